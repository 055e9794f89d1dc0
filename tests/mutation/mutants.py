"""A mutant: one of the scorers' files with one small thing changed, as a slip would change it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Mutant:
    """``change`` says what was done to ``line`` in ``place``; ``source`` is the whole file then.

    A name holds no line number, so that it outlives changes elsewhere in the file.
    """

    file: str
    place: str
    line: str
    change: str
    source: str

    @property
    def name(self) -> str:
        return f"{self.file}: {self.place}: {self.line} | {self.change}"


def numbered(mutants: Iterable[Mutant]) -> Iterator[Mutant]:
    """The same with names that differ: the second of a name ends in ``(2)``."""
    seen: Counter[str] = Counter()
    for mutant in mutants:
        seen[mutant.name] += 1
        again = seen[mutant.name]
        yield mutant if again == 1 else replace(mutant, change=f"{mutant.change} ({again})")
