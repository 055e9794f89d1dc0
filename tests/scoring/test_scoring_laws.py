"""The laws of the score, on some two thousand generated responses each; ten in the deep run."""

from __future__ import annotations

import json
from collections.abc import Iterator
from fractions import Fraction
from itertools import combinations, islice
from random import Random
from typing import Any

import pytest

from stagemark.framework.methods import METHODS, MethodName
from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.record import Result
from stagemark.scoring.scorer import Scorer, show
from tests.frameworks import framework
from tests.responses import is_border, responses

Answers = dict[str, Answer]
few_or_many = pytest.mark.parametrize("times", [1, pytest.param(5, marks=pytest.mark.deep)])


def cases(
    frameworks: int, sets: int, method: MethodName | None = None
) -> Iterator[tuple[Scorer, dict[str, Any], Answers, Random]]:
    for seed in range(frameworks):
        generated, document = framework(seed, method)
        scorer, rng = Scorer(generated), Random(seed)
        for answers in islice(responses(generated, rng), sets):
            yield scorer, document, answers, rng


def place(scorer: Scorer, figure: Any) -> tuple[Fraction, int]:
    return Fraction(figure["score"]), scorer.measure.stages.get(figure["stage"], 0)


def choices(scorer: Scorer, id: str) -> list[tuple[Fraction, Answer]]:
    """The values of some ways to answer, lowest first."""
    question = scorer.measure.items[id].question
    options = scorer.framework.options_of(question)
    if question.type == "choice":
        return sorted((option.value, option.id) for option in options)
    ids = [option.id for option in options]
    return [(Fraction(0), "~none"), (scorer.measure.items[id].highest, ids)]


@few_or_many
def test_the_generator_stands_on_borders_and_shows_every_state(times: int) -> None:
    for method in METHODS:
        generated = cases(12 * times, 40, method)
        scored = [(s.framework, s.score(answers)) for s, _, answers, _ in generated]
        assert sum(is_border(*pair) for pair in scored) * 3 >= len(scored)
        records = [record for _, record in scored]
        assert {r["state"] for r in records} == {"complete", "incomplete", "not-assessed"}
        assert json.loads(json.dumps(records)) == records


@few_or_many
def test_raising_an_answer_lowers_nothing(times: int) -> None:
    raised = 0
    for scorer, _, answers, rng in cases(90 * times, 40):
        before = scorer.score(answers)
        id = rng.choice(list(scorer.measure.items))
        ways = [answer for _, answer in choices(scorer, id)]
        if answers.get(id) not in ways or scorer.states(answers).get(id) != "answered":
            continue
        better = {**answers, id: rng.choice(ways[ways.index(answers[id]) :])}
        if scorer.states(better).keys() != scorer.states(answers).keys():
            continue
        raised += 1
        after = scorer.score(better)
        pairs: list[tuple[Result, Result]] = [(before, after)]
        pairs += [(before["dimensions"][d], after["dimensions"][d]) for d in before["dimensions"]]
        for one, two in pairs:
            assert one["state"] == two["state"]
            for a, b in ((one, two), (one["low"], two["low"]), (one["high"], two["high"])):
                if a and b and a["score"]:
                    was, now = place(scorer, a), place(scorer, b)
                    assert was[0] <= now[0]
                    assert was[1] <= now[1]
    assert raised >= 2_000 * times


def rearranged(document: dict[str, Any], rng: Random) -> Framework:
    """The same with dimensions and questions in another order, without what needs the order."""
    dimensions = [
        {**d, "questions": rng.sample(d["questions"], len(d["questions"]))}
        for d in rng.sample(document["dimensions"], len(document["dimensions"]))
    ]
    return Framework.model_validate({**document, "dimensions": dimensions})


def without_rules(document: dict[str, Any]) -> dict[str, Any]:
    dimensions = [
        {**d, "questions": [{k: v for k, v in q.items() if k != "show_if"} for q in d["questions"]]}
        for d in document["dimensions"]
    ]
    return {**document, "dimensions": dimensions}


@few_or_many
def test_order_changes_nothing(times: int) -> None:
    for seed in range(52 * times):
        document = without_rules(framework(seed)[1])
        rng = Random(seed)
        scorer = Scorer(Framework.model_validate(document))
        other = Scorer(rearranged(document, rng))
        for answers in islice(responses(scorer.framework, rng), 40):
            one, two = scorer.score(answers), other.score(answers)
            for key in ("state", "score", "stage", "low", "high", "gates", "findings", "counts"):
                assert one[key] == two[key]
            assert one["dimensions"] == two["dimensions"]
            if one["next"] and one["next"]["smallest"] and two["next"]:
                assert len(one["next"]["questions"]) == len(two["next"]["questions"])


