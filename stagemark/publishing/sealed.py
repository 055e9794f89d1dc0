"""Published versions stay as they were: every build compares each file with its release.

Whatever differs is an error at its line, with what to do: a published text changes by a new
version, never in place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from types import MappingProxyType
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.problems import MAX_PROBLEMS, Problem, file_problem, quoted
from stagemark.framework.source import Trail, read
from stagemark.framework.versions import precedence, seal, trimmed
from stagemark.publishing.change import bumped, needed_bump
from stagemark.publishing.differences import differences
from stagemark.publishing.releases import NAME, Release, read_releases
from stagemark.scoring.golden import replay

SHOWN_DIFFERENCES = 20
SHOWN_VECTORS = 3

Releases = Mapping[tuple[str, str], Release]
"""Every release that can be trusted, by framework and version."""
UNPUBLISHED = Release("", "", "", {}, [])
NO_RELEASES: Releases = MappingProxyType({})


def verified_releases(
    folder: Path,
    shown: str,
    frameworks: Sequence[Framework],
    problems: list[Problem],
    *,
    cache: Path | None = None,
) -> Releases:
    """The releases of all frameworks below ``folder``, each compared with its file.

    ``frameworks`` are those that could be read; what could not has its problems already.
    ``cache`` is a folder that remembers which golden vectors this very program has scored.
    """
    known = {(one.id, one.version): one for one in frameworks}
    releases = {}
    for path in sorted(folder.glob(f"*/{NAME}")):
        id = path.parent.name
        name = f"{shown}/{id}"
        for release in read_releases(path, f"{name}/{NAME}", problems) or []:
            releases[id, release.version] = release
            file = path.with_name(f"{release.version}.yaml")
            if not file.exists():
                problems.append(_missing(f"{name}/{NAME}", release))
            elif framework := known.get((id, release.version)):
                problems += islice(
                    _faults(framework, release, file, f"{name}/{file.name}", cache), MAX_PROBLEMS
                )
    return releases


def _missing(shown: str, release: Release) -> Problem:
    message = f"{release.version} was published on {release.published}, and its file is missing"
    hint = f"bring {release.version}.yaml back; to take a version out of use, run withdraw"
    return file_problem(shown, message, hint)


def _faults(
    framework: Framework, release: Release, file: Path, shown: str, cache: Path | None
) -> Iterator[Problem]:
    if seal(framework) != release.seal:
        yield from _changed(framework, release, file, shown)
        return
    stamp = cache and cache / "replayed" / _program_and(release)
    if stamp and stamp.exists():
        return
    different = [*replay(framework, release.vectors)]
    for one in different[:SHOWN_VECTORS]:
        message = (
            f"golden answers {one.number} ({one.answers}) came to {quoted(one.recorded)} when "
            f"{release.version} was published, and now come to {quoted(one.now)}"
        )
        hint = "this Stagemark scores otherwise than the one that published it: go back to that one"
        yield file_problem(shown, message, hint)
    if stamp and not different:
        stamp.parent.mkdir(parents=True, exist_ok=True)
        stamp.touch()


def _program_and(release: Release) -> str:
    """Names a release and all that takes part in its scoring, as the bytes of both have it."""
    digest = hashlib.sha256()
    rooms = Path(__file__).parents[1]
    for room in ("framework", "scoring"):
        for module in sorted((rooms / room).glob("*.py")):
            digest.update(module.read_bytes())
    digest.update(release.seal.encode())
    digest.update(repr(release.vectors).encode())
    return digest.hexdigest()


def _changed(framework: Framework, release: Release, file: Path, shown: str) -> Iterator[Problem]:
    tree = read(file, shown, [])
    if tree is None:
        return
    before = Framework.model_validate(release.document)
    level = needed_bump(differences(before, framework))
    after = bumped(release.version, level)
    hint = (
        f"a published version stays as it is: put back what was there, or write the change into "
        f"{after}.yaml, as it is a {level} one"
    )
    found = _document_changes(trimmed(release.document), trimmed(framework.document), ())
    for trail, key, what in islice(found, SHOWN_DIFFERENCES):
        message = f"{what} since {release.version} was published"
        yield tree.problem(trail, message, hint, key=key)


def _document_changes(old: Any, new: Any, trail: Trail) -> Iterator[tuple[Trail, bool, str]]:
    """Where two documents differ, whether at the key there, and what happened in words."""
    if isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in new:
            if key in old:
                yield from _document_changes(old[key], new[key], (*trail, key))
            else:
                yield (*trail, key), True, "was added"
        for key in old:
            if key not in new:
                yield trail, False, f"{quoted(key)} was taken out"
    elif isinstance(old, list) and isinstance(new, list):
        names = [[_name(one) for one in side] for side in (old, new)]
        if names[0] == names[1]:
            for index, pair in enumerate(zip(old, new, strict=True)):
                yield from _document_changes(*pair, (*trail, index))
            return
        for index, name in enumerate(names[1]):
            if name not in names[0]:
                yield (*trail, index), False, f"{quoted(str(name))} was added"
        for name in names[0]:
            if name not in names[1]:
                yield trail, False, f"{quoted(str(name))} was taken out"
        if sorted(map(str, names[0])) == sorted(map(str, names[1])):
            yield trail, False, "the order was changed"
        elif not {*map(str, names[0])} ^ {*map(str, names[1])}:
            yield trail, False, "the list was changed"
    elif old != new:
        yield trail, False, f"was changed from {_quoted(old)} to {_quoted(new)}"


def _name(item: Any) -> Any:
    """The name of an item of a list: its id, else a text itself, else the text of a step."""
    if isinstance(item, Mapping):
        return item.get("id") or item.get("text") or repr(item)
    return item if isinstance(item, str) else repr(item)


def _quoted(value: Any) -> str:
    if isinstance(value, str):
        return quoted(value)
    return "a group of keys" if isinstance(value, Mapping) else "a list"


def latest(versions: Sequence[Framework], releases: Releases) -> Framework:
    """The version that stands at the framework's own address.

    It is the highest that is published and not withdrawn; else the highest that is published; else
    the highest there is.
    """
    ordered = sorted(versions, key=lambda one: precedence(one.version), reverse=True)
    published = [one for one in ordered if (one.id, one.version) in releases]
    offered = [one for one in published if not releases[one.id, one.version].withdrawn]
    return [*offered, *published, *ordered][0]
