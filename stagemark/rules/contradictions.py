"""Findings that can never hold: their conditions ask for what no result can be.

A condition is spread into alternatives, each a list of plain conditions that hold together; the
finding can hold when one of the alternatives can.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction
from itertools import product

from stagemark.framework.conditions import (
    AllOf,
    AnyOf,
    Condition,
    DimensionAhead,
    DimensionAtLeast,
    DimensionBelow,
    Finding,
    GatePassed,
    QuestionAtLeast,
    QuestionIs,
    StageAtLeast,
    StageBelow,
)
from stagemark.framework.model import Framework
from stagemark.framework.problems import listed, quoted
from stagemark.framework.questions import ShownAtLeast, ShownIs
from stagemark.framework.reach import Reach
from stagemark.rules.references import about

MAX_ALTERNATIVES = 256

Asked = ShownAtLeast | ShownIs | QuestionAtLeast | QuestionIs


def contradiction(framework: Framework, reach: Reach, finding: Finding) -> str | None:
    """Why the finding can never hold; None when it can, or when that is too much to find out."""
    alternatives = _alternatives(finding.when)
    if alternatives is None:
        return None
    reasons: list[str] = []
    for conditions in alternatives:
        reason = _Together(framework, reach, conditions).contradiction()
        if reason is None:
            return None
        reasons.append(reason)
    return listed(dict.fromkeys(reasons))


def _alternatives(when: Condition) -> list[list[Condition]] | None:
    """``when`` as alternatives; None when they are too many."""
    if isinstance(when, AnyOf):
        inner = [_alternatives(part) for part in when.any]
        found = [one for some in inner if some is not None for one in some]
        return None if None in inner or len(found) > MAX_ALTERNATIVES else found
    if isinstance(when, AllOf):
        together: list[list[Condition]] = [[]]
        for part in when.all:
            some = _alternatives(part)
            if some is None or len(together) * len(some) > MAX_ALTERNATIVES:
                return None
            together = [[*one, *other] for one, other in product(together, some)]
        return together
    return [[when]]


class _Together:
    """Conditions that must hold at once."""

    def __init__(self, framework: Framework, reach: Reach, conditions: list[Condition]) -> None:
        self.framework = framework
        self.reach = reach
        self.conditions = conditions

    def contradiction(self) -> str | None:
        return next(iter(self._reasons()), None)

    def _reasons(self) -> Iterator[str]:
        yield from self._dimensions()
        yield from self._stages()
        yield from self._questions()
        yield from self._gates()

    def _dimensions(self) -> Iterator[str]:
        least: dict[str, Fraction] = {}
        below: dict[str, Fraction] = {}
        ahead: list[DimensionAhead] = []
        for when in self.conditions:
            if isinstance(when, DimensionAtLeast | DimensionBelow | DimensionAhead):
                named = [when.dimension]
                if isinstance(when, DimensionAhead):
                    named.append(when.ahead_of)
                    ahead.append(when)
                elif isinstance(when, DimensionAtLeast):
                    least[when.dimension] = max(
                        when.at_least, least.get(when.dimension, when.at_least)
                    )
                else:
                    below[when.dimension] = min(when.below, below.get(when.dimension, when.below))
                for name in named:
                    if name not in self.reach.dimensions:
                        yield f"the dimension {quoted(name)} is never assessed"
                        return
        for name in {**least, **below}:
            can = self.reach.dimensions[name]
            if can.high < least.get(name, can.high) or can.low >= below.get(name, can.low + 1):
                low, high = about(can.low), about(can.high)
                yield f"the dimension {quoted(name)} scores between {low} and {high}"
            elif name in least and name in below and least[name] >= below[name]:
                yield f"the dimension {quoted(name)} cannot be both at least and below that"
        for when in ahead:
            one, other = self.reach.dimensions[when.dimension], self.reach.dimensions[when.ahead_of]
            most = min(one.high, below.get(when.dimension, one.high))
            most -= max(other.low, least.get(when.ahead_of, other.low))
            is_open = below.get(when.dimension, one.high + 1) <= one.high
            if most < when.by or (is_open and most == when.by):
                names = f"{quoted(when.dimension)} can be ahead of {quoted(when.ahead_of)}"
                bound = f"{'less than' if is_open else 'at most'} {'-' if most < 0 else ''}"
                yield f"{names} by {bound}{about(abs(most))}"

    def _stages(self) -> Iterator[str]:
        stages = [stage.id for stage in self.framework.stages]
        left = set(range(len(stages)))
        is_asked = False
        for when in self.conditions:
            if isinstance(when, StageAtLeast):
                left &= set(range(stages.index(when.stage_at_least), len(stages)))
                is_asked = True
            elif isinstance(when, StageBelow):
                left &= set(range(stages.index(when.stage_below)))
                is_asked = True
        if is_asked and not left & reachable_stages(self.framework, self.reach):
            yield "no result can be at such a stage"

    def _questions(self) -> Iterator[str]:
        left: dict[str, set[str]] = {}
        for when in self.conditions:
            asked: Asked | None = when if isinstance(when, QuestionIs | QuestionAtLeast) else None
            # What a question needs to be shown must hold, too.
            while asked:
                question = self.framework.questions[asked.question]
                fits = self._fitting(asked)
                left[question.id] = left.get(question.id, fits) & fits
                if not left[question.id]:
                    yield f"no answer to {quoted(question.id)} fits all of it"
                    return
                asked = question.show_if

    def _fitting(self, asked: Asked) -> set[str]:
        options = self.framework.options_of(self.framework.questions[asked.question])
        if isinstance(asked, ShownIs | QuestionIs):
            return set(asked.is_)
        least = next(option.value for option in options if option.id == asked.at_least)
        return {option.id for option in options if option.value >= least}

    def _gates(self) -> Iterator[str]:
        passed: dict[str, bool] = {}
        for when in self.conditions:
            if not isinstance(when, GatePassed):
                continue
            if passed.setdefault(when.gate, when.passed) != when.passed:
                yield f"the gate {quoted(when.gate)} cannot be both passed and not passed"
            elif not when.passed and when.gate in always_passed(self.framework):
                yield f"everyone passes the gate {quoted(when.gate)}"


def always_passed(framework: Framework) -> set[str]:
    """The ids of gates that no answers can fail."""
    found = set()
    for gate in framework.gates:
        ranges = [framework.range_of(framework.questions[one]) for one in gate.questions]
        needed = [high if gate.passes_at is None else gate.passes_at for _, high in ranges]
        if all(low >= least for (low, _), least in zip(ranges, needed, strict=True)):
            found.add(gate.id)
    return found


def reachable_stages(framework: Framework, reach: Reach) -> set[int]:
    """The stages that a result can be at, as positions; possibly a few too many."""
    stages = [stage.id for stage in framework.stages]
    if framework.method.counts_gates:
        always = always_passed(framework)
        held = {stages.index(gate.holds_at) for gate in framework.gates if gate.id not in always}
        return held | {len(stages) - 1}
    thresholds = framework.thresholds or []
    low = sum(threshold <= reach.overall.low for threshold in thresholds)
    high = sum(threshold <= reach.overall.high for threshold in thresholds)
    # The cap lowers a stage to one that some dimension is at, or a few above it.
    if framework.scoring.cap:
        low = 0
    return set(range(low, high + 1))
