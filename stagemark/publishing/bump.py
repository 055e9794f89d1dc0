"""Whether two versions of a framework can score the same answers differently.

The rules of scoring are brought into a form in which what cannot matter is gone: weights are
proportions, conditions are the options that meet them, a gate is the choices that pass it. Where
the forms are equal no score can differ. Where they are not, recorded answer sets and, for a small
framework, all that there are decide; for a large one a difference is taken for granted, since
nobody could show that there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations, islice, product
from math import prod
from random import Random
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question, ShowIf, ShownIs
from stagemark.framework.scoring import Gate
from stagemark.scoring.answers import Answer
from stagemark.scoring.borders import responses
from stagemark.scoring.golden import answers_to
from stagemark.scoring.measure import needed
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import Scorer

# Up to so many answer sets are all scored under both versions.
EXHAUSTIBLE = 5_000
SAMPLED = 300
# Keys of ``scoring`` whose rules are brought into their own form, or that no score depends on.
KNOWN_KEYS = {"unknown", "cap", "decimals", "thresholds", "dimension_thresholds", "gates"}


def scores_differ(old: Framework, new: Framework) -> bool:
    """Whether some answers that both versions take could come to another score or stage.

    Both must have the same questions with the same options; whoever compares them knows.
    """
    if rules_of(old) == rules_of(new):
        return False
    before, after = Scorer(old), Scorer(new)
    if any(_differ(before, after, one) for one in _sample(old)):
        return True
    if prod(_count(old, question) + 1 for question in _scored(old).values()) > EXHAUSTIBLE:
        return True
    choices = {id: every_answer(old, question) for id, question in _scored(old).items()}
    return any(_differ(before, after, one) for one in _all(choices))


def every_answer(framework: Framework, question: Question) -> list[Answer]:
    """All that a question can be answered with, of a checklist every choice of boxes."""
    answers = answers_to(framework, question)
    if question.type == "checklist":
        ids = [one.id for one in framework.options_of(question)]
        sets = (combinations(ids, size) for size in range(1, len(ids) + 1))
        ticks: list[Answer] = [[*ticks] for ticks in chain.from_iterable(sets)]
        answers = [*ticks, *(one for one in answers if isinstance(one, str))]
    return answers


def _count(framework: Framework, question: Question) -> int:
    """How many answers those are, without making them: the choices of boxes double with each."""
    options = len(framework.options_of(question))
    return len(question.allow) + (2**options if question.type == "checklist" else options)


def _sample(framework: Framework) -> Iterator[Mapping[str, Answer]]:
    return islice(responses(framework, Random(framework.id)), SAMPLED)


def _all(choices: Mapping[str, Iterable[Answer]]) -> Iterator[Mapping[str, Answer]]:
    for given in product(*(["", *answers] for answers in choices.values())):
        yield {id: answer for id, answer in zip(choices, given, strict=True) if answer}


def _differ(before: Scorer, after: Scorer, answers: Mapping[str, Answer]) -> bool:
    scored = {id: answer for id, answer in answers.items() if id in before.measure.items}
    return bool(scores_in(before.score(scored)) != scores_in(after.score(scored)))


def scores_in(record: Record) -> Any:
    """The scores and stages of a record, the whole's and each dimension's."""
    results = {"": record, **record["dimensions"]}
    return {
        id: (one["state"], one["score"], one["stage"], one["low"], one["high"])
        for id, one in results.items()
    }


def rules_of(framework: Framework) -> Any:
    """All that can matter to a score, in a form in which equal rules are equal."""
    scoring = framework.scoring
    scored = _scored(framework)
    can_be_unknown = any("unknown" in one.allow for one in scored.values())
    weights = _question_weights(framework)
    return {
        "method": scoring.method,
        "stages": [stage.id for stage in framework.stages],
        "thresholds": framework.thresholds,
        "unknown": scoring.unknown if can_be_unknown else None,
        "cap": scoring.cap and scoring.cap.above_weakest,
        "dimensions": _dimension_weights(framework),
        "questions": {
            id: {
                "weight": weights[id],
                "type": question.type,
                "values": {one.id: one.value for one in framework.options_of(question)},
                "allow": frozenset(question.allow),
                "shown": _shown(framework, question.show_if),
            }
            for id, question in scored.items()
        },
        "gates": [_gate(framework, one) for one in framework.gates],
        # Whatever a method is told besides.
        "further": scoring.model_dump(exclude=KNOWN_KEYS),
    }


def _scored(framework: Framework) -> dict[str, Question]:
    return {id: one for id, one in framework.questions.items() if one.is_scored}


def _dimension_weights(framework: Framework) -> dict[str, Fraction | None]:
    """The part of each dimension with scores in the mean, in proportion to the first of them."""
    scored = [one for one in framework.dimensions if any(q.is_scored for q in one.questions)]
    if framework.method.weighs != "dimensions":
        return {one.id: None for one in scored}
    return {one.id: one.weight / scored[0].weight for one in scored}


def _question_weights(framework: Framework) -> dict[str, tuple[str, Fraction]]:
    """Each question's dimension and its weight there, in proportion to the first beside it.

    Where all questions are weighed against each other, they stand beside each other.
    """
    weights = {}
    first: Fraction | None = None
    for dimension in framework.dimensions:
        first = first if framework.method.weighs == "questions" else None
        for question in dimension.questions:
            if question.is_scored:
                first = first or question.weight
                weights[question.id] = (dimension.id, question.weight / first)
    return weights


def _shown(framework: Framework, rule: ShowIf | None) -> tuple[str, frozenset[str]] | None:
    """The question that a condition asks, and the options that meet it."""
    if rule is None:
        return None
    if isinstance(rule, ShownIs):
        return rule.question, frozenset(rule.is_)
    options = framework.options_of(framework.questions[rule.question])
    least = next(one.value for one in options if one.id == rule.at_least)
    return rule.question, frozenset(one.id for one in options if one.value >= least)


def _gate(framework: Framework, gate: Gate) -> Any:
    """Where it holds, what passes it in each question, and how many of how many must."""
    must_pass = [needed(gate, counted) for counted in range(1, len(gate.questions) + 1)]
    return gate.holds_at, must_pass, {id: _passing(framework, gate, id) for id in gate.questions}


def _passing(framework: Framework, gate: Gate, id: str) -> Any:
    question = framework.questions[id]
    bound = framework.range_of(question)[1] if gate.passes_at is None else gate.passes_at
    if question.type == "checklist":
        return bound
    return frozenset(one.id for one in framework.options_of(question) if one.value >= bound)
