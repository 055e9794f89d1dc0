"""The keyboard alone: a way through every kind of page, and at every stop one sees where one is."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.scorer import score
from tests.browser.answering import SMB, Answers, all_at, stamp
from tests.browser.kinds import KINDS, QUESTIONNAIRES, finish
from tests.browser.visiting import Visitor

PHONE = 320
MOST_TABS = 200
FOCUSED = """() => {
  const {type, name, textContent, hash} = document.activeElement;
  return {type, name, textContent: textContent.trim(), hash};
}"""

# What takes the focus, in the order of the page: all but radio buttons by themselves, these by
# groups. What is out of sight takes none.
STOPS = """() => {
  const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const groups = new Set();
  window.stops = [...document.querySelectorAll(controls)].filter((one) => {
    if (one.disabled || !one.checkVisibility({visibilityProperty: true})) return false;
    if (one.type !== "radio") return true;
    const [shown] = [...document.getElementsByName(one.name)].filter(({checked}) => checked);
    return shown ? shown === one : !groups.has(one.name) && groups.add(one.name);
  });
  window.shownBy = (stop) => stop.closest("label:has(input)") ?? stop;
  window.look = (stop) => {
    const read = getComputedStyle(shownBy(stop));
    return read.outlineStyle === "none" ? "" : `${read.outlineWidth} ${read.outlineColor}`;
  };
  window.looks = stops.map(look);
  return stops.length;
}"""

# Where the focus is: the place among the stops, and what is wrong with it.
STOP = """() => {
  const stop = document.activeElement;
  if (stop === document.body) return null;
  if (stop.localName === "iframe") return "in a frame";
  const number = stops.findIndex((one) => one === stop || (one.name && one.type === "radio"
    && stop.type === "radio" && one.name === stop.name));
  const shown = shownBy(stop);
  // A link that is broken into lines has a box for each of them.
  const [box] = shown.getClientRects();
  const there = document.elementFromPoint(box.left + box.width / 2, box.top + box.height / 2);
  const wrong = [];
  if (number < 0) wrong.push("is no control");
  if (!shown.contains(there)) wrong.push(`is beneath ${there?.outerHTML.slice(0, 80)}`);
  if (look(stop) === looks[number] || parseFloat(look(stop)) < 2) wrong.push("looks no different");
  return {
    number,
    wrong: wrong.map((one) => `${shown.outerHTML.slice(0, 120)} ${one}`),
    region: stop.matches(".path *") ? "path" : stop.closest("main, aside, footer")?.tagName,
    top: box.top + scrollY,
    bottom: box.bottom + scrollY,
  };
}"""


def walk(page: Page, key: str) -> list[dict[str, Any]]:
    """Every stop from one end of the page to where the focus leaves it."""
    expected = page.evaluate(STOPS)
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_TABS):
        page.keyboard.press(key)
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        # What a frame shows is a page of another kind, with stops of its own.
        if stop != "in a frame":
            stops.append(stop)
        if len(stops) > expected + 1:
            break
    pytest.fail(f"{key} does not lead out of the page: {stops[-3:]}")


def assert_sound(page: Page, key: str) -> None:
    stops = walk(page, key)
    assert [text for stop in stops for text in stop["wrong"]] == []
    order = [stop["number"] for stop in stops]
    assert order == sorted(range(page.evaluate("stops.length")), reverse=key == "Shift+Tab")
    for one, other in pairwise(stops):
        above, below = (one, other) if key == "Tab" else (other, one)
        # The path of stages climbs: there, on narrow screens, the first stage stands lowest.
        if above["region"] == below["region"] != "path":
            assert below["bottom"] > above["top"], f"{below} comes after {above}"


def settle(page: Page, kind: str) -> None:
    """What loads later brings further stops."""
    if kind in QUESTIONNAIRES:
        expect(page.locator("#downloads")).to_be_attached()


@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_is_seen_forwards_where_all_is_four_times_as_large(
    visitor: Visitor, kind: str
) -> None:
    page = visitor.open(KINDS[kind])
    settle(page, kind)
    page.set_viewport_size({"width": PHONE, "height": 256})
    if kind in QUESTIONNAIRES:
        finish(page)
    assert_sound(page, "Tab")


@pytest.mark.parametrize("kind", KINDS)
def test_every_stop_is_seen_backwards_in_forced_colours(visitor: Visitor, kind: str) -> None:
    page = visitor.open(KINDS[kind], forced_colors="active")
    settle(page, kind)
    assert_sound(page, "Shift+Tab")


@pytest.mark.parametrize("width", [1280, PHONE])
def test_a_way_through_all_pages(visitor: Visitor, smb: Framework, width: int) -> None:
    page = visitor.open(width=width)
    first, *_, last = smb.stages
    follow(page, smb.title, to=f"{SMB}/")
    follow(page, "All stages side by side", to=f"{SMB}/stages/")
    follow(page, last.name, to=f"{SMB}/stages/{last.id}/")
    follow(page, "Search", to="search/")
    while not page.get_by_role("searchbox").evaluate("(box) => box === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.type(first.name)
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/stages/{first.id}/index.html*")
    follow(page, "How scores come about", to="method/")
    follow(page, "Assessments", to="")
    follow(page, f"Start {smb.title}", to=f"{SMB}/assess/")

    answers = answer_by_keyboard(page, smb)
    expect(page.locator("#scorecard")).to_be_in_viewport()
    expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
    assert stamp(page)["stage"] == score(smb, answers)["stage"] == first.id
    follow(page, f"More on {first.name}", to=f"{SMB}/stages/{first.id}/")
    follow(page, "See where you stand", to=f"{SMB}/assess/")
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", first.id)


def follow(page: Page, name: str, *, to: str) -> None:
    """Presses Tab until a link of that name has the focus, and Enter there and on a closed menu."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)["textContent"]
        if focused == "Menu":
            page.keyboard.press("Enter")
        elif focused == name:
            page.keyboard.press("Enter")
            page.wait_for_url(re.compile(f"//[^/]+/{to}index.html(#.*)?$"))
            return
    pytest.fail(f"no way to {name} by Tab")


