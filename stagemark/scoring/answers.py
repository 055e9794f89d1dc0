"""A response as it comes in: what counts as an answer, and what an answer says.

A response maps question ids to answers. An answer is an option id, a list of option ids for a
checklist, free text for a text question, or one of ``~unknown``, ``~na`` and ``~none`` (a
checklist's "None of these"). A missing answer, ``""`` and ``[]`` all mean unanswered.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, TypeAlias, TypedDict

from stagemark.framework.model import Framework
from stagemark.framework.questions import NONE_OF_THESE, NOT_APPLICABLE, UNKNOWN, Question

Answer: TypeAlias = str | list[str]
QuestionState: TypeAlias = Literal["unanswered", "unknown", "not-applicable", "answered"]


class Response(TypedDict):
    """All that is entered in one sitting; ``label`` is what the respondent calls it.

    ``notes`` go by question, ``profile`` by question about the respondent, ``targets`` are a stage
    by dimension.
    """

    answers: dict[str, Answer]
    notes: dict[str, str]
    profile: dict[str, str]
    targets: dict[str, str]
    label: str


def validate_answers(framework: Framework, answers: Mapping[str, Answer]) -> None:
    """Raises ValueError naming the first question and answer that the framework does not offer."""
    for id, answer in answers.items():
        question = framework.questions.get(id)
        if question is None:
            msg = f"there is no question {id!r} in {framework.id} {framework.version}"
            raise ValueError(msg)
        if answer in ("", []):
            continue
        if not offers(framework, question, answer):
            msg = f"question {id!r} does not offer the answer {answer!r}"
            raise ValueError(msg)


def offers(framework: Framework, question: Question, answer: object) -> bool:
    """Whether the question can be answered with this."""
    if question.type == "text":
        return isinstance(answer, str)
    if answer == UNKNOWN:
        return "unknown" in question.allow
    if answer == NOT_APPLICABLE:
        return "not-applicable" in question.allow
    options = [option.id for option in framework.options_of(question)]
    if question.type == "choice":
        return answer in options
    if isinstance(answer, list):
        return all(tick in options for tick in answer) and len(answer) == len(set(answer))
    return answer == NONE_OF_THESE


def validate_targets(framework: Framework, targets: Mapping[str, str]) -> None:
    """Raises ValueError naming the first dimension or stage that the framework does not have."""
    for id, stage in targets.items():
        if all(dimension.id != id for dimension in framework.dimensions):
            msg = f"target {stage!r}: there is no dimension {id!r}"
            raise ValueError(msg)
        if all(known.id != stage for known in framework.stages):
            msg = f"target of dimension {id!r}: there is no stage {stage!r}"
            raise ValueError(msg)


def state_of(answer: Answer) -> QuestionState:
    """The state of a visible question with that answer."""
    if not answer:
        return "unanswered"
    if answer == UNKNOWN:
        return "unknown"
    return "not-applicable" if answer == NOT_APPLICABLE else "answered"
