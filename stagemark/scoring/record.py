"""The record of a score: what ``build.py score`` prints, a line each, fit for ``json.dumps``.

Scores and gaps are exact fractions as text, in lowest terms: ``12/5``, ``3/1``. Stages, dimensions,
gates, questions and findings go by their ids.
"""

from __future__ import annotations

from typing import Literal, TypeAlias, TypedDict

State: TypeAlias = Literal["incomplete", "complete", "not-assessed"]


class Figure(TypedDict):
    """A score such as ``12/5``, in lowest terms, and the id of the stage that it stands for."""

    score: str
    stage: str | None


class Result(TypedDict):
    """A score and its stage when complete; while incomplete the range that is still open."""

    state: State
    score: str | None
    stage: str | None
    low: Figure | None
    high: Figure | None


class DimensionRecord(Result):
    target: str | None
    gap: str | None


class GateRecord(TypedDict):
    """``passed`` takes unanswered questions at their lowest, ``could_pass`` at their highest."""

    passed: bool
    could_pass: bool
    passing: int
    needed: int
    counted: int
    open: list[str]


class NextStage(TypedDict):
    """A higher stage and, in file order, the questions whose rise to their highest reaches it.

    ``smallest``: no set of fewer questions does, and of those as large this is the first.
    """

    stage: str
    questions: list[str]
    smallest: bool


class Counts(TypedDict):
    """How many visible scored questions are in each state."""

    visible: int
    answered: int
    unknown: int
    not_applicable: int
    unanswered: int


class Record(Result):
    """Everything that a scorecard says; fit for ``json.dumps`` as it is."""

    capped_by: str | None
    dimensions: dict[str, DimensionRecord]
    gates: dict[str, GateRecord]
    findings: list[str]
    next: NextStage | None
    roadmap: list[str]
    counts: Counts
