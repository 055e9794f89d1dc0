"""How a version is scored by hand, with sums and whole multiples alone.

Each option has its points, with the question's weight in them; each question says what it counts
for. What is left out (not asked, or not applicable) takes nothing and counts for nothing. From
which points a stage begins then depends on what counts together, so a table has a column for each
such sum, and a rule without division says it for all others.

Only a mean of dimensions needs more. There, the points of a dimension times the factor that
belongs to what its questions count for are its mark: all marks are in one measure and can be
added. That measure is a common multiple, and where it would grow beyond what people multiply by
hand, the factors of the rarest cases are rounded, and say so. All else is exact. They are rounded
up: answers on a border then reach it, and those that miss one by a hair may too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, gcd, lcm
from typing import Literal

from stagemark.framework.model import Framework
from stagemark.scoring.program import program
from stagemark.scoring.program_types import Program, ProgramQuestion

# The measure of marks. Where all counts, which is what happens most often, it may be long; what is
# rarer makes it no longer than this, and has a rounded factor instead.
LARGEST_MEASURE = 5_040
LARGEST_BASE = 100_000_000
# Where even that does not do: how many times what counts most, so that rounding is hardly felt.
ROUNDED_TIMES = 10_000
# What is rounded has at least so many parts, so that a tenth of a percent is gained at most.
FINE = 1_000
# The largest number that anybody writes down and adds up.
LARGEST_NUMBER = 10_000_000_000
# How many columns a table has at most, and how many factors a dimension.
MOST_COLUMNS = 16
MOST_FACTORS = 60
# Beyond it nobody asks which sums there are: the tables have room for the likeliest alone.
MOST_SUMS = 5_000


@dataclass(frozen=True)
class QuestionPoints:
    """``points`` by option id, in the order of the file; for a checklist those of each tick.

    ``unknown``: the points of "don't know"; None where it is left out, or not offered.
    """

    points: Mapping[str, int]
    unknown: int | None
    counts_for: int


@dataclass(frozen=True)
class Factor:
    """What a dimension's points are multiplied with where its questions count for so much."""

    counts_for: int
    factor: int
    is_exact: bool


@dataclass(frozen=True)
class Column:
    """From which sum each stage begins, the first at 0, where so much counts."""

    counts_for: int
    starts: Sequence[int]


@dataclass(frozen=True)
class StageTable:
    """Where stages begin, by what counts together, most first.

    ``rules``: the same for every stage but the first, for what has no column: it begins where the
    points times the first number are at least what counts times the second.
    ``is_whole``: everything that can count together has its column.
    """

    columns: Sequence[Column]
    rules: Sequence[tuple[int, int]]
    is_whole: bool


@dataclass(frozen=True)
class DimensionSheet:
    """A dimension with scored questions.

    ``counts``: what its questions count for, where that is always the same.
    ``factors``: most first, where marks are added; ``has_all``: every case has one.
    ``stages``: by points, or where there are factors one column, by marks. None without thresholds.
    """

    id: str
    weight: int
    counts: int | None
    factors: Sequence[Factor]
    has_all: bool
    stages: StageTable | None


@dataclass(frozen=True)
class HandSheet:
    """``adds``: what is added up over the dimensions, their marks or the points of all questions.

    ``totals``: where stages begin in that sum, by the weights of the dimensions that are assessed,
    or by what all counts for. None where nothing is added up, and the lowest dimension decides.
    """

    questions: Mapping[str, QuestionPoints]
    dimensions: Sequence[DimensionSheet]
    adds: Literal["dimensions", "questions", "nothing"]
    totals: StageTable | None

    @property
    def is_exact(self) -> bool:
        """Whether in every case the sheet gives the stage for certain."""
        return all(
            one.has_all and all(factor.is_exact for factor in one.factors)
            for one in self.dimensions
        )

    @property
    def is_practical(self) -> bool:
        """Whether people can be asked to write down and to add up numbers as long as these."""
        points = sum(max(one.points.values()) for one in self.questions.values() if one.points)
        factors = [factor.factor for one in self.dimensions for factor in one.factors]
        return points * max([1, *factors]) <= LARGEST_NUMBER


