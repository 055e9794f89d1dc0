"""What one takes away: files that say what they are and that other programs can read."""

from __future__ import annotations

import csv
import io
import json

import pytest
from playwright.sync_api import Download, Page, expect

from stagemark.answers import Answer
from stagemark.model import Framework
from stagemark.scoring import score
from tests.browser.assessment import SMB, all_at, tick
from tests.browser.visiting import Visitor

TODAY = "2026-11-22"
FORMULAS = ["=1+1", "+1+1", "-1+1", "@SUM(A1:A9)", "\t=1+1", '=HYPERLINK("//x.example","y")']
HARMLESS = ['Asked twice: "not yet", he said; 100% sure.', '"Soon"', "First this\nthen that"]


@pytest.fixture
def answers(smb: Framework) -> dict[str, Answer]:
    escaped = {"cost-per-lead": "~na", "forecasts": "~unknown"}
    return {**all_at(smb, "yes"), "templates": "no", **escaped}


@pytest.fixture
def page(visitor: Visitor, answers: dict[str, Answer]) -> Page:
    """The marketing stages, answered on a day that is known."""
    page = visitor.context(accept_downloads=True).new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00Z")
    page.goto(f"{SMB}/assess/")
    tick(page, answers)
    page.locator('select[name="company-size~profile"]').select_option(index=2)
    return page


def note(page: Page, notes: dict[str, str]) -> None:
    for question, text in notes.items():
        field = page.locator(f'[name="{question}~note"]')
        page.locator("details").filter(has=field).locator("summary").click()
        field.fill(text)
        field.blur()


def take(page: Page, kind: str) -> Download:
    button = page.locator(f'[data-download="{kind}"]')
    expect(button).to_be_visible()
    with page.expect_download() as saved:
        button.click()
    return saved.value


def test_the_result_file(page: Page, smb: Framework, answers: dict[str, Answer]) -> None:
    notes = dict(zip(smb.questions, HARMLESS, strict=False))
    note(page, notes)
    saved = take(page, "json")
    assert saved.suggested_filename == f"{SMB}-1.0.0-{TODAY}.json"
    result = json.loads(saved.path().read_text(encoding="utf-8"))
    assert result.pop("seal").startswith("sha256-")
    assert result.pop("created").startswith(f"{TODAY}T10:00:00")
    record = score(smb, answers)
    assert result == {
        "format": "stagemark-result/1",
        "framework": SMB,
        "version": "1.0.0",
        "label": "",
        "answers": answers,
        "notes": notes,
        "profile": {"company-size": smb.profile[0].options[1]},
        "targets": {},
        "score": {"stage": record["stage"], "score": record["score"]},
    }


def test_an_unfinished_result_has_no_score(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    tick(page, {"templates": "yes"})
    result = json.loads(take(page, "json").path().read_text(encoding="utf-8"))
    assert result["answers"] == {"templates": "yes"}
    assert (result["score"] or {}).get("stage") is None


def test_the_table_holds_every_answer(
    page: Page, smb: Framework, answers: dict[str, Answer]
) -> None:
    notes = dict(zip(smb.questions, HARMLESS, strict=False))
    note(page, notes)
    saved = take(page, "csv")
    assert saved.suggested_filename == f"{SMB}-1.0.0-{TODAY}.csv"
    rows = read(saved)
    questions = [row for row in rows if row["kind"] == "question"]
    assert [row["id"] for row in questions] == list(smb.questions)
    assert [row["text"] for row in questions] == [one.text for one in smb.questions.values()]
    words = {"yes": "Yes", "no": "Not yet", "~na": "Does not apply", "~unknown": "Don\u2019t know"}
    assert [row["answer"] for row in questions] == [words[str(one)] for one in answers.values()]
    noted = {row["id"]: row["note"] for row in questions if row["note"]}
    assert {id: text.replace("\r\n", "\n") for id, text in noted.items()} == notes
    result = next(row for row in rows if row["kind"] == "result")
    assert result["stage"] == "Process documentation"


def test_no_cell_of_the_table_is_a_formula(page: Page, smb: Framework) -> None:
    notes = dict(zip(smb.questions, FORMULAS, strict=False))
    note(page, notes)
    rows = read(take(page, "csv"))
    written = {row["id"]: row["note"] for row in rows if row["kind"] == "question" and row["note"]}
    assert written == {question: f"'{text}" for question, text in notes.items()}
    cells = [cell for row in rows for cell in row.values()]
    assert [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))] == []


def read(saved: Download) -> list[dict[str, str]]:
    """The rows of a CSV file by their headings, as a spreadsheet would see them."""
    text = saved.path().read_bytes().decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
