"""Pieces of formulas that every spreadsheet computes alike, as texts to put together."""

from __future__ import annotations

import re
from collections.abc import Callable

Words = Callable[..., str]
SIGNS = {'"': "CHAR(34)", "\\": "CHAR(92)"}
PIECE = re.compile(r'[^"\\]{1,250}|["\\]', re.DOTALL)
PLACE = re.compile("\0([a-z_]+)\0")


def quoted(text: str) -> str:
    """A text within a formula, where quotation marks and backslashes mean something else in some
    spreadsheets, and more than 255 characters are too many for others.
    """
    pieces = [SIGNS.get(piece) or f'"{piece}"' for piece in PIECE.findall(text)]
    return "&".join(pieces) or '""'


def whole(number: str) -> str:
    """A whole number as text, without the signs that a language puts between thousands."""
    return f'TEXT({number},"0")'


def exact(above: str, below: str) -> str:
    """A fraction as text, such as 12/5."""
    return f'{whole(above)}&"/"&{whole(below)}'


def figure(above: str, below: str, decimals: int) -> str:
    """A fraction as text with decimals, floored, with a point in every language."""
    units = floored(above, below)
    if not decimals:
        return whole(units)
    rest = f"(({above}-{units}*{below})*{10**decimals})"
    return f'{whole(units)}&"."&TEXT({floored(rest, below)},"{"0" * decimals}")'


def floored(above: str, below: str) -> str:
    """A whole division that trusts no INT of a quotient close to a whole number."""
    return f"(INT({above}/{below})-IF(INT({above}/{below})*{below}>{above},1,0))"


def sentence(say: Words, id_: str, **formulas: str) -> str:
    """A sentence of the catalogue whose places are filled by formulas that give texts."""
    text = say(id_, **{name: f"\0{name}\0" for name in formulas})
    pieces = PLACE.split(text)
    return "&".join(
        formulas[piece] if at % 2 else quoted(piece)
        for at, piece in enumerate(pieces)
        if at % 2 or piece
    )
