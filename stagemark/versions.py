"""Versions of a framework: their order, their state, and the seal that names their content."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from itertools import groupby

from stagemark.model import Framework

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
    """A hash of all that a respondent sees or that scoring uses, as ``sha256-<hex>``.

    Comments, layout and values that repeat a default do not count, nor does ``changes``, which
    speaks of other versions.
    """
    content = framework.model_dump(
        mode="json", by_alias=True, exclude_defaults=True, exclude={"changes"}
    )
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return "sha256-" + hashlib.sha256(canonical.encode()).hexdigest()


def by_framework(frameworks: Iterable[Framework]) -> dict[str, list[Framework]]:
    """All versions of each framework, the latest first."""
    ordered = sorted(frameworks, key=lambda one: one.id)
    return {
        id_: sorted(versions, key=lambda one: precedence(one.version), reverse=True)
        for id_, versions in groupby(ordered, key=lambda one: one.id)
    }
