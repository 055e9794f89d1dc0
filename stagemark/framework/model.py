"""What a framework is: one pydantic model of the file that an author writes.

Every scalar reaches the model as the text that stands in the file; the types here convert it. The
model knows shapes only. What needs two places to be compared (references, orders, what can be
reached) is in ``check``; only a framework that passed ``check`` goes further, so nothing behind it
validates again.

The JSON Schema that editors use is generated from these classes (``build.py check --schema``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction
from functools import cached_property
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    GetJsonSchemaHandler,
    ModelWrapValidatorHandler,
    PlainSerializer,
    PrivateAttr,
    StringConstraints,
    Tag,
    WithJsonSchema,
    model_validator,
)
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema, PydanticCustomError

from stagemark.framework.addresses import BadAddressError, Use, check_address

ID_PATTERN = r"^[a-z][a-z0-9\-]{0,63}$"
VERSION_PATTERN = (
    r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
    r"(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z\-][0-9a-zA-Z\-]*)"
    r"(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z\-][0-9a-zA-Z\-]*))*)?$"
)
NUMBER_PATTERN = r"^[0-9]{1,6}([.][0-9]{1,6}|/[0-9]{1,6})?$"
SHARE_PATTERN = r"^[0-9]{1,3}([.][0-9]{1,6})?%$"
LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"

UNKNOWN = "~unknown"
NOT_APPLICABLE = "~na"
NONE_OF_THESE = "~none"


def exact(value: object) -> Fraction:
    """The number that a text stands for: an integer, a decimal or a fraction. Never a float."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and re.fullmatch("-[0-9./]+", value, re.ASCII):
        raise PydanticCustomError("above_zero", "must not be less than 0")
    if not isinstance(value, str) or not re.fullmatch(NUMBER_PATTERN, value, re.ASCII):
        raise PydanticCustomError("number", "must be a number such as 2, 1.25 or 1/3")
    if "/" in value and int(value.split("/")[1]) == 0:
        raise PydanticCustomError("number", "must not divide by zero")
    return Fraction(value)


def above_zero(value: object) -> Fraction:
    """As ``exact``, and more than nothing."""
    is_negative = isinstance(value, str) and value.startswith("-")
    number = Fraction(0) if is_negative else exact(value)
    if number <= 0:
        raise PydanticCustomError("above_zero", "must be greater than 0")
    return number


def share(value: object) -> Fraction:
    """A share of 0 to 1 from a text such as ``80%``."""
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, str) or not re.fullmatch(SHARE_PATTERN, value, re.ASCII):
        raise PydanticCustomError("share", "must be a percentage such as 80%")
    result = Fraction(value[:-1]) / 100
    if not 0 < result <= 1:
        raise PydanticCustomError("share", "must be above 0% and at most 100%")
    return result


def whole(value: object) -> object:
    """The whole number that a text stands for."""
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value, re.ASCII):
            raise PydanticCustomError("number", "must be a whole number such as 3")
        return int(value)
    return value


def flag(value: object) -> object:
    """The truth value that a text stands for."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("flag", "must be true or false")
        return value == "true"
    return value


def can_be_followed(value: object) -> object:
    """Refuses an address that no browser can follow."""
    return checked_address(value, "link") if isinstance(value, str) else value


def checked_address(url: str, use: Use) -> str:
    """The address itself; one that cannot work there becomes an error of pydantic's."""
    try:
        check_address(url, use)
    except BadAddressError as error:
        context = {"reason": str(error), "hint": error.hint}
        raise PydanticCustomError("address", "{reason}", context) from error
    return url


NUMBER_SCHEMA = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": NUMBER_PATTERN}]
}
AsText = PlainSerializer(str, return_type=str)

Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Version = Annotated[str, StringConstraints(pattern=VERSION_PATTERN, max_length=64)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN, max_length=35)]
Url = Annotated[
    str,
    StringConstraints(pattern=r"""^https?://[^\s<>"']+$""", max_length=2_000),
    BeforeValidator(can_be_followed),
]
Number = Annotated[Fraction, BeforeValidator(exact), AsText, WithJsonSchema(NUMBER_SCHEMA)]
Weight = Annotated[
    Fraction,
    BeforeValidator(above_zero),
    AsText,
    WithJsonSchema(NUMBER_SCHEMA),
]
Share = Annotated[
    Fraction,
    BeforeValidator(share),
    AsText,
    WithJsonSchema({"type": "string", "pattern": SHARE_PATTERN}),
]
Count = Annotated[int, Field(ge=1, le=1_000_000), BeforeValidator(whole)]
Flag = Annotated[bool, BeforeValidator(flag)]


