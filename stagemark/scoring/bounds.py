"""The lowest and the highest score that a framework can give when every question counts."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.framework.scoring import GatesScoring


def bounds(framework: Framework) -> dict[str, tuple[Fraction, Fraction]]:
    """The lowest and the highest score when every question counts: where bars begin and end.

    Of each dimension by its id (0 and 0 where nothing in it is scored), and under "" of the
    whole: what "2.40 of 5" is of.
    """
    scoring = framework.scoring
    scored = {
        one.id: [question for question in one.questions if question.is_scored]
        for one in framework.dimensions
    }
    found = {id_: _score_bounds(framework, some) for id_, some in scored.items() if some}
    if isinstance(scoring, GatesScoring):
        whole = Fraction(0), Fraction(len(scoring.gates))
    elif scoring.method == "points":
        whole = _score_bounds(framework, [one for some in scored.values() for one in some])
    elif scoring.method == "weakest":
        whole = min(low for low, _ in found.values()), min(high for _, high in found.values())
    else:
        weights = {one.id: one.weight for one in framework.dimensions if one.id in found}
        low, high = (
            sum((weight * found[id_][side] for id_, weight in weights.items()), Fraction(0))
            / sum(weights.values())
            for side in (0, 1)
        )
        whole = low, high
    nothing = Fraction(0), Fraction(0)
    return {"": whole, **{id_: found.get(id_, nothing) for id_ in scored}}


def _score_bounds(framework: Framework, scored: Sequence[Question]) -> tuple[Fraction, Fraction]:
    ranges = [(one.weight, *framework.range_of(one)) for one in scored]
    low = sum((weight * lowest for weight, lowest, _ in ranges), Fraction(0))
    high = sum((weight * highest for weight, _, highest in ranges), Fraction(0))
    if framework.is_percent:
        return 100 * low / high, Fraction(100)
    total = sum(weight for weight, _, _ in ranges)
    return low / total, high / total
