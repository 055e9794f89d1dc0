"""Gates: which of them decides, and the fewest answers that pass one, by hand."""

from __future__ import annotations

from stagemark.scoring.scorer import score
from tests.scoring.small_models import (
    FOUR,
    GATES,
    TANGLED,
    Answers,
    ends,
    gate,
    model,
    outcome,
    question,
    tangle,
    tangled,
)


def test_the_first_gate_that_is_not_passed_decides() -> None:
    framework = model(FOUR, method="gates", gates=GATES)
    record = score(framework, {"a": "l3", "b": "l2", "c": "l3", "d": "l5"})
    assert outcome(record) == ("1/1", "mid")
    assert record["gates"]["g1"] == {
        "passed": True, "could_pass": True, "passing": 2, "needed": 2, "counted": 3, "open": ["b"]
    }  # fmt: skip
    assert record["gates"]["g2"]["open"] == ["c"]
    assert record["gates"]["g3"]["passed"] is True
    assert record["dimensions"]["d1"]["score"] == "65/1"
    assert record["dimensions"]["d1"]["stage"] is None
    # The last gate is passed already, so the second leads to the top.
    assert record["next"] == {"stage": "top", "questions": ["c"], "smallest": True}
    assert outcome(score(framework, dict.fromkeys("abcd", "l5"))) == ("3/1", "top")


def test_two_of_three_miss_a_share_that_is_a_hair_above_two_thirds() -> None:
    asks = gate("g1", "low", "a b c", requires={"share": "66.666667%"})
    framework = model(FOUR, method="gates", gates=[asks])
    answers: Answers = {"a": "l5", "b": "l5", "c": "l1", "d": "l1"}
    assert score(framework, answers)["gates"]["g1"]["needed"] == 3
    asks["requires"] = {"share": "66.666666%"}
    framework = model(FOUR, method="gates", gates=[asks])
    assert score(framework, answers)["gates"]["g1"]["passed"] is True


def test_a_gate_asks_for_no_more_questions_than_count() -> None:
    framework = model(FOUR, method="gates", gates=GATES)
    record = score(framework, {"a": "l3", "b": "l3", "c": "~na", "d": "l4"})
    assert record["gates"]["g2"]["needed"] == 1
    assert record["gates"]["g2"]["passed"] is True
    empty = score(framework, {"a": "l3", "b": "l3", "c": "~na", "d": "~na"})
    assert outcome(empty) == ("3/1", "top")
    assert empty["gates"]["g3"]["counted"] == 0


def test_an_open_question_leaves_a_gate_open_both_ways() -> None:
    record = score(model(FOUR, method="gates", gates=GATES), {"a": "l3", "c": "l1", "d": "l1"})
    assert record["gates"]["g1"]["passed"] is False
    assert record["gates"]["g1"]["could_pass"] is True
    assert ends(record) == [("0/1", "low"), ("1/1", "mid")]


def test_one_question_that_two_gates_share_is_named_once() -> None:
    gates = [gate("g1", "low", "a b", requires={"at_least": "1"}), gate("g2", "low", "b c")]
    record = score(model(FOUR, method="gates", gates=gates), dict.fromkeys("abcd", "l1"))
    assert record["next"] == {"stage": "top", "questions": ["b", "c"], "smallest": True}


def test_of_two_questions_that_do_the_same_for_shared_gates_the_first_is_named() -> None:
    nine = [question(id) for id in "abcdefghi"]
    gates = [gate(id, "low", "i b", requires={"at_least": "1"}) for id in ("g1", "g2")]
    record = score(model(nine, method="gates", gates=gates), dict.fromkeys("abcdefghi", "l1"))
    assert record["next"] == {"stage": "top", "questions": ["b"], "smallest": True}


def test_the_fewest_questions_are_found_among_many_gates_that_share_them() -> None:
    record = score(tangled(tangle(5, 7), "3"), dict.fromkeys(TANGLED, "l1"))
    fewest = [TANGLED[n] for n in (0, 1, 2, 3, 5, 8, 12, 13, 15, 16, 18, 22, 23)]
    assert record["next"] == {"stage": "top", "questions": fewest, "smallest": True}


def test_a_search_that_takes_too_long_names_a_set_that_suffices_and_says_so() -> None:
    asked = tangle(8, 1)
    record = score(tangled(asked, "4"), dict.fromkeys(TANGLED, "l1"))
    firsts = sorted({id for questions in asked for id in questions.split()[:4]})
    assert len(firsts) > 14  # which are the fewest
    assert record["next"] == {"stage": "top", "questions": firsts, "smallest": False}
    raised = score(tangled(asked, "4"), dict.fromkeys(TANGLED, "l1") | dict.fromkeys(firsts, "l5"))
    assert raised["stage"] == "top"


def test_a_set_that_suffices_is_named_by_the_file_whatever_the_order_within_gates() -> None:
    asked = tangle(8, 1)
    reversed_ = [" ".join(reversed(questions.split())) for questions in asked]
    answers = dict.fromkeys(TANGLED, "l1")
    record = score(tangled(reversed_, "4"), answers)
    assert record["next"] == score(tangled(asked, "4"), answers)["next"]
