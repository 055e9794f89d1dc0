"""Who follows what is printed comes to the stage that the page shows.

Nothing but the PDF's own text says how: see ``follow``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from random import Random

import pytest

from stagemark.framework.model import Framework
from stagemark.paper.codes import NONE_OF_THESE, NOT_APPLICABLE, UNKNOWN, letters, numbers
from stagemark.scoring.answers import Answer
from stagemark.scoring.borders import responses
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import Scorer
from tests.browser.reference import load
from tests.frameworks import framework as generated
from tests.paper.follow import Sheet
from tests.paper.made_up import MADE_UP, crowded
from tests.paper.setting import handout
from tests.root import ROOT

OWN = sorted((ROOT / "frameworks").glob("*/*.yaml"))
LATEST = [max(folder.glob("*.yaml")) for folder in sorted({one.parent for one in OWN})]
FEW, MANY = 60, 2_000


def on_paper(framework: Framework, answers: Mapping[str, Answer]) -> dict[int, str]:
    """The codes that people write, by the number of the question."""
    escapes = {"~unknown": UNKNOWN, "~na": NOT_APPLICABLE, "~none": NONE_OF_THESE}
    number = numbers(framework)
    written = {}
    for id, question in framework.questions.items():
        if not question.is_scored:
            continue
        code = dict(
            zip((one.id for one in framework.options_of(question)), letters(), strict=False)
        )
        answer = answers.get(id, "")
        ticks = [answer] if isinstance(answer, str) else answer
        written[int(number[id])] = " ".join(code.get(one) or escapes.get(one, "") for one in ticks)
    return written


def complete(framework: Framework, rng: Random) -> Iterator[tuple[dict[str, Answer], Record]]:
    """Responses without open questions, many of them near a border, with what they come to."""
    scorer = Scorer(framework)
    for answers in responses(framework, rng):
        record = scorer.score(answers)
        if record["state"] != "incomplete":
            yield answers, record


def differences(framework: Framework, sheet: Sheet, count: int) -> list[bool]:
    """For each response of whose stage the sheet is not certain, whether it is another one.

    All others have the right stage, overall and in each dimension.
    """
    stages = {one.id: one.name for one in framework.stages}
    names = {one.id: one.name for one in framework.dimensions}
    rounded = []
    for answers, record in islice(complete(framework, Random(count)), count):
        found = sheet.follow(on_paper(framework, answers))
        stage = record["stage"] and stages[record["stage"]]
        if not found.is_certain:
            rounded.append(found.stage != stage)
            continue
        assert found.stage == stage, answers
        own = {names[id]: one["stage"] for id, one in record["dimensions"].items()}
        own = {name: stages[stage] for name, stage in own.items() if stage}
        if framework.thresholds:
            assert found.dimensions == own, answers
    return rounded


def version(file: Path) -> str:
    return f"{file.parent.name}-{file.stem}"


def made_name(made: Callable[[], Framework]) -> str:
    return made.__name__


def sheet_of(framework: Framework, cache: Path) -> Sheet:
    return Sheet(handout(cache, framework))


@pytest.mark.parametrize("made", MADE_UP, ids=made_name)
def test_made_up_versions(made: Callable[[], Framework], tmp_path: Path) -> None:
    framework = made()
    # Of answers to gates, few are near enough to one for a slip to show.
    count = FEW * 5 if framework.gates else FEW
    rounded = differences(framework, sheet_of(framework, tmp_path), count)
    assert bool(rounded) == (made is crowded)


@pytest.mark.parametrize("file", LATEST, ids=version)
def test_our_own_versions(file: Path, tmp_path: Path) -> None:
    framework = load(file)
    assert differences(framework, sheet_of(framework, tmp_path), FEW) == []


@pytest.mark.deep
@pytest.mark.parametrize("file", OWN, ids=version)
def test_our_own_versions_by_the_thousand(file: Path, tmp_path: Path) -> None:
    framework = load(file)
    assert differences(framework, sheet_of(framework, tmp_path), MANY) == []


@pytest.mark.deep
@pytest.mark.parametrize("made", MADE_UP, ids=made_name)
def test_made_up_versions_by_the_thousand(made: Callable[[], Framework], tmp_path: Path) -> None:
    framework = made()
    rounded = differences(framework, sheet_of(framework, tmp_path), MANY)
    assert bool(rounded) == (made is crowded)
    assert sum(rounded) <= len(rounded) / 50


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(60))
def test_random_versions(seed: int, tmp_path: Path) -> None:
    framework, _ = generated(seed)
    rounded = differences(framework, sheet_of(framework, tmp_path), 300)
    assert sum(rounded) <= len(rounded) / 20
