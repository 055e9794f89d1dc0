"""Spreadsheet programs come to what ``scoring`` comes to, row by row of the scorecard."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from stagemark.framework.model import Framework
from stagemark.workbook.book import workbook
from tests.browser.reference import load
from tests.paper.made_up import averaged, gates, gates_and_stages, points, weakest
from tests.root import ROOT
from tests.workbook.engines import ENGINES, Batch, libreoffice
from tests.workbook.expected import Expected, Rows
from tests.workbook.filling import english, random_answers
from tests.workbook.hard import hard

SAY = english()
OWN = (
    *("marketing-ops-dimensions/1.0.0", "marketing-ops-foresight/1.0.0"),
    *("marketing-ops-pillars/1.1.0", "operational-excellence/2.0.0", "smb-marketing-stages/1.0.0"),
)
SETS = 2_000


def frameworks() -> Iterator[Framework]:
    for name in OWN:
        yield load(ROOT / "frameworks" / f"{name}.yaml")
    for made in (averaged, weakest, points, gates, gates_and_stages, hard):
        yield made()


def batch(framework: Framework, count: int, over: tuple[str, ...] = ()) -> tuple[Batch, list[Rows]]:
    """A workbook with sets of answers, and what its scorecard must say of each."""
    data = workbook(framework, SAY)
    assert data
    rng, expected = Random(framework.id), Expected(framework, SAY)
    cases, rows = [], []
    for _ in range(count):
        answers, cells = random_answers(framework, SAY, rng, slips=True)
        cases.append(cells)
        rows.append(expected.scorecard(answers))
    return Batch(data, cases, over), rows


@pytest.mark.deep
@pytest.mark.parametrize("engine", ENGINES)
def test_programs_agree(engine: str, tmp_path: Path) -> None:
    made = [batch(framework, SETS) for framework in frameworks()]
    found = ENGINES[engine]([one for one, _ in made], tmp_path)
    assert_equal(found, [rows for _, rows in made])


@pytest.mark.deep
@pytest.mark.parametrize("over", [("ods",), ("ods", "xlsx"), ("xlsx",)], ids="-".join)
def test_formulas_survive_saving(over: tuple[str, ...], tmp_path: Path) -> None:
    made = [batch(framework, 40, over) for framework in frameworks()]
    found = libreoffice([one for one, _ in made], tmp_path)
    assert_equal(found, [rows for _, rows in made])


def assert_equal(found: list[list[Rows]], expected: list[list[Rows]]) -> None:
    assert [len(one) for one in found] == [len(one) for one in expected]
    for framework, said, rows in zip(frameworks(), found, expected, strict=True):
        for at, (one, other) in enumerate(zip(said, rows, strict=True)):
            assert one == other, f"{framework.id}, set {at}"
