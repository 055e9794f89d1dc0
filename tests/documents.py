"""Reads the project's own prose as its readers do: blocks of code, tables, sections."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem
from stagemark.framework.source import read
from stagemark.rules.check import read_frameworks
from tests.root import ROOT

BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True)
class Block:
    """A block of code, and the prose between it and the next block or heading."""

    language: str
    text: str
    after: str


def prose(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[Block]:
    found = [*BLOCK.finditer(text)]
    ends = [one.start() for one in found[1:]] + [len(text)]
    return [
        Block(one[1], one[2], re.split(r"^#", text[one.end() : end], flags=re.MULTILINE)[0])
        for one, end in zip(found, ends, strict=True)
        if one[1] == language
    ]


def values(text: str, folder: Path) -> Any:
    """A YAML text as frameworks are read: mappings, lists and texts."""
    path = folder / "block.yaml"
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    tree = read(path, "block", problems)
    assert tree, [str(problem) for problem in problems]
    return tree.value


def tables(text: str) -> dict[str, list[dict[str, str]]]:
    """The rows of each table, by the heading above it: its ``{ #id }`` or else its words."""
    found: dict[str, list[dict[str, str]]] = {}
    heading, columns = "", [""]
    for line in BLOCK.sub("", text).splitlines():
        if line.startswith("#"):
            heading = line.lstrip("# ")
            if named := re.search(r"\{ #([a-z-]+) \}", line):
                heading = named[1]
            columns = []
        elif line.startswith("|"):
            cells = [cell.strip() for cell in re.split(r"(?<!\\)\|", line)[1:-1]]
            if not columns:
                columns = cells
            elif not set("".join(cells)) <= set("-:"):
                found.setdefault(heading, []).append(dict(zip(columns, cells, strict=True)))
    return found


def codes(text: str) -> Iterator[str]:
    """What stands between backticks in a line."""
    return (one[1] for one in re.finditer(r"`([^`]+)`", BLOCK.sub("", text)))


def place(text: str, frameworks: Path) -> Framework:
    """The framework in ``text``, which must be free of problems and warnings."""
    [id] = re.findall(r"^id: (\S+)", text, re.MULTILINE)
    [version] = re.findall(r"^version: (\S+)", text, re.MULTILINE)
    path = frameworks / id / f"{version}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    found = read_frameworks(frameworks, "frameworks", problems, [path])
    assert problems == [], [str(problem) for problem in problems]
    return found[0]
