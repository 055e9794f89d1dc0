"""The exact score of a response, straight from the framework: the reference for the method.

The browser scores with a compiled program of whole numbers. This is the second opinion that it is
compared with, so it shares nothing with that program: it reads the framework as the author wrote
it and computes with fractions. No floating-point number takes part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from fractions import Fraction
from types import MappingProxyType

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.scoring import trace
from stagemark.scoring.answers import (
    Answer,
    QuestionState,
    state_of,
    validate_answers,
    validate_targets,
)
from stagemark.scoring.measure import Measure, Sheet
from stagemark.scoring.next_stage import next_stage
from stagemark.scoring.record import Counts, DimensionRecord, Figure, GateRecord, Record, Result

__all__ = ["Answer", "Record", "Scorer", "score", "show", "validate_answers"]

NOTHING: Mapping[str, str] = MappingProxyType({})


class Scorer:
    """Scores responses to one framework; where there are many, make it once and keep it."""

    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.measure = Measure(framework)

    def score(self, answers: Mapping[str, Answer], targets: Mapping[str, str] = NOTHING) -> Record:
        """The record of a response; ``targets`` maps dimension ids to chosen stage ids.

        Raises ValueError for an answer or a target that the framework does not offer.
        """
        validate_answers(self.framework, answers)
        validate_targets(self.framework, targets)
        states = self.states(answers)
        unanswered = [id for id, state in states.items() if state == "unanswered"]
        known = self._known_values(answers, states)
        measure = self.measure
        at_lowest = known | {id: measure.items[id].lowest for id in unanswered}
        at_highest = known | {id: measure.items[id].highest for id in unanswered}

        low = measure.sheet(at_lowest) if at_lowest else None
        high = measure.sheet(at_highest) if unanswered else low
        final = low if not unanswered else None
        own_targets = trace.targets(measure, final, targets)
        gaps = trace.gaps(measure, final, own_targets)
        dimensions: dict[str, DimensionRecord] = {}
        for dimension in self.framework.dimensions:
            id = dimension.id
            is_complete = not any(states.get(q.id) == "unanswered" for q in dimension.questions)
            dimensions[id] = {
                **_result(
                    self._figure(low.parts[id].score) if low and id in low.parts else None,
                    self._figure(high.parts[id].score) if high and id in high.parts else None,
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
            "findings": trace.findings(measure, final, answers, states) if final else [],
            "next": next_stage(measure, final) if final else None,
            "roadmap": trace.roadmap(self.framework.dimensions, gaps),
            "counts": _counts(states),
        }

    def states(self, answers: Mapping[str, Answer]) -> dict[str, QuestionState]:
        """The state of every visible scored question, in file order."""
        states: dict[str, QuestionState] = {}
        for id, item in self.measure.items.items():
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
        return self.measure.meets(rule, answers[rule.question])

    def _known_values(
        self, answers: Mapping[str, Answer], states: Mapping[str, QuestionState]
    ) -> dict[str, Fraction]:
        """The value of every question that counts and is not unanswered."""
        values = {}
        for id, state in states.items():
            if state == "answered":
                values[id] = self.measure.items[id].value(answers[id])
            elif state == "unknown" and self.framework.scoring.unknown == "lowest":
                values[id] = self.measure.items[id].lowest
        return values

    def _overall_figure(self, sheet: Sheet) -> Figure:
        return {"score": text(sheet.score), "stage": self.framework.stages[sheet.stage].id}

    def _figure(self, score: Fraction) -> Figure:
        """A dimension's score; it has a stage only where there are thresholds."""
        has_stage = self.framework.thresholds is not None
        stage = self.framework.stages[self.measure.stage_of(score)].id if has_stage else None
        return {"score": text(score), "stage": stage}

    def _gate_records(
        self, at_lowest: Mapping[str, Fraction], at_highest: Mapping[str, Fraction]
    ) -> dict[str, GateRecord]:
        pairs = zip(self.measure.tallies(at_lowest), self.measure.tallies(at_highest), strict=True)
        return {
            gate.id: {
                "passed": low.passed,
                "could_pass": high.passed,
                "passing": low.passing,
                "needed": low.needed,
                "counted": low.counted,
                "open": low.open,
            }
            for gate, (low, high) in zip(self.framework.gates, pairs, strict=True)
        }


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


def _capped_by(sheet: Sheet) -> str | None:
    """The weakest dimension, where the cap lowered the stage because of it."""
    if sheet.stage == sheet.uncapped:
        return None
    return min(sheet.parts.values(), key=lambda part: part.score).dimension


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
