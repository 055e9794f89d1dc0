"""Who follows the sheet by hand comes to the stage that the page shows."""

from __future__ import annotations

from random import Random

import pytest

from stagemark.framework.model import Framework
from stagemark.paper.hand_sheet import HandSheet, StageTable, hand_sheet
from stagemark.paper.scoring_sheet import scoring_sheet
from stagemark.scoring.answers import Answer
from stagemark.scoring.scorer import Scorer
from tests.frameworks import framework as generated
from tests.site.english import english


def respond(framework: Framework, rng: Random) -> dict[str, Answer]:
    """Every question answered, with the escapes that it offers among the answers."""
    answers: dict[str, Answer] = {}
    for question in framework.questions.values():
        if not question.is_scored:
            continue
        escapes = [{"unknown": "~unknown"}.get(one, "~na") for one in question.allow]
        options = [one.id for one in framework.options_of(question)]
        if escapes and rng.random() < 0.2:
            answers[question.id] = rng.choice(escapes)
        elif question.type == "checklist":
            answers[question.id] = [one for one in options if rng.random() < 0.5] or "~none"
        else:
            answers[question.id] = rng.choice(options)
    return answers


def stage_by_hand(
    framework: Framework, sheet: HandSheet, answers: dict[str, Answer], asked: set[str]
) -> tuple[int | None, bool]:
    """The place of the stage, None where nothing counts; and whether it is for certain."""
    sums = {}
    for part in framework.dimensions:
        points = counts = 0
        for question in part.questions:
            if question.id not in asked:
                continue
            own, answer = sheet.questions[question.id], answers[question.id]
            if answer == "~na" or (answer == "~unknown" and own.unknown is None):
                continue
            counts += own.counts_for
            if answer == "~unknown":
                points += own.unknown or 0
            elif answer != "~none":
                ticks = [answer] if isinstance(answer, str) else answer
                points += sum(own.points[tick] for tick in ticks)
        if counts:
            sums[part.id] = (points, counts)
    if not sums:
        return None, True
    assessed = [one for one in sheet.dimensions if one.id in sums]
    is_certain, total = True, (0, 0)
    for dimension in assessed:
        points, counts = sums[dimension.id]
        added = (points, counts)
        if dimension.factors:
            factor = min(dimension.factors, key=lambda one: abs(one.counts_for - counts))
            is_certain &= factor.is_exact and factor.counts_for == counts
            sums[dimension.id] = (points * factor.factor, 0)
            added = (points * factor.factor, dimension.weight)
        total = (total[0] + added[0], total[1] + added[1])
    stages = [reached(one.stages, *sums[one.id]) for one in assessed]
    stage = min(stages) if sheet.totals is None else reached(sheet.totals, *total)
    cap = framework.scoring.cap
    return min(stage, min(stages) + cap.above_weakest) if cap else stage, is_certain


def reached(table: StageTable | None, points: int, counts: int) -> int:
    """The place of the stage, from its column or by the rules; where both are there, they agree."""
    assert table is not None
    columns = (one.starts for one in table.columns if one.counts_for == counts)
    by_column = next((sum(points >= start for start in one) - 1 for one in columns), None)
    by_rule = sum(points * one >= counts * other for one, other in table.rules)
    assert by_column is not None or not table.is_whole
    assert by_column in (None, by_rule) or not table.rules
    return by_rule if by_column is None else by_column


def assert_same_stages(framework: Framework, rng: Random, count: int) -> None:
    sheet, scorer = hand_sheet(framework), Scorer(framework)
    places = [stage.id for stage in framework.stages]
    for _ in range(count):
        answers = respond(framework, rng)
        record = scorer.score(answers)
        found, is_certain = stage_by_hand(framework, sheet, answers, {*scorer.states(answers)})
        assert is_certain or not sheet.is_exact
        if is_certain:
            assert (None if found is None else places[found]) == record["stage"], answers


@pytest.mark.parametrize("seed", range(12))
def test_random_frameworks(seed: int) -> None:
    framework, _ = generated(seed)
    if framework.scoring.method != "gates":
        assert_same_stages(framework, Random(seed), 30)


def weighed(weights: list[list[str]], values: list[str], **more: object) -> Framework:
    """A mean of dimensions whose questions have these weights, with an option for each value."""
    options = [
        {"id": f"o{at}", "text": f"Option {at}", "value": one} for at, one in enumerate(values)
    ]
    return Framework.model_validate(
        {
            "id": "weighed",
            "version": "1.0.0",
            "language": "en",
            "title": "Weighed",
            "summary": "Weights.",
            "stages": [
                {"id": f"s{at}", "name": f"Stage {at}", "summary": "One."}
                for at, _ in enumerate(values)
            ],
            "dimensions": [
                {
                    "id": f"d{at}",
                    "name": f"Part {at}",
                    "questions": [
                        {
                            "id": f"q{at}-{place}",
                            "text": "How?",
                            "weight": weight,
                            "options": options,
                            **more,
                        }
                        for place, weight in enumerate(row)
                    ],
                }
                for at, row in enumerate(weights)
            ],
            "scoring": {"method": "mean"},
        }
    )


@pytest.mark.parametrize("seed", range(8))
def test_who_answers_all_alike_is_on_that_stage(seed: int) -> None:
    """On a border exactly, whatever the weights: what happens most often is never rounded."""
    rng = Random(seed)
    weights = [
        [f"0.{rng.randint(11, 99)}" for _ in range(rng.randint(2, 4))]
        for _ in range(rng.randint(2, 3))
    ]
    framework = weighed(weights, ["1", "2", "3", "4"], allow=["not-applicable"])
    sheet = hand_sheet(framework)
    for at, stage in enumerate(framework.stages):
        answers: dict[str, Answer] = dict.fromkeys(framework.questions, f"o{at}")
        found, is_certain = stage_by_hand(framework, sheet, answers, {*answers})
        assert is_certain
        assert Scorer(framework).score(answers)["stage"] == stage.id
        assert found == at


def test_what_is_too_long_to_be_written_down_has_no_sheet() -> None:
    usual = weighed([["1", "2"], ["1"]], ["1", "2", "3"])
    huge = weighed([["999999", "1/7"], ["1/999999"]], ["1", "999999"])
    assert hand_sheet(usual).is_practical
    assert not hand_sheet(huge).is_practical
    told = [scoring_sheet(one, english()) for one in (usual, huge)]
    assert [bool(one["dimensions"]) for one in told] == [True, False]
    assert told[1]["notes"] == [english().text("scoring_sheet", "note_too_long")]
