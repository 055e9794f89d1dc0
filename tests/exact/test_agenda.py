"""Which questions a workshop talks about, in which order, and the way to one by its number."""

from __future__ import annotations

from typing import Any

from tests.exact.worked import Cases, differing


def tally(index: int, **counts: int) -> dict[str, Any]:
    none = {"answered": 0, "unknown": 0, "not_applicable": 0, "unanswered": 0, "hidden": 0}
    return {"index": index, "counts": {**none, **counts}}


# Those furthest apart first; the second was asked nobody.
ANSWERED = tally(4, answered=2, hidden=1)
HIDDEN = tally(1, hidden=3)
UNKNOWN = tally(3, unknown=1, hidden=2)
OUTSIDE = tally(0, not_applicable=3)
OPEN = tally(2, unanswered=1, hidden=2)
ALL = [ANSWERED, HIDDEN, UNKNOWN, OUTSIDE, OPEN]


NUMBERS = [12, 1, 3, 20, 121, 30]
TYPED = [
    ("1", 1, True),
    ("12", 12, True),
    ("121", 121, False),
    ("2", None, True),
    ("20", 20, False),
    ("3", 3, True),
    ("30", 30, False),
    ("4", None, False),
    ("0", None, False),
    ("03", None, False),
    ("1211", None, False),
]
CASES: Cases = {
    "agendaOf": [
        ([ALL, "apart"], [ANSWERED, UNKNOWN, OUTSIDE, OPEN]),
        ([ALL, "asked"], [OUTSIDE, OPEN, UNKNOWN, ANSWERED]),
        ([[HIDDEN], "apart"], []),
        ([[], "asked"], []),
    ],
    "jumpOf": [
        *(([NUMBERS, typed], {"number": one, "isOpen": more}) for typed, one, more in TYPED),
        ([[], "1"], {"number": None, "isOpen": False}),
    ],
}


def test_what_nobody_was_asked_is_left_out_in_either_order() -> None:
    assert differing("agenda", "agendaOf", CASES["agendaOf"]) == []


def test_digits_lead_to_a_question_as_soon_as_no_other_can_be_meant() -> None:
    assert differing("agenda", "jumpOf", CASES["jumpOf"]) == []
