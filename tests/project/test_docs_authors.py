"""The reference of the framework file is complete and true: every key, default and Markdown."""

from __future__ import annotations

import re
import typing
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from stagemark.cli import main
from stagemark.framework.conditions import Condition
from stagemark.framework.methods import METHODS
from stagemark.framework.model import Framework
from tests.documents import blocks, codes, place, prose, tables
from tests.root import ROOT

AUTHORS = prose("content/authors.md")
NOTHING = "\N{EN DASH}"


def parts(kind: Any) -> set[type[BaseModel]]:
    """Every model that a field of ``kind`` can hold."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {kind}
    if isinstance(kind, typing.ForwardRef):  # conditions hold conditions
        return set()
    return {part for inner in typing.get_args(kind) for part in parts(inner)}


def reachable(kind: type[BaseModel]) -> set[type[BaseModel]]:
    found = {kind}
    while inner := {
        part for one in found for field in one.model_fields.values()
        for part in parts(field.annotation)
    } - found:  # fmt: skip
        found |= inner
    return found


MODELS = sorted(reachable(Framework), key=lambda kind: kind.__name__)
SCORINGS = {method.scoring.__name__: name for name, method in METHODS.items()}
FORMS = {"Shown": "shown", "Requires": "requires"}
CONDITIONS = {kind.__name__ for kind in parts(Condition)}


def form_table(kind: type[BaseModel]) -> str | None:
    """The table of forms in which a model is one row."""
    if kind.__name__ in CONDITIONS:
        return "condition"
    return next((table for name, table in FORMS.items() if kind.__name__.startswith(name)), None)


def kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_of_a_framework_file_is_documented(kind: type[BaseModel]) -> None:
    names = {field.alias or name: field for name, field in kind.model_fields.items()}
    if table := form_table(kind):
        form = "{" + ", ".join(names) + "}"
        assert form in [code for row in tables(AUTHORS)[table] for code in codes(row["form"])]
        return
    rows = tables(AUTHORS)["scoring" if kind.__name__ in SCORINGS else kebab(kind.__name__)]
    if method := SCORINGS.get(kind.__name__):
        rows = [row for row in rows if row["method"] in ("all", method)]
    documented = {code: row for row in rows for code in codes(row["key"])}
    assert list(documented) == list(names) or kind.__name__ in SCORINGS
    assert set(documented) == set(names)
    for name, field in names.items():
        assert documented[name]["default"] == default(field), name


def default(field: Any) -> str:
    if field.is_required():
        return "required"
    value = field.default_factory() if field.default is PydanticUndefined else field.default
    if value is None:
        return NOTHING
    if isinstance(value, list):
        return f"`[{', '.join(value)}]`"
    return f"`{value}`"


def test_every_table_and_form_of_the_reference_is_of_the_model() -> None:
    documented = set(tables(AUTHORS))
    own = {form_table(kind) or kebab(kind.__name__) for kind in MODELS} - {
        kebab(name) for name in SCORINGS
    }
    assert documented == own | {"scoring"}
    for table in {form_table(kind) for kind in MODELS} - {None}:
        assert table
        known = {
            "{" + ", ".join(field.alias or name for name, field in kind.model_fields.items()) + "}"
            for kind in MODELS
            if form_table(kind) == table
        } | ({"all"} if table == "requires" else set())
        assert {code for row in tables(AUTHORS)[table] for code in codes(row["form"])} == known


def test_the_words_that_a_key_may_hold_are_documented() -> None:
    for table, rows in tables(AUTHORS).items():
        for row in rows:
            [key] = codes(row["key"]) if "key" in row else [""]
            kinds = [k for k in MODELS if key and kebab(k.__name__) == table]
            for kind in kinds:
                name = next(n for n, f in kind.model_fields.items() if key in (f.alias, n))
                words = [*literals(kind.model_fields[name].annotation)]
                assert not words or words == [*codes(row["type"])], (table, key)


def literals(kind: Any) -> list[str]:
    if typing.get_origin(kind) is typing.Literal:
        return [*typing.get_args(kind)]
    if isinstance(kind, type) or parts(kind):
        return []
    return [word for inner in typing.get_args(kind) for word in literals(inner)]


def test_the_complete_example_has_neither_errors_nor_warnings(tmp_path: Path) -> None:
    [example] = [block for block in blocks(AUTHORS, "yaml") if "\nid: " in block.text]
    framework = place(example.text, tmp_path)
    assert framework.findings
    assert framework.scales


def test_markdown_works_where_the_reference_says_so(tmp_path: Path) -> None:
    """Each text of a framework says its own name in emphasis, and the pages show which it is."""
    frameworks = tmp_path / "frameworks"
    place(EVERY_TEXT, frameworks)
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", *folders], root=tmp_path) == 0
    html = "".join(
        page.read_text("utf-8") for page in (tmp_path / "site" / "every").rglob("*.html")
    )
    for table, rows in tables(AUTHORS).items():
        for row in rows:
            if row.get("Markdown") in ("inline", "block"):
                [key] = codes(row["key"])
                assert f"<em>{table}.{key}</em>" in html, f"{table}.{key}"
                is_block = f"<ul>\n<li><em>{table}.{key}</em></li>" in html
                assert is_block == (row["Markdown"] == "block"), f"{table}.{key}"
    emphasised = set(re.findall(r"<em>([a-z-]+\.[a-z_]+)</em>", html))
    assert emphasised == {
        f"{table}.{key}"
        for table, rows in tables(AUTHORS).items()
        for row in rows
        if row.get("Markdown") in ("inline", "block")
        for key in codes(row["key"])
    }
    assert "*framework.title*" in html


# A list item in emphasis is a list where blocks are allowed and a dash in the line elsewhere.
EVERY_TEXT = """
id: every
version: 1.0.0
language: en
title: "- *framework.title*"
summary: "- *framework.summary*"
about: "- *framework.about*"
source:
  title: "- *source.title*"
  author: "- *source.author*"
  publisher: "- *source.publisher*"
  note: "- *source.note*"
stages:
  - id: low
    name: "- *stage.name*"
    tagline: "- *stage.tagline*"
    summary: "- *stage.summary*"
    signs: ["- *stage.signs*"]
    focus: "- *stage.focus*"
    next_steps:
      - "- *step.text*"
      - {text: More, dimension: all, effort: "- *step.effort*"}
    advance: {time: "- *advance.time*", effort: "- *advance.effort*", cost: "- *advance.cost*"}
  - {id: high, name: High, summary: High}
dimensions:
  - id: all
    name: "- *dimension.name*"
    summary: "- *dimension.summary*"
    questions:
      - id: one
        text: "- *question.text*"
        help: "- *question.help*"
        evidence: "- *question.evidence*"
        options:
          - id: less
            text: "- *option.text*"
            value: 1
            good_enough: "- *option.good_enough*"
            next: "- *option.next*"
          - {id: more, text: More, value: 2}
scoring: {method: mean}
findings:
  - id: found
    when: {stage_at_least: high}
    title: "- *finding.title*"
    text: "- *finding.text*"
profile:
  - {id: size, text: "- *profile-question.text*", options: ["- *profile-question.options*", Other]}
benchmarks:
  - {id: peers, name: "- *benchmark.name*", source: "- *benchmark.source*", responses: 9}
"""
