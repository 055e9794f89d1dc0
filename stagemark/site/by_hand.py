"""What someone needs who scores on paper."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.numbers import as_written
from stagemark.framework.questions import Question
from stagemark.framework.scoring import Gate, GatesScoring, RequiresAtLeast, RequiresShare


def by_hand(framework: Framework) -> dict[str, Any]:
    """What someone needs who scores on paper, beside the gates."""
    thresholds = framework.thresholds or []
    starts = [None, *(as_written(threshold) for threshold in thresholds)]
    return {
        "stage_names": {stage.id: stage.name for stage in framework.stages},
        "starts": list(zip((stage.name for stage in framework.stages), starts, strict=False)),
        "weighted_questions": len({one.weight for one in framework.questions.values()}) > 1,
        "weighted_dimensions": len({one.weight for one in framework.dimensions}) > 1,
    }


@dataclass(frozen=True)
class GateByHand:
    """A gate for someone who scores on paper."""

    gate: Gate
    rule: str
    questions: Sequence[tuple[int, Question, Sequence[str]]]


def gates_by_hand(framework: Framework) -> list[GateByHand]:
    """The gates with the numbers of their questions and the options that pass each."""
    scoring = framework.scoring
    if not isinstance(scoring, GatesScoring):
        return []
    numbers = {id_: number for number, id_ in enumerate(framework.questions, start=1)}
    return [
        GateByHand(
            gate,
            _rule(gate),
            [
                (numbers[id_], framework.questions[id_], _passing(framework, gate, id_))
                for id_ in gate.questions
            ],
        )
        for gate in scoring.gates
    ]


def _rule(gate: Gate) -> str:
    match gate.requires:
        case RequiresAtLeast(at_least=count):
            return f"at least {count} of them"
        case RequiresShare(share=share):
            return f"at least {as_written(share * 100)}% of them"
        case _:
            return "all of them"


def _passing(framework: Framework, gate: Gate, question_id: str) -> list[str]:
    question = framework.questions[question_id]
    bound = gate.passes_at if gate.passes_at is not None else framework.range_of(question)[1]
    if question.type == "checklist":
        return [f"ticks worth {as_written(bound)} or more"]
    return [option.text for option in framework.options_of(question) if option.value >= bound]
