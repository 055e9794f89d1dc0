"""Builds a site as people do, and reads what was written."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

from stagemark.cli import main
from tests.root import ROOT

PLACE = re.compile(r"^[\w./-]+:\d+:\d+: ", re.MULTILINE)
SITE_URL = "https://example.org/models/"
Contents = dict[str, bytes]


def run(*arguments: str | Path, cwd: Path = ROOT, **env: str) -> subprocess.CompletedProcess[str]:
    """``build.py`` in a process of its own."""
    return subprocess.run(
        [sys.executable, ROOT / "build.py", *arguments],
        cwd=cwd,
        env={**os.environ, **env},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def contents(folder: Path) -> Contents:
    """Every file below a folder, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def build(project: Path, *arguments: str) -> int:
    return main(["build", *arguments], root=project)
