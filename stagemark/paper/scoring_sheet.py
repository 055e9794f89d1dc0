"""What the pages "Score it by hand" say, as data for ``theme/handout-scoring.typ``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question, ShownAtLeast
from stagemark.paper.codes import NONE_OF_THESE, UNKNOWN, letters, numbers
from stagemark.paper.hand_gates import HandGate, Passing, hand_gates
from stagemark.paper.hand_sheet import DimensionSheet, Factor, StageTable, hand_sheet

# The sentences of the drawing that stand alone.
WORDS = (
    *("answers_that_pass", "asked_after", "asked_if", "asked_is", "at_most"),
    *("at_most_stage", "counts_for", "dimension", "dimension_stage", "dimensions"),
    *("dimensions_stages", "first_not_passed", "if_counts", "is_passed", "its_stage"),
    *("lowest_stage", "mark", "multiply", "must_pass", "my_mark", "my_points", "our_stage"),
    *("passes", "points", "points_of_answers", "question", "rows_left", "score_title"),
    *("stage", "sum", "ticks_made", "weight", "weight_is", "worked"),
)
ABOUT = "≈"
# How wide the figures of a table may be, alone and where something is written beside it, and what a
# figure takes of it, in millimetres.
ALONE, BESIDE, DIGIT, AROUND = 116, 76, 2, 4


class Say(Protocol):
    """The sentences of a language."""

    def text(self, group: str, id: str, **fillings: Any) -> str: ...


def scoring_sheet(framework: Framework, say: Say) -> dict[str, Any]:
    """The content of the pages, for the function ``scoring`` of the drawing."""
    return _ScoringSheet(framework, say).content()


class _ScoringSheet:
    def __init__(self, framework: Framework, say: Say) -> None:
        self.framework, self._say = framework, say
        self.method = framework.method
        self.sheet = hand_sheet(framework)
        self.gates = hand_gates(framework)
        self.numbers = numbers(framework)
        self.stages = [one.name for one in framework.stages]
        self.scored = [one for one in framework.questions.values() if one.is_scored]
        # Under gates the points say how far a dimension is, where the version asks for that.
        self.has_points = not self.method.counts_gates or framework.thresholds is not None
        # Where the lowest dimension decides, a cap changes nothing.
        can_exceed = self.sheet.adds != "nothing" or self.method.counts_gates
        self.has_cap = framework.scoring.cap is not None and can_exceed

    def say(self, id_: str, **fillings: Any) -> str:
        return self._say.text("scoring_sheet", id_, **fillings)

    def content(self) -> dict[str, Any]:
        if self.has_points and not self.sheet.is_practical:
            nothing = dict.fromkeys(("steps", "worked", "asked", "gates", "holds", "cap"), ())
            more = dict.fromkeys(("dimensions", "weights", "marks", "stages"), ())
            words = {id_: self.say(id_) for id_ in WORDS}
            told = {"words": words, "stage_title": "", "notes": [self.say("note_too_long")]}
            return {**nothing, **more, **told, "totals": {"head": "", **self._table(None)}}
        is_mean = self.sheet.adds == "dimensions"
        return {
            "words": {id_: self.say(id_) for id_ in WORDS},
            "stage_title": self.say(f"from_{'gates' if self.method.counts_gates else 'sums'}"),
            "steps": [*self._steps()],
            "worked": [*self._worked()],
            "notes": [*self._notes()],
            "asked": [self._asked(one) for one in self.scored if one.show_if],
            "gates": [self._gate(one) for one in self.gates],
            "holds": [*self._holds()] if self.method.counts_gates else [],
            "dimensions": [*self._dimensions()] if self.has_points else [],
            "totals": self._totals(),
            "weights": [str(one.weight) for one in self.sheet.dimensions] if is_mean else [],
            "marks": self._marks() if is_mean else [],
            "stages": self.stages,
            "cap": [*self._cap()] if self.has_cap else [],
        }

    # What to do

    def _steps(self) -> Iterator[str]:
        framework = self.framework
        if any(one.show_if for one in self.scored):
            yield self.say("do_cross_not_asked")
        allowed = {escape for one in self.scored for escape in one.allow}
        crossed = allowed & {"not-applicable"}
        if framework.scoring.unknown == "excluded":
            crossed = allowed
        if crossed:
            which = "both" if len(crossed) == 2 else next(iter(crossed)).replace("-", "_")
            yield self.say(f"do_cross_{which}")
        if self.method.counts_gates:
            yield self.say("do_tick_passing")
            yield self.say("do_count_ticks")
            yield self.say("do_first_not_passed")
        if self.has_points:
            yield self.say("do_write_points")
            if any(one.type == "checklist" for one in self.scored):
                yield self.say("do_add_ticks")
            yield self.say("do_add_up")
        if self.sheet.adds == "dimensions":
            yield from map(self.say, ("do_mark", "do_add_marks", "do_read_marks", "do_stages"))
        elif self.has_points:
            yield self.say("do_dimension_stage")
        if self.sheet.adds == "questions":
            yield from map(self.say, ("do_add_all", "do_read_points"))
        elif not self.method.counts_gates and self.sheet.adds == "nothing":
            yield self.say("do_lowest_stage")
        if any(not one.is_whole for one in self._tables()):
            yield self.say("do_rule")
        if self.has_cap:
            yield self.say("do_cap")

    def _tables(self) -> list[StageTable]:
        own = [one.stages for one in self.sheet.dimensions] if self.has_points else []
        return [one for one in (*own, self.sheet.totals) if one]

    def _notes(self) -> Iterator[str]:
        yield self._note_nothing()
        yield self.say("note_open")
        if any(one.stages for one in self.sheet.dimensions):
            yield self.say("note_missing")
        if self.sheet.is_exact:
            yield self.say("note_exact")
            return
        yield self.say("note_about", sign=ABOUT)
        for own in self.sheet.dimensions:
            name = self._name(own)
            rounded = [str(one.counts_for) for one in own.factors if not one.is_exact]
            if rounded:
                yield self.say("note_rounded", dimension=name, counts=", ".join(rounded))
            if not own.has_all:
                yield self.say("note_without", dimension=name)

    def _note_nothing(self) -> str:
        """When nothing was assessed; questions that the sheet has no row for count here too."""
        in_gates = {id for gate in self.framework.gates for id in gate.questions}
        rest = [self.numbers[one.id] for one in self.scored if one.id not in in_gates]
        if self.has_points or not rest:
            return self.say("note_nothing")
        return self.say("note_nothing_but", numbers=", ".join(rest))

    def _worked(self) -> Iterator[str]:
        """How a line is filled in, with the figures of this sheet."""
        question = self.scored[0]
        if self.has_points:
            own = self.sheet.questions[question.id]
            code, points = [*zip(letters(), own.points.values(), strict=False)][-1]
            yield self.say(
                "worked_points",
                number=self.numbers[question.id],
                code=code,
                points=points,
                counts=own.counts_for,
            )
        else:
            gate = self.gates[0]
            asked, must = next(iter(gate.needed.items()))
            yield self.say("worked_gate", gate=gate.gate.name, asked=asked, must=must)
        if self.sheet.adds == "dimensions":
            dimension = self.sheet.dimensions[0]
            factor = dimension.factors[0]
            points = self._example(dimension)
            yield self.say(
                "worked_mark",
                dimension=self._name(dimension),
                points=points,
                counts=factor.counts_for,
                factor=_shown(factor),
                mark=points * factor.factor,
            )

    def _example(self, sheet: DimensionSheet) -> int:
        """The points of a dimension, each question of which is answered with its second code."""
        dimension = next(one for one in self.framework.dimensions if one.id == sheet.id)
        points = [
            [*self.sheet.questions[one.id].points.values()]
            for one in dimension.questions
            if one.is_scored
        ]
        return sum(one[min(1, len(one) - 1)] for one in points)

    def _asked(self, question: Question) -> dict[str, str]:
        rule = question.show_if
        assert rule is not None
        other = self.framework.questions[rule.question]
        offered = self.framework.options_of(other)
        if isinstance(rule, ShownAtLeast):
            bar = next(one.value for one in offered if one.id == rule.at_least)
            wanted = {one.id for one in offered if one.value >= bar}
        else:
            wanted = {*rule.is_}
        return {
            "number": self.numbers[question.id],
            "other": self.numbers[rule.question],
            "codes": self._codes(other, wanted),
        }

    def _codes(self, question: Question, options: set[str]) -> str:
        offered = self.framework.options_of(question)
        return "  ".join(
            code for code, one in zip(letters(), offered, strict=False) if one.id in options
        )

    # Gates

    def _gate(self, own: HandGate) -> dict[str, Any]:
        needs = [(str(asked), str(must)) for asked, must in own.needed.items()]
        return {
            "name": f"{self.gates.index(own) + 1}. {own.gate.name}",
            "rows": [(self.numbers[one.question.id], self._passing(one)) for one in own.questions],
            "needs": _blocks(needs),
        }

    def _passing(self, one: Passing) -> str:
        escapes = []
        if one.nothing and one.question.type == "checklist":
            return self.say("passes_always")
        can_be_unknown = "unknown" in one.question.allow
        if one.nothing and can_be_unknown and self.framework.scoring.unknown == "lowest":
            escapes = [UNKNOWN]
        if one.question.type != "checklist":
            return "  ".join([self._codes(one.question, {*one.options}), *escapes]).strip() or (
                self.say("passes_never")
            )
        if set(one.worth.values()) == {1}:
            among = self._codes(one.question, {*one.worth})
            return self.say("passes_ticks", count=one.bar, codes=among)
        offered = zip(letters(), self.framework.options_of(one.question), strict=False)
        worth = ", ".join(
            f"{code} {one.worth[option.id]}" for code, option in offered if option.id in one.worth
        )
        return self.say("passes_worth", bar=one.bar, worth=worth)

    def _holds(self) -> Iterator[tuple[str, str]]:
        names = {one.id: one.name for one in self.framework.stages}
        for number, gate in enumerate(self.framework.gates, start=1):
            yield f"{number}. {gate.name}", names[gate.holds_at]
        yield self.say("none"), self.stages[-1]

    # Points

    def _dimensions(self) -> Iterator[dict[str, Any]]:
        dimensions = {one.id: one for one in self.framework.dimensions}
        for own in self.sheet.dimensions:
            questions = [one for one in dimensions[own.id].questions if one.is_scored]
            is_mean = bool(own.factors)
            yield {
                "name": self._name(own),
                "rows": [self._row(one) for one in questions],
                "counts": "" if own.counts is None else str(own.counts),
                "factors": _blocks([(str(one.counts_for), _shown(one)) for one in own.factors]),
                "table": self._table(None if is_mean else own.stages, with_room=True),
            }

    def _row(self, question: Question) -> dict[str, Any]:
        own = self.sheet.questions[question.id]
        cells = [
            (code, str(points))
            for code, points in zip(letters(), own.points.values(), strict=False)
        ]
        if question.type == "checklist":
            cells.append((NONE_OF_THESE, "0"))
        if own.unknown is not None:
            cells.append((UNKNOWN, str(own.unknown)))
        return {
            "number": self.numbers[question.id],
            "cells": cells,
            "counts": str(own.counts_for),
        }

    def _name(self, own: DimensionSheet) -> str:
        return next(one.name for one in self.framework.dimensions if one.id == own.id)

    def _table(self, table: StageTable | None, *, with_room: bool = False) -> dict[str, Any]:
        """Blocks of columns, each with what counts and where every stage begins; and the rules.

        ``with_room``: something is written beside it, if all columns leave room for that.
        """
        if table is None:
            return {"blocks": [], "rules": []}
        columns = [[str(one.counts_for), *map(str, one.starts)] for one in table.columns]
        blocks = _blocks(columns, BESIDE if with_room else ALONE)
        rules = []
        if not table.is_whole:
            rules = [
                self.say("rule", stage=stage, points=points, counts=counts)
                for stage, (points, counts) in zip(self.stages[1:], table.rules, strict=True)
            ]
        return {"blocks": blocks if len(blocks) == 1 else _blocks(columns), "rules": rules}

    def _totals(self) -> dict[str, Any]:
        by = {"dimensions": "weights_are", "questions": "all_counts_for"}
        head = by.get(self.sheet.adds, "all_counts_for")
        return {"head": self.say(head), **self._table(self.sheet.totals)}

    def _marks(self) -> list[list[Sequence[str]]]:
        """From which mark each stage of a dimension begins, by the weight of the dimension."""
        starts = {
            one.weight: one.stages.columns[0].starts for one in self.sheet.dimensions if one.stages
        }
        return _blocks([[str(one), *map(str, starts[one])] for one in sorted(starts)])

    def _cap(self) -> Iterator[tuple[str, str]]:
        cap = self.framework.scoring.cap
        assert cap is not None
        for at, stage in enumerate(self.stages):
            yield stage, self.stages[min(at + cap.above_weakest, len(self.stages) - 1)]


def _shown(factor: Factor) -> str:
    return str(factor.factor) if factor.is_exact else f"{ABOUT}{factor.factor}"


def _blocks(columns: Sequence[Sequence[str]], room: int = ALONE) -> list[list[Sequence[str]]]:
    """Columns of figures in as many tables as it takes, none wider than the page."""
    longest = max((len(one) for column in columns for one in column), default=1)
    across = max(1, room // (DIGIT * longest + AROUND))
    # As even as can be: nothing looks more forgotten than a last table of one column.
    tables = -(-len(columns) // across)
    across = -(-len(columns) // tables) if tables else across
    return [[*columns[at : at + across]] for at in range(0, len(columns), across)]
