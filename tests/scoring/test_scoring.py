"""What a response scores, by hand on small frameworks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from stagemark.scoring.scorer import score, show, validate_answers
from tests.scoring.small_models import (
    FOUR,
    GATES,
    TWO,
    Answers,
    ends,
    model,
    outcome,
    question,
)


def test_mean_weighs_questions_within_dimensions_and_dimensions_within_the_whole() -> None:
    weighted = model([question("a", weight="3"), question("b")], [question("c")], weights="1 2")
    record = score(weighted, {"a": "l2", "b": "l4", "c": "l3"})
    assert record["dimensions"]["d1"]["score"] == "5/2"  # (3·2 + 4) / 4
    assert outcome(record) == ("17/6", "mid")  # (5/2 + 2·3) / 3
    assert record["state"] == "complete"
    assert record["counts"] == {
        "visible": 3, "answered": 3, "unknown": 0, "not_applicable": 0, "unanswered": 0
    }  # fmt: skip


def test_weakest_is_the_lowest_dimension() -> None:
    record = score(model(*TWO, method="weakest"), {"a": "l2", "b": "l3", "c": "l5"})
    assert outcome(record) == ("5/2", "mid")


def test_points_are_a_percentage_of_what_can_be_reached() -> None:
    thirds = {"mid": "40", "high": "60", "top": "80"}
    points = model(*TWO, method="points", thresholds=thirds)
    record = score(points, {"a": "l1", "b": "l3", "c": "l5"})
    assert outcome(record) == ("60/1", "high")  # 9 of 15
    assert record["dimensions"]["d1"]["score"] == "40/1"  # 4 of 10
    without = score(points, {"a": "~na", "b": "l3", "c": "l5"})
    assert outcome(without) == ("80/1", "top")  # 8 of 10


def test_not_applicable_leaves_the_sum_and_its_weights() -> None:
    record = score(model(*TWO), {"a": "~na", "b": "l4", "c": "l2"})
    assert outcome(record) == ("3/1", "high")
    assert record["counts"]["not_applicable"] == 1


@pytest.mark.parametrize(("policy", "expected"), [("lowest", "9/4"), ("excluded", "3/1")])
def test_unknown_counts_as_the_policy_says(policy: str, expected: str) -> None:
    record = score(model(*TWO, unknown=policy), {"a": "~unknown", "b": "l4", "c": "l2"})
    assert record["score"] == expected
    assert record["counts"]["unknown"] == 1


def test_a_dimension_of_which_nothing_counts_is_left_out() -> None:
    record = score(model(*TWO), {"a": "l2", "b": "l3", "c": "~na"})
    assert outcome(record) == ("5/2", "mid")
    assert record["dimensions"]["d2"] == {
        "state": "not-assessed", "score": None, "stage": None, "low": None, "high": None,
        "target": "high", "gap": None,
    }  # fmt: skip


@pytest.mark.parametrize("method", ["mean", "weakest"])
def test_nothing_that_counts_is_not_a_score_of_nothing(method: str) -> None:
    record = score(model(*TWO, method=method), {"a": "~na", "b": "~na", "c": "~na"})
    assert record["state"] == "not-assessed"
    assert outcome(record) == (None, None)
    assert ends(record) == [None, None]
    assert record["next"] is None


def test_while_a_question_is_open_there_is_a_range_and_no_score() -> None:
    record = score(model(*TWO), {"a": "l2", "b": "", "c": "l4"})
    assert record["state"] == "incomplete"
    assert outcome(record) == (None, None)
    assert ends(record) == [("11/4", "mid"), ("15/4", "high")]
    assert record["dimensions"]["d1"]["state"] == "incomplete"
    assert record["dimensions"]["d2"]["state"] == "complete"
    assert record["dimensions"]["d2"]["score"] == "4/1"
    assert record["dimensions"]["d2"]["gap"] is None
    assert record["findings"] == []
    assert record["roadmap"] == []


def test_a_missing_answer_and_an_empty_one_are_the_same() -> None:
    framework = model([question("a"), question("b", scale="parts", type="checklist")])
    assert score(framework, {}) == score(framework, {"a": "", "b": []})


def test_a_checklist_is_worth_what_is_ticked() -> None:
    framework = model([question("a", scale="parts", type="checklist")])
    assert score(framework, {"a": ["p1", "p3"]})["score"] == "4/1"
    none = score(framework, {"a": "~none"})
    assert outcome(none) == ("0/1", "low")
    assert none["counts"]["answered"] == 1
    assert ends(score(framework, {})) == [("0/1", "low"), ("6/1", "top")]


def test_a_hidden_question_counts_nowhere_and_its_answer_is_kept_quiet() -> None:
    shown = question("b", show_if={"question": "a", "at_least": "l3"})
    chained = question("c", show_if={"question": "b", "is": ["l1", "l5"]})
    framework = model([question("a"), shown, chained])
    assert score(framework, {"a": "l2", "b": "l5", "c": "l5"})["score"] == "2/1"
    assert score(framework, {"a": "l3", "b": "l5", "c": "l4"})["score"] == "4/1"
    assert score(framework, {"a": "l3", "b": "l4", "c": "l5"})["score"] == "7/2"
    assert score(framework, {"a": "~unknown", "b": "l5"})["counts"]["visible"] == 1
    assert score(framework, {"b": "l5"})["counts"]["visible"] == 1


def test_text_is_never_scored() -> None:
    framework = model([question("a"), {"id": "b", "text": "Why?", "type": "text"}])
    record = score(framework, {"a": "l3", "b": "Because."})
    assert record["score"] == "3/1"
    assert record["counts"]["visible"] == 1


def test_the_cap_holds_the_stage_near_the_weakest_dimension() -> None:
    weights = "1 4"
    capped = model(*TWO, weights=weights, cap={"above_weakest": "1"})
    record = score(capped, {"a": "l1", "b": "l1", "c": "l5"})
    assert outcome(record) == ("21/5", "mid")
    assert record["capped_by"] == "d1"
    assert score(model(*TWO, weights=weights), {"a": "l1", "b": "l1", "c": "l5"})["stage"] == "top"
    # The stage after needs d1 at 2, and a alone lifts it to 3.
    assert record["next"] == {"stage": "high", "questions": ["a"], "smallest": False}
    level = score(capped, {"a": "l3", "b": "l3", "c": "l3"})
    assert level["capped_by"] is None


def test_thirds_reach_a_border_that_floats_miss() -> None:
    # Three thirds make exactly 1, which sums of floats need not.
    thirds = [question(id, weight="1/3") for id in "abc"]
    framework = model(thirds, [question("d", weight="1/7")], weights="1/3 1/7")
    record = score(framework, {"a": "l2", "b": "l3", "c": "l4", "d": "l3"})
    assert outcome(record) == ("3/1", "high")


@pytest.mark.parametrize(
    ("number", "decimals", "shown"),
    [
        ("2999/1000", 2, "2.99"),
        ("12/5", 2, "2.40"),
        ("3", 1, "3.0"),
        ("2/3", 3, "0.666"),
        ("1/100", 1, "0.0"),
        ("199/2", 0, "99"),
        ("-1/4", 1, "-0.3"),
        ("-1/20", 1, "-0.1"),
    ],
)
def test_shown_figures_are_floored(number: str, decimals: int, shown: str) -> None:
    assert show(Fraction(number), decimals) == shown


def test_just_below_a_threshold_is_neither_shown_nor_counted_as_reached() -> None:
    many = model([question("a", weight="999"), question("b")], decimals="2")
    record = score(many, {"a": "l3", "b": "l2"})
    assert outcome(record) == ("2999/1000", "mid")
    assert show(Fraction("2999/1000"), many.decimals) == "2.99"


def test_targets_make_gaps_and_gaps_make_the_roadmap() -> None:
    framework = model(*TWO, [question("d")], weights="1 2 1")
    answers: Answers = {"a": "l2", "b": "l3", "c": "l2", "d": "l4"}
    record = score(framework, answers)
    assert outcome(record) == ("21/8", "mid")
    gaps = {id: (d["target"], d["gap"]) for id, d in record["dimensions"].items()}
    assert gaps == {"d1": ("high", "1/2"), "d2": ("high", "1/1"), "d3": ("high", "0/1")}
    assert record["roadmap"] == ["d2", "d1"]
    chosen = score(framework, answers, {"d1": "top", "d2": "low", "d3": "top"})
    assert chosen["dimensions"]["d2"]["gap"] == "0/1"
    assert chosen["dimensions"]["d1"]["gap"] == "3/2"
    assert chosen["roadmap"] == ["d1"]


def test_equal_pulls_keep_the_order_of_the_file() -> None:
    record = score(model(*TWO), {"a": "l1", "b": "l1", "c": "l1"})
    assert record["roadmap"] == ["d1", "d2"]


D1_WEAK = {"dimension": "d1", "below": "3"}


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ({"dimension": "d1", "at_least": "2.5"}, True),
        ({"dimension": "d1", "below": "2.5"}, False),
        ({"dimension": "d2", "ahead_of": "d1", "by": "1.5"}, True),
        ({"dimension": "d2", "ahead_of": "d1", "by": "1.6"}, False),
        ({"dimension": "d3", "below": "5"}, False),
        ({"dimension": "d1", "ahead_of": "d3", "by": "0"}, False),
        ({"stage_at_least": "high"}, True),
        ({"stage_below": "high"}, False),
        ({"question": "a", "is": ["l1", "l2"]}, True),
        ({"question": "a", "at_least": "l3"}, False),
        ({"question": "e", "at_least": "l1"}, False),
        ({"question": "d", "is": ["l1"]}, False),
        ({"all": [D1_WEAK, {"stage_below": "high"}]}, False),
        ({"any": [D1_WEAK, {"stage_below": "high"}]}, True),
    ],
)
def test_a_finding_holds_when_its_condition_does(when: dict[str, Any], holds: bool) -> None:
    finding = {"id": "f", "when": when, "title": "T", "text": "T"}
    hidden = question("e", show_if={"question": "a", "at_least": "l3"})
    framework = model(*TWO, [question("d"), hidden], findings=[finding])
    answers: Answers = {"a": "l2", "b": "l3", "c": "l4", "d": "~na", "e": "l5"}
    record = score(framework, answers)
    assert record["score"] == "13/4"
    assert record["findings"] == (["f"] if holds else [])


def test_a_finding_may_ask_for_a_gate() -> None:
    findings = [
        {"id": "yes", "when": {"gate": "g1", "passed": "true"}, "title": "T", "text": "T"},
        {"id": "no", "when": {"gate": "g2", "passed": "false"}, "title": "T", "text": "T"},
    ]
    framework = model(FOUR, method="gates", gates=GATES, findings=findings)
    assert score(framework, dict.fromkeys("abcd", "l3"))["findings"] == ["yes", "no"]
    assert score(framework, dict.fromkeys("abcd", "l5"))["findings"] == ["yes"]


@pytest.mark.parametrize(
    "answers",
    [
        {"z": "l1"},
        {"a": "l9"},
        {"a": ["l1"]},
        {"a": "~none"},
        {"a": "~unknown"},
        {"b": "~na"},
        {"c": "p1"},
        {"c": ["p1", "p1"]},
        {"c": ["~none"]},
        {"c": ["p1", "p9"]},
        {"a": 3},
        {"a": None},
        {"c": [["p1"]]},
        {"d": ["text"]},
    ],
)
def test_an_answer_that_is_not_offered_is_refused_by_name(answers: Any) -> None:
    framework = model(
        [
            question("a", allow=[]),
            question("b", allow=["unknown"]),
            question("c", scale="parts", type="checklist"),
            {"id": "d", "text": "Why?", "type": "text"},
        ]
    )
    validate_answers(framework, {"a": "l1", "b": "~unknown", "c": ["p1"], "d": "Because."})
    [(id, answer)] = answers.items()
    with pytest.raises(ValueError, match=f"question '{id}'") as caught:
        score(framework, answers)
    assert id == "z" or repr(answer) in str(caught.value)


@pytest.mark.parametrize("targets", [{"d9": "mid"}, {"d1": "peak"}])
def test_a_target_that_the_framework_does_not_have_is_refused(targets: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"d9|peak"):
        score(model(*TWO), {}, targets)
