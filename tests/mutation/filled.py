"""What mutants of what reads workbooks are asked: the worked examples of ``tests/exact``."""

from __future__ import annotations

import json
from typing import Any

from tests.exact.test_workbook import CASES, SHEET_CELLS, TABLE, WORKBOOK

__all__ = ["BESIDE", "IMPORTS", "MODULES", "TABLE", "worked"]

MODULES = ("sheet-cells", "workbook")
# What these import besides the scorers.
BESIDE = ("result-file",)
IMPORTS = (
    f'import {{ {SHEET_CELLS} }} from "./sheet-cells.js";\n'
    f'import {{ {WORKBOOK} }} from "./workbook.js";\n'
)


def worked() -> list[dict[str, Any]]:
    """The questions: by which function, what it is given, and what comes of it, as text."""
    return [
        {"by": name, "given": given, "expected": _sorted(expected)}
        for name, cases in CASES.items()
        for given, expected in cases
    ]


def _sorted(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
