"""How the cells of a workbook look."""

from __future__ import annotations

from typing import Any

from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook

MUTED, ALERT, LINE, ANSWERS = "#5b605d", "#9a3412", "#c9c5bb", "#fff8e1"
# In points: what cells have where nothing else is said, and by style what they have there.
SIZE = 11
SIZES = {"small": 9, "hint": 9, "heading": 13, "verdict": 16, "title": 18}
INDENT = 2


def formats(book: Workbook, accent: str) -> dict[str, Format]:
    """The formats of a workbook by what they are for; ``accent`` must be read well on white."""
    bare: dict[str, Any] = {"text_wrap": False}
    styles: dict[str, dict[str, Any]] = {
        "text": {},
        "line": bare,
        "small": {"font_color": MUTED},
        "hint": {"font_color": MUTED, **bare},
        "title": {"bold": True, **bare},
        "verdict": {"bold": True, "font_color": accent, **bare},
        "heading": {"bold": True, "font_color": accent, "bottom": 1},
        "column": {"bold": True, "bottom": 1, "bottom_color": LINE},
        "number": {"align": "right", "font_color": MUTED},
        "tick": {"indent": INDENT},
        "answer": {
            **{"locked": False, "num_format": "@", "bg_color": ANSWERS},
            **{"border": 1, "border_color": LINE},
        },
        "state": {"font_color": ALERT},
    }
    base = {"font_name": "Arial", "valign": "top", "text_wrap": True}
    made = {
        name: book.add_format({**base, "font_size": SIZES.get(name, SIZE), **more})
        for name, more in styles.items()
    }
    # Laid over others where a question is not asked.
    made["grey"] = book.add_format({"font_color": "#666a68", "bg_color": "#e9e9e9"})
    return made