def hand_sheet(framework: Framework) -> HandSheet:
    """The sheet of a version; under gates the points only say how far each dimension is."""
    return _Sheet(framework).made()


class _Sheet:
    def __init__(self, framework: Framework) -> None:
        self.adds = framework.method.weighs
        self.is_percent = framework.method.is_percent
        self.program: Program = program(framework)
        unit = int(self.program["unit"])
        self.questions = self.program["questions"]
        points = [int(one["weight"]) * value for one in self.questions for value in _values(one)]
        bases = [self._weighed(one) for one in self.questions]
        # Common factors make numbers longer and nothing clearer.
        self.of_points = gcd(*points, *(bases if self.is_percent else ())) or 1
        self.of_bases = self.of_points if self.is_percent else gcd(*bases) or 1
        # The points that stand for a score of one, for each one that counts.
        self.scale = (
            Fraction(1, 100) if self.is_percent else Fraction(unit * self.of_bases, self.of_points)
        )
        self.bars = [Fraction(int(one), unit) for one in self.program["thresholds"] or []]

    def made(self) -> HandSheet:
        own = [
            (at, [one for one in self.questions if one["dimension"] == at])
            for at, _ in enumerate(self.program["dimensions"])
        ]
        own = [(at, questions) for at, questions in own if questions]
        if len(own) == 1:  # its stage is that of the whole
            self.adds = "nothing"
        sums = [self._sums(questions) for _, questions in own]
        weights = [int(self.program["dimensions"][at]["weight"]) for at, _ in own]
        dimensions: list[DimensionSheet] = []
        totals = None
        if self.adds == "dimensions":
            multiple = _multiple(sums)
            factors = [
                [(sum_, Fraction(weight * multiple, sum_)) for sum_ in one.likeliest(MOST_FACTORS)]
                for one, weight in zip(sums, weights, strict=True)
            ]
            common = _common([one for row in factors for _, one in row])
            # A score of one, as a mark of a dimension of weight one.
            score = self.scale * multiple / common
            totals = self._table(
                _Sums.of(
                    (weight, self._rarity_of_all(questions))
                    for weight, (_, questions) in zip(weights, own, strict=True)
                ),
                score,
            )
        elif self.adds == "questions":
            totals = self._table(self._sums(self.questions), self.scale)
        for place, ((at, _), sum_) in enumerate(zip(own, sums, strict=True)):
            marks: list[Factor] = []
            stages = self._table(sum_, self.scale)
            if self.adds == "dimensions":
                marks = [_factor(one, exact / common) for one, exact in factors[place]]
                stages = StageTable([self._column(0, score * weights[place])], (), is_whole=True)
            dimensions.append(
                DimensionSheet(
                    self.program["dimensions"][at]["id"],
                    weights[place],
                    sum_.only,
                    marks,
                    not marks or (sum_.is_whole and len(marks) == len(sum_.rarity)),
                    stages if self.bars else None,
                )
            )
        return HandSheet(
            {one["id"]: self._points(one) for one in self.questions},
            dimensions,
            self.adds,
            totals,
        )

    # Questions

    def _points(self, question: ProgramQuestion) -> QuestionPoints:
        weight = int(question["weight"])

        def points(value: int) -> int:
            return weight * value // self.of_points

        unknown = None
        if "~unknown" in question["allow"] and self.program["unknown"] == "lowest":
            unknown = points(int(question["lowest"]))
        options = {id_: points(int(value)) for id_, value in question["options"].items()}
        return QuestionPoints(options, unknown, self._weighed(question) // self.of_bases)

    def _weighed(self, question: ProgramQuestion) -> int:
        """What a question counts for, before common factors go."""
        return int(question["weight"]) * (int(question["highest"]) if self.is_percent else 1)

    def _rarity(self, question: ProgramQuestion) -> int | None:
        """How rare it is that a question counts for nothing; None where it always counts."""
        if "show_if" in question:
            return 0
        escapes = ["~na"] + (["~unknown"] if self.program["unknown"] == "excluded" else [])
        return 1 if any(one in question["allow"] for one in escapes) else None

    def _rarity_of_all(self, questions: Sequence[ProgramQuestion]) -> int | None:
        rarities = [self._rarity(one) for one in questions]
        return None if None in rarities else sum(one or 0 for one in rarities)

    def _sums(self, questions: Sequence[ProgramQuestion]) -> _Sums:
        return _Sums.of(
            (self._weighed(one) // self.of_bases, self._rarity(one)) for one in questions
        )

    # Stages

    def _table(self, sums: _Sums, one: Fraction) -> StageTable:
        """``one``: what stands for a score of one where one counts."""
        columns = [self._column(sum_, one * sum_) for sum_ in sums.likeliest(MOST_COLUMNS)]
        rules = [((one * bar).denominator, (one * bar).numerator) for bar in self.bars]
        is_whole = sums.is_whole and len(columns) == len(sums.rarity)
        return StageTable(columns, rules, is_whole)

    def _column(self, counts_for: int, one: Fraction) -> Column:
        return Column(counts_for, [0, *(ceil(one * bar) for bar in self.bars)])


@dataclass(frozen=True)
class _Sums:
    """What can count together, each with the fewest answers of "not applicable" that it takes.

    ``is_whole``: no sum is left out; ``may_be_nothing``: it may also be that nothing counts.
    """

    rarity: Mapping[int, int]
    is_whole: bool
    may_be_nothing: bool

    @property
    def only(self) -> int | None:
        """The one sum that there is."""
        return None if self.may_be_nothing or len(self.rarity) > 1 else next(iter(self.rarity))

    @staticmethod
    def of(parts: Iterable[tuple[int, int | None]]) -> _Sums:
        """``parts``: what each counts for, and how rare it is that it does not."""
        sums, is_whole = {0: 0}, True
        for counts_for, missing in parts:
            moved = {one + counts_for: rarity for one, rarity in sums.items()}
            if missing is not None:
                for one, rarity in sums.items():
                    moved[one] = min(moved.get(one, rarity + missing), rarity + missing)
            sums = moved
            if len(sums) > MOST_SUMS:
                is_whole = False
                sums = {one: sums[one] for one in sorted(sums, key=sums.__getitem__)[:MOST_SUMS]}
        may_be_nothing = sums.pop(0, None) is not None
        return _Sums(sums, is_whole, may_be_nothing)

    def ranked(self) -> list[int]:
        """The likeliest first, and of those the largest."""
        return sorted(self.rarity, key=lambda one: (self.rarity[one], -one))

    def likeliest(self, count: int) -> list[int]:
        return sorted(self.ranked()[:count], reverse=True)


def _multiple(sums: Sequence[_Sums]) -> int:
    """A common multiple of all that counts together, or of what does most often."""
    multiple = lcm(*(one.ranked()[0] for one in sums))
    if multiple > LARGEST_BASE:
        return ROUNDED_TIMES * max(one.ranked()[0] for one in sums)
    rest = [(one.rarity[sum_], -sum_) for one in sums for sum_ in one.likeliest(MOST_FACTORS)]
    for _, negative in sorted(rest):
        wider = lcm(multiple, -negative)
        if wider <= LARGEST_MEASURE:
            multiple = wider
    return multiple


def _common(factors: Sequence[Fraction]) -> Fraction:
    """What all factors are divided by. Where some are rounded, they are made fine enough for it."""
    if all(one.denominator == 1 for one in factors):
        return Fraction(gcd(*(one.numerator for one in factors)) or 1)
    common = Fraction(1)
    while min(factors) / common < FINE:
        common /= 10
    return common


def _factor(counts_for: int, exact: Fraction) -> Factor:
    return Factor(counts_for, ceil(exact), exact.denominator == 1)


def _values(question: ProgramQuestion) -> list[int]:
    return [int(one) for one in (*question["options"].values(), question["lowest"])]
