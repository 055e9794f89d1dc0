"""Results of one framework over time, and what the Python scorer says of their course."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from functools import cached_property

from stagemark.framework.model import Framework
from stagemark.scoring.carry import carried_answers, carry, way_between
from tests.browser.answering import Answers
from tests.browser.finding import Case


@dataclass(frozen=True)
class Made:
    """A result: by which version, and on which day, where that is known."""

    version: str
    day: date | None
    answers: Answers


@dataclass(frozen=True)
class Compared:
    """A result as the version of the last one counts it."""

    made: Made
    case: Case
    is_recounted: bool

    @property
    def stage(self) -> str:
        return str(self.case.record["stage"])

    @property
    def score(self) -> Fraction:
        return Fraction(self.case.record["score"])

    @property
    def figure(self) -> Fraction:
        """The score as it is shown."""
        is_counted = self.case.framework.method.counts_gates
        return self.score if is_counted else self.case.shown(self.score)


@dataclass(frozen=True)
class History:
    """Results of one framework, those of one day as they were made."""

    versions: Mapping[str, Framework]
    alike: Collection[str]
    """The versions that count alike, whichever of them comes first."""
    results: Sequence[Made]

    @cached_property
    def dated(self) -> list[Made]:
        dated = [one for one in self.results if one.day]
        return sorted(dated, key=lambda one: one.day or date.min)

    def case(self, made: Made) -> Case:
        return Case(self.versions[made.version], made.answers)

    def state(self, made: Made) -> str:
        case = self.case(made)
        if case.record["state"] == "incomplete":
            return "open"
        if case.is_unsure:
            return "unsure"
        return "sure" if case.record["state"] == "complete" else "nothing"

    @cached_property
    def sure(self) -> list[Made]:
        return [one for one in self.dated if self.state(one) == "sure"]

    @cached_property
    def newest(self) -> Made:
        return self.dated[-1]

    @cached_property
    def compared(self) -> list[Compared]:
        """The settled results that can be compared with the last of them, and that one."""
        found = []
        for made in self.sure:
            last = self.sure[-1].version
            way = way_between(self.versions, made.version, last)
            if {made.version, last} <= {*self.alike}:
                way = []
            if way is None:
                continue
            answers = carried_answers(carry(way, made.answers)) if way else made.answers
            case = Case(self.versions[last], answers)
            if case.record["state"] == "complete" and not case.is_unsure:
                found.append(Compared(made, case, case.record != self.case(made).record))
        return found

    @property
    def ends(self) -> tuple[Compared, Compared]:
        return self.compared[0], self.compared[-1]

    @cached_property
    def steps(self) -> dict[str, Fraction]:
        """How far each dimension went that has a score at both ends, by its name."""
        before, after = (end.case.assessed for end in self.ends)
        return {
            name: after[name]["score"] and self.step(before[name]["score"], after[name]["score"])
            for name in after
            if name in before
        }

    def step(self, before: str, after: str) -> Fraction:
        case = self.ends[1].case
        return case.shown(after) - case.shown(before)

    def place(self, stage: str) -> int:
        """Of a stage, by its name or its id."""
        stages = self.versions[(self.sure or self.results)[-1].version].stages
        return next(at for at, one in enumerate(stages) if stage in (one.id, one.name))
