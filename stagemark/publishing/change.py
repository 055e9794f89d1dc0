"""One difference between two versions of a framework, and how large a step it asks for.

*major*: some answers could score differently, or a question or an option was added or removed or
changed its value. *minor*: a respondent reads other words. *patch*: neither.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

Level = Literal["major", "minor", "patch"]
LEVELS: Sequence[Level] = ("patch", "minor", "major")
Piece = tuple[Literal["", "-", "+"], str]
Kind = Literal[
    "model",
    "stage",
    "dimension",
    "question",
    "option",
    "scoring",
    "finding",
    "benchmark",
    "profile",
]


KINDS: Mapping[Kind, str] = {
    "model": "The model",
    "stage": "Stage",
    "dimension": "Dimension",
    "question": "Question",
    "option": "Answer",
    "scoring": "Scoring",
    "finding": "Finding",
    "benchmark": "Benchmark",
    "profile": "Question about you",
}
# Texts that have less than this in common are shown one after the other, not one in the other.
ALIKE = 0.6
# What people call a key that says little by itself.
KEYS = {
    "allow": "ways to pass over it",
    "id": "its id",
    "show_if": "when it is asked",
    "signs": "how to recognise it",
    "text": "wording",
    "threshold": "where it begins",
}


@dataclass(frozen=True)
class Change:
    """One difference. ``ids`` lead there, such as a question's and an option's.

    ``before`` and ``after`` are what stood and stands there; None where there is nothing.
    """

    level: Level
    kind: Kind
    ids: Sequence[str]
    key: str
    before: str | None
    after: str | None

    @property
    def what(self) -> str:
        """The changed key of the part, or ``new`` or ``gone``, in a word or two."""
        if self.key:
            return KEYS.get(self.key, self.key.replace("_", " "))
        return "new" if self.before is None else "gone" if self.after is None else ""

    @property
    def title(self) -> str:
        """The part that changed, such as ``Question on-time``."""
        return " ".join([KINDS[self.kind], *self.ids])

    @property
    def pieces(self) -> list[Piece]:
        """Both texts as one, see ``pieces_between``."""
        if self.before is None or self.after is None:
            return [("-", self.before)] if self.before is not None else [("+", self.after or "")]
        return pieces_between(self.before, self.after)


def needed_bump(changes: Iterable[Change]) -> Level:
    """The least bump that the changes need."""
    return max((one.level for one in changes), key=LEVELS.index, default="patch")


def bumped(version: str, level: Level) -> str:
    """The first version after this one that differs from it by so much."""
    major, minor, patch = (int(part) for part in version.partition("-")[0].split("."))
    if level == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if level == "minor" else f"{major}.{minor}.{patch + 1}"


def bump_between(old: str, new: str) -> Level:
    """By how much two versions differ."""
    before, after = (one.partition("-")[0].split(".") for one in (old, new))
    if before[0] != after[0]:
        return "major"
    return "minor" if before[1] != after[1] else "patch"


def pieces_between(before: str, after: str) -> list[Piece]:
    """Both texts as one: pieces that stand in both, in the first only, in the second only."""
    if difflib.SequenceMatcher(None, before, after).ratio() < ALIKE:
        return [("-", before), ("", "\n"), ("+", after)]
    old, new = (re.findall(r"\s+|[\w'\u2019-]+|[^\w\s]", text) for text in (before, after))
    pieces: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(("", "".join(old[i:j])))
        else:
            pieces += [("-", "".join(old[i:j]))] if j > i else []
            pieces += [("+", "".join(new[k:m]))] if m > k else []
    return pieces
