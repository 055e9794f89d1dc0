"""Golden vectors: answer sets with their exact results, kept beside a published version.

Every build scores them again, so a change to the program that would alter what people were told
cannot pass unseen. They are chosen where scoring goes wrong: on and beside every threshold and
gate, with each option and escape given at least once.

A vector is a list of five texts:

1. the answers in the order of the scored questions, with blanks between: an option's id, ticks
   joined by ``+``, ``~none``, ``~unknown``, ``~na``, or ``-`` for a question left open;
2. the overall result: ``12/5 managed``, ``1/1 basic .. 3/1 managed`` while it is open, or
   ``not-assessed``; ``capped-by process`` follows where a cap lowered the stage;
3. the dimensions' results in the order of the file, with commas between;
4. the gates, ``1`` for one that is passed and ``0`` for one that is not;
5. the ids of the findings that hold.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from heapq import nlargest, nsmallest
from itertools import chain, islice, product
from math import prod
from operator import itemgetter
from random import Random
from typing import Any, NamedTuple

from stagemark.framework.model import Framework
from stagemark.framework.questions import NOT_APPLICABLE, UNKNOWN, Dimension, Question
from stagemark.scoring.answers import Answer
from stagemark.scoring.borders import responses
from stagemark.scoring.record import GateRecord, Record, Result
from stagemark.scoring.scorer import Scorer

Vector = Sequence[str]

LEAST = 200
# So many random sets are looked through for those on borders, and so many are kept in the end.
LOOKED_THROUGH = 3_000
KEPT = 240
OPEN = "-"


class Scored(NamedTuple):
    """An answer set and what it comes to."""

    answers: Mapping[str, Answer]
    record: Record


class Difference(NamedTuple):
    """A vector, counted from 1, that no longer comes to what is recorded."""

    number: int
    answers: str
    recorded: str
    now: str


def vectors(framework: Framework) -> list[Vector]:
    """At least ``LEAST`` vectors, the same in every run; all there are where there are fewer."""
    scorer = Scorer(framework)
    if _possible(framework) <= LEAST:
        chosen = [Scored(one, scorer.score(one)) for one in _all(framework)]
    else:
        chosen = _chosen(scorer)
    return [vector(scorer, one.answers, one.record) for one in chosen]


def vector(scorer: Scorer, answers: Mapping[str, Answer], record: Record) -> Vector:
    """The five texts of an answer set with its record."""
    overall = _result(record)
    if record["capped_by"]:
        overall += f" capped-by {record['capped_by']}"
    return [
        _row(scorer, answers),
        overall,
        ", ".join(_result(dimension) for dimension in record["dimensions"].values()),
        "".join("1" if gate["passed"] else "0" for gate in record["gates"].values()),
        " ".join(record["findings"]),
    ]


def answers_in(framework: Framework, vector: Vector) -> dict[str, Answer]:
    """The answers that a vector gives. Raises ValueError if it does not fit the framework."""
    scored = [one for one in framework.questions.values() if one.is_scored]
    given = vector[0].split(" ")
    pairs = zip(scored, given, strict=True)
    return {question.id: _read(question, text) for question, text in pairs if text != OPEN}


def replay(framework: Framework, recorded: Sequence[Vector]) -> Iterator[Difference]:
    """Scores every vector again; yields those that come out otherwise."""
    scorer = Scorer(framework)
    for number, one in enumerate(recorded, start=1):
        try:
            answers = answers_in(framework, one)
            now = vector(scorer, answers, scorer.score(answers))
        except ValueError as error:
            yield Difference(number, one[0], _told(one), str(error))
            continue
        if [*one] != [*now]:
            yield Difference(number, one[0], _told(one), _told(now))


def _row(scorer: Scorer, answers: Mapping[str, Answer]) -> str:
    return " ".join(_written(answers.get(id, "")) for id in scorer.measure.items)


def _told(vector: Vector) -> str:
    return " | ".join(vector[1:])


def _result(result: Result) -> str:
    if result["state"] == "not-assessed":
        return "not-assessed"
    ends: list[Mapping[str, Any] | None] = [result] if result["score"] else []
    ends = ends or [result["low"], result["high"]]
    return " .. ".join(
        f"{end['score']} {end['stage']}".removesuffix(" None") if end else OPEN for end in ends
    )


def _written(answer: Answer) -> str:
    return (answer if isinstance(answer, str) else "+".join(answer)) or OPEN


def _read(question: Question, text: str) -> Answer:
    is_ticks = question.type == "checklist" and not text.startswith("~")
    return text.split("+") if is_ticks else text


def answers_to(framework: Framework, question: Question) -> list[Answer]:
    """Everything that a question can be answered with; of a checklist each box alone."""
    options = [option.id for option in framework.options_of(question)]
    escapes: list[Answer] = [
        {"unknown": UNKNOWN}.get(one, NOT_APPLICABLE) for one in question.allow
    ]
    if question.type == "checklist":
        return ["~none", *([id] for id in options), options, *escapes]
    return [*options, *escapes]


def _possible(framework: Framework) -> int:
    """How many answer sets there are, as far as they are told apart here."""
    scored = [one for one in framework.questions.values() if one.is_scored]
    return prod(len(answers_to(framework, one)) + 1 for one in scored)


def _all(framework: Framework) -> Iterator[dict[str, Answer]]:
    scored = [one for one in framework.questions.values() if one.is_scored]
    for given in product(*(["", *answers_to(framework, one)] for one in scored)):
        yield {one.id: answer for one, answer in zip(scored, given, strict=True) if answer}


def _chosen(scorer: Scorer) -> list[Scored]:
    """From many sets near borders those that stand on each border and beside it, then others."""
    framework = scorer.framework
    random = islice(responses(framework, Random(framework.id)), LOOKED_THROUGH)
    pool = [Scored(one, scorer.score(one)) for one in chain(_each_answer(framework), random)]
    pool += [
        Scored(one, scorer.score(one))
        for dimension in framework.dimensions
        for one in _near_in(scorer, dimension, pool[0].answers)
    ]
    on_borders = [
        *_beside_thresholds(pool, framework.thresholds or [], framework),
        *_beside_gates(pool, framework),
    ]
    told: set[tuple[str, ...]] = set()
    newly = []
    for one in pool:
        if news := _told_by(one) - told:
            told |= news
            newly.append(one)
    distinct: dict[str, Scored] = {}
    for one in chain(on_borders, newly):
        distinct.setdefault(_row(scorer, one.answers), one)
    for one in pool:
        if len(distinct) >= KEPT:
            break
        distinct.setdefault(_row(scorer, one.answers), one)
    return [*distinct.values()]


def _each_answer(framework: Framework) -> Iterator[dict[str, Answer]]:
    """Sets that together give every answer there is: the first to each question, the second, …"""
    scored = [one for one in framework.questions.values() if one.is_scored]
    offered = {one.id: answers_to(framework, one) for one in scored}
    for turn in range(max(len(answers) for answers in offered.values())):
        yield {id: answers[turn % len(answers)] for id, answers in offered.items()}


def _near_in(
    scorer: Scorer, dimension: Dimension, others: Mapping[str, Answer]
) -> Iterator[dict[str, Answer]]:
    """The sets nearest to each threshold of a dimension, where all of them can be looked at."""
    items = [scorer.measure.items[one.id] for one in dimension.questions if one.is_scored]
    choices = [[*item.values.items()] for item in items if item.question.type == "choice"]
    if not choices or len(choices) < len(items) or prod(map(len, choices)) > LOOKED_THROUGH:
        return
    base = sum((item.base for item in items), Fraction(0))
    sums = []
    for picked in product(*choices):
        pairs = [*zip(items, picked, strict=True)]
        points = sum((item.question.weight * value for item, (_, value) in pairs), Fraction(0))
        sums.append((points / base, {item.question.id: id for item, (id, _) in pairs}))
    for threshold in scorer.framework.thresholds or []:
        reached = (pair for pair in sums if pair[0] >= threshold)
        missed = (pair for pair in sums if pair[0] < threshold)
        for _, answers in nsmallest(1, reached, key=itemgetter(0)):
            yield {**others, **answers}
        for _, answers in nlargest(1, missed, key=itemgetter(0)):
            yield {**others, **answers}


def _beside_thresholds(
    pool: Sequence[Scored], thresholds: Sequence[Fraction], framework: Framework
) -> Iterator[Scored]:
    """For the whole and each dimension the sets nearest to each threshold, on either side."""
    results: list[Callable[[Record], Result]] = [lambda record: record]
    results += [
        lambda record, id=one.id: record["dimensions"][id]  # type: ignore[misc]
        for one in framework.dimensions
    ]
    if framework.method.counts_gates:
        results.pop(0)  # the whole is a number of gates, which has no thresholds
    for result in results:
        scored = [(Fraction(score), one) for one in pool if (score := result(one.record)["score"])]
        for threshold in thresholds:
            reached = [pair for pair in scored if pair[0] >= threshold]
            missed = [pair for pair in scored if pair[0] < threshold]
            yield from (one for _, one in nsmallest(2, reached, key=itemgetter(0)))
            yield from (one for _, one in nlargest(2, missed, key=itemgetter(0)))


def _beside_gates(pool: Sequence[Scored], framework: Framework) -> Iterator[Scored]:
    """For each gate sets that pass it by no question too many, and that miss it by one."""
    for gate in framework.gates:
        for missing in (0, 1):
            stand = (one for one in pool if _missing(one.record["gates"][gate.id]) == missing)
            yield from islice(stand, 2)


def _missing(gate: GateRecord) -> int:
    return gate["needed"] - gate["passing"] if gate["counted"] else -1


def _told_by(one: Scored) -> set[tuple[str, ...]]:
    """What a set shows of the framework: its answers, states, stages, findings and cap."""
    record = one.record
    told: set[tuple[str, ...]] = {
        ("state", record["state"]),
        ("stage", str(record["stage"])),
        ("capped", str(record["capped_by"])),
        ("visible", str(record["counts"]["visible"])),
    }
    told |= {("answer", id, _written(answer)) for id, answer in one.answers.items()}
    told |= {("finding", id) for id in record["findings"]}
    return told | {
        ("dimension", id, dimension["state"], str(dimension["stage"]))
        for id, dimension in record["dimensions"].items()
    }
