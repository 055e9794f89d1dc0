"""What a test asks of a response: whether its result is where scoring goes wrong."""

from __future__ import annotations

from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.scoring.borders import responses
from stagemark.scoring.record import Record

__all__ = ["is_border", "responses"]


def is_border(framework: Framework, record: Record) -> bool:
    """Whether the result is on a border or beside it.

    That is at most one shown place or a hundredth of the way to the top from a threshold, or with
    the gate that decides passed by no question too many or missed by one.
    """
    begins = framework.thresholds or []
    step = max([Fraction(1, 10**framework.decimals), *(begin / 100 for begin in begins)])
    figures = [record["score"], *(end["score"] for end in (record["low"], record["high"]) if end)]
    scores = [Fraction(figure) for figure in figures if figure]
    if not framework.gates:
        return any(abs(score - begin) <= step for score in scores for begin in begins)
    gates = list(record["gates"].values())
    return any(
        gate["counted"] and 0 <= gate["needed"] - gate["passing"] <= 1
        for score in scores
        for gate in gates[max(0, int(score) - 1) : int(score) + 1]
    )
