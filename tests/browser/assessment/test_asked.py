"""What is asked, typed and taken back: one count of the questions, and nothing lost or stuck."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import SMB, on_one_page, stamp, tick
from tests.browser.serving import serve
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor
from tests.root import ROOT

YES_AND_NO = [{"id": "no", "text": "No", "value": "0"}, {"id": "yes", "text": "Yes", "value": "1"}]


def _question(id: str, after: str = "", **keys: Any) -> dict[str, Any]:
    shown = {"show_if": {"question": after, "is": ["yes"]}} if after else {}
    return {"id": id, "text": f"Is there {id}?", **(keys or {"scale": "yes-no"}), **shown}


# Answered with no, the first question hides four others, one of them without options.
CHAIN = {
    "id": "chain",
    "version": "1.0.0",
    "language": "en",
    "title": "Chain",
    "summary": "Questions that bring up others.",
    "stages": [
        {"id": "low", "name": "Low", "summary": "Low."},
        {"id": "mid", "name": "Mid", "summary": "Mid."},
        {"id": "top", "name": "Top", "summary": "Top."},
    ],
    "scales": {"yes-no": YES_AND_NO},
    "dimensions": [
        {
            "id": "data",
            "name": "Data",
            "questions": [
                _question("crm"),
                _question("use", "crm", options=YES_AND_NO, weight="9"),
                _question("care", "use"),
                _question("which", "crm", type="text"),
            ],
        },
        {
            "id": "rest",
            "name": "Rest",
            "questions": [_question("plan"), _question("words", type="text")],
        },
    ],
    "scoring": {
        "method": "gates",
        "gates": [
            {"id": "first", "name": "First", "holds_at": "low", "questions": ["crm", "use"]},
            {"id": "second", "name": "Second", "holds_at": "mid", "questions": ["plan", "care"]},
        ],
    },
}


# A dimension of which nothing is asked before the first question is answered with yes.
LED = {
    **CHAIN,
    "id": "led",
    "dimensions": [
        {"id": "now", "name": "Now", "questions": [_question("first")]},
        {"id": "later", "name": "Later", "questions": [_question("then", "first")]},
    ],
    "scoring": {"method": "mean", "thresholds": {"mid": "1/4", "top": "1/2"}},
}


@pytest.fixture(scope="module")
def chain_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("chain")
    for framework in (CHAIN, LED):
        folder = root / "frameworks" / str(framework["id"])
        folder.mkdir(parents=True)
        (folder / "1.0.0.yaml").write_text(json.dumps(framework), encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", "--quiet", *folders], root=root) == 0
    return root


@pytest.fixture
def chain(browser: Browser, chain_root: Path) -> Iterator[Visitor]:
    with serve(chain_root / "site") as address:
        visitor = Visitor(browser, address)
        yield visitor
        visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def choose(page: Page, question: str, option: str) -> None:
    page.locator(f'[name="{question}"][value="{option}"]').check()


def asked(page: Page) -> list[str]:
    return page.locator("legend:visible").all_inner_texts()


def test_numbers_and_counts_are_of_the_questions_that_are_asked(chain: Visitor) -> None:
    page = chain.open("chain/assess/")
    expect(page.locator(".opening")).to_contain_text("Up to 6 questions")
    short = ["1. Is there crm?", "2. Is there plan?", "3. Is there words?"]
    choose(page, "crm", "no")
    assert asked(page) == short
    choose(page, "crm", "yes")
    assert asked(page)[1:3] == ["2. Is there use?", "3. Is there which?"]
    choose(page, "use", "yes")
    assert [line.split(".")[0] for line in asked(page)] == ["1", "2", "3", "4", "5", "6"]
    choose(page, "crm", "no")
    assert asked(page) == short
    # On paper all are asked, by the numbers that conditions name.
    page.emulate_media(media="print")
    expect(page.locator("legend:visible")).to_have_text(
        [re.compile(rf"^{number}\. ") for number in range(1, 7)]
    )
    page.emulate_media(media="screen")
    expect(page.locator("legend:visible")).to_have_text(short)

    page.get_by_role("button", name="One question at a time").click()
    # It begins with the first that is open.
    expect(page.locator("#position")).to_contain_text("Question 2 of 3")
    page.get_by_role("button", name="Next", exact=True).click()
    expect(page.locator("#position")).to_contain_text("Question 3 of 3")


def test_what_is_no_longer_asked_stands_in_no_table_or_report(chain: Visitor) -> None:
    page = chain.open("chain/assess/")
    for question in ("crm", "use", "care", "plan"):
        choose(page, question, "yes")
    page.locator("[name='which~note']").fill("The old one.")
    choose(page, "crm", "no")
    rows = csv.DictReader(io.StringIO(text_of(take(page, "csv")).lstrip("\ufeff")))
    assert [row["id"] for row in rows if row["kind"] == "question"] == ["crm", "plan", "words"]
    report = text_of(take(page, "md"))
    assert "Is there plan?" in report
    for gone in ("Is there use?", "Is there care?", "Is there which?", "The old one."):
        assert gone not in report
    # It is kept for the case that the question comes back.
    choose(page, "crm", "yes")
    expect(page.locator("[name=care][value=yes]")).to_be_checked()
    expect(page.locator("[name='which~note']")).to_have_value("The old one.")


def test_a_heading_goes_with_the_last_question_below_it(chain: Visitor) -> None:
    page = chain.open("led/assess/")
    heading = page.get_by_role("heading", name="Later")
    way = page.locator("#progress").get_by_role("link", name="Later")
    expect(heading).to_be_hidden()
    expect(way).to_be_hidden()
    tick(page, {"first": "yes"})
    expect(heading).to_be_visible()
    expect(way).to_be_visible()


def test_a_range_that_a_follow_up_may_leave_says_so(chain: Visitor) -> None:
    page = chain.open("chain/assess/")
    says = page.locator("#scorecard").get_by_text("the result may lie outside this range")
    choose(page, "plan", "yes")
    expect(says).to_be_visible()
    page.locator("[data-action=share]").click()
    expect(page.locator("#share")).to_contain_text("unless an answer brings up further questions")
    choose(page, "crm", "no")
    expect(says).to_be_hidden()


def test_a_note_of_any_length_is_kept_and_handed_on(
    chain: Visitor, chain_root: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    long = "Ten thousand and more. " * 900
    page = chain.open("chain/assess/")
    choose(page, "crm", "no")
    choose(page, "plan", "yes")
    for name in ("words", "plan"):
        field = page.locator(f"[name='{name}~note']")
        if not field.is_visible():
            page.locator(f"#q_{name} summary").click()
        field.focus()
        page.keyboard.insert_text(long)
    page.reload()
    for name in ("words", "plan"):
        assert page.locator(f"[name='{name}~note']").input_value() == long
    file = tmp_path / "result.json"
    take(page, "json").save_as(file)
    assert json.loads(file.read_text())["notes"] == {"words": long, "plan": long}

    other = chain.open("chain/assess/")
    with other.expect_file_chooser() as chooser:
        other.locator("[data-action=import]").evaluate("button => button.click()")
    chooser.value.set_files(file)
    expect(other.locator("[name='words~note']")).to_have_value(long)
    team = chain.open("chain/team/")
    team.locator("input[type=file]").set_input_files(file)
    expect(team.locator("#people-title")).to_have_text("1 person")
    assert main(["score", "--quiet", str(file)], root=chain_root) == 0
    assert json.loads(capsys.readouterr().out)["score"] == "0/1"


@pytest.mark.parametrize("place", ["assess/", "embed/?view=page", "handout.html"])
def test_a_choice_is_taken_back_by_button_and_by_key(
    place: str, visitor: Visitor, smb: Framework
) -> None:
    first, second, *_ = smb.questions
    page = visitor.open(f"{SMB}/{place}", width=390, has_touch=True)
    on_one_page(page)
    empty = stamp(page)
    question = page.locator(f"#q_{first}")
    button = question.get_by_role("button", name="Clear answer")
    expect(button).to_be_hidden()
    for option in ("yes", "~unknown"):
        choose(page, first, option)
        button.tap()
        expect(question.locator(":checked")).to_have_count(0)
        # Whoever goes by keyboard goes on in the same question.
        expect(question.locator(f"[value='{option}']")).to_be_focused()
        expect(button).to_be_hidden()
    for key in ("Delete", "Backspace"):
        choose(page, second, "yes")
        page.keyboard.press(key)
        expect(page.locator(f"#q_{second} :checked")).to_have_count(0)
    assert stamp(page) == empty
    page.reload()
    expect(page.locator("#assessment input:checked")).to_have_count(0)
