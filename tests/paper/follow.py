"""Someone who scores by hand: knows the sentences of the sheet, and takes all figures from it.

What the follower knows of a version is what is printed. It multiplies, adds, compares and looks
up, does what each step says in the order of the steps, and stops at a sentence that it does not
know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from tests.paper.printed import Row, Section, chapter

Pairs = Mapping[str, int]


@dataclass
class Table:
    """A table of figures: the names of its rows, and by the head of each column its cells."""

    names: list[str] = field(default_factory=list)
    columns: dict[int, list[str]] = field(default_factory=dict)
    rules: list[tuple[str, int, int]] = field(default_factory=list)

    def add(self, rows: Sequence[Row]) -> None:
        self.names = [row[0] for row in rows[1:]]
        for at, head in enumerate(rows[0][1:], start=1):
            self.columns[int(head)] = [row[at] for row in rows[1:]]

    def stage(self, points: int, counts: int) -> str:
        """The last stage whose number the points reach, or whose rule is true."""
        if counts in self.columns:
            starts = [int(one) for one in self.columns[counts]]
            return [
                name for name, start in zip(self.names, starts, strict=True) if points >= start
            ][-1]
        assert self.rules, f"no column for {counts}, and no rule"
        true = [name for name, one, other in self.rules if points * one >= counts * other]
        return true[-1] if true else self.names[0]


@dataclass
class Dimension:
    rows: dict[int, tuple[Pairs, int]] = field(default_factory=dict)
    factors: Table = field(default_factory=Table)
    table: Table = field(default_factory=Table)
    counts: int | None = None
    weight: int = 0


@dataclass
class Gate:
    rows: dict[int, str] = field(default_factory=dict)
    needs: Table = field(default_factory=Table)


@dataclass
class Outcome:
    """``is_certain``: the sheet does not send one to the page; the stage is None where none is."""

    stage: str | None
    dimensions: dict[str, str]
    is_certain: bool


class Sheet:
    """The pages "Score it by hand" of a handout."""

    def __init__(self, pdf: bytes) -> None:
        first, *sections = chapter(pdf, "Score it by hand")
        at = first.lines.index(next(one for one in first.lines if one.startswith("For example:")))
        after = next(n for n, one in enumerate(first.lines) if one.startswith("If no row is left"))
        self.steps, self.examples = first.lines[:at], " ".join(first.lines[at:after])
        self.notes = first.lines[after:]
        self.asked: list[tuple[int, int, set[str]]] = []
        self.gates: dict[str, Gate] = {}
        self.dimensions: dict[str, Dimension] = {}
        self.totals = Table()
        self.holds: dict[str, str] = {}
        self.marks = Table()
        self.cap: dict[str, str] = {}
        self.stages: list[str] = []
        for section in sections:
            for table in section.tables:
                self._read(section, table)
            for found in filter(None, map(RULE.fullmatch, section.lines)):
                own = self.dimensions.get(section.title)
                rules = own.table.rules if own else self.totals.rules
                rules.append((found[1], int(found[2]), int(found[3])))
        self._compare_examples()

    def _read(self, section: Section, table: Sequence[Row]) -> None:
        head, *rows = table
        match [*head]:
            case ["No.", "only if question", _]:
                self.asked = [(int(no), int(other), {*codes.split()}) for no, other, codes in rows]
            case ["No.", "Answers that pass", *_]:
                gate = self.gates[section.title] = Gate()
                gate.rows = {int(row[0]): row[1] for row in rows}
            case ["Rows left", *_]:
                self.gates[section.title].needs.add(table)
            case ["No.", "code and points of each answer", *_]:
                dimension = self.dimensions[section.title] = Dimension()
                *rows, foot = rows
                assert foot[0] == "Sum"
                dimension.counts = int(foot[1]) if len(foot) > 1 else None
                for row in rows:
                    tokens = row[1].split()
                    points = dict(zip(tokens[::2], map(int, tokens[1::2]), strict=True))
                    dimension.rows[int(row[0])] = (points, int(row[2]))
            case ["Rows left count for", *_] if rows[0][0] == "multiply the points with":
                self.dimensions[section.title].factors.add(table)
            case ["Rows left count for", *_]:
                self.dimensions[section.title].table.add(table)
                self.stages = self.dimensions[section.title].table.names
            case ["Dimension", "weight", "my mark", "its stage"]:
                for name, weight in rows[:-1]:
                    self.dimensions[name].weight = int(weight)
            case ["Dimension", "counts for", "my points"]:
                assert [row[0] for row in rows[:-1]] == [*self.dimensions]
            case [
                "Your weights together" | "All dimensions together count for",
                *_,
            ]:
                self.totals.add(table)
                self.stages = self.totals.names
            case ["First gate that is not passed", "Your stage"]:
                self.holds = {row[0]: row[1] for row in rows}
            case ["Weight of the dimension", *_]:
                self.marks.add(table)
            case ["If the lowest stage of a dimension is", _]:
                self.cap = {row[0]: row[1] for row in rows}
            case _:
                raise AssertionError(f"a table that nobody speaks of: {head}")

    def _compare_examples(self) -> None:
        """What is said as an example is what the tables say."""
        if found := WORKED.search(self.examples):
            number, points, counts = (int(found[at]) for at in (1, 3, 4))
            rows = [one.rows[number] for one in self.dimensions.values() if number in one.rows]
            assert [(own[found[2]], base) for own, base in rows] == [(points, counts)]
        if found := WORKED_MARK.search(self.examples):
            points, counts, factor, mark = (int(found[at]) for at in range(2, 6))
            assert self.dimensions[found[1]].factors.columns[counts] == [str(factor)]
            assert points * factor == mark
        if found := WORKED_GATE.search(self.examples):
            gate = next(one for name, one in self.gates.items() if name.endswith(found[2]))
            assert gate.needs.columns[int(found[1])] == [found[3]]

    def follow(self, answers: Mapping[int, str]) -> Outcome:
        """What the answers, as codes by the number of their question, come to."""
        return _Follower(self, answers).outcome()


RULE = re.compile(
    "(.+): your points \N{MULTIPLICATION SIGN} ([0-9]+) are at least what counts . ([0-9]+)[.]"
)
WORKED = re.compile(
    r"If question (\d+) is answered with (\w+), write (\d+) under .* The row counts for (\d+)"
)
WORKED_MARK = re.compile(
    r"points of (.+) come to (\d+) and its rows left count for (\d+), .* (\d+) = (\d+)\."
)
WORKED_GATE = re.compile(r"If (\d+) rows are left of the gate (.+), it is passed with (\d+) ticks")
TICKS = re.compile(r"(\d+) of ([a-z ]+), or more")
WORTH = re.compile(r"ticks that come to (\d+) or more: (.+)")


class _Follower:
    def __init__(self, sheet: Sheet, answers: Mapping[int, str]) -> None:
        self.sheet, self.answers = sheet, answers
        self.crossed: set[int] = set()
        self.ticks: set[tuple[str, int]] = set()
        self.passed: set[str] = set()
        self.my_points: dict[int, int] = {}
        self.sums: dict[str, tuple[int, int]] = {}
        self.marks: dict[str, int] = {}
        self.together = (0, 0)
        self.stage: str | None = None
        self.stages: dict[str, str] = {}
        self.is_certain = True

    def outcome(self) -> Outcome:
        for step in self.sheet.steps:
            does = next((does for words, does in STEPS.items() if step.startswith(words)), None)
            assert does, f"a step that nobody knows: {step}"
            does(self)
        for note in self.sheet.notes:
            self.heed(note)
        return Outcome(self.stage, self.stages, self.is_certain)

    def left(self, rows: Mapping[int, object]) -> list[int]:
        return [one for one in rows if one not in self.crossed]

    # Crossing out

    def cross_not_asked(self) -> None:
        for number, other, codes in self.sheet.asked:
            if other in self.crossed or not codes & {*self.answers[other].split()}:
                self.crossed.add(number)

    def cross(self, *codes: str) -> None:
        for dimension in self.sheet.dimensions.values():
            for points, _ in dimension.rows.values():
                assert not {*codes} & {*points}, "points for what is to be crossed out"
        self.crossed |= {number for number, answer in self.answers.items() if answer in codes}

    # Gates

    def tick_passing(self) -> None:
        for name, gate in self.sheet.gates.items():
            for number in self.left(gate.rows):
                if passes(gate.rows[number], self.answers[number].split()):
                    self.ticks.add((name, number))

    def count_ticks(self) -> None:
        for name, gate in self.sheet.gates.items():
            left = self.left(gate.rows)
            ticks = sum((name, number) in self.ticks for number in left)
            if ticks >= int(gate.needs.columns[len(left)][0]):
                self.passed.add(name)

    def first_not_passed(self) -> None:
        closed = next((name for name in self.sheet.gates if name not in self.passed), None)
        self.stage = self.sheet.holds[closed or "none, all are passed"]

    # Points

    def write_points(self) -> None:
        for dimension in self.sheet.dimensions.values():
            for number in self.left(dimension.rows):
                codes = self.answers[number].split()
                if len(codes) == 1:
                    self.my_points[number] = dimension.rows[number][0][codes[0]]

    def add_ticks(self) -> None:
        for dimension in self.sheet.dimensions.values():
            for number in self.left(dimension.rows):
                points = dimension.rows[number][0]
                self.my_points[number] = sum(points[one] for one in self.answers[number].split())

    def add_up(self) -> None:
        for name, dimension in self.sheet.dimensions.items():
            left = self.left(dimension.rows)
            counts = sum(dimension.rows[one][1] for one in left)
            assert dimension.counts in (None, counts), f"the sum of {name} is printed wrongly"
            if left:
                self.sums[name] = (sum(self.my_points[one] for one in left), counts)

    def mark(self) -> None:
        for name, (points, counts) in self.sums.items():
            columns = self.sheet.dimensions[name].factors.columns
            nearest = min(columns, key=lambda one: abs(one - counts))
            factor = columns[nearest][0]
            self.is_certain &= nearest == counts and not factor.startswith("≈")
            self.marks[name] = points * int(factor.removeprefix("≈"))

    def add_marks(self) -> None:
        weights = sum(self.sheet.dimensions[name].weight for name in self.marks)
        self.together = (sum(self.marks.values()), weights)

    def add_all(self) -> None:
        points = sum(one for one, _ in self.sums.values())
        self.together = (points, sum(one for _, one in self.sums.values()))

    def read_total(self) -> None:
        if self.sums:
            self.stage = self.sheet.totals.stage(*self.together)

    def dimension_stages(self) -> None:
        for name, mark in self.marks.items():
            self.stages[name] = self.sheet.marks.stage(mark, self.sheet.dimensions[name].weight)

    def dimension_stage(self) -> None:
        for name, (points, counts) in self.sums.items():
            self.stages[name] = self.sheet.dimensions[name].table.stage(points, counts)

    def lowest(self) -> str:
        return min(self.stages.values(), key=self.sheet.stages.index)

    def lowest_stage(self) -> None:
        if self.stages:
            self.stage = self.lowest()

    def cap(self) -> None:
        if self.stages and self.stage:
            at_most = self.sheet.cap[self.lowest()]
            self.stage = min(self.stage, at_most, key=self.sheet.stages.index)

    def nothing(self) -> None:
        """Rules that need no doing here, or are heeded where they are needed."""

    # Notes

    def heed(self, note: str) -> None:
        numbers = {one for gate in self.sheet.gates.values() for one in gate.rows}
        numbers |= {one for own in self.sheet.dimensions.values() for one in own.rows}
        if found := re.search(r"nothing was assessed: ([\d, ]+)\.", note):
            numbers |= {int(one) for one in found[1].split(", ")}
        if note.startswith("If no row is left anywhere"):
            if numbers <= self.crossed:
                self.stage = None
        elif note.startswith("This sheet gives exactly"):
            assert self.is_certain, "a number with ≈ on a sheet that is exact"
        else:
            assert note.startswith(NOTES) or re.search(NOTED, note), f"nobody knows: {note}"


STEPS: Mapping[str, Callable[[_Follower], None]] = {
    "Go through the list of questions that are asked only after": _Follower.cross_not_asked,
    "Cross out every row whose question is answered with / (does not apply).": lambda me: me.cross(
        "/"
    ),
    "Cross out every row whose question is answered with / (does not apply) or with ?": (
        lambda me: me.cross("/", "?")
    ),
    "Cross out every row whose question is answered with ? (don't know).": lambda me: me.cross("?"),
    "In each row of a gate that is left, tick the box if": _Follower.tick_passing,
    "Below each gate, count the rows that are left, and": _Follower.count_ticks,
    "Go through the gates in order. The first that is not passed": _Follower.first_not_passed,
    "In each row that is left, find the code of the answer": _Follower.write_points,
    "Where several answers are ticked, add up their points.": _Follower.add_ticks,
    "At the foot of each dimension, add up “my points”": _Follower.add_up,
    "Below each dimension, take the column of what its rows left count for, and": _Follower.mark,
    "Copy the marks into the list of all dimensions.": _Follower.add_marks,
    "In the table of stages, take the column of your weights": _Follower.read_total,
    "In the table of stages, take the column of what all rows": _Follower.read_total,
    "For the stage of a dimension, take the column of its weight": _Follower.dimension_stages,
    "Below each dimension, take the column of what its rows left count for. The stage": (
        _Follower.dimension_stage
    ),
    "Copy the points of each dimension, and what its rows count for": _Follower.add_all,
    "Your stage is the lowest stage that a dimension has.": _Follower.lowest_stage,
    "Where there is no column for what counts, use the lines below": _Follower.nothing,
    "Look up the lowest stage of a dimension in the last table.": _Follower.cap,
}
NOTES = (
    "If a question stays open, score twice",
    "What a dimension lacks to a stage",
    "Numbers with ≈ are rounded.",
)
NOTED = r": rounded where its rows left count for [\d, ]+\.$|: not all that its rows may count for"


def passes(printed: str, codes: Sequence[str]) -> bool:
    """Whether an answer is one of those that pass."""
    if printed in {"every answer", "no answer"}:
        return printed == "every answer"
    if found := TICKS.fullmatch(printed):
        return sum(code in found[2].split() for code in codes) >= int(found[1])
    if found := WORTH.fullmatch(printed):
        worth = {code: int(one) for code, one in (pair.split() for pair in found[2].split(", "))}
        return sum(worth.get(code, 0) for code in codes) >= int(found[1])
    return codes[0] in printed.split()
