"""The history of a framework: each version with what changed since the one before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from stagemark.framework.model import Framework
from stagemark.framework.versions import precedence
from stagemark.publishing.change import Change, Level, needed_bump
from stagemark.publishing.differences import differences
from stagemark.publishing.releases import Release, Withdrawal
from stagemark.publishing.sealed import Releases
from stagemark.scoring.answers import Answer, offers
from stagemark.scoring.carry import carried_answers, carry
from stagemark.scoring.golden import answers_in
from stagemark.scoring.scorer import Scorer


@dataclass(frozen=True)
class Moved:
    """The effect of a change to the rules on recorded answers.

    Of ``answers`` golden answer sets ``elsewhere`` come out at another stage, and ``open`` cannot
    be compared, as a question in them is asked again or new.
    """

    answers: int
    elsewhere: int
    open: int


@dataclass(frozen=True)
class Entry:
    """A version in the history. ``before`` is what it is compared with; None for the first."""

    framework: Framework
    published: str | None
    withdrawn: Withdrawal | None
    before: Framework | None
    level: Level
    changes: Sequence[Change]
    moved: Moved | None

    def name(self, change: Change) -> str:
        """The name of what changed, as respondents know it; empty if they know none."""
        for framework in filter(None, (self.framework, self.before)):
            if name := _name(framework, change):
                return name
        return ""


def _name(framework: Framework, change: Change) -> str:
    """The name of the part; empty where this version has none such."""
    parts: dict[str, str] = {}
    match change.kind, [*change.ids]:
        case "stage", [id]:
            parts = {one.id: one.name for one in framework.stages}
        case "dimension", [id]:
            parts = {one.id: one.name for one in framework.dimensions}
        case "question", [id]:
            parts = {one.id: one.text for one in framework.questions.values()}
        case "option", [question, id] if question in framework.questions:
            asked = framework.questions[question]
            options = framework.options_of(asked)
            parts = {one.id: f"{asked.text} \N{EN DASH} {one.text}" for one in options}
        case "finding", [id]:
            parts = {one.id: one.title for one in framework.findings}
        case "profile", [id]:
            parts = {one.id: one.text for one in framework.profile}
        case "benchmark", [id]:
            parts = {one.id: one.name for one in framework.benchmarks}
        case "scoring", [id]:
            parts = {one.id: one.name for one in framework.stages}
            parts |= {one.id: one.name for one in framework.gates}
        case _:
            return ""
    return parts.get(id, "")


def history(versions: Sequence[Framework], releases: Releases) -> list[Entry]:
    """All versions from the highest down, each compared with the one that it follows."""
    ascending = sorted(versions, key=lambda one: precedence(one.version))
    return [entry_of(one, before(one, ascending), releases) for one in reversed(ascending)]


def before(framework: Framework, versions: Sequence[Framework]) -> Framework | None:
    """The version that one follows: as its ``changes`` say, else the next below it."""
    below = [one for one in versions if precedence(one.version) < precedence(framework.version)]
    if framework.changes:
        named = [one for one in below if one.version == framework.changes.from_]
        if named:
            return named[0]
    return max(below, key=lambda one: precedence(one.version), default=None)


def entry_of(framework: Framework, old: Framework | None, releases: Releases) -> Entry:
    """A version with what changed in it since an older one."""
    release = releases.get((framework.id, framework.version))
    changes = differences(old, framework) if old else []
    recorded = old and releases.get((old.id, old.version))
    level = needed_bump(changes)
    moved = moved_by(recorded, old, framework) if old and recorded and level == "major" else None
    return Entry(
        framework,
        release.published if release else None,
        release.withdrawn if release else None,
        old,
        level,
        changes,
        moved,
    )


def moved_by(recorded: Release, old: Framework, new: Framework) -> Moved:
    """The golden answers of a release, scored under another version."""
    before, after = Scorer(old), Scorer(new)
    follows = new.changes is not None and new.changes.from_ == old.version
    compared = elsewhere = open_ = 0
    for vector in recorded.vectors:
        answers = answers_in(old, vector)
        stage = before.score(answers)["stage"]
        if stage is None:
            continue
        compared += 1
        carried = (
            carried_answers(carry([new], answers))
            if follows
            else {id: one for id, one in answers.items() if _takes(new, id, one)}
        )
        record = after.score(carried)
        if record["state"] == "incomplete":
            open_ += 1
        elif record["stage"] != stage:
            elsewhere += 1
    return Moved(compared, elsewhere, open_)


def _takes(framework: Framework, id: str, answer: Answer) -> bool:
    question = framework.questions.get(id)
    return question is not None and offers(framework, question, answer)
