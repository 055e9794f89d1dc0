"""Golden vectors stand where scoring goes wrong, and show whatever would score otherwise."""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction
from functools import cache
from itertools import product

import pytest

from stagemark.framework.methods import METHODS
from stagemark.framework.model import Framework
from stagemark.framework.questions import Dimension
from stagemark.rules.check import read_frameworks
from stagemark.scoring.golden import LEAST, Vector, answers_in, answers_to, replay, vector
from stagemark.scoring.golden import vectors as made_vectors
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import Scorer
from tests.frameworks import framework as random_framework
from tests.root import ROOT

OWN = read_frameworks(ROOT / "frameworks", "frameworks", [])
MODELS = [one for one in OWN if one.version == "1.0.0"]
SMB = next(one for one in MODELS if one.id == "smb-marketing-stages")
# Three of each method, and some with checklists, conditions, caps and what else there is.
RANDOM = [random_framework(seed, method)[0] for seed in (1, 2) for method in METHODS]


@cache
def _vectors(number: int) -> list[Vector]:
    return made_vectors([*MODELS, *RANDOM][number])


def vectors(framework: Framework) -> list[Vector]:
    """Its vectors, made once for the tests of this file."""
    known = [one is framework for one in (*MODELS, *RANDOM)]
    return _vectors(known.index(True))


def scored(framework: Framework) -> list[Record]:
    scorer = Scorer(framework)
    return [scorer.score(answers_in(framework, one)) for one in vectors(framework)]


@pytest.mark.slow
@pytest.mark.parametrize("framework", [MODELS[0], SMB], ids=lambda one: one.id)
def test_vectors_stand_on_and_beside_every_border(framework: Framework) -> None:
    records = scored(framework)
    assert len(records) >= LEAST
    figures = [[one["score"] for one in records if one["score"]]]
    if framework.method.counts_gates:
        figures = []
        for gate in framework.gates:
            stands = [one["gates"][gate.id] for one in records]
            missing = {one["needed"] - one["passing"] for one in stands if one["counted"]}
            assert {0, 1} <= missing, gate.id
    thresholds = framework.thresholds or []
    for threshold, scores in product(thresholds, figures):
        distances = [Fraction(score) - threshold for score in scores]
        assert min(one for one in distances if one >= 0) * 50 <= threshold
        assert min(-one for one in distances if one < 0) * 50 <= threshold
    for dimension in framework.dimensions:
        if not thresholds or any(one.type == "checklist" for one in dimension.questions):
            continue
        results = [one["dimensions"][dimension.id]["score"] for one in records]
        every_score = scores_of(framework, dimension)
        for threshold in thresholds:
            reached = {Fraction(score) - threshold for score in results if score}
            possible = {score - threshold for score in every_score}
            # No answers to this dimension's questions come closer, from either side.
            assert min(d for d in reached if d >= 0) <= min(d for d in possible if d >= 0)
            assert max(d for d in reached if d < 0) >= max(d for d in possible if d < 0)


def scores_of(framework: Framework, dimension: Dimension) -> set[Fraction]:
    """Every score that a dimension can have when all of its questions are answered."""
    scorer = Scorer(framework)
    scored = [one.id for one in dimension.questions if one.is_scored]
    choices = [[(id, option) for option in scorer.measure.items[id].values] for id in scored]
    results = (scorer.score(dict(one))["dimensions"][dimension.id] for one in product(*choices))
    return {Fraction(one["score"]) for one in results if one["score"]}


@pytest.mark.parametrize("framework", [*MODELS, *RANDOM], ids=lambda one: one.id)
def test_vectors_give_every_answer_there_is(framework: Framework) -> None:
    given: dict[str, list[object]] = {}
    for one in vectors(framework):
        for id, answer in answers_in(framework, one).items():
            given.setdefault(id, []).append(answer)
    for id, question in framework.questions.items():
        if question.is_scored:
            assert [one for one in answers_to(framework, question) if one not in given[id]] == []


def test_vectors_are_the_same_in_every_run() -> None:
    assert made_vectors(SMB) == vectors(SMB)
    assert [*replay(SMB, vectors(SMB))] == []


def changed(recorded: Sequence[Vector], number: int, part: int, text: str) -> list[list[str]]:
    copied = [[*one] for one in recorded]
    copied[number - 1][part] = text
    return copied


def test_a_vector_that_scores_otherwise_is_told_with_both_results() -> None:
    recorded = vectors(SMB)
    [found] = replay(SMB, changed(recorded, 3, 1, "1/1 elsewhere"))
    assert found.number == 3
    assert found.recorded.startswith("1/1 elsewhere | ")
    assert found.now.startswith(recorded[2][1])
    [found] = replay(SMB, changed(recorded, 3, 0, "yes no"))
    assert "questions" in found.now or "argument" in found.now


def test_a_result_is_written_in_full(marketing_ops: Framework) -> None:
    scorer = Scorer(marketing_ops)
    _, overall, dimensions, gates, _ = vector(scorer, {}, scorer.score({}))
    low, _, high = overall.partition(" .. ")
    assert (low, high) == ("1/1 ad-hoc", "5/1 strategic")
    assert dimensions.count(" .. ") == len(marketing_ops.dimensions)
    assert gates == ""
