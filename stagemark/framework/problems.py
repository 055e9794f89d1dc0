"""Problems of the input: each with its place and with what to do about it.

A problem is a value: every module that reads something appends problems to a list and goes on, so
that an author sees all of them at once, in the order of the file.
"""

from __future__ import annotations

import difflib
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from typing import NoReturn

LONGEST_QUOTE = 60
# So many problems in one file come of one cause, or of malice; the rest can wait.
MAX_PROBLEMS = 500


@dataclass(frozen=True, order=True)
class Problem:
    """One thing that an author should know, at its place.

    ``line`` and ``column`` count from 1. ``trail`` says the place in the file's own words, such as
    ``dimensions[1].weight`` (counted from 0); it is empty for what concerns the file as a whole. A
    warning stops nothing.
    """

    path: str
    line: int
    column: int
    trail: str
    message: str
    hint: str = ""
    is_warning: bool = False

    def __str__(self) -> str:
        kind = "warning: " if self.is_warning else ""
        trail = f"{self.trail}: " if self.trail else ""
        hint = f"; {self.hint}" if self.hint else ""
        return f"{self.path}:{self.line}:{self.column}: {kind}{trail}{self.message}{hint}"


class InputError(Exception):
    """The input cannot be used; ``problems`` are sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__("\n".join(str(problem) for problem in self.problems))


def file_problem(path: str, message: str, hint: str = "", *, is_warning: bool = False) -> Problem:
    """A problem of a file as a whole, of a folder, or of a file that is not there."""
    return Problem(path, 1, 1, "", message, hint, is_warning)


def refuse(path: str, message: str, hint: str = "") -> NoReturn:
    """Raises the InputError of one problem of a file as a whole."""
    raise InputError([file_problem(path, message, hint)])


def trail_text(trail: Iterable[str | int]) -> str:
    """``("dimensions", 1, "weight")`` as people read it: ``dimensions[1].weight``."""
    text = ""
    for step in trail:
        if isinstance(step, int):
            text += f"[{step}]"
        elif re.fullmatch(r"[A-Za-z0-9_~-]{1,64}", step):
            text += f".{step}" if text else step
        else:
            text += f"[{quoted(step)}]"
    return text


def quoted(text: str) -> str:
    """``text`` in quotation marks on one line, shortened, with what cannot be seen spelt out."""
    if len(text) > LONGEST_QUOTE:
        text = text[: LONGEST_QUOTE - 1] + "…"
    return "".join(char if char.isprintable() else json.dumps(char)[1:-1] for char in f'"{text}"')


def did_you_mean(wrong: str, known: Iterable[str]) -> str:
    """A hint with the known word nearest to ``wrong``; empty when none is near."""
    near = difflib.get_close_matches(wrong[:100].lower(), [*islice(known, MAX_PROBLEMS)], n=1)
    return f"did you mean {quoted(near[0])}?" if near else ""


def listed(words: Iterable[str], joint: str = "and") -> str:
    """``a, b and c``."""
    *rest, last = [*words]
    return f"{', '.join(rest)} {joint} {last}" if rest else last
