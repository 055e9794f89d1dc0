"""What a visitor sees of the site at first, before anything is scrolled or opened."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import FloatRect, Locator, expect

from tests.browser.kinds import KINDS
from tests.browser.visiting import Visitor

PHONE, DESKTOP = (390, 844), (1440, 900)
SIZES = pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])


def box(shown: Locator) -> FloatRect:
    found = shown.bounding_box()
    assert found
    return found


@SIZES
def test_an_assessment_can_be_started_without_scrolling(
    visitor: Visitor, size: tuple[int, int]
) -> None:
    width, height = size
    page = visitor.open("index.html", width=width)
    start = page.get_by_role("link", name="Start").first
    assert box(start)["y"] + box(start)["height"] <= height
    start.click()
    expect(page.locator("form#assessment")).to_be_visible()


def test_rows_help_to_choose_with_the_time_first(visitor: Visitor) -> None:
    page = visitor.open("index.html")
    for row in page.locator("#frameworks .rows > li").all():
        first, second = (row.locator("dl.facts > div").nth(i).inner_text() for i in (0, 1))
        assert re.search(r"about \d minutes", first)
        assert second.startswith("Best for")


@pytest.mark.parametrize("kind", ["home", "overview", "stage", "comparison", "team", "over-time"])
def test_the_head_of_a_page_is_one_row(visitor: Visitor, kind: str) -> None:
    page = visitor.open(KINDS[kind], width=390)
    for width in (320, 390, 768, 1440):
        page.set_viewport_size({"width": width, "height": 844})
        assert box(page.locator(".masthead"))["height"] < 80, width


def test_the_folded_menu_opens_without_a_script(visitor: Visitor) -> None:
    page = visitor.open("index.html", width=390, java_script_enabled=False)
    menu = page.get_by_role("navigation", name="Site")
    expect(menu.get_by_role("link", name="Search")).to_be_hidden()
    menu.get_by_text("Menu").click()
    before = box(page.locator("main"))["y"]
    menu.get_by_role("link", name="Search").click()
    expect(page.get_by_role("heading", name="Search")).to_be_visible()
    assert before == box(page.locator("main"))["y"]


def test_visitors_find_three_entries_in_the_menu_and_the_rest_at_the_foot(
    visitor: Visitor,
) -> None:
    page = visitor.open(KINDS["stage"], width=768)
    assert page.locator(".masthead nav a").all_inner_texts() == [
        *("Assessments", "How scores come about", "Search")
    ]
    expect(page.get_by_role("contentinfo").get_by_role("link", name="For authors")).to_be_visible()


def test_an_overview_shows_a_finished_result_and_tells_it_in_words(visitor: Visitor) -> None:
    page = visitor.open(KINDS["overview"], width=390)
    picture = page.get_by_role("region", name="What you get").get_by_role("img")
    here = picture.locator('.path [data-mark="here"]').inner_text()
    words = picture.get_attribute("aria-label") or ""
    assert here.strip() in words
    middles = """circles => circles.map((circle) => {
      const { left, right } = circle.getBoundingClientRect();
      return (left + right) / 2;
    })"""
    dots = picture.locator(".strips circle:not(.ring)").evaluate_all(middles)
    names = picture.locator(".strips dt").all_inner_texts()
    assert len(dots) == len(names)
    assert f"Furthest ahead: {names[dots.index(max(dots))]}." in words
    assert f"Furthest behind: {names[dots.index(min(dots))]}." in words
    # Who is at the target has no ring, and its strip stands last.
    rings = picture.locator(".strips .ring").evaluate_all(middles)
    ways = [ring - dot for ring, dot in zip(rings, dots, strict=False)]
    assert 0 < len(ways) < len(dots)
    assert ways == sorted(ways, reverse=True)
    assert min(ways) > 0
    assert page.get_by_role("heading", name="Questions people ask").count() == 0
