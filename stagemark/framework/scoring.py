"""What a framework says of its scoring, whatever its method: see ``methods`` for those."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import BeforeValidator, Discriminator, Field, Tag

from stagemark.framework.fields import Id, Line, StrictModel, has_key
from stagemark.framework.numbers import Count, Number, Share, whole


class Cap(StrictModel):
    """The overall stage is at most this many stages above the weakest dimension's."""

    above_weakest: Annotated[int, Field(ge=0, le=9), BeforeValidator(whole)]


class Scoring(StrictModel):
    """What all methods have in common."""

    unknown: Literal["lowest", "excluded"] = "lowest"
    cap: Cap | None = None
    decimals: Annotated[int, Field(ge=0, le=6), BeforeValidator(whole)] | None = None


class RequiresAtLeast(StrictModel):
    at_least: Count


class RequiresShare(StrictModel):
    share: Share


def _requires(value: object) -> str | None:
    if isinstance(value, RequiresShare) or has_key(value, "share"):
        return "RequiresShare"
    if isinstance(value, RequiresAtLeast | Mapping):
        return "RequiresAtLeast"
    return "RequiresAll" if value == "all" else None


Requires = Annotated[
    Annotated[Literal["all"], Tag("RequiresAll")]
    | Annotated[RequiresAtLeast, Tag("RequiresAtLeast")]
    | Annotated[RequiresShare, Tag("RequiresShare")],
    Discriminator(
        _requires,
        custom_error_type="requires",
        custom_error_message="must be all, {at_least: N} or {share: N%}",
    ),
]


class Gate(StrictModel):
    id: Id
    name: Line
    holds_at: Id = Field(description="Who fails this gate is at this stage.")
    requires: Requires = "all"
    passes_at: Number | None = Field(
        None, description="The value from which a question counts as passed; default its highest."
    )
    questions: list[Id] = Field(min_length=1)
