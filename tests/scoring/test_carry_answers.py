"""Answers come over to a later version as its changes declare: each of them exactly once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from copy import deepcopy
from itertools import islice, pairwise
from random import Random
from typing import Any

import pytest

from stagemark.framework.model import Framework
from stagemark.publishing.releases import NAME, read_releases
from stagemark.rules.check import read_frameworks
from stagemark.scoring.borders import responses
from stagemark.scoring.carry import carried_answers, carry, undeclared, way_between
from stagemark.scoring.golden import answers_in
from stagemark.scoring.scorer import Scorer
from tests.frameworks import framework as random_framework
from tests.root import ROOT

Document = dict[str, Any]
PAIRS = 40
MANY_PAIRS = 1_000


def questions(document: Document) -> list[tuple[list[Document], int]]:
    """Every question as the list it is in and its place there."""
    return [
        (dimension["questions"], at)
        for dimension in document["dimensions"]
        for at in range(len(dimension["questions"]))
    ]


def asked_by_others(document: Document) -> set[str]:
    """Ids that conditions, gates or findings name: these stay as they are."""
    text = repr([document["scoring"], document.get("findings", [])])
    text += repr([one.get("show_if") for part, at in questions(document) for one in [part[at]]])
    ids = {part[at]["id"] for part, at in questions(document)}
    return {id for id in ids if f"'{id}'" in text}


def next_version(document: Document, rng: Random, version: str) -> Document:
    """A later version with one or more kinds of change, all of them declared."""
    after = deepcopy(document)
    changes: Document = {"from": document["version"]}
    after |= {"version": version, "changes": changes}
    named = asked_by_others(document)
    free = [(part, at) for part, at in questions(after) if part[at]["id"] not in named]
    rng.shuffle(free)
    for number, (part, at) in enumerate(free[: rng.randint(0, 5)]):
        question = part[at]
        id, new = question["id"], f"{question['id']}-{version[0]}"
        match rng.choice(["rename", "split", "reask", "reword", "merge"]):
            case "rename":
                question["id"] = new
                changes.setdefault("renamed", {})[id] = new
            case "split":
                question["id"] = f"{new}-a"
                part.append({**deepcopy(question), "id": f"{new}-b"})
                changes.setdefault("split", {})[id] = [f"{new}-a", f"{new}-b"]
            case "reask":
                changes.setdefault("reask", []).append(id)
            case "merge":
                others = [p[a] for p, a in free[number + 1 :] if p is part and p[a] is not question]
                if others and len(part) > 2 and "merged" not in changes:
                    other = others[0]
                    part[:] = [one for one in part if one is not other]
                    question["id"] = new
                    changes["merged"] = {new: [id, other["id"]]}
                    break
    return after


def chain(seed: int) -> list[Framework]:
    rng = Random(seed)
    first = {**random_framework(seed)[1], "version": "1.0.0"}
    second = next_version(first, rng, "2.0.0")
    third = next_version(second, rng, "3.0.0")
    return [Framework.model_validate(one) for one in (first, second, third)]


def check_chain(seed: int, sets: int) -> Counter[str]:
    versions = chain(seed)
    told: Counter[str] = Counter()
    for old, new in pairwise(versions):
        assert [*undeclared(old, new)] == [], seed
    way = way_between({one.version: one for one in versions}, "1.0.0", "3.0.0")
    assert way == versions[1:]
    last = Scorer(versions[-1])
    for answers in islice(responses(versions[0], Random(seed)), sets):
        fates = carry(way, answers)
        given = [id for id, answer in answers.items() if answer]
        assert [fate.question for fate in fates] == given  # each of them, once, in its order
        now = carried_answers(fates)
        last.score(now)  # raises where an answer is none that the version takes
        carried = [fate for fate in fates if fate.kind == "carried"]
        assert len(now) == len(carried)
        for fate in fates:
            assert all(id in versions[-1].questions for id in fate.becomes)
            assert (fate.kind == "dropped") is (fate.becomes == [])
            assert (fate.kind == "carried") is (fate.now is not None)
        told.update(fate.kind for fate in fates)
    return told


def test_every_answer_has_one_fate_along_three_versions() -> None:
    told = sum((check_chain(seed, 20) for seed in range(PAIRS)), Counter[str]())
    assert {*told} == {"carried", "asked-again"}


@pytest.mark.deep
def test_every_answer_has_one_fate_along_many_versions() -> None:
    for seed in range(PAIRS, MANY_PAIRS):
        check_chain(seed, 20)


def choice(id: str, options: Sequence[str] = ("no", "yes"), **more: Any) -> Document:
    listed = [{"id": one, "text": one, "value": str(at)} for at, one in enumerate(options)]
    return {"id": id, "text": id, "options": listed, **more}


def version(number: str, *asked: Document, **changes: Any) -> Framework:
    return Framework.model_validate(
        {
            "id": "model",
            "version": number,
            "language": "en",
            "title": "Model",
            "summary": "A model.",
            "stages": [{"id": one, "name": one, "summary": one} for one in ("low", "top")],
            "dimensions": [{"id": "only", "name": "Only", "questions": [*asked]}],
            "scoring": {"method": "mean", "thresholds": {"top": "1"}},
            **({"changes": changes} if changes else {}),
        }
    )


def test_each_kind_of_change_gives_its_answers_their_fate() -> None:
    old = version("1.0.0", *map(choice, ("same", "old", "gone", "wide", "left", "right", "other")))
    new = version(
        "2.0.0",
        *map(choice, ("same", "new", "wide-a", "wide-b", "both")),
        choice("other", ("never", "yes")),
        **{"from": "1.0.0"},
        renamed={"old": "new"},
        removed=["gone"],
        split={"wide": ["wide-a", "wide-b"]},
        merged={"both": ["left", "right"]},
        options={"other": {"no": "never"}},
    )
    assert [*undeclared(old, new)] == []
    fates = {one.question: one for one in carry([new], {id: "no" for id in old.questions})}
    assert {id: (one.kind, [*one.becomes], one.now) for id, one in fates.items()} == {
        "same": ("carried", ["same"], "no"),
        "old": ("carried", ["new"], "no"),
        "gone": ("dropped", [], None),
        "wide": ("asked-again", ["wide-a", "wide-b"], None),
        "left": ("asked-again", ["both"], None),
        "right": ("asked-again", ["both"], None),
        "other": ("carried", ["other"], "never"),
    }


def test_what_is_asked_again_once_is_followed_to_where_it_stands_now() -> None:
    second = version(
        "2.0.0", *map(choice, ("a", "b", "kept")), **{"from": "1.0.0"}, split={"wide": ["a", "b"]}
    )
    third = version(
        "3.0.0", *map(choice, ("c", "kept")), **{"from": "2.0.0"}, renamed={"a": "c"}, removed=["b"]
    )
    [wide, _] = carry([second, third], {"wide": "yes", "kept": "yes"})
    assert (wide.kind, wide.becomes) == ("asked-again", ["c"])
    last = version("4.0.0", choice("kept"), **{"from": "3.0.0"}, removed=["c"])
    [wide, kept] = carry([second, third, last], {"wide": "yes", "kept": "yes"})
    assert (wide.kind, wide.becomes, kept.kind) == ("dropped", [], "carried")


OLD = version("1.0.0", choice("one"), choice("two"))


@pytest.mark.parametrize(
    ("new", "line"),
    [
        (version("2.0.0", choice("one"), choice("two")), "changes: {from: 1.0.0}"),
        (version("2.0.0", choice("one"), **{"from": "1.0.0"}), "removed: [two]"),
        (
            version("2.0.0", choice("one"), choice("two", ("no", "yep")), **{"from": "1.0.0"}),
            "options: {two: {yes: its-new-id}}, or reask: [two]",
        ),
        (
            version("2.0.0", choice("one"), choice("two", type="checklist"), **{"from": "1.0.0"}),
            "reask: [two]",
        ),
        (
            version("2.0.0", choice("two"), **{"from": "1.0.0"}, renamed={"one": "two"}),
            "merged: {two: [one, two]}",
        ),
    ],
)
def test_what_is_not_declared_names_the_line_to_write(new: Framework, line: str) -> None:
    hints = [hint for _, _, hint in undeclared(OLD, new)]
    assert any(line in hint for hint in hints), hints


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"renamed": {"three": "one"}}, '1.0.0 has no question "three"'),
        ({"reask": ["three"]}, '2.0.0 has no question "three"'),
        ({"removed": ["one"], "renamed": {"one": "two"}}, '2 things of the question "one"'),
        ({"options": {"one": {"maybe": "yes"}}}, '"one" had no option "maybe"'),
        ({"options": {"one": {"yes": "maybe"}}}, '"one" has no option "maybe"'),
        ({"from": "0.9.0"}, "must be 1.0.0, the version before"),
    ],
)
def test_what_changes_say_must_be_so(changes: dict[str, Any], message: str) -> None:
    new = version("2.0.0", choice("one"), choice("two"), **{"from": "1.0.0", **changes})
    assert any(message in said for _, said, _ in undeclared(OLD, new))


OWN = read_frameworks(ROOT / "frameworks", "frameworks", [])
FOLLOWING = [
    (old, new)
    for new in OWN
    for old in OWN
    if new.changes and (old.id, old.version) == (new.id, new.changes.from_)
]


@pytest.mark.parametrize(
    ("old", "new"), FOLLOWING, ids=[f"{new.id}-{new.version}" for _, new in FOLLOWING]
)
def test_every_golden_answer_is_in_the_receipt_once(old: Framework, new: Framework) -> None:
    path = ROOT / "frameworks" / old.id / NAME
    [release] = [one for one in read_releases(path, NAME, []) or [] if one.version == old.version]
    scorer = Scorer(new)
    assert [*undeclared(old, new)] == []
    for one in release.vectors:
        answers = answers_in(old, one)
        fates = carry([new], answers)
        assert [fate.question for fate in fates] == [*answers]
        assert all(one.kind != "dropped" for one in fates)  # no question of ours was given up
        scorer.score(carried_answers(fates))
