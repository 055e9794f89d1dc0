"""The workshop on the wall: in large type, by keyboard alone, and all of it kept."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.everywhere.test_accessibility import violations
from tests.browser.taking import LONG, take, text_of
from tests.browser.teams import ADDRESS, NAMES, Result, bring, bring_all, file, ordered, question
from tests.browser.visiting import Visitor

SCREENS = [(1280, 720), (1920, 1080), (390, 844)]


FULL = "() => Boolean(document.fullscreenElement)"


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)


def present(page: Page, results: list[Result]) -> Page:
    """With all results in, on the first screen."""
    bring_all(page, results)
    page.get_by_role("button", name="Present").focus()
    press(page, "Enter")
    expect(page.locator(".wall")).to_be_visible()
    return page


def title(page: Page) -> str:
    return page.locator("#wall-title").inner_text()


def test_a_workshop_by_keyboard_alone(
    visitor: Visitor, page: Page, five: list[Result], marketing_ops: Framework
) -> None:
    present(page, five)
    wall = page.locator(".wall")
    (second, options), number = ordered(marketing_ops)[1], 2
    texts = {option.id: option.text for option in marketing_ops.options_of(second)}
    finding = page.locator("#finding strong").text_content()
    expect(wall.get_by_role("heading", level=2)).to_have_text(finding or "")
    press(page, "PageDown")
    expect(wall.locator("#wall-title")).to_have_text(second.text)
    expect(wall.locator(".wall-where")).to_have_text(f"Question {number} · Process · 1 of 20")
    expect(wall.get_by_text("5 of 5 answers are in.")).to_be_visible()
    for name in NAMES:
        expect(wall.get_by_text(name)).to_have_count(0)

    press(page, "Space")
    rows = wall.locator("tbody tr:visible")
    expect(rows.nth(0)).to_contain_text("Lowest")
    expect(rows.nth(0).locator("td").first).to_have_text("4KKimLLeeMMariaNNoor")
    expect(rows.nth(4).locator("td").first).to_have_text("1SSam")
    expect(wall.locator(".wall-said").first).to_have_text("2 answers, the whole range apart")
    expect(wall.get_by_text("Only in <b>spring</b>.")).to_have_count(0)
    press(page, "n")
    expect(wall.get_by_text("Lee: Only in <b>spring</b>.")).to_be_visible()

    press(page, "v", "1", "Enter", "4", "Escape")
    again = "5 hands · 25% of the range apart · closer than before"
    expect(wall.locator("p.second")).to_have_text(f"Second round: {again}")
    press(page, "a", "ArrowDown", "Enter", "2", "Enter")
    page.keyboard.type("Sam and Kim: not yet.")
    page.reload()

    # In the middle, it goes on where it was.
    expect(wall.locator("#wall-title")).to_have_text(second.text)
    expect(wall.locator(".wall-outcome")).to_have_text(f"Agreed: {texts[options[1]]}")
    expect(wall.locator(".wall-against")).to_have_text(
        "2 people do not agree: Sam and Kim: not yet."
    )
    expect(wall.locator(".wall-hands").nth(1)).to_have_value("4")
    press(page, "End")
    expect(wall.locator(".wall-dissents")).to_contain_text(second.text)
    press(page, "Escape")
    expect(wall).to_be_hidden()
    expect(page.get_by_role("button", name="Present")).to_be_focused()
    page.goto("about:blank")
    page.goto(ADDRESS)
    expect(wall).to_be_hidden()

    item = question(page, second.id)
    expect(item.locator(".outcome")).to_have_text(f"Agreed: {texts[options[1]]}")
    expect(item.locator(".said-again")).to_contain_text(f"1 said “{texts[options[0]]}”, 4 said")
    expect(item.locator(".dissent-said")).to_have_text(
        "2 people do not agree: Sam and Kim: not yet."
    )
    saved = text_of(take(page, "team"))
    other = visitor.open(ADDRESS, accept_downloads=True)
    bring(other, file(saved, "team.json"))
    assert json.loads(text_of(take(other, "team"))) == json.loads(saved)
    rows_of = csv.DictReader(io.StringIO(text_of(take(other, "csv")).lstrip("\ufeff"), newline=""))
    row = next(one for one in rows_of if one["id"] == second.id)
    assert (row["against"], row["dissent"]) == ("2", "Sam and Kim: not yet.")


def test_remotes_and_keys_lead_everywhere(page: Page, five: list[Result]) -> None:
    present(page, five)
    first = title(page)
    press(page, "PageDown")
    asked = title(page)
    press(page, "ArrowRight")
    expect(page.locator(".wall-rounds")).to_be_visible()
    assert title(page) == asked
    press(page, "ArrowRight")
    assert title(page) != asked
    press(page, "PageUp", "ArrowLeft")
    assert title(page) == first
    press(page, "1")
    expect(page.locator(".wall-jump")).to_have_text("Question 1: more digits, or Enter")
    press(page, "8")
    expect(page.locator(".wall-where")).to_contain_text("Question 18 ·")
    press(page, "1", "Enter")
    expect(page.locator(".wall-where")).to_contain_text("Question 1 ·")
    press(page, "9")
    expect(page.locator(".wall-where")).to_contain_text("Question 9 ·")
    press(page, "2", "5")
    expect(page.locator(".wall-jump")).to_have_text("There is no question 25 to talk about.")
    press(page, "Home")
    page.get_by_label("As the questionnaire asks them").check()
    press(page, "Escape", "PageDown")
    expect(page.locator(".wall-where")).to_contain_text("Question 1 · Process · 1 of 20")
    press(page, "?")
    expect(page.locator(".wall-keys")).to_be_focused()
    expect(page.locator(".wall-keys dt")).to_have_count(12)
    page.get_by_label("Letters, digits and signs are keys").uncheck()
    press(page, "Escape")
    expect(page.locator(".wall-keys")).to_be_hidden()
    press(page, "5", "t", "?")
    expect(page.locator(".wall-where")).to_contain_text("Question 1 ·")
    expect(page.locator(".wall-keys")).to_be_hidden()
    press(page, "Escape")
    expect(page.locator(".wall")).to_be_hidden()


def test_the_end_of_the_full_screen_leaves_but_never_out_of_a_field(
    page: Page, five: list[Result]
) -> None:
    present(page, five)
    page.wait_for_function(FULL)
    press(page, "ArrowRight", "Space", "v", "4")
    # As browsers do by Escape, of which some tell the page nothing.
    page.evaluate("document.exitFullscreen()")
    expect(page.locator("#wall-title")).to_be_focused()
    expect(page.locator(".wall-hands").first).to_have_value("4")
    press(page, "f")
    page.wait_for_function(FULL)
    press(page, "f")
    page.wait_for_function(f"() => !({FULL})()")
    expect(page.locator(".wall")).to_be_visible()
    press(page, "f")
    page.wait_for_function(FULL)
    page.evaluate("document.exitFullscreen()")
    expect(page.locator(".wall")).to_have_count(0)


def test_the_timer_goes_by_the_clock_and_says_its_end(page: Page, five: list[Result]) -> None:
    page.clock.install(time="2026-11-28T10:00:00Z")
    page.reload()
    present(page, five)
    page.get_by_label("Minutes for each question").fill("2")
    press(page, "Escape", "PageDown", "t")
    clock = page.locator(".wall-clock")
    # A tab that slept: the time has gone by, and no tick came.
    page.clock.fast_forward("01:15")
    expect(clock).to_have_text("0:45")
    press(page, "t")
    page.clock.fast_forward("05:00")
    expect(clock).to_have_text("0:45")
    press(page, "t")
    page.reload()
    # Whoever installs a clock takes from the page how it was come to, so nothing goes on by itself.
    page.get_by_role("button", name="Present").click()
    page.clock.fast_forward("00:44")
    expect(clock).to_have_text("0:01")
    page.clock.fast_forward("00:05")
    expect(clock).to_have_text("Time")
    expect(page.locator(".wall-timer")).to_have_attribute("data-state", "over")
    expect(page.get_by_text("The time for this question is up.")).to_have_count(1)
    press(page, "r")
    expect(clock).to_have_text("2:00")


def test_without_names_nobody_is_on_the_wall(page: Page, five: list[Result]) -> None:
    bring_all(page, five)
    page.get_by_label("Leave names out").check()
    page.get_by_role("button", name="Present").click()
    press(page, "PageDown", "Space", "n", "v")
    expect(page.locator(".wall-rounds .dot").first).to_be_visible()
    text = page.locator(".wall").inner_text()
    assert [name for name in [*NAMES, "Person"] if name in text] == []


Sizes = dict[str, float]
MEASURED = """() => {
  const seen = (selector) =>
    [...document.querySelectorAll(selector)].filter((one) => one.checkVisibility());
  const size = (selector) =>
    Math.min(...seen(selector).map((one) => parseFloat(getComputedStyle(one).fontSize)));
  const wall = document.querySelector(".wall");
  const main = wall.querySelector(".wall-main");
  return {
    title: size("#wall-title"), answers: size(".wall-options li, .wall-rounds tbody th"),
    sideways: Math.max(document.documentElement.scrollWidth, wall.scrollWidth) - innerWidth,
    cut: main.scrollWidth - main.clientWidth,
    below: main.scrollHeight - main.clientHeight - main.scrollTop,
  };
}"""


@pytest.fixture
def hall(hard_visitor: Visitor) -> Callable[..., Page]:
    """A page of three people in a hall, with a question of 400 letters and twelve options."""

    def opened(**options: Any) -> Page:
        page = hard_visitor.open("hall/team/", **options)
        framework = json.loads(page.locator("#framework").text_content() or "")
        head = {"format": "stagemark-result/1", "framework": "hall", "version": "1.0.0"}
        answers = [
            {"long": "o0", "ticks": ["plan", "list"], "alike": "no"},
            {"long": "o5", "ticks": ["plan"], "alike": "no"},
            {"long": "o10", "ticks": "~none", "alike": "no"},
        ]
        return present(
            page,
            [
                {**head, "seal": framework["seal"], "label": name, "answers": one}
                | {"created": "2026-11-22T10:00:00Z", "score": {"stage": None, "score": None}}
                | {"notes": {}, "profile": {}, "targets": {}}
                for name, one in zip(NAMES, answers, strict=False)
            ],
        )

    return opened


def test_it_is_read_from_the_last_row_and_nothing_is_cut(hall: Callable[..., Page]) -> None:
    page = hall()
    # What fills a screen has the size of that.
    page.wait_for_function(FULL)
    press(page, "f")
    page.wait_for_function(f"() => !({FULL})()")
    for width, height in SCREENS:
        page.set_viewport_size({"width": width, "height": height})
        press(page, "Home", "1")
        assert title(page) == LONG
        for step in ("hidden", "Space", "v", "a"):
            if step != "hidden":
                press(page, step)
            found = page.evaluate(MEASURED)
            assert found["sideways"] <= 0, (width, step, found)
            assert found["cut"] <= 0, (width, step, found)
            assert width < 1000 or (found["title"] >= 40 and found["answers"] >= 28), found
            more = page.locator(".wall-more")
            assert more.is_visible() == (found["below"] > 2), (width, step, found)
        press(page, "Escape")
        # One press after the other leads to the end of it before it leads on.
        while page.evaluate(MEASURED)["below"] > 2:
            press(page, "PageDown")
            assert title(page) == LONG
        press(page, "PageDown")
        assert title(page) != LONG


def test_ticks_are_voted_on_and_agreed_one_by_one(hall: Callable[..., Page]) -> None:
    page = hall()
    # The second is in people's own words, and nobody was asked the fourth.
    press(page, "4")
    expect(page.locator(".wall-jump")).to_have_text("There is no question 4 to talk about.")
    press(page, "3", "Space")
    expect(page.locator(".wall-where")).to_contain_text("Question 3 · All ·")
    rows = page.locator("tbody tr:visible")
    assert [
        one.split("\n")[0] for one in rows.locator("td:nth-child(2) > b").all_inner_texts()
    ] == [
        "2",
        "1",
        "0",
        "1",
    ]
    press(page, "v", "3", "Enter", "2", "Escape", "a", "Space", "Tab", "Tab", "Space", "Escape")
    expect(page.locator("p.second")).to_have_text("Second round: 5 hands")
    expect(page.locator(".wall-outcome")).to_have_text("Agreed: A list; A plan")
    press(page, "PageDown", "PageDown", "PageDown")
    expect(page.locator(".wall-outcome")).to_have_text("Agreed, as all said so: No")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_has_no_objection_to_the_wall(
    visitor: Visitor, five: list[Result], scheme: str
) -> None:
    page = present(visitor.open(ADDRESS, color_scheme=scheme), five)
    assert violations(page) == ""
    press(page, "PageDown")
    assert violations(page) == ""
    press(page, "Space", "v", "2", "Escape", "a", "ArrowDown", "Enter", "1", "Escape", "n", "?")
    assert violations(page) == ""
    press(page, "Escape", "End")
    assert violations(page) == ""


def test_it_works_from_a_disk_and_prints_what_was_said(
    visitor: Visitor, site: Path, five: list[Result]
) -> None:
    page = visitor.context().new_page()
    visitor.allow(site.as_uri())
    page.goto((site / ADDRESS / "index.html").as_uri())
    present(page, five)
    press(page, "PageDown", "Space", "v", "2", "Enter", "3", "Escape")
    page.emulate_media(media="print")
    expect(page.locator(".wall")).to_be_hidden()
    expect(page.locator(".said-again").first).to_contain_text("Second round: 2 said")
