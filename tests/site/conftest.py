"""What tests of builds share."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stagemark.rules.starter import write_starter
from tests.publisher import write_content
from tests.root import ROOT


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A publisher's own folders: one framework, one page, the project's theme."""
    root = tmp_path / "project"
    write_starter(root / "frameworks", "model")
    write_content(root / "content")
    shutil.copytree(ROOT / "theme", root / "theme")
    return root
