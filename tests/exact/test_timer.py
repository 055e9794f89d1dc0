"""A timer that goes by the clock: three minutes, begun at 1,000,000 milliseconds."""

from __future__ import annotations

from typing import Any

from tests.exact.worked import Cases, differing

NOW = 1_000_000
LATER = NOW + 30_000
RUNS = {"left": 180_000, "since": NOW}
STANDS = {"left": 61_000, "since": None}

TEXTS = {180_000: "3:00", 179_999: "3:00", 179_000: "2:59", 61_000: "1:01", 60_000: "1:00"}
TEXTS |= {59_999: "1:00", 10_000: "0:10", 9_000: "0:09", 1: "0:01", 0: "0:00", 3_600_000: "60:00"}
GOOD: list[Any] = [1, 3, 60]
BAD: list[Any] = [0, -1, 61, 2.5, "3", None, [3]]

CASES: Cases = {
    "leftOf": [
        ([RUNS, NOW], 180_000),
        ([RUNS, NOW + 1], 179_999),
        # However long nobody looked.
        ([RUNS, NOW + 179_999], 1),
        ([RUNS, NOW + 180_000], 0),
        ([RUNS, NOW + 9_000_000], 0),
        # Whose clock was set back gets no more than there was.
        ([RUNS, NOW - 5_000], 180_000),
        ([{"left": 5_000, "since": 0}, 2_000], 3_000),
        ([STANDS, NOW], 61_000),
        ([STANDS, NOW + 9_000_000], 61_000),
    ],
    "timerOf": [([3], {"left": 180_000, "since": None})],
    "started": [
        ([STANDS, NOW], {"left": 61_000, "since": NOW}),
        ([RUNS, LATER], {"left": 150_000, "since": LATER}),
    ],
    "paused": [
        ([RUNS, LATER], {"left": 150_000, "since": None}),
        ([STANDS, LATER], STANDS),
        ([RUNS, NOW + 200_000], {"left": 0, "since": None}),
    ],
    "clockText": [([left], text) for left, text in TEXTS.items()],
    "areMinutes": [([one], one in GOOD) for one in [*GOOD, *BAD]],
}


def test_what_is_left_follows_from_the_clock() -> None:
    assert differing("timer", "leftOf", CASES["leftOf"]) == []


def test_it_is_set_begun_and_paused() -> None:
    for name in ("timerOf", "started", "paused"):
        assert differing("timer", name, CASES[name]) == []


def test_a_second_shows_until_it_is_over() -> None:
    assert differing("timer", "clockText", CASES["clockText"]) == []


def test_minutes_are_whole_and_few() -> None:
    assert differing("timer", "areMinutes", CASES["areMinutes"]) == []
