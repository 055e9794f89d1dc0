"""The arithmetic of scoring: what one value for each counted question comes to.

Both the score of a response and what follows from it are measured here.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil

from stagemark.framework.conditions import QuestionAtLeast, QuestionIs
from stagemark.framework.methods import Part
from stagemark.framework.model import Framework
from stagemark.framework.questions import NONE_OF_THESE, Question, ShownAtLeast, ShownIs
from stagemark.framework.scoring import Gate, RequiresAtLeast, RequiresShare
from stagemark.framework.sums import total
from stagemark.scoring.answers import Answer


@dataclass(frozen=True, slots=True)
class Item:
    """A scored question. ``base`` is what it adds below the fraction bar when it counts."""

    question: Question
    values: Mapping[str, Fraction]
    lowest: Fraction
    highest: Fraction
    base: Fraction

    def value(self, answer: Answer) -> Fraction:
        """The value of the question when it is answered."""
        if answer == NONE_OF_THESE:
            return Fraction(0)
        if isinstance(answer, str):
            return self.values[answer]
        return total(self.values[tick] for tick in answer)


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
    """The scores that one value for each counted question gives. Stages count from 0.

    ``parts`` are the assessed dimensions by id, in the order of the file.
    """

    values: Mapping[str, Fraction]
    parts: Mapping[str, Part]
    tallies: list[Tally]
    score: Fraction
    uncapped: int
    stage: int


class Measure:
    """Measures values under one framework; where there are many, make it once and keep it."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.method = framework.method
        self.gates = framework.gates
        self.thresholds = framework.thresholds
        self.stages = {stage.id: index for index, stage in enumerate(framework.stages)}
        self.items = {
            question.id: self._item(question)
            for question in framework.questions.values()
            if question.is_scored
        }
        self.items_of = {
            dimension.id: [self.items[one.id] for one in dimension.questions if one.is_scored]
            for dimension in framework.dimensions
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
            base=question.weight * (highest / 100 if self.method.is_percent else 1),
        )

    def sheet(self, values: Mapping[str, Fraction]) -> Sheet:
        """The scores for one value of every counted question, of which there is at least one."""
        parts = self._parts(values)
        tallies = self.tallies(values)
        passed = first_closed(tallies)
        score = self.method.score([*parts.values()], passed)
        counts_gates = self.method.counts_gates
        uncapped = self.gate_stage(passed) if counts_gates else self.stage_of(score)
        stage = uncapped
        if cap := self.framework.scoring.cap:
            weakest = self.stage_of(min(part.score for part in parts.values()))
            stage = min(uncapped, weakest + cap.above_weakest)
        return Sheet(values, parts, tallies, score, uncapped, stage)

    def _parts(self, values: Mapping[str, Fraction]) -> dict[str, Part]:
        parts = {}
        for dimension in self.framework.dimensions:
            counted = [item for item in self.items_of[dimension.id] if item.question.id in values]
            if counted:
                points = total(item.question.weight * values[item.question.id] for item in counted)
                base = total(item.base for item in counted)
                parts[dimension.id] = Part(dimension.id, dimension.weight, base, points / base)
        return parts

    def stage_of(self, score: Fraction) -> int:
        """The highest stage whose threshold the score reaches."""
        return bisect_right(self.thresholds or [], score)

    def gate_stage(self, passed: int) -> int:
        """The stage where that many gates are passed in order: where the next of them holds."""
        if passed == len(self.gates):
            return len(self.stages) - 1
        return self.stages[self.gates[passed].holds_at]

    def tallies(self, values: Mapping[str, Fraction]) -> list[Tally]:
        """How each gate stands."""
        tallies = []
        for gate, bars in zip(self.gates, self.bars, strict=True):
            counted = [id for id in gate.questions if id in values]
            closed = [id for id in counted if values[id] < bars[id]]
            tallies.append(
                Tally(len(counted) - len(closed), needed(gate, len(counted)), len(counted), closed)
            )
        return tallies

    def meets(
        self, rule: ShownIs | ShownAtLeast | QuestionIs | QuestionAtLeast, answer: Answer
    ) -> bool:
        """Whether the answer to a choice question is what a rule asks for."""
        if isinstance(rule, ShownIs | QuestionIs):
            return answer in rule.is_
        item = self.items[rule.question]
        return item.value(answer) >= item.values[rule.at_least]


def needed(gate: Gate, counted: int) -> int:
    """How many of the counted questions must pass."""
    if isinstance(gate.requires, RequiresAtLeast):
        return min(gate.requires.at_least, counted)
    if isinstance(gate.requires, RequiresShare):
        return ceil(gate.requires.share * counted)
    return counted


def first_closed(tallies: list[Tally]) -> int:
    """How many gates are passed before the first that is not."""
    return next((i for i, tally in enumerate(tallies) if not tally.passed), len(tallies))
