"""To a scorecard and back to it: without a script, without storage, without a network."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.scorer import score
from tests.browser.answering import SMB, all_at, expected_stamp, stamp, tick
from tests.browser.visiting import BLOCK_STORAGE, Visitor


def test_without_a_script_it_is_a_questionnaire_on_paper(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/", java_script_enabled=False)
    for question in smb.questions.values():
        asked = page.locator(f"#q_{question.id}")
        expect(asked.locator("legend")).to_be_visible()
        expect(asked.locator("legend")).to_contain_text(question.text)
        for option in smb.options_of(question):
            expect(asked.get_by_label(option.text, exact=True)).to_be_visible()
    expect(page.locator("#by-hand")).to_contain_text("handout.pdf")
    # What a script would have to bring to life is not there to be tried in vain.
    expect(page.locator("#scorecard")).to_be_hidden()
    expect(page.locator("#progress")).to_be_hidden()
    assert page.locator("button:visible, [role=button]:visible, progress:visible").count() == 0
    assert page.locator("a[href='#scorecard']:visible").count() == 0


def test_without_storage_it_works_and_says_that_nothing_is_kept(
    visitor: Visitor, smb: Framework
) -> None:
    context = visitor.context()
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    page.goto(f"{SMB}/assess/")
    expect(page.get_by_text("keeps nothing")).to_be_visible()
    tick(page, all_at(smb, "yes"))
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    expect(page.get_by_text("keeps nothing")).to_be_visible()


def test_with_storage_it_says_nothing_of_the_kind(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/")
    expect(page.get_by_text("keeps nothing")).to_be_hidden()


def test_answers_outlive_a_reload_until_one_starts_again(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    answers = {**all_at(smb, "yes"), "templates": "no", "cost-per-lead": "~na"}
    tick(page, answers)
    write_note(page, "templates", "Only briefs so far")
    before = stamp(page)
    page.reload()
    assert stamp(page) == before == expected_stamp(score(smb, answers))["overall"]
    expect(page.locator('[name="templates"][value="no"]')).to_be_checked()
    expect(page.locator('[name="cost-per-lead"][value="~na"]')).to_be_checked()
    expect(page.locator('[name="templates~note"]')).to_have_value("Only briefs so far")

    # Whoever did not mean it has it back at once.
    page.locator('[data-action="reset"]').click()
    page.get_by_role("button", name="Undo").click()
    assert stamp(page) == before
    expect(page.locator('[name="templates~note"]')).to_have_value("Only briefs so far")

    page.locator('[data-action="reset"]').click()
    for _ in range(2):
        assert stamp(page) == expected_stamp(score(smb, {}))["overall"]
        expect(page.locator("#assessment input:checked")).to_have_count(0)
        expect(page.locator('[name="templates~note"]')).to_have_value("")
        page.reload()


def write_note(page: Page, question: str, text: str) -> None:
    note = page.locator(f'[name="{question}~note"]')
    page.locator("details").filter(has=note).locator("summary").click()
    note.fill(text)
    note.blur()


def test_the_handout_works_alone_from_a_disk(
    browser: Browser, site: Path, smb: Framework, tmp_path: Path
) -> None:
    file = tmp_path / "copied" / "handout.html"
    file.parent.mkdir()
    shutil.copy(site / SMB / "handout.html", file)
    visitor = Visitor(browser, file.as_uri())
    page = visitor.open(file.as_uri(), accept_downloads=True)
    tick(page, all_at(smb, "yes"))
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    page.reload()
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    with page.expect_download() as saved:
        page.locator('[data-download="json"]').click()
    result = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert result["answers"] == all_at(smb, "yes")
    with page.expect_download() as saved:
        page.locator('[data-download="csv"]').click()
    assert smb.stages[-1].name in saved.value.path().read_text(encoding="utf-8")
    visitor.close()
    assert visitor.strangers == []
    assert visitor.complaints == []


def test_an_answer_given_before_the_script_runs_is_kept(visitor: Visitor) -> None:
    context = visitor.context()
    # As on a slow line, where somebody answers while the page still loads.
    context.add_init_script(
        """document.addEventListener("readystatechange", () => {
          if (document.readyState === "interactive")
            document.querySelector("input[value=yes]").click();
        })"""
    )
    page = context.new_page()
    page.goto(f"{visitor.home}{SMB}/assess/")
    assert page.locator("input[value=yes]").first.is_checked()
    assert page.locator("#left").inner_text().startswith("14 ")
