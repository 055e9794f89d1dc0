"""What becomes of answers when a framework moves on to a later version.

A version's ``changes`` declare how the answers to the one before come over. Each answer has one
fate: it is carried, its question is asked again, or it is dropped; over several versions these add
up. ``theme/js/carry.js`` does the same in the browser.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from stagemark.framework.changes import Changes
from stagemark.framework.model import Framework
from stagemark.framework.problems import listed, quoted
from stagemark.framework.questions import Question
from stagemark.framework.source import Trail
from stagemark.scoring.answers import Answer, offers

Kind = Literal["carried", "asked-again", "dropped"]


@dataclass(frozen=True)
class Fate:
    """What became of one answer. ``question`` and ``answer`` are those of the oldest version.

    ``becomes`` are the questions of the newest version that stand for it; none for what is dropped.
    ``now`` is the answer as the newest version puts it; None where it is not carried.
    """

    kind: Kind
    question: str
    answer: Answer
    becomes: Sequence[str]
    now: Answer | None = None


def way_between(versions: Mapping[str, Framework], old: str, new: str) -> list[Framework] | None:
    """The versions that answers pass on their way, the oldest left out; None where none leads."""
    way: list[Framework] = []
    at = new
    while at != old:
        framework = versions.get(at)
        if framework is None or framework.changes is None or framework in way:
            return None
        way.insert(0, framework)
        at = framework.changes.from_
    return way


def carry(way: Sequence[Framework], answers: Mapping[str, Answer]) -> list[Fate]:
    """The fate of each answer along the way, in the order given; an empty answer is none."""
    fates = [Fate("carried", id, answer, [id], answer) for id, answer in answers.items() if answer]
    for version in way:
        fates = [_step(fate, version) for fate in fates]
    return fates


def carried_answers(fates: Sequence[Fate]) -> dict[str, Answer]:
    """The answers as the newest version takes them."""
    return {one.becomes[0]: one.now for one in fates if one.now is not None}


def _step(fate: Fate, version: Framework) -> Fate:
    changes = version.changes
    assert changes is not None
    becomes = [new for old in fate.becomes for new in _becomes(old, version, changes)]
    becomes = [*dict.fromkeys(becomes)]
    if not becomes:
        return replace(fate, kind="dropped", becomes=[], now=None)
    if fate.now is not None:
        now = _translated(fate.becomes[0], becomes, fate.now, version)
        if now is not None:
            return replace(fate, becomes=becomes, now=now)
    return replace(fate, kind="asked-again", becomes=becomes, now=None)


def _becomes(old: str, version: Framework, changes: Changes) -> list[str]:
    """The questions of a version that stand for one of the version before."""
    if old in changes.removed:
        return []
    if old in changes.split:
        return [new for new in changes.split[old] if new in version.questions]
    merged = [new for new, parts in changes.merged.items() if old in parts]
    found = merged or [changes.renamed.get(old, old)]
    return [new for new in found if new in version.questions]


def _translated(
    old: str, becomes: Sequence[str], answer: Answer, version: Framework
) -> Answer | None:
    """The answer as the version takes it; None where its question is to be asked again."""
    changes = version.changes
    assert changes is not None
    id = becomes[0]
    is_same = old not in changes.split and id not in changes.merged and id not in changes.reask
    if not is_same:
        return None
    names = changes.options.get(id, {})
    now: Answer
    if isinstance(answer, str):
        now = names.get(answer, answer)
    else:
        now = [*dict.fromkeys(names.get(tick, tick) for tick in answer)]
    return now if offers(version, version.questions[id], now) else None


Undeclared = tuple[Trail, str, str]
"""A place in the newer file, what is wrong there, and the line to write."""


def undeclared(old: Framework, new: Framework) -> Iterator[Undeclared]:
    """The differences that ``changes`` of ``new`` leaves open, and what it says that is not so."""
    changes = new.changes or Changes.model_validate({"from": old.version})
    if new.changes is None:
        message = f"does not say how the answers to {old.version} come over"
        yield (), message, f"write at its end: changes: {{from: {old.version}}}"
    elif changes.from_ != old.version:
        message = f"must be {old.version}, the version before, got {quoted(changes.from_)}"
        yield ("changes", "from"), message, "answers come over from one version to the next"
        return
    yield from _not_there(old, new, changes)
    yield from _said_twice(changes)
    place: Trail = ("changes",) if new.changes else ()
    told = {
        *changes.removed,
        *changes.split,
        *(o for olds in changes.merged.values() for o in olds),
    }
    becomes: Counter[str] = Counter()
    for id, question in old.questions.items():
        if id in told:
            continue
        name = changes.renamed.get(id, id)
        becomes[name] += 1
        now = new.questions.get(name)
        if now is None:
            if id not in changes.renamed:
                message = f"the question {quoted(id)} of {old.version} is not here any more"
                hint = f"write below changes: removed: [{id}], or renamed: {{{id}: its-new-id}}"
                yield place, message, hint
        elif name not in changes.reask:
            yield from _other_answers(old, new, question, now, changes, place)
    for name, count in becomes.items():
        if count > 1 and name in new.questions:
            message = f"several questions of {old.version} become {quoted(name)}"
            olds = [o for o in old.questions if o not in told and changes.renamed.get(o, o) == name]
            yield place, message, f"write below changes: merged: {{{name}: [{', '.join(olds)}]}}"


def _other_answers(
    old: Framework, new: Framework, before: Question, now: Question, changes: Changes, place: Trail
) -> Iterator[Undeclared]:
    """What a question was answered with and no longer takes."""
    again = f"reask: [{now.id}]"
    if before.type != now.type:
        message = f"the question {quoted(now.id)} was a {before.type} and is a {now.type}"
        yield place, message, f"write below changes: {again}"
        return
    if not now.is_scored:
        return
    names = changes.options.get(now.id, {})
    offered = {one.id for one in new.options_of(now)}
    known = {one.id for one in old.options_of(before)}
    gone = [one for one in known if names.get(one, one) not in offered]
    for one in sorted(gone):
        if one not in names:
            message = f"the option {quoted(one)} of {quoted(now.id)} is not here any more"
            hint = f"write below changes: options: {{{now.id}: {{{one}: its-new-id}}}}, or {again}"
            yield place, message, hint
    for one, name in names.items():
        where: Trail = (*place, "options", now.id, one)
        if one not in known:
            yield where, f"{quoted(now.id)} had no option {quoted(one)}", "delete the line"
        elif name not in offered:
            there = listed(sorted(offered), "or")
            yield where, f"{quoted(now.id)} has no option {quoted(name)}", f"name {there}"


def _not_there(old: Framework, new: Framework, changes: Changes) -> Iterator[Undeclared]:
    """Ids in ``changes`` that one of the two versions does not have."""
    before: list[tuple[Trail, str]] = [
        *((("removed", i), id) for i, id in enumerate(changes.removed)),
        *((("renamed", id), id) for id in changes.renamed),
        *((("split", id), id) for id in changes.split),
        *(
            (("merged", id, i), one)
            for id, olds in changes.merged.items()
            for i, one in enumerate(olds)
        ),
    ]
    for trail, id in before:
        if id not in old.questions:
            yield ("changes", *trail), f"{old.version} has no question {quoted(id)}", ""
    after: list[tuple[Trail, str]] = [
        *((("reask", i), id) for i, id in enumerate(changes.reask)),
        *((("options", id), id) for id in changes.options),
        *((("renamed", id), one) for id, one in changes.renamed.items()),
        *(
            (("split", id, i), one)
            for id, news in changes.split.items()
            for i, one in enumerate(news)
        ),
        *((("merged", id), id) for id in changes.merged),
    ]
    for trail, id in after:
        if id not in new.questions:
            yield ("changes", *trail), f"{new.version} has no question {quoted(id)}", ""


def _said_twice(changes: Changes) -> Iterator[Undeclared]:
    """Questions of which ``changes`` says more than one thing."""
    said = Counter(
        [
            *changes.removed,
            *changes.renamed,
            *changes.split,
            *(one for olds in changes.merged.values() for one in olds),
        ]
    )
    for id, count in said.items():
        if count > 1:
            message = f"says {count} things of the question {quoted(id)}"
            yield ("changes",), message, "keep one of removed, renamed, split and merged"
