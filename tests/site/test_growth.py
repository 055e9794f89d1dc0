"""A site grows with its frameworks: in a straight line, and without one knowing of another."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

import pytest

from stagemark.cli import main
from stagemark.rules.starter import write_starter
from stagemark.site.output import MARKER
from tests.publisher import write_content
from tests.root import ROOT
from tests.site.building import Contents, contents


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Mapping[int, Contents]:
    """Sites of 10, 20 and 30 copies of a framework."""
    sites = {}
    root = tmp_path_factory.mktemp("grown")
    frameworks = root / "frameworks"
    write_content(root / "content")
    text = write_starter(frameworks, "copy-00").read_text(encoding="utf-8")
    shutil.rmtree(frameworks / "copy-00")
    for number in range(1, 31):
        folder = frameworks / f"copy-{number:02}"
        folder.mkdir()
        copy = text.replace("id: copy-00", f"id: {folder.name}").replace("Copy 00", folder.name)
        (folder / "0.1.0.yaml").write_text(copy, encoding="utf-8")
        if number % 10 == 0:
            out = root / f"site-{number}"
            arguments = ["--theme", str(ROOT / "theme"), "--out", str(out)]
            assert main(["build", *arguments], root=root) == 0
            sites[number] = contents(out)
    return sites


@pytest.mark.slow
def test_a_framework_s_pages_do_not_know_of_other_frameworks(
    grown: Mapping[int, Contents],
) -> None:
    changed = {path for path, data in grown[10].items() if grown[20][path] != data}
    lists = {"index.html", "search/index.html", "_headers", MARKER}
    assert changed == lists | (changed & {"sitemap.xml"})


@pytest.mark.slow
def test_pages_and_bytes_grow_linearly(grown: Mapping[int, Contents]) -> None:
    pages = {count: len(site) for count, site in grown.items()}
    assert pages[30] - pages[20] == pages[20] - pages[10] > 20
    sizes = {count: sum(map(len, site.values())) for count, site in grown.items()}
    assert sizes[30] - sizes[20] == pytest.approx(sizes[20] - sizes[10], rel=1e-3)
