"""What every mutant is asked, and what the scorer answers: two thousand responses.

First the worked examples, then responses on and beside the borders of generated frameworks, one of
each framework in turn: whatever a mutant breaks, it breaks it soon.
"""

from __future__ import annotations

import importlib.util
from collections.abc import Callable, Iterable, Iterator, Mapping
from copy import deepcopy
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from itertools import islice
from random import Random
from types import FunctionType, ModuleType
from typing import Any

from stagemark.framework.model import Framework
from stagemark.scoring import scorer as scoring
from stagemark.scoring.answers import Answer
from tests.frameworks import framework
from tests.responses import responses

FRAMEWORKS = 60
RESPONSES = 25


@dataclass(frozen=True)
class Response:
    framework: Framework
    answers: Mapping[str, Answer]
    targets: Mapping[str, str]


@dataclass(frozen=True)
class Battery:
    """``frameworks`` are the generated ones, each with its own responses; the rest is by hand."""

    worked: list[Response]
    shown: list[tuple[Fraction, int]]
    frameworks: list[Framework]
    generated: list[tuple[int, Response]]


def battery(frameworks: int = FRAMEWORKS, responses: int = RESPONSES) -> Battery:
    worked, shown = examples()
    generated = [framework(seed)[0] for seed in range(frameworks)]
    lists = [list(_responses(one, seed, responses)) for seed, one in enumerate(generated)]
    in_turn = [(index, own[turn]) for turn in range(responses) for index, own in enumerate(lists)]
    return Battery(worked, shown, generated, in_turn)


def _responses(framework: Framework, seed: int, count: int) -> Iterator[Response]:
    """Responses, some of them with targets of their own."""
    rng = Random(seed)
    stages = [stage.id for stage in framework.stages]
    for answers in islice(responses(framework, rng), count):
        chosen = [d.id for d in framework.dimensions if rng.random() < 0.2]
        yield Response(framework, answers, {id: rng.choice(stages) for id in chosen})


# The modules whose tests score small frameworks by hand.
WORKED = ("test_scoring", "test_gates", "test_next_stage")


def examples() -> tuple[list[Response], list[tuple[Fraction, int]]]:
    """What the tests of worked examples ask, told by a scorer that writes it down."""
    worked: list[Response] = []
    shown: list[tuple[Fraction, int]] = []

    def score(
        framework: Framework,
        answers: Mapping[str, Answer],
        targets: Mapping[str, str] = scoring.NOTHING,
    ) -> scoring.Record:
        worked.append(Response(framework, deepcopy(answers), targets))
        return scoring.score(framework, answers, targets)

    def show(number: Fraction, decimals: int) -> str:
        shown.append((number, decimals))
        return scoring.show(number, decimals)

    for name in WORKED:
        # A copy of the module of our own: the tests themselves keep the scorer that they import.
        spec = importlib.util.find_spec(f"tests.scoring.{name}")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        vars(module).update(score=score, show=show)
        for test in _tests(module):
            test()
    return worked, shown


def _tests(module: ModuleType) -> Iterator[Callable[[], object]]:
    for name, test in list(vars(module).items()):
        if name.startswith("test_") and isinstance(test, FunctionType):
            for arguments in _rows(test):
                yield partial(test, **arguments)


def _rows(test: FunctionType) -> Iterable[dict[str, Any]]:
    """The arguments of each run of a test that is parametrized once or not at all."""
    marks = getattr(test, "pytestmark", [])
    if not marks:
        return [{}]
    assert len(marks) == 1, f"{test.__name__}: one parametrize is all that is understood"
    names, rows = marks[0].args
    if isinstance(names, str):
        return [{names: row} for row in rows]
    return [dict(zip(names, row, strict=True)) for row in rows]
