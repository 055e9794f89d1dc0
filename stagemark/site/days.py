"""Days as people read them. A day has no time and no zone: it is the same everywhere on earth."""

from __future__ import annotations

from datetime import date

MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)


def day(text: str) -> str:
    """``2026-11-28`` as ``28 November 2026``."""
    given = date.fromisoformat(text)
    return f"{given.day} {MONTHS[given.month - 1]} {given.year}"
