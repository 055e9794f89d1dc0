"""Dimensions, their questions with options, and the conditions under which one is shown."""

from __future__ import annotations

from fractions import Fraction
from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from stagemark.framework.fields import Id, Line, StrictModel, Text, has_key
from stagemark.framework.numbers import Number, Weight
from stagemark.framework.stages import Step

UNKNOWN = "~unknown"
NOT_APPLICABLE = "~na"
NONE_OF_THESE = "~none"


class Option(StrictModel):
    id: Id
    text: Line
    value: Number
    good_enough: Text | None = Field(
        None, description="Markdown: when staying at this option is fine."
    )
    next: Text | None = Field(
        None, description="Markdown: what leads from this option to a better one."
    )


class ShownAtLeast(StrictModel):
    """Shown when the other question is answered with at least this option's value."""

    question: Id
    at_least: Id


class ShownIs(StrictModel):
    """Shown when the other question is answered with one of these options."""

    question: Id
    is_: list[Id] = Field(alias="is", min_length=1)


def _shown(value: object) -> str:
    return "ShownIs" if isinstance(value, ShownIs) or has_key(value, "is") else "ShownAtLeast"


ShowIf = Annotated[
    Annotated[ShownAtLeast, Tag("ShownAtLeast")] | Annotated[ShownIs, Tag("ShownIs")],
    Discriminator(_shown),
]
Escape = Literal["unknown", "not-applicable"]


def both() -> list[Escape]:
    return ["unknown", "not-applicable"]


class Question(StrictModel):
    id: Id
    text: Line
    help: Text | None = Field(None, description="Markdown.")
    evidence: Line | None = Field(None, description="A prompt for the note.")
    weight: Weight = Fraction(1)
    type: Literal["choice", "checklist", "text"] = "choice"
    scale: Id | None = Field(None, description="The id of a list under `scales`.")
    options: list[Option] = Field(default_factory=list)
    allow: list[Escape] = Field(default_factory=both, description="The escapes offered.")
    show_if: ShowIf | None = None

    @property
    def is_scored(self) -> bool:
        return self.type != "text"


class Dimension(StrictModel):
    id: Id
    name: Line
    summary: Text | None = Field(None, description="Inline Markdown.")
    weight: Weight = Fraction(1)
    next_steps: dict[Id, list[Step]] = Field(
        default_factory=dict, description="Per stage, what moves this dimension on."
    )
    questions: list[Question] = Field(min_length=1)
