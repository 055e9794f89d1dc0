"""No damaged file ends in an exception, in long thinking, or in words that nobody understands."""

from __future__ import annotations

import time

import pytest

from stagemark.framework.problems import Problem
from stagemark.framework.source import parse
from stagemark.rules.check import check_tree
from tests.framework.mutate import mutants
from tests.root import ROOT

SOURCES = [
    *(ROOT / "tests" / "cases" / "good").glob("*/framework.yaml"),
    *(ROOT / "frameworks").glob("*/*.yaml"),
]
JARGON = ("Input should", "Extra inputs", "Field required", "Error", "block mapping", "tag:yaml")


def survive(count: int, seed: int) -> None:
    sources = [path.read_bytes() for path in sorted(SOURCES)]
    valid = 0
    for number, data in enumerate(mutants(sources, count, seed)):
        problems: list[Problem] = []
        start = time.process_time()
        tree = parse(data, "x.yaml", problems)
        framework = check_tree(tree, problems) if tree else None
        took = time.process_time() - start
        assert took < 2, f"mutant {number} of seed {seed} takes {took:.1f} s of the processor"
        lines = [str(problem) for problem in problems]
        assert not any(word in line for word in JARGON for line in lines), lines
        assert not any("\n" in line for line in lines), lines
        is_refused = any(not problem.is_warning for problem in problems)
        assert is_refused == (framework is None), f"mutant {number} of seed {seed}: {lines}"
        valid += framework is not None
    assert 0 < valid < count


@pytest.mark.slow
def test_damaged_files_are_refused_in_words() -> None:
    survive(500, seed=1)


@pytest.mark.deep
def test_many_more_damaged_files_are_refused_in_words() -> None:
    survive(100_000, seed=2)
