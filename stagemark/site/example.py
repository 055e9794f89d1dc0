"""A finished result for the page that offers an assessment: what one gets, shown and not told.

It is scored like any other, from made-up answers: uneven ones, the first dimension ahead and the
last behind, as most results are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.framework.questions import NONE_OF_THESE, Dimension, Question
from stagemark.framework.stages import Stage
from stagemark.scoring.answers import Answer
from stagemark.scoring.bounds import bounds
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import Scorer

AHEAD, BEHIND = Fraction(9, 10), Fraction(1, 10)


@dataclass(frozen=True)
class Band:
    """A stage on a strip; places are thousandths of the way."""

    number: int
    start: int
    end: int
    shade: Fraction
    """From 0 for the first band to 1 for the last."""


@dataclass(frozen=True)
class Strip:
    """A dimension on the way from its lowest to its highest possible score, as scorecards draw it.

    ``bands`` are none where the framework does not compare dimensions with stages; ``aim`` is where
    the target begins, None where there is none or it is reached. Places are thousandths of the way.
    """

    dimension: Dimension
    bands: Sequence[Band]
    now: int
    aim: int | None
    gap: Fraction


@dataclass(frozen=True)
class Example:
    stage: Stage
    step: int
    """The place of the stage on the path, counted from 1."""
    strips: Sequence[Strip]
    """The longest way first."""
    target: Stage | None
    """What all dimensions aim at; None where they differ."""

    @property
    def scale(self) -> Sequence[Band]:
        """The bands that all strips have; none where they differ."""
        first, *others = (one.bands for one in self.strips)
        return first if all(other == first for other in others) else []

    @property
    def ahead(self) -> list[str]:
        """The names of the dimensions that are furthest, where some are further than others."""
        return self._names_at(max(one.now for one in self.strips)) if self.is_uneven else []

    @property
    def behind(self) -> list[str]:
        """The names of those furthest behind, where some are."""
        return self._names_at(min(one.now for one in self.strips)) if self.is_uneven else []

    @property
    def is_uneven(self) -> bool:
        return len({one.now for one in self.strips}) > 1

    def _names_at(self, place: int) -> list[str]:
        return [one.dimension.name for one in self.strips if one.now == place]


def example_of(framework: Framework) -> Example | None:
    """The example of a framework; None where those answers come to no stage."""
    count = len(framework.dimensions)
    uneven = [AHEAD - (AHEAD - BEHIND) * Fraction(2 * n + 1, 2 * count) for n in range(count)]
    record = Scorer(framework).score(_answers(framework, uneven))
    if record["stage"] is None:
        return None
    stages = {stage.id: number for number, stage in enumerate(framework.stages)}
    strips = list(_strips(framework, record, stages))
    targets = {one["target"] for one in record["dimensions"].values() if one["score"] is not None}
    target = targets.pop() if len(targets) == 1 else None
    place = stages[record["stage"]]
    return Example(
        framework.stages[place],
        place + 1,
        sorted(strips, key=lambda one: -one.gap),
        None if target is None else framework.stages[stages[target]],
    )


def _strips(framework: Framework, record: Record, stages: Mapping[str, int]) -> Iterator[Strip]:
    """Those of the dimensions that are assessed, in their order."""
    starts = [Fraction(0), *(framework.thresholds or [])]
    ends = bounds(framework)
    for dimension in framework.dimensions:
        low, high = ends[dimension.id]
        found = record["dimensions"][dimension.id]
        if found["score"] is None or low == high:
            continue
        score, target = Fraction(found["score"]), found["target"]
        start = starts[stages[target]] if target and framework.thresholds else None
        aim = start if start is not None and start > score else None
        yield Strip(
            dimension,
            _bands(starts, low, high) if framework.thresholds else [],
            _place(score, low, high),
            None if aim is None else _place(aim, low, high),
            Fraction(0) if aim is None else aim - score,
        )


def _bands(starts: Sequence[Fraction], low: Fraction, high: Fraction) -> list[Band]:
    """The stages that some score between the two ends has."""
    after = [*starts[1:], None]
    possible = [
        (number, start)
        for number, (start, following) in enumerate(zip(starts, after, strict=True), start=1)
        if start <= high and (following is None or following > low)
    ]
    places = [*(_place(start, low, high) for _, start in possible), 1000]
    last = max(1, len(possible) - 1)
    return [
        Band(number, places[n], places[n + 1], Fraction(n, last))
        for n, (number, _) in enumerate(possible)
    ]


def _place(score: Fraction, low: Fraction, high: Fraction) -> int:
    return int(1000 * min(max((score - low) / (high - low), Fraction(0)), Fraction(1)))


def _answers(framework: Framework, shares: Sequence[Fraction]) -> dict[str, Answer]:
    """Answers that lie so far up in what each question offers, by dimension."""
    return {
        question.id: _answer(framework, question, share)
        for dimension, share in zip(framework.dimensions, shares, strict=True)
        for question in dimension.questions
        if question.is_scored
    }


def _answer(framework: Framework, question: Question, share: Fraction) -> Answer:
    options = framework.options_of(question)
    if question.type == "checklist":
        return [option.id for option in options[: round(share * len(options))]] or NONE_OF_THESE
    ascending = sorted(options, key=lambda option: option.value)
    return ascending[int(share * (len(ascending) - 1) + Fraction(1, 2))].id
