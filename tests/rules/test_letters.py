"""What an author is told of letters that only the visitor's own fonts can show."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from stagemark.cli import main
from stagemark.framework.letters import not_in_pdf
from tests.root import ROOT

MODEL = """
id: own
version: 1.0.0
language: {language}
title: "{title}"
summary: Short.
stages:
  - {{id: low, name: Low, summary: Low., next_steps: [Go on]}}
  - {{id: top, name: "{stage}", summary: Top.}}
dimensions:
  - id: all
    name: All
    questions:
      - id: one
        text: One?
        options: [{{id: "no", text: "No", value: 1}}, {{id: "yes", text: "{option}", value: 2}}]
scoring: {{method: mean}}
"""
PDF = "no PDF is offered, as it cannot hold {} letters"
PAPER = "no handout on paper is made"
CARD = "the picture for sharing leaves out the title or the stages"


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        ({}, []),
        ({"title": "Größe, Ωμέγα и Работа"}, []),
        ({"title": "Größe, Ωμέγα и Работа 🚀"}, [PAPER]),
        ({"title": "成熟度"}, [PAPER, PDF.format("Chinese"), CARD]),
        ({"stage": "شيء"}, [PAPER, PDF.format("Arabic"), CARD]),
        ({"title": "בשלות", "stage": "ถึง"}, [PAPER, PDF.format("Hebrew and Thai"), CARD]),
        ({"option": "はい"}, [PAPER, PDF.format("Japanese")]),
    ],
)
def test_check_says_what_no_file_can_show(
    texts: dict[str, str], said: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "frameworks" / "own" / "1.0.0.yaml"
    file.parent.mkdir(parents=True)
    usual = {"language": "xx", "title": "Own", "stage": "Top", "option": "Yes"}
    file.write_text(MODEL.format_map(usual | texts), encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["check", *folders], root=tmp_path) == 0
    written = "".join(capsys.readouterr())
    assert [one for one in said if one not in written] == []
    assert written.count("warning:") == len(said)


def test_the_letters_are_those_of_the_fonts_that_are_carried() -> None:
    for weight in ("regular", "bold"):
        font = gzip.decompress((ROOT / f"theme/vendor/inter/{weight}.ttf.gz").read_bytes())
        letters = {chr(point) for point in _points_of(font)}
        assert not_in_pdf(sorted(letters)) == []
        assert {"a", "ß", "Ω", "ж", "ő"} <= letters
        assert not {"ع", "中", "א"} & letters


def _points_of(font: bytes) -> set[int]:
    """The characters of a font: of its table ``cmap``, the part in format 4."""

    def number(at: int, size: int = 2) -> int:
        return int.from_bytes(font[at : at + size], "big")

    tables = {font[at : at + 4]: number(at + 8, 4) for at in range(12, 12 + 16 * number(4), 16)}
    cmap = tables[b"cmap"]
    parts = [cmap + number(cmap + 8 + 8 * i, 4) for i in range(number(cmap + 2))]
    part = next(at for at in parts if number(at) == 4)
    half = number(part + 6)
    return {
        point
        for at in range(part + 14, part + 14 + half, 2)
        for point in range(number(at + 2 + half), number(at) + 1)
        if point != 0xFFFF
    }
