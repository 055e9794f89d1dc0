"""The commands that concern versions: ``publish``, ``withdraw`` and ``diff``."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from stagemark.framework.model import Framework
from stagemark.framework.problems import listed, quoted, refuse
from stagemark.publishing.change import Change, bumped, needed_bump
from stagemark.publishing.history import Entry, entry_of, history
from stagemark.publishing.sealed import Releases

SIGNS = {"": ("", ""), "-": ("[-", "-]"), "+": ("{+", "+}")}


def diff(
    frameworks: Sequence[Framework], releases: Releases, shown: str, names: Sequence[str]
) -> Iterator[str]:
    """The lines that ``diff`` prints.

    ``names``: a framework's id for its last two versions, or two versions of it behind the id, or
    two times ``id@version``. Raises InputError for what is not there.
    """
    entry = _compared(frameworks, releases, shown, names)
    before = entry.before
    if before is None:
        yield f"{entry.framework.version} is the first version of {entry.framework.id}."
        return
    for change in sorted(
        entry.changes, key=lambda one: ("major", "minor", "patch").index(one.level)
    ):
        yield line(change)
    level = needed_bump(entry.changes)
    if not entry.changes:
        yield f"Nothing has changed from {before.version} to {entry.framework.version}."
        return
    least = bumped(before.version, level)
    yield f"From {before.version} this is a {level} step: it needs {least} or higher."
    if moved := entry.moved:
        unknown = f", and {moved.open} cannot be compared" if moved.open else ""
        yield (
            f"Of {moved.answers} golden answer sets of {before.version}, {moved.elsewhere} come "
            f"out at another stage{unknown}."
        )


def line(change: Change) -> str:
    """A change in one line: ``minor: Question on-time, wording: Is it [-done-]{+finished+}?``."""
    marked = "".join(f"{SIGNS[sign][0]}{text}{SIGNS[sign][1]}" for sign, text in change.pieces)
    what = f", {change.what}" if change.what else ""
    return f"{change.level}: {change.title}{what}: {' '.join(marked.split())}"


def _compared(
    frameworks: Sequence[Framework], releases: Releases, shown: str, names: Sequence[str]
) -> Entry:
    match [*names]:
        case [id] if "@" not in id:
            return history(_versions(frameworks, shown, id), releases)[0]
        case [id, old, new] if "@" not in id:
            pair = [f"{id}@{old}", f"{id}@{new}"]
        case [old, new] if "@" in old and "@" in new:
            pair = [old, new]
        case _:
            refuse(shown, "diff compares ID, ID OLD NEW, or ID@OLD ID@NEW")
    old_, new_ = (_find(frameworks, shown, name) for name in pair)
    return entry_of(new_, old_, releases)


def _find(frameworks: Sequence[Framework], shown: str, name: str) -> Framework:
    id, _, version = name.partition("@")
    versions = _versions(frameworks, shown, id)
    for one in versions:
        if one.version == version:
            return one
    there = listed(one.version for one in versions)
    refuse(f"{shown}/{id}", f"there is no version {quoted(version)}", f"there are {there}")


def _versions(frameworks: Sequence[Framework], shown: str, id: str) -> list[Framework]:
    versions = [one for one in frameworks if one.id == id]
    if not versions:
        known = ", ".join(dict.fromkeys(one.id for one in frameworks))
        refuse(shown, f"there is no framework {quoted(id)}", f"there are: {known}")
    return versions
