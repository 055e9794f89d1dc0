"""A slip of syntax is told of and hides nothing else, and nothing is said that a mend made."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from stagemark.framework.problems import Problem
from stagemark.framework.source import parse
from stagemark.rules.check import check_tree
from tests.root import ROOT

CASE = ROOT / "tests" / "cases" / "bad" / "decimal-comma" / "framework.yaml"
LINES = CASE.read_text(encoding="utf-8").replace("weight: 1,6", "weight: -1").split("\n")
OTHER = 'dimensions[1].weight: must be greater than 0, got "-1"'
KEY = re.compile(r"^( *(?:- )?)([a-z_]+): ([^{\[|]+)$")

SLIPS: dict[str, Callable[[str], str]] = {
    "tab": lambda line: re.sub("^ +", "\t", line),
    "tabs": lambda line: re.sub("^(?:  )+", lambda found: "\t" * (len(found[0]) // 2), line),
    "tab behind spaces": lambda line: re.sub("^( *)  (?=[^ ])", "\\1\t", line),
    "no-break space": lambda line: re.sub("^ ", "\u00a0", line),
    "no-break space behind a colon": lambda line: KEY.sub("\\1\\2:\u00a0\\3", line),
    "no-break space behind a dash": lambda line: line.replace("- ", "-\u00a0", 1),
    "no space behind a colon": lambda line: KEY.sub(r"\1\2:\3", line),
    "no space behind a dash": lambda line: line.replace("- ", "-", 1),
    "long dash": lambda line: line.replace("- ", "\u2013 ", 1),
    "wide colon": lambda line: KEY.sub("\\1\\2\uff1a\\3", line),
    "open quote": lambda line: KEY.sub(r'\1\2: "\3', line),
    "open quote in braces": lambda line: re.sub(r"(\{.*(?:text|name): )", r'\1"', line),
    "curly quotes": lambda line: KEY.sub(r"\1\2: “\3: x”", line),
    "colon in a text": lambda line: KEY.sub(r"\1\2: \3: x", line),
    "special beginning": lambda line: KEY.sub(r"\1\2: @\3", line),
    "open brace": lambda line: re.sub("}$", "", line),
}


def told(lines: list[str]) -> list[tuple[int, str]]:
    """Line and words of each problem, but that of the weight, which every file here has."""
    problems: list[Problem] = []
    tree = parse("\n".join(lines).encode(), "x", problems)
    if tree:
        check_tree(tree, problems)
    return [(one.line, str(one)) for one in problems]


@pytest.mark.parametrize("slip", SLIPS)
def test_a_slip_hides_no_other_problem_and_makes_none(slip: str) -> None:
    wrong, tried = [], 0
    for place, line in enumerate(LINES):
        spoilt = SLIPS[slip](line)
        if spoilt == line or "weight" in line:
            continue
        tried += 1
        found = told([*LINES[:place], spoilt, *LINES[place + 1 :]])
        own = [one for at, one in found if at == place + 1]
        others = [one for at, one in found if at != place + 1]
        if not own or [one.partition(": ")[2] for one in others] != [OTHER]:
            wrong.append((spoilt, found))
    assert tried > 5
    assert wrong == []


def test_mending_ends() -> None:
    """A file of nothing but slips is given up soon, and a huge one is not tried at all."""
    problems: list[Problem] = []
    parse(b'a: "b\n' * 1_000, "x", problems)
    assert 0 < len(problems) < 50
    problems.clear()
    assert parse(b"a: b: c\n" * 50_000, "x", problems) is None
    assert len(problems) == 1
