"""A workbook that was filled in counts like a result file, or is refused with its reason."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path
from random import Random

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from tests.browser.answering import DIMENSIONS, SMB, checked, stamp
from tests.browser.visiting import Visitor
from tests.workbook.engines import Batch, fill, libreoffice, saved
from tests.workbook.filling import english, random_answers

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def filled(site: Path, cells: dict[str, str]) -> bytes:
    """The site's own workbook as a program that knows nothing of it saves it again."""
    book = openpyxl.load_workbook(site / DIMENSIONS / "workbook.xlsx")
    for cell, text in cells.items():
        book["Questions"][cell] = text
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def choose(page: Page, data: bytes, name: str = "ours.xlsx") -> None:
    page.locator("input[type=file]").first.set_input_files(
        {"name": name, "mimeType": KIND, "buffer": data}
    )


@pytest.fixture
def complete(marketing_ops: Framework) -> tuple[dict[str, Answer], dict[str, str]]:
    """Answers to all questions, as a response and as cells."""
    rng = Random(4)
    while True:
        answers, cells = random_answers(marketing_ops, english(), rng)
        if len(answers) == sum(one.is_scored for one in marketing_ops.questions.values()):
            return answers, cells


def test_answers_and_notes_come_over(
    visitor: Visitor, site: Path, complete: tuple[dict[str, Answer], dict[str, str]]
) -> None:
    answers, cells = complete
    page = visitor.open(f"{DIMENSIONS}/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    choose(page, filled(site, {**cells, "E7": "Seen in <the> plan & budget"}))
    expect(page.locator("#notices")).to_contain_text("ours.xlsx")
    assert checked(page) == answers
    assert stamp(page)["state"] == "complete"
    first = next(iter(answers))
    assert page.locator(f'textarea[name="{first}~note"]').input_value() == (
        "Seen in <the> plan & budget"
    )


def refused(site: Path, complete: bytes, theirs: dict[str, str]) -> dict[str, tuple[bytes, str]]:
    """What is handed in, and the words that say why it is not taken."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as files:
        files.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
    older = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600)
    other = (site / SMB / "workbook.xlsx").read_bytes()
    foreign = openpyxl.Workbook()
    kept = io.BytesIO()
    foreign.save(kept)
    return {
        "not in a list": (
            filled(site, {"C7": "Something else"}),
            "Cell C7 of its questions holds “Something else”",
        ),
        "no archive": (b"PK\x03\x04 and then no archive", "cannot be read, as it is not whole"),
        "half of it": (complete[: len(complete) // 2], "cannot be read, as it is not whole"),
        "another form": (archive.getvalue(), "such as .ods: save it as .xlsx"),
        "a password, or .xls": (older, "older form .xls: save it as .xlsx without one"),
        "nothing answered": (filled(site, {}), "Nothing is answered in this workbook"),
        "another framework": (fill(other, theirs), f"is of “{SMB}”"),
        "somebody's own": (kept.getvalue(), "It is no workbook of this assessment"),
        "no byte": (b"", "it is not JSON"),
    }


def test_what_cannot_be_used_is_refused_with_the_reason(
    visitor: Visitor,
    site: Path,
    complete: tuple[dict[str, Answer], dict[str, str]],
    smb: Framework,
) -> None:
    answers, cells = complete
    page = visitor.open(f"{DIMENSIONS}/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    _, theirs = random_answers(smb, english(), Random(1))
    whole = filled(site, cells)
    choose(page, whole)
    expect(page.locator("#notices")).to_contain_text("ours.xlsx")
    for name, (data, reason) in refused(site, whole, theirs).items():
        choose(page, data, f"{name}.xlsx")
        expect(page.locator("#notices"), name).to_contain_text(f"{name}.xlsx:")
        expect(page.locator("#notices"), name).to_contain_text(reason)
        assert checked(page) == answers


def test_several_make_a_team(
    visitor: Visitor, site: Path, marketing_ops: Framework, tmp_path: Path
) -> None:
    page = visitor.open(f"{DIMENSIONS}/team/")
    rng = Random(6)
    paths = []
    for name in ("Kim", "Lee", "Sam"):
        _, cells = random_answers(marketing_ops, english(), rng)
        paths.append(tmp_path / f"{name}.xlsx")
        paths[-1].write_bytes(filled(site, cells))
    (tmp_path / "half.xlsx").write_bytes(paths[0].read_bytes()[:5000])
    page.locator("input[type=file]").first.set_input_files([*paths, tmp_path / "half.xlsx"])
    for path in paths:
        expect(page.locator("#people")).to_contain_text(path.stem)
    expect(page.locator("main")).to_contain_text("half.xlsx")


@pytest.mark.deep
@pytest.mark.parametrize("over", [(), ("xlsx",), ("ods", "xlsx")], ids="-".join)
def test_what_libreoffice_saved_is_read(
    visitor: Visitor, site: Path, marketing_ops: Framework, tmp_path: Path, over: tuple[str, ...]
) -> None:
    data = (site / DIMENSIONS / "workbook.xlsx").read_bytes()
    rng = Random(7)
    found = [random_answers(marketing_ops, english(), rng) for _ in range(6)]
    libreoffice([Batch(data, [cells], over) for _, cells in found], tmp_path)
    for at, (answers, _) in enumerate(found):
        page = visitor.open(f"{DIMENSIONS}/assess/")
        expect(page.locator("#downloads")).to_be_attached()
        choose(page, saved(tmp_path, at, over))
        expect(page.locator("#notices")).to_contain_text("ours.xlsx")
        assert checked(page) == answers
