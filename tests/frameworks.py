"""Random valid frameworks: every method, option and form of rule that a file may hold.

Everything follows from one ``random.Random``, so a seed names a case.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from random import Random
from typing import Any

from stagemark.framework.methods import METHODS, MethodName, Part
from stagemark.framework.model import Framework

WEIGHTS = [
    ["1"],
    ["1", "2"],
    ["1", "1/3", "2/3"],
    ["1", "1.5", "0.5", "0.25"],
    ["1", "2", "3", "0.5", "1.5", "1/3", "2/3", "0.25", "1/7"],
]
VALUES = ["0", "0.5", "1", "1.25", "4/3", "2", "2.5", "3", "10/3", "4", "5"]
Document = dict[str, Any]


def framework(seed: int, method: MethodName | None = None) -> tuple[Framework, Document]:
    """A valid framework and the document that it was read from."""
    document = _Author(Random(seed), method).document()
    return Framework.model_validate(document), document


class _Author:
    """Writes one random framework as the plain texts that a file would hold."""

    def __init__(self, rng: Random, method: MethodName | None) -> None:
        self.rng = rng
        self.method: MethodName = rng.choice([*METHODS]) if method is None else method
        self.is_percent = METHODS[self.method].is_percent
        self.stages = [f"stage-{number}" for number in range(1, rng.randint(2, 6) + 1)]
        # On such a scale the stages may begin at 1, 2, 3 …, as they do by default.
        self.is_plain = rng.random() < 0.5
        self.levels = [
            {"id": f"level-{number}", "text": f"Level {number}", "value": str(number)}
            for number in range(1, len(self.stages) + 1)
        ]
        self.weights = rng.choice(WEIGHTS)
        self.choices: list[tuple[str, list[Document]]] = []
        self.values: dict[str, list[Fraction]] = {}
        self.highest: dict[str, Fraction] = {}
        self.lowest: dict[str, Fraction] = {}

    def document(self) -> Document:
        rng = self.rng
        self.dimensions = [self._dimension(index) for index in range(rng.randint(1, 5))]
        document: Document = {
            "id": "generated",
            "version": "1.0.0",
            "language": "en",
            "title": "Generated",
            "summary": "A framework that nobody wrote.",
            "stages": [{"id": id, "name": id, "summary": id} for id in self.stages],
            "scales": {"levels": self.levels},
            "dimensions": self.dimensions,
            "scoring": self._scoring(),
        }
        self.gates = [gate["id"] for gate in document["scoring"].get("gates", [])]
        document["findings"] = [
            {"id": f"finding-{n}", "when": self._condition(0), "title": "Said", "text": "So."}
            for n in range(rng.randint(0, 4))
        ]
        if rng.random() < 0.3:
            document["benchmarks"] = [self._benchmark()]
        return document

    def _maybe(self, chance: float, **fields: object) -> Document:
        return fields if self.rng.random() < chance else {}

    def _dimension(self, index: int) -> Document:
        scored = self.rng.randint(1, 5)
        questions = [self._scored(f"q-{index}-{number}") for number in range(scored)]
        if self.rng.random() < 0.2:
            note: Document = {"id": f"q-{index}-note", "text": "Anything else?", "type": "text"}
            questions.insert(self.rng.randint(0, scored), note)
        return {
            "id": f"dimension-{index}",
            "name": f"Dimension {index}",
            **self._maybe(0.6, weight=self.rng.choice(self.weights)),
            "questions": questions,
        }

    def _scored(self, id: str) -> Document:
        rng = self.rng
        question: Document = {
            "id": id,
            "text": "How?",
            **self._maybe(0.6, weight=rng.choice(self.weights)),
            **self._maybe(0.2, allow=rng.choice([[], ["unknown"], ["not-applicable"]])),
        }
        if self.choices and rng.random() < 0.2:
            other, options = rng.choice(self.choices)
            asked = [option["id"] for option in options[1:]]
            rule: Document = {"at_least": rng.choice(asked)}
            if rng.random() < 0.5:
                rule = {"is": sorted(rng.sample(asked, rng.randint(1, len(asked))))}
            question["show_if"] = {"question": other, **rule}
        options = self.levels
        is_checklist = rng.random() < 0.15 and not self.is_plain
        if self.is_plain or rng.random() < 0.3:
            question["scale"] = "levels"
        else:
            options = question["options"] = self._options()
        values = [Fraction(option["value"]) for option in options]
        self.values[id] = values
        if is_checklist:
            question["type"] = "checklist"
            self.values[id] = [Fraction(0), *values, sum(values, Fraction(0))]
        else:
            self.choices.append((id, options))
        self.lowest[id], self.highest[id] = min(self.values[id]), max(self.values[id])
        return question

    def _options(self) -> list[Document]:
        places = sorted(self.rng.sample(range(len(VALUES)), self.rng.randint(2, 4)))
        return [
            {"id": f"option-{place}", "text": f"Option {place}", "value": VALUES[place]}
            for place in places
        ]

    def _scoring(self) -> Document:
        rng = self.rng
        scoring: Document = {
            "method": self.method,
            **self._maybe(0.6, unknown=rng.choice(["lowest", "excluded"])),
        }
        low, high = self._reach()
        has_thresholds = True
        fields = METHODS[self.method].scoring.model_fields
        if "gates" in fields:
            scoring["gates"] = self._gates()
            has_thresholds = rng.random() < 0.5
            if has_thresholds:
                scoring["dimension_thresholds"], places = self._thresholds(low, high)
        elif fields["thresholds"].is_required() or not self.is_plain or rng.random() < 0.5:
            scoring["thresholds"], places = self._thresholds(low, high)
        else:
            places = 0
        if has_thresholds:
            scoring |= self._maybe(0.3, cap={"above_weakest": str(rng.randint(0, 2))})
            scoring |= self._maybe(0.3, decimals=str(rng.randint(places, 3)))
        return scoring

    def _reach(self) -> tuple[Fraction, Fraction]:
        """The lowest and the highest overall score when every question counts, or percentage."""
        if self.is_percent:
            return Fraction(0), Fraction(100)
        return self._score(self.lowest), self._score(self.highest)

    def _score(self, values: dict[str, Fraction]) -> Fraction:
        """The score when every question counts; under gates what points would give."""
        method = METHODS["points" if METHODS[self.method].counts_gates else self.method]
        return method.score([self._part(dimension, values) for dimension in self.dimensions], 0)

    def _part(self, dimension: Document, values: dict[str, Fraction]) -> Part:
        points, base = self._weighted(dimension["questions"], values)
        if self.is_percent:
            base = self._weighted(dimension["questions"], self.highest)[0] / 100
        weight = Fraction(dimension.get("weight", "1"))
        return Part(dimension["id"], weight, base, points / base)

    @staticmethod
    def _weighted(parts: list[Document], values: dict[str, Fraction]) -> tuple[Fraction, Fraction]:
        """The sum of weight times value, and that of the weights."""
        weights = {p["id"]: Fraction(p.get("weight", "1")) for p in parts if p["id"] in values}
        points = sum((weight * values[id] for id, weight in weights.items()), Fraction(0))
        return points, sum(weights.values(), Fraction(0))

    def _reached(self) -> Fraction:
        """The score of some response without escapes."""
        return self._score({id: self.rng.choice(own) for id, own in self.values.items()})

    def _thresholds(self, low: Fraction, high: Fraction) -> tuple[dict[str, str], int]:
        """Strictly increasing ones between the lowest and the highest score, and their places."""
        count = len(self.stages) - 1
        places = self.rng.choice([0, 0, 1, 2])
        while floor(high * 10**places) - floor(low * 10**places) < count:
            places += 1
        reach: Sequence[int] = range(floor(low * 10**places) + 1, floor(high * 10**places) + 1)
        # What some answers reach makes a threshold that others can stand on exactly.
        reached = sorted({floor(self._reached() * 10**places) for _ in range(12)} & set(reach))
        if len(reached) >= count and self.rng.random() < 0.8:
            reach = reached
        figures = sorted(self.rng.sample(reach, count))
        texts = [_decimal(figure, places) for figure in figures]
        return dict(zip(self.stages[1:], texts, strict=True)), places

    def _gates(self) -> list[Document]:
        rng = self.rng
        below = list(range(len(self.stages) - 1))
        holds = sorted(below + [rng.choice(below) for _ in range(rng.randint(0, 2))])
        gates = []
        for number, stage in enumerate(holds):
            ids = rng.sample(list(self.highest), rng.randint(1, min(5, len(self.highest))))
            requires: object = rng.choice(["all", {"at_least": str(rng.randint(1, len(ids)))}])
            if rng.random() < 0.3:
                requires = {"share": rng.choice(["50%", "80%", "66.6%", "33.333333%", "100%"])}
            within_all = min(self.highest[id] for id in ids)
            bars = [text for text in VALUES[1:] if Fraction(text) <= within_all]
            gates.append(
                {
                    "id": f"gate-{number}",
                    "name": f"Gate {number}",
                    "holds_at": self.stages[stage],
                    "requires": requires,
                    **(self._maybe(0.5, passes_at=rng.choice(bars)) if bars else {}),
                    "questions": ids,
                }
            )
        return gates

    def _condition(self, depth: int) -> Document:
        rng = self.rng
        dimension, *others = rng.sample(self.dimensions, len(self.dimensions))
        figure = str(rng.randint(10, 90)) if self.is_percent else "2.5"
        forms: list[Document] = [
            {"dimension": dimension["id"], "at_least": figure},
            {"dimension": dimension["id"], "below": figure},
            {"stage_at_least": rng.choice(self.stages[1:])},
            {"stage_below": rng.choice(self.stages[1:])},
        ]
        if others:
            by = rng.choice(["0", "1/3", "0.5", "1"])
            forms.append({"dimension": dimension["id"], "ahead_of": others[0]["id"], "by": by})
        if self.choices:
            id, options = rng.choice(self.choices)
            option = rng.choice(options[1:])["id"]
            forms += [{"question": id, "is": [option]}, {"question": id, "at_least": option}]
        if self.gates:
            forms.append({"gate": rng.choice(self.gates), "passed": rng.random() < 0.5})
        if depth < 2:
            parts = [self._condition(depth + 1) for _ in range(rng.randint(1, 2))]
            forms.append({rng.choice(["all", "any"]): parts})
        return rng.choice(forms)

    def _benchmark(self) -> Document:
        names = ("p25", "p50", "p75")
        low, high = self._reach()
        quarters = [floor((low + (high - low) * n / 4) * 100) for n in (1, 2, 3)]
        overall = {n: _decimal(figure, 2) for n, figure in zip(names, quarters, strict=True)}
        if self.gates:
            overall = dict(zip(names, ["0", "0.5", "1"], strict=True))
        return {
            "id": "peers",
            "name": "Peers",
            "source": "Made up",
            "responses": str(self.rng.randint(1, 500)),
            "overall": overall,
        }


def _decimal(figure: int, places: int) -> str:
    whole, rest = divmod(figure, 10**places)
    return f"{whole}.{rest:0{places}}" if places else str(whole)
