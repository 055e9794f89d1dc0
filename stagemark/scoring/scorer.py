"""The exact score of a response, straight from the framework: the reference for the method.

The browser scores with a compiled program of whole numbers. This is the second opinion that it is
compared with, so it shares nothing with that program: it reads the framework as the author wrote
it and computes with fractions. No floating-point number takes part.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil
from types import MappingProxyType
from typing import assert_never

from stagemark.framework.conditions import QuestionAtLeast, QuestionIs
from stagemark.framework.model import Framework
from stagemark.framework.questions import NONE_OF_THESE, Question, ShownAtLeast, ShownIs
from stagemark.framework.scoring import (
    Gate,
    GatesScoring,
    MeanScoring,
    PointsScoring,
    RequiresAtLeast,
    RequiresShare,
    WeakestScoring,
)
from stagemark.scoring import trace
from stagemark.scoring.answers import (
    Answer,
    QuestionState,
    state_of,
    validate_answers,
    validate_targets,
)
from stagemark.scoring.record import Counts, DimensionRecord, Figure, GateRecord, Record, Result

__all__ = ["Answer", "Record", "Scorer", "score", "show", "validate_answers"]

NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Item:
    """A scored question. ``base`` is what it adds below the fraction bar when it counts."""

    question: Question
    values: Mapping[str, Fraction]
    lowest: Fraction
    highest: Fraction
    base: Fraction


@dataclass(frozen=True, slots=True)
class Tally:
    """How one gate stands: how many questions pass, how many must, which do not."""

    passing: int
    needed: int
    counted: int
    open: list[str]

    @property
    def passed(self) -> bool:
        return self.passing >= self.needed

    def when_passed(self) -> Tally:
        return replace(self, passing=self.needed)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The scores that one value for each counted question gives. Stages count from 0."""

    values: Mapping[str, Fraction]
    bases: Mapping[str, Fraction]
    dimensions: Mapping[str, Fraction]
    tallies: list[Tally]
    score: Fraction
    uncapped: int
    stage: int