@few_or_many
def test_a_common_factor_on_weights_changes_nothing(times: int) -> None:
    for seed in range(52 * times):
        document = framework(seed)[1]
        rng = Random(seed)
        factors = [rng.choice(["7", "1/3", "0.3", "12/7"]) for _ in range(2)]

        def scaled(part: dict[str, Any], factor: str) -> dict[str, Any]:
            return {**part, "weight": str(Fraction(part.get("weight", "1")) * Fraction(factor))}

        dimensions = [
            {**scaled(d, factors[0]), "questions": [scaled(q, factors[1]) for q in d["questions"]]}
            for d in document["dimensions"]
        ]
        scorer = Scorer(Framework.model_validate(document))
        other = Scorer(Framework.model_validate({**document, "dimensions": dimensions}))
        for answers in islice(responses(scorer.framework, rng), 40):
            assert scorer.score(answers) == other.score(answers)


@few_or_many
def test_not_applicable_moves_no_other_dimension(times: int) -> None:
    moved = 0
    for scorer, _, answers, rng in cases(60 * times, 40):
        framework = scorer.framework
        dimension = rng.choice(framework.dimensions)
        offered = [q.id for q in dimension.questions if q.is_scored and "not-applicable" in q.allow]
        if not offered:
            continue
        without = {**answers, rng.choice(offered): "~na"}
        if scorer.states(without).keys() != scorer.states(answers).keys():
            continue
        moved += 1
        one, two = scorer.score(answers), scorer.score(without)
        for id, other in one["dimensions"].items():
            if id != dimension.id:
                for key in ("state", "score", "stage", "low", "high"):
                    assert other[key] == two["dimensions"][id][key]
    assert moved >= 2_000 * times


@few_or_many
def test_every_completion_ends_within_the_range(times: int) -> None:
    completed = 0
    for scorer, _, answers, rng in cases(44 * times, 30):
        states = scorer.states(answers)
        unanswered = [id for id, state in states.items() if state == "unanswered"]
        if not unanswered:
            continue
        record = scorer.score(answers)
        low, high = place(scorer, record["low"]), place(scorer, record["high"])
        for _ in range(8):
            full = answers | {id: rng.choice(choices(scorer, id))[1] for id in unanswered}
            if scorer.states(full).keys() != states.keys():
                continue
            completed += 1
            final = scorer.score(full)
            assert final["state"] == "complete"
            score, stage = place(scorer, final)
            assert low[0] <= score <= high[0]
            assert low[1] <= stage <= high[1]
            for gate, ending in final["gates"].items():
                before = record["gates"][gate]
                assert before["passed"] <= ending["passed"] <= before["could_pass"]
    assert completed >= 2_000 * times


def measured_stage(scorer: Scorer, answers: Answers, raised: tuple[str, ...]) -> int:
    """The stage with some questions at their highest and the visible ones as they are."""
    values = scorer._known_values(answers, scorer.states(answers))
    return scorer.measure.sheet(
        {**values, **{id: scorer.measure.items[id].highest for id in raised}}
    ).stage


@few_or_many
def test_the_smallest_set_reaches_the_next_stage_and_no_smaller_one_does(times: int) -> None:
    compared = 0
    for scorer, _, answers, _ in cases(140 * times, 25):
        record = scorer.score(answers)
        top = len(scorer.measure.stages) - 1
        if record["state"] != "complete" or scorer.measure.stages[str(record["stage"])] == top:
            continue
        now = scorer.measure.stages[str(record["stage"])]
        compared += 1
        values = scorer._known_values(answers, scorer.states(answers))
        below = [
            id
            for id in scorer.measure.items
            if id in values and values[id] < scorer.measure.items[id].highest
        ]
        following = record["next"]
        if following is None:
            assert measured_stage(scorer, answers, tuple(below)) == now
            continue
        named = tuple(following["questions"])
        assert set(named) <= set(below)
        assert (
            measured_stage(scorer, answers, named)
            >= scorer.measure.stages[following["stage"]]
            > now
        )
        if following["smallest"] and len(below) <= 8:
            size = len(named)
            for fewer in combinations(below, size - 1):
                assert measured_stage(scorer, answers, fewer) == now
            first = next(
                one
                for one in combinations(below, size)
                if measured_stage(scorer, answers, one) > now
            )
            assert named == first
    assert compared >= 2_000 * times


@few_or_many
def test_a_shown_figure_reaches_a_shown_threshold_when_the_stage_is_reached(times: int) -> None:
    compared = 0
    for scorer, _, answers, _ in cases(50 * times, 40):
        generated = scorer.framework
        if generated.method.counts_gates or generated.scoring.cap:
            continue
        record = scorer.score(answers)
        for figure in (record, record["low"], record["high"], *record["dimensions"].values()):
            if not figure or figure["score"] is None:
                continue
            compared += 1
            shown = Fraction(show(Fraction(figure["score"]), generated.decimals))
            for stage, threshold in enumerate(generated.thresholds or [], 1):
                begins = Fraction(show(threshold, generated.decimals))
                assert (shown >= begins) == (scorer.measure.stages[str(figure["stage"])] >= stage)
    assert compared >= 2_000 * times
