"""Reads the finding of the page over time as a person would, and checks every claim of it.

What it says is taken from the sentences by patterns of its own, and compared with what the Python
scorer says of the same results: nothing here is shared with the program that writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from typing import Any

from tests.browser.finding import Case, names_in
from tests.browser.over_time.history import Compared, History, Made

MINUS = "\N{MINUS SIGN}"


def number(figure: str) -> Fraction:
    return Fraction(figure.split(" of ")[0].rstrip("%").replace(MINUS, "-"))


def day_in(text: str) -> date:
    months = "January February March April May June July August September October November December"
    day, month, year = text.split()
    return date(int(year), months.split().index(month) + 1, int(day))


def at_anniversary(day: date, years: int) -> date:
    """The same day of a later year; of a leap day the one after February."""
    leap = (day.month, day.day) == (2, 29)
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        assert leap
        return date(day.year + years, 3, 1)


def is_when(history: History, text: str) -> bool:
    """Whether the time is that between both ends, and named by days where they are not all."""
    start, end = (one.made.day for one in history.ends)
    assert start
    assert end
    is_newest = history.ends[1].made is history.newest
    if found := re.fullmatch("between (.+) and (.+)", text):
        return not is_newest and (day_in(found[1]), day_in(found[2])) == (start, end)
    if found := re.fullmatch("since (.+)", text):
        is_first = history.ends[0].made is history.dated[0]
        return is_newest and not is_first and day_in(found[1]) == start
    if not is_newest or history.ends[0].made is not history.dated[0]:
        return False
    days = (end - start).days
    if text == "within a day":
        return days == 1
    if text == "in a month":
        return abs(days - 30.4) < 16
    found = re.fullmatch(r"in (more than )?(\d+) (day|week|month|year)s?", text)
    assert found, text
    count, unit = int(found[2]), found[3]
    if unit == "year":
        anniversary, next_one = (at_anniversary(start, count + more) for more in (0, 1))
        return anniversary < end < next_one if found[1] else anniversary == end
    length = {"day": 1.0, "week": 7.0, "month": 30.44}[unit]
    return not found[1] and abs(days - count * length) <= length / 2 + (unit == "month") * 1.5


def moved(history: History, before: str, after: str, time: str, low: str, high: str) -> bool:
    start, end = history.ends
    places = history.place(before), history.place(after)
    is_so = places == (history.place(start.stage), history.place(end.stage))
    figures = number(low) == start.figure, number(high) == end.figure
    return is_so and all(figures) and start.figure != end.figure and is_when(history, time)


def climbed(history: History, before: str, after: str, time: str, low: str, high: str) -> bool:
    is_up = history.place(after) > history.place(before)
    return is_up and moved(history, before, after, time, low, high)


def fell_back(history: History, before: str, after: str, time: str, low: str, high: str) -> bool:
    is_down = history.place(after) < history.place(before)
    return is_down and moved(history, before, after, time, low, high)


def level_score(history: History, before: str, after: str, time: str, score: str) -> bool:
    start, end = history.ends
    places = history.place(before), history.place(after)
    is_so = places == (history.place(start.stage), history.place(end.stage))
    return is_so and start.figure == end.figure == number(score) and is_when(history, time)


def climbed_level(history: History, before: str, after: str, time: str, score: str) -> bool:
    is_up = history.place(after) > history.place(before)
    return is_up and level_score(history, before, after, time, score)


def fell_back_level(history: History, before: str, after: str, time: str, score: str) -> bool:
    is_down = history.place(after) < history.place(before)
    return is_down and level_score(history, before, after, time, score)


def rose(history: History, low: str, high: str, time: str, stage: str) -> bool:
    return number(low) < number(high) and moved(history, stage, stage, time, low, high)


def fell(history: History, low: str, high: str, time: str, stage: str) -> bool:
    return number(low) > number(high) and moved(history, stage, stage, time, low, high)


def level(history: History, stage: str, score: str, start: str, end: str) -> bool:
    ends = history.ends
    are_there = all(stands(history, one, stage, score) for one in ends)
    return are_there and (day_in(start), day_in(end)) == tuple(one.made.day for one in ends)


def stands(history: History, one: Compared, stage: str, score: str) -> bool:
    return history.place(one.stage) == history.place(stage) and one.figure == number(score)


def recounted(history: History, version: str) -> bool:
    return version == history.sure[-1].version != history.ends[0].made.version


def between_ends(history: History, day: str) -> list[Compared]:
    return [one for one in history.compared[1:-1] if one.made.day == day_in(day)]


def higher(history: History, stage: str, score: str, day: str) -> bool:
    there = any(stands(history, one, stage, score) for one in between_ends(history, day))
    is_highest = number(score) == max(one.figure for one in history.compared)
    return there and is_highest and number(score) > max(one.figure for one in history.ends)


def lower(history: History, stage: str, score: str, day: str) -> bool:
    there = any(stands(history, one, stage, score) for one in between_ends(history, day))
    is_lowest = number(score) == min(one.figure for one in history.compared)
    return there and is_lowest and number(score) < min(one.figure for one in history.ends)


def apart(history: History, count: str) -> bool:
    return len(history.compared) == 1 and int(count) == len(history.sure) - 1 > 0


def stood(history: History, day: str, stage: str, score: str) -> bool:
    last = history.compared[-1]
    return last.made.day == day_in(day) and stands(history, last, stage, score)


def stood_undated(history: History, stage: str, score: str) -> bool:
    [made] = history.results
    case = history.case(made)
    place = history.place(case.record["stage"]) == history.place(stage)
    is_so = Compared(made, case, False).figure == number(score)
    return made.day is None and history.state(made) == "sure" and place and is_so


def undated(history: History, count: str) -> bool:
    return not history.dated and int(count) == len(history.results) > 1


def one_day(history: History, count: str, day: str, *ends: str) -> bool:
    low, low_score, high, high_score = ends
    by_score = sorted(history.compared, key=lambda one: one.score)
    are_so = stands(history, by_score[0], low, low_score)
    are_so = are_so and stands(history, by_score[-1], high, high_score)
    days = {one.made.day for one in by_score}
    return are_so and days == {day_in(day)} and int(count) == len(by_score) > 1


def one_day_level(history: History, count: str, day: str, stage: str, score: str) -> bool:
    return one_day(history, count, day, stage, score, stage, score)


def alone(history: History, state: str, day: str) -> Made:
    """The one that the sentence is about, which has to be of that day and in that state."""
    made = history.newest if history.dated else history.results[0]
    assert history.state(made) == state
    assert made.day == (None if day == "no date" else day_in(day))
    return made


def range_of(case: Case) -> list[str]:
    """The stages between which a result lies, as far as words may go."""
    record = case.record
    if record["low"] is None or case.is_unsure:
        return case.range
    return list(dict.fromkeys([record["low"]["stage"], record["high"]["stage"]]))


def between(history: History, case: Case, *names: str) -> bool:
    stages = {one.id: one.name for one in case.framework.stages}
    return [stages[id] for id in range_of(case)] == [*names]


def is_open(history: History, day: str, *stages: str) -> bool:
    return between(history, history.case(alone(history, "open", day)), *stages)


def unsure(history: History, day: str, *stages: str) -> bool:
    return between(history, history.case(alone(history, "unsure", day)), *stages)


def nothing(history: History, day: str) -> bool:
    return history.case(alone(history, "nothing", day)).record["score"] is None


def those(history: History, text: str, steps: set[str]) -> bool:
    """Whether these are the dimensions meant, by their names or by their number."""
    if found := re.fullmatch(r"(\d+) dimensions", text):
        return int(found[1]) == len(steps) > 3
    return names_in(text) == steps


def with_step(history: History, step: Fraction) -> set[str]:
    return {name for name, one in history.steps.items() if one == step}


def rose_most(history: History, names: str, step: str) -> bool:
    most = max(history.steps.values())
    return most > 0 and number(step) == most and those(history, names, with_step(history, most))


def fell_most(history: History, names: str, step: str) -> bool:
    most = min(history.steps.values())
    return most < 0 and number(step) == most and those(history, names, with_step(history, most))


def did_not_move(history: History, names: str) -> bool:
    return those(history, names, with_step(history, Fraction(0)))


def rose_and_fell(history: History, rising: str, rise: str, falling: str, fall: str) -> bool:
    return rose_most(history, rising, rise) and fell_most(history, falling, fall)


def rose_and_stayed(history: History, names: str, step: str, stayed: str) -> bool:
    one_way = min(history.steps.values()) >= 0
    return one_way and rose_most(history, names, step) and did_not_move(history, stayed)


def fell_and_stayed(history: History, names: str, step: str, stayed: str) -> bool:
    one_way = max(history.steps.values()) <= 0
    return one_way and fell_most(history, names, step) and did_not_move(history, stayed)


def rose_and_least(history: History, names: str, step: str, least: str, by: str) -> bool:
    lowest = min(history.steps.values())
    is_least = lowest == number(by) > 0 and those(history, least, with_step(history, lowest))
    return is_least and names != least and rose_most(history, names, step)


def fell_and_least(history: History, names: str, step: str, least: str, by: str) -> bool:
    highest = max(history.steps.values())
    is_least = highest == number(by) < 0 and those(history, least, with_step(history, highest))
    return is_least and names != least and fell_most(history, names, step)


def all_moved(history: History, count: str, step: str) -> bool:
    return int(count) == len(history.steps) > 1 and {*history.steps.values()} == {number(step)}


def all_stayed(history: History, count: str) -> bool:
    return all_moved(history, count, "0")


STANDING = r"(.+?) \(([\d.]+%?(?: of .+?)?)\)"
NEWEST = r"your newest result \((.+?)\)"
TIME = "(in .+?|within .+?|since .+?|between .+?)"
FIGURES = r"from (\S+) to ([\d.]+%?(?: of .+?)?)"
STEP = rf"\(([+{MINUS}][\d.]+%?)\)"
MOVES: dict[str, Callable[..., bool]] = {
    f"You went from (.+) to (.+?) {TIME}: {FIGURES}": climbed,
    f"You fell back from (.+) to (.+?) {TIME}: {FIGURES}": fell_back,
    f"You went from (.+) to (.+?) {TIME}, with the same score: (.+)": climbed_level,
    f"You fell back from (.+) to (.+?) {TIME}, with the same score: (.+)": fell_back_level,
    f"You rose {FIGURES} {TIME}, at the same stage: (.+)": rose,
    f"You fell {FIGURES} {TIME}, at the same stage: (.+)": fell,
    f"You stood at {STANDING} both on (.+) and on (.+)": level,
}
MORE: dict[str, Callable[..., bool]] = {
    "The earlier answers are counted as version (.+) counts them": recounted,
    f"In between, you stood higher: at {STANDING} on (.+)": higher,
    f"In between, you stood lower: at {STANDING} on (.+)": lower,
    rf"(.+) rose most {STEP}; (.+) fell most {STEP}": rose_and_fell,
    rf"(.+) rose most {STEP}; (.+) did not move": rose_and_stayed,
    rf"(.+) fell most {STEP}; (.+) did not move": fell_and_stayed,
    rf"(.+) rose most {STEP}, (.+) least {STEP}": rose_and_least,
    rf"(.+) fell most {STEP}, (.+) least {STEP}": fell_and_least,
    rf"(\d+) dimensions (?:rose|fell) alike {STEP}": all_moved,
    r"(\d+) dimensions stand as they stood": all_stayed,
    r"(\d+) earlier results? cannot be compared with it: another version .+": apart,
}
ALONE: dict[str, Callable[..., bool]] = {
    f"Not everything is answered in {NEWEST}: it lies between (.+) and (.+)": is_open,
    f"Not everything is answered in {NEWEST}: it is at (.+) so far": is_open,
    f"Too little is known in {NEWEST} to name a stage: it lies between (.+) and (.+)": unsure,
    f"Too little is known in {NEWEST} to be sure of its stage, (.+)": unsure,
    f"No answer counts in {NEWEST}": nothing,
}
FIRST: dict[str, Callable[..., bool]] = {
    f"On (.+) you stood at {STANDING}": stood,
    f"You stood at {STANDING}, on a day that the result does not say": stood_undated,
    r"None of your (\d+) results says its day, so it cannot be told how you moved": undated,
    rf"(\d+) results are of (.+): the lowest at {STANDING}, the highest at {STANDING}": one_day,
    rf"(\d+) results are of (.+), each at {STANDING}": one_day_level,
}
KINDS = {**MOVES, **MORE, **ALONE, **FIRST}


def expected(history: History) -> list[dict[str, Callable[..., bool]]]:
    """Of which kinds the sentences have to be, in their order, but for those that may follow."""
    if not history.dated:
        made = history.results[0]
        is_many = len(history.results) > 1
        return [FIRST if is_many or history.state(made) == "sure" else ALONE]
    first = [] if history.state(history.newest) == "sure" else [ALONE]
    if not history.sure:
        return first
    is_moved = len({one.made.day for one in history.compared}) > 1
    return [*first, MOVES if is_moved else FIRST]


def assert_course(history: History, text: str) -> set[Any]:
    """Fails unless all that is said is so and what has to be said is; the checks that it met."""
    sentences = re.split(r"(?<=[^\d]\.|\d\.) (?=[A-Z\d])", text.replace("\N{NO-BREAK SPACE}", " "))
    met = []
    for sentence in sentences:
        for pattern, check in KINDS.items():
            if found := re.fullmatch(pattern, sentence.removesuffix(".")):
                assert check(history, *found.groups()), sentence
                met.append(pattern)
                break
        else:
            raise AssertionError(f"not a sentence that is known: {sentence}")
    kinds = expected(history)
    for pattern, kind in zip(met, kinds, strict=False):
        assert pattern in kind, pattern
    assert len(kinds) <= len(met) <= len(kinds) + 2
    assert all(pattern in MORE for pattern in met[len(kinds) :])
    return {KINDS[pattern] for pattern in met}
