"""How a version is scored by hand, exactly, with sums and whole multiples alone.

Each option has its points, with the question's weight in them; each question says what it counts
for. What is left out (not asked, or not applicable) takes nothing and counts for nothing. The
points of a dimension, times the factor that stands beside what its questions count for together,
are its mark: all marks are in one measure, so that they can be added, and a table says from which
sum on each stage begins. Nobody divides, and no decimals are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, gcd, lcm

from stagemark.framework.model import Framework
from stagemark.scoring.program import program
from stagemark.scoring.program_types import Program, ProgramQuestion

# What a person may be asked to write down: beyond it the sheet leaves rows out, and says so.
LARGEST_FACTOR = 5_000
MOST_ROWS = 16


@dataclass(frozen=True)
class QuestionPoints:
    """``points`` by option id, in the order of the file; for a checklist those of each tick.

    ``unknown``: the points of "don't know"; None where it is left out, or not offered.
    """

    points: Mapping[str, int]
    unknown: int | None
    counts_for: int


@dataclass(frozen=True)
class Row:
    """What a dimension's points are multiplied with where its questions count for so much."""

    counts_for: int
    factor: int


@dataclass(frozen=True)
class DimensionSheet:
    """``starts``: the mark from which each stage but the first begins.

    ``weight``: what the dimension counts for where it is assessed.
    """

    id: str
    rows: Sequence[Row]
    weight: int
    starts: Sequence[int]


@dataclass(frozen=True)
class Start:
    """From which sum each stage but the first begins, where so much counts."""

    counts_for: int
    starts: Sequence[int]


@dataclass(frozen=True)
class HandSheet:
    """``is_whole``: every case has its row; else what was left out is for the page to decide.

    ``totals``: by the weights of the dimensions that are assessed; under ``points`` by what the
    questions count for together; one row with 0 under ``weakest``, where the lowest mark decides.
    ``times``: under ``points``, for what has no row: a stage begins where the points times the
    first are at least what the questions count for times the second.
    """

    questions: Mapping[str, QuestionPoints]
    dimensions: Sequence[DimensionSheet]
    totals: Sequence[Start]
    times: Sequence[tuple[int, int]]
    is_whole: bool


def hand_sheet(framework: Framework) -> HandSheet:
    """The sheet of a version; under gates the points only say how far each dimension is."""
    return _Sheet(program(framework)).made()