class Scorer:
    """Scores responses to one framework; where there are many, make it once and keep it."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.stages = {stage.id: index for index, stage in enumerate(framework.stages)}
        self.thresholds = framework.thresholds
        scoring = framework.scoring
        self.gates: list[Gate] = scoring.gates if isinstance(scoring, GatesScoring) else []
        self.items = {
            question.id: self._item(question)
            for question in framework.questions.values()
            if question.is_scored
        }
        self.bars = [
            {
                id: self.items[id].highest if gate.passes_at is None else gate.passes_at
                for id in gate.questions
            }
            for gate in self.gates
        ]

    def _item(self, question: Question) -> Item:
        lowest, highest = self.framework.range_of(question)
        return Item(
            question=question,
            values={option.id: option.value for option in self.framework.options_of(question)},
            lowest=lowest,
            highest=highest,
            base=question.weight * (highest / 100 if self.framework.is_percent else 1),
        )

    def score(self, answers: Mapping[str, Answer], targets: Mapping[str, str] = NOTHING) -> Record:
        """The record of a response; ``targets`` maps dimension ids to chosen stage ids.

        Raises ValueError for an answer or a target that the framework does not offer.
        """
        validate_answers(self.framework, answers)
        validate_targets(self.framework, targets)
        states = self.states(answers)
        unanswered = [id for id, state in states.items() if state == "unanswered"]
        known = self._known_values(answers, states)
        at_lowest = known | {id: self.items[id].lowest for id in unanswered}
        at_highest = known | {id: self.items[id].highest for id in unanswered}

        low = self.measure(at_lowest) if at_lowest else None
        high = self.measure(at_highest) if unanswered else low
        final = low if not unanswered else None
        own_targets = trace.targets(self, final, targets)
        gaps = trace.gaps(self, final, own_targets)
        dimensions: dict[str, DimensionRecord] = {}
        for dimension in self.framework.dimensions:
            id = dimension.id
            is_complete = not any(states.get(q.id) == "unanswered" for q in dimension.questions)
            dimensions[id] = {
                **_result(
                    self._figure(low.dimensions[id]) if low and id in low.dimensions else None,
                    self._figure(high.dimensions[id]) if high and id in high.dimensions else None,
                    is_complete=is_complete,
                ),
                "target": own_targets.get(id),
                "gap": text(gaps[id]) if id in gaps else None,
            }
        return {
            **_result(
                self._overall_figure(low) if low else None,
                self._overall_figure(high) if high else None,
                is_complete=not unanswered,
            ),
            "capped_by": _capped_by(final) if final else None,
            "dimensions": dimensions,
            "gates": self._gate_records(at_lowest, at_highest),
            "findings": trace.findings(self, final, answers, states) if final else [],
            "next": trace.next_stage(self, final) if final else None,
            "roadmap": trace.roadmap(self.framework.dimensions, gaps),
            "counts": _counts(states),
        }

    def states(self, answers: Mapping[str, Answer]) -> dict[str, QuestionState]:
        """The state of every visible scored question, in file order."""
        states: dict[str, QuestionState] = {}
        for id, item in self.items.items():
            if self._is_shown(item.question, answers, states):
                states[id] = state_of(answers.get(id, ""))
        return states

    def _is_shown(
        self,
        question: Question,
        answers: Mapping[str, Answer],
        states: Mapping[str, QuestionState],
    ) -> bool:
        rule = question.show_if
        if rule is None:
            return True
        if states.get(rule.question) != "answered":
            return False
        return self.meets(rule, answers[rule.question])

    def _known_values(
        self, answers: Mapping[str, Answer], states: Mapping[str, QuestionState]
    ) -> dict[str, Fraction]:
        """The value of every question that counts and is not unanswered."""
        values = {}
        for id, state in states.items():
            if state == "answered":
                values[id] = _value(self.items[id], answers[id])
            elif state == "unknown" and self.framework.scoring.unknown == "lowest":
                values[id] = self.items[id].lowest
        return values

    def measure(self, values: Mapping[str, Fraction]) -> Sheet:
        """The scores for one value of every counted question, of which there is at least one."""
        points: dict[str, Fraction] = {}
        bases: dict[str, Fraction] = {}
        for dimension in self.framework.dimensions:
            counted = [question for question in dimension.questions if question.id in values]
            if counted:
                points[dimension.id] = trace.total(q.weight * values[q.id] for q in counted)
                bases[dimension.id] = trace.total(self.items[q.id].base for q in counted)
        dimensions = {id: points[id] / bases[id] for id in points}
        tallies = self._tallies(values)

        scoring = self.framework.scoring
        if isinstance(scoring, MeanScoring):
            weights = self.weights(dimensions)
            score = trace.total(weights[id] * dimensions[id] for id in weights) / trace.total(
                weights.values()
            )
        elif isinstance(scoring, WeakestScoring):
            score = min(dimensions.values())
        elif isinstance(scoring, PointsScoring):
            score = trace.total(points.values()) / trace.total(bases.values())
        elif isinstance(scoring, GatesScoring):
            score = Fraction(_first_closed(tallies))
        else:
            assert_never(scoring)

        uncapped = self.gate_stage(tallies) if self.gates else self.stage_of(score)
        stage = uncapped
        if scoring.cap:
            weakest = self.stage_of(min(dimensions.values()))
            stage = min(uncapped, weakest + scoring.cap.above_weakest)
        return Sheet(values, bases, dimensions, tallies, score, uncapped, stage)

    def weights(self, dimensions: Collection[str]) -> dict[str, Fraction]:
        """The weights of those dimensions, in file order."""
        return {d.id: d.weight for d in self.framework.dimensions if d.id in dimensions}

    def stage_of(self, score: Fraction) -> int:
        """The highest stage whose threshold the score reaches."""
        return bisect_right(self.thresholds or [], score)

    def gate_stage(self, tallies: list[Tally]) -> int:
        """The stage at which the first gate that is not passed holds; the top when all are."""
        first = _first_closed(tallies)
        if first == len(self.gates):
            return len(self.stages) - 1
        return self.stages[self.gates[first].holds_at]

    def _tallies(self, values: Mapping[str, Fraction]) -> list[Tally]:
        tallies = []
        for gate, bars in zip(self.gates, self.bars, strict=True):
            counted = [id for id in gate.questions if id in values]
            closed = [id for id in counted if values[id] < bars[id]]
            tallies.append(
                Tally(len(counted) - len(closed), _needed(gate, len(counted)), len(counted), closed)
            )
        return tallies

    def _overall_figure(self, sheet: Sheet) -> Figure:
        return {"score": text(sheet.score), "stage": self.framework.stages[sheet.stage].id}

    def _figure(self, score: Fraction) -> Figure:
        """A dimension's score; under gates it has a stage only where there are thresholds."""
        has_stage = self.thresholds is not None
        stage = self.framework.stages[self.stage_of(score)].id if has_stage else None
        return {"score": text(score), "stage": stage}

    def _gate_records(
        self, at_lowest: Mapping[str, Fraction], at_highest: Mapping[str, Fraction]
    ) -> dict[str, GateRecord]:
        pairs = zip(self._tallies(at_lowest), self._tallies(at_highest), strict=True)
        return {
            gate.id: {
                "passed": low.passed,
                "could_pass": high.passed,
                "passing": low.passing,
                "needed": low.needed,
                "counted": low.counted,
                "open": low.open,
            }
            for gate, (low, high) in zip(self.gates, pairs, strict=True)
        }

    def meets(
        self, rule: ShownIs | ShownAtLeast | QuestionIs | QuestionAtLeast, answer: Answer
    ) -> bool:
        """Whether the answer to a choice question is what a rule asks for."""
        if isinstance(rule, ShownIs | QuestionIs):
            return answer in rule.is_
        item = self.items[rule.question]
        return _value(item, answer) >= item.values[rule.at_least]


