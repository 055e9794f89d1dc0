"""Builds the sites that the gallery shows: the project's own, and those of three brands.

A brand has all that a publisher brings, and none of it looks like ours; the frameworks and the
guidance for their stages are the project's.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from stagemark.cli import main
from tests.root import ROOT

FOLDER = Path(__file__).parent / "brands"
BRANDS = sorted(path.name for path in FOLDER.iterdir())


def build_own(root: Path) -> Path:
    """The project's own site, below the folder."""
    return _build(root, ROOT / "content", ROOT / "frameworks")


def build_brand(name: str, root: Path, *, only: str = "") -> Path:
    """The site of a brand, below the folder: with all frameworks, or one of them alone."""
    content, frameworks = root / "content", root / "frameworks"
    shutil.copytree(FOLDER / name, content)
    for folder, copy in (("frameworks", frameworks), ("content/guidance", content / "guidance")):
        shutil.copytree(ROOT / folder / only, copy / only)
    return _build(root, content, frameworks)


def _build(root: Path, content: Path, frameworks: Path) -> Path:
    sources = {"content": content, "frameworks": frameworks, "theme": ROOT / "theme"}
    folders = [f"--{name}={path}" for name, path in sources.items()]
    assert main(["build", *folders, "--out", str(root / "site")], root=root) == 0
    return root / "site"