class Part(BaseModel):
    """A mapping in the file: unknown keys are errors, values do not change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


class Source(Part):
    """Whose model this is."""

    title: Line
    author: Line | None = None
    publisher: Line | None = None
    url: Url | None = None
    note: Text | None = Field(None, description="What was adapted.")


class Step(Part):
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


class Advance(Part):
    """What it takes to reach the next stage."""

    time: Line | None = None
    effort: Line | None = None
    cost: Line | None = None

    def __bool__(self) -> bool:
        """Whether it says anything."""
        return bool(self.time or self.effort or self.cost)


class Stage(Part):
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


class Option(Part):
    id: Id
    text: Line
    value: Number
    good_enough: Text | None = Field(
        None, description="Markdown: when staying at this option is fine."
    )
    next: Text | None = Field(
        None, description="Markdown: what leads from this option to a better one."
    )


class ShownAtLeast(Part):
    """Shown when the other question is answered with at least this option's value."""

    question: Id
    at_least: Id


class ShownIs(Part):
    """Shown when the other question is answered with one of these options."""

    question: Id
    is_: list[Id] = Field(alias="is", min_length=1)


def _shown(value: object) -> str:
    return "ShownIs" if isinstance(value, ShownIs) or _has(value, "is") else "ShownAtLeast"


def _has(value: object, key: str) -> bool:
    return isinstance(value, Mapping) and key in value


ShowIf = Annotated[
    Annotated[ShownAtLeast, Tag("ShownAtLeast")] | Annotated[ShownIs, Tag("ShownIs")],
    Discriminator(_shown),
]


Escape = Literal["unknown", "not-applicable"]


def both() -> list[Escape]:
    return ["unknown", "not-applicable"]


class Question(Part):
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


class Dimension(Part):
    id: Id
    name: Line
    summary: Text | None = Field(None, description="Inline Markdown.")
    weight: Weight = Fraction(1)
    next_steps: dict[Id, list[Step]] = Field(
        default_factory=dict, description="Per stage, what moves this dimension on."
    )
    questions: list[Question] = Field(min_length=1)


class Cap(Part):
    """The overall stage is at most this many stages above the weakest dimension's."""

    above_weakest: Annotated[int, Field(ge=0, le=9), BeforeValidator(whole)]


class Scoring(Part):
    """What the four methods have in common."""

    unknown: Literal["lowest", "excluded"] = "lowest"
    cap: Cap | None = None
    decimals: Annotated[int, Field(ge=0, le=6), BeforeValidator(whole)] | None = None


class MeanScoring(Scoring):
    """The weighted mean of the dimension scores."""

    method: Literal["mean"]
    thresholds: dict[Id, Number] | None = None


class WeakestScoring(Scoring):
    """The lowest dimension score."""

    method: Literal["weakest"]
    thresholds: dict[Id, Number] | None = None


class PointsScoring(Scoring):
    """Points reached, in percent of the points that could be reached."""

    method: Literal["points"]
    thresholds: dict[Id, Number]


class RequiresAtLeast(Part):
    at_least: Count


class RequiresShare(Part):
    share: Share


def _requires(value: object) -> str | None:
    if isinstance(value, RequiresShare) or _has(value, "share"):
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


class Gate(Part):
    id: Id
    name: Line
    holds_at: Id = Field(description="Who fails this gate is at this stage.")
    requires: Requires = "all"
    passes_at: Number | None = Field(
        None, description="The value from which a question counts as passed; default its highest."
    )
    questions: list[Id] = Field(min_length=1)


