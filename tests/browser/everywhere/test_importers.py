"""What can be handed in: every page that takes results answers to every kind of it, in words."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS
from tests.browser.teams import file, link_of, ordered, result, team_of
from tests.browser.visiting import Visitor
from tests.exact.test_team_merge import run

TEAM_REFUSED = "This is the file of a team; the team page takes it."
# What each page says to each kind: to a file with one result, one of saved runs, one of a team,
# and a link.
SAID = {
    "team": {
        "result": "1 person added.",
        "runs": "1 person added.",
        "team": "1 person added.",
        "link": "1 person added.",
    },
    "over-time": {
        "result": "1 result added.",
        "runs": "1 result added.",
        "team": TEAM_REFUSED,
        "link": "1 result added.",
    },
    "assess": {
        "result": "Kim result is open",
        "runs": "Kim runs is open",
        "team": TEAM_REFUSED,
        # It is opened by its address.
        "link": "Shared result, ",
    },
}


@pytest.fixture(scope="module")
def kinds() -> list[str]:
    """The kinds in the list of the scripts."""
    found: list[str] = run(
        "console.log(JSON.stringify(ALL_KINDS));", **{"../browser/importers": "ALL_KINDS"}
    )
    return found


def test_a_page_that_forgets_a_kind_fails_when_it_is_loaded(kinds: list[str]) -> None:
    script = """
const all = Object.fromEntries(ALL_KINDS.map((kind) => [kind, () => {}]));
const failure = (kind) => {
  const { [kind]: forgotten, ...rest } = all;
  try { complete(rest); } catch (error) { return error.message; }
};
console.log(JSON.stringify([complete(all) === all, ...ALL_KINDS.map(failure)]));
"""
    whole, *failures = run(script, **{"../browser/importers": "ALL_KINDS, complete"})
    assert whole
    assert [f"“{kind}”" in said for kind, said in zip(kinds, failures, strict=True)] == [
        True
    ] * len(kinds)


@pytest.mark.parametrize("address", SAID)
def test_every_page_answers_to_every_kind(
    visitor: Visitor, site: Path, marketing_ops: Framework, kinds: list[str], address: str
) -> None:
    seal = json.loads((site / DIMENSIONS / "framework.json").read_text("utf-8"))["seal"]
    assert set(SAID[address]) == set(kinds)
    page = visitor.open(f"{DIMENSIONS}/team/")
    question, options = ordered(marketing_ops)[0]
    results = [
        result(seal, f"Kim {kind}", {question.id: options[at]}) for at, kind in enumerate(kinds)
    ]
    link = link_of(page, results[-1])
    for kind, one in zip(kinds, results, strict=True):
        page.goto(f"{DIMENSIONS}/{address}/")
        if kind == "link":
            bring_link(page, address, link)
        else:
            page.locator("input[type=file]").set_input_files([file(content(kind, one), kind)])
        expect(page.locator("body")).to_contain_text(SAID[address][kind])


def content(kind: str, one: dict[str, object]) -> object:
    """A file of a kind that holds this result."""
    runs = {"format": "stagemark-runs/1", "framework": DIMENSIONS, "runs": [one]}
    return {"result": one, "runs": runs, "team": team_of(one)}[kind]


def bring_link(page: Page, address: str, link: str) -> None:
    if address == "assess":
        page.goto(link)
        return
    if address == "team":
        page.get_by_text("Add more").click()
    page.get_by_text("Paste links instead").click()
    page.get_by_label("Links to results").fill(link)
    page.get_by_role("button", name="Bring them in").click()
