"""What a response scores, by hand on small frameworks."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import score, show, validate_answers

Answers = dict[str, Answer]
LEVELS = [{"id": f"l{n}", "text": f"Level {n}", "value": str(n)} for n in range(1, 6)]
PARTS = [{"id": f"p{n}", "text": f"Part {n}", "value": str(n)} for n in range(1, 4)]


def question(id: str, **fields: object) -> dict[str, object]:
    """A question about a level of 1 to 5."""
    return {"id": id, "text": "How?", "scale": "levels", **fields}


def model(*dimensions: list[dict[str, object]], weights: str = "", **scoring: object) -> Framework:
    """A framework of dimensions d1, d2 … with four stages, low to top."""
    own = weights.split() or ["1"] * len(dimensions)
    findings = scoring.pop("findings", [])
    return Framework.model_validate(
        {
            "id": "worked",
            "version": "1.0.0",
            "language": "en",
            "title": "Worked examples",
            "summary": "By hand.",
            "stages": [{"id": id, "name": id, "summary": id} for id in STAGES],
            "scales": {"levels": LEVELS, "parts": PARTS},
            "dimensions": [
                {"id": f"d{n}", "name": f"D{n}", "weight": weight, "questions": questions}
                for n, (weight, questions) in enumerate(zip(own, dimensions, strict=True), 1)
            ],
            "scoring": {"method": "mean", **scoring},
            "findings": findings,
        }
    )


STAGES = ["low", "mid", "high", "top"]
TWO = ([question("a"), question("b")], [question("c")])


def outcome(record: Record) -> tuple[str | None, str | None]:
    return record["score"], record["stage"]


def ends(record: Record) -> list[tuple[str, str | None] | None]:
    return [(e["score"], e["stage"]) if e else None for e in (record["low"], record["high"])]


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


def gate(id: str, holds_at: str, questions: str, **fields: object) -> dict[str, object]:
    return {
        "id": id, "name": id, "holds_at": holds_at, "questions": questions.split(), **fields
    }  # fmt: skip


GATES = [
    gate("g1", "low", "a b c", requires={"share": "66.6%"}, passes_at="3"),
    gate("g2", "mid", "c d", requires={"at_least": "2"}, passes_at="4"),
    gate("g3", "high", "d"),
]
FOUR = [question("a"), question("b"), question("c"), question("d")]


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


TANGLED = [f"q{n:02}" for n in range(24)]


def tangle(size: int, step: int) -> list[str]:
    """The questions of gates of which each shares some with most others."""
    return [
        " ".join(sorted({TANGLED[(number * step + n * n) % 24] for n in range(size)}))
        for number in range(8 if size == 8 else 10)
    ]


def tangled(asked: list[str], need: str) -> Framework:
    gates = [
        gate(f"g{n}", "low", questions, requires={"at_least": need})
        for n, questions in enumerate(asked)
    ]
    return model([question(id) for id in TANGLED], method="gates", gates=gates)


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
