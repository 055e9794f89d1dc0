"""Paper sheets are typed in by keys alone, or by touch; each counts like a result from a file."""

from __future__ import annotations

import json
import re
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.assessment.test_qr import read
from tests.browser.everywhere.test_accessibility import violations
from tests.browser.reference import load
from tests.browser.teams import shown
from tests.browser.typing_in import filled_in, keys_for, said, type_sheet
from tests.browser.visiting import Visitor
from tests.root import ROOT

FORESIGHT = "marketing-ops-foresight"
ADDRESS = f"{FORESIGHT}/team/"


@pytest.fixture(scope="module")
def framework() -> Framework:
    """Checklists, conditions, own words, and questions about the person."""
    return load(ROOT / "frameworks" / FORESIGHT / "1.0.0.yaml")


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.open(ADDRESS)


def kept(page: Page) -> list[dict[str, Any]]:
    """The members, as this browser keeps them."""
    text = page.evaluate(f"localStorage['stagemark-team:{FORESIGHT}:1.0.0']")
    members: list[dict[str, Any]] = json.loads(text)["members"]
    return members


def begin(page: Page) -> None:
    page.keyboard.press("Shift+Enter")
    expect(page.get_by_label("Name (optional)")).to_be_focused()


def test_sheets_typed_by_keyboard_alone_are_results(page: Page, framework: Framework) -> None:
    sheets = {name: filled_in(framework, Random(name)) for name in ("Kim", "Lee", "")}
    begin(page)
    for name, answers in sheets.items():
        type_sheet(page, framework, name, answers)
        expect(page.locator("#entry-question")).to_contain_text(f"Done: {len(answers)} answered, ")
        page.keyboard.press("Enter")
        expect(said(page)).to_contain_text("is taken in. Done: ")
        expect(page.get_by_label("Name (optional)")).to_be_focused()
    page.keyboard.press("Escape")
    assert shown(page) == ["Kim", "Lee", "Sheet 3"]
    expect(page.get_by_role("button", name="Type in a paper sheet")).to_be_focused()
    members = {one["label"]: one for one in kept(page)}
    assert {name: members[name or "Sheet 3"]["answers"] for name in sheets} == sheets
    assert all(one["created"] for one in members.values())


def test_equal_sheets_are_people_of_their_own(page: Page) -> None:
    begin(page)
    for name in ("", "", "Kim", "Kim"):
        page.keyboard.type(name)
        for key in ("Enter", "a", "End", "Enter"):
            page.keyboard.press(key)
    page.keyboard.press("Escape")
    assert shown(page) == ["Kim", "Kim (2)", "Sheet 1", "Sheet 2"]
    expect(page.locator("#apart li")).to_have_count(0)


def test_a_sheet_is_corrected(page: Page) -> None:
    begin(page)
    page.keyboard.type("Kim")
    for key in ("Enter", "a", "b", "End", "Enter", "Escape"):
        page.keyboard.press(key)
    page.reload()
    page.locator("#entry").get_by_role("button", name="Kim").click()
    expect(page.get_by_role("dialog", name="Correct Kim")).to_be_visible()
    expect(page.locator(".entry-strip li").nth(1)).to_have_text("2 b")
    for key in ("2", "Enter", "d", "End", "Enter", "Escape"):
        page.keyboard.press(key)
    assert shown(page) == ["Kim"]
    [one] = kept(page)
    assert len(one["answers"]) == 2
    page.locator("#entry").get_by_role("button", name="Kim").click()
    expect(page.locator(".entry-strip li").nth(1)).to_have_text("2 d")


def test_what_was_begun_stays(page: Page) -> None:
    begin(page)
    page.keyboard.type("Kim")
    for key in ("Enter", "b", "Tab"):
        page.keyboard.press(key)
    page.keyboard.type("In spring")
    for key in ("Enter", "c", "Escape"):
        page.keyboard.press(key)
    page.reload()
    page.get_by_role("button", name="Go on with the sheet that was begun").click()
    expect(page.get_by_label("Name (optional)")).to_have_value("Kim")
    expect(page.locator("#entry-number")).to_have_text("Question 3 of 21")
    page.keyboard.press("Backspace")
    expect(page.get_by_label(re.compile("^Note to question"))).to_have_value("In spring")
    expect(page.locator(".entry-options [aria-pressed=true]")).to_contain_text("c")


def test_a_sheet_is_started_over_and_cleared_with_the_team(page: Page) -> None:
    begin(page)
    for key in ("Enter", "a", "End", "Enter", "Enter", "b"):
        page.keyboard.press(key)
    page.get_by_role("button", name="Start this sheet over").click()
    expect(page.locator("#entry-number")).to_have_text("Question 1 of 21")
    page.keyboard.press("Enter")
    page.keyboard.press("Control+z")
    expect(page.locator(".entry-strip li").first).to_have_text("1 b")
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Clear all").click()
    entry = page.evaluate(f"localStorage['stagemark-team:{FORESIGHT}:1.0.0:entry']")
    assert json.loads(entry)["content"]["drafts"] == {}


def test_every_key_is_answered_in_words(page: Page) -> None:
    begin(page)
    page.keyboard.press("Enter")
    second = page.locator("#entry-question")
    for key, words in {
        "a": "1: a ",
        "x": "Nothing was changed. There are a to d for an answer, ? for ",
        "Control+z": "Undone",
        "Control+Z": "There is nothing to undo.",
        "9": "Begun: 9. Enter ends it.",
        "0": "Begun: 90. Enter ends it.",
        "Enter": "There is no question 90; the last is 21.",
        " ": "1: left open",
        "Backspace": "now",
    }.items():
        page.keyboard.press(key)
        if key in ("a", " "):
            # What was taken and what is asked now are one sentence of one region.
            expect(said(page)).to_contain_text(f"; now 2. {second.text_content()}")
        if key != "Backspace":
            expect(said(page)).to_contain_text(words)
    expect(page.locator("#entry-number")).to_have_text("Question 1 of 21")


