"""The picture of results over time: true to the days, and to be read on every screen."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS
from tests.browser.visiting import Visitor

Stop = tuple[date | None, int, str]

# The boxes of everything in the picture, by its class, with its words.
BOXES = """() => Object.fromEntries(
  ["figure", "label", "name", "mark", "stop", "range"].map((name) => [name,
    [...document.querySelectorAll(`#chart .${name}`)].map((one) => {
      const {left, right, top, bottom} = one.getBoundingClientRect();
      return {left, right, top, bottom, middle: (left + right) / 2, words: one.textContent};
    })]))"""


@pytest.fixture
def levels(marketing_ops: Framework) -> list[dict[str, str]]:
    """Answers that come to each stage, from the lowest up: all questions at one option."""
    scored = [one for one in marketing_ops.questions.values() if one.is_scored]
    return [
        {one.id: marketing_ops.options_of(one)[place].id for one in scored} for place in range(5)
    ]


def result(day: date | None, answers: dict[str, str], label: str = "") -> dict[str, Any]:
    empty: dict[str, Any] = {"notes": {}, "profile": {}, "targets": {}}
    named = {"format": "stagemark-result/1", "framework": DIMENSIONS, "version": "1.0.0"}
    created = {"created": f"{day}T10:00:00Z"} if day else {}
    return {**named, **created, "label": label, "answers": answers, **empty}


def hand_in(page: Page, results: Sequence[dict[str, Any]]) -> None:
    page.locator("input[type=file]").set_input_files(
        [
            FilePayload(
                name=f"result-{number}.json",
                mimeType="application/json",
                buffer=json.dumps(one).encode(),
            )
            for number, one in enumerate(results)
        ]
    )
    expect(page.locator("#list tr")).to_have_count(len(results))


def boxes(page: Page) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = page.evaluate(BOXES)
    return found


def are_apart(one: dict[str, Any], other: dict[str, Any]) -> bool:
    """Whether one box is beside the other, or above it: lines of one label touch."""
    across: bool = one["right"] <= other["left"] + 1 or other["right"] <= one["left"] + 1
    upright: bool = one["bottom"] <= other["top"] + 3 or other["bottom"] <= one["top"] + 3
    return across or upright


def assert_legible(page: Page) -> dict[str, list[dict[str, Any]]]:
    """Fails where words cover each other or a point, or stand outside of the window."""
    found = boxes(page)
    width = page.evaluate("document.documentElement.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth") == width
    words = [*found["figure"], *found["label"], *found["name"], *found["mark"]]
    for index, one in enumerate(words):
        assert 0 <= one["left"] < one["right"] <= width, one
        for other in [*words[index + 1 :], *found["stop"], *found["range"]]:
            assert are_apart(one, other), (one, other)
    return found


def resize(page: Page, width: int) -> None:
    """Makes the window so wide, and waits for the picture to be."""
    page.set_viewport_size({"width": width, "height": 844})
    own = page.locator("#course > div").evaluate("one => one.clientWidth")
    expect(page.locator("#chart svg")).to_have_attribute("viewBox", re.compile(f"^0 0 {own} "))


def days(count: int, apart: int) -> list[date]:
    return [date(2021, 3, 8) + timedelta(days=apart * number) for number in range(count)]


def test_it_can_be_read_whatever_it_holds(visitor: Visitor, levels: list[dict[str, str]]) -> None:
    page = visitor.open(f"{DIMENSIONS}/over-time/")
    histories: list[list[date]] = [
        *(days(count, apart) for count, apart in [(1, 1), (2, 540), (3, 200), (20, 100), (60, 30)]),
        days(5, 0),
        [date(2016, 2, 29), *days(4, 90)],
        [date(1926, 1, 1), date(2026, 1, 1)],
    ]
    for history in histories:
        page.reload()
        results = [
            result(day, levels[(7 * place) % 5], f"After round {place}" if place % 3 else "")
            for place, day in enumerate(history)
        ]
        hand_in(page, results)
        for width in (320, 390, 1280):
            resize(page, width)
            found = assert_legible(page)
            assert len(found["stop"]) == len(results)
            # The newest is in sight, and so is what it is.
            newest = found["stop"][-1]
            assert any(abs(one["middle"] - newest["middle"]) < 90 for one in found["figure"])


def test_days_are_in_proportion(visitor: Visitor, levels: list[dict[str, str]]) -> None:
    page = visitor.open(f"{DIMENSIONS}/over-time/")
    history = [date(2025, 5, 12), date(2025, 11, 12), date(2026, 11, 12)]
    hand_in(page, [result(day, levels[place]) for place, day in enumerate(history)])
    first, second, third = (one["middle"] for one in boxes(page)["stop"])
    share = (history[1] - history[0]).days / (history[2] - history[0]).days
    assert (second - first) / (third - first) == pytest.approx(share, abs=0.01)
    # So do the marks of the calendar stand where their days are.
    marks = {one["words"]: one["middle"] for one in boxes(page)["mark"] if one["words"]}
    share = (date(2026, 1, 1) - history[0]).days / (history[2] - history[0]).days
    assert (marks["January"] - first) / (third - first) == pytest.approx(share, abs=0.01)
    heights = [one["bottom"] for one in boxes(page)["stop"]]
    assert heights[0] > heights[1] > heights[2]


def test_what_is_not_settled_is_a_range_and_no_point(
    visitor: Visitor, marketing_ops: Framework, levels: list[dict[str, str]]
) -> None:
    doubtful = {
        id: "~unknown" if "unknown" in marketing_ops.questions[id].allow else answer
        for id, answer in levels[2].items()
    }
    half = dict([*levels[2].items()][::2])
    page = visitor.open(f"{DIMENSIONS}/over-time/")
    first, second, third, fourth = days(4, 120)
    hand_in(
        page,
        [
            result(first, levels[1]),
            result(second, half),
            result(third, levels[3]),
            result(fourth, doubtful),
            result(None, levels[4]),
        ],
    )
    found = assert_legible(page)
    assert (len(found["stop"]), len(found["range"])) == (2, 2)
    assert min(one["bottom"] - one["top"] for one in found["range"]) > 50
    expect(page.locator("#finding")).to_contain_text("Too little is known in your newest result")
    expect(page.locator("#key")).to_contain_text("hatched")
    expect(page.locator("#key")).to_contain_text("1 result does not say its day")
    rows = page.locator("#list tr")
    assert "not enough known" in rows.nth(4).inner_text()
    assert "unfinished" in rows.nth(2).inner_text()


def test_it_is_turned_around_drawn_anew_and_printed_in_ink(
    visitor: Visitor, levels: list[dict[str, str]]
) -> None:
    page = visitor.open(f"{DIMENSIONS}/over-time/", color_scheme="dark")
    page.evaluate("document.documentElement.dir = 'rtl'")
    hand_in(page, [result(day, levels[place], "Named") for place, day in enumerate(days(3, 200))])
    first, *_, last = assert_legible(page)["stop"]
    assert first["left"] > last["left"]

    resize(page, 390)
    assert_legible(page)

    page.emulate_media(media="print")
    ink = page.evaluate("getComputedStyle(document.querySelector('#chart .figure')).fill")
    assert ink == "rgb(28, 33, 39)"


@pytest.mark.parametrize("width", [320, 1280])
def test_figures_stay_whole_and_choices_are_large(
    visitor: Visitor, levels: list[dict[str, str]], width: int
) -> None:
    page = visitor.open(f"{DIMENSIONS}/over-time/", width=width)
    hand_in(page, [result(day, levels[place], "Named") for place, day in enumerate(days(3, 200))])
    for select in page.locator("#movement select").all():
        box = select.bounding_box()
        assert box
        assert box["height"] >= 44
    cells = page.locator("#list tr td:nth-child(3)")
    rows = cells.evaluate_all(
        """cells => cells.map((cell) => {
          const range = document.createRange();
          range.selectNodeContents(cell);
          return range.getClientRects().length;
        })"""
    )
    assert rows == [1, 1, 1]


def test_dimensions_stand_before_and_after_on_one_line(
    visitor: Visitor, levels: list[dict[str, str]]
) -> None:
    page = visitor.open(f"{DIMENSIONS}/over-time/")
    hand_in(page, [result(day, levels[3 - place]) for place, day in enumerate(days(3, 200))])
    for line in page.locator("#dimensions .dumbbell:has(.was)").all():
        was, now = (line.locator(one).bounding_box() for one in (".was", ".now"))
        way = line.locator(".way").bounding_box()
        assert was
        assert now
        assert way
        assert now["x"] < was["x"]
        assert way["x"] == pytest.approx(now["x"] + now["width"] / 2, abs=1)
    expect(page.locator("#dimensions .name").first).to_be_visible()
