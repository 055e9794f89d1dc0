"""Responses to the starter framework, as files hold them."""

from __future__ import annotations

from typing import Any

# Planning 2.5 of weight 2, delivery 2: (2·2.5 + 2) / 3.
ANSWERS: dict[str, Any] = {
    "agreed-goals": "sometimes",
    "tracking": "list",
    "list-kept-by": "mostly",
    "on-time": "mostly",
    "checks": ["own"],
}
COLUMNS = "label,agreed-goals,tracking,list-kept-by,on-time,checks"
ROW = "A,sometimes,list,mostly,mostly,own"


def result(**changes: Any) -> dict[str, Any]:
    given = {"format": "stagemark-result/1", "framework": "model", "version": "0.1.0"}
    return {**given, "label": "A", "answers": ANSWERS, **changes}
