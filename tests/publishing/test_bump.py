"""Which bump a change needs: compared with the scores of every answer set that there is."""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy
from itertools import product
from random import Random
from typing import Any

import pytest

from stagemark.framework.model import Framework
from stagemark.publishing.bump import every_answer, scores_in
from stagemark.publishing.change import Change, bump_between, bumped, needed_bump, pieces_between
from stagemark.publishing.differences import differences
from stagemark.scoring.scorer import Scorer

Document = dict[str, Any]
PAIRS = 150
MANY_PAIRS = 3_000


def small(rng: Random) -> Document:
    """A framework of two or three questions, whose every answer set can be scored."""
    method = rng.choice(["mean", "weakest", "points", "gates"])
    stages = ["low", "mid", "top"]
    ids = ["a", "b", "c"][: rng.choice([2, 3, 3])]
    questions = [
        {
            "id": id,
            "text": f"What about {id}?",
            "weight": rng.choice(["1", "1", "2", "1/3"]),
            "type": rng.choice(["choice", "choice", "checklist"]) if at else "choice",
            "allow": rng.choice([[], ["unknown"], ["unknown", "not-applicable"]]),
            "options": [
                {"id": f"o{n}", "text": f"Option {n}", "value": str(n * rng.choice([1, 2]) + 1)}
                for n in range(rng.choice([2, 3]))
            ],
            **(
                {"show_if": {"question": "a", "at_least": "o1"}}
                if at and rng.random() < 0.3
                else {}
            ),
        }
        for at, id in enumerate(ids)
    ]
    cut = rng.choice([1, 2])
    parts = [questions[:cut], questions[cut:]]
    scoring: Document = {"method": method, "unknown": rng.choice(["lowest", "excluded"])}
    starts = rng.choice([["30", "70"], ["50", "100"]])
    if method in ("mean", "weakest"):
        starts = rng.choice([["1.5", "2.5"], ["2", "3"], ["2", "2.01"]])
    if method == "gates":
        scoring["gates"] = [
            {
                "id": f"g{at}",
                "name": f"Gate {at}",
                "holds_at": stages[at],
                "requires": rng.choice(["all", {"at_least": "1"}, {"share": "50%"}]),
                **rng.choice([{}, {"passes_at": rng.choice(["1", "2", "3"])}]),
                "questions": part and [one["id"] for one in part],
            }
            for at, part in enumerate(parts)
            if part
        ]
        if rng.random() < 0.5:
            scoring["dimension_thresholds"] = dict(zip(stages[1:], starts, strict=True))
    else:
        scoring["thresholds"] = dict(zip(stages[1:], starts, strict=True))
        scoring |= rng.choice([{}, {}, {"cap": {"above_weakest": rng.choice(["0", "1"])}}])
    return {
        "id": "small",
        "version": "1.0.0",
        "language": "en",
        "title": "Small",
        "summary": "Few questions.",
        "stages": [
            {"id": one, "name": one.title(), "summary": f"The {one} one."} for one in stages
        ],
        "dimensions": [
            {
                "id": f"d{at}",
                "name": f"Dimension {at}",
                "weight": rng.choice(["1", "2"]),
                "questions": part,
            }
            for at, part in enumerate(parts)
            if part
        ],
        "scoring": scoring,
    }


def _questions(document: Document) -> list[Document]:
    return [question for dimension in document["dimensions"] for question in dimension["questions"]]


def _any_question(rng: Random, document: Document) -> Document:
    return rng.choice(_questions(document))


def double_weights(rng: Random, document: Document) -> None:
    for question in _questions(document):
        question["weight"] = {"1": "2", "2": "4", "1/3": "2/3", "5": "10"}[question["weight"]]


def question_weight(rng: Random, document: Document) -> None:
    _any_question(rng, document)["weight"] = rng.choice(["1", "2", "5"])


def dimension_weight(rng: Random, document: Document) -> None:
    rng.choice(document["dimensions"])["weight"] = rng.choice(["1", "2", "5"])


def threshold(rng: Random, document: Document) -> None:
    scoring = document["scoring"]
    for key in ("thresholds", "dimension_thresholds"):
        if key in scoring:
            scoring[key]["top"] = rng.choice(["2.6", "2.9", "3", "71", "99"])


def unknown(rng: Random, document: Document) -> None:
    document["scoring"]["unknown"] = rng.choice(["lowest", "excluded"])


