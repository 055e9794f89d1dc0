"""The second opinion: responses with what the Python scorer says of them, from another process.

Scoring is half of the work of a comparison; done beside the browser it takes no time of its own.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from random import Random

from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem
from stagemark.rules.check import read_frameworks
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import Scorer
from tests.browser.answering import Response
from tests.responses import is_border, responses

AHEAD = 4


@dataclass(frozen=True)
class Task:
    """Random responses to one framework: as many as ``count``, all of them by the seed."""

    id: str
    file: Path
    seed: int
    count: int
    with_targets: bool = True


@dataclass(frozen=True)
class EveryYesNo:
    """The responses whose numbers, written in binary, say yes or no to each question in turn."""

    id: str
    file: Path
    numbers: range


@dataclass(frozen=True)
class Scored:
    """Responses to a framework, the records of the Python scorer, and how many are at borders."""

    id: str
    responses: list[Response]
    records: list[Record]
    at_border: int


def scored_ahead(tasks: Iterable[Task | EveryYesNo]) -> Iterator[Scored]:
    """The tasks done in their order, a few of them ahead of whoever takes the results."""
    waiting: deque[Future[Scored]] = deque()
    # A fresh process, as a copy of this one would hold its connection to the browser.
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        for task in tasks:
            waiting.append(pool.submit(do, task))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()


def do(task: Task | EveryYesNo) -> Scored:
    framework = load(task.file)
    if isinstance(task, EveryYesNo):
        given = list(yes_no(framework, task.numbers))
    else:
        given = list(random_responses(framework, task))
    scorer = Scorer(framework)
    records = [scorer.score(answers, targets) for answers, targets in given]
    at_border = sum(is_border(framework, record) for record in records)
    return Scored(task.id, given, records, at_border)


def load(file: Path) -> Framework:
    """The framework in a file ``<id>/<version>.yaml``."""
    problems: list[Problem] = []
    frameworks = read_frameworks(file.parents[1], "frameworks", problems, {file})
    return next(one for one in frameworks if one.version == file.stem)


def random_responses(framework: Framework, task: Task) -> Iterator[Response]:
    """Responses near borders, some of them with targets of their own."""
    rng = Random(task.seed)
    stages = [stage.id for stage in framework.stages]
    for answers in islice(responses(framework, rng), task.count):
        chosen = [d.id for d in framework.dimensions if task.with_targets and rng.random() < 0.2]
        yield answers, {id: rng.choice(stages) for id in chosen}


def yes_no(framework: Framework, numbers: range) -> Iterator[Response]:
    places = list(enumerate(framework.questions))
    for number in numbers:
        yield {id: "yes" if number >> place & 1 else "no" for place, id in places}, {}