class _Sheet:
    def __init__(self, compiled: Program) -> None:
        self.program = compiled
        self.is_percent = compiled["method"] in ("points", "gates")
        self.unit = int(compiled["unit"])
        self.thresholds = [int(one) for one in compiled["thresholds"] or []]
        self.questions = compiled["questions"]
        points = [int(one["weight"]) * value for one in self.questions for value in _values(one)]
        bases = [self._counts_for(one) for one in self.questions]
        # Common factors make numbers longer and nothing clearer.
        self.of_points = gcd(*points, *(bases if self.is_percent else ())) or 1
        self.of_bases = self.of_points if self.is_percent else gcd(*bases) or 1

    def made(self) -> HandSheet:
        questions = {one["id"]: self._points(one) for one in self.questions}
        if self.is_percent:
            totals, times, is_whole = self._percent_totals()
            return HandSheet(questions, self._percent_dimensions(), totals, times, is_whole)
        counted, is_whole = self._rows()
        multiple = lcm(*(one for rows in counted for one in rows))
        weights = self._weights()
        factors = [
            [weight * multiple // row for row in rows]
            for weight, rows in zip(weights, counted, strict=True)
        ]
        common = gcd(*(one for row in factors for one in row)) or 1
        # A score of one, as a mark of a dimension of weight one.
        one = Fraction(multiple * self.unit * self.of_bases, common * self.of_points)
        dimensions = [
            DimensionSheet(
                compiled["id"],
                [Row(row, factor // common) for row, factor in zip(rows, own, strict=True)],
                weight,
                self._starts(one * weight),
            )
            for compiled, rows, own, weight in zip(
                self.program["dimensions"], counted, factors, weights, strict=True
            )
        ]
        totals = [Start(0, self._starts(one))]
        if self.program["method"] == "mean":
            totals = [Start(sum_, self._starts(one * sum_)) for sum_ in self._sums(weights)]
        return HandSheet(questions, dimensions, totals, (), is_whole)

    def _points(self, question: ProgramQuestion) -> QuestionPoints:
        weight = int(question["weight"])

        def points(value: int) -> int:
            return weight * value // self.of_points

        unknown = None
        if "~unknown" in question["allow"] and self.program["unknown"] == "lowest":
            unknown = points(int(question["lowest"]))
        options = {id_: points(int(value)) for id_, value in question["options"].items()}
        return QuestionPoints(options, unknown, self._counts_for(question) // self.of_bases)

    def _counts_for(self, question: ProgramQuestion) -> int:
        return int(question["weight"]) * (int(question["highest"]) if self.is_percent else 1)

    def _starts(self, one: Fraction) -> list[int]:
        """Where stages begin, in marks of which ``one`` stands for a score of one."""
        return [ceil(one * bar / self.unit) for bar in self.thresholds]

    # What may count together

    def _own(self, dimension: int) -> list[ProgramQuestion]:
        return [one for one in self.questions if one["dimension"] == dimension]

    def _weights(self) -> list[int]:
        """What each dimension counts for; 1 where the lowest decides."""
        if self.program["method"] != "mean":
            return [1] * len(self.program["dimensions"])
        return [int(one["weight"]) for one in self.program["dimensions"]]

    def _rows(self) -> tuple[list[list[int]], bool]:
        """For each dimension what its questions can count for, most first; whether that is all."""
        every = [
            sorted(self._together(self._own(at)), reverse=True)
            for at, _ in enumerate(self.program["dimensions"])
        ]
        kept, is_whole = (
            [rows[:MOST_ROWS] for rows in every],
            all(len(rows) <= MOST_ROWS for rows in every),
        )
        while lcm(*(one for rows in kept for one in rows)) > LARGEST_FACTOR and any(
            len(rows) > 1 for rows in kept
        ):
            longest = max(kept, key=len)
            longest.pop()
            is_whole = False
        return kept, is_whole

    def _together(self, questions: Iterable[ProgramQuestion]) -> set[int]:
        """Every sum of what questions count for, where some of them may be left out."""
        sums = {0}
        for question in questions:
            base = self._counts_for(question) // self.of_bases
            moved = {one + base for one in sums}
            sums = moved | sums if self._may_miss(question) else moved
            if len(sums) > 10_000:
                break
        return sums - {0}

    def _may_miss(self, question: ProgramQuestion) -> bool:
        escapes = ["~na"] + (["~unknown"] if self.program["unknown"] == "excluded" else [])
        return "show_if" in question or any(one in question["allow"] for one in escapes)

    def _sums(self, weights: Sequence[int]) -> list[int]:
        """What the assessed dimensions can count for together, most first."""
        sums = {0}
        for at, weight in enumerate(weights):
            own = self._own(at)
            if not own:
                continue
            moved = {one + weight for one in sums}
            sums = moved | sums if all(map(self._may_miss, own)) else moved
        return sorted(sums - {0}, reverse=True)

    # Percentages

    def _percent_dimensions(self) -> list[DimensionSheet]:
        return [
            DimensionSheet(compiled["id"], (), 1, ()) for compiled in self.program["dimensions"]
        ]

    def _percent_totals(self) -> tuple[list[Start], list[tuple[int, int]], bool]:
        """Under points: the table for what counts most often, and the rule for all else."""
        if self.program["method"] == "gates":
            return [], [], True
        counted = sorted(self._together(self.questions), reverse=True)[:MOST_ROWS]
        totals = [Start(base, self._starts(Fraction(base, 100))) for base in counted]
        rules = [Fraction(bar, 100 * self.unit) for bar in self.thresholds]
        return totals, [(one.denominator, one.numerator) for one in rules], True


def _values(question: ProgramQuestion) -> list[int]:
    return [int(one) for one in (*question["options"].values(), question["lowest"])]
