"""What follows from a score: findings, the fewest questions to the next stage, gaps, the roadmap.

Everything here speaks of the questions that are visible now and of complete results only.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from math import lcm
from typing import TYPE_CHECKING

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
from stagemark.framework.questions import Dimension
from stagemark.framework.scoring import GatesScoring, WeakestScoring
from stagemark.scoring.record import NextStage

if TYPE_CHECKING:
    from stagemark.scoring.answers import Answer, QuestionState
    from stagemark.scoring.scorer import Scorer, Sheet

SEARCH_LIMIT = 20_000


def findings(
    scorer: Scorer,
    final: Sheet,
    answers: Mapping[str, Answer],
    states: Mapping[str, QuestionState],
) -> list[str]:
    """The findings that hold; none does for what is not assessed, hidden or not answered."""
    passed = {
        gate.id: tally.passed for gate, tally in zip(scorer.gates, final.tallies, strict=True)
    }

    def holds(condition: Condition) -> bool:
        match condition:
            case AllOf():
                return all(holds(part) for part in condition.all)
            case AnyOf():
                return any(holds(part) for part in condition.any)
            case StageAtLeast():
                return final.stage >= scorer.stages[condition.stage_at_least]
            case StageBelow():
                return final.stage < scorer.stages[condition.stage_below]
            case GatePassed():
                return passed[condition.gate] is condition.passed
            case QuestionIs() | QuestionAtLeast():
                is_answered = states.get(condition.question) == "answered"
                return is_answered and scorer.meets(condition, answers[condition.question])
            case DimensionAtLeast() | DimensionBelow() | DimensionAhead():
                return _stands(condition, final.dimensions)

    return [finding.id for finding in scorer.framework.findings if holds(finding.when)]


def _stands(
    condition: DimensionAtLeast | DimensionBelow | DimensionAhead, scores: Mapping[str, Fraction]
) -> bool:
    score = scores.get(condition.dimension)
    if score is None:
        return False
    if isinstance(condition, DimensionAtLeast):
        return score >= condition.at_least
    if isinstance(condition, DimensionBelow):
        return score < condition.below
    other = scores.get(condition.ahead_of)
    return other is not None and score - other >= condition.by


def targets(scorer: Scorer, final: Sheet | None, chosen: Mapping[str, str]) -> dict[str, str]:
    """The target stage of each dimension: the chosen one, else the stage after the overall one."""
    if scorer.thresholds is None:
        return {}
    default = {}
    if final:
        stages = scorer.framework.stages
        after = stages[min(final.stage + 1, len(stages) - 1)].id
        default = {dimension.id: after for dimension in scorer.framework.dimensions}
    return {**default, **chosen}


def gaps(scorer: Scorer, final: Sheet | None, targets: Mapping[str, str]) -> dict[str, Fraction]:
    """How far each assessed dimension is below its target; 0 when it is there."""
    if final is None or scorer.thresholds is None:
        return {}
    begins = dict(zip(scorer.stages, [Fraction(0), *scorer.thresholds], strict=True))
    return {
        id: max(Fraction(0), begins[targets[id]] - score) for id, score in final.dimensions.items()
    }


def roadmap(dimensions: Iterable[Dimension], gaps: Mapping[str, Fraction]) -> list[str]:
    """The dimensions with a gap, largest weight times gap first, equal ones in file order."""
    pulls = {d.id: d.weight * gaps[d.id] for d in dimensions if gaps.get(d.id)}
    return sorted(pulls, key=lambda id: -pulls[id])


def next_stage(scorer: Scorer, now: Sheet) -> NextStage | None:
    """The way to the next stage; None at the top or where the answers allow no higher stage.

    Without a cap it is exact. With one, every dimension that would hold the stage back rises
    first, then the overall score: that suffices, and may be more than the fewest.
    """
    top = len(scorer.stages) - 1
    if now.stage == top:
        return None
    scoring = scorer.framework.scoring
    gates: list[int] = []
    stage = now.stage + 1
    if isinstance(scoring, GatesScoring):
        gates, stage = _gates_to_pass(scorer, now)

    lifted: list[str] = []
    if scoring.cap and stage > scoring.cap.above_weakest:
        own = _lift_dimensions(scorer, now, stage - scoring.cap.above_weakest)
        if own is None:
            return None
        lifted = own
        now = scorer.measure({**now.values, **{id: scorer.items[id].highest for id in lifted}})

    further: list[str] | None
    is_exact = True
    if isinstance(scoring, GatesScoring):
        further, is_exact = _pass_gates(scorer, now, gates)
    elif isinstance(scoring, WeakestScoring):
        further = _lift_dimensions(scorer, now, stage)
    else:
        further = _lift_score(scorer, now, stage)
    if further is None:
        return None
    questions = {*lifted, *further}
    return {
        "stage": scorer.framework.stages[stage].id,
        "questions": [id for id in scorer.items if id in questions],
        "smallest": is_exact and scoring.cap is None,
    }


def _lift_dimensions(scorer: Scorer, now: Sheet, stage: int) -> list[str] | None:
    """The fewest questions that bring every assessed dimension to a stage above the lowest."""
    lifted: list[str] = []
    for dimension in scorer.framework.dimensions:
        if dimension.id not in now.dimensions:
            continue
        needed = _begin(scorer, stage) - now.dimensions[dimension.id]
        own = fewest(_gains(scorer, now, dimension, Fraction(1)), needed)
        if own is None:
            return None
        lifted += own
    return lifted


def _lift_score(scorer: Scorer, now: Sheet, stage: int) -> list[str] | None:
    """The fewest questions that bring the score of ``mean`` or ``points`` to a stage."""
    needed = _begin(scorer, stage) - now.score
    if scorer.framework.scoring.method == "points":
        whole = total(now.bases.values())
        parts = {id: base / whole for id, base in now.bases.items()}
    else:
        weights = scorer.weights(now.dimensions)
        whole = total(weights.values())
        parts = {id: weight / whole for id, weight in weights.items()}
    gains = [
        gain
        for dimension in scorer.framework.dimensions
        if dimension.id in parts
        for gain in _gains(scorer, now, dimension, parts[dimension.id])
    ]
    return fewest(gains, needed)


def _begin(scorer: Scorer, stage: int) -> Fraction:
    """The score from which a stage above the lowest begins."""
    assert scorer.thresholds is not None, "only gates without a cap come without thresholds"
    return scorer.thresholds[stage - 1]


def _gains(
    scorer: Scorer, now: Sheet, dimension: Dimension, part: Fraction
) -> list[tuple[str, Fraction]]:
    """What each question below its highest would add to a score of which the dimension is a part.

    The part is 1 for the dimension's own score.
    """
    factor = part / now.bases[dimension.id]
    gains = []
    for question in dimension.questions:
        if question.id in now.values:
            rise = scorer.items[question.id].highest - now.values[question.id]
            if rise:
                gains.append((question.id, question.weight * rise * factor))
    return gains


def fewest(gains: Sequence[tuple[str, Fraction]], needed: Fraction) -> list[str] | None:
    """The fewest of some gains that add up to what is needed, the first such in their order."""
    size = 0
    largest = sorted(range(len(gains)), key=lambda index: gains[index][1], reverse=True)
    reached = Fraction(0)
    while reached < needed:
        if size == len(largest):
            return None
        reached += gains[largest[size]][1]
        size += 1

    chosen: list[str] = []
    for index, (question, gain) in enumerate(gains):
        if len(chosen) == size:
            break
        largest.remove(index)
        others = largest[: size - len(chosen) - 1]
        if gain + total(gains[other][1] for other in others) >= needed:
            chosen.append(question)
            needed -= gain
    return chosen


def total(numbers: Iterable[Fraction]) -> Fraction:
    """The sum over one common denominator: many times faster than adding in turn."""
    parts = list(numbers)
    denominator = lcm(*(part.denominator for part in parts))
    return Fraction(
        sum(part.numerator * (denominator // part.denominator) for part in parts), denominator
    )


def _gates_to_pass(scorer: Scorer, now: Sheet) -> tuple[list[int], int]:
    """The fewest failed gates to pass for a stage above the present one, and that stage.

    None need passing where only the cap holds the stage down.
    """
    tallies = list(now.tallies)
    gates: list[int] = []
    for index, tally in enumerate(now.tallies):
        stage = scorer.gate_stage(tallies)
        if stage > now.stage:
            return gates, stage
        if not tally.passed:
            gates.append(index)
            tallies[index] = tally.when_passed()
    return gates, scorer.gate_stage(tallies)


def _pass_gates(scorer: Scorer, now: Sheet, gates: Iterable[int]) -> tuple[list[str], bool]:
    """The questions that pass those gates, and whether they are surely the fewest."""
    asked = [now.tallies[gate] for gate in gates]
    order = {id: place for place, id in enumerate(scorer.items)}
    places = [sorted(order[id] for id in tally.open) for tally in asked]
    missing = [max(0, tally.needed - tally.passing) for tally in asked]
    first = [place for own, count in zip(places, missing, strict=True) for place in own[:count]]
    chosen: list[int] | None = first
    if len({place for own in places for place in own}) < sum(map(len, places)):
        chosen = _Cover(places).smallest(missing)
    names = list(scorer.items)
    return [names[place] for place in chosen or first], chosen is not None


class _Cover:
    """The search for the fewest questions where gates share some.

    It tries the sizes in turn and, within a size, the sets in file order, so the first set that
    it finds is the one to name. The number of steps is bounded because the time is not; a step is
    a call, as in the browser, so that both give up on the same responses.
    """

    def __init__(self, places: Sequence[Sequence[int]]) -> None:
        self.questions = sorted({place for own in places for place in own})
        self.gates_of = [{i for i, own in enumerate(places) if q in own} for q in self.questions]
        # What is left from each question on: how many of each gate's, and the most gates of one.
        self.within = [[0] * len(places)]
        self.most = [0]
        for gates in reversed(self.gates_of):
            self.within.insert(0, [n + (i in gates) for i, n in enumerate(self.within[0])])
            self.most.insert(0, max(len(gates), self.most[0]))
        self.steps = 0

    def smallest(self, missing: Sequence[int]) -> list[int] | None:
        """The places of the fewest questions; None when the search is given up."""
        for size in range(len(self.questions) + 1):
            found = self._find(0, size, missing)
            if found is not None or self.steps > SEARCH_LIMIT:
                return found
        return None

    def _find(self, start: int, size: int, missing: Sequence[int]) -> list[int] | None:
        """The first set of that size, from the questions at ``start`` and after it."""
        self.steps += 1
        if not any(missing):
            return []
        within_reach = zip(missing, self.within[start], strict=True)
        is_hopeless = any(count > min(size, left) for count, left in within_reach)
        if is_hopeless or sum(missing) > size * self.most[start] or self.steps > SEARCH_LIMIT:
            return None
        gates = self.gates_of[start]
        rest = self._find(
            start + 1, size - 1, [max(0, n - (i in gates)) for i, n in enumerate(missing)]
        )
        if rest is not None:
            return [self.questions[start], *rest]
        return self._find(start + 1, size, missing)
