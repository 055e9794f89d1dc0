"""Reads why a result is at its stage, and does the calculation beneath it again."""

from __future__ import annotations

import ast
import re
from collections import Counter
from fractions import Fraction

from tests.browser.finding import Case


def value_of(sum: str) -> Fraction:
    """What a calculation comes to, exactly."""
    written = sum.replace("\N{MULTIPLICATION SIGN}", "*").replace("÷", "/")
    return _value(ast.parse(written, mode="eval").body, written)


def _value(node: ast.expr, text: str) -> Fraction:
    if isinstance(node, ast.Constant):
        return Fraction(ast.get_source_segment(text, node) or "")
    assert isinstance(node, ast.BinOp), text
    left, right = _value(node.left, text), _value(node.right, text)
    match node.op:
        case ast.Add():
            return left + right
        case ast.Mult():
            return left * right
        case ast.Div():
            return left / right
    raise AssertionError(text)


def assert_why(case: Case, why: str, working: str) -> Counter[str]:
    """Checks the reason's figures and the calculation; returns what kind of calculation it is."""
    if case.record["state"] != "complete" or case.is_unsure:
        assert why == working == ""
        return Counter()
    assert why
    score = Fraction(case.record["score"])
    method = case.framework.method
    if not method.counts_gates:
        assert f"The score is {case.figure(score)}" in why
    kind = _kind_of(case, working, score)
    assert kind or len(case.assessed) == 1 or method.counts_gates, "nothing is calculated"
    return Counter([kind])


def _kind_of(case: Case, working: str, score: Fraction) -> str:
    if not working:
        return ""
    if found := re.fullmatch(r"(.+) = ([\d./]+)(%?)(?:, which is shown as (.+))?", working):
        left, right, percent, shown = found.groups()
        assert value_of(left) == Fraction(right) == score, working
        assert bool(percent) is case.framework.method.is_percent, working
        assert shown in (None, case.figure(score)), working
        # A figure that leaves nothing out needs no second one.
        assert (shown is None) is (case.shown(score) == score), working
        terms = left.split("÷")[0].count("+") + 1
        assert terms == len(case.assessed), working
        return "equals, shown as" if shown else "equals"
    if found := re.fullmatch(r"The lowest of (.+) is (\S+?)\.", working):
        figures = re.split(r", and |, | and ", found[1])
        assert figures == [case.figure(one["score"]) for one in case.assessed.values()], working
        assert found[2] == case.figure(score), working
        return "lowest"
    passed = re.findall(
        r"“(.+?)” is passed: it has (\d+) of (\d+) answers? in place and needs (\d+)\.", working
    )
    expected = []
    for gate in case.framework.gates:
        record = case.record["gates"][gate.id]
        if not record["passed"]:
            break
        numbers = (record["passing"], record["counted"], record["needed"])
        expected.append((gate.name, *map(str, numbers)))
    assert passed == expected, working
    return "gates"