class GatesScoring(Scoring):
    """Gates in order; the first that is not passed decides."""

    method: Literal["gates"]
    gates: list[Gate] = Field(min_length=1)
    dimension_thresholds: dict[Id, Number] | None = None


METHODS = {
    "mean": "MeanScoring",
    "weakest": "WeakestScoring",
    "points": "PointsScoring",
    "gates": "GatesScoring",
}


def _method(value: object) -> str | None:
    method = value.get("method") if isinstance(value, Mapping) else getattr(value, "method", None)
    return METHODS.get(method) if isinstance(method, str) else None


AnyScoring = Annotated[
    Annotated[MeanScoring, Tag("MeanScoring")]
    | Annotated[WeakestScoring, Tag("WeakestScoring")]
    | Annotated[PointsScoring, Tag("PointsScoring")]
    | Annotated[GatesScoring, Tag("GatesScoring")],
    Discriminator(
        _method,
        custom_error_type="method",
        custom_error_message="must have a method: mean, weakest, points or gates",
    ),
]


class DimensionAtLeast(Part):
    dimension: Id
    at_least: Number


class DimensionBelow(Part):
    dimension: Id
    below: Number


class DimensionAhead(Part):
    dimension: Id
    ahead_of: Id
    by: Number


class StageAtLeast(Part):
    stage_at_least: Id


class StageBelow(Part):
    stage_below: Id


class QuestionIs(Part):
    question: Id
    is_: list[Id] = Field(alias="is", min_length=1)


class QuestionAtLeast(Part):
    question: Id
    at_least: Id


class GatePassed(Part):
    gate: Id
    passed: Flag


class AllOf(Part):
    all: list[Condition] = Field(min_length=1)


class AnyOf(Part):
    any: list[Condition] = Field(min_length=1)


CONDITION_FORMS = (
    "{dimension, at_least}, {dimension, below}, {dimension, ahead_of, by}, {stage_at_least}, "
    "{stage_below}, {question, is}, {question, at_least}, {gate, passed}, {all: [...]} or "
    "{any: [...]}"
)


def _condition(value: object) -> str | None:
    """Which form a condition takes, by the key that only this form has."""
    if isinstance(value, Part):
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


class Finding(Part):
    """A pattern worth saying, shown on the scorecard when it holds."""

    id: Id
    when: Condition
    kind: Literal["warning", "strength", "note"] = "note"
    title: Line
    text: Text = Field(description="Inline Markdown.")


class ProfileQuestion(Part):
    """Asked about the respondent, never scored, stays in the browser."""

    id: Id
    text: Line
    options: list[Line] = Field(min_length=2)


class Percentiles(Part):
    p25: Number
    p50: Number
    p75: Number


class Benchmark(Part):
    id: Id
    name: Line
    source: Line
    responses: Count
    overall: Percentiles | None = None
    dimensions: dict[Id, Percentiles] = Field(default_factory=dict)


Months = Annotated[int, Field(ge=1, le=60), BeforeValidator(whole)]


class Reassess(Part):
    """When to assess again, in months after an assessment."""

    after: Months = Field(6, description="The day of the reminder.")
    before: Months = Field(12, description="The last day that will do.")


class Changes(Part):
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


class Framework(Part):
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
        """What the file says, as the texts that stand in it: what a seal is made from."""
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

    @cached_property
    def thresholds(self) -> list[Fraction] | None:
        """The score from which each stage but the lowest begins, lowest first.

        They hold for the dimensions too. Under ``gates`` these are the dimensions' only, in
        percent, and there are none where the file gives none.
        """
        scoring = self.scoring
        given = (
            scoring.dimension_thresholds
            if isinstance(scoring, GatesScoring)
            else scoring.thresholds
        )
        if given is not None:
            return [given[stage.id] for stage in self.stages[1:]]
        if isinstance(scoring, GatesScoring):
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
        return self.scoring.method in ("points", "gates")


def decimals_of(number: Fraction) -> int | None:
    """How many decimals write ``number`` exactly; None when no count of them does."""
    return next((places for places in range(13) if (number * 10**places).denominator == 1), None)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that editors check a framework file against."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **Framework.model_json_schema(by_alias=True),
    }