def score(
    framework: Framework,
    answers: Mapping[str, Answer],
    targets: Mapping[str, str] = NOTHING,
) -> Record:
    """The record of one response: see ``Scorer.score``."""
    return Scorer(framework).score(answers, targets)


def show(number: Fraction, decimals: int) -> str:
    """The figure to show, floored: a shown figure reaches a threshold when the number does."""
    floored = number.numerator * 10**decimals // number.denominator
    whole, rest = divmod(abs(floored), 10**decimals)
    sign = "-" if floored < 0 else ""
    return f"{sign}{whole}.{rest:0{decimals}}" if decimals else f"{sign}{whole}"


def text(number: Fraction) -> str:
    """The exact number in lowest terms: ``12/5``, and ``3/1`` for a whole one."""
    return f"{number.numerator}/{number.denominator}"


def _value(item: Item, answer: Answer) -> Fraction:
    """The value of a question that is answered."""
    if answer == NONE_OF_THESE:
        return Fraction(0)
    return (
        item.values[answer]
        if isinstance(answer, str)
        else trace.total(item.values[t] for t in answer)
    )


def _needed(gate: Gate, counted: int) -> int:
    """How many of the counted questions must pass."""
    if isinstance(gate.requires, RequiresAtLeast):
        return min(gate.requires.at_least, counted)
    if isinstance(gate.requires, RequiresShare):
        return ceil(gate.requires.share * counted)
    return counted


def _first_closed(tallies: list[Tally]) -> int:
    """How many gates are passed before the first that is not."""
    return next((i for i, tally in enumerate(tallies) if not tally.passed), len(tallies))


def _capped_by(sheet: Sheet) -> str | None:
    """The weakest dimension, where the cap lowered the stage because of it."""
    if sheet.stage == sheet.uncapped:
        return None
    return min(sheet.dimensions, key=lambda id: sheet.dimensions[id])


def _result(low: Figure | None, high: Figure | None, *, is_complete: bool) -> Result:
    """A result from the two ends of its range, which are one when it is complete."""
    if not is_complete:
        return {"state": "incomplete", "score": None, "stage": None, "low": low, "high": high}
    nothing: Result = {
        "state": "not-assessed",
        "score": None,
        "stage": None,
        "low": None,
        "high": None,
    }
    return {**nothing, "state": "complete", **low} if low else nothing


def _counts(states: Mapping[str, QuestionState]) -> Counts:
    tally = Counter(states.values())
    return {
        "visible": len(states),
        "answered": tally["answered"],
        "unknown": tally["unknown"],
        "not_applicable": tally["not-applicable"],
        "unanswered": tally["unanswered"],
    }
