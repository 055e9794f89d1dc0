"""What a workbook comes to, computed exactly from its file, in whole numbers and fractions.

It knows the few functions that a workbook may use and no others, holds on to the largest number
that it met, and reads the file as a spreadsheet would.
"""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from fractions import Fraction
from math import floor, gcd
from typing import TypeAlias

import openpyxl

from tests.workbook.expected import Rows, rows_of

Value: TypeAlias = Fraction | str | bool
Formula: TypeAlias = Callable[[], Value]

TOKEN = re.compile(
    r'\s*(?:(?P<text>"[^"\\]{0,255}")'
    r"|(?P<cells>(?:\w+!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?)"
    r"|(?P<name>[A-Z]+)(?=\()|(?P<number>\d+)|(?P<sign>>=|<=|<>|[-+*/&=<>(),]))"
)
ADDRESS = re.compile(r"\$?([A-Z]+)\$?(\d+)")


class Evaluated:
    """A workbook that computes. ``largest``: the largest number of all formulas so far."""

    def __init__(self, data: bytes) -> None:
        self._cells: dict[tuple[str, str], object] = {}
        self._computing: set[tuple[str, str]] = set()
        self.largest = 0
        for sheet in openpyxl.load_workbook(io.BytesIO(data)):
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None:
                        self._cells[sheet.title, cell.coordinate] = cell.value
                    if cell.data_type == "f":
                        self._computing.add((sheet.title, cell.coordinate))
        self._formulas: dict[tuple[str, str], Formula] = {}
        self._values: dict[tuple[str, str], Value] = {}
        self._given: dict[tuple[str, str], str] = {}

    def fill(self, answers: dict[str, str]) -> None:
        """Texts into cells of the sheet of questions; the rest of them are empty."""
        self._given = {("Questions", cell): text for cell, text in answers.items()}
        self._values = {}

    def rows(self, sheet: str) -> Rows:
        """All texts of a sheet."""
        return rows_of(
            {at: str(self.value(sheet, at)) for name, at in self._cells if name == sheet}
        )

    def value(self, sheet: str, cell: str) -> Value:
        key = (sheet, cell)
        if key not in self._values:
            self._values[key] = self._computed(key)
        return self._values[key]

    def _computed(self, key: tuple[str, str]) -> Value:
        content = self._given.get(key, self._cells.get(key, ""))
        if isinstance(content, int):
            return Fraction(content)
        assert isinstance(content, str), (key, content)
        if key in self._given or key not in self._computing:
            return content
        if key not in self._formulas:
            self._formulas[key] = _Parser(self, key[0], content[1:]).formula()
        return self._formulas[key]()

    def met(self, value: Value) -> Value:
        if isinstance(value, Fraction):
            self.largest = max(self.largest, abs(value.numerator), value.denominator)
        return value


