"""A framework as the program that the browser scores with: whole numbers and indexes only.

Every value and threshold is a whole number of 1/``unit``; weights are whole numbers in their
proportions. A browser has no exact decimals, and of weighted scores on a border plain floats
misplace one in five, so nothing that is not whole leaves this module.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from math import lcm

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
from stagemark.framework.model import Framework
from stagemark.framework.questions import Question, ShownAtLeast, ShownIs
from stagemark.framework.scoring import Gate, RequiresAtLeast, RequiresShare
from stagemark.scoring.program_types import (
    AnswerIs,
    FollowUp,
    Program,
    ProgramCondition,
    ProgramGate,
    ProgramQuestion,
    Whole,
)

# From here on a whole number travels as text: JavaScript's JSON numbers are exact only up to it.
SAFE_INTEGER = 2**53 - 1


def program(framework: Framework) -> Program:
    """The scoring program, ready for JSON. Stages, dimensions and questions are named by index.

    ``questions`` holds the scored ones only; ``options`` maps option ids to values.
    """
    return _Compiler(framework).program()


def follow_ups(framework: Framework) -> dict[str, FollowUp]:
    """The questions without options that are asked only after an answer, by id.

    Each has the ``question`` that it depends on and the options that bring it up, all as ids: they
    are no part of the scoring.
    """
    compiler = _Compiler(framework)
    return {
        one.id: {"question": compiler.scored[rule["question"]].id, "is": rule["is"]}
        for one in framework.questions.values()
        if not one.is_scored and (rule := compiler.shown(one))
    }


class _Compiler:
    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.scored = [one for one in framework.questions.values() if one.is_scored]
        self.question = {question.id: index for index, question in enumerate(self.scored)}
        self.dimension = {one.id: index for index, one in enumerate(framework.dimensions)}
        self.stage = {one.id: index for index, one in enumerate(framework.stages)}
        self.gate = {one.id: index for index, one in enumerate(framework.gates)}
        self.unit = _common_denominator(self._scores())
        self.question_weights = _common_denominator(one.weight for one in self.scored)
        self.dimension_weights = _common_denominator(one.weight for one in framework.dimensions)

    def _scores(self) -> Iterable[Fraction]:
        """Every number that is a score: what values and thresholds are compared with."""
        for question in self.scored:
            yield from (option.value for option in self.framework.options_of(question))
        yield from self.framework.thresholds or []
        yield from (gate.passes_at for gate in self.framework.gates if gate.passes_at is not None)
        for finding in self.framework.findings:
            yield from _numbers_in(finding.when)

    def whole(self, score: Fraction) -> Whole:
        return _whole(score * self.unit)

    def program(self) -> Program:
        framework, scoring = self.framework, self.framework.scoring
        thresholds = framework.thresholds
        return {
            "method": scoring.method,
            "unknown": scoring.unknown,
            "decimals": framework.decimals,
            "unit": _whole(Fraction(self.unit)),
            "cap": scoring.cap.above_weakest if scoring.cap else None,
            "stages": [stage.id for stage in framework.stages],
            "thresholds": None if thresholds is None else [self.whole(one) for one in thresholds],
            "dimensions": [
                {"id": one.id, "weight": _whole(one.weight * self.dimension_weights)}
                for one in framework.dimensions
            ],
            "questions": [
                self._question(dimension, question)
                for dimension, one in enumerate(framework.dimensions)
                for question in one.questions
                if question.is_scored
            ],
            "gates": [self._gate(gate) for gate in framework.gates],
            "findings": [
                {"id": finding.id, "when": self._condition(finding.when)}
                for finding in framework.findings
            ],
        }

    def _question(self, dimension: int, question: Question) -> ProgramQuestion:
        lowest, highest = self.framework.range_of(question)
        compiled: ProgramQuestion = {
            "id": question.id,
            "dimension": dimension,
            "weight": _whole(question.weight * self.question_weights),
            "options": {
                option.id: self.whole(option.value)
                for option in self.framework.options_of(question)
            },
            "lowest": self.whole(lowest),
            "highest": self.whole(highest),
            "allow": [{"unknown": "~unknown"}.get(one, "~na") for one in question.allow],
        }
        if question.type == "checklist":
            compiled["checklist"] = True
        if rule := self.shown(question):
            compiled["show_if"] = rule
        return compiled

    def shown(self, question: Question) -> AnswerIs | None:
        """What a question's ``show_if`` asks for."""
        match question.show_if:
            case ShownAtLeast(question=other, at_least=option):
                return self._answer(other, [option], and_better=True)
            case ShownIs(question=other, is_=options):
                return self._answer(other, options, and_better=False)
            case _:
                return None

    def _answer(self, question: str, options: list[str], *, and_better: bool) -> AnswerIs:
        """A condition on an answer: at least an option is the list of all that are as good."""
        if and_better:
            offered = self.framework.options_of(self.framework.questions[question])
            bound = next(option.value for option in offered if option.id == options[0])
            options = [option.id for option in offered if option.value >= bound]
        return {"question": self.question[question], "is": options}

    def _gate(self, gate: Gate) -> ProgramGate:
        compiled: ProgramGate = {
            "id": gate.id,
            "holds_at": self.stage[gate.holds_at],
            "questions": [self.question[question] for question in gate.questions],
        }
        match gate.requires:
            case RequiresAtLeast(at_least=count):
                compiled["at_least"] = count
            case RequiresShare(share=share):
                compiled["share"] = (share.numerator, share.denominator)
        if gate.passes_at is not None:
            compiled["passes_at"] = self.whole(gate.passes_at)
        return compiled

    def _condition(self, condition: Condition) -> ProgramCondition:
        match condition:
            case AllOf(all=parts):
                return {"all": [self._condition(part) for part in parts]}
            case AnyOf(any=parts):
                return {"any": [self._condition(part) for part in parts]}
            case DimensionAtLeast(dimension=dimension, at_least=score):
                return {"dimension": self.dimension[dimension], "at_least": self.whole(score)}
            case DimensionBelow(dimension=dimension, below=score):
                return {"dimension": self.dimension[dimension], "below": self.whole(score)}
            case DimensionAhead(dimension=dimension, ahead_of=other, by=score):
                return {
                    "dimension": self.dimension[dimension],
                    "ahead_of": self.dimension[other],
                    "by": self.whole(score),
                }
            case StageAtLeast(stage_at_least=stage):
                return {"stage_at_least": self.stage[stage]}
            case StageBelow(stage_below=stage):
                return {"stage_below": self.stage[stage]}
            case QuestionIs(question=question, is_=options):
                return self._answer(question, options, and_better=False)
            case QuestionAtLeast(question=question, at_least=option):
                return self._answer(question, [option], and_better=True)
            case GatePassed(gate=gate, passed=passed):
                return {"gate": self.gate[gate], "passed": passed}


def _numbers_in(condition: Condition) -> Iterable[Fraction]:
    match condition:
        case AllOf(all=parts) | AnyOf(any=parts):
            for part in parts:
                yield from _numbers_in(part)
        case DimensionAtLeast(at_least=score) | DimensionBelow(below=score):
            yield score
        case DimensionAhead(by=score):
            yield score


def _common_denominator(numbers: Iterable[Fraction]) -> int:
    return lcm(1, *(number.denominator for number in numbers))


def _whole(number: Fraction) -> Whole:
    assert number.denominator == 1, number
    return number.numerator if number.numerator <= SAFE_INTEGER else str(number.numerator)
