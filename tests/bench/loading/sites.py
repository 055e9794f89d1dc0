"""What the loading benchmarks visit: the project's own site, and what npm installed here."""

from __future__ import annotations

import sys
from pathlib import Path

from stagemark.cli import main as build
from tests.root import ROOT

HERE = Path(__file__).parent
MODULES = HERE / "node_modules"


def build_site(site: Path) -> None:
    if build(["build", "--out", str(site)], root=ROOT) != 0:
        sys.exit(1)


def need(part: str) -> Path:
    """A file of an npm package; leaves with what to do where it is not installed."""
    path = MODULES / part
    if not path.exists():
        sys.exit(f"{part} is missing: run 'npm install' in {HERE.relative_to(ROOT)} first.")
    return path
