"""Findings, and the conditions under which each is shown."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from stagemark.framework.fields import Flag, Id, Line, StrictModel, Text
from stagemark.framework.numbers import Number


class DimensionAtLeast(StrictModel):
    dimension: Id
    at_least: Number


class DimensionBelow(StrictModel):
    dimension: Id
    below: Number


class DimensionAhead(StrictModel):
    dimension: Id
    ahead_of: Id
    by: Number


class StageAtLeast(StrictModel):
    stage_at_least: Id


class StageBelow(StrictModel):
    stage_below: Id


class QuestionIs(StrictModel):
    question: Id
    is_: list[Id] = Field(alias="is", min_length=1)


class QuestionAtLeast(StrictModel):
    question: Id
    at_least: Id


class GatePassed(StrictModel):
    gate: Id
    passed: Flag


class AllOf(StrictModel):
    all: list[Condition] = Field(min_length=1)


class AnyOf(StrictModel):
    any: list[Condition] = Field(min_length=1)


CONDITION_FORMS = (
    "{dimension, at_least}, {dimension, below}, {dimension, ahead_of, by}, {stage_at_least}, "
    "{stage_below}, {question, is}, {question, at_least}, {gate, passed}, {all: [...]} or "
    "{any: [...]}"
)


def _condition(value: object) -> str | None:
    """Which form a condition takes, by the key that only this form has."""
    if isinstance(value, StrictModel):
        return type(value).__name__
    if not isinstance(value, Mapping):
        return None
    for keys, form in (
        (("all",), "AllOf"),
        (("any",), "AnyOf"),
        (("stage_at_least",), "StageAtLeast"),
        (("stage_below",), "StageBelow"),
        (("gate",), "GatePassed"),
        (("question", "is"), "QuestionIs"),
        (("question",), "QuestionAtLeast"),
        (("dimension", "ahead_of"), "DimensionAhead"),
        (("dimension", "below"), "DimensionBelow"),
        (("dimension",), "DimensionAtLeast"),
    ):
        if all(key in value for key in keys):
            return form
    return None


Condition = Annotated[
    Annotated[DimensionAtLeast, Tag("DimensionAtLeast")]
    | Annotated[DimensionBelow, Tag("DimensionBelow")]
    | Annotated[DimensionAhead, Tag("DimensionAhead")]
    | Annotated[StageAtLeast, Tag("StageAtLeast")]
    | Annotated[StageBelow, Tag("StageBelow")]
    | Annotated[QuestionIs, Tag("QuestionIs")]
    | Annotated[QuestionAtLeast, Tag("QuestionAtLeast")]
    | Annotated[GatePassed, Tag("GatePassed")]
    | Annotated[AllOf, Tag("AllOf")]
    | Annotated[AnyOf, Tag("AnyOf")],
    Discriminator(
        _condition,
        custom_error_type="condition",
        custom_error_message="must be one of " + CONDITION_FORMS,
    ),
]
# They name Condition before it is there. Without this, messages about what stands in them would
# depend on whether something else had already completed them.
AllOf.model_rebuild()
AnyOf.model_rebuild()


class Finding(StrictModel):
    """A pattern worth saying, shown on the scorecard when it holds."""

    id: Id
    when: Condition
    kind: Literal["warning", "strength", "note"] = "note"
    title: Line
    text: Text = Field(description="Inline Markdown.")
