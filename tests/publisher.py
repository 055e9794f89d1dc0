"""A publisher with folders of their own: what they write and what the command says to them."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from stagemark.cli import main
from stagemark.rules.starter import TEMPLATE

INDEX = """---
template: home.html
---

# Welcome

A [page](about.md).
"""


def write_content(content: Path) -> None:
    """The least that a site has of its own: two pages and its settings."""
    content.mkdir(parents=True)
    (content / "index.md").write_text(INDEX)
    (content / "about.md").write_text("# About\n")
    (content / "site.yaml").write_text("name: Ours\ndescription: Our models.\n")


def write_version(
    frameworks: Path, id: str, version: str, changes: Sequence[tuple[str, str]] = ()
) -> Path:
    """The starter as a version of a framework, with parts of its text replaced."""
    text = TEMPLATE.read_text(encoding="utf-8")
    named = (("id: starter ", f"id: {id} "), ("version: 0.1.0", f"version: {version}"))
    for old, new in (*named, *changes):
        assert old in text
        text = text.replace(old, new, 1)
    path = frameworks / id / f"{version}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


class Publisher:
    """Somebody with a starter framework who scores files and reads what comes."""

    def __init__(self, root: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.root = root
        self.capsys = capsys
        self.says = ""
        self.add("model", "0.1.0")

    def add(self, id: str, version: str, *changes: tuple[str, str]) -> None:
        write_version(self.root / "frameworks", id, version, changes)

    def file(self, name: str, content: str | bytes | Mapping[str, Any]) -> str:
        if isinstance(content, Mapping):
            content = json.dumps(content)
        data = content.encode() if isinstance(content, str) else content
        (self.root / name).write_bytes(data)
        return name

    def score(self, *arguments: str, status: int = 0) -> str:
        """The output; the exit status must be as told, and problems end up in ``says``."""
        assert main(["score", "--quiet", *arguments], root=self.root) == status
        out, self.says = self.capsys.readouterr()
        return out

    def lines(self, *arguments: str, status: int = 0) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.score(*arguments, status=status).splitlines()]
