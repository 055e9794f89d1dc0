"""A questionnaire that is printed to be filled in says what the handout on paper says."""

from __future__ import annotations

import io
import re
import unicodedata

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from stagemark.paper.codes import letters
from stagemark.paper.conditions import asked_if
from tests.browser.kinds import FORESIGHT
from tests.browser.reference import load
from tests.browser.visiting import Visitor
from tests.root import ROOT
from tests.site.english import english

FRAMEWORK = load(ROOT / "frameworks" / FORESIGHT / "1.0.0.yaml")
QUESTIONS = [*FRAMEWORK.questions.values()]
CONDITIONAL = [one for one in QUESTIONS if one.show_if]


def printed(page: Page, paper: str) -> str:
    """What stands on paper, in one line."""
    pages = PdfReader(io.BytesIO(page.pdf(format=paper))).pages
    # Letters that a font joins are one in the file.
    text = unicodedata.normalize("NFKC", " ".join(one.extract_text() for one in pages))
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("paper", ["A4", "Letter"])
def test_all_questions_stand_there_with_codes_and_conditions(visitor: Visitor, paper: str) -> None:
    page = visitor.open(f"{FORESIGHT}/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    text = printed(page, paper)
    at = [text.index(f"{number}. {one.text}") for number, one in enumerate(QUESTIONS, 1)]
    assert at == sorted(at)
    assert CONDITIONAL
    for question, begin, end in zip(QUESTIONS, at, [*at[1:], len(text)], strict=True):
        own = text[begin:end]
        assert asked_if(FRAMEWORK, question, english()) in own
        if question.is_scored:
            options = [one.text for one in FRAMEWORK.options_of(question)]
            for code, option in zip(letters(), options, strict=False):
                assert f"{code} {option}" in own
        say = english()["question"]
        assert (f"? {say['not_known']}" in own) == (
            question.is_scored and "unknown" in question.allow
        )
        assert (f"/ {say['does_not_apply']}" in own) == (
            question.is_scored and "not-applicable" in question.allow
        )
        assert ("0 None of these" in own) == (question.type == "checklist")
    for asked in FRAMEWORK.profile:
        for option in asked.options:
            assert f"☐ {option}" in text
    assert "Name:" in text
    assert "handout.pdf" in text


def test_the_screen_has_none_of_it_before_and_after(visitor: Visitor) -> None:
    page = visitor.open(f"{FORESIGHT}/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    page.get_by_role("button", name="All on one page").click()
    before = page.locator("#assessment").inner_text()
    printed(page, "A4")
    assert page.locator("#assessment").inner_text() == before
    expect(page.locator(".only-if:visible, .blank:visible, #by-hand:visible")).to_have_count(0)
    hidden = page.locator(", ".join(f"#q_{one.id}" for one in CONDITIONAL))
    expect(hidden.filter(visible=True)).to_have_count(0)
