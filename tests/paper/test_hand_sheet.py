"""Who follows the sheet by hand comes to the stage that the page shows."""

from __future__ import annotations

from random import Random

import pytest

from stagemark.framework.model import Framework
from stagemark.paper.hand_sheet import HandSheet, hand_sheet
from stagemark.scoring.answers import Answer
from stagemark.scoring.scorer import Scorer
from tests.frameworks import framework as generated


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
) -> int | None:
    """The place of the stage; None where the sheet sends one to the page, or nothing counts."""
    sums: dict[str, list[int]] = {}
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
        sums[part.id] = [points, counts]
    if not any(counts for _, counts in sums.values()):
        return None
    cap = framework.scoring.cap
    if framework.scoring.method == "points":
        points, counts = (sum(one) for one in zip(*sums.values(), strict=True))
        starts = next((one.starts for one in sheet.totals if one.counts_for == counts), None)
        stage = _reached(sheet, points, counts)
        assert starts is None or stage == sum(points >= start for start in starts)
        weakest = min(_reached(sheet, *one) for one in sums.values() if one[1])
        return min(stage, weakest + cap.above_weakest) if cap else stage
    marks, weights, stages = [], 0, []
    for dimension in sheet.dimensions:
        points, counts = sums[dimension.id]
        if not counts:
            continue
        row = next((one for one in dimension.rows if one.counts_for == counts), None)
        if row is None:
            return None
        marks.append(points * row.factor)
        stages.append(sum(marks[-1] >= start for start in dimension.starts))
        weights += dimension.weight
    if framework.scoring.method == "weakest":
        stage = sum(min(marks) >= start for start in sheet.totals[0].starts)
    else:
        starts = next(one.starts for one in sheet.totals if one.counts_for == weights)
        stage = sum(sum(marks) >= start for start in starts)
    return min(stage, min(stages) + cap.above_weakest) if cap else stage


def _reached(sheet: HandSheet, points: int, counts: int) -> int:
    return sum(points * one >= counts * other for one, other in sheet.times)


def assert_same_stages(framework: Framework, rng: Random, count: int) -> None:
    sheet, scorer = hand_sheet(framework), Scorer(framework)
    places = [stage.id for stage in framework.stages]
    for _ in range(count):
        answers = respond(framework, rng)
        record = scorer.score(answers)
        found = stage_by_hand(framework, sheet, answers, {*scorer.states(answers)})
        if found is None:
            assert record["state"] == "not-assessed" or not sheet.is_whole
        else:
            assert places[found] == record["stage"], answers


@pytest.mark.parametrize("seed", range(150))
def test_random_frameworks(seed: int) -> None:
    framework, _ = generated(seed)
    if framework.scoring.method != "gates":
        assert_same_stages(framework, Random(seed), 30)
