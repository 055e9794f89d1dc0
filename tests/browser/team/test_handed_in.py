"""What is handed in to a team's page, in any order: each is counted once, or refused."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB
from tests.browser.teams import (
    ADDRESS,
    DAY,
    Result,
    bring,
    bring_all,
    file,
    ordered,
    shown,
    team_of,
)
from tests.browser.visiting import Visitor


def test_the_order_of_files_changes_nothing(visitor: Visitor, five: list[Result]) -> None:
    older = {**five[0], "created": "2026-11-20T10:00:00Z", "notes": {"routine": "Then."}}
    found = []
    for results in ([*five, older], [older, *reversed(five)]):
        page = visitor.open(ADDRESS)
        for one in results:
            bring_all(page, [one])
        page.locator("#told").evaluate("(told) => told.remove()")
        found.append(page.locator("main").inner_html())
    assert found[0] == found[1]


def test_a_newer_result_replaces_and_both_can_be_kept(page: Page, five: list[Result]) -> None:
    kim, lee = five[:2]
    newer = {**lee, "label": "Kim", "created": "2026-11-23T10:00:00Z"}
    bring_all(page, [kim, newer])
    assert shown(page) == ["Kim"]
    expect(page.locator("#apart li")).to_contain_text("The result of 22 November 2026 of Kim")
    page.get_by_role("button", name="Count it as well").click()
    assert shown(page) == ["Kim", "Kim (2)"]
    expect(page.locator("#apart li")).to_have_count(0)


REFUSED: dict[str, tuple[Callable[[Result], object], str]] = {
    "no JSON": (lambda _: "{", "it is not JSON"),
    "another version": (lambda one: {**one, "version": "2.0.0"}, "made with version 2.0.0"),
    "another draft": (lambda one: {**one, "seal": "sha256-0"}, "another draft of version 1.0.0"),
    "an option that is not": (lambda one: {**one, "answers": {"routine": "never"}}, "damaged"),
    "no answers": (lambda one: {**one, "answers": {}}, "Nothing is answered"),
    "a team of others": (lambda one: team_of(one, framework=SMB), f"is of “{SMB}”"),
    "a team with a stranger": (lambda one: team_of(one, more=1), "it has “more”"),
    "a damaged member": (lambda one: team_of({**one, "answers": []}), "Result 1 in this team"),
    "a damaged agreement": (
        lambda one: team_of(one, consensus={"routine": {"answer": "x", "note": "", "at": DAY}}),
        "what was agreed on “routine” does not fit",
    ),
}


def test_what_is_refused_is_named_and_changes_nothing(page: Page, five: list[Result]) -> None:
    bring_all(page, five[:2])
    before = page.evaluate("JSON.stringify(localStorage)")
    for name, (spoil, reason) in REFUSED.items():
        bring(page, file(spoil(five[2]), f"{name}.json"))
        expect(page.locator("#told p")).to_have_text("Nothing was added.")
        expect(page.locator(".refused")).to_contain_text(f"{name}.json")
        expect(page.locator(".refused")).to_contain_text(reason)
    assert page.evaluate("JSON.stringify(localStorage)") == before


def test_a_run_of_this_browser_is_added(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    one, options = ordered(marketing_ops)[0]
    page.locator(f'[name="{one.id}"][value="{options[2]}"]').check()
    page.goto(ADDRESS)
    page.get_by_role("button", name="Add Your result").click()
    assert shown(page) == ["Person A"]
    expect(page.locator("#people")).to_contain_text("not finished, between ")
    expect(page.locator("#finding")).to_have_text(
        "There is one result so far, and it is not finished."
    )


@pytest.fixture
def dragged(page: Page, five: list[Result]) -> None:
    """Five files dragged over the page and dropped on it, far from where they are asked for."""
    page.evaluate(
        """(files) => {
          const dataTransfer = new DataTransfer();
          for (const [at, text] of files.entries())
            dataTransfer.items.add(new File([text], `${at}.json`));
          for (const name of ["dragenter", "dragover", "drop"])
            document.querySelector("footer").dispatchEvent(
              new DragEvent(name, { dataTransfer, bubbles: true, cancelable: true }));
        }""",
        [json.dumps(one) for one in five],
    )


@pytest.mark.usefixtures("dragged")
def test_files_are_dropped_anywhere(page: Page) -> None:
    expect(page.locator("#people li")).to_have_count(5)
    assert page.locator("html.dropping").count() == 0
