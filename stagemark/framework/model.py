"""The framework: one pydantic model of the file that an author writes.

The model knows shapes only; what its parts are stands in the modules imported here. What needs two
places to be compared (references, orders, what can be reached) is in ``rules``; only a framework
that passed ``check`` goes further, so nothing behind it validates again.

The JSON Schema that editors use is generated from these classes (``check --write-schema``).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any

from pydantic import BeforeValidator, Field, ModelWrapValidatorHandler, PrivateAttr, model_validator

from stagemark.framework.changes import Changes
from stagemark.framework.conditions import Finding
from stagemark.framework.fields import Id, Language, Line, StrictModel, Text, Url, Version
from stagemark.framework.methods import METHODS, AnyScoring, Method
from stagemark.framework.numbers import Count, Months, Number, decimals_of, whole
from stagemark.framework.questions import Dimension, Option, Question
from stagemark.framework.scoring import Gate
from stagemark.framework.stages import Stage


class Source(StrictModel):
    """Whose model this is."""

    title: Line
    author: Line | None = None
    publisher: Line | None = None
    url: Url | None = None
    note: Text | None = Field(None, description="What was adapted.")


class ProfileQuestion(StrictModel):
    """Asked about the respondent, never scored, stays in the browser."""

    id: Id
    text: Line
    options: list[Line] = Field(min_length=2)


class Percentiles(StrictModel):
    p25: Number
    p50: Number
    p75: Number


class Benchmark(StrictModel):
    id: Id
    name: Line
    source: Line
    responses: Count
    overall: Percentiles | None = None
    dimensions: dict[Id, Percentiles] = Field(default_factory=dict)


class Reassess(StrictModel):
    """When to assess again, in months after an assessment."""

    after: Months = Field(6, description="The day of the reminder.")
    before: Months = Field(12, description="The last day that will do.")


class Framework(StrictModel):
    """One version of one framework, as its file says it.

    The properties below the fields answer what the file leaves to defaults and references; they
    may be asked once ``check`` has passed the framework.
    """

    id: Id
    version: Version
    language: Language
    title: Line
    summary: Text = Field(description="Inline Markdown.")
    about: Text | None = Field(None, description="Markdown.")
    source: Source | None = None
    minutes: Annotated[int, Field(ge=1, le=600), BeforeValidator(whole)] | None = None
    reassess: Reassess | None = None
    stages: list[Stage] = Field(min_length=2, max_length=10)
    scales: dict[Id, list[Option]] = Field(default_factory=dict)
    dimensions: list[Dimension] = Field(min_length=1)
    scoring: AnyScoring
    findings: list[Finding] = Field(default_factory=list)
    profile: list[ProfileQuestion] = Field(default_factory=list)
    benchmarks: list[Benchmark] = Field(default_factory=list)
    changes: Changes | None = None

    _document: Mapping[str, Any] = PrivateAttr(default_factory=dict)

    @model_validator(mode="wrap")
    @classmethod
    def keep_document(
        cls, value: object, handler: ModelWrapValidatorHandler[Framework]
    ) -> Framework:
        framework = handler(value)
        if isinstance(value, Mapping):
            framework._document = value
        return framework

    @property
    def document(self) -> Mapping[str, Any]:
        """The content of the file as the texts that stand in it; a seal is made from it."""
        return self._document

    def options_of(self, question: Question) -> list[Option]:
        """The options that a question offers, its own or its scale's; none for a text question."""
        return self.scales[question.scale] if question.scale else question.options

    def range_of(self, question: Question) -> tuple[Fraction, Fraction]:
        """The lowest and the highest value that a scored question can have."""
        values = [option.value for option in self.options_of(question)]
        if question.type == "checklist":
            return Fraction(0), sum(values, Fraction(0))
        return min(values), max(values)

    @cached_property
    def questions(self) -> dict[str, Question]:
        """All questions by id, in the order of the file."""
        return {question.id: question for question in self._questions()}

    def _questions(self) -> Iterator[Question]:
        for dimension in self.dimensions:
            yield from dimension.questions

    @property
    def method(self) -> Method:
        """The record of the scoring method."""
        return METHODS[self.scoring.method]

    @property
    def gates(self) -> list[Gate]:
        """The gates in order; none under a method that has no such key."""
        gates: list[Gate] = getattr(self.scoring, "gates", [])
        return gates

    @property
    def given_thresholds(self) -> dict[str, Fraction] | None:
        """The thresholds by stage, as far as the file gives any."""
        given: dict[str, Fraction] | None = getattr(self.scoring, self.method.thresholds_key)
        return given

    @cached_property
    def thresholds(self) -> list[Fraction] | None:
        """The score from which each stage but the lowest begins, lowest first.

        They hold for the dimensions too. Where gates give the stage, these are the dimensions'
        only, and there are none where the file gives none.
        """
        given = self.given_thresholds
        if given is not None:
            return [given[stage.id] for stage in self.stages[1:]]
        if self.method.counts_gates:
            return None
        return [Fraction(number) for number in range(2, len(self.stages) + 1)]

    @cached_property
    def decimals(self) -> int:
        """How many decimals a shown figure has: as asked, or as the thresholds need."""
        if self.scoring.decimals is not None:
            return self.scoring.decimals
        needed = [decimals_of(threshold) or 0 for threshold in self.thresholds or []]
        return max([1, *needed])

    @property
    def is_percent(self) -> bool:
        """Whether dimension scores are percentages."""
        return self.method.is_percent


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that editors check a framework file against."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Framework.model_json_schema(by_alias=True),
    }
