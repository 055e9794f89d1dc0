"""A workbook comes to the same result as the page: stage, exact score, range, dimensions, gates."""

from __future__ import annotations

import sys
from random import Random

import pytest

from stagemark.framework.model import Framework
from stagemark.scoring.program import program
from stagemark.site.sentences import read_sentences
from stagemark.workbook.book import workbook
from stagemark.workbook.bound import LIMIT, largest
from tests.frameworks import framework as generated
from tests.root import ROOT
from tests.workbook.evaluate import Evaluated
from tests.workbook.expected import Expected
from tests.workbook.filling import random_answers
from tests.workbook.hard import hard

SAY = read_sentences(ROOT / "theme" / "locales" / "en.yaml")
# A chain of formulas from question to question is as deep as there are questions.
sys.setrecursionlimit(20_000)


def assert_equal_results(framework: Framework, rng: Random, count: int) -> None:
    data = workbook(framework, SAY)
    bound = largest(program(framework), framework.decimals)
    if data is None:
        assert bound >= LIMIT
        return
    book, expected = Evaluated(data), Expected(framework, SAY)
    for _ in range(count):
        answers, cells = random_answers(framework, SAY, rng, slips=True)
        book.fill(cells)
        assert book.rows("Scorecard") == expected.scorecard(answers), answers
    assert book.largest <= bound


@pytest.mark.parametrize("seed", range(16))
def test_random_frameworks(seed: int) -> None:
    framework, _ = generated(seed)
    assert_equal_results(framework, Random(seed), 8)


def test_texts_that_spreadsheets_take_for_something_else() -> None:
    assert_equal_results(hard(), Random(1), 20)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1_000, 1_200))
def test_many_random_frameworks(seed: int) -> None:
    framework, _ = generated(seed)
    assert_equal_results(framework, Random(seed), 60)
