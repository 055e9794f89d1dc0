"""What follows from a score: findings, gaps, the roadmap.

Everything here speaks of the questions that are visible now and of complete results only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

from stagemark.framework.conditions import (
    AllOf,
    AnyOf,
    Condition,
    DimensionAhead,
    DimensionAtLeast,
    DimensionBelow,
    GatePassed,
    QuestionAtLeast,
    QuestionIs,
    StageAtLeast,
    StageBelow,
)
from stagemark.framework.methods import Part
from stagemark.framework.questions import Dimension
from stagemark.scoring.answers import Answer, QuestionState
from stagemark.scoring.measure import Measure, Sheet


def findings(
    measure: Measure,
    final: Sheet,
    answers: Mapping[str, Answer],
    states: Mapping[str, QuestionState],
) -> list[str]:
    """The findings that hold; none does for what is not assessed, hidden or not answered."""
    passed = {
        gate.id: tally.passed for gate, tally in zip(measure.gates, final.tallies, strict=True)
    }

    def holds(condition: Condition) -> bool:
        match condition:
            case AllOf():
                return all(holds(part) for part in condition.all)
            case AnyOf():
                return any(holds(part) for part in condition.any)
            case StageAtLeast():
                return final.stage >= measure.stages[condition.stage_at_least]
            case StageBelow():
                return final.stage < measure.stages[condition.stage_below]
            case GatePassed():
                return passed[condition.gate] is condition.passed
            case QuestionIs() | QuestionAtLeast():
                is_answered = states.get(condition.question) == "answered"
                return is_answered and measure.meets(condition, answers[condition.question])
            case DimensionAtLeast() | DimensionBelow() | DimensionAhead():
                return _stands(condition, final.parts)

    return [finding.id for finding in measure.framework.findings if holds(finding.when)]


def _stands(
    condition: DimensionAtLeast | DimensionBelow | DimensionAhead, parts: Mapping[str, Part]
) -> bool:
    part = parts.get(condition.dimension)
    if part is None:
        return False
    if isinstance(condition, DimensionAtLeast):
        return part.score >= condition.at_least
    if isinstance(condition, DimensionBelow):
        return part.score < condition.below
    other = parts.get(condition.ahead_of)
    return other is not None and part.score - other.score >= condition.by


def targets(measure: Measure, final: Sheet | None, chosen: Mapping[str, str]) -> dict[str, str]:
    """The target stage of each dimension: the chosen one, else the stage after the overall one."""
    if measure.thresholds is None:
        return {}
    default = {}
    if final:
        stages = measure.framework.stages
        after = stages[min(final.stage + 1, len(stages) - 1)].id
        default = {dimension.id: after for dimension in measure.framework.dimensions}
    return {**default, **chosen}


def gaps(measure: Measure, final: Sheet | None, targets: Mapping[str, str]) -> dict[str, Fraction]:
    """How far each assessed dimension is below its target; 0 when it is there."""
    if final is None or measure.thresholds is None:
        return {}
    begins = dict(zip(measure.stages, [Fraction(0), *measure.thresholds], strict=True))
    return {
        id: max(Fraction(0), begins[targets[id]] - part.score) for id, part in final.parts.items()
    }


def roadmap(dimensions: Iterable[Dimension], gaps: Mapping[str, Fraction]) -> list[str]:
    """The dimensions with a gap, largest weight times gap first, equal ones in file order."""
    pulls = {d.id: d.weight * gaps[d.id] for d in dimensions if gaps.get(d.id)}
    return sorted(pulls, key=lambda id: -pulls[id])
