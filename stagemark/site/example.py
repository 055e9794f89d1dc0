"""A finished result for the page that offers an assessment: what one gets, shown and not told.

It is scored like any other, from made-up answers: uneven ones, the first dimension ahead and the
last behind, as most results are.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.framework.questions import NONE_OF_THESE, Dimension, Question
from stagemark.framework.stages import Stage
from stagemark.scoring.answers import Answer
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import Scorer

AHEAD, BEHIND = Fraction(9, 10), Fraction(1, 10)


@dataclass(frozen=True)
class Strip:
    """How far a dimension has come between its lowest and its highest possible score."""

    dimension: Dimension
    percent: int


@dataclass(frozen=True)
class Example:
    stage: Stage
    step: int
    """The place of the stage on the path, counted from 1."""
    strips: Sequence[Strip]

    @property
    def ahead(self) -> list[str]:
        """The names of the dimensions that are furthest, where some are further than others."""
        return self._names_at(max(one.percent for one in self.strips)) if self.is_uneven else []

    @property
    def behind(self) -> list[str]:
        """The names of those furthest behind, where some are."""
        return self._names_at(min(one.percent for one in self.strips)) if self.is_uneven else []

    @property
    def is_uneven(self) -> bool:
        return len({one.percent for one in self.strips}) > 1

    def _names_at(self, percent: int) -> list[str]:
        return [one.dimension.name for one in self.strips if one.percent == percent]


def example_of(framework: Framework) -> Example | None:
    """The example of a framework; None where those answers come to no stage."""
    scorer = Scorer(framework)
    count = len(framework.dimensions)
    uneven = [AHEAD - (AHEAD - BEHIND) * Fraction(2 * n + 1, 2 * count) for n in range(count)]
    record, low, high = (
        scorer.score(_answers(framework, shares))
        for shares in (uneven, [Fraction(0)] * count, [Fraction(1)] * count)
    )
    if record["stage"] is None:
        return None
    ids = [stage.id for stage in framework.stages]
    place = ids.index(record["stage"])
    strips = [
        Strip(dimension, percent)
        for dimension in framework.dimensions
        if (percent := _percent(dimension.id, record, low, high)) is not None
    ]
    return Example(framework.stages[place], place + 1, strips)


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


def _percent(id: str, record: Record, low: Record, high: Record) -> int | None:
    score, least, most = (one["dimensions"][id]["score"] for one in (record, low, high))
    if score is None or least is None or most is None or Fraction(most) <= Fraction(least):
        return None
    share = (Fraction(score) - Fraction(least)) / (Fraction(most) - Fraction(least))
    return int(100 * min(max(share, Fraction(0)), Fraction(1)))
