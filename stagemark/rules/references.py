"""Helpers of the rules: ids that must be unique, references that must lead somewhere."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.framework.numbers import decimals_of, written
from stagemark.framework.problems import Problem, did_you_mean, quoted
from stagemark.framework.questions import Option, Question
from stagemark.framework.source import Trail, Tree

Problems = Iterator[Problem]


def unique(tree: Tree, ids: list[tuple[Trail, str]]) -> Problems:
    """An error for each id that stands a second time; ``ids`` are pairs of trail and id."""
    first: dict[str, Trail] = {}
    for trail, one in ids:
        if one in first:
            line = tree.place(first[one])[0]
            yield tree.problem(trail, f"{quoted(one)} stands twice, first in line {line}")
        first.setdefault(one, trail)


def reference(
    tree: Tree, trail: Trail, kind: str, *, wrong: str, known: Collection[str], key: bool = False
) -> Problems:
    """An error when ``wrong`` is not the id of a ``kind``."""
    if wrong in known:
        return
    hint = did_you_mean(wrong, known)
    if not hint and known and len(known) <= 10:
        hint = f"there are: {', '.join(known)}"
    yield tree.problem(trail, f"there is no {kind} {quoted(wrong)}", hint, key=key)


def stage_ids(framework: Framework) -> list[str]:
    return [stage.id for stage in framework.stages]


def offered(framework: Framework, question: Question) -> list[Option]:
    """The question's options, also where the framework may not have its scale."""
    return framework.scales.get(question.scale, []) if question.scale else question.options


def about(number: Fraction) -> str:
    """A number to be read: as ``written``, or cut after two decimals where it has no end."""
    if decimals_of(number) is not None:
        return written(number)
    return f"{written(Fraction(number.numerator * 100 // number.denominator, 100))}…"
