"""The way to the next stage: the fewest questions whose rise to their highest reaches it.

In a mean every question adds a fixed amount, so the fewest are found by adding the largest. Gates
count questions, so they are searched. Which of both leads on, the method says.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction

from stagemark.framework.methods import Found, Part, Pull
from stagemark.framework.sums import mean, total
from stagemark.scoring.measure import Measure, Sheet, first_closed
from stagemark.scoring.record import NextStage

SEARCH_LIMIT = 20_000


def next_stage(measure: Measure, now: Sheet) -> NextStage | None:
    """The way to the next stage; None at the top or where the answers allow no higher stage.

    With a cap, every dimension that would hold the stage back rises first, then what the method
    asks for: that suffices, and may be more than the fewest.
    """
    top = len(measure.stages) - 1
    if now.stage == top:
        return None
    gates: list[int] = []
    stage = now.stage + 1
    if measure.method.counts_gates:
        gates, stage = _gates_to_pass(measure, now)

    held: list[str] = []
    cap = measure.framework.scoring.cap
    if cap and stage > cap.above_weakest:
        way = _Way(measure, now, stage - cap.above_weakest, gates)
        rising = way.each(way.parts)
        if rising is None:
            return None
        held = rising.questions
        now = measure.sheet({**now.values, **{id: measure.items[id].highest for id in held}})

    found = measure.method.lift(_Way(measure, now, stage, gates))
    if found is None:
        return None
    questions = {*held, *found.questions}
    return {
        "stage": measure.framework.stages[stage].id,
        "questions": [id for id in measure.items if id in questions],
        "smallest": found.is_smallest and cap is None,
    }


@dataclass(frozen=True, slots=True)
class _Way:
    """What a method asks for on its way to a stage above the lowest: see ``methods.Way``."""

    measure: Measure
    now: Sheet
    stage: int
    failed: Sequence[int]

    @property
    def parts(self) -> Sequence[Part]:
        return [*self.now.parts.values()]

    def together(self, pull: Pull) -> Found | None:
        pulls = [(pull(part), part) for part in self.parts]
        whole = total(one for one, _ in pulls)
        gains = [gain for one, part in pulls for gain in self._gains(part, one / whole)]
        reached = mean([(one, part.score) for one, part in pulls])
        return _surely(fewest(gains, self._begin - reached))

    def each(self, parts: Sequence[Part]) -> Found | None:
        lifted: list[str] = []
        for part in parts:
            own = fewest(self._gains(part, Fraction(1)), self._begin - part.score)
            if own is None:
                return None
            lifted += own
        return _surely(lifted)

    def gates(self) -> Found:
        return _pass_gates(self.measure, self.now, self.failed)

    @property
    def _begin(self) -> Fraction:
        """The score from which the stage begins."""
        thresholds = self.measure.thresholds
        assert thresholds is not None, "only gates without a cap come without thresholds"
        return thresholds[self.stage - 1]

    def _gains(self, part: Part, share: Fraction) -> list[tuple[str, Fraction]]:
        """What each question below its highest would add to a score with that share of the part."""
        factor = share / part.base
        gains = []
        for item in self.measure.items_of[part.dimension]:
            question = item.question
            if question.id in self.now.values:
                rise = item.highest - self.now.values[question.id]
                if rise:
                    gains.append((question.id, question.weight * rise * factor))
        return gains


def _surely(questions: list[str] | None) -> Found | None:
    return None if questions is None else Found(questions, is_smallest=True)


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


def _gates_to_pass(measure: Measure, now: Sheet) -> tuple[list[int], int]:
    """The fewest failed gates to pass for a stage above the present one, and that stage.

    None need passing where only the cap holds the stage down.
    """
    tallies = list(now.tallies)
    gates: list[int] = []
    for index, tally in enumerate(now.tallies):
        stage = measure.gate_stage(first_closed(tallies))
        if stage > now.stage:
            return gates, stage
        if not tally.passed:
            gates.append(index)
            tallies[index] = tally.when_passed()
    return gates, measure.gate_stage(first_closed(tallies))


def _pass_gates(measure: Measure, now: Sheet, gates: Iterable[int]) -> Found:
    """The questions that pass those gates, surely the fewest if the search came to its end."""
    asked = [now.tallies[gate] for gate in gates]
    order = {id: place for place, id in enumerate(measure.items)}
    places = [sorted(order[id] for id in tally.open) for tally in asked]
    missing = [max(0, tally.needed - tally.passing) for tally in asked]
    first = [place for own, count in zip(places, missing, strict=True) for place in own[:count]]
    chosen: list[int] | None = first
    if len({place for own in places for place in own}) < sum(map(len, places)):
        chosen = _Cover(places).smallest(missing)
    names = list(measure.items)
    return Found([names[place] for place in chosen or first], chosen is not None)


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
