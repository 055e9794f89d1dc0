"""Imports go one way: a room knows those below it, and no room those above."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stagemark.site.kinds import KINDS
from tests.root import ROOT

PACKAGE, CLIENT = ROOT / "stagemark", ROOT / "theme" / "js"
# Each room with those that it may know. The rules and the scoring never meet.
PYTHON = {
    "framework": "",
    "rules": "framework",
    "scoring": "framework",
    "publishing": "framework scoring",
    "paper": "framework scoring",
    "workbook": "framework scoring",
    "site": "framework rules scoring publishing paper workbook",
}
# "" is what all may know: types, sentences and styles.
JAVASCRIPT = {
    "": "",
    "exact": "",
    "browser": "exact",
    "downloads": "exact browser",
    "embed": "exact browser downloads",
    **{kind.script.split("/")[0]: "exact browser downloads" for kind in KINDS if kind.script},
}
IMPORT = re.compile(r'(?:from|import\() ?"(\.{1,2}/[^"]+)"')
# What stands outside of exact arithmetic: the page, what a browser keeps, and the time.
OUTSIDE = re.compile(
    r"\b(document|window|navigator|location|localStorage|sessionStorage|indexedDB|performance"
    r"|setTimeout|setInterval|requestAnimationFrame|Date\.now|new Date\(\)|Math\.random)\b|Date\(\)"
)
COMMENT = re.compile(r"/\*.*?\*/|(?<!:)//[^\n]*", re.DOTALL)


def python_imports(file: Path) -> Iterator[str]:
    """The rooms that a module of the package imports from; "" for the package itself."""
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            parts = node.module.split(".")
            if parts[0] == "stagemark":
                yield from (parts[1:2] if parts[1:] else (one.name for one in node.names))
        elif isinstance(node, ast.Import):
            yield from (one.name.split(".")[1] for one in node.names if "stagemark." in one.name)


def javascript_imports(file: Path) -> Iterator[str]:
    """The rooms that a module of the client imports from, also for its types."""
    for found in IMPORT.finditer(file.read_text(encoding="utf-8")):
        yield (file.parent / found[1]).resolve().relative_to(CLIENT).parent.as_posix().strip(".")


def test_python_imports_go_down() -> None:
    rooms = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}
    assert rooms == set(PYTHON)
    upward = [
        f"{file.relative_to(ROOT)} imports from {other}"
        for room, below in PYTHON.items()
        for file in sorted((PACKAGE / room).glob("*.py"))
        for other in python_imports(file)
        if other not in (room, *below.split())
    ]
    assert upward == []


def test_javascript_imports_go_down() -> None:
    assert {path.name for path in CLIENT.iterdir() if path.is_dir()} == set(JAVASCRIPT) - {""}
    upward = [
        f"{file.relative_to(ROOT)} imports from {other}"
        for room, below in JAVASCRIPT.items()
        for file in sorted((CLIENT / room).glob("*.js"))
        for other in javascript_imports(file)
        if other not in ("", room, *below.split())
    ]
    assert upward == []


@pytest.mark.parametrize("file", sorted((CLIENT / "exact").glob("*.js")), ids=lambda one: one.name)
def test_exact_modules_know_nothing_outside(file: Path) -> None:
    code = COMMENT.sub("", file.read_text(encoding="utf-8"))
    assert [found[0] for found in OUTSIDE.finditer(code)] == []


def test_no_file_is_too_long_to_read() -> None:
    files = {*PACKAGE.rglob("*.py"), *CLIENT.rglob("*.js"), *(ROOT / "tests").rglob("*.py")}
    files |= {*(ROOT / "theme/css").rglob("*.css"), *(ROOT / "theme/templates").iterdir()}
    files.remove(CLIENT / "types.js")  # written by a program, and looked up rather than read
    long = {
        str(file.relative_to(ROOT)): lines
        for file in sorted(files)
        if (lines := file.read_text(encoding="utf-8").count("\n")) > 400
    }
    assert long == {}


def test_files_that_contributors_are_led_to_are_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    named = re.findall(r"`((?:stagemark|theme|tests|frameworks|content)/[\w./-]*)`", text)
    assert len(named) > 30
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_contributors_are_told_of_every_room() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    table = text.partition("### Rooms")[2].partition("\n### ")[0]
    rooms = [*PYTHON, *filter(None, JAVASCRIPT)]
    assert [room for room in rooms if not re.search(rf"\b{room}/`", table)] == []
