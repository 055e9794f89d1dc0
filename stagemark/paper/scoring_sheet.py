"""What the pages "Score it by hand" say, as data for ``theme/handout-scoring.typ``."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Protocol

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.framework.scoring import Gate, RequiresAtLeast, RequiresShare
from stagemark.paper.codes import letters, numbers
from stagemark.paper.hand_sheet import HandSheet, QuestionPoints, hand_sheet

# The sentences of the drawing that stand alone.
WORDS = (
    *("counts_for", "gate", "if_counts", "mark", "my_points", "needs", "our_stage"),
    *("passed", "passing_answers", "points_of_answers", "question", "score_title"),
    *("stage_title", "sum", "times"),
)


class Say(Protocol):
    """The sentences of a language."""

    def text(self, group: str, id: str, **fillings: Any) -> str: ...


def scoring_sheet(framework: Framework, say: Say) -> dict[str, Any]:
    """The content of the pages, for the function ``scoring`` of the drawing."""
    return _ScoringSheet(framework, say).content()


class _ScoringSheet:
    def __init__(self, framework: Framework, say: Say) -> None:
        self.framework, self._say = framework, say
        self.sheet: HandSheet = hand_sheet(framework)
        self.numbers = numbers(framework)

    def say(self, id_: str, **fillings: Any) -> str:
        return self._say.text("scoring_sheet", id_, **fillings)

    def content(self) -> dict[str, Any]:
        framework = self.framework
        head, totals, after = self._totals()
        return {
            "words": {id_: self.say(id_) for id_ in WORDS},
            "how": self._how(),
            "gates": [self._gate(one) for one in framework.gates],
            "holds": [*self._holds()] if framework.gates else [],
            "sheets": [] if framework.method.counts_gates else [*self._sheets()],
            "totals_head": head,
            "totals": totals,
            "after_totals": after,
        }

    def _how(self) -> list[str]:
        framework = self.framework
        leaves_out = framework.scoring.unknown == "excluded"
        if framework.gates and framework.method.counts_gates:
            return [
                self.say("gates_order"),
                self.say("gates_unknown_out" if leaves_out else "gates_unknown_fails"),
                self.say("gates_stage"),
            ]
        steps = ["write_points", "unknown_out" if leaves_out else "unknown_lowest", "add_up"]
        steps += {
            "mean": ["mark", "add_marks", "read_stage"],
            "weakest": ["mark", "lowest_mark", "read_stage"],
            "points": ["add_all", "read_stage"],
        }[framework.scoring.method]
        told = [self.say(f"how_{one}") for one in steps]
        if framework.scoring.cap:
            told.append(self.say("how_cap", stages=framework.scoring.cap.above_weakest))
        if not self.sheet.is_whole:
            told.append(self.say("how_nearest"))
        return told

    def _gate(self, gate: Gate) -> dict[str, str]:
        passing = []
        for id_ in gate.questions:
            question = self.framework.questions[id_]
            bar = gate.passes_at
            if bar is None:
                bar = self.framework.range_of(question)[1]
            options = zip(letters(), self.framework.options_of(question), strict=False)
            if question.type == "checklist":
                worth = ", ".join(f"{letter} {_number(one.value)}" for letter, one in options)
                answers = self.say("ticks", bar=_number(bar), worth=worth)
            else:
                answers = " ".join(letter for letter, one in options if one.value >= bar) or "-"
            passing.append(f"{self.numbers[id_]}: {answers}")
        match gate.requires:
            case RequiresAtLeast(at_least=count):
                needs = self.say("at_least", count=count)
            case RequiresShare(share=share):
                counts = range(1, len(gate.questions) + 1)
                needed = ", ".join(f"{one}: {-(-share * one // 1)}" for one in counts)
                needs = self.say("share", needed=needed)
            case _:
                needs = self.say("all")
        return {"name": gate.name, "passing": "\n".join(passing), "needs": needs}

    def _holds(self) -> Iterator[str]:
        names = {one.id: one.name for one in self.framework.stages}
        for gate in self.framework.gates:
            yield self.say("gate_holds", gate=gate.name, stage=names[gate.holds_at])
        yield self.say("gates_all", stage=self.framework.stages[-1].name)

    def _sheets(self) -> Iterator[dict[str, Any]]:
        for dimension, own in zip(self.framework.dimensions, self.sheet.dimensions, strict=True):
            scored = [one for one in dimension.questions if one.is_scored]
            if not scored:
                continue
            yield {
                "name": dimension.name,
                "rows": [self._row(one, self.sheet.questions[one.id]) for one in scored],
                "factors": [(str(one.counts_for), str(one.factor)) for one in own.rows],
            }

    def _row(self, question: Question, own: QuestionPoints) -> dict[str, Any]:
        cells = [
            (letter, str(points))
            for letter, points in zip(letters(), own.points.values(), strict=False)
        ]
        if own.unknown is not None:
            cells.append(("?", str(own.unknown)))
        return {
            "number": self.numbers[question.id],
            "cells": cells,
            "counts": str(own.counts_for),
        }

    def _totals(self) -> tuple[list[str], list[list[str]], list[str]]:
        """The head and rows of the table of stages, and what is said below it."""
        names = [one.name for one in self.framework.stages]
        if self.framework.method.counts_gates:
            return [], [], []
        method = self.framework.scoring.method
        first = self.say({"weakest": "lowest", "mean": "weights"}.get(method, "counted"))
        head = [first, *(self.say("from", stage=name) for name in names[1:])]
        rows = [
            [str(one.counts_for) if one.counts_for else "", *map(str, one.starts)]
            for one in self.sheet.totals
        ]
        after = [self.say("below", stage=names[0])]
        for name, (points, counts) in zip(names[1:], self.sheet.times, strict=False):
            after.append(self.say("rule", stage=name, points=points, counts=counts))
        if method == "mean":
            after.append(
                self.say(
                    "weights_of",
                    dimensions=", ".join(
                        f"{one.name} {own.weight}"
                        for one, own in zip(
                            self.framework.dimensions, self.sheet.dimensions, strict=True
                        )
                        if own.rows
                    ),
                )
            )
        if self.framework.scoring.cap and method != "points":
            after += [
                self.say(
                    "stage_of_mark",
                    dimension=one.name,
                    starts=", ".join(
                        self.say("from_mark", stage=name, mark=start)
                        for name, start in zip(names[1:], own.starts, strict=True)
                    ),
                )
                for one, own in zip(self.framework.dimensions, self.sheet.dimensions, strict=True)
                if own.rows
            ]
        return head, rows, after


def _number(value: Any) -> str:
    return (
        str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    )
