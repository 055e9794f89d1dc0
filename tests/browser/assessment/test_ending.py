"""The end: the last answer opens the way to the result, and pressing it turns the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, stamp, tick
from tests.browser.visiting import Visitor

FOCUSED = "document.activeElement.id"
# What is filled with the accent on the screen as it stands.
FILLED = """() => {
  const probe = document.body.appendChild(document.createElement("i"));
  probe.style.color = "var(--accent)";
  const accent = getComputedStyle(probe).color;
  probe.remove();
  return [...document.querySelectorAll("a, button")].filter((one) => {
    const {top, bottom} = one.getBoundingClientRect();
    return one.checkVisibility() && bottom > 0 && top < innerHeight
      && getComputedStyle(one).backgroundColor === accent;
  }).map((one) => one.textContent);
}"""
FILLING = """() => document.getAnimations()
  .filter(({animationName}) => animationName === "fill")
  .map(({effect}) => effect.getComputedTiming().endTime)"""


def finish(page: Page, smb: Framework) -> None:
    tick(page, all_at(smb, "yes"))
    assert stamp(page)["state"] == "complete"


def assert_turned(page: Page) -> None:
    expect(page.get_by_role("button", name="Back to your answers")).to_be_visible()
    expect(page.locator("#scorecard")).to_be_visible()
    for gone in ("h1", "#questions", "#progress"):
        expect(page.locator(gone)).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 390])
def test_pressing_the_button_turns_the_page_and_back_returns(
    visitor: Visitor, smb: Framework, width: int
) -> None:
    page = visitor.open(f"{SMB}/assess/", width=width)
    way = page.locator("#progress").get_by_role("link")
    *rest, last = smb.questions
    tick(page, dict.fromkeys(rest, "yes"))
    expect(way.last).to_have_text("Result so far")
    page.goto(f"{SMB}/assess/#q_{last}")
    page.reload()
    before = page.evaluate(FILLED)
    assert len(before) <= 1
    assert "Result so far" not in before
    tick(page, {last: "yes"})
    # Nothing turns by itself.
    expect(page.locator(f"#q_{last}")).to_be_in_viewport()
    expect(way.last).to_have_text("See your result")
    assert page.evaluate(FILLED) == ["See your result"]

    top = page.evaluate("scrollY")
    way.last.click()
    # The path fills once, from the first stage to the one that is reached.
    assert max(page.evaluate(FILLING)) == 400
    assert_turned(page)
    assert page.evaluate(FOCUSED) == "verdict"
    expect(page.locator("#verdict")).to_be_in_viewport()
    page.go_back()
    expect(page.locator(f"#q_{last}")).to_be_in_viewport()
    assert page.evaluate("scrollY") == top
    expect(way.last).to_be_focused()
    page.go_forward()
    assert_turned(page)
    # It stays turned when it is loaded again, and the answers stay where they were.
    page.reload()
    assert_turned(page)
    assert page.evaluate(FILLING) == []
    page.get_by_role("button", name="Back to your answers").click()
    expect(page.locator(f"#q_{last}")).to_be_visible()
    expect(page.locator("#back")).to_be_hidden()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_link_to_a_question_leaves_the_result_and_back_returns_to_it(
    visitor: Visitor, smb: Framework, width: int
) -> None:
    page = visitor.open(f"{SMB}/assess/", width=width)
    tick(page, {**all_at(smb, "yes"), "forecasts": "no"})
    page.locator("#progress").get_by_role("link", name="See your result").click()
    assert_turned(page)
    page.locator("#scorecard a[href='#q_forecasts']:visible").first.click()
    expect(page.locator("#q_forecasts")).to_be_in_viewport()
    expect(page.locator("#back")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('fieldset')?.id") == "q_forecasts"
    page.go_back()
    assert_turned(page)


def test_starting_again_leaves_the_result(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/", width=390)
    finish(page, smb)
    page.locator("#progress").get_by_role("link", name="See your result").click()
    page.get_by_role("button", name="Start again").click()
    expect(page.locator("fieldset:visible")).to_have_id(f"q_{next(iter(smb.questions))}")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#progress").get_by_role("link").last).to_have_text("Result so far")


def test_nothing_moves_where_that_is_asked_for(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/", reduced_motion="reduce")
    finish(page, smb)
    page.locator("#progress").get_by_role("link", name="See your result").click()
    assert_turned(page)
    assert page.evaluate(FILLING) == []


def test_paper_is_not_turned(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    finish(page, smb)
    page.locator("#progress").get_by_role("link", name="See your result").click()
    page.emulate_media(media="print")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("#questions")).to_be_visible()
    expect(page.locator("#back")).to_be_hidden()
    assert page.evaluate(FILLING) == []


def test_a_frame_speaks_of_the_result_at_the_end_alone(visitor: Visitor, smb: Framework) -> None:
    names = [stage.name for stage in smb.stages]
    *rest, last = smb.questions
    for place, speaks in (("assess/", True), ("embed/?view=page", False)):
        page = visitor.open(f"{SMB}/{place}")
        tick(page, dict.fromkeys(rest, "yes"))
        said = page.locator("#left").inner_text() + page.locator("#scorecard").inner_text()
        assert any(name in said for name in names) == speaks, said
        assert stamp(page)["highStage"] == smb.stages[-1].id
        tick(page, {last: "yes"})
        assert (names[-1] in page.locator("#left").inner_text()) == speaks
        expect(page.locator("#verdict")).to_have_text(names[-1])
        page.context.close()
