"""The lowest and the highest score that answers can reach, exactly.

Answers are chosen freely here: that one question shows another is not followed, so that the range
may be a little wide but never too narrow. What lies outside it cannot happen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.framework.scoring import GatesScoring


@dataclass(frozen=True)
class Range:
    """What a mean can be made of, or what it can be: from ``low`` to ``high``.

    ``may_miss`` says that it may not count at all.
    """

    weight: Fraction
    low: Fraction
    high: Fraction
    may_miss: bool = False


def mean_range(weight: Fraction, parts: Iterable[Range]) -> Range | None:
    """The range of the weighted mean of ``parts``, as a part with ``weight``; None without any."""
    parts = list(parts)
    if not parts:
        return None
    low = -_highest([(part.weight, -part.low, part.may_miss) for part in parts])
    high = _highest([(part.weight, part.high, part.may_miss) for part in parts])
    return Range(weight, low, high, all(part.may_miss for part in parts))


def _highest(parts: list[tuple[Fraction, Fraction, bool]]) -> Fraction:
    """The highest mean of (weight, value, may miss), leaving out what may miss and is lower."""
    fixed = [(weight, value) for weight, value, may_miss in parts if not may_miss]
    spare = sorted((value, weight) for weight, value, may_miss in parts if may_miss)
    total = sum((weight for weight, _ in fixed), Fraction(0))
    points = sum((weight * value for weight, value in fixed), Fraction(0))
    while spare:
        value, weight = spare.pop()
        if total and value <= points / total:
            break
        total, points = total + weight, points + weight * value
    return points / total


class Reach:
    """What a valid framework's scores can be.

    With ``without_escapes`` every question that is shown is answered: a stage that is reached only
    by calling weak questions not applicable is out of reach.
    """

    def __init__(self, framework: Framework, *, without_escapes: bool = False) -> None:
        self.framework = framework
        self.without_escapes = without_escapes

    @cached_property
    def dimensions(self) -> dict[str, Range]:
        """By id; a dimension that is never assessed is left out."""
        ranges = {}
        for dimension in self.framework.dimensions:
            parts = [self._part(one) for one in dimension.questions if one.is_scored]
            found = mean_range(dimension.weight, parts)
            if found:
                ranges[dimension.id] = found
        return ranges

    @cached_property
    def overall(self) -> Range:
        """The overall score; under ``gates`` the number of gates passed."""
        scoring = self.framework.scoring
        if isinstance(scoring, GatesScoring):
            return Range(Fraction(1), Fraction(0), Fraction(len(scoring.gates)))
        if scoring.method == "points":
            questions = self.framework.questions.values()
            parts = [self._part(question) for question in questions if question.is_scored]
            found = mean_range(Fraction(1), parts)
        elif scoring.method == "mean":
            found = mean_range(Fraction(1), self.dimensions.values())
        else:
            found = self._weakest()
        assert found is not None  # a valid framework has a question that scores
        return found

    def _weakest(self) -> Range:
        ranges = self.dimensions.values()
        certain = [one.high for one in ranges if not one.may_miss]
        high = min(certain) if certain else max(one.high for one in ranges)
        return Range(Fraction(1), min(one.low for one in ranges), high, not certain)

    def _part(self, question: Question) -> Range:
        low, high = self.framework.range_of(question)
        is_excluded = self.framework.scoring.unknown == "excluded" and "unknown" in question.allow
        is_escaped = not self.without_escapes and (
            "not-applicable" in question.allow or is_excluded
        )
        may_miss = is_escaped or question.show_if is not None
        if self.framework.is_percent:
            # Points reached in percent of what can be reached are a mean, weighted by the latter.
            return Range(question.weight * high, 100 * low / high, Fraction(100), may_miss)
        return Range(question.weight, low, high, may_miss)
