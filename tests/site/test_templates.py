"""Templates say what their pages give them, and notice when a page gives less."""

from __future__ import annotations

from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from tests.root import ROOT

TEMPLATES = sorted((ROOT / "theme" / "templates").glob("*.html"))


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.name)
def test_no_name_has_a_value_only_where_nothing_gives_it(path: Path) -> None:
    tree = Environment().parse(path.read_text(encoding="utf-8"))
    guesses = [one.lineno for one in tree.find_all(nodes.Filter) if one.name in ("default", "d")]
    guesses += [
        one.lineno
        for one in tree.find_all(nodes.Test)
        if one.name in ("defined", "undefined") and isinstance(one.node, nodes.Name)
    ]
    assert guesses == []
