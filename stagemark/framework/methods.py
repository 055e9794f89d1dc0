"""The scoring methods: all in which they differ, a record each.

Whoever needs to know how a method scores asks its record, so a method is complete when its record
is: the rules, the scorer, the pages and what is written by hand take it from here. The records of
the browser's scorer stand in ``theme/js/exact/methods.js``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Annotated, Literal, NamedTuple, Protocol, TypeAlias, get_args

from pydantic import Discriminator, Field, Tag

from stagemark.framework.fields import Id
from stagemark.framework.numbers import Number
from stagemark.framework.problems import listed
from stagemark.framework.ranges import Range, lowest_range, mean_range
from stagemark.framework.scoring import Gate, Scoring
from stagemark.framework.sums import mean


class Part(NamedTuple):
    """An assessed dimension.

    ``base`` is what the points of its counted questions are divided by.
    """

    dimension: str
    weight: Fraction
    base: Fraction
    score: Fraction


class Found(NamedTuple):
    """Questions whose rise to their highest reaches a stage.

    ``is_smallest``: it is certain that no set of fewer does.
    """

    questions: list[str]
    is_smallest: bool


Pull: TypeAlias = Callable[[Part], Fraction]


class Way(Protocol):
    """A way to the next stage, with what can be found on it; None where nothing reaches it."""

    @property
    def parts(self) -> Sequence[Part]:
        """The assessed dimensions."""

    def together(self, pull: Pull) -> Found | None:
        """What brings the mean of the dimensions to the stage, each with its pull."""

    def each(self, parts: Sequence[Part]) -> Found | None:
        """What brings each of these dimensions to the stage."""

    def gates(self) -> Found | None:
        """What passes the gates that the stage needs."""


@dataclass(frozen=True, kw_only=True)
class Method:
    """All in which a method differs from the others.

    ``scoring``: the keys that a framework file writes below ``scoring``.
    ``is_percent``: whether the dimensions' scores are percentages.
    ``counts_gates``: whether the overall score is the number of gates passed in order, and these
    give the stage; else thresholds do.
    ``weighs``: what the overall score weighs against each other, dimensions or all questions.

    ``score`` gives the overall score from the assessed dimensions, one at least, and from how many
    gates are passed in order. ``reach`` gives what it can be from the ranges of the dimensions, the
    ranges of all questions, weighed against each other, and the number of gates. ``lift`` finds
    what reaches the next stage.
    """

    scoring: type[Scoring]
    is_percent: bool
    counts_gates: bool
    weighs: Literal["dimensions", "questions", "nothing"]
    score: Callable[[Sequence[Part], int], Fraction]
    reach: Callable[[Sequence[Range], Sequence[Range], int], Range]
    lift: Callable[[Way], Found | None]

    @property
    def thresholds_key(self) -> str:
        """The key of the thresholds: where gates give the stage they are the dimensions' alone."""
        return "dimension_thresholds" if self.counts_gates else "thresholds"


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


class GatesScoring(Scoring):
    """Gates in order; the first that is not passed decides."""

    method: Literal["gates"]
    gates: list[Gate] = Field(min_length=1)
    dimension_thresholds: dict[Id, Number] | None = None


def _by_weight(part: Part) -> Fraction:
    return part.weight


def _by_base(part: Part) -> Fraction:
    return part.base


MethodName = Literal["mean", "weakest", "points", "gates"]
METHODS: Mapping[MethodName, Method] = {
    "mean": Method(
        scoring=MeanScoring,
        is_percent=False,
        counts_gates=False,
        weighs="dimensions",
        score=lambda parts, passed: mean([(part.weight, part.score) for part in parts]),
        reach=lambda dimensions, questions, gates: mean_range(dimensions),
        lift=lambda way: way.together(_by_weight),
    ),
    "weakest": Method(
        scoring=WeakestScoring,
        is_percent=False,
        counts_gates=False,
        weighs="nothing",
        score=lambda parts, passed: min(part.score for part in parts),
        reach=lambda dimensions, questions, gates: lowest_range(dimensions),
        lift=lambda way: way.each(way.parts),
    ),
    "points": Method(
        scoring=PointsScoring,
        is_percent=True,
        counts_gates=False,
        weighs="questions",
        score=lambda parts, passed: mean([(part.base, part.score) for part in parts]),
        reach=lambda dimensions, questions, gates: mean_range(questions),
        lift=lambda way: way.together(_by_base),
    ),
    "gates": Method(
        scoring=GatesScoring,
        is_percent=True,
        counts_gates=True,
        weighs="nothing",
        score=lambda parts, passed: Fraction(passed),
        reach=lambda dimensions, questions, gates: Range(Fraction(1), Fraction(0), Fraction(gates)),
        lift=lambda way: way.gates(),
    ),
}


def _scoring_of(value: object) -> str | None:
    """The name of the class that takes a mapping below ``scoring``, or that a value is of."""
    name = value.get("method") if isinstance(value, Mapping) else getattr(value, "method", None)
    return next((one.scoring.__name__ for known, one in METHODS.items() if known == name), None)


AnyScoring = Annotated[
    Annotated[MeanScoring, Tag("MeanScoring")]
    | Annotated[WeakestScoring, Tag("WeakestScoring")]
    | Annotated[PointsScoring, Tag("PointsScoring")]
    | Annotated[GatesScoring, Tag("GatesScoring")],
    Discriminator(
        _scoring_of,
        custom_error_type="method",
        custom_error_message=f"must have a method: {listed(METHODS, 'or')}",
    ),
]


def _check() -> None:
    """Raises TypeError where the list, the classes and the keys that they need do not fit."""
    union = {get_args(one)[0] for one in get_args(get_args(AnyScoring)[0])}
    for name, method in METHODS.items():
        fields = method.scoring.model_fields
        keys = {method.thresholds_key, *(["gates"] if method.counts_gates else [])}
        if get_args(fields["method"].annotation) != (name,):
            msg = f"method {name!r}: {method.scoring.__name__} has another name as its method"
            raise TypeError(msg)
        if lacking := keys - fields.keys():
            msg = f"method {name!r}: {method.scoring.__name__} has no key {sorted(lacking)}"
            raise TypeError(msg)
    if union != {method.scoring for method in METHODS.values()}:
        msg = f"AnyScoring is of {listed(sorted(one.__name__ for one in union))}; METHODS differ"
        raise TypeError(msg)
    if {*get_args(MethodName)} != METHODS.keys():
        msg = f"MethodName is {listed(get_args(MethodName), 'or')}; METHODS differ"
        raise TypeError(msg)


_check()
