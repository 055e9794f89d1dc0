"""A version too large for spreadsheets to be exact has no workbook, and its author hears why."""

from __future__ import annotations

from pathlib import Path

import pytest

from stagemark.cli import main
from tests.publisher import write_content, write_version
from tests.root import ROOT


def test_too_large_for_spreadsheets(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    write_content(tmp_path / "content")
    frameworks = tmp_path / "frameworks"
    write_version(frameworks, "small", "1.0.0")
    large = write_version(frameworks, "large", "1.0.0")
    text = large.read_text(encoding="utf-8")
    weights = iter(("999.999983", "999.999979", "999.999961", "999.999949"))
    lines = []
    for line in text.splitlines():
        lines.append(line)
        start = line.index("- id:") if line.lstrip().startswith("- id:") else 0
        if start >= 6 and (weight := next(weights, None)):
            lines.append(f"{' ' * (start + 2)}weight: {weight}")
    large.write_text("\n".join(lines) + "\n", encoding="utf-8")
    with (tmp_path / "content" / "about.md").open("a", encoding="utf-8") as about:
        about.write("\n[small](small/1.0.0/workbook.xlsx) [large](large/1.0.0/workbook.xlsx)\n")

    assert main(["check"], root=tmp_path) == 1
    checked = capsys.readouterr().err
    told = "frameworks/large/1.0.0.yaml:1:1: warning: no workbook is made, as its numbers are too"
    assert told in checked
    assert checked.count("no workbook is made") == 1
    # A link leads to a workbook where there is one.
    assert "large/1.0.0/workbook.xlsx" in checked
    assert "small/1.0.0/workbook.xlsx" not in checked

    (tmp_path / "content" / "about.md").write_text("# About\n", encoding="utf-8")
    assert main(["build"], root=tmp_path) == 0
    assert told in capsys.readouterr().err
    for id, is_made in (("small", True), ("large", False)):
        folder = tmp_path / "site" / id
        assert bool([*folder.rglob("workbook.xlsx")]) == is_made
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert ("workbook.xlsx" in page) == is_made
