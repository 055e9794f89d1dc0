"""The battery tells slips from the scorers: a mutant survives for a reason only."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from tests.mutation import javascript_judge, python_judge
from tests.mutation.mutants import Mutant
from tests.mutation.run import LANGUAGES, listed, mutants_of, run

AT_LEAST_KILLED = 0.95
SMALL = (4, 5)
"""Frameworks and responses to each: enough for slips that the worked examples show."""

PYTHON = [
    "Measure.stage_of: return bisect_right(self.thresholds or [], score) | bisect_right to",
    "Tally.passed: return self.passing >= self.needed | GtE to Gt",
    "needed: return ceil(gate.requires.share * counted) | ceil to int",
    "fewest: while reached < needed: | condition negated",
    "_Cover._find: if not any(missing): | any to all",
]
JAVASCRIPT = [
    "stageAt: const missed = thresholds.findIndex((threshold) => !reaches(score, threshold)); | w",
    "gateOf: return { counted: counted.length, open, passing, needed, passed: passing >= needed };",
    "shareOf: const shareOf = (count, [part, whole]) => Number((BigInt(count * part) + BigInt(whol",
    "fraction: while (b) [a, b] = [b, a % b]; | condition negated",
    "passing: const found = search(0, size, missing); | 0 to 1",
]


def first_of_each(language: str, beginnings: list[str]) -> list[Mutant]:
    """For each beginning of a name, behind the file, a mutant that has it."""
    mutants = mutants_of(language)
    return [
        next(m for m in mutants if m.name.partition(": ")[2].startswith(beginning))
        for beginning in beginnings
    ]


def a_known_survivor(language: str) -> Mutant:
    return next(mutant for mutant in mutants_of(language) if mutant.name in listed(language))


def test_slips_in_the_python_scorer_are_found_and_what_changes_nothing_is_not() -> None:
    harmless = a_known_survivor("python")
    mutants = [*first_of_each("python", PYTHON), harmless]
    assert python_judge.survivors(mutants, *SMALL) == [harmless]


def test_slips_in_the_page_are_found_and_what_changes_nothing_is_not(browser: Browser) -> None:
    harmless = a_known_survivor("javascript")
    mutants = [*first_of_each("javascript", JAVASCRIPT), harmless]
    assert javascript_judge.survivors(mutants, *SMALL, browser=browser) == [harmless]


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_known_survivor_is_a_mutant_and_has_a_reason(language: str) -> None:
    known = listed(language)
    assert known.keys() <= {mutant.name for mutant in mutants_of(language)}
    assert [name for name, reason in known.items() if not reason] == []


@pytest.mark.deep
@pytest.mark.parametrize("language", LANGUAGES)
def test_almost_every_mutant_is_killed_and_the_rest_is_known(
    language: str, browser: Browser
) -> None:
    outcome = run(language, browser=browser)
    assert {mutant.name for mutant in outcome.survivors} == listed(language).keys()
    assert outcome.killed >= AT_LEAST_KILLED
