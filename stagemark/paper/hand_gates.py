"""Gates on paper: which answers pass, and how many must, for every number that may be asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import gcd, lcm

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.framework.scoring import Gate
from stagemark.scoring.measure import needed


@dataclass(frozen=True)
class Passing:
    """What passes a gate: one of ``options``, or of a checklist ticks that come to ``bar``.

    ``worth``: what each tick comes to, in whole numbers; ticks that come to nothing are left out.
    ``nothing``: whether "don't know", or no tick at all, passes as well.
    """

    question: Question
    options: Sequence[str]
    worth: Mapping[str, int]
    bar: int
    nothing: bool


@dataclass(frozen=True)
class HandGate:
    """``needed``: for each number of questions that may count, how many of them must pass."""

    gate: Gate
    questions: Sequence[Passing]
    needed: Mapping[int, int]


def hand_gates(framework: Framework) -> list[HandGate]:
    """The gates of a version, in order."""
    return [_gate(framework, one) for one in framework.gates]


def _gate(framework: Framework, gate: Gate) -> HandGate:
    questions = [framework.questions[id] for id in gate.questions]
    always = sum(not _may_miss(framework, one) for one in questions)
    return HandGate(
        gate,
        [_passing(framework, gate, one) for one in questions],
        {count: needed(gate, count) for count in range(len(questions), always - 1, -1)},
    )


def _may_miss(framework: Framework, question: Question) -> bool:
    leaves_out = framework.scoring.unknown == "excluded"
    return (
        question.show_if is not None
        or "not-applicable" in question.allow
        or (leaves_out and "unknown" in question.allow)
    )


def _passing(framework: Framework, gate: Gate, question: Question) -> Passing:
    lowest, highest = framework.range_of(question)
    bar = highest if gate.passes_at is None else gate.passes_at
    options = framework.options_of(question)
    if question.type != "checklist":
        passing = [one.id for one in options if one.value >= bar]
        return Passing(question, passing, {}, 0, lowest >= bar)
    unit = lcm(bar.denominator, *(one.value.denominator for one in options))
    whole = {one.id: int(one.value * unit) for one in options if one.value > 0}
    # What all ticks have in common makes numbers longer; the bar is rounded up to it.
    common = gcd(*whole.values()) or 1
    worth = {id: one // common for id, one in whole.items()}
    return Passing(question, [], worth, -(-Fraction(bar * unit) // common), bar <= 0)
