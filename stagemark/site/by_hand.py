"""Scoring on paper: gates, thresholds and sums for those who do it by hand."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.numbers import written
from stagemark.framework.scoring import Gate, RequiresAtLeast, RequiresShare


def by_hand(framework: Framework) -> dict[str, Any]:
    """The figures and steps for scoring on paper, beside the gates.

    ``steps``: the sentences that lead from the values of answers to the overall score.
    """
    weights = {
        "add_questions": {one.weight for one in framework.questions.values()},
        "add_dimensions": {one.weight for one in framework.dimensions},
    }
    thresholds = framework.thresholds or []
    starts = [None, *(written(threshold) for threshold in thresholds)]
    return {
        "stage_names": {stage.id: stage.name for stage in framework.stages},
        "starts": list(zip((stage.name for stage in framework.stages), starts, strict=False)),
        "steps": [
            f"{step}_weighted" if len(weights.get(step, ())) > 1 else step
            for step in framework.method.by_hand
        ],
    }


@dataclass(frozen=True)
class Passing:
    """Answers that pass a question of a gate: ``options``, or ``ticks`` worth so much or more."""

    number: int
    options: Sequence[str]
    ticks: str | None = None


@dataclass(frozen=True)
class GateByHand:
    """A gate for someone who scores on paper.

    Passed by at least ``count`` of its questions, by at least a ``share`` of them in percent, or,
    where neither is given, by all.
    """

    gate: Gate
    questions: Sequence[Passing]
    count: int | None = None
    share: str | None = None


def gates_by_hand(framework: Framework) -> list[GateByHand]:
    """The gates with the numbers of their questions and what passes each."""
    numbers = {id_: number for number, id_ in enumerate(framework.questions, start=1)}
    found = []
    for gate in framework.gates:
        questions = [_passing(framework, gate, id_, numbers[id_]) for id_ in gate.questions]
        match gate.requires:
            case RequiresAtLeast(at_least=count):
                found.append(GateByHand(gate, questions, count=count))
            case RequiresShare(share=share):
                found.append(GateByHand(gate, questions, share=written(share * 100)))
            case _:
                found.append(GateByHand(gate, questions))
    return found


def _passing(framework: Framework, gate: Gate, question_id: str, number: int) -> Passing:
    question = framework.questions[question_id]
    bound = gate.passes_at if gate.passes_at is not None else framework.range_of(question)[1]
    if question.type == "checklist":
        return Passing(number, (), ticks=written(bound))
    options = [option.text for option in framework.options_of(question) if option.value >= bound]
    return Passing(number, options)
