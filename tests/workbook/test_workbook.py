"""A workbook comes to the same result as the page: stage, exact score, range, dimensions, gates."""

from __future__ import annotations

import sys
from random import Random

import pytest

from stagemark.framework.model import Framework
from stagemark.scoring.program import program
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import Scorer
from stagemark.site.sentences import read_sentences
from stagemark.workbook.book import workbook
from stagemark.workbook.bound import LIMIT, largest
from tests.frameworks import framework as generated
from tests.root import ROOT
from tests.workbook.evaluate import Evaluated
from tests.workbook.filling import random_answers

SAY = read_sentences(ROOT / "theme" / "locales" / "en.yaml")
# A chain of formulas from question to question is as deep as there are questions.
sys.setrecursionlimit(20_000)


def shown(record: Record) -> dict[str, str]:
    """What the scorecard of a workbook says to programs of such a record."""
    is_open = record["state"] == "incomplete"
    low = (record["low"] if is_open else None) or {"stage": "", "score": ""}
    high = (record["high"] if is_open else None) or {"stage": "", "score": ""}
    return {
        "state": record["state"],
        "stage": record["stage"] or "",
        "score": record["score"] or "",
        "low-stage": low["stage"] or "",
        "high-stage": high["stage"] or "",
        "low-score": low["score"] or "",
        "high-score": high["score"] or "",
    }


def assert_equal_results(framework: Framework, rng: Random, count: int) -> None:
    data = workbook(framework, SAY)
    bound = largest(program(framework), framework.decimals)
    if data is None:
        assert bound >= LIMIT
        return
    book, scorer = Evaluated(data), Scorer(framework)
    for _ in range(count):
        answers, cells = random_answers(framework, SAY, rng)
        book.fill(cells)
        record = scorer.score(answers)
        said = book.texts("Scorecard")
        assert {name: said[name] for name in shown(record)} == shown(record), answers
        assert said["Open"] == str(record["counts"]["unanswered"])
    assert book.largest <= bound


@pytest.mark.parametrize("seed", range(40))
def test_random_frameworks(seed: int) -> None:
    framework, _ = generated(seed)
    assert_equal_results(framework, Random(seed), 8)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(1_000, 1_200))
def test_many_random_frameworks(seed: int) -> None:
    framework, _ = generated(seed)
    assert_equal_results(framework, Random(seed), 60)
