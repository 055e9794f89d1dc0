"""A workbook that was filled in counts like a result file, or is refused with its reason."""

from __future__ import annotations

import io
from pathlib import Path
from random import Random

import openpyxl
import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from tests.browser.answering import DIMENSIONS, checked, stamp
from tests.browser.visiting import Visitor
from tests.workbook.filling import english, random_answers

KIND = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def filled(site: Path, cells: dict[str, str]) -> bytes:
    """The site's own workbook as a program that knows nothing of it saves it again."""
    book = openpyxl.load_workbook(site / DIMENSIONS / "workbook.xlsx")
    for cell, text in cells.items():
        book["Questions"][cell] = text
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def choose(page: Page, data: bytes) -> None:
    page.locator("input[type=file]").first.set_input_files(
        {"name": "ours.xlsx", "mimeType": KIND, "buffer": data}
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


def test_it_makes_a_person_of_a_team(
    visitor: Visitor, site: Path, complete: tuple[dict[str, Answer], dict[str, str]]
) -> None:
    page = visitor.open(f"{DIMENSIONS}/team/")
    choose(page, filled(site, complete[1]))
    expect(page.locator("#people")).to_contain_text("ours")


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"C7": "Something else"}, "Cell C7 of its questions holds “Something else”"),
        ({}, ""),
    ],
)
def test_what_is_in_no_list_is_refused(
    visitor: Visitor, site: Path, cells: dict[str, str], reason: str
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    data = filled(site, cells) if reason else b"PK\x03\x04 and then no archive"
    choose(page, data)
    expect(page.locator("#notices")).to_contain_text(
        reason or "It is a workbook that cannot be read"
    )
    assert checked(page) == {}