OPEN = "\N{EN DASH}"
OTHER_KEYBOARDS = {
    "Cyrillic": ({"key": "\u0444", "code": "KeyA"}, "1 a"),
    "Greek, shifted": ({"key": "\u0392", "code": "KeyB", "shiftKey": True}, "1 b"),
    "Arabic question mark": ({"key": "\u061f", "code": "Slash", "shiftKey": True}, "1 ?"),
    "Dvorak": ({"key": "a", "code": "KeyQ"}, "1 a"),
    "held": ({"key": "a", "code": "KeyA", "repeat": True}, f"1 {OPEN}"),
    "a command": ({"key": "a", "code": "KeyA", "ctrlKey": True}, f"1 {OPEN}"),
}


def test_other_keyboards_have_the_same_keys(page: Page) -> None:
    begin(page)
    page.keyboard.press("Enter")
    press = """([init]) => document.activeElement.dispatchEvent(
      new KeyboardEvent("keydown", { ...init, bubbles: true, cancelable: true }))"""
    first = page.locator(".entry-strip li").first
    for name, (key, strip) in OTHER_KEYBOARDS.items():
        page.evaluate(press, [key])
        assert first.inner_text() == strip, name
        page.keyboard.press("1")
        page.keyboard.press("Enter")
        page.keyboard.press("Space")
        page.keyboard.press("Backspace")
    page.evaluate(press, [{"key": "\u00e9", "code": "Digit2"}])
    expect(said(page)).to_have_text("Begun: 2. Enter ends it.")


def test_a_sheet_is_filled_in_by_touch_on_a_phone(visitor: Visitor, site: Path) -> None:
    page = visitor.context(width=390, has_touch=True).new_page()
    visitor.allow(site.as_uri())
    page.goto((site / FORESIGHT / "1.0.0" / "team" / "index.html").as_uri())
    page.get_by_role("button", name="Type in a paper sheet").tap()
    sheet = page.get_by_role("dialog")
    sheet.locator(".entry-options button").nth(1).tap()
    expect(page.locator("#entry-number")).to_be_in_viewport()
    for name in ("Leave open", "Back", "Leave open", "Undo"):
        sheet.get_by_role("button", name=name).tap()
    page.locator(".entry-strip button").nth(3).tap()
    expect(page.locator("#entry-number")).to_have_text("Question 4 of 21")
    sheet.locator(".entry-options button").nth(2).tap()
    sheet.get_by_role("button", name="To the end").tap()
    expect(page.locator("#entry-question")).to_contain_text("Done: 2 answered, ")
    sheet.get_by_role("button", name="Take it in").tap()
    sheet.get_by_role("button", name="Close").tap()
    assert shown(page) == ["Sheet 1"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390


def test_axe_has_no_objection_to_a_sheet(page: Page, framework: Framework) -> None:
    begin(page)
    page.keyboard.press("Enter")
    keys = list(keys_for(framework, filled_in(framework, Random(3))))
    for key in [*keys[:6], "x"]:
        page.keyboard.press(key)
    for scheme, width, direction in (("light", 1280, "ltr"), ("dark", 320, "rtl")):
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        page.set_viewport_size({"width": width, "height": 900})
        page.evaluate("(dir) => { document.documentElement.dir = dir; }", direction)
        assert violations(page) == "", scheme
        # No part of the sheet is cut off at the side.
        overflow = "(one) => one.scrollWidth - one.clientWidth"
        assert page.locator("dialog.entry").evaluate(overflow) == 0


def test_the_room_photographs_the_way_to_the_questionnaire(page: Page, visitor: Visitor) -> None:
    page.get_by_role("button", name="Show the room the way to the questionnaire").click()
    expect(page.get_by_role("dialog", name="Photograph this to join")).to_be_visible()
    for width, height in ((1280, 720), (390, 844)):
        page.set_viewport_size({"width": width, "height": height})
        assert read(page.screenshot()) == [f"{visitor.home}{FORESIGHT}/1.0.0/assess/"]
        close = page.get_by_role("button", name="Close")
        expect(close).to_be_in_viewport()
    assert violations(page) == ""
    close.click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_answers_typed_in_any_order_are_kept_as_all_others_are(page: Page) -> None:
    begin(page)
    page.keyboard.type("Kim")
    page.keyboard.press("Enter")
    for key in ("Space", "a", "b", "1", "Enter", "c", "End", "Enter", "Escape"):
        page.keyboard.press(key)
    expect(page.locator("#people li")).to_have_count(1)
    page.reload()
    expect(page.locator("#people li")).to_have_count(1)
    # Nothing was put aside as none of this page's own.
    expect(page.locator("main")).not_to_contain_text("put aside")


def test_a_correction_that_was_only_begun_says_so_and_names_stay_out(page: Page) -> None:
    begin(page)
    page.keyboard.type("Kim")
    for key in ("Enter", "a", "b", "End", "Enter", "Escape"):
        page.keyboard.press(key)
    again = page.locator(".entry-typed button")
    expect(again).to_have_text("Kim")
    again.click()
    page.keyboard.press("Escape")
    expect(again).to_have_text("Kim")
    again.click()
    for key in ("1", "Enter", "b", "Escape"):
        page.keyboard.press(key)
    expect(again).to_have_text("Kim (changes begun, not taken in)")
    page.get_by_label("Leave names out").check()
    expect(again).to_contain_text("Sheet 1")
    expect(page.locator("#entry")).not_to_contain_text("Kim")
