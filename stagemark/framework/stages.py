"""The stages of a framework, and what leads from one to the next."""

from __future__ import annotations

from pydantic import Field, GetJsonSchemaHandler, model_validator
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema

from stagemark.framework.fields import Id, Line, StrictModel, Text


class Step(StrictModel):
    """One thing to do next. A bare text is a step without the other two."""

    text: Text = Field(description="Inline Markdown.")
    dimension: Id | None = Field(None, description="The dimension that this step belongs to.")
    effort: Line | None = None

    @model_validator(mode="before")
    @classmethod
    def from_text(cls, value: object) -> object:
        return {"text": value} if isinstance(value, str) else value

    @classmethod
    def __get_pydantic_json_schema__(
        cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler
    ) -> JsonSchemaValue:
        return {"anyOf": [{"type": "string"}, handler(core_schema)]}


class Advance(StrictModel):
    """What it takes to reach the next stage."""

    time: Line | None = None
    effort: Line | None = None
    cost: Line | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.time or self.effort or self.cost)


class Stage(StrictModel):
    id: Id
    name: Line
    tagline: Line | None = None
    summary: Text = Field(description="Inline Markdown.")
    signs: list[Text] = Field(default_factory=list, description="How to recognise it.")
    focus: Text | None = Field(None, description="Where effort belongs at this stage.")
    next_steps: list[Step] = Field(
        default_factory=list, description="What leads to the next stage."
    )
    advance: Advance | None = None
