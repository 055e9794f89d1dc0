"""What is said first of a team is so, whoever is in it, under every method."""

from __future__ import annotations

import json
from itertools import islice
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import expect

from stagemark.framework.model import Framework
from tests.browser.answering import Answers
from tests.browser.generated import build_generated
from tests.browser.reference import load
from tests.browser.team_finding import finding
from tests.browser.visiting import Visitor
from tests.responses import responses

# Puts one team after the other where another tab would, and reads what the page says of each.
READ = """teams => {
  const {id, version, seal} = JSON.parse(document.getElementById("framework").textContent);
  const key = `stagemark-team:${id}:${version}`;
  const head = {format: "stagemark-team/1", framework: id, version, seal, isAnonymous: false};
  const rest = {hint: "", created: "", notes: {}, profile: {}, targets: {}};
  return teams.map((team) => {
    const members = team.map((answers, at) => ({label: `Person ${at}`, ...rest, answers}));
    localStorage[key] = JSON.stringify({...head, members, consensus: {}});
    dispatchEvent(new StorageEvent("storage", {key}));
    return document.getElementById("finding").textContent;
  });
}"""
SAID = (
    "one result so far, and it says",
    "it is not finished",
    "too little of it is known",
    "no answer of it counts",
    "Both of you say",
    "of you say",
    "Most of you",
    "; one says",
    "You differ",
    "None of the",
    "One of you has not finished",
    "of you have not finished",
    "not know enough to name",
    "answer that counts",
    "furthest apart on",
    "scores are the same",
)
SIZES = [1, 2, 2, 3, 4, 5, 8, 12]


def random_teams(framework: Framework, seed: int, count: int) -> list[list[Answers]]:
    """Teams of 1 to 100: of some all are alike, of some many have not finished or do not know."""
    rng = Random(seed)
    scored = {one.id: one for one in framework.questions.values() if one.is_scored}
    given = [
        {id: answer for id, answer in one.items() if id in scored and answer}
        for one in islice(responses(framework, rng), 60)
    ]
    # Who has answered nothing is not taken in.
    pool = [one for one in given if one]
    highest = {id: framework.options_of(one)[-1].id for id, one in scored.items()}
    complete = {id: [one] if scored[id].type == "checklist" else one for id, one in highest.items()}
    outside = {id: "~na" for id, one in scored.items() if "not-applicable" in one.allow}

    def member(team: list[Answers]) -> Answers:
        answers = dict(rng.choice(team if team and rng.random() < alike else pool))
        if outside and rng.random() < 0.03:
            return dict(outside)
        if rng.random() < 0.7:
            answers = {**complete, **answers}
        for id in [*answers]:
            if "unknown" in scored[id].allow and rng.random() < doubt:
                answers[id] = "~unknown"
        return answers

    teams: list[list[Answers]] = []
    for turn in range(count):
        alike = rng.choice([0, 0.5, 0.9, 1])
        doubt = rng.choice([0, 0, 0.1, 0.5])
        size = [rng.choice([20, 50, 100]), 1][turn] if turn < 2 else rng.choice(SIZES)
        team: list[Answers] = [dict(outside)] if outside and turn == 1 else []
        while len(team) < size:
            team.append(member(team))
        teams.append(team)
    return teams


@pytest.mark.parametrize(
    ("frameworks", "each"), [(8, 20), pytest.param(100, 50, marks=pytest.mark.deep)]
)
def test_every_sentence_is_true(
    visitor: Visitor, tmp_path: Path, frameworks: int, each: int
) -> None:
    site, files = build_generated(tmp_path, frameworks)

    heard = ""
    with visitor.at(site) as address:
        page = visitor.context().new_page()
        for file in files:
            model = load(file)
            teams = random_teams(model, len(model.questions), each)
            page.goto(f"{address}{model.id}/team/")
            expect(page.locator("html.scripted")).to_be_attached()
            for team, said in zip(teams, page.evaluate(READ, teams), strict=True):
                assert said == finding(model, team), f"{model.id}: {json.dumps(team)}"
                heard += said
    assert [one for one in SAID if one not in heard] == []
