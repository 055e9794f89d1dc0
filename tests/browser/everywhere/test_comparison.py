"""All stages on one page: in columns where there is room, else below each other."""

from __future__ import annotations

from playwright.sync_api import expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB
from tests.browser.visiting import Visitor

ADDRESS = f"{SMB}/stages/"
ASPECTS = [
    "In short",
    "What it looks like",
    "How to recognise it",
    "Where effort belongs",
    "Next steps",
    "What the next stage takes",
]


def test_columns_are_stages_and_groups_what_they_are_compared_by(
    visitor: Visitor, smb: Framework
) -> None:
    page = visitor.open(ADDRESS)
    columns = page.get_by_role("columnheader")
    assert columns.all_inner_texts() == [stage.name for stage in smb.stages]
    assert page.locator("th[scope=rowgroup]").all_inner_texts() == ASPECTS
    for position, sign in ((0, smb.stages[0].signs[0]), (4, smb.stages[4].signs[-1])):
        column, text = (
            one.bounding_box() for one in (columns.nth(position), page.get_by_text(sign))
        )
        assert column
        assert text
        assert column["x"] <= text["x"] < text["x"] + text["width"] <= column["x"] + column["width"]
    columns.last.get_by_role("link").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(smb.stages[-1].name)


def test_on_a_phone_nothing_stands_aside_and_every_text_says_whose_it_is(
    visitor: Visitor, smb: Framework
) -> None:
    page = visitor.open(ADDRESS, width=320)
    assert page.evaluate("document.documentElement.scrollWidth") == 320
    expect(page.locator("thead")).to_be_hidden()
    said = page.locator("tbody").nth(2).inner_text()
    order = [said.index(text) for stage in smb.stages for text in (stage.name, stage.signs[0])]
    assert order == sorted(order)
    # At the top no next stage is left to be reached.
    assert smb.stages[-1].name not in page.locator("tbody").last.inner_text()


def test_on_a_phone_two_stages_can_be_picked(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(ADDRESS, width=390)
    show, beside = page.get_by_label("Show"), page.get_by_label("Beside it")
    expect(beside).to_be_hidden()
    show.select_option(smb.stages[1].name)
    beside.select_option(smb.stages[3].name)
    signs = page.locator("tbody").nth(2)
    for stage in smb.stages:
        expect(signs.get_by_text(stage.signs[0])).to_be_visible(
            visible=stage in (smb.stages[1], smb.stages[3])
        )
    one, other = (
        signs.get_by_text(smb.stages[place].name, exact=True).bounding_box() for place in (1, 3)
    )
    assert one
    assert other
    assert one["y"] == other["y"]
    assert one["x"] < other["x"]
    assert page.evaluate("document.documentElement.scrollWidth") == 390
    show.select_option("All stages")
    expect(signs.get_by_text(smb.stages[4].signs[0])).to_be_visible()


def test_overview_and_stages_lead_to_the_comparison(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/stages/{smb.stages[0].id}/")
    for start in (page.url, f"{visitor.home}{SMB}/", f"{visitor.home}{SMB}/1.0.0/"):
        page.goto(start)
        page.get_by_role("link", name="All stages side by side").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("All stages side by side")


def test_paper_shows_the_columns_too(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS, width=640)
    expect(page.locator("thead")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator("thead")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") == 640
