"""How a version follows from the one before."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from stagemark.framework.fields import Id, StrictModel, Text, Version


class Changes(StrictModel):
    """How this version follows from the one before: what becomes of each answer."""

    from_: Version = Field(alias="from", description="The version before.")
    what_is_new: Text | None = Field(None, description="Markdown: what respondents should know.")
    renamed: dict[Id, Id] = Field(
        default_factory=dict, description="Questions that go by another id: old to new."
    )
    removed: list[Id] = Field(default_factory=list, description="Questions that are no more.")
    reask: list[Id] = Field(
        default_factory=list, description="Questions whose meaning changed; asked again."
    )
    options: dict[Id, dict[Id, Id]] = Field(
        default_factory=dict, description="By question as it is called now: options, old to new."
    )
    split: dict[Id, Annotated[list[Id], Field(min_length=2)]] = Field(
        default_factory=dict, description="Questions that became several: old to new ones."
    )
    merged: dict[Id, Annotated[list[Id], Field(min_length=2)]] = Field(
        default_factory=dict, description="Questions that were several: new to old ones."
    )
