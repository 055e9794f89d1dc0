"""The lowest and the highest score that answers can reach, exactly.

Answers are chosen freely here: that one question shows another is not followed, so that the range
may be a little wide but never too narrow. What lies outside it cannot happen.
"""

from __future__ import annotations

from fractions import Fraction
from functools import cached_property

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.framework.ranges import Range, mean_range


class Reach:
    """What a valid framework's scores can be.

    With ``without_escapes`` every question that is shown is answered: a stage that is reached only
    by calling weak questions not applicable is out of reach. With ``without_hiding`` every question
    is shown.
    """

    def __init__(
        self, framework: Framework, *, without_escapes: bool = False, without_hiding: bool = False
    ) -> None:
        self.framework = framework
        self.without_escapes = without_escapes
        self.without_hiding = without_hiding

    @cached_property
    def dimensions(self) -> dict[str, Range]:
        """By id; a dimension that is never assessed is left out."""
        ranges = {}
        for dimension in self.framework.dimensions:
            parts = [self._part(one) for one in dimension.questions if one.is_scored]
            if parts:
                ranges[dimension.id] = mean_range(parts, dimension.weight)
        return ranges

    @cached_property
    def overall(self) -> Range:
        """The overall score; where gates are counted, the number of gates passed."""
        questions = self.framework.questions.values()
        return self.framework.method.reach(
            [*self.dimensions.values()],
            [self._part(question) for question in questions if question.is_scored],
            len(self.framework.gates),
        )

    def _part(self, question: Question) -> Range:
        low, high = self.framework.range_of(question)
        is_excluded = self.framework.scoring.unknown == "excluded" and "unknown" in question.allow
        is_escaped = not self.without_escapes and (
            "not-applicable" in question.allow or is_excluded
        )
        is_hidden = not self.without_hiding and question.show_if is not None
        may_miss = is_escaped or is_hidden
        if self.framework.is_percent:
            # Points reached in percent of what can be reached are a mean, weighted by the latter.
            return Range(question.weight * high, 100 * low / high, Fraction(100), may_miss)
        return Range(question.weight, low, high, may_miss)
