"""Answers from a card go on where its link leads: as a run of one's own beside all others."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, checked, stamp, tick
from tests.browser.sharing import share
from tests.browser.visiting import BLOCK_STORAGE, FILL_STORAGE, Visitor

ADDRESS = f"{SMB}/1.0.0/assess/"
FIRST = f"stagemark:{SMB}:1.0.0"
SAVED = """() => Object.fromEntries(
  Object.entries(localStorage).filter(([key]) => key.startsWith("stagemark:smb")))"""


def own_link(visitor: Visitor, answers: dict[str, Any]) -> str:
    """The link that takes answers along, as somebody gave them elsewhere."""
    sender = visitor.open(ADDRESS)
    tick(sender, answers)
    link = share(sender).replace("#", "#mine/")
    sender.context.close()
    return link


def told(page: Page) -> Locator:
    return page.locator("[data-topic=going-on]")


def test_a_result_goes_on_as_one_s_own(visitor: Visitor, smb: Framework) -> None:
    link = own_link(visitor, all_at(smb, "yes"))
    page = visitor.open(link)
    expect(told(page)).to_contain_text("Your answers came along with the link")
    assert (page.evaluate("location.hash"), stamp(page)["state"]) == ("", "complete")
    # What one wants to see is in sight, and it is nobody else's.
    expect(page.locator("#verdict")).to_be_in_viewport()
    expect(page.locator("#shared")).to_be_hidden()
    saved = page.evaluate(SAVED)
    assert [*saved] == [FIRST]
    page.reload()
    assert checked(page) == all_at(smb, "yes")
    # A second press opens the same run and makes no other.
    for address in (link, f"{SMB}/assess/#{link.partition('#')[2]}…"):
        page.goto("about:blank")
        page.goto(address)
        expect(told(page)).to_contain_text("saved here already")
        expect(told(page).get_by_role("button", name="Undo")).to_have_count(0)
        assert page.evaluate("location.hash") == ""
        assert page.evaluate(SAVED) == saved


def test_it_goes_beside_what_was_saved_and_can_be_undone(visitor: Visitor, smb: Framework) -> None:
    link = own_link(visitor, all_at(smb, "yes"))
    page = visitor.open(ADDRESS)
    tick(page, {"templates": "no"})
    page.locator("#q_templates summary").click()
    page.locator('[name="templates~note"]').fill("Ask Kim.")
    before = page.evaluate(SAVED)
    page.goto(link)
    expect(told(page)).to_contain_text("What was open before is still there")
    assert checked(page) == all_at(smb, "yes")
    after = page.evaluate(SAVED)
    assert len(after) == 2
    assert after[FIRST] == before[FIRST]
    # The same again while the other run is open leads back to the new one.
    page.evaluate("(run) => stagemark.open(JSON.parse(localStorage[run]), run)", FIRST)
    page.goto(link)
    expect(told(page)).to_contain_text("saved here already")
    assert page.evaluate(SAVED) == after
    told(page).get_by_role("button", name="Undo").click()
    assert checked(page) == {"templates": "no"}
    [new] = {*after} - {FIRST}
    page.evaluate("(run) => { delete localStorage[run]; }", new)
    page.goto(link)
    expect(told(page)).to_contain_text("still there")
    told(page).get_by_role("button", name="Undo").click()
    assert checked(page) == {"templates": "no"}
    assert page.evaluate(SAVED) == before
    page.reload()
    assert checked(page) == {"templates": "no"}


@pytest.mark.parametrize("width", [390, 1280])
def test_an_unfinished_result_goes_on_at_its_next_question(visitor: Visitor, width: int) -> None:
    link = own_link(visitor, {"templates": "yes"})
    page = visitor.open(link, width=width)
    expect(told(page)).to_be_visible()
    assert checked(page) == {"templates": "yes"}
    unanswered = page.locator("#assessment fieldset:not(:has(input:checked))").first
    expect(unanswered).to_be_in_viewport()


def test_a_damaged_one_is_refused_and_changes_nothing(visitor: Visitor, smb: Framework) -> None:
    link = own_link(visitor, all_at(smb, "yes"))
    page = visitor.open(ADDRESS)
    tick(page, {"templates": "no"})
    before = page.evaluate(SAVED)
    at = link.index("#")
    other = link[:-1] + ("0" if link[-1] != "0" else "1")
    for one in (link[:-1], other, link[: at + 20], link[: at + 6], link[: at + 3]):
        page.goto(one)
        expect(page.locator("[data-topic=link]")).to_contain_text("damaged or cut off")
        expect(told(page)).to_have_count(0)
        assert page.evaluate(SAVED) == before
        assert checked(page) == {"templates": "no"}


@pytest.mark.parametrize("way", ["blocked", "full"])
def test_where_nothing_is_kept_the_address_keeps_it(
    visitor: Visitor, smb: Framework, way: str
) -> None:
    link = own_link(visitor, all_at(smb, "yes"))
    context = visitor.context()
    page = context.new_page()
    if way == "blocked":
        context.add_init_script(BLOCK_STORAGE)
    else:
        page.goto(ADDRESS)
        page.evaluate(FILL_STORAGE)
    for _ in range(2):
        page.goto("about:blank")
        page.goto(link)
        expect(told(page)).to_be_visible()
        expect(page.locator("#unsaved")).to_be_attached()
        assert checked(page) == all_at(smb, "yes")
        assert page.url == link
