"""Names that people give, however long and without a blank, make no page wider than a phone."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from playwright.sync_api import FilePayload, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, on_one_page
from tests.browser.taking import take
from tests.browser.visiting import Visitor

PHONE = 360
# As long as a name for a result gets, and as long as a file may say.
LABELS = ["W" * 41, "W" * 80, "W" * 200, "Wide words " * 18, "a_b/c-d.e" * 22, "語" * 200]
WORD = "W" * 300


@pytest.fixture
def answers(marketing_ops: Framework) -> dict[str, str]:
    return {
        one.id: marketing_ops.options_of(one)[0].id
        for one in marketing_ops.questions.values()
        if one.is_scored
    }


def assert_fits(page: Page) -> None:
    wide = page.evaluate("document.scrollingElement.scrollWidth")
    assert wide <= PHONE, page.evaluate(
        """width => [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility()
          && one.getBoundingClientRect().right > width).map((one) => one.outerHTML.slice(0, 90))""",
        PHONE,
    )


def result(answers: dict[str, str], label: str, day: int, **more: Any) -> FilePayload:
    empty: dict[str, Any] = {"notes": {}, "profile": {}, "targets": {}}
    named = {"format": "stagemark-result/1", "framework": DIMENSIONS, "version": "1.0.0"}
    created = f"2026-11-{day:02}T10:00:00Z"
    content = {**named, "created": created, "label": label, "answers": answers, **empty, **more}
    return file(f"{label[:20]}{day}.json", json.dumps(content))


def file(name: str, content: str) -> FilePayload:
    return {"name": name, "mimeType": "application/json", "buffer": content.encode()}


def test_over_time(visitor: Visitor, answers: dict[str, str]) -> None:
    page = visitor.open(f"{DIMENSIONS}/over-time/", width=PHONE)
    files = [result(answers, label, day) for day, label in enumerate(LABELS, 1)]
    page.locator("input[type=file]").set_input_files([*files, file(f"{WORD[:200]}.json", "{")])
    expect(page.locator("#list tr")).to_have_count(len(LABELS))
    expect(page.locator("#refused li")).to_have_count(1)
    assert_fits(page)


def test_a_team(visitor: Visitor, marketing_ops: Framework, answers: dict[str, str]) -> None:
    page = visitor.open(f"{DIMENSIONS}/team/", width=PHONE)
    first, *_ = answers
    other = {**answers, first: marketing_ops.options_of(marketing_ops.questions[first])[1].id}
    files = [result(answers, label, day) for day, label in enumerate(LABELS, 1)]
    files += [result(other, label, day) for day, label in enumerate(LABELS, 11)]
    files += [result(answers, "", 1), result(other, "Noted", 21, notes={first: WORD})]
    files += [result(other, "Noted", 22, notes={first: f"https://example.org/{WORD}"})]
    page.locator("#intake input[type=file]").set_input_files(
        [*files, file(f"{WORD[:200]}.json", "{")]
    )
    expect(page.locator("#people .name b")).to_have_count(len(LABELS) + 1)
    expect(page.locator("#apart li")).to_have_count(len(LABELS) + 2)
    expect(page.locator("#told .refused")).to_have_count(1)
    page.get_by_text("Everyone\N{RIGHT SINGLE QUOTATION MARK}s figures").click()
    page.locator("details.same > summary").click()
    for place in range(2):
        page.locator("#questions summary:has(.ask)").nth(place).click()
    expect(page.locator("#questions .notes").first).to_be_visible()
    page.locator("#questions fieldset").first.get_by_role("radio").first.check()
    page.locator("#questions textarea").first.fill(WORD)
    page.locator("#questions textarea").first.blur()
    assert_fits(page)
    page.locator("#questions summary:has(.ask)").first.click()
    assert_fits(page)
    page.locator("#people").get_by_role("button", name=re.compile("Rename W")).last.click()
    assert_fits(page)
    page.locator("#people").get_by_role("button", name=re.compile("Remove W")).first.click()
    expect(page.locator("#undo")).to_contain_text("was removed")
    assert_fits(page)


@pytest.mark.parametrize("label", [LABELS[0], LABELS[-1]], ids=["41", "200"])
def test_an_assessment(visitor: Visitor, answers: dict[str, str], label: str) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", width=PHONE)
    on_one_page(page)
    page.evaluate(
        "response => window.stagemark.open(response)", {"answers": answers, "label": label}
    )
    page.locator("#runs > summary").click()
    expect(page.locator("#runs li")).to_have_count(1)
    assert_fits(page)
    page.locator("#runs").get_by_role("button", name=re.compile("^Rename")).click()
    assert_fits(page)
    page.keyboard.press("Escape")
    page.locator("#runs").get_by_role("button", name=re.compile("^Duplicate")).click()
    page.locator("#runs").get_by_role("button", name=re.compile("^Open ")).first.click()
    expect(page.locator("#notices")).to_contain_text("is open")
    assert_fits(page)
    page.locator("#runs").get_by_role("button", name=re.compile("^Delete")).first.click()
    expect(page.locator("#notices")).to_contain_text("is deleted")
    assert_fits(page)
    take(page, "pdf")
    assert_fits(page)
    page.locator("input[type=file]").first.set_input_files([file(f"{WORD[:200]}.json", "{")])
    expect(page.locator("#notices")).to_contain_text(WORD[:60])
    assert_fits(page)
    page.locator('[data-action="share"]').click()
    assert_fits(page)
    page.goto(page.locator("#share-link").input_value())
    expect(page.locator("#shared")).to_be_visible()
    assert_fits(page)
