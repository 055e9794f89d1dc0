"""What somebody with paper sheets does on a team's page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from random import Random
from string import ascii_lowercase

from playwright.sync_api import Locator, Page

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.scoring.answers import Answer
from tests.exact.typing_reader import is_asked

ESCAPES = {"~unknown": "?", "~na": "/", "~none": "0"}


def filled_in(framework: Framework, rng: Random) -> dict[str, Answer]:
    """The answers of a made-up sheet; one in twenty questions is open."""
    answers: dict[str, Answer] = {}
    for question in framework.questions.values():
        if (
            not question.is_scored
            or rng.random() < 0.05
            or not is_asked(framework, question, answers)
        ):
            continue
        options = [one.id for one in framework.options_of(question)]
        if question.allow and rng.random() < 0.1:
            answers[question.id] = "~unknown" if "unknown" in question.allow else "~na"
        elif question.type == "checklist":
            ticks = sorted(rng.sample(options, rng.randint(0, len(options))))
            answers[question.id] = ticks or "~none"
        else:
            answers[question.id] = rng.choice(options)
    return answers


def keys_for(framework: Framework, answers: Mapping[str, Answer]) -> Iterator[str]:
    """The keys that type a sheet in from its first question on, one after the other."""
    for dimension in framework.dimensions:
        if dimension is framework.dimensions[-1]:
            yield from ["Space"] * len(framework.profile)
        for question in dimension.questions:
            if not question.is_scored:
                yield "Enter"
            elif is_asked(framework, question, answers):
                yield from _keys_of(framework, question, answers.get(question.id))


def _keys_of(framework: Framework, question: Question, answer: Answer | None) -> Iterator[str]:
    letters = dict(
        zip((one.id for one in framework.options_of(question)), ascii_lowercase, strict=False)
    )
    if answer is None:
        yield "Space"
    elif isinstance(answer, str):
        yield letters.get(answer) or ESCAPES[answer]
    else:
        yield from (letters[one] for one in answer)
        yield "Enter"


def type_sheet(page: Page, framework: Framework, name: str, answers: Mapping[str, Answer]) -> None:
    """By keyboard alone, from the field for the name to the end of the sheet."""
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    for key in keys_for(framework, answers):
        page.keyboard.press(key)


def said(page: Page) -> Locator:
    return page.locator(".entry-said")
