"""Mutation testing of the scorers: ``python -m tests.mutation.run python|javascript``.

Prints the mutants that nothing in the battery tells from the scorer, and how many there are.
"""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from time import monotonic

from playwright.sync_api import Browser

from tests.mutation import javascript_judge, python_judge
from tests.mutation.mutants import Mutant

FOLDER = Path(__file__).resolve().parent
LANGUAGES = ("python", "javascript")


@dataclass(frozen=True)
class Outcome:
    mutants: list[Mutant]
    survivors: list[Mutant]
    seconds: float

    @property
    def killed(self) -> float:
        """The share of mutants that did not survive."""
        return 1 - len(self.survivors) / len(self.mutants)


@cache
def mutants_of(language: str) -> list[Mutant]:
    if language == "python":
        return python_judge.all_mutants()
    return javascript_judge.all_mutants()


def run(language: str, limit: int | None = None, browser: Browser | None = None) -> Outcome:
    """Judges the mutants of a scorer, or that many of them from all over its files."""
    mutants = mutants_of(language)
    if limit:
        mutants = mutants[:: max(1, len(mutants) // limit)][:limit]
    begun = monotonic()
    if language == "python":
        survivors = python_judge.survivors(mutants)
    else:
        survivors = javascript_judge.survivors(mutants, browser=browser)
    return Outcome(mutants, survivors, monotonic() - begun)


def listed(language: str) -> dict[str, str]:
    """The survivors that are known, by name, each with its reason."""
    reasons: dict[str, str] = {}
    name = ""
    text = (FOLDER / f"survivors.{language}.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if line.startswith("    "):
            reasons[name] = f"{reasons[name]} {line.strip()}".strip()
        elif line and not line.startswith("#"):
            name = line
            reasons[name] = ""
    return reasons


def table(outcome: Outcome) -> str:
    """How many mutants of each file there are and were killed, in Markdown."""
    made = Counter(mutant.file for mutant in outcome.mutants)
    alive = Counter(mutant.file for mutant in outcome.survivors)
    rows = [(file, count, count - alive[file]) for file, count in made.items()]
    total = sum(made.values())
    rows.append(("**all**", total, total - sum(alive.values())))
    lines = ["| file | mutants | killed | survivors |", "|---|--:|--:|--:|"]
    lines += [
        f"| {file} | {count} | {killed} ({100 * killed / count:.1f} %) | {count - killed} |"
        for file, count, killed in rows
    ]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.mutation.run", description=__doc__)
    parser.add_argument("language", choices=LANGUAGES)
    parser.add_argument("--limit", type=int, metavar="N", help="judge only N mutants")
    options = parser.parse_args()
    outcome = run(options.language, options.limit)
    known = listed(options.language)
    for mutant in outcome.survivors:
        print(mutant.name)
        print(f"    {known.get(mutant.name, 'NOT LISTED')}")
    if not options.limit:
        for name in known.keys() - {mutant.name for mutant in outcome.survivors}:
            print(f"LISTED, BUT KILLED OR GONE: {name}")
    print(f"\n{table(outcome)}\n\n{outcome.seconds:.0f} seconds")


if __name__ == "__main__":
    main()
