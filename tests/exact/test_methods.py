"""A scoring method is one record on each side, and nothing scores without one."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

from stagemark.framework import methods
from stagemark.framework.methods import METHODS
from stagemark.site.sentences import read_sentences
from tests.exact.test_team_merge import run
from tests.root import ROOT

SOURCE = ROOT / "stagemark" / "framework" / "methods.py"
# What both sides say, by its name here and there.
SAID = {"is_percent": "isPercent", "counts_gates": "countsGates", "weighs": "weighs"}
TOLD = {"score": "function", "lift": "function"}


@pytest.fixture(scope="module")
def theirs() -> Mapping[str, Mapping[str, Any]]:
    """The browser's records; of a function that it is one."""
    text = "(_, value) => (typeof value === 'function' ? 'function' : value)"
    records: Mapping[str, Mapping[str, Any]] = run(
        f"console.log(JSON.stringify(METHODS, {text}))", methods="METHODS"
    )
    return records


def test_the_browser_has_a_whole_record_of_each_method(
    theirs: Mapping[str, Mapping[str, Any]],
) -> None:
    ours = {
        name: {there: getattr(one, here) for here, there in SAID.items()} | TOLD
        for name, one in METHODS.items()
    }
    assert theirs == ours


def test_a_program_without_a_record_of_its_method_is_refused_by_name() -> None:
    program = {
        "method": "no-such-method",
        "unit": 1,
        "questions": [],
        "dimensions": [],
        "stages": [],
    }
    script = f"""
    let said = "";
    try {{
      load({json.dumps(program)});
    }} catch (error) {{
      said = error.message;
    }}
    console.log(JSON.stringify(said));
    """
    assert run(script, score="load") == "no scoring method no-such-method"


FORGOTTEN = {
    "a part of a record": (
        "        lift=lambda way: way.each(way.parts),\n",
        "",
        r"missing 1 required keyword-only argument: 'lift'",
    ),
    "a record": (
        "def _scoring_of(",
        'del METHODS["gates"]\ndef _scoring_of(',
        r"AnyScoring is of .*; METHODS differ",
    ),
    "a name": (
        'MethodName = Literal["mean", "weakest", ',
        'MethodName = Literal["mean", ',
        r"MethodName is .*; METHODS differ",
    ),
    "the class of its keys among those of a file": (
        '    | Annotated[WeakestScoring, Tag("WeakestScoring")]\n',
        "",
        r"AnyScoring is of .*; METHODS differ",
    ),
    "the name that its keys go with": (
        'method: Literal["points"]',
        'method: Literal["mean"]',
        r"method 'points': PointsScoring has another name as its method",
    ),
    "its thresholds": (
        '    method: Literal["weakest"]\n    thresholds: dict[Id, Number] | None = None\n',
        '    method: Literal["weakest"]\n',
        r"method 'weakest': WeakestScoring has no key \['thresholds'\]",
    ),
}


@pytest.mark.parametrize("piece", FORGOTTEN)
def test_a_forgotten_piece_is_an_error_at_import(piece: str) -> None:
    there, instead, complaint = FORGOTTEN[piece]
    source = SOURCE.read_text(encoding="utf-8")
    assert source.count(there) == 1
    code = compile(source.replace(there, instead), SOURCE.name, "exec")
    with pytest.raises(TypeError, match=complaint):
        exec(code, {"__name__": methods.__name__})


def test_each_method_is_told_in_a_few_words() -> None:
    say = read_sentences(ROOT / "theme" / "locales" / "en.yaml")
    for name in METHODS:
        assert str(say["scored_by"][name])
