"""What a team is made of, apart from its page: merging is a union of sets, figures are exact."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from fractions import Fraction
from pathlib import Path
from random import Random
from statistics import median_low
from typing import Any

import pytest

from stagemark.framework.model import Framework
from stagemark.scoring.program import program
from tests.root import ROOT

SCRIPTS = ROOT / "theme" / "js" / "exact"
DENO = Path(sys.executable).with_name("deno")

# Few names, days and answers, so that copies, older results and equal times all come up often.
RANDOM_TEAMS = """
let seed = 20261122;
const below = (count) => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return Math.floor((seed / 2 ** 32) * count);
};
const one = (list) => list[below(list.length)];
const some = (count, make) => Object.fromEntries(
  Array.from({ length: below(count + 1) }, () => [one(["q1", "q2", "constructor"]), make()]));
const answer = () => one(["yes", "no", "~unknown", ["a", "b"], ["b", "a"]]);
const member = () => memberOf(
  { label: one(["", "", "Kim", "Lee"]), answers: some(2, answer),
    notes: some(1, () => one(["", " ", "x"])), profile: {}, targets: {} },
  { created: one(["", "2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z",
      "2026-11-20T11:00:00+01:00"]),
    hint: one(["", "", "kim", "lee"]) });
const said = () => ({ answer: one(["yes", "no", null]), note: one(["", "x"]),
  at: one(["2026-11-22T10:00:00.000Z", "2026-11-22T10:00:00.001Z"]) });
const vote = () => ({ counts: some(2, () => 1 + below(3)),
  at: one(["2026-11-22T10:00:00.000Z", "2026-11-22T10:00:00.001Z"]) });
const team = () => ({
  members: Array.from({ length: below(5) }, member),
  consensus: some(3, said),
  votes: some(3, vote),
});
const same = (one, other) => canonical(one) === canonical(other);
const keys = ({ members }) => members.map(keyOf);
const isIn = (team) => (one) => keys(team).includes(keyOf(one));
"""


def run(script: str, **modules: str) -> Any:
    """What a script gives as JSON that has these names of these modules."""
    imports = "".join(
        f'const {{ {names} }} = await import("{(SCRIPTS / name).as_uri()}.js");\n'
        for name, names in ((name.replace("_", "-"), names) for name, names in modules.items())
    )
    done = subprocess.run(
        [DENO, "run", "--no-config", "--allow-read", "-"],
        input=f"{imports}{script}",
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


LAWS = {
    "order changes nothing": "same(ab, mergeTeams(b, a))",
    "grouping changes nothing": ("same(mergeTeams(ab, c), mergeTeams(a, mergeTeams(b, c)))"),
    "twice is once": "same(mergeTeams(ab, b), ab)",
    "nobody is lost": "[...a.members, ...b.members].every(isIn(ab))",
    "nobody is made up": ("ab.members.every((one) => isIn(a)(one) || isIn(b)(one))"),
}


def test_merging_is_a_union_over_10_000_random_teams() -> None:
    laws = ",".join(
        f"{json.dumps(name)}: ({{ a, b, c, ab }}) => {law}" for name, law in LAWS.items()
    )
    broken, merged, met = run(
        RANDOM_TEAMS
        + f"""
const laws = {{{laws}}};
const broken = new Set();
const met = {{ older: 0, copies: 0 }};
let merged = 0;
for (; merged < 10_000; merged += 1) {{
  const [a, b, c] = [team(), team(), team()];
  const ab = mergeTeams(a, b);
  for (const [name, holds] of Object.entries(laws)) if (!holds({{ a, b, c, ab }})) broken.add(name);
  const {{ counted, older, copies }} = peopleOf(ab);
  met.older += older.length;
  met.copies += copies.length;
  const names = counted.map(({{ label }}) => label).filter(Boolean);
  if (new Set(names).size !== names.length) broken.add("one result for each name");
}}
console.log(JSON.stringify([[...broken], merged, met]));""",
        merge="mergeTeams, memberOf, peopleOf, keyOf, canonical",
    )
    assert broken == []
    assert merged == 10_000
    assert min(met.values()) > 1000


def people(*members: dict[str, Any]) -> dict[str, list[str]]:
    """Who counts of these, who is older and who a copy, by label or hint."""
    found: dict[str, list[str]] = run(
        f"""
const empty = {{ label: "", notes: {{}}, profile: {{}}, targets: {{}} }};
const teams = {json.dumps(members)}.map(({{ created, hint, ...response }}) => (
  {{ ...emptyTeam(), members: [memberOf({{ ...empty, ...response }}, {{ created, hint }})] }}));
