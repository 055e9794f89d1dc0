"""The way to the next stage: the fewest answers that lead there, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from stagemark.scoring.scorer import score
from tests.scoring.small_models import (
    TANGLED,
    TWO,
    Answers,
    gate,
    model,
    outcome,
    question,
    tangle,
)


def test_the_fewest_questions_and_of_those_the_first() -> None:
    framework = model([question("a"), question("b"), question("c"), question("d", weight="3")])
    record = score(framework, {"a": "l2", "b": "l1", "c": "l1", "d": "l2"})  # 10 of 12 points
    assert record["next"] == {"stage": "mid", "questions": ["a"], "smallest": True}
    heavy = score(framework, {"a": "l2", "b": "l2", "c": "l1", "d": "l3"})  # 14 of 18 points
    assert heavy["next"] == {"stage": "high", "questions": ["c"], "smallest": True}


def test_a_question_counts_once_among_the_fewest() -> None:
    weights = {"a": "5", "b": "3", "c": "4", "d": "4"}
    questions = [question(id, weight=weight) for id, weight in weights.items()]
    framework = model(questions, thresholds={"mid": "2", "high": "4", "top": "77/16"})
    record = score(framework, dict.fromkeys(weights, "l4"))  # 13/16 are missing: 5, 4 and 4
    assert record["next"] == {"stage": "top", "questions": ["a", "c", "d"], "smallest": True}


@pytest.mark.parametrize(
    "scoring",
    [{"method": "mean"}, {"method": "weakest"}, {"method": "mean", "cap": {"above_weakest": "0"}}],
    ids=["mean", "weakest", "cap"],
)
def test_there_is_no_way_on_where_the_questions_that_count_lead_no_further(
    scoring: dict[str, Any],
) -> None:
    # Only a could bring the dimension above 2, and it does not apply.
    few = [{"id": f"s{n}", "text": f"Some {n}", "value": str(n)} for n in (1, 2)]
    framework = model([question("a"), {"id": "b", "text": "How?", "options": few}], **scoring)
    record = score(framework, {"a": "~na", "b": "s2"})
    assert outcome(record) == ("2/1", "mid")
    assert record["next"] is None


@pytest.mark.parametrize(
    ("weights", "levels", "questions"),
    [
        ("1 1", "1133", ["a"]),  # a brings d1 to 3 and with it the whole
        ("1 3", "1132", ["a", "b"]),  # then 3/8 are missing, and b adds 1/2
        ("1 3", "1532", ["a"]),  # d1 is far enough; 3/8 are missing, and a adds 1/2
        ("3 1", "3211", ["a", "c"]),  # c brings d2 to 3, then 3/8 are missing
    ],
)
def test_what_the_cap_asks_for_rises_first_and_then_what_is_still_missing(
    weights: str, levels: str, questions: list[str]
) -> None:
    pairs = [question("a"), question("b")], [question("c"), question("d")]
    framework = model(*pairs, weights=weights, cap={"above_weakest": "1"})
    record = score(framework, {id: f"l{n}" for id, n in zip("abcd", levels, strict=True)})
    assert record["stage"] == "mid"
    assert record["next"] == {"stage": "high", "questions": questions, "smallest": False}


CAPPED: dict[str, Any] = {
    "method": "gates",
    "cap": {"above_weakest": "0"},
    "dimension_thresholds": {"mid": "40", "high": "60", "top": "80"},
}
SIX = ([question("a"), question("b")], [question(id) for id in "cdef"])
RAISED: Answers = {"a": "l1", "b": "l1", "c": "l4", "d": "l4", "e": "l4", "f": "l4"}


@pytest.mark.parametrize(
    ("asked", "count", "questions"),
    [
        # The top asks d1 for 80, which takes both of its questions.
        ("c", "1", ["a", "b", "c"]),
        ("a c d", "1", ["a", "b"]),
        ("a c d", "2", ["a", "b", "c"]),
        ("a b c d", "1", ["a", "b"]),
        ("a b c d", "3", ["a", "b", "c"]),
    ],
)
def test_a_question_that_the_cap_asks_for_counts_for_the_gates_too(
    asked: str, count: str, questions: list[str]
) -> None:
    gates = [gate("g1", "low", asked, requires={"at_least": count})]
    record = score(model(*SIX, gates=gates, **CAPPED), RAISED)
    assert outcome(record) == ("0/1", "low")
    assert record["next"] == {"stage": "top", "questions": questions, "smallest": False}


def test_where_only_the_cap_holds_the_stage_no_gate_needs_passing() -> None:
    gates = [
        gate("g1", "low", "c", passes_at="4"),
        gate("g2", "mid", "d", passes_at="5"),
        gate("g3", "mid", "e", passes_at="5"),
    ]
    record = score(model(*SIX, gates=gates, **CAPPED), RAISED)
    assert outcome(record) == ("1/1", "low")
    assert record["capped_by"] == "d1"
    # d1 at 60 is more than mid asks for, and one question does it.
    assert record["next"] == {"stage": "mid", "questions": ["a"], "smallest": False}


def test_a_gate_that_the_cap_passes_by_the_way_adds_nothing_where_the_search_is_given_up() -> None:
    asked = [*tangle(8, 1)]
    gates = [gate(f"g{n}", "low", own, requires={"at_least": "4"}) for n, own in enumerate(asked)]
    gates.append(gate("last", "low", "x y q22 q23", requires={"at_least": "1"}))
    weak = [question("x"), question("y")]
    framework = model([question(id) for id in TANGLED], weak, gates=gates, **CAPPED)
    answers: Answers = {**dict.fromkeys(TANGLED, "l4"), "x": "l1", "y": "l1"}
    record = score(framework, answers)
    assert record["next"] is not None
    firsts = sorted({id for questions in asked for id in questions.split()[:4]})
    assert record["next"]["questions"] == [*firsts, "x", "y"]


def test_no_way_leads_on_from_the_top() -> None:
    assert score(model(*TWO), {"a": "l4", "b": "l4", "c": "l4"})["next"] is None
