"""What a mean or a minimum can be, when what it is made of has a range."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction


@dataclass(frozen=True)
class Range:
    """What a mean can be made of, or what it can be: from ``low`` to ``high``.

    ``may_miss`` says that it may not count at all.
    """

    weight: Fraction
    low: Fraction
    high: Fraction
    may_miss: bool = False


def mean_range(parts: Sequence[Range], weight: Fraction = Fraction(1)) -> Range:
    """The range of the weighted mean of ``parts``, one at least, as a part with ``weight``."""
    low = -_highest([(part.weight, -part.low, part.may_miss) for part in parts])
    high = _highest([(part.weight, part.high, part.may_miss) for part in parts])
    return Range(weight, low, high, all(part.may_miss for part in parts))


def _highest(parts: list[tuple[Fraction, Fraction, bool]]) -> Fraction:
    """The highest mean of (weight, value, may miss), leaving out what may miss and is lower."""
    fixed = [(weight, value) for weight, value, may_miss in parts if not may_miss]
    spare = sorted((value, weight) for weight, value, may_miss in parts if may_miss)
    weights = sum((weight for weight, _ in fixed), Fraction(0))
    points = sum((weight * value for weight, value in fixed), Fraction(0))
    while spare:
        value, weight = spare.pop()
        if weights and value <= points / weights:
            break
        weights, points = weights + weight, points + weight * value
    return points / weights


def lowest_range(parts: Sequence[Range]) -> Range:
    """The range of the lowest of ``parts``, of which there is at least one."""
    certain = [part.high for part in parts if not part.may_miss]
    high = min(certain) if certain else max(part.high for part in parts)
    return Range(Fraction(1), min(part.low for part in parts), high, not certain)
