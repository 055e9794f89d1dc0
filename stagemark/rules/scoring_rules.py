"""Rules of scoring: thresholds and gates in order, within reach, showable.

Together these keep scoring monotone: a better answer never lowers a stage.
"""

from __future__ import annotations

from fractions import Fraction

from stagemark.framework.model import Framework
from stagemark.framework.numbers import decimals_of, written
from stagemark.framework.problems import quoted
from stagemark.framework.questions import Question
from stagemark.framework.scoring import Gate, RequiresAtLeast
from stagemark.framework.source import Trail, Tree
from stagemark.rules.references import (
    Problems,
    about,
    offered,
    reference,
    stage_ids,
    unique,
)

MAX_DECIMALS = 6


def scoring_rules(framework: Framework, tree: Tree) -> Problems:
    """Every error of ``scoring``."""
    key, given = framework.method.thresholds_key, framework.given_thresholds
    if given is not None:
        yield from _thresholds(framework, tree, ("scoring", key), given)
    if framework.scoring.cap and given is None and framework.method.counts_gates:
        yield tree.problem(
            ("scoring", "cap"),
            "a cap compares the stages of dimensions, and these have none",
            f"add {key}, or delete the cap",
            key=True,
        )
    stages, highest = stage_ids(framework), 0
    for i, gate in enumerate(framework.gates):
        trail = ("scoring", "gates", i)
        place = (*trail, "holds_at")
        yield from reference(tree, place, "stage", wrong=gate.holds_at, known=stages)
        if gate.holds_at in stages:
            if stages.index(gate.holds_at) < highest:
                before = quoted(stages[highest])
                message = f"must not be below {before}, where an earlier gate holds"
                yield tree.problem(place, f"{message}, got {quoted(gate.holds_at)}")
            highest = max(highest, stages.index(gate.holds_at))
        yield from _gate(framework, tree, trail, gate)


def _thresholds(
    framework: Framework, tree: Tree, trail: Trail, given: dict[str, Fraction]
) -> Problems:
    stages = stage_ids(framework)
    for name in given:
        place = (*trail, name)
        yield from reference(tree, place, "stage", wrong=name, known=stages, key=True)
        if name == stages[0]:
            message = "the lowest stage has no threshold, everyone begins there"
            yield tree.problem(place, message, "delete the line", key=True)
    last: tuple[str, Fraction] | None = None
    for name in dict.fromkeys(stages[1:]):
        if name not in given:
            yield tree.problem(trail, f"has no threshold for the stage {quoted(name)}", key=True)
            continue
        number, place = given[name], (*trail, name)
        text = f"got {quoted(written(number))}"
        if last and number <= last[1]:
            before = f"the threshold of {quoted(last[0])}, {written(last[1])}"
            yield tree.problem(place, f"must be greater than {before}, {text}")
        last = name, number
        yield from _threshold(framework, tree, place, number)


def _threshold(framework: Framework, tree: Tree, place: Trail, number: Fraction) -> Problems:
    text, shown = written(number), framework.scoring.decimals
    needed = decimals_of(number)
    if framework.is_percent and number > 100:
        yield tree.problem(place, f"must be at most 100 (percent), got {quoted(text)}")
    if needed is None or needed > MAX_DECIMALS:
        message = f"cannot be shown exactly with {MAX_DECIMALS} decimals, got {quoted(text)}"
        yield tree.problem(place, message, f"write a decimal such as {about(number).rstrip('…')}")
    elif shown is not None and needed > shown:
        message = f"has more decimals than are shown ({shown}), got {quoted(text)}"
        yield tree.problem(place, message, f"raise scoring.decimals to {needed}")


def _gate(framework: Framework, tree: Tree, trail: Trail, gate: Gate) -> Problems:
    known = {one.id: one for one in framework.questions.values() if one.is_scored}
    named = [((*trail, "questions", i), one) for i, one in enumerate(gate.questions)]
    yield from unique(tree, named)
    for place, one in named:
        if one in framework.questions and one not in known:
            message = f"{quoted(one)} is a text question, which no gate can count"
            yield tree.problem(place, message)
        else:
            yield from reference(tree, place, "question", wrong=one, known=known)
        if one in known and gate.passes_at is not None:
            yield from _reachable(framework, tree, (*trail, "passes_at"), gate, known[one])
    asked, has = gate.requires, len(set(gate.questions))
    if isinstance(asked, RequiresAtLeast) and asked.at_least > has:
        message = f"must be at most {has}, the number of questions"
        place = (*trail, "requires", "at_least")
        yield tree.problem(place, f"{message}, got {quoted(str(asked.at_least))}")


def _reachable(
    framework: Framework, tree: Tree, place: Trail, gate: Gate, question: Question
) -> Problems:
    values = [option.value for option in offered(framework, question)]
    highest = sum(values) if question.type == "checklist" else max(values, default=Fraction(0))
    if values and gate.passes_at is not None and gate.passes_at > highest:
        message = f"the question {quoted(question.id)} reaches at most {written(Fraction(highest))}"
        yield tree.problem(place, f"{message}, got {quoted(written(gate.passes_at))}")
