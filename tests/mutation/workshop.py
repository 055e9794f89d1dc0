"""What mutants of the parts of a workshop are asked: the worked examples of ``tests/exact``.

Those say what is right; values that no JSON has are written as ``tests/exact/worked.py`` says.
"""

from __future__ import annotations

import json
from typing import Any

from tests.exact import test_agenda, test_timer, test_votes
from tests.exact.worked import REVIVED

CASES = {**test_agenda.CASES, **test_timer.CASES, **test_votes.CASES}
MODULES = {"agenda": test_agenda, "timer": test_timer, "votes": test_votes}
# What these import besides the scorers.
BESIDE = ("merge", "responses", "spread")

IMPORTS = "".join(
    f'import {{ {", ".join(sorted(module.CASES))} }} from "./{name}.js";\n'
    for name, module in MODULES.items()
)
TABLE = f"""{REVIVED}
const plainly = (act) => (...given) => written(act(...revived(given)));
const workshop = {{ {", ".join(f"{name}: plainly({name})" for name in sorted(CASES))} }};
"""


def worked() -> list[dict[str, Any]]:
    """The questions: by which function, what it is given, and what comes of it, as text."""
    return [
        {"by": name, "given": given, "expected": _sorted(expected)}
        for name, cases in CASES.items()
        for given, expected in cases
    ]


def _sorted(value: Any) -> str:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
