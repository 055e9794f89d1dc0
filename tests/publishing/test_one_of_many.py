"""A new version of one framework leaves the files of all others as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from stagemark.cli import main
from stagemark.site.manifest import read_manifest
from tests.publisher import write_content, write_version
from tests.root import ROOT

pytestmark = pytest.mark.slow

BETTER = [("title: Starter", "title: Better"), ("scoring:", "changes:\n  from: 1.0.0\nscoring:")]
# What names every framework, its title or its latest version; hosts are told of each address.
TELL = {"index.html", "search/index.html", "sitemap.xml", "feed.xml", "_headers"}


def changed_files(root: Path, count: int) -> set[str]:
    """Which files differ once one framework of so many has a second version."""

    def run(*arguments: str) -> None:
        assert main([*arguments, "--quiet", "--theme", str(ROOT / "theme")], root=root) == 0

    def build(name: str) -> dict[str, str]:
        run("build", "--site-url", "https://models.example.org/", "--out", str(root / name))
        return read_manifest(root / name)

    write_content(root / "content")
    for number in range(count):
        write_version(root / "frameworks", f"model-{number}", "1.0.0")
    run("publish", "model-2", "1.0.0", "--date", "2026-11-01")
    before = build("before")
    write_version(root / "frameworks", "model-2", "1.1.0", BETTER)
    run("publish", "model-2", "1.1.0", "--date", "2026-11-28")
    after = build("after")
    return {path for path in before.keys() | after.keys() if before.get(path) != after.get(path)}


def check_one_of(root: Path, count: int) -> None:
    changed = changed_files(root, count)
    assert {path for path in changed if not path.startswith("model-2/")} == TELL
    assert {"model-2/index.html", "model-2/1.0.0/index.html", "model-2/1.1.0/index.html"} <= changed


def test_a_new_version_of_one_of_three_changes_no_other(tmp_path: Path) -> None:
    check_one_of(tmp_path, 3)


@pytest.mark.deep
def test_a_new_version_of_one_of_fifty_changes_no_other(tmp_path: Path) -> None:
    check_one_of(tmp_path, 50)