class _Parser:
    """A formula by recursive descent, as something that can be called."""

    def __init__(self, book: Evaluated, sheet: str, text: str) -> None:
        self.book, self.sheet = book, sheet
        self.tokens = list(_tokens(text))
        self.at = 0

    def formula(self) -> Formula:
        parsed = self._compared()
        assert self.at == len(self.tokens), self.tokens[self.at :]
        return parsed

    def _next(self, *signs: str) -> str | None:
        if self.at < len(self.tokens) and self.tokens[self.at] in [("sign", one) for one in signs]:
            self.at += 1
            return self.tokens[self.at - 1][1]
        return None

    def _compared(self) -> Formula:
        left = self._joined()
        while sign := self._next(">=", "<=", "<>", "=", "<", ">"):
            left = self._comparison(sign, left, self._joined())
        return left

    def _comparison(self, sign: str, left: Formula, right: Formula) -> Formula:
        def compare() -> Value:
            one, other = left(), right()
            assert type(one) is type(other) or sign in ("=", "<>"), (one, other)
            assert not isinstance(one, bool), "truth values are not compared"
            if sign == "=":
                return one == other
            assert isinstance(one, Fraction)
            assert isinstance(other, Fraction)
            return {">=": one >= other, "<=": one <= other, "<": one < other, ">": one > other}[
                sign
            ]

        return compare

    def _joined(self) -> Formula:
        parts = [self._sum()]
        while self._next("&"):
            parts.append(self._sum())
        return parts[0] if len(parts) == 1 else lambda: "".join(_text(part()) for part in parts)

    def _sum(self) -> Formula:
        left = self._product()
        while sign := self._next("+", "-"):
            left = self._arithmetic(sign, left, self._product())
        return left

    def _product(self) -> Formula:
        left = self._atom()
        while sign := self._next("*", "/"):
            left = self._arithmetic(sign, left, self._atom())
        return left

    def _arithmetic(self, sign: str, left: Formula, right: Formula) -> Formula:
        def compute() -> Value:
            one, other = _number(left()), _number(right())
            done = {
                "+": lambda: one + other,
                "-": lambda: one - other,
                "*": lambda: one * other,
                "/": lambda: one / other,
            }
            return self.book.met(done[sign]())

        return compute

    def _atom(self) -> Formula:
        kind, token = self.tokens[self.at]
        self.at += 1
        if kind == "number":
            number = Fraction(token)
            return lambda: number
        if kind == "text":
            text = token[1:-1]
            return lambda: text
        if kind == "cells":
            (cell,) = self._range(token)
            return lambda: self.book.value(*cell)
        if kind == "name":
            return self._call(token)
        assert token == "(", token
        inner = self._compared()
        assert self._next(")")
        return inner

    def _call(self, name: str) -> Formula:
        assert self._next("(")
        if name in ("SUM", "SUMPRODUCT"):
            ranges = []
            while not self._next(")"):
                kind, token = self.tokens[self.at]
                assert kind == "cells", "sums are over plain ranges"
                ranges.append(self._range(token))
                self.at += 1
                self._next(",")
            return lambda: self.book.met(self._summed(ranges))
        if name == "INDEX":
            kind, token = self.tokens[self.at]
            assert kind == "cells"
            self.at += 1
            assert self._next(",")
            place = self._compared()
            assert self._next(")")
            return lambda: self._at(self._range(token), place())
        arguments = []
        while not self._next(")"):
            arguments.append(self._compared())
            self._next(",")
        return lambda: self._function(name, arguments)

    def _function(self, name: str, arguments: list[Formula]) -> Value:
        if name == "IF":
            truth = arguments[0]()
            assert isinstance(truth, bool)
            return arguments[1]() if truth else arguments[2]()
        if name == "EXACT":
            return arguments[0]() == arguments[1]()
        if name == "TEXT":
            number, shape = _number(arguments[0]()), arguments[1]()
            assert number.denominator == 1, number
            assert isinstance(shape, str)
            assert set(shape) == {"0"}
            return f"{number.numerator:0{len(shape)}}"
        numbers = [_number(one()) for one in arguments]
        if name == "CHAR":
            return chr(int(numbers[0]))
        if name == "MIN":
            return min(numbers)
        if name == "INT":
            return Fraction(floor(numbers[0]))
        assert name == "GCD", name
        assert all(one.denominator == 1 and one >= 0 for one in numbers)
        return Fraction(gcd(*(one.numerator for one in numbers)))

    def _at(self, cells: list[tuple[str, str]], place: Value) -> Value:
        number = _number(place)
        assert number.denominator == 1
        assert 0 < number <= len(cells), "an error in a spreadsheet"
        return self.book.value(*cells[int(number) - 1])

    def _summed(self, ranges: list[list[tuple[str, str]]]) -> Fraction:
        total = Fraction(0)
        for cells in zip(*ranges, strict=True):
            product = Fraction(1)
            for cell in cells:
                product *= _number(self.book.value(*cell))
            total += product
        return total

    def _range(self, token: str) -> list[tuple[str, str]]:
        sheet, _, cells = token.rpartition("!")
        first, _, last = cells.partition(":")
        (letters, top), (other, bottom) = (
            ADDRESS.fullmatch(one).groups()  # type: ignore[union-attr]
            for one in (first, last or first)
        )
        assert letters == other, "ranges are parts of a column"
        return [
            (sheet or self.sheet, f"{letters}{row}") for row in range(int(top), int(bottom) + 1)
        ]


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    at = 0
    while at < len(text):
        found = TOKEN.match(text, at)
        assert found, text[at : at + 40]
        assert found.lastgroup
        yield found.lastgroup, found[found.lastgroup]
        at = found.end()


def _number(value: Value) -> Fraction:
    """Truth values and texts take no part in arithmetic: spreadsheets differ there."""
    assert isinstance(value, Fraction), value
    return value


def _text(value: Value) -> str:
    assert isinstance(value, str), value
    return value
