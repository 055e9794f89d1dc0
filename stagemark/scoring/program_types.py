"""What a scoring program looks like: the arithmetic of one framework, ready for JSON.

A score is a ``Whole`` number of 1/``unit``. Stages, dimensions, questions and gates are named by
their place in the program's own lists, beginning with 0.
"""

from __future__ import annotations

from typing import Literal, NotRequired, TypeAlias, TypedDict

from stagemark.framework.methods import MethodName

# Text where JavaScript's JSON numbers would no longer be exact.
Whole: TypeAlias = int | str


class AllHold(TypedDict):
    """Holds where each of its conditions does."""

    all: list[ProgramCondition]


class AnyHolds(TypedDict):
    """Holds where one of its conditions does."""

    any: list[ProgramCondition]


class DimensionReaches(TypedDict):
    """Holds from a score of a dimension upwards."""

    dimension: int
    at_least: Whole


class DimensionIsBelow(TypedDict):
    """Holds below a score of a dimension."""

    dimension: int
    below: Whole


class DimensionLeads(TypedDict):
    """Holds where a dimension is ahead of another by so much or more."""

    dimension: int
    ahead_of: int
    by: Whole


class StageReaches(TypedDict):
    """Holds from an overall stage upwards."""

    stage_at_least: int


class StageIsBelow(TypedDict):
    """Holds below an overall stage."""

    stage_below: int


class GateIs(TypedDict):
    """Holds where a gate is passed, or where it is not."""

    gate: int
    passed: bool


# A class cannot have a key named "is".
AnswerIs = TypedDict("AnswerIs", {"question": int, "is": list[str]})
AnswerIs.__doc__ = "Holds where a question is answered with one of these options."

ProgramCondition: TypeAlias = (
    AllHold
    | AnyHolds
    | DimensionReaches
    | DimensionIsBelow
    | DimensionLeads
    | StageReaches
    | StageIsBelow
    | GateIs
    | AnswerIs
)

FollowUp = TypedDict("FollowUp", {"question": str, "is": list[str]})
FollowUp.__doc__ = "The question, by its id, and the options of it that bring another question up."


class ProgramDimension(TypedDict):
    """A dimension; weights are whole numbers in their proportions."""

    id: str
    weight: Whole


class ProgramQuestion(TypedDict):
    """A scored question: ``options`` are values by id, ``allow`` the escapes that it offers."""

    id: str
    dimension: int
    weight: Whole
    options: dict[str, Whole]
    lowest: Whole
    highest: Whole
    checklist: NotRequired[bool]
    allow: list[str]
    show_if: NotRequired[AnswerIs]


class ProgramGate(TypedDict):
    """A gate asks for a count, a share, or all of its questions; ``holds_at`` lies below it."""

    id: str
    holds_at: int
    questions: list[int]
    at_least: NotRequired[int]
    share: NotRequired[tuple[int, int]]
    passes_at: NotRequired[Whole]


class ProgramFinding(TypedDict):
    """A finding and when it is shown."""

    id: str
    when: ProgramCondition


class Program(TypedDict):
    """All that a response is scored with; ``thresholds`` are where stages after the first begin."""

    method: MethodName
    unknown: Literal["lowest", "excluded"]
    decimals: int
    unit: Whole
    cap: int | None
    stages: list[str]
    thresholds: list[Whole] | None
    dimensions: list[ProgramDimension]
    questions: list[ProgramQuestion]
    gates: list[ProgramGate]
    findings: list[ProgramFinding]
