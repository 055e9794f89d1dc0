"""Where everything of a workbook stands: the lines to answer, and the choices of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from fractions import Fraction

from stagemark.framework.model import Framework, ProfileQuestion
from stagemark.framework.questions import (
    NONE_OF_THESE,
    NOT_APPLICABLE,
    UNKNOWN,
    Dimension,
    Question,
)

# The longest text in a list that all spreadsheets take, and the longest that fits into a cell.
LABEL_LENGTH = 250
CELL_LENGTH = 32_767
QUESTIONS, DATA, WORKING, SCORECARD, STAGES = (
    *("Questions", "Data", "Working", "Scorecard", "Stages"),
)
# The columns of the sheet of questions.
NUMBER, TEXT, ANSWER, STATE, NOTE = "A", "B", "C", "D", "E"
FIRST_LINE, FIRST_CHOICE = 6, 8


@dataclass(frozen=True)
class Choice:
    """What may stand in an answer's cell: ``label`` is the text in the list, ``id`` what it means.

    ``value`` is a whole number of 1/unit; None for what is no option. ``row`` is the choice's own
    on the sheet of data, ``cell`` the answer's on that of the questions.
    """

    id: str
    label: str
    text: str
    value: int | None
    row: int
    cell: str

    @property
    def picked(self) -> str:
        """The cell that says whether it was chosen: 1 or 0."""
        return f"{DATA}!$F${self.row}"


@dataclass
class Line:
    """A line of the sheet of questions that can be answered.

    ``choices`` are those of its own list; ``ticks`` are the lines of a checklist's options.
    """

    row: int
    asked: Question | ProfileQuestion
    number: int | None
    choices: list[Choice] = field(default_factory=list)
    ticks: list[Choice] = field(default_factory=list)

    @property
    def cell(self) -> str:
        return f"{ANSWER}{self.row}"

    @property
    def all_choices(self) -> list[Choice]:
        return [*self.ticks, *self.choices]


@dataclass(frozen=True)
class Heading:
    """A line of the sheet of questions that names what follows."""

    row: int
    text: str
    summary: str = ""


@dataclass(frozen=True)
class Words:
    """What a choice that is no option of the author's is called."""

    yes: str
    none: str
    unknown: str
    not_applicable: str
    about_you: str


class Layout:
    """The lines and choices of a framework, each with its place."""

    def __init__(self, framework: Framework, unit: int, words: Words) -> None:
        self.framework = framework
        self.unit = unit
        self.words = words
        self.headings: list[Heading] = []
        self.lines: list[Line] = []
        self._row = FIRST_LINE
        self._choice = FIRST_CHOICE
        number = 0
        for at, dimension in enumerate(framework.dimensions, start=1):
            # As on the page: what is asked beside comes before the last answer that counts.
            if at == len(framework.dimensions) and framework.profile:
                self._profile(framework.profile)
            self.headings.append(self._heading(dimension))
            for question in dimension.questions:
                number += 1
                self.lines.append(self._line(question, number))

    @property
    def scored(self) -> list[Line]:
        """The lines of scored questions, in the order of the file."""
        return [
            one for one in self.lines if isinstance(one.asked, Question) and one.asked.is_scored
        ]

    @property
    def choices(self) -> Iterator[tuple[Line, Choice]]:
        """Every choice with its line, in the order of the sheet of data."""
        for line in self.lines:
            for choice in line.all_choices:
                yield line, choice

    @property
    def last_line(self) -> int:
        return self._row - 1

    def _heading(self, dimension: Dimension) -> Heading:
        return Heading(self._next_row(), dimension.name, dimension.summary or "")

    def _profile(self, questions: Iterable[ProfileQuestion]) -> None:
        self.headings.append(Heading(self._next_row(), self.words.about_you))
        for question in questions:
            line = Line(self._next_row(), question, None)
            line.choices = self._listed(
                line.cell, [(text, text, None) for text in question.options]
            )
            self.lines.append(line)

    def _line(self, question: Question, number: int) -> Line:
        line = Line(self._next_row(), question, number)
        if not question.is_scored:
            return line
        options = self.framework.options_of(question)
        escapes: list[tuple[str, str, int | None]] = []
        if "unknown" in question.allow:
            escapes.append((UNKNOWN, self.words.unknown, None))
        if "not-applicable" in question.allow:
            escapes.append((NOT_APPLICABLE, self.words.not_applicable, None))
        if question.type == "checklist":
            for option in options:
                row = self._next_row()
                line.ticks.append(
                    self._choice_at(
                        f"{ANSWER}{row}",
                        option.id,
                        self.words.yes,
                        option.text,
                        self._whole(option.value),
                    )
                )
            line.choices = self._listed(line.cell, [(NONE_OF_THESE, self.words.none, 0), *escapes])
        else:
            offered = [(one.id, one.text, self._whole(one.value)) for one in options]
            line.choices = self._listed(line.cell, [*offered, *escapes])
        return line

    def _listed(self, cell: str, entries: Sequence[tuple[str, str, int | None]]) -> list[Choice]:
        """The choices of one list, no two of which are called alike."""
        taken: set[str] = set()
        choices = []
        for id_, text, value in entries:
            label = _label(text, taken)
            taken.add(label)
            choices.append(self._choice_at(cell, id_, label, text, value))
        return choices

    def _choice_at(self, cell: str, id_: str, label: str, text: str, value: int | None) -> Choice:
        choice = Choice(id_, label, text, value, self._choice, cell)
        self._choice += 1
        return choice

    def _next_row(self) -> int:
        self._row += 1
        return self._row - 1

    def _whole(self, value: Fraction) -> int:
        whole = value * self.unit
        assert whole.denominator == 1, value
        return whole.numerator


def _label(text: str, taken: set[str]) -> str:
    """A text that fits into a list and that none of those taken is."""
    text = " ".join(text.split())
    label, number = _cut(text), 1
    while label in taken:
        number += 1
        label = _cut(text, f" ({number})")
    return label


def _cut(text: str, end: str = "") -> str:
    whole = text + end
    return whole if len(whole) <= LABEL_LENGTH else f"{text[: LABEL_LENGTH - len(end) - 1]}…{end}"
