"""Tables on the sheet of working, whose cells formulas name by column and row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from stagemark.workbook.layout import WORKING


class Text(str):
    """A text that is no formula, whatever it begins with."""


Cell = str | int


class Fraction(NamedTuple):
    """The cells of a fraction in lowest terms: above and below the bar."""

    above: str
    below: str


@dataclass
class Table:
    """A table of the sheet of working: its first row, its columns by name, its rows of cells."""

    row: int
    columns: Sequence[str]
    rows: list[list[Cell]] = field(default_factory=list)

    def at(self, column: str, index: int) -> str:
        """The cell of a column in the row of that index, for formulas."""
        return f"{WORKING}!${self._letters(column)}${self.row + index}"

    def whole(self, column: str) -> str:
        """All cells of a column."""
        return self.part(column, 0, len(self.rows) - 1)

    def part(self, column: str, first: int, last: int) -> str:
        letters = self._letters(column)
        return f"{WORKING}!${letters}${self.row + first}:${letters}${self.row + last}"

    @property
    def end(self) -> int:
        return self.row + len(self.rows)

    def _letters(self, column: str) -> str:
        index, letters = self.columns.index(column) + 1, ""
        while index:
            index, rest = divmod(index - 1, 26)
            letters = chr(65 + rest) + letters
        return letters
