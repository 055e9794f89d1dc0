"""One plan by hand, from what a stage asks for and what each dimension lacks."""

from __future__ import annotations

import json
from typing import Any

from tests.exact.test_team_merge import run

Shown = tuple[str | None, list[str], list[tuple[str, list[str]]]]


def step(text: str) -> dict[str, str]:
    """``data: Check records`` belongs to a dimension, ``Measure`` to the whole."""
    dimension, _, rest = text.rpartition(": ")
    return {"text": rest, "effort": "", "dimension": dimension}


def plan(steps: list[str], roadmap: dict[str, list[str]], *, is_top: bool = False) -> Shown:
    ways = [
        {"dimension": id, "steps": [step(f"{id}: {text}") for text in texts]}
        for id, texts in roadmap.items()
    ]
    asked = {"steps": [step(one) for one in steps], "roadmap": ways, "isTop": is_top}
    found: Any = run(f"console.log(JSON.stringify(planOf({json.dumps(asked)})))", plan="planOf")
    assert found["keeps"] is is_top
    rest = [(one["dimension"], [s["text"] for s in one["steps"]]) for one in found["rest"]]
    for one in found["rest"]:
        assert {s["dimension"] for s in one["steps"]} == {one["dimension"]}
    start = found["start"] and found["start"]["text"]
    return start, [one["text"] for one in found["then"]], rest


def test_the_plan_begins_where_most_is_missing_and_leaves_no_side_out() -> None:
    assert plan(
        ["process: P1", "technology: T1", "data: D1", "W1"],
        {"data": ["D1", "D2"], "process": ["P0", "P00"], "people": ["H1"]},
    ) == (
        "D1",
        ["P0", "H1"],
        [
            ("process", ["P1", "P00"]),
            ("", ["W1"]),
            ("data", ["D2"]),
            ("technology", ["T1"]),
        ],
    )


def test_without_a_way_for_each_dimension_the_author_orders_the_plan() -> None:
    assert plan(["b: B1", "W1", "a: A1", "b: B2", "a: A2", "W2"], {}) == (
        "B1",
        ["W1", "A1"],
        [("b", ["B2"]), ("a", ["A2"]), ("", ["W2"])],
    )


def test_no_step_is_said_twice() -> None:
    assert plan(["data: D1", "D1", "data: D2"], {"data": ["D1", "D2"]}) == ("D1", ["D2"], [])


def test_at_the_top_comes_first_what_keeps_it_so() -> None:
    assert plan(
        ["W1", "data: D1"], {"data": ["D3", "D4"], "people": ["H3", "H4"]}, is_top=True
    ) == ("W1", ["D1", "D3"], [("people", ["H3", "H4"]), ("data", ["D4"])])


def test_without_steps_there_is_no_plan() -> None:
    assert plan([], {"data": []}) == (None, [], [])
