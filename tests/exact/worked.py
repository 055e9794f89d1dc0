"""Worked examples of the browser's arithmetic: what a function is given, and what it must give.

Whole numbers of JavaScript's own kind are written as texts such as "12n", also in what comes back;
under the key ``values`` a mapping stands for a Map.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from tests.exact.test_team_merge import run

Case = tuple[list[Any], Any]
Cases = dict[str, list[Case]]
"""By the name of the function: what it is given, and what it must give."""

REVIVED = """
const revived = (value, key = "") =>
  typeof value === "string" && /^[0-9]+n$/.test(value) ? BigInt(value.slice(0, -1))
  : Array.isArray(value) ? value.map((one) => revived(one))
  : value && typeof value === "object" ? within(value, key)
  : value;
const within = (value, key) => {
  const entries = Object.entries(value).map(([id, one]) => [id, revived(one, id)]);
  return key === "values" ? new Map(entries) : Object.fromEntries(entries);
};
const plain = (_, one) => (typeof one === "bigint" ? `${one}n` : one);
const written = (value) => JSON.parse(JSON.stringify(value ?? null, plain));
"""


def differing(module: str, name: str, cases: Sequence[Case]) -> list[Any]:
    """The cases of which a function says otherwise: what it was given, should give, and gives."""
    given = json.dumps([arguments for arguments, _ in cases])
    said = run(
        f"{REVIVED}\nconsole.log(JSON.stringify("
        f"{given}.map((given) => written({name}(...revived(given))))));",
        **{module: name},
    )
    return [
        (arguments, expected, one)
        for (arguments, expected), one in zip(cases, said, strict=True)
        if one != expected
    ]
