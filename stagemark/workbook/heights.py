"""How high a row is for its texts. Programs that open a file do not all measure them."""

from __future__ import annotations

from math import ceil
from unicodedata import east_asian_width

from stagemark.workbook.styles import SIZE

# No row may be higher, in points.
HIGHEST = 409


def height(*cells: tuple[str, float], size: float = SIZE) -> float:
    """For texts in cells of these widths, in characters: points, as high as the highest of them."""
    lines = max(_lines(text, width * SIZE / size) for text, width in cells)
    return min(lines * size * 1.35 + 2, HIGHEST)


def _lines(text: str, width: float) -> int:
    """Lines are broken between words, so each has less than fits into it."""
    return sum(max(1, ceil(_length(line) / (width * 0.92))) for line in text.split("\n"))


def _length(text: str) -> int:
    return sum(2 if east_asian_width(letter) in "WF" else 1 for letter in text)
