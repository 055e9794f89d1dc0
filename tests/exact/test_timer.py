"""A timer that goes by the clock: three minutes, begun at 1,000,000 milliseconds."""

from __future__ import annotations

from typing import Any

from tests.exact.worked import differing

NOW = 1_000_000
RUNS = {"left": 180_000, "since": NOW}
STANDS = {"left": 61_000, "since": None}


def test_what_is_left_follows_from_the_clock() -> None:
    cases = [
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
    ]
    assert differing("timer", "leftOf", cases) == []


def test_it_is_set_begun_and_paused() -> None:
    assert differing("timer", "timerOf", [([3], {"left": 180_000, "since": None})]) == []
    later = NOW + 30_000
    begun = [
        ([STANDS, NOW], {"left": 61_000, "since": NOW}),
        ([RUNS, later], {"left": 150_000, "since": later}),
    ]
    assert differing("timer", "started", begun) == []
    halted = [
        ([RUNS, later], {"left": 150_000, "since": None}),
        ([STANDS, later], STANDS),
        ([RUNS, NOW + 200_000], {"left": 0, "since": None}),
    ]
    assert differing("timer", "paused", halted) == []


def test_a_second_shows_until_it_is_over() -> None:
    texts = {180_000: "3:00", 179_999: "3:00", 179_000: "2:59", 61_000: "1:01", 60_000: "1:00"}
    texts |= {59_999: "1:00", 10_000: "0:10", 9_000: "0:09", 1: "0:01", 0: "0:00"}
    cases: list[tuple[list[Any], Any]] = [([left], text) for left, text in texts.items()]
    assert differing("timer", "clockText", [*cases, ([3_600_000], "60:00")]) == []


def test_minutes_are_whole_and_few() -> None:
    good = [1, 3, 60]
    bad: list[Any] = [0, -1, 61, 2.5, "3", None, [3]]
    cases = [([one], one in good) for one in [*good, *bad]]
    assert differing("timer", "areMinutes", cases) == []
