"""A second vote and who does not agree: in the list of questions, on paper and in every file."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.result_file import TeamFile
from tests.browser.taking import take, text_of
from tests.browser.teams import Result, bring, file, ordered, question, team_of

AT = "2026-11-22T10:41:07.250Z"


@pytest.fixture
def team(five: list[Result], marketing_ops: Framework) -> Result:
    """Five people, who voted once more on a question and agreed against one of them."""
    second, options = ordered(marketing_ops)[1]
    dissent = {"count": 1, "words": "Sam: <b>not</b> yet."}
    agreed = {"answer": options[1], "note": "From May on.", "at": AT, "dissent": dissent}
    votes = {second.id: {"counts": {options[1]: 4, "~unknown": 1}, "at": AT}}
    more: dict[str, Any] = {"members": five, "consensus": {second.id: agreed}, "votes": votes}
    return team_of(five[0], **{**more, "format": "stagemark-team/2"})


def test_they_are_seen_and_go_into_every_file(
    page: Page, team: Result, marketing_ops: Framework
) -> None:
    second, options = ordered(marketing_ops)[1]
    texts = {option.id: option.text for option in marketing_ops.options_of(second)}
    bring(page, file(team, "team.json"))
    page.reload()
    again = f"4 said “{texts[options[1]]}”, 1 said “Don\N{RIGHT SINGLE QUOTATION MARK}t know”"
    dissent = "1 person does not agree: Sam: <b>not</b> yet."
    for media in ("screen", "print"):
        page.emulate_media(media=media)
        item = question(page, second.id)
        expect(item.locator(".said-again")).to_have_text(f"Second round: {again}.")
        expect(item.locator(".dissent-said")).to_have_text(dissent)
        expect(item.locator(".reason-said")).to_be_visible()
        expect(item.locator(".noted")).to_be_visible(visible=media == "print")
    expect(item.locator(".groups")).to_be_visible()

    page.emulate_media(media="screen")
    saved = TeamFile.model_validate_json(text_of(take(page, "team")))
    kept = saved.model_dump(mode="json", exclude_unset=True)
    assert {kept["format"], saved.format} == {"stagemark-team/2"}
    assert (kept["votes"], kept["consensus"]) == (team["votes"], team["consensus"])

    rows = csv.DictReader(io.StringIO(text_of(take(page, "csv")).lstrip("\ufeff"), newline=""))
    row = next(one for one in rows if one["id"] == second.id)
    assert (row["said again"], row["against"], row["dissent"]) == (again, "1", dissent[25:])

    notes = json.loads(text_of(take(page, "json")))["notes"][second.id].splitlines()
    assert (notes[0], notes[2:]) == ("From May on.", [f"Second round: {again}.", dissent])


def test_a_team_without_them_stays_readable_for_older_pages(page: Page, team: Result) -> None:
    del team["votes"]
    for agreed in team["consensus"].values():
        del agreed["dissent"]
    bring(page, file(team, "team.json"))
    assert json.loads(text_of(take(page, "team")))["format"] == "stagemark-team/1"


def test_what_does_not_fit_is_refused_and_named(page: Page, team: Result) -> None:
    (id,) = team["votes"]
    vote, agreed = team["votes"][id], team["consensus"][id]
    wrong: list[tuple[Result, str]] = [
        ({"votes": {id: {**vote, "counts": {"no-such-option": 1}}}}, f"second vote on “{id}”"),
        ({"votes": {id: {**vote, "at": "yesterday"}}}, f"second vote on “{id}”"),
        ({"votes": {id: {**vote, "more": 1}}}, f"second vote on “{id}”"),
        ({"votes": {"no-such": vote}}, "second vote on “no-such”"),
        ({"votes": [vote]}, "a part of it is missing"),
        (
            {"consensus": {id: {**agreed, "dissent": {"count": 0, "words": ""}}}},
            f"agreed on “{id}”",
        ),
        ({"format": "stagemark-team/1"}, "it has “votes”"),
        ({"format": "stagemark-team/1", "votes": None}, "it has “votes”"),
        ({"format": "stagemark-team/3"}, "the format “stagemark-team/3”"),
    ]
    bring(page, *(file({**team, **one}, f"{place}.json") for place, (one, _) in enumerate(wrong)))
    refused = page.locator("#told .refused")
    expect(refused).to_have_count(len(wrong))
    for line, (_, reason) in zip(refused.all(), wrong, strict=True):
        expect(line).to_contain_text(reason)
    expect(page.locator("#people")).to_be_hidden()
