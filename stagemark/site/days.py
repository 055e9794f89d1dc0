"""Days as people read them. A day has no time and no zone: it is the same everywhere on earth."""

from __future__ import annotations

from datetime import date

from stagemark.site.sentences import Sentences

# As sentences of the group ``days``.
MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september"),
    *("october", "november", "december"),
)


def day(text: str, say: Sentences) -> str:
    """``2026-11-28`` as ``28 November 2026``."""
    given = date.fromisoformat(text)
    month = say.text("days", MONTHS[given.month - 1])
    return say.text("days", "day", day=given.day, month=month, year=given.year)
