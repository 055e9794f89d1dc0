"""``frameworks/<id>/published.json``: which versions are published, and proof of what they were.

A release holds the day, the seal, what the file said, and golden vectors. The file is written by
``publish`` and ``withdraw`` alone; a check over each release and over all of them shows whatever
else has changed it. Layout does not count.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from stagemark.framework.fields import VERSION_PATTERN
from stagemark.framework.problems import Problem, file_problem, quoted
from stagemark.framework.versions import seal_of
from stagemark.scoring.golden import Vector

FORMAT = "stagemark-published/1"
NAME = "published.json"
RESTORE = "bring it back as it was from version control; only publish and withdraw write this file"


@dataclass(frozen=True)
class Withdrawal:
    """Why nobody shall begin with a version any more; ``on`` is a day such as 2026-11-28."""

    on: str
    because: str


@dataclass(frozen=True)
class Release:
    """A published version. ``document`` is what its file says, as texts."""

    version: str
    published: str
    seal: str
    document: Mapping[str, Any]
    vectors: Sequence[Vector]
    withdrawn: Withdrawal | None = None


def read_releases(path: Path, shown: str, problems: list[Problem]) -> list[Release] | None:
    """The releases of a framework in the order of the file; None where they cannot be trusted.

    No such file is no release. Whatever is not as it was written becomes a problem at its line.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "is not UTF-8"
        problems.append(file_problem(shown, f"cannot be read ({reason})", RESTORE))
        return None
    try:
        content = json.loads(text)
    except (ValueError, RecursionError) as error:
        place = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (1, 1)
        problems.append(Problem(shown, *place, "", "is not JSON here", RESTORE))
        return None
    found = [*_faults(content, path.parent.name, text)]
    problems += [Problem(shown, line, 1, "", message, RESTORE) for line, message in found]
    return None if found else [_release(entry) for entry in content["versions"]]


def write_releases(path: Path, framework: str, releases: Sequence[Release]) -> None:
    """Writes the file anew, whole or not at all."""
    entries = [_entry(one) for one in releases]
    content = {"format": FORMAT, "framework": framework, "versions": entries}
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_text(_laid_out({**content, "check": _check(content)}), encoding="utf-8")
        os.replace(beside, path)
    finally:
        beside.unlink(missing_ok=True)


def _entry(release: Release) -> dict[str, Any]:
    withdrawn = release.withdrawn
    entry = {
        "version": release.version,
        "published": release.published,
        "seal": release.seal,
        **({"withdrawn": vars(withdrawn)} if withdrawn else {}),
        "document": release.document,
        "vectors": [[*one] for one in release.vectors],
    }
    return {**entry, "check": _check(entry)}


def _release(entry: Mapping[str, Any]) -> Release:
    withdrawn = entry.get("withdrawn")
    return Release(
        version=entry["version"],
        published=entry["published"],
        seal=entry["seal"],
        document=entry["document"],
        vectors=entry["vectors"],
        withdrawn=Withdrawal(**withdrawn) if withdrawn else None,
    )


def _check(content: Mapping[str, Any]) -> str:
    """A hash of everything but the check itself, whatever the layout."""
    rest = {key: value for key, value in content.items() if key != "check"}
    canonical = json.dumps(rest, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256-" + hashlib.sha256(canonical.encode("utf-8", "surrogatepass")).hexdigest()


def _faults(content: Any, framework: str, text: str) -> Iterator[tuple[int, str]]:
    """Whatever is not as it was written: its line, and a message."""
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        yield 1, f'is not a record of releases: "format" must be "{FORMAT}"'
        return
    if content.get("framework") != framework:
        named = quoted(str(content.get("framework")))
        yield 1, f"is the record of {named}, and stands beside {framework}"
        return
    entries = content.get("versions")
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        yield 1, '"versions" must be the list of releases'
        return
    is_said = False
    for entry in entries:
        version = entry.get("version")
        line = _line_of(text, version)
        if entry.get("check") != _check(entry):
            is_said = True
            yield line, f"the release of {version} was changed by hand"
        elif not _is_whole(entry):
            is_said = True
            yield line, f"the release of {version} is not one that this Stagemark can read"
    if not is_said and content.get("check") != _check(content):
        yield 1, "was changed by hand: a release was taken out, put in or moved"


def _is_whole(entry: Mapping[str, Any]) -> bool:
    version, day = entry.get("version"), entry.get("published")
    document, vectors = entry.get("document"), entry.get("vectors")
    try:
        date.fromisoformat(str(day))
    except ValueError:
        return False
    return (
        isinstance(version, str)
        and re.fullmatch(VERSION_PATTERN, version, re.ASCII) is not None
        and isinstance(document, dict)
        and entry.get("seal") == seal_of(document)
        and isinstance(vectors, list)
        and all(isinstance(one, list) and len(one) == 5 for one in vectors)
    )


def _line_of(text: str, version: object) -> int:
    found = re.search(rf'"version"\s*:\s*{re.escape(json.dumps(version))}', text)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _laid_out(content: Mapping[str, Any]) -> str:
    """JSON with a line for each key and each vector, so that a change is seen for what it is."""

    def dumped(value: object) -> str:
        return json.dumps(value, ensure_ascii=False)

    def item(value: object, indent: str) -> str:
        if not isinstance(value, dict):
            return dumped(value)
        return f"{{\n{pairs(value, indent + '  ')}\n{indent} }}"

    def pairs(mapping: Mapping[str, Any], indent: str) -> str:
        lines = []
        for key, value in mapping.items():
            if key in ("versions", "vectors"):
                body = f",\n{indent} ".join(item(one, indent) for one in value)
                lines.append(f"{indent}{dumped(key)}: [\n{indent} {body}\n{indent}]")
            else:
                lines.append(f"{indent}{dumped(key)}: {dumped(value)}")
        return ",\n".join(lines)

    return f"{{\n{pairs(content, ' ')}\n}}\n"
