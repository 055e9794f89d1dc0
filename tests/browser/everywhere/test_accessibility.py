"""axe finds nothing to object to on any kind of page, however it appears and however far one is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB, Answers, all_at, tick
from tests.browser.kinds import KINDS, PROSE, QUESTIONNAIRES, finish, kinds_of
from tests.browser.visiting import Visitor

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Targets of touch are a rule of WCAG 2.2 that axe leaves off unless asked.
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}


COLOURS = ("color-contrast", "link-in-text-block")
SIZES = ("target-size", "scrollable-region-focusable")


class Appearance(NamedTuple):
    """``rules``: those that it may break though the plainest does not; all, where none is named."""

    rules: tuple[str, ...] = ()
    scheme: Literal["light", "dark"] = "light"
    colours: Literal["active", "none"] = "none"
    width: int = 1280
    direction: str = "ltr"


# Colours do not depend on the width of a page, nor sizes on its colours: each once is enough.
APPEARANCES = {
    "light and wide": Appearance(),
    "dark and narrow": Appearance((*COLOURS, *SIZES), scheme="dark", width=320),
    "forced colours": Appearance(COLOURS, scheme="dark", colours="active"),
    "from right to left": Appearance(SIZES, width=320, direction="rtl"),
}
# In forced colours Chromium says of the filling of letters what it would be without them, and axe
# asks for that first; what is painted is the colour of the text.
READ_COLOURS = """() => {
  const read = CSSStyleDeclaration.prototype.getPropertyValue;
  CSSStyleDeclaration.prototype.getPropertyValue = function (name) {
    return read.call(this, name === "-webkit-text-fill-color" ? "color" : name);
  };
}"""


def violations(page: Page, rules: tuple[str, ...] = ()) -> str:
    """What axe objects to on the page as it stands, a line for each place."""
    options = {**OPTIONS, "runOnly": {"type": "rule", "values": rules}} if rules else OPTIONS
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(READ_COLOURS)
        page.evaluate(Axe().axe_script)
    found = page.evaluate("(options) => axe.run(document, options)", options)["violations"]
    return "\n".join(
        f"{violation['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    )


def objections(page: Page) -> dict[str, str]:
    """The appearances that axe objects to, with what it says."""
    said = {}
    for name, (rules, scheme, colours, width, direction) in APPEARANCES.items():
        page.emulate_media(color_scheme=scheme, forced_colors=colours)
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("(dir) => { document.documentElement.dir = dir; }", direction)
        said[name] = violations(page, rules)
    return {name: text for name, text in said.items() if text}


def test_no_kind_of_page_is_forgotten(site: Path) -> None:
    pages = {path.relative_to(site).as_posix() for path in site.rglob("*.html")}
    examples = {re.split("[?#]", address)[0] for address in KINDS.values()}
    files = {f"{one}index.html" if one.endswith("/") or not one else one for one in examples}
    frameworks = [file.parent.name for file in site.glob("*/versions.json")]
    assert kinds_of(files, frameworks) == kinds_of(pages, frameworks)


@pytest.mark.parametrize("kind", KINDS)
def test_a_page_as_it_opens(visitor: Visitor, kind: str) -> None:
    page = visitor.open(KINDS[kind])
    if kind == "search":
        expect(page.locator("#results a").first).to_be_visible()
    assert objections(page) == {}


def test_prose_of_every_page(visitor: Visitor) -> None:
    page = visitor.open(width=320)
    for address in PROSE:
        page.goto(address)
        assert violations(page) == "", address


def sittings(smb: Framework) -> Iterator[tuple[str, Answers]]:
    """The questionnaire as one meets it: half way, done low, done high."""
    yield "half", dict.fromkeys(list(smb.questions)[:8], "yes")
    yield "low", {**all_at(smb, "no"), "forecasts": "yes"}
    yield "high", {**all_at(smb, "yes"), "templates": "~na"}


def test_a_sitting_with_gates(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    for name, answers in sittings(smb):
        tick(page, answers)
        assert objections(page) == {}, name
    expect(page.locator(".strength[data-finding]")).to_be_visible()


def test_a_sitting_with_dimensions(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    answers = uneven(marketing_ops)
    tick(page, dict(list(answers.items())[: len(answers) // 2]))
    assert objections(page) == {}
    tick(page, answers)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    expect(page.locator(".warning[data-finding]").first).to_be_visible()
    expect(page.locator("#all-steps .steps:visible").first).to_be_visible()
    assert objections(page) == {}


def uneven(framework: Framework) -> Answers:
    """One dimension at its best and the others at their lowest, for a scorecard full of advice."""
    answers = {}
    for dimension in framework.dimensions:
        for question in (one for one in dimension.questions if one.is_scored):
            options = sorted(framework.options_of(question), key=lambda option: option.value)
            answers[question.id] = options[-1 if dimension.id == "technology" else 0].id
    return answers


@pytest.mark.parametrize("kind", [kind for kind in QUESTIONNAIRES if kind != "assessment"])
def test_a_sitting_elsewhere(visitor: Visitor, kind: str) -> None:
    page = visitor.open(QUESTIONNAIRES[kind])
    finish(page)
    assert violations(page) == ""


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
def test_one_question_at_a_time(visitor: Visitor, kind: str) -> None:
    page = visitor.open(QUESTIONNAIRES[kind])
    page.get_by_role("button", name="One question at a time").click()
    page.keyboard.press("1")
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.locator("fieldset:visible")).to_have_count(1)
    assert objections(page) == {}
    if kind == "assessment":
        finish(page)
        page.locator("#progress").get_by_role("link", name="See your result").click()
        expect(page.locator("#verdict")).to_be_in_viewport()
        expect(page.locator("#back")).to_be_visible()
        assert objections(page) == {}


def test_marks_are_told_apart_in_forced_colours(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/", forced_colors="active")
    pressed = page.get_by_role("button", name="All on one page", pressed=True)
    other = page.get_by_role("button", name="One question at a time", pressed=False)
    filling = "(one, part) => getComputedStyle(one, part).background"
    assert pressed.evaluate(filling, None) != other.evaluate(filling, None)
    fillings = {}
    half = dict.fromkeys(list(smb.questions)[:8], "yes")
    for answers in (half, {**all_at(smb, "no"), **half}):
        tick(page, answers)
        for step in page.locator("#scorecard .path li").all():
            mark = step.get_attribute("data-mark")
            fillings[mark] = step.evaluate(filling, "::before")
    assert fillings.keys() == {"done", "range", "here", ""}
    assert len(set(fillings.values())) == len(fillings)
