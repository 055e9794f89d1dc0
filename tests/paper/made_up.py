"""Made-up versions that hold between them all that a sheet to score by hand may have to say."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from stagemark.framework.model import Framework

Document = dict[str, Any]


def _options(*values: str) -> list[Document]:
    return [
        {"id": f"o{at}", "text": f"Option {at}", "value": value}
        for at, value in enumerate(values, start=1)
    ]


def _question(id: str, *values: str, **more: Any) -> Document:
    return {"id": id, "text": f"How about {id}?", "options": _options(*values), **more}


def _made(
    id: str, stages: int, dimensions: Mapping[str, list[Document]], **scoring: Any
) -> Framework:
    """``scoring`` may have ``weights``, those of the dimensions."""
    weights = scoring.pop("weights", {})
    return Framework.model_validate(
        {
            "id": id,
            "version": "1.0.0",
            "language": "en",
            "title": f"Made up: {id}",
            "summary": "A framework to be scored by hand.",
            "stages": [
                {"id": f"s{at}", "name": NAMES[at], "summary": "A stage."} for at in range(stages)
            ],
            "dimensions": [
                {"id": f"d{at}", "name": name, "weight": weights.get(name, "1"), "questions": own}
                for at, (name, own) in enumerate(dimensions.items())
            ],
            "scoring": scoring,
        }
    )


NAMES = ["Beginning", "Institutionalised", "Managed", "Measured", "Improving by itself", "Leading"]
SCALE = ("1", "2", "3", "4", "5")
NOTE: Document = {"id": "note", "text": "Anything else?", "type": "text"}


def _several(prefix: str, count: int, *values: str, **more: Any) -> list[Document]:
    return [_question(f"{prefix}{at}", *(values or SCALE), **more) for at in range(count)]


def _starts(*thresholds: str) -> Document:
    return {f"s{at}": one for at, one in enumerate(thresholds, start=1)}


def averaged() -> Framework:
    """Weights in thirds, thresholds in fractions, a chain of conditions, checklists, a cap."""
    chain = [
        _question("a", *SCALE),
        _question("b", "0", "4/3", "10/3", show_if={"question": "a", "at_least": "o3"}),
        _question("c", *SCALE, show_if={"question": "b", "is": ["o2", "o3"]}, weight="2/3"),
        _question("d", "0.5", "1.5", "2", type="checklist", allow=["unknown"]),
    ]
    return _made(
        "averaged",
        4,
        {"Chained": chain, "Weighed": _several("w", 3, weight="1/3"), "Noted": [NOTE]},
        method="mean",
        thresholds=_starts("5/3", "2.5", "10/3"),
        weights={"Chained": "2/3", "Weighed": "1/3"},
        unknown="excluded",
        cap={"above_weakest": "1"},
    )


def certain() -> Framework:
    """Nothing can be left out, so each dimension has one factor; more options than letters."""
    many = [str(at) for at in range(30)]
    fixed: Document = {"allow": []}
    return _made(
        "certain",
        3,
        {
            "Long": [_question("a", *many, **fixed), *_several("l", 2, **fixed)],
            "Ticks": [_question("t", *["1"] * 28, type="checklist", **fixed)],
        },
        method="mean",
        thresholds=_starts("4", "9.25"),
    )


def crowded() -> Framework:
    """More than can be counted together in whole multiples: rounded where that is rare."""
    return _made(
        "crowded",
        5,
        {
            "Sixty": _several("q", 60),
            "Odd": _several("r", 7, weight="1.5"),
            "Mixed": [*_several("m", 9), *_several("n", 4, weight="0.7")],
        },
        method="mean",
    )


def alone() -> Framework:
    """A mean of one dimension, of which a great many sums may be left."""
    weights = ["1", "2.5", "5", "7.5", "10", "0.3"]
    rows = [_question(f"q{at}", "0", "10", weight=weights[at % 6]) for at in range(18)]
    return _made(
        "alone",
        3,
        {"Checks": rows, "Noted": [NOTE]},
        method="mean",
        thresholds=_starts("4", "7"),
        cap={"above_weakest": "0"},
    )


def weakest() -> Framework:
    """The lowest dimension decides, by thresholds that are no whole numbers."""
    gated = _question("y", *SCALE, show_if={"question": "x", "is": ["o1", "o5"]})
    return _made(
        "weakest",
        4,
        {
            "First": [_question("x", *SCALE), gated, *_several("f", 2, "0", "2.5", "5")],
            "Second": _several("s", 4, allow=["unknown"]),
            "Third": [_question("t", "1", "1", "3", type="checklist"), *_several("u", 1)],
        },
        method="weakest",
        thresholds=_starts("1.75", "2.6", "3.3"),
    )


def weakest_of_many() -> Framework:
    """So many weights that not all that may count together has a column."""
    weights = ["1", "0.5", "1/3", "1/7", "2", "3"]
    uneven = [_question(f"u{at}", *SCALE, weight=one) for at, one in enumerate(weights)]
    return _made(
        "weakest-of-many",
        6,
        {"Uneven": uneven, "Even": _several("e", 20)},
        method="weakest",
        thresholds=_starts("1.5", "2.25", "3", "10/3", "4.5"),
        unknown="excluded",
    )


def points() -> Framework:
    """Percentages, with all that may be left out in columns, and a cap that lets nobody ahead."""
    return _made(
        "points",
        6,
        {
            "Fixed": _several("f", 3, "0", "1", "2", allow=[]),
            "Loose": [*_several("l", 2, "0", "1", "2"), _question("t", "1", "1", type="checklist")],
        },
        method="points",
        thresholds=_starts("20", "33.3", "50", "66.6", "87.5"),
        cap={"above_weakest": "0"},
    )


def points_by_rule() -> Framework:
    """Percentages of what has no column."""
    return _made(
        "points-by-rule",
        4,
        {
            "Many": _several("m", 25, "0", "1/3", "1"),
            "Heavy": [_question(f"h{at}", "0", "7", weight=str(at + 2)) for at in range(8)],
        },
        method="points",
        thresholds=_starts("25", "50", "80"),
        unknown="excluded",
        cap={"above_weakest": "2"},
    )


GATES = [
    {"id": "known", "name": "A start", "holds_at": "s0", "passes_at": "1", "questions": ["b"]},
    {
        "id": "ticks",
        "name": "The ticks",
        "holds_at": "s0",
        "passes_at": "1.5",
        "questions": ["t", "u"],
    },
    {
        "id": "some",
        "name": "Some of it",
        "holds_at": "s1",
        "requires": {"at_least": "3"},
        "passes_at": "1",
        "questions": ["a", "b", "d", "t"],
    },
    {
        "id": "share",
        "name": "A share of it",
        "holds_at": "s1",
        "requires": {"share": "66.6%"},
        "passes_at": "2.5",
        "questions": ["b", "c", "d", "t", "u"],
    },
    {"id": "all", "name": "All of it", "holds_at": "s2", "questions": ["a", "b", "c"]},
]


def _gated() -> dict[str, list[Document]]:
    return {
        "One": [
            _question("a", *SCALE),
            _question("b", *SCALE, show_if={"question": "a", "at_least": "o2"}),
            _question("c", "0", "1", "3", allow=["unknown"]),
        ],
        "Two": [
            _question("d", *SCALE, allow=["not-applicable"]),
            _question("t", "0.5", "1", "1", "0", type="checklist"),
            _question("u", "2", "2", type="checklist"),
            _question("aside", "1", "2"),
        ],
    }


def gates() -> Framework:
    """Gates of every kind, with a question that stands in none; who does not know is left out."""
    return _made("gates", 4, _gated(), method="gates", gates=GATES, unknown="excluded")


def gates_and_stages() -> Framework:
    """The same with stages of the dimensions and a cap; who does not know has the lowest."""
    return _made(
        "gates-and-stages",
        4,
        _gated(),
        method="gates",
        gates=GATES,
        dimension_thresholds=_starts("30", "55.5", "80"),
        cap={"above_weakest": "1"},
    )


MADE_UP: list[Callable[[], Framework]] = [
    *(alone, averaged, certain, crowded, weakest, weakest_of_many),
    *(points, points_by_rule, gates, gates_and_stages),
]
