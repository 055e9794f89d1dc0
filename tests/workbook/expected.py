"""What the scorecard of a workbook must say of answers, from the record that ``scoring`` makes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.record import DimensionRecord, Figure, Record, Result
from stagemark.scoring.scorer import Scorer, show
from stagemark.site.sentences import Sentences

Rows = list[list[str]]


def rows_of(cells: Mapping[str, str]) -> Rows:
    """Texts by their addresses as rows, without empty ones at the ends of rows and between them."""
    rows: dict[int, dict[int, str]] = {}
    for address, text in cells.items():
        rows.setdefault(int(address[1:]), {})[ord(address[0]) - ord("A")] = text
    lined = (
        trimmed([cells.get(at, "") for at in range(max(cells) + 1)])
        for _, cells in sorted(rows.items())
    )
    return [row for row in lined if row]


def trimmed(row: list[str]) -> list[str]:
    while row and not row[-1]:
        row = row[:-1]
    return row


class Expected:
    """Scorecards of one framework; ``numbers`` are those of its questions, by id."""

    def __init__(self, framework: Framework, say: Sentences) -> None:
        self.framework, self._sentences = framework, say
        self.scorer = Scorer(framework)
        self.names = {one.id: one.name for one in framework.stages}
        self.numbers = {id: at for at, id in enumerate(framework.questions, start=1)}

    def say(self, id: str, **fillings: str) -> str:
        return self._sentences.text("workbook", id, **fillings)

    def scorecard(self, answers: Mapping[str, Answer]) -> Rows:
        """All rows that hold anything."""
        record = self.scorer.score(answers)
        states = self.scorer.states(answers)
        missing = [id for id, state in states.items() if state == "unanswered"]
        rows = [
            *self._head(record, missing),
            *self._dimensions(record, missing),
            *self._gates(record),
            *self._for_programs(record),
        ]
        return [row for row in map(trimmed, rows) if row]

    def _head(self, record: Record, missing: list[str]) -> Iterator[list[str]]:
        say = self.say
        yield [self.framework.title]
        words = {"incomplete": say("incomplete"), "not-assessed": say("not_assessed")}
        yield [words.get(record["state"]) or self.names[record["stage"] or ""]]
        yield [say("not_computed")]
        decimals = 0 if self.framework.method.counts_gates else self.framework.decimals
        figures, stages = self._shown(record, decimals)
        is_open = bool(missing)
        yield [say("score"), "" if is_open else figures]
        yield [say("exact_score"), record["score"] or ""]
        yield [say("range"), figures if is_open else ""]
        yield [say("range_stages"), stages if is_open else ""]
        yield [say("open"), str(len(missing))]
        yield [say("first_open"), str(self.numbers[missing[0]]) if missing else ""]
        if getattr(self.framework.scoring, "cap", None) is not None:
            held = say("yes" if record["capped_by"] else "no")
            yield [say("held_back"), held if record["state"] == "complete" else ""]

    def _shown(self, result: Result, decimals: int) -> tuple[str, str]:
        """Figure and stage, or what they are from and to."""

        def words(end: Figure) -> tuple[str, str]:
            return show(Fraction(end["score"]), decimals), self.names.get(end["stage"] or "", "")

        if result["low"] and result["high"]:
            ends = zip(words(result["low"]), words(result["high"]), strict=True)
            figures, stages = (self.say("from_to", low=low, high=high) for low, high in ends)
            return figures, stages
        if result["score"]:
            return words({"score": result["score"], "stage": result["stage"]})
        return "", ""

    def _dimensions(self, record: Record, missing: list[str]) -> Iterator[list[str]]:
        has_stages = self.framework.thresholds is not None
        columns = ["dimension", "score", "exact_score", "missing"]
        columns += ["stage", "target", "gap"] if has_stages else []
        yield [self.say(one) for one in columns]
        for dimension in self.framework.dimensions:
            own: DimensionRecord = record["dimensions"][dimension.id]
            figures, stages = self._shown(own, self.framework.decimals)
            ids = [one.id for one in dimension.questions if one.id in missing]
            row = [dimension.name, figures, own["score"] or ""]
            row.append(", ".join(str(self.numbers[id]) for id in ids))
            if has_stages:
                gap = own["gap"]
                row += [stages, self.names[own["target"] or ""] if gap else ""]
                row.append("" if gap is None else self._gap(Fraction(gap)))
            yield row

    def _gap(self, gap: Fraction) -> str:
        return show(gap, self.framework.decimals) if gap else "0"

    def _gates(self, record: Record) -> Iterator[list[str]]:
        if not self.framework.gates:
            return
        yield [self.say(one) for one in ("gate", "passed", "passing", "needed", "counted")]
        for gate in self.framework.gates:
            own = record["gates"][gate.id]
            passed = "yes" if own["passed"] else "still_open" if own["could_pass"] else "no"
            counts = (own["passing"], own["needed"], own["counted"])
            yield [gate.name, self.say(passed), *map(str, counts)]

    def _for_programs(self, record: Record) -> Iterator[list[str]]:
        nothing: Figure = {"score": "", "stage": ""}
        low, high = record["low"] or nothing, record["high"] or nothing
        yield [self.say("for_programs")]
        yield ["state", record["state"]]
        yield ["stage", record["stage"] or ""]
        yield ["score", record["score"] or ""]
        yield ["low-stage", low["stage"] or ""]
        yield ["high-stage", high["stage"] or ""]
        yield ["low-score", low["score"]]
        yield ["high-score", high["score"]]
