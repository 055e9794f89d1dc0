"""Strips by hand: where stages begin on the way, what is reached, and what is aimed at."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.exact.test_team_merge import run

# Thresholds 1.8, 2.6, 3.4, 4.2 on a way from 1 to 5: 0.8 of 4, so 200 thousandths each.
STAGES = ["ad-hoc", "defined", "managed", "optimized", "strategic"]
MEAN: dict[str, Any] = {
    "program": {
        "method": "mean",
        "decimals": 2,
        "unit": 5,
        "stages": STAGES,
        "thresholds": [9, 13, 17, 21],
        "gates": [],
    },
    "bounds": {
        "": ["1/1", "5/1"],
        "data": ["1/1", "5/1"],
        "narrow": ["2/1", "13/5"],
        "single": ["3/1", "3/1"],
    },
}


def strip(framework: dict[str, Any], record: dict[str, Any], id: str) -> Any:
    asked = ", ".join(json.dumps(one) for one in (framework, record, id))
    return run(f"console.log(JSON.stringify(stripOf({asked})))", strip="stripOf")


def borders(bands: list[dict[str, Any]]) -> list[tuple[str, int, int]]:
    return [(one["stage"], one["from"], one["to"]) for one in bands]


def test_a_finished_dimension_lies_on_its_stages_below_its_target() -> None:
    data = strip(MEAN, {"score": "12/5", "target": "optimized"}, "data")
    assert borders(data.pop("bands")) == [
        ("ad-hoc", 0, 200),
        ("defined", 200, 400),
        ("managed", 400, 600),
        ("optimized", 600, 800),
        ("strategic", 800, 1000),
    ]
    assert data == {"from": 350, "to": 350, "aim": 600}


@pytest.mark.parametrize(
    ("record", "ends", "aim"),
    [
        ({"score": "17/5", "target": "optimized"}, (600, 600), None),
        ({"score": "3399/1000", "target": "optimized"}, (599, 599), 600),
        ({"score": "1/1", "target": "ad-hoc"}, (0, 0), None),
        ({"score": "5/1", "target": None}, (1000, 1000), None),
        ({"score": None, "low": {"score": "2/1"}, "high": {"score": "4/1"}}, (250, 750), None),
        (
            {
                "score": None,
                "low": {"score": "2/1"},
                "high": {"score": "4/1"},
                "target": "managed",
            },
            (250, 750),
            400,
        ),
        ({"score": None, "low": None, "high": None, "target": "managed"}, (None, None), None),
        # What does not count may leave a score beyond what all questions together can give.
        ({"score": "6/1"}, (1000, 1000), None),
        ({"score": "1/2"}, (0, 0), None),
    ],
    ids=[
        "there",
        "all-but-there",
        "lowest",
        "highest",
        "open",
        "open-with-target",
        "not-assessed",
        "above",
        "below",
    ],
)
def test_ends_and_aim(
    record: dict[str, Any], ends: tuple[int | None, int | None], aim: int | None
) -> None:
    drawn = strip(MEAN, record, "data")
    assert ((drawn["from"], drawn["to"]), drawn["aim"]) == (ends, aim)


def test_a_stage_that_no_score_has_is_no_band() -> None:
    """From 2 to 2.6: nobody is ad hoc, and managed is reached by the highest score alone."""
    bands = strip(MEAN, {"score": "2/1"}, "narrow")["bands"]
    assert borders(bands) == [("defined", 0, 1000), ("managed", 1000, 1000)]


def test_where_there_is_one_possible_score_there_is_no_way() -> None:
    drawn = strip(MEAN, {"score": "3/1", "target": "managed"}, "single")
    assert drawn == {"bands": [], "from": 0, "to": 0, "aim": None}


def test_thresholds_of_dimensions_say_nothing_of_gates_passed() -> None:
    gates = {
        "program": {**MEAN["program"], "method": "gates", "thresholds": [100, 200, 300, 400]},
        "bounds": {"": ["0/1", "4/1"], "data": ["0/1", "100/1"]},
    }
    assert strip(gates, {"score": "3/1"}, "") == {"bands": [], "from": 750, "to": 750, "aim": None}
    bands = strip(gates, {"score": "3/1"}, "data")["bands"]
    assert [one["from"] for one in bands] == [0, 200, 400, 600, 800]


def test_without_thresholds_a_strip_has_no_stages() -> None:
    gates = {"program": {**MEAN["program"], "method": "gates", "thresholds": None}}
    drawn = strip(gates | {"bounds": {"data": ["0/1", "100/1"]}}, {"score": "100/3"}, "data")
    assert drawn == {"bands": [], "from": 333, "to": 333, "aim": None}
