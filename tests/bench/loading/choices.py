"""What can be chosen for a question, for other tools that ask the same."""

from __future__ import annotations

from typing import Any

ESCAPES = {"unknown": "Do not know", "not-applicable": "Does not apply"}


def choices_of(framework: dict[str, Any], question: dict[str, Any]) -> list[tuple[str, str]]:
    """Values and texts; ``framework`` is the content of a ``framework.json``."""
    options = question.get("options") or framework["scales"][question["scale"]]
    allow = question.get("allow", ["unknown", "not-applicable"])
    chosen = [(option["id"], option["text"]) for option in options]
    return chosen + [(f"~{escape}", ESCAPES[escape]) for escape in allow]
