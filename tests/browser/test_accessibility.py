"""axe finds nothing to object to, in light and in dark."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from playwright.sync_api import Page

from stagemark.model import Framework
from tests.browser.assessment import DIMENSIONS, SMB, Answers, all_at, tick
from tests.browser.visiting import Visitor

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
# Targets of touch are a rule of WCAG 2.2 that axe leaves off unless asked.
OPTIONS = {
    "runOnly": {"type": "tag", "values": TAGS},
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations"],
}
PROSE = ["method/", "embedding/", "workshop/", "accessibility/", "privacy/", "404.html"]
PAGES = ["", f"{SMB}/", f"{SMB}/stages/integrated-systems/", *PROSE]
SCHEMES = ["light", "dark"]
Scheme = Literal["light", "dark"]


def violations(page: Page) -> str:
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return "\n".join(
        f"{violation['id']}: {node['html'][:160]}: {node['failureSummary']}"
        for violation in found
        for node in violation["nodes"]
    )


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("address", PAGES)
def test_pages(visitor: Visitor, address: str, scheme: Scheme) -> None:
    assert violations(visitor.open(address, color_scheme=scheme)) == ""


def sittings(smb: Framework) -> Iterator[tuple[str, Answers]]:
    """The questionnaire as one meets it: untouched, half way, done low, done high."""
    yield "empty", {}
    yield "half", dict.fromkeys(list(smb.questions)[:8], "yes")
    yield "low", {**all_at(smb, "no"), "forecasts": "yes"}
    yield "high", {**all_at(smb, "yes"), "templates": "~na"}


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", [1280, 320])
def test_a_sitting_with_gates(visitor: Visitor, smb: Framework, scheme: Scheme, width: int) -> None:
    page = visitor.open(f"{SMB}/assess/", color_scheme=scheme, width=width)
    for name, answers in sittings(smb):
        tick(page, answers)
        assert violations(page) == "", name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_sitting_with_dimensions(
    visitor: Visitor, marketing_ops: Framework, scheme: Scheme
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", color_scheme=scheme)
    assert violations(page) == ""
    tick(page, lowest(marketing_ops))
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert violations(page) == ""


def lowest(framework: Framework) -> Mapping[str, str]:
    return {
        question.id: min(framework.options_of(question), key=lambda option: option.value).id
        for question in framework.questions.values()
        if question.is_scored
    }


EVERY_KIND = [*PAGES, f"{SMB}/stages/", "search/", f"{SMB}/assess/", f"{DIMENSIONS}/assess/"]


@pytest.mark.parametrize("address", EVERY_KIND)
def test_pages_in_forced_colours(visitor: Visitor, address: str) -> None:
    assert violations(visitor.open(address, forced_colors="active")) == ""


@pytest.mark.parametrize("address", EVERY_KIND)
def test_pages_from_right_to_left_on_a_phone(visitor: Visitor, address: str) -> None:
    page = visitor.open(address, width=320)
    page.evaluate("() => { document.documentElement.dir = 'rtl'; }")
    assert violations(page) == ""
    assert not scrolls_sideways(page)


@pytest.mark.parametrize("address", EVERY_KIND)
def test_pages_with_text_twice_as_large(visitor: Visitor, address: str) -> None:
    page = visitor.open(address)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%'; }")
    assert not scrolls_sideways(page)


def scrolls_sideways(page: Page) -> bool:
    sideways: bool = page.evaluate(
        "() => document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return sideways
