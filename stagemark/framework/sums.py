"""Exact sums and means."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from fractions import Fraction
from math import lcm


def total(numbers: Iterable[Fraction]) -> Fraction:
    """The sum over one common denominator: many times faster than adding in turn."""
    parts = list(numbers)
    denominator = lcm(*(part.denominator for part in parts))
    return Fraction(
        sum(part.numerator * (denominator // part.denominator) for part in parts), denominator
    )


def mean(weighted: Sequence[tuple[Fraction, Fraction]]) -> Fraction:
    """The mean of (weight, number), of which there is at least one."""
    return total(weight * number for weight, number in weighted) / total(w for w, _ in weighted)
