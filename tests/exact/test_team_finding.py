"""What is found in a team, worked by hand: three stages, dimensions of different length."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.exact.test_team_merge import run

STAGES = ["low", "mid", "top"]
BOUNDS = {"": ["1/1", "5/1"], "data": ["1/1", "5/1"], "people": ["0/1", "8/1"]}
PROGRAM = {
    "method": "mean",
    "decimals": 1,
    "stages": STAGES,
    "gates": [],
    "unit": 1,
    "thresholds": [2, 4],
    "dimensions": [{"id": "data"}, {"id": "people"}],
}


def member(
    stage: str | None, data: str | None, people: str | None, state: str = "complete"
) -> dict[str, Any]:
    dimensions = {"data": {"score": data}, "people": {"score": people}}
    is_unsure = state == "unsure"
    record = {
        "state": "incomplete" if is_unsure else state,
        "stage": stage,
        "dimensions": dimensions,
    }
    return {"isUnsure": is_unsure, "record": record}


def found(*members: dict[str, Any]) -> list[dict[str, Any]]:
    framework = json.dumps({"program": PROGRAM, "bounds": BOUNDS})
    claims: list[dict[str, Any]] = run(
        f"""
const framework = {framework};
const claims = teamFindingOf(framework, figuresIn(framework), {json.dumps(members)});
console.log(JSON.stringify(claims));""",
        team_finding="teamFindingOf",
        shown="figuresIn",
    )
    return claims


MID = member("mid", "3/1", "4/1")
LOW = member("low", "3/2", "4/1")
TOP = member("top", "5/1", "8/1")
OPEN = member(None, None, None, "incomplete")
UNSURE = member(None, None, None, "unsure")
NOTHING = member(None, None, None, "not-assessed")
SAME = {"says": "equal", "all": 2, "isSame": True}


@pytest.mark.parametrize(
    ("members", "said"),
    [
        ([], []),
        ([MID], [{"says": "single", "stage": "mid", "silence": None}]),
        ([OPEN], [{"says": "single", "stage": None, "silence": "open"}]),
        ([UNSURE], [{"says": "single", "stage": None, "silence": "unsure"}]),
        ([NOTHING], [{"says": "single", "stage": None, "silence": "nothing"}]),
        ([MID, MID], [{"says": "alike", "all": 2, "stage": "mid", "count": 2}, SAME]),
        (
            [OPEN, UNSURE, NOTHING, UNSURE],
            [
                {"says": "none", "all": 4},
                {"says": "open", "count": 1},
                {"says": "unsure", "count": 2},
                {"says": "nothing", "count": 1},
            ],
        ),
        (
            [MID, OPEN, OPEN],
            [
                {"says": "alike", "all": 3, "stage": "mid", "count": 1},
                {"says": "open", "count": 2},
            ],
        ),
    ],
)
def test_who_says_what(members: list[dict[str, Any]], said: list[dict[str, Any]]) -> None:
    assert found(*members) == said


def test_most_is_more_than_half_of_all_and_not_of_those_who_have_a_stage() -> None:
    most, *_ = found(LOW, MID, MID, TOP, MID)
    voices = [{"stage": "low", "count": 1}, {"stage": "top", "count": 1}]
    assert most == {"says": "most", "all": 5, "stage": "mid", "count": 3, "others": voices}
    differ, *_ = found(LOW, MID, MID, OPEN)
    voices = [{"stage": "low", "count": 1}, {"stage": "mid", "count": 2}]
    assert differ == {"says": "differ", "voices": voices}


def test_distance_is_a_share_of_the_way_that_a_dimension_has() -> None:
    # 2 of 4 against 3 of 8: the smaller distance is further on its way.
    *_, apart = found(member("mid", "2/1", "1/1"), member("mid", "4/1", "4/1"))
    assert apart == {"says": "apart", "most": ["data"], "least": ["people"], "all": 2}
    *_, equal = found(member("mid", "2/1", "1/1"), member("mid", "4/1", "5/1"))
    assert equal == {"says": "equal", "all": 2, "isSame": False}


def test_distance_is_that_of_the_figures_that_people_see() -> None:
    # 2.96 and 2.91 are both shown as 2.9.
    *_, same = found(member("mid", "74/25", "4/1"), member("mid", "291/100", "4/1"))
    assert same == SAME


def test_who_lacks_a_dimension_is_left_out_of_it_and_never_of_all() -> None:
    partly = member(None, "5/1", None, "incomplete")
    *_, apart = found(MID, MID, partly)
    assert apart == {"says": "apart", "most": ["data"], "least": ["people"], "all": 2}
    # All the same as far as they are known, which is not in all dimensions.
    assert [
        claim["says"] for claim in found(MID, MID, member(None, "3/1", None, "incomplete"))
    ] == [
        "alike",
        "open",
    ]
