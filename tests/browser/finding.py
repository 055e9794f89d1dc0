"""Reads the finding under the verdict as a person would, and checks every claim of it.

What it says is taken from the sentences by patterns of its own, and compared with what the Python
scorer says of the same answers: nothing here is shared with the program that writes them.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import Any

from stagemark.framework.model import Framework
from stagemark.scoring.scorer import Scorer, show
from tests.browser.answering import Answers


@dataclass(frozen=True)
class Case:
    """Answers to a framework, and what the scorer says of them."""

    framework: Framework
    answers: Answers

    @cached_property
    def scorer(self) -> Scorer:
        return Scorer(self.framework)

    @cached_property
    def record(self) -> dict[str, Any]:
        return dict(self.scorer.score(self.answers))

    @cached_property
    def unknown(self) -> list[str]:
        """The visible questions that are not known, the weightiest first."""
        states = self.scorer.states(self.answers)
        ids = [id for id, state in states.items() if state == "unknown"]
        return sorted(ids, key=lambda id: -self.weights[id])

    @cached_property
    def weights(self) -> dict[str, Fraction]:
        return {
            question.id: question.weight * dimension.weight
            for dimension in self.framework.dimensions
            for question in dimension.questions
        }

    @cached_property
    def is_unsure(self) -> bool:
        """Whether a third of the weight of what was asked and applies is not known."""
        states = self.scorer.states(self.answers)
        asked = [self.weights[id] for id, state in states.items() if state != "not-applicable"]
        share = sum((self.weights[id] for id in self.unknown), Fraction(0))
        return bool(self.unknown) and 3 * share >= sum(asked, Fraction(0))

    @cached_property
    def range(self) -> list[str]:
        """The stages between which the result lies while what is not known is open."""
        known = {id: answer for id, answer in self.answers.items() if id not in self.unknown}
        record: dict[str, Any] = dict(self.scorer.score(known))
        ends = [record["low"], record["high"]] if record["low"] else [record]
        return list(dict.fromkeys(end["stage"] for end in ends))

    @cached_property
    def assessed(self) -> dict[str, Any]:
        records = self.record["dimensions"].items()
        names = {one.id: one.name for one in self.framework.dimensions}
        return {names[id]: one for id, one in records if one["score"]}

    def figure(self, score: str | Fraction) -> str:
        percent = "%" if self.framework.method.is_percent else ""
        return show(Fraction(score), self.framework.decimals) + percent

    def shown(self, score: str | Fraction) -> Fraction:
        return Fraction(self.figure(score).rstrip("%"))

    @cached_property
    def lowest(self) -> set[str]:
        """The dimensions with the lowest figure."""
        figures = {name: self.shown(one["score"]) for name, one in self.assessed.items()}
        return {name for name, figure in figures.items() if figure == min(figures.values())}

    def stand_at(self, names: set[str], standing: str) -> bool:
        """Whether each of them has this stage or this figure."""
        records = [self.assessed[name] for name in names]
        return all(standing in (one["stage"], self.figure(one["score"])) for one in records)

    def start(self, stage: str) -> Fraction:
        begins = [Fraction(0), *(self.framework.thresholds or [])]
        return begins[[one.id for one in self.framework.stages].index(stage)]


def names_in(text: str) -> set[str]:
    """The dimensions in a row such as ``A, B and C``."""
    return set(re.split(r", and |, | and ", text))


def behind(case: Case, names: str, standing: str) -> bool:
    some = names_in(names)
    return some == case.lowest != set(case.assessed) and case.stand_at(some, standing)


def behind_many(case: Case, count: str, all: str, standing: str) -> bool:
    is_so = (int(count), int(all)) == (len(case.lowest), len(case.assessed))
    return is_so and count != all and case.stand_at(case.lowest, standing)


def decides(case: Case, names: str) -> bool:
    scores = [Fraction(one["score"]) for one in case.assessed.values()]
    is_weakest = Fraction(case.record["score"]) == min(scores)
    return is_weakest and names_in(names) == case.lowest != set(case.assessed)


def decides_many(case: Case, count: str, all: str) -> bool:
    is_so = (int(count), int(all)) == (len(case.lowest), len(case.assessed))
    return is_so and count != all and decides(case, " and ".join(case.lowest))


def even(case: Case, count: str, standing: str) -> bool:
    every = set(case.assessed)
    return int(count) == len(every) > 1 and case.lowest == every and case.stand_at(every, standing)


def only(case: Case, name: str) -> bool:
    return [*case.assessed] == [name] and len(case.framework.dimensions) > 1


def held_by(case: Case) -> set[str]:
    places = [one.id for one in case.framework.stages]
    stages = {name: places.index(one["stage"]) for name, one in case.assessed.items()}
    return {name for name, stage in stages.items() if stage == min(stages.values())}


def holds_back(case: Case, names: str, stage: str) -> bool:
    some = names_in(names)
    capping = {one.name for one in case.framework.dimensions if one.id == case.record["capped_by"]}
    return bool(capping) and capping <= some == held_by(case) and case.stand_at(some, stage)


def holds_back_many(case: Case, count: str, all: str, stage: str) -> bool:
    is_so = (int(count), int(all)) == (len(held_by(case)), len(case.assessed))
    return is_so and holds_back(case, " and ".join(held_by(case)), stage)


def capped(case: Case, reached: str, above: str = "0") -> bool:
    """Whether the cap is this, and the result would be there without it."""
    free = case.framework.model_dump(by_alias=True, exclude_unset=True, mode="json")
    cap = free["scoring"].pop("cap")
    record = Scorer(Framework.model_validate(free)).score(case.answers)
    is_lowered = case.record["stage"] != reached
    return bool(record["stage"] == reached and cap["above_weakest"] == int(above) and is_lowered)


def gate(case: Case, stage: str, gate: str, needed: str, passing: str) -> bool:
    records = case.record["gates"]
    first = next(one for one in case.framework.gates if not records[one.id]["passed"])
    numbers = (records[first.id]["needed"], records[first.id]["passing"])
    stands = first.holds_at == case.record["stage"] == stage
    return first.name == gate and stands and numbers == (int(needed), int(passing))


def away(case: Case, stage: str, short: str) -> bool:
    places = [one.id for one in case.framework.stages]
    is_next = places.index(stage) == places.index(case.record["stage"]) + 1
    difference = case.shown(case.start(stage)) - case.shown(case.record["score"])
    return is_next and case.figure(difference) == short and difference > 0


def points_away(case: Case, stage: str, short: str) -> bool:
    return case.framework.method.is_percent and away(case, stage, short)


def top(case: Case, stage: str) -> bool:
    return bool(case.framework.stages[-1].id == stage == case.record["stage"])


def still_open(case: Case, count: str) -> bool:
    unanswered: int = case.record["counts"]["unanswered"]
    return case.record["state"] == "incomplete" and unanswered == int(count)


def nothing(case: Case) -> bool:
    return bool(case.record["state"] == "not-assessed")


def may_open_more(case: Case) -> bool:
    rules = [question.show_if for question in case.framework.questions.values()]
    return any(rule and rule.question in case.unknown for rule in rules)


def unknown(case: Case, count: str, where: str, more: str | None) -> bool:
    ends = re.fullmatch(r"between (.+) and (.+)", where)
    stages = [*ends.groups()] if ends else [where]
    is_all = int(count) == len(case.unknown) == case.record["counts"]["unknown"]
    return is_all and stages == case.range and may_open_more(case) is bool(more)


def settled(case: Case, count: str) -> bool:
    is_all = int(count) == len(case.unknown)
    return is_all and case.range == [case.record["stage"]] and not may_open_more(case)


Check = Callable[..., bool]
PROFILE: dict[str, Check] = {
    r"The dimensions? furthest behind (is|are) (?P<names>.+?), at (?P<standing>.+?)\.": behind,
    r"(?P<count>\d+) of (?P<all>\d+) dimensions stand lowest, at (?P<standing>.+?)\.": behind_many,
    r"The result is that of the weakest dimensions?, (?P<names>(?!which).+?)\.": decides,
    r"The result is that of the weakest dimensions, which are (?P<count>\d+) of (?P<all>\d+)\.": (
        decides_many
    ),
    r"The (?P<count>\d+) dimensions are even: they stand at (?P<standing>.+?)\.": even,
    r"Only (?P<name>.+?) is assessed\.": only,
    r"The dimensions? that holds? the result back (is|are) (?P<names>[^\d].+?), "
    r"at (?P<stage>.+?)\.": holds_back,
    r"The dimensions that hold the result back are (?P<count>\d+) of (?P<all>\d+), "
    r"at (?P<stage>.+?)\.": holds_back_many,
}
"""What is said of the dimensions: one at most."""
OUTLOOK: dict[str, Check] = {
    r"The result may be at most (?P<above>\d+) stages? above its weakest dimension; "
    r"without that, it would be (?P<reached>.+?)\.": capped,
    r"The result may not be above its weakest dimension; without that, it would be "
    r"(?P<reached>.+?)\.": capped,
    r"The result stays at (?P<stage>.+?) until the gate “(?P<gate>.+?)” is passed: it needs "
    r"(?P<needed>\d+) answers? in place and has (?P<passing>\d+)\.": gate,
    r"The next stage, (?P<stage>.+?), is (?P<short>\d[\d.]*) away\.": away,
    r"The next stage, (?P<stage>.+?), is (?P<short>\d[\d.]*%) of all points away\.": points_away,
    r"There is no stage above (?P<stage>.+?)\.": top,
}
"""What is said of the way up: exactly one, of a result that has a stage."""
STATE: dict[str, Check] = {
    r"(?P<count>\d+) questions? (is|are) still open, so this is not final\.": still_open,
    r"No answer counts here, so nothing is assessed\.": nothing,
}
DOUBT: dict[str, Check] = {
    r"(?P<count>\d+) answers? (is|are) not known\. With (it|them), the result would be "
    r"(?P<where>.+?)(?P<more>, or elsewhere if (it brings|they bring) up further questions)?\.": (
        unknown
    ),
    r"(?P<count>\d+) answers? (is|are) not known, but (it|they) could not change the stage\.": (
        settled
    ),
}
KINDS = {"profile": PROFILE, "outlook": OUTLOOK, "state": STATE, "doubt": DOUBT}
# Names of dimensions, gates and stages hold no full stop here, and figures no blank behind theirs.
END = r"(?=\s|$)\s*"


def read_finding(case: Case, text: str) -> list[tuple[str, Check]]:
    """The claims of a finding, by kind; AssertionError names what is not understood or not true."""
    claims = []
    rest = text
    while rest:
        # Of all readings the one that leaves the most: it is one sentence.
        readings = [
            (len(found[0]), kind, check, found)
            for kind, patterns in KINDS.items()
            for pattern, check in patterns.items()
            if (found := re.match(pattern + END, rest))
        ]
        assert readings, f"not understood: {rest}"
        _, kind, check, found = min(readings, key=lambda reading: reading[0])
        places = {name: place for name, place in found.groupdict().items() if name != "more"}
        if "more" in found.groupdict():
            places["more"] = found["more"]
        assert check(case, **places), f"not true: {found[0]}"
        claims.append((kind, check))
        rest = rest[found.end() :]
    return claims


def assert_finding(case: Case, verdict: str, text: str, first: list[str]) -> set[Check]:
    """Checks all that is said together; returns which claims were made."""
    claims = read_finding(case, text)
    kinds = [kind for kind, _ in claims]
    assert kinds, "nothing is said"
    assert len(kinds) == len(set(kinds)), f"said twice: {text}"
    is_complete = case.record["state"] == "complete" and not case.is_unsure
    assert ("outlook" in kinds) is is_complete, text
    assert is_complete or "profile" not in kinds, text
    assert "state" not in kinds or not is_complete, text
    must_doubt = bool(case.unknown) and (case.is_unsure or case.record["state"] == "complete")
    assert ("doubt" in kinds) is must_doubt, text
    assert (verdict == "Not enough is known yet") is case.is_unsure, verdict
    assert first == (case.unknown if case.is_unsure else []), text
    return {check for _, check in claims}
