"""Small frameworks, and what a record of them comes to, as tests write them by hand."""

from __future__ import annotations

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.record import Record

Answers = dict[str, Answer]
LEVELS = [{"id": f"l{n}", "text": f"Level {n}", "value": str(n)} for n in range(1, 6)]
PARTS = [{"id": f"p{n}", "text": f"Part {n}", "value": str(n)} for n in range(1, 4)]


def question(id: str, **fields: object) -> dict[str, object]:
    """A question about a level of 1 to 5."""
    return {"id": id, "text": "How?", "scale": "levels", **fields}


def model(*dimensions: list[dict[str, object]], weights: str = "", **scoring: object) -> Framework:
    """A framework of dimensions d1, d2 … with four stages, low to top."""
    own = weights.split() or ["1"] * len(dimensions)
    findings = scoring.pop("findings", [])
    return Framework.model_validate(
        {
            "id": "worked",
            "version": "1.0.0",
            "language": "en",
            "title": "Worked examples",
            "summary": "By hand.",
            "stages": [{"id": id, "name": id, "summary": id} for id in STAGES],
            "scales": {"levels": LEVELS, "parts": PARTS},
            "dimensions": [
                {"id": f"d{n}", "name": f"D{n}", "weight": weight, "questions": questions}
                for n, (weight, questions) in enumerate(zip(own, dimensions, strict=True), 1)
            ],
            "scoring": {"method": "mean", **scoring},
            "findings": findings,
        }
    )


STAGES = ["low", "mid", "high", "top"]
TWO = ([question("a"), question("b")], [question("c")])


def outcome(record: Record) -> tuple[str | None, str | None]:
    return record["score"], record["stage"]


def ends(record: Record) -> list[tuple[str, str | None] | None]:
    return [(e["score"], e["stage"]) if e else None for e in (record["low"], record["high"])]


def gate(id: str, holds_at: str, questions: str, **fields: object) -> dict[str, object]:
    return {
        "id": id, "name": id, "holds_at": holds_at, "questions": questions.split(), **fields
    }  # fmt: skip


GATES = [
    gate("g1", "low", "a b c", requires={"share": "66.6%"}, passes_at="3"),
    gate("g2", "mid", "c d", requires={"at_least": "2"}, passes_at="4"),
    gate("g3", "high", "d"),
]
FOUR = [question("a"), question("b"), question("c"), question("d")]


TANGLED = [f"q{n:02}" for n in range(24)]


def tangle(size: int, step: int) -> list[str]:
    """The questions of gates of which each shares some with most others."""
    return [
        " ".join(sorted({TANGLED[(number * step + n * n) % 24] for n in range(size)}))
        for number in range(8 if size == 8 else 10)
    ]


def tangled(asked: list[str], need: str) -> Framework:
    gates = [
        gate(f"g{n}", "low", questions, requires={"at_least": need})
        for n, questions in enumerate(asked)
    ]
    return model([question(id) for id in TANGLED], method="gates", gates=gates)