def cap(rng: Random, document: Document) -> None:
    if document["scoring"]["method"] != "gates":
        document["scoring"]["cap"] = {"above_weakest": rng.choice(["0", "1", "2"])}


def gate(rng: Random, document: Document) -> None:
    for one in document["scoring"].get("gates", [])[-1:]:
        one["requires"] = rng.choice(
            ["all", {"at_least": "1"}, {"at_least": "2"}, {"share": "60%"}]
        )
        one |= rng.choice([{}, {"passes_at": rng.choice(["1", "1.5", "2", "3"])}])


def condition(rng: Random, document: Document) -> None:
    asked = _questions(document)[-1]
    if asked["id"] != "a":  # a condition asks an earlier question
        forms = [{"question": "a", "is": ["o1"]}, {"question": "a", "at_least": "o1"}]
        asked["show_if"] = rng.choice(forms)


def wording(rng: Random, document: Document) -> None:
    _any_question(rng, document)["text"] += " Really?"


def order(rng: Random, document: Document) -> None:
    if not any("show_if" in one for one in _questions(document)):
        document["dimensions"].reverse()


def value(rng: Random, document: Document) -> None:
    rng.choice(_any_question(rng, document)["options"])["value"] = "7"


def more_options(rng: Random, document: Document) -> None:
    option = {"id": "more", "text": "More", "value": "9"}
    _any_question(rng, document)["options"].append(option)


def fewer_escapes(rng: Random, document: Document) -> None:
    _any_question(rng, document)["allow"] = []


CHANGES: list[Callable[[Random, Document], None]] = [
    *(double_weights, question_weight, dimension_weight, threshold, unknown, cap, gate, condition),
    *(wording, order, value, more_options, fewer_escapes),
]


def pair(seed: int) -> tuple[Framework, Framework]:
    rng = Random(seed)
    before = small(rng)
    after = deepcopy(before)
    after["version"] = "2.0.0"
    for change in rng.sample(CHANGES, rng.choice([1, 1, 2])):
        change(rng, after)
    return Framework.model_validate(before), Framework.model_validate(after)


def answers_are_others(old: Framework, new: Framework) -> bool:
    """Whether a question or an answer came or went, or an option changed its value."""
    offered = [
        {
            question.id: (
                question.type,
                {*question.allow},
                {option.id: option.value for option in one.options_of(question)},
            )
            for question in one.questions.values()
        }
        for one in (old, new)
    ]
    return offered[0] != offered[1]


def some_score_differs(old: Framework, new: Framework) -> bool:
    before, after = Scorer(old), Scorer(new)
    choices = {one.id: ["", *every_answer(old, one)] for one in old.questions.values()}
    for given in product(*choices.values()):
        answers = {id: answer for id, answer in zip(choices, given, strict=True) if answer}
        if scores_in(before.score(answers)) != scores_in(after.score(answers)):
            return True
    return False


def check_pair(seed: int) -> str:
    old, new = pair(seed)
    level = needed_bump(differences(old, new))
    is_major = answers_are_others(old, new) or some_score_differs(old, new)
    assert (level == "major") is is_major, (seed, level)
    return level


def test_major_is_what_changes_some_score_or_answer() -> None:
    levels = [check_pair(seed) for seed in range(PAIRS)]
    assert {*levels} == {"major", "minor", "patch"}


@pytest.mark.deep
def test_major_is_what_changes_some_score_or_answer_in_many_pairs() -> None:
    for seed in range(PAIRS, MANY_PAIRS):
        check_pair(seed)


def test_other_words_are_a_minor_change_that_says_both() -> None:
    document = small(Random(1))
    changed = deepcopy(document)
    changed["dimensions"][0]["questions"][0]["text"] = "What about it?"
    found = differences(*map(Framework.model_validate, (document, changed)))
    texts = ("What about a?", "What about it?")
    assert found == [Change("minor", "question", ("a",), "text", *texts)]
    assert pieces_between(*texts) == [("", "What about "), ("-", "a"), ("+", "it"), ("", "?")]


@pytest.mark.parametrize(
    ("version", "level", "after"),
    [("1.2.3", "major", "2.0.0"), ("1.2.3", "minor", "1.3.0"), ("1.2.3", "patch", "1.2.4")],
)
def test_a_bump_names_the_next_version(version: str, level: Any, after: str) -> None:
    assert bumped(version, level) == after
    assert bump_between(version, after) == level
