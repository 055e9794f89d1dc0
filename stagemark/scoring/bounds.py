"""The lowest and the highest score that a framework can give when every question counts."""

from __future__ import annotations

from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.framework.ranges import Range
from stagemark.framework.reach import Reach


def bounds(framework: Framework) -> dict[str, tuple[Fraction, Fraction]]:
    """The lowest and the highest score when every question counts: where bars begin and end.

    Of each dimension by its id (0 and 0 where nothing in it is scored), and under "" of the
    whole: what "2.40 of 5" is of.
    """
    reach = Reach(framework, without_escapes=True, without_hiding=True)
    nothing = Range(Fraction(0), Fraction(0), Fraction(0))
    dimensions = {one.id: reach.dimensions.get(one.id, nothing) for one in framework.dimensions}
    return {id_: (one.low, one.high) for id_, one in {"": reach.overall, **dimensions}.items()}