const found = peopleOf(teams.reduce(mergeTeams, emptyTeam()));
const name = ({{ label, hint }}) => label || hint;
console.log(JSON.stringify({{
  counted: found.counted.map(name).sort(),
  older: found.older.map(({{ member }}) => name(member)),
  copies: found.copies.map(({{ of }}) => name(of)),
}}));""",
        merge="mergeTeams, memberOf, peopleOf, emptyTeam",
    )
    return found


def test_a_newer_result_of_the_same_name_takes_the_place_of_the_older() -> None:
    old = {"label": "Kim", "created": "2026-11-20T10:00:00Z", "answers": {"a": "no"}}
    new = {"label": "Kim", "created": "2026-11-21T10:00:00Z", "answers": {"a": "yes"}}
    for order in ([old, new], [new, old]):
        assert people(*order) == {"counted": ["Kim"], "older": ["Kim"], "copies": []}


def test_a_nameless_copy_is_not_a_person_and_two_names_are_two_people() -> None:
    kim = {"label": "Kim", "answers": {"a": "no", "b": ["x", "y"]}, "notes": {"a": "Since May."}}
    link = {"answers": {"a": "no", "b": ["y", "x"]}}
    assert people(kim, link) == {"counted": ["Kim"], "older": [], "copies": ["Kim"]}
    assert people(kim, {**kim, "label": "Lee"})["counted"] == ["Kim", "Lee"]
    assert people(kim, {**link, "notes": {"a": "Never."}, "hint": "lee"})["copies"] == []
    same = {"answers": {"a": "no"}, "notes": {}}
    assert people({**same, "hint": "b"}, {**same, "hint": "a"})["counted"] == ["a"]


def test_the_ends_and_the_middle_are_those_that_python_finds() -> None:
    random = Random(7)
    lists = [
        [Fraction(random.randrange(400), random.randrange(1, 60)) for _ in range(count)]
        for count in range(1, 12)
        for _ in range(30)
    ]
    written = [[f"{one.numerator}/{one.denominator}" for one in scores] for scores in lists]
    found = run(
        f"console.log(JSON.stringify({json.dumps(written)}.map(spreadOf)))", spread="spreadOf"
    )
    for scores, spread in zip(lists, found, strict=True):
        expected = {"low": min(scores), "median": median_low(scores), "high": max(scores)}
        assert {name: Fraction(figure) for name, figure in spread.items()} == expected
    assert run("console.log(JSON.stringify(spreadOf([])))", spread="spreadOf") is None


@pytest.fixture
def tally(marketing_ops: Framework) -> Callable[..., list[dict[str, Any]]]:
    """The questions of the marketing dimensions as people's answers order them."""

    def of(*answers: dict[str, str]) -> list[dict[str, Any]]:
        tallies: list[dict[str, Any]] = run(
            f"""
const model = load({json.dumps(program(marketing_ops))});
const states = {json.dumps(answers)}.map((answers) => statesOf(model, answers));
const shown = byDisagreement(model, states).map(({{ id, spread, distinct, counts }}) =>
  ({{ id, spread: spread.join("/"), distinct, counts }}));
console.log(JSON.stringify(shown));""",
            score="load, statesOf",
            spread="byDisagreement",
        )
        return tallies

    return of


def test_questions_come_by_spread_then_by_answers_then_as_they_stand(
    marketing_ops: Framework, tally: Callable[..., list[dict[str, Any]]]
) -> None:
    [first, second, third, fourth, fifth, *rest] = marketing_ops.questions
    ordered = {
        question.id: [
            option.id
            for option in sorted(marketing_ops.options_of(question), key=lambda one: one.value)
        ]
        for question in marketing_ops.questions.values()
    }
    places = {first: [0, 0, 1], second: [0, 4, 4], third: [0, 4, 2], fourth: [1, 1, 3]}
    answers = [{id: ordered[id][own[person]] for id, own in places.items()} for person in range(3)]
    answers[0][fifth] = "~unknown"
    answers[1][fifth] = "~na"
    answers[2][fifth] = ordered[fifth][4]
    found = tally(*answers)
    assert [(one["id"], one["spread"], one["distinct"]) for one in found[:5]] == [
        (third, "1/1", 3),
        (second, "1/1", 2),
        (fourth, "1/2", 2),
        (first, "1/4", 2),
        (fifth, "0/1", 1),
    ]
    assert [one["id"] for one in found[5:]] == rest
    unanimous = {"answered": 0, "unknown": 0, "not_applicable": 0, "unanswered": 0, "hidden": 0}
    assert found[4]["counts"] == {**unanimous, "answered": 1, "unknown": 1, "not_applicable": 1}
    assert found[5]["counts"] == {**unanimous, "unanswered": 3}