def answer_by_keyboard(page: Page, smb: Framework) -> Answers:
    """Yes to everything, by Space; the last answer of each dimension is moved to no by an arrow.

    Where one question is asked at a time, Enter goes on.
    """
    last = [dimension.questions[-1].id for dimension in smb.dimensions]
    answered: set[str] = set()
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        focused = page.evaluate(FOCUSED)
        if focused["type"] == "radio":
            assert focused["name"] not in answered, "Tab stops twice at a question"
            answered.add(focused["name"])
            page.keyboard.press("Space")
            if focused["name"] in last:
                page.keyboard.press("ArrowDown")
            if page.locator("fieldset:visible").count() == 1 and len(answered) < len(smb.questions):
                page.keyboard.press("Enter")
        elif focused["textContent"] == "Next":
            page.keyboard.press("Enter")  # behind the questions about oneself
        elif len(answered) == len(smb.questions) and focused["hash"] == "#scorecard":
            page.keyboard.press("Enter")
            break
    return {**all_at(smb, "yes"), **dict.fromkeys(last, "no")}


@pytest.mark.parametrize("kind", KINDS)
def test_the_first_stop_skips_what_is_on_every_page(visitor: Visitor, kind: str) -> None:
    page = visitor.open(KINDS[kind])
    page.keyboard.press("Tab")
    target = page.evaluate(FOCUSED)["hash"]
    page.keyboard.press("Enter")
    expect(page.locator(target)).to_be_in_viewport()
    page.keyboard.press("Tab")
    # Pages with nothing to follow in their text go on behind it, but never before it.
    after = """(target) => {
      const place = document.querySelector(target).compareDocumentPosition(document.activeElement);
      return Boolean(place & Node.DOCUMENT_POSITION_FOLLOWING);
    }"""
    assert page.evaluate(after, target)


def test_a_frame_lets_go_of_the_focus(visitor: Visitor, tmp_path: Path) -> None:
    text = f"""<!doctype html><html lang="en"><title>Host</title><link rel="icon" href="data:,">
      <a href="#before">Before</a>
      <iframe title="Frame" src="{visitor.home}{SMB}/embed/?view=page"></iframe>
      <a href="#after">After</a>"""
    (tmp_path / "index.html").write_text(text, encoding="utf-8")
    with visitor.at(tmp_path) as address:
        page = visitor.context(base_url=address).new_page()
        page.goto("")
        for key, end in (("Tab", "#after"), ("Shift+Tab", "#before")):
            entered = False
            for _ in range(MOST_TABS):
                page.keyboard.press(key)
                if page.evaluate("document.activeElement.tagName") == "IFRAME":
                    entered = True
                elif entered:
                    break
            assert page.evaluate(FOCUSED)["hash"] == end
        page.context.close()
