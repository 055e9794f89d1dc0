"""When a question is asked, in words for people who have the questions on paper."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Protocol

from stagemark.framework.model import Framework
from stagemark.framework.questions import Option, Question, ShownAtLeast
from stagemark.paper.codes import letters, numbers


class Say(Protocol):
    """The sentences of a language."""

    def text(self, group: str, id: str, **fillings: Any) -> str: ...

    def listed(self, items: Iterable[str], joint: str = "and") -> Any:
        """Items in a row, as HTML."""
        ...


def asked_if(framework: Framework, question: Question, say: Say) -> str:
    """The question that it depends on, and the answers; "" where it is asked anyway."""
    rule = question.show_if
    if rule is None:
        return ""
    offered = framework.options_of(framework.questions[rule.question])
    codes = dict(zip((one.id for one in offered), letters(), strict=False))

    def said(option: Option) -> str:
        return f"{codes[option.id]} ({option.text})"

    number = numbers(framework)[rule.question]
    if isinstance(rule, ShownAtLeast):
        least = next(one for one in offered if one.id == rule.at_least)
        wanted = [one for one in offered if one.value >= least.value]
        if len(wanted) > 1 and wanted == offered[offered.index(least) :]:
            return say.text("handout", "only_if_at_least", number=number, answer=said(least))
    else:
        wanted = [one for one in offered if one.id in rule.is_]
    answers = say.listed(map(said, wanted), "or").unescape()
    return say.text("handout", "only_if", number=number, answers=answers)
