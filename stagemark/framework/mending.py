"""A file with an error of syntax as it was probably meant, so that one slip hides no other problem.

Nobody sees a mended text: it is read for the sake of further problems alone. A mend keeps every
line where it is; what it touches is remembered, and nothing is said of that. Where no mend leads
beyond the error, the reading ends there.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from math import inf

import yaml

from stagemark.framework import slips, syntax
from stagemark.framework.problems import Problem
from stagemark.framework.syntax import Slip

MAX_MENDS = 10
# A text is read some times for each mend, so a huge one is left as it is.
MAX_CHARACTERS = 200_000

Place = tuple[float, float]

# What the sign at the place of a slip was meant to be.
REPLACEMENTS = {
    slips.NO_BREAK[0]: " ",
    slips.LONG_DASH[0]: "-",
    slips.WIDE_COLON[0]: ": ",
    slips.NO_SPACE_BEHIND_COLON[0]: ": ",
    slips.NO_SPACE_BEHIND_DASH[0]: "- ",
}


@dataclass
class Mended:
    """A text with what was mended in it.

    ``doubtful`` are lines whose values are not the author's; ``moved`` are lines whose keys may
    belong elsewhere, with how many columns they were moved to the right.
    """

    text: str
    doubtful: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)
    mends: int = 0

    @property
    def is_open(self) -> bool:
        """Whether more may be mended."""
        return self.mends < MAX_MENDS and len(self.text) <= MAX_CHARACTERS

    def place(self, mark: yaml.Mark) -> tuple[int, int]:
        """Where a mark stands in the author's text, as line and column from 1."""
        line = mark.line + 1
        return line, max(1, mark.column + 1 - self.moved.get(line, 0))

    def believed(self, problems: Iterable[Problem]) -> Iterator[Problem]:
        """The problems that cannot come of a mend."""
        for one in problems:
            is_astray = one.message == "unknown key" and one.line in self.moved
            if one.line not in self.doubtful and not is_astray:
                yield one

    def replace(self, found: Iterable[Slip], sign: str) -> None:
        """Puts a sign at the place of each slip."""
        self.mends += 1
        for (line, column), _, _ in found:
            self.text = self.put(line, column, sign)

    def put(self, line: int, column: int, sign: str) -> str:
        """The text with another sign at a place, both counted from 1."""
        lines = self.text.split("\n")
        old = lines[line - 1]
        lines[line - 1] = old[: column - 1] + sign + old[column:]
        return "\n".join(lines)

    def mend(self, error: yaml.MarkedYAMLError, quote: yaml.Mark | None) -> Slip | None:
        """Mends what the parser stopped at and says what it was; None where nothing helps.

        ``quote`` is where a text in quotation marks begins that ends in the line of the error.
        """
        if not self.is_open:
            return None
        best: tuple[Place, _Attempt] | None = None
        explained = syntax.explain(error, self.text)
        for slip, attempt in self._attempts(explained, quote):
            reach = _reach(attempt.text)
            if reach > (best[0] if best else slip[0]):
                best = reach, attempt
                found = slip
        if best is None:
            return None
        attempt = best[1]
        self.mends += 1
        self.text = attempt.text
        self.doubtful |= attempt.doubtful
        self.moved |= attempt.moved
        return found

    def _attempts(
        self, explained: Slip, quote: yaml.Mark | None
    ) -> Iterator[tuple[Slip, _Attempt]]:
        (line, column), message, _ = explained
        if line > self.text.count("\n") + 1:
            return
        if message == syntax.TAB[0]:
            for attempt in self._without_tabs(line):
                yield self._with_count(explained), attempt
        elif message == syntax.UNCLOSED[0]:
            for attempt in self._closed(line, column):
                yield explained, attempt
        elif message.startswith((syntax.COLON, syntax.BEGINNING, syntax.BACKSLASH)):
            for place, sign in ((column, ""), (column, "x"), (max(1, column - 1), "x")):
                yield explained, _Attempt(self.put(line, place, sign), {line})
        elif message in REPLACEMENTS:
            sign = REPLACEMENTS[message]
            doubtful = {line} if len(sign) > 1 else set()
            yield explained, _Attempt(self.put(line, column, sign), doubtful)
        elif message == slips.CURLY[0]:
            lines = self.text.split("\n")
            lines[line - 1] = re.sub(f"[{slips.QUOTES}]", '"', lines[line - 1])
            yield explained, _Attempt("\n".join(lines), {line})
        elif message.startswith((syntax.OPEN_LIST, syntax.OPEN_GROUP)):
            for close in "]}":
                yield explained, _Attempt(self._with_end(line, close), {line})
        # The next quotation mark of the file was taken for the end of this text.
        if quote and quote.line + 1 < line:
            start = (quote.line + 1, quote.column + 1)
            for attempt in self._closed(*start):
                if _reach(attempt.text) > (line, inf):
                    yield (start, *syntax.UNCLOSED), attempt

    def _with_end(self, line: int, sign: str) -> str:
        lines = self.text.split("\n")
        lines[line - 1] = lines[line - 1].rstrip() + sign
        return "\n".join(lines)

    def _closed(self, line: int, column: int) -> Iterator[_Attempt]:
        sign = self.text.split("\n")[line - 1][column - 1 : column]
        yield _Attempt(self._with_end(line, sign))
        yield _Attempt(self.put(line, column, ""), {line})

    def _with_count(self, explained: Slip) -> Slip:
        place, message, hint = explained
        others = sum("\t" in _indent(line) for line in self.text.split("\n")) - 1
        if others:
            lines = (
                "the other line that begins" if others == 1 else f"{others} other lines that begin"
            )
            hint = f"{hint}, here and in {lines} with one"
        return place, message, hint

    def _without_tabs(self, line: int) -> Iterator[_Attempt]:
        lines = self.text.split("\n")
        own = _indent(lines[line - 1])
        spaces, tabs = own.count(" "), own.count("\t")
        widths = [(wide - spaces) // tabs for wide in _widths(lines, line) if wide >= spaces]
        for width in (*widths, 2, 4, 8, 6, 3):
            changed, moved = list(lines), {}
            for number, one in enumerate(lines):
                indent = _indent(one)
                if "\t" in indent:
                    changed[number] = indent.replace("\t", " " * width) + one[len(indent) :]
                    moved[number + 1] = len(changed[number]) - len(one)
            yield _Attempt("\n".join(changed), moved=moved)


@dataclass(frozen=True)
class _Attempt:
    text: str
    doubtful: set[int] = field(default_factory=set)
    moved: dict[int, int] = field(default_factory=dict)


def _widths(lines: list[str], line: int) -> Iterator[int]:
    """How far a line with a tab may be indented, by the lines beside it that have none."""
    is_item = lines[line - 1].lstrip().startswith("- ")
    before = next((one for one in reversed(lines[: line - 1]) if one.strip()), "")
    behind = next((one for one in lines[line:] if one.strip()), "")
    if re.match(r"\s*- [a-z_]+:", lines[line - 1]) and not behind.lstrip().startswith("- "):
        yield max(0, len(_indent(behind)) - 2)
    for near in (before, behind):
        is_near_item = near.lstrip().startswith("- ")
        own = len(_indent(near)) + (2 if is_near_item and not is_item else 0)
        if near is before and near.rstrip().endswith(":"):
            yield own + 2
        elif "\t" not in _indent(near) and (is_near_item or not is_item):
            yield own


def _indent(line: str) -> str:
    found = re.match("[ \t]*", line)
    return found[0] if found else ""


def _reach(text: str) -> Place:
    """Where the parser stops, as line and column from 1; beyond all lines where it does not."""
    loader = syntax.Parser(text)
    try:
        while loader.check_event():
            loader.get_event()
    except yaml.MarkedYAMLError as error:
        return syntax.explain(error, text)[0]
    except yaml.YAMLError:
        return 0, 0
    finally:
        loader.dispose()
    return inf, inf
