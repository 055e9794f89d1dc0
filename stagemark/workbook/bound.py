"""The largest number that a workbook would come to, known before it is written.

Spreadsheets hold numbers as floats, and some take numbers for equal that differ by one from 10^13
on (HyperFormula 3.5) or cut them short from 10^12 (LibreOffice's ROUNDDOWN, which is not used). A
framework that could come beyond the limit gets no workbook, rather than one that may be wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from math import lcm

from stagemark.framework.model import Framework
from stagemark.scoring.program import program
from stagemark.scoring.program_types import Program, ProgramQuestion

LIMIT = 10**13
# So many denominators are followed one by one; of more, the common multiple of all is taken.
FOLLOWED = 5_000


def is_exact(framework: Framework) -> bool:
    """Whether every spreadsheet computes this framework exactly, so that it has a workbook."""
    return largest(program(framework), framework.decimals) < LIMIT


def largest(compiled: Program, decimals: int) -> int:
    """No number in the formulas of this program is larger."""
    return max(_numbers(compiled, decimals))


def _numbers(program: Program, decimals: int) -> Iterator[int]:
    unit, is_percent = int(program["unit"]), program["method"] in ("points", "gates")
    times = 100 if is_percent else 1
    bars = [unit, *(int(one) for one in program["thresholds"] or [])]
    highest = max((int(one["highest"]) for one in program["questions"]), default=0)
    # What a score can be at most, in whole numbers of one.
    top = 100 if is_percent else -(-highest // unit)
    questions: list[list[ProgramQuestion]] = [[] for _ in program["dimensions"]]
    for question in program["questions"]:
        questions[question["dimension"]].append(question)

    weights, multiples, bases = 0, {1}, 0
    for dimension, own in zip(program["dimensions"], questions, strict=True):
        if not own:
            continue
        weight = int(dimension["weight"])
        denominators = set(_bases(own, program, is_percent=is_percent))
        if not is_percent:
            denominators = {one * unit for one in denominators}
        base = max(denominators)
        bases += base
        # A score, as points and base, beside each threshold; in lowest terms it is no larger.
        yield from (bar * max(base * top, base) for bar in bars)
        if program["method"] in ("mean", "weakest"):
            before = max(multiples)
            yield (weights + weight) * top * before * base * 2
            multiples = _multiples(multiples, denominators)
            yield before * base
        weights += weight
    below = {
        "mean": max(multiples) * weights,
        "weakest": max(multiples),
        "points": bases,
        "gates": 1,
    }[program["method"]]
    most = max(top, len(program["gates"]))
    yield from (below * most * bar for bar in bars)
    # A figure with its decimals, and the gap between two figures.
    yield below * 10**decimals
    yield below * most * times
    for gate in program["gates"]:
        above, share = gate.get("share", (1, 1))
        yield above * len(gate["questions"]) + share


def _bases(
    questions: Iterable[ProgramQuestion], program: Program, *, is_percent: bool
) -> Iterator[int]:
    """What the points of a dimension can be divided by: every sum of those that may count."""
    sums = {0}
    for question in questions:
        base = int(question["weight"]) * (int(question["highest"]) if is_percent else 1)
        may_miss = (
            "~na" in question["allow"]
            or "show_if" in question
            or (program["unknown"] == "excluded" and "~unknown" in question["allow"])
        )
        sums = {one + base for one in sums} | (sums if may_miss else set())
        if len(sums) > FOLLOWED:
            yield LIMIT
            return
    yield from sums - {0} or {1}


def _multiples(before: set[int], denominators: set[int]) -> set[int]:
    """What a sum of fractions in lowest terms can have below its bar."""
    if len(before) * len(denominators) > FOLLOWED * 100:
        return {lcm(*before, *denominators)}
    found = {lcm(one, other) for one in before for other in denominators} | before
    # A sum in lowest terms may have any divisor of these; the largest of each is what counts.
    return found if len(found) <= FOLLOWED else {lcm(*found)}
