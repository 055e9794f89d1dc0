"""Two scorers, written apart, agree on everything: the page's in Chromium and the one in Python."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from stagemark.cli import main
from tests.browser.answering import DIMENSIONS, SMB, expected_stamp, page_records, stamps
from tests.browser.reference import EveryYesNo, Scored, Task, do, scored_ahead
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.frameworks import framework
from tests.once import made_once
from tests.root import ROOT

SMB_FILE = ROOT / "frameworks" / SMB / "1.0.0.yaml"
DIMENSIONS_FILE = ROOT / "frameworks" / DIMENSIONS / "1.0.0.yaml"
FEW, MANY = 30, 200
"""How many generated frameworks: the few are those with which tests/mutation finds every slip."""
ON_REAL_FORM = 300
"""How many responses go through the radios of each page, rather than straight to its scorer."""


def assert_equal(page: Page, scored: Scored) -> None:
    """Fails with the first response on which page and Python differ, and the parts that do."""
    for response, ours, theirs in zip(
        scored.responses, scored.records, page_records(page, scored.responses), strict=True
    ):
        if ours != theirs:
            parts = {**ours, **theirs}
            differing = [part for part in parts if ours.get(part) != theirs.get(part)]
            pytest.fail(
                f"{scored.id}: {json.dumps(response)}\n"
                + "\n".join(
                    f"{part}: Python {ours.get(part)}\n{part}: page   {theirs.get(part)}"
                    for part in differing
                )
            )


def compare(tasks: Iterable[Task | EveryYesNo], open: Callable[[str], Page]) -> tuple[int, int]:
    """Compares task by task; returns how many responses there were and how many at borders."""
    count = at_border = 0
    page, shown = None, ""
    for scored in scored_ahead(tasks):
        if page is None or scored.id != shown:
            page, shown = open(scored.id), scored.id
        assert_equal(page, scored)
        count += len(scored.responses)
        at_border += scored.at_border
    return count, at_border


# Every seventh has all of yes and all of no among them, and three questions in every combination.
@pytest.mark.parametrize("step", [13, pytest.param(1, marks=pytest.mark.deep)])
def test_every_yes_and_no_to_the_marketing_stages(visitor: Visitor, step: int) -> None:
    numbers = range(0, 2**15, step)
    chunks = [numbers[start : start + 1024] for start in range(0, len(numbers), 1024)]
    tasks = [EveryYesNo(SMB, SMB_FILE, chunk) for chunk in chunks]
    count, _ = compare(tasks, lambda id: visitor.open(f"{id}/assess/"))
    assert count == len(numbers)


@pytest.mark.parametrize("times", [2, pytest.param(20, marks=pytest.mark.deep)])
def test_the_marketing_dimensions_on_and_beside_their_borders(visitor: Visitor, times: int) -> None:
    tasks = [Task(DIMENSIONS, DIMENSIONS_FILE, seed, 1000) for seed in range(times)]
    count, at_border = compare(tasks, lambda id: visitor.open(f"{id}/assess/"))
    assert count == times * 1000
    assert at_border * 3 >= count


def build_generated(folder: Path, count: int) -> None:
    """Fills a folder with frameworks that nobody wrote, and the site built from them."""
    for seed in range(count):
        _, document = framework(seed)
        # JSON is YAML, so there is nothing to be written by hand here.
        file = folder / "frameworks" / f"generated-{seed}" / "1.0.0.yaml"
        file.parent.mkdir(parents=True)
        file.write_text(json.dumps({**document, "id": file.parent.name}), encoding="utf-8")
    out = ["--frameworks", str(folder / "frameworks"), "--out", str(folder / "site")]
    assert main(["build", *out], root=ROOT) == 0


@pytest.fixture(scope="session")
def generated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return made_once(tmp_path_factory, "generated", lambda folder: build_generated(folder, FEW))


def compare_generated(visitor: Visitor, generated: Path, count: int) -> None:
    files = sorted((generated / "frameworks").glob("*/*.yaml"))
    tasks = [Task(file.parent.name, file, seed, count) for seed, file in enumerate(files)]
    with serve(generated / "site") as address:
        visitor.allow(address)
        page = visitor.context().new_page()

        def open(id: str) -> Page:
            page.goto(f"{address}{id}/assess/")
            return page

        compared, at_border = compare(tasks, open)
    assert compared == count * len(files)
    assert at_border * 3 >= compared


def test_frameworks_of_every_kind(visitor: Visitor, generated: Path) -> None:
    compare_generated(visitor, generated, 100)


@pytest.mark.deep
def test_a_million_responses(visitor: Visitor, tmp_path: Path) -> None:
    build_generated(tmp_path, MANY)
    compare_generated(visitor, tmp_path, 5000)


def assert_scorecard_shows(page: Page, scored: Scored) -> None:
    answers = [answers for answers, _ in scored.responses]
    for given, record, shown in zip(answers, scored.records, stamps(page, answers), strict=True):
        assert shown == expected_stamp(record), json.dumps(given)


@pytest.mark.parametrize("file", [SMB_FILE, DIMENSIONS_FILE], ids=[SMB, DIMENSIONS])
def test_the_scorecard_says_what_the_scorer_says(file: Path, visitor: Visitor) -> None:
    scored = do(Task(file.parent.name, file, 7, ON_REAL_FORM, with_targets=False))
    page = visitor.open(f"{scored.id}/assess/")
    assert_scorecard_shows(page, scored)


def test_the_scorecards_of_frameworks_of_every_kind(visitor: Visitor, generated: Path) -> None:
    files = sorted((generated / "frameworks").glob("*/*.yaml"))[::3]
    with serve(generated / "site") as address:
        visitor.allow(address)
        page = visitor.context().new_page()
        for file in files:
            scored = do(Task(file.parent.name, file, 7, 25, with_targets=False))
            page.goto(f"{address}{scored.id}/assess/")
            assert_scorecard_shows(page, scored)
