"""What the file of a workbook holds."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from random import Random

import openpyxl
import pytest

from stagemark.framework.model import Framework
from stagemark.workbook.book import workbook
from tests.paper.made_up import Document, gates_and_stages
from tests.workbook.engines import fill
from tests.workbook.filling import english, random_answers
from tests.workbook.hard import hard

SAY = english()
# Excel takes no longer formula, and no longer text within one.
LONGEST, LONGEST_TEXT = 8192, 255


def written(framework: Framework) -> bytes:
    data = workbook(framework, SAY)
    assert data
    return data


def test_who_computes_nothing_sees_no_result(marketing_ops: Framework) -> None:
    rng = Random(1)
    for _ in range(8):
        _, cells = random_answers(marketing_ops, SAY, rng)
        data = fill(written(marketing_ops), cells)
        with zipfile.ZipFile(io.BytesIO(data)) as files:
            sheets = [files.read(one).decode() for one in files.namelist() if "sheets/" in one]
        kept = [
            value
            for sheet in sheets
            for value in re.findall(r"<f>[^<]*</f>(?:<v>([^<]*)</v>)?", sheet)
        ]
        assert len(kept) > 500
        assert set(kept) == {""}
        book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
        names = {one.name for one in marketing_ops.stages}
        for sheet in ("Questions", "Scorecard"):
            shown = {cell.value for row in book[sheet].iter_rows() for cell in row}
            assert not names & shown
        assert book["Scorecard"]["A3"].value == SAY.text("workbook", "not_computed")


def large() -> Framework:
    """Two hundred questions in one gate, and a checklist of sixty options."""
    questions: list[Document] = [
        {
            "id": f"q{at}",
            "text": "How?",
            "options": [{"id": f"o{n}", "text": f"{n}", "value": f"{n}"} for n in range(3)],
        }
        for at in range(200)
    ]
    ticks = [{"id": f"t{n}", "text": f"Tick {n}", "value": "1"} for n in range(60)]
    questions.append({"id": "ticks", "text": "Which?", "type": "checklist", "options": ticks})
    stages = [{"id": f"s{n}", "name": f'"{n}" \\ ' + "x" * 300, "summary": "."} for n in range(2)]
    gate = {"id": "g", "name": "All", "holds_at": "s0", "questions": [q["id"] for q in questions]}
    return Framework.model_validate(
        {
            "id": "large",
            "version": "1.0.0",
            "language": "en",
            "title": "Large",
            "summary": "Much of everything.",
            "stages": stages,
            "dimensions": [{"id": "d", "name": "All of it", "questions": questions}],
            "scoring": {"method": "gates", "gates": [gate]},
        }
    )


@pytest.mark.parametrize("made", [large, hard, gates_and_stages], ids=lambda one: one.__name__)
def test_no_formula_is_too_long(made: Callable[[], Framework]) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(made())))
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    formulas = [str(cell.value) for cell in cells if cell.data_type == "f"]
    assert len(formulas) > 100
    assert max(len(one) for one in formulas) <= LONGEST
    texts = [text for one in formulas for text in re.findall('"([^"]*)"', one)]
    assert max(map(len, texts)) <= LONGEST_TEXT


def test_equal_input_gives_equal_bytes(smb: Framework) -> None:
    assert written(smb) == written(smb)
