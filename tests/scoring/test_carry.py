"""How answers come over to a later version in the browser: as its changes declare, no further."""

from __future__ import annotations

import json
from random import Random
from typing import Any

from stagemark.scoring.borders import responses
from stagemark.scoring.carry import carry
from stagemark.site.client_data import assessment_data
from tests.exact.test_team_merge import run
from tests.scoring.test_carry_answers import chain

CARRY = """
const question = (id) => ({ id, options: { no: 0, yes: 1 }, allow: ["~na"] });
const changes = { from: "1.0.0", renamed: { old: "new" }, removed: ["again"], reask: ["asked"],
  options: { new: { nope: "no" } }, split: { wide: ["same", "asked"] },
  merged: { both: ["a", "b"] } };
const questions = ["new", "again", "asked", "same", "both"].map(question);
const answers = { old: "nope", again: "yes", asked: "yes", same: "maybe", gone: "yes", wide: "no",
  a: "yes", b: "no" };
const fates = carry([{ program: { questions }, texts: [], changes }], answers);
const told = fates.map(({ kind, question, becomes, now }) => [kind, question, becomes, now]);
console.log(JSON.stringify(told));
"""

CHAINS = """
const told = CASES.map(({ way, answers }) => answers.map((one) => carry(way, one)));
console.log(JSON.stringify(told));
"""


def test_each_answer_comes_over_is_asked_again_or_dropped() -> None:
    assert run(CARRY, carry="carry") == [
        ["carried", "old", ["new"], "no"],
        # Removed, though its id stands for another question now.
        ["dropped", "again", [], None],
        # One whose meaning changed, and one whose option is no more.
        ["asked-again", "asked", ["asked"], None],
        ["asked-again", "same", ["same"], None],
        ["dropped", "gone", [], None],
        ["asked-again", "wide", ["same", "asked"], None],
        ["asked-again", "a", ["both"], None],
        ["asked-again", "b", ["both"], None],
    ]


def test_the_browser_and_the_command_tell_the_same_fates() -> None:
    cases: list[dict[str, Any]] = []
    expected = []
    for seed in range(12):
        versions = chain(seed)
        way, sets = versions[1:], responses(versions[0], Random(seed))
        scored = {id for id, one in versions[0].questions.items() if one.is_scored}
        given = [
            {id: answer for id, answer in next(sets).items() if answer and id in scored}
            for _ in range(10)
        ]
        data = [
            assessment_data(one, "")
            | {"changes": one.changes.model_dump(by_alias=True) if one.changes else None}
            for one in way
        ]
        cases.append({"way": data, "answers": given})
        expected.append(
            [
                [
                    {
                        "kind": fate.kind,
                        "question": fate.question,
                        "answer": fate.answer,
                        "becomes": [*fate.becomes],
                        "now": fate.now,
                    }
                    for fate in carry(way, one)
                ]
                for one in given
            ]
        )
    assert run(CHAINS.replace("CASES", json.dumps(cases)), carry="carry") == expected
