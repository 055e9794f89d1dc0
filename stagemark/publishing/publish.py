"""Publishes and withdraws versions: the commands that write ``published.json``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from stagemark.framework.model import Framework
from stagemark.framework.problems import (
    InputError,
    Problem,
    did_you_mean,
    file_problem,
    listed,
    quoted,
    refuse,
)
from stagemark.framework.source import read
from stagemark.framework.versions import precedence, seal
from stagemark.publishing.change import Change, Level, bump_between, bumped, needed_bump
from stagemark.publishing.differences import differences
from stagemark.publishing.releases import NAME, Release, Withdrawal, read_releases, write_releases
from stagemark.publishing.sealed import Releases
from stagemark.scoring.carry import undeclared
from stagemark.scoring.golden import vectors


def publish(
    folder: Path, shown: str, frameworks: Sequence[Framework], *, id: str, version: str, day: str
) -> Release:
    """Seals a version and records it; returns the release.

    Raises InputError where it cannot be published: it is no such version, a draft by its name,
    published already, or its number says less than what has changed.
    """
    framework = _find(shown, frameworks, id, version)
    file = f"{shown}/{id}/{version}.yaml"
    path = folder / id / NAME
    releases = _releases(path, f"{shown}/{id}/{NAME}")
    if reason := _reason_against(framework, releases):
        refuse(file, reason)
    previous = previous_release(releases, version)
    if previous:
        before = Framework.model_validate(previous.document)
        if open_ := undeclared_problems(before, framework, folder / id / f"{version}.yaml", file):
            raise InputError(open_)
        found = differences(before, framework)
        level = needed_bump(found)
        least = bumped(previous.version, level)
        if precedence(version) < precedence(least):
            refuse(file, *_too_small(previous.version, version, level, found))
    release = Release(version, day, seal(framework), framework.document, vectors(framework))
    in_order = sorted([*releases, release], key=lambda one: precedence(one.version))
    write_releases(path, id, in_order)
    return release


def withdraw(folder: Path, shown: str, *, id: str, version: str, because: str, day: str) -> Release:
    """Records why nobody shall begin with a published version any more; returns its release.

    Raises InputError where there is nothing to withdraw. The reason may be changed later.
    """
    path = folder / id / NAME
    name = f"{shown}/{id}/{NAME}"
    releases = _releases(path, name)
    known = [one.version for one in releases]
    if version not in known:
        hint = f"published are {listed(known)}" if known else "nothing of it is published"
        refuse(name, f"{id} {version} is not published, so there is nothing to withdraw", hint)
    if not because.strip():
        refuse(name, "a version is withdrawn for a reason", "write it behind --because")
    changed = [
        replace(one, withdrawn=Withdrawal(day, because.strip())) if one.version == version else one
        for one in releases
    ]
    write_releases(path, id, changed)
    return changed[known.index(version)]


def previous_release(releases: Sequence[Release], version: str) -> Release | None:
    """The highest release below a version: what its number is measured against."""
    below = [one for one in releases if precedence(one.version) < precedence(version)]
    return max(below, key=lambda one: precedence(one.version), default=None)


def open_changes(
    folder: Path, shown: str, frameworks: Sequence[Framework], releases: Releases
) -> Iterator[Problem]:
    """Questions that the drafts below ``folder`` leave open about the version that they follow.

    Where one names the version before, what it does not declare is an error; where it names none
    and there is a published one, that is a warning.
    """
    by_version = {(one.id, one.version): one for one in frameworks}
    for framework in frameworks:
        id, version = framework.id, framework.version
        path = folder / id / f"{version}.yaml"
        file = f"{shown}/{id}/{version}.yaml"
        if (id, version) in releases:
            continue
        if framework.changes:
            if old := by_version.get((id, framework.changes.from_)):
                yield from undeclared_problems(old, framework, path, file)
            continue
        published = [one for key, one in releases.items() if key[0] == id]
        if previous := previous_release(published, version):
            message = f"does not say how answers to {previous.version} come over"
            hint = f"write changes: {{from: {previous.version}}}, which publish asks for"
            yield file_problem(file, message, hint, is_warning=True)


def undeclared_problems(old: Framework, new: Framework, path: Path, shown: str) -> list[Problem]:
    """Questions that ``changes`` of the file at ``path`` leaves open, each at its place there."""
    found = [*undeclared(old, new)]
    tree = read(path, shown, []) if found else None
    return [tree.problem(*one) for one in found] if tree else []


def _find(shown: str, frameworks: Sequence[Framework], id: str, version: str) -> Framework:
    versions = {one.version: one for one in frameworks if one.id == id}
    if version in versions:
        return versions[version]
    if not versions:
        hint = did_you_mean(id, [one.id for one in frameworks])
        refuse(shown, f"there is no framework {quoted(id)} that could be published", hint)
    message = f"{id} has no version {quoted(version)} that could be published"
    refuse(f"{shown}/{id}", message, f"there are {listed(versions)}")


def _releases(path: Path, shown: str) -> list[Release]:
    problems: list[Problem] = []
    releases = read_releases(path, shown, problems)
    if releases is None:
        raise InputError(problems)
    return releases


def _reason_against(framework: Framework, releases: Sequence[Release]) -> str:
    version = framework.version
    if "-" in version:
        final = version.partition("-")[0]
        return f"{version} is a draft by its name: publish it as {final}"
    if precedence(version) < precedence("1.0.0"):
        return f"{version} is a draft by its name: what is published begins with 1.0.0"
    if any(one.version == version for one in releases):
        return f"{version} is published already"
    return ""


def _too_small(
    previous: str, version: str, level: Level, changes: Sequence[Change]
) -> tuple[str, str]:
    """The message and the hint for a number that promises less change than there is."""
    first = next(one for one in changes if one.level == level)
    what = " ".join([first.kind, *map(quoted, first.ids), first.key]).strip()
    said = bump_between(previous, version)
    message = f"{version} says that {previous} changed by a {said} step, and it is a {level} one"
    return f"{message} (first: {what})", f"name it {bumped(previous, level)} or higher"
