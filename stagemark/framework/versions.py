"""Versions of a framework: their order, their state, and the seal that names their content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import Any

from stagemark.framework.model import Framework

SemVerKey = tuple[int, int, int, bool, tuple[tuple[bool, int, str], ...]]


def precedence(version: str) -> SemVerKey:
    """The sort key of a SemVer version: a pre-release stands before its release."""
    release, _, pre_release = version.partition("-")
    major, minor, patch = (int(part) for part in release.split("."))
    identifiers = tuple(
        (not part.isdigit(), int(part) if part.isdigit() else 0, part)
        for part in re.split(r"\.", pre_release)
        if part
    )
    return major, minor, patch, not pre_release, identifiers


def seal(framework: Framework) -> str:
    """The seal of a framework's file: see ``seal_of``."""
    return seal_of(framework.document)


def seal_of(document: Mapping[str, Any]) -> str:
    """A hash of what a framework's file says, as ``sha256-<hex>``.

    It is made from the texts that stand in the file, not from what they are read as, so that it is
    the same under every version of Stagemark: a key or a default that is new to the program changes
    no seal. Comments, layout and the order of keys do not count.
    """
    canonical = json.dumps(
        trimmed(document), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return "sha256-" + hashlib.sha256(canonical.encode()).hexdigest()


def trimmed(value: object) -> object:
    """The same without the blanks around texts, which depend on how they are laid out."""
    if isinstance(value, dict):
        return {key: trimmed(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [trimmed(inner) for inner in value]
    return value.strip() if isinstance(value, str) else value


def by_framework(frameworks: Iterable[Framework]) -> dict[str, list[Framework]]:
    """All versions of each framework, the latest first."""
    ordered = sorted(frameworks, key=lambda one: one.id)
    return {
        id_: sorted(versions, key=lambda one: precedence(one.version), reverse=True)
        for id_, versions in groupby(ordered, key=lambda one: one.id)
    }
