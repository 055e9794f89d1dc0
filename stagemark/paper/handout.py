"""What a paper handout says, page by page, as data for the drawing ``theme/handout.typ``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

from stagemark.framework.model import Framework
from stagemark.framework.questions import Dimension, Question, ShownAtLeast
from stagemark.framework.scoring import Gate, RequiresAtLeast, RequiresShare
from stagemark.framework.texts import plain
from stagemark.paper.hand_sheet import HandSheet, QuestionPoints, hand_sheet

LETTERS = "abcdefghijklmnopqrstuvwxyz"
# The sentences of the drawing that stand alone.
WORDS = (
    *("about_you", "agreed", "by_when", "counts_for", "date", "dimension", "eyebrow", "focus"),
    *("gate", "group", "if_counts", "mark", "my_points", "name", "needs", "now", "online"),
    *("our_stage", "passed", "passing_answers", "plan_how", "plan_title", "points_of_answers"),
    *("qr_alt", "question", "questions_how", "questions_title", "roles_title", "rules_title"),
    *("run_title", "score_title", "signs", "stage_title", "stages_title", "step", "steps", "sum"),
    *("tally_how", "tally_title", "target", "time", "times", "what", "what_moves", "who"),
)
# Minutes of a session beside those that the questions take, twelve people and all.
WELCOME, ALONE, COMPARE, DECIDE = 10, 2, 3, 20


class Say(Protocol):
    """The sentences of a language."""

    def text(self, group: str, id: str, **fillings: Any) -> str: ...


def handout(framework: Framework, say: Say, minutes: int) -> dict[str, Any]:
    """The content of a handout. ``minutes``: how long one person takes to answer."""
    return _Handout(framework, say, minutes).content()


class _Handout:
    def __init__(self, framework: Framework, say: Say, minutes: int) -> None:
        self.framework, self._say, self.minutes = framework, say, minutes
        self.sheet: HandSheet = hand_sheet(framework)
        self.numbers = {id_: str(at) for at, id_ in enumerate(framework.questions, start=1)}

    def say(self, id_: str, **fillings: Any) -> str:
        return self._say.text("handout", id_, **fillings)

    def content(self) -> dict[str, Any]:
        framework = self.framework
        head, totals, after = self._totals()
        return {
            "title": framework.title,
            "summary": plain(framework.summary),
            "language": framework.language.split("-")[0].lower(),
            "words": {id_: self.say(id_) for id_ in WORDS},
            "agenda": self._agenda(),
            "roles": [self.say(f"role_{one}") for one in ("facilitator", "writer", "all")],
            "rules": [self.say(f"rule_{one}") for one in ("alone", "evidence", "low", "unknown")],
            "dimensions": [
                self._dimension(one, is_last=at == len(framework.dimensions))
                for at, one in enumerate(framework.dimensions, start=1)
            ],
            "how": self._how(),
            "gates": [self._gate(one) for one in framework.gates],
            "holds": [*self._holds()] if framework.gates else [],
            "sheets": [] if framework.method.counts_gates else [*self._sheets()],
            "totals_head": head,
            "totals": totals,
            "after_totals": after,
            "numbers": [
                self.numbers[one.id] for one in framework.questions.values() if one.is_scored
            ],
            "stages": [
                {
                    "name": f"{number}. {stage.name}",
                    "tagline": stage.tagline or "",
                    "summary": plain(stage.summary),
                    "signs": [plain(one) for one in stage.signs],
                    "focus": plain(stage.focus or ""),
                    "steps": [plain(one.text) for one in stage.next_steps],
                }
                for number, stage in enumerate(framework.stages, start=1)
            ],
            "plan": [one.name for one in framework.dimensions],
        }

    def _agenda(self) -> Sequence[tuple[str, str]]:
        """Times from the start, in minutes, to the nearest five."""
        questions = sum(one.is_scored for one in self.framework.questions.values())
        alone = _to_five(self.minutes * ALONE)
        compare = min(_to_five(questions * COMPARE), 60)
        agenda, at = [], 0
        for id_, long in (
            ("welcome", WELCOME),
            ("alone", alone),
            ("compare", compare),
            ("decide", DECIDE),
            ("close", 5),
        ):
            agenda.append((self.say("minutes", begin=at, end=at + long), self.say(f"do_{id_}")))
            at += long
        return agenda

    # Questions

    def _dimension(self, dimension: Dimension, *, is_last: bool) -> dict[str, Any]:
        profile = self.framework.profile if is_last else []
        return {
            "name": dimension.name,
            "summary": plain(dimension.summary or ""),
            "profile": [{"text": one.text, "options": one.options} for one in profile],
            "questions": [self._question(one) for one in dimension.questions],
        }

    def _question(self, question: Question) -> dict[str, Any]:
        options = self.framework.options_of(question) if question.is_scored else []
        escapes = []
        if question.type == "checklist":
            escapes.append(("0", self._say.text("question", "none_of_these")))
        if question.is_scored and "unknown" in question.allow:
            escapes.append(("?", self._say.text("question", "not_known")))
        if question.is_scored and "not-applicable" in question.allow:
            escapes.append(("/", self._say.text("question", "does_not_apply")))
        return {
            "number": self.numbers[question.id],
            "text": question.text,
            "help": plain(question.help or ""),
            "condition": self._condition(question),
            "options": [
                (letter, one.text) for letter, one in zip(_letters(), options, strict=False)
            ],
            "escapes": escapes,
            "note": question.evidence or (self.say("note") if question.is_scored else ""),
            "lines": 1 if question.is_scored else 3,
        }

    def _condition(self, question: Question) -> str:
        """When a question is asked, in words that need no other page."""
        rule = question.show_if
        if rule is None:
            return ""
        other = self.framework.questions[rule.question]
        offered = self.framework.options_of(other)
        if isinstance(rule, ShownAtLeast):
            bar = next(one.value for one in offered if one.id == rule.at_least)
            wanted = [one for one in offered if one.value >= bar]
        else:
            wanted = [one for one in offered if one.id in rule.is_]
        letters = dict(zip((one.id for one in offered), _letters(), strict=False))
        return self.say(
            "only_if",
            number=self.numbers[rule.question],
            answers=", ".join(f"{letters[one.id]} ({one.text})" for one in wanted),
        )

    # Scoring

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
            options = zip(_letters(), self.framework.options_of(question), strict=False)
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
            for letter, points in zip(_letters(), own.points.values(), strict=False)
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


def _letters() -> Iterator[str]:
    """Codes of options: a to z, then aa, ab …"""
    yield from LETTERS
    yield from (first + second for first in LETTERS for second in LETTERS)


def _number(value: Any) -> str:
    return (
        str(value.numerator) if value.denominator == 1 else f"{value.numerator}/{value.denominator}"
    )


def _to_five(minutes: int) -> int:
    return max(5, -(-minutes // 5) * 5)
