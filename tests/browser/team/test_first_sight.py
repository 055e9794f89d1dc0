"""What a team sees first, on a phone and on a desk: the finding, the differences, one way on."""

from __future__ import annotations

from fractions import Fraction

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS
from tests.browser.teams import ADDRESS, Result, bring_all, choose, ordered, question, result
from tests.browser.visiting import Visitor

PHONE = 390
# What is pressed, in sight, lower than a thumb needs; links within a text are read, not pressed.
TOO_LOW = """() => [...document.querySelectorAll("main :is(button, .button, summary, label)")]
  .filter((one) => one.checkVisibility() && !one.matches(".reason, [for]"))
  .filter((one) => one.getBoundingClientRect().height < 44)
  .map((one) => one.outerHTML.slice(0, 80))"""
FILLED = """() => [...document.querySelectorAll("main :is(button, .button)")]
  .filter((one) => one.checkVisibility())
  .filter((one) => getComputedStyle(one).backgroundColor ===
    getComputedStyle(document.querySelector(".key .mark")).backgroundColor)
  .map((one) => one.textContent)"""


@pytest.fixture
def apart(marketing_ops: Framework, seal: str) -> list[Result]:
    """Two people, who lie a whole range apart on the first question and one option on the rest."""
    questions = ordered(marketing_ops)
    answers = [{one.id: options[person + 1] for one, options in questions} for person in range(2)]
    first, options = questions[0]
    answers[0][first.id], answers[1][first.id] = options[0], options[-1]
    return [result(seal, *one) for one in zip(("Kim", "Lee"), answers, strict=True)]


@pytest.mark.parametrize(("width", "height"), [(PHONE, 844), (1440, 900)])
def test_the_finding_stands_on_the_first_screen(
    visitor: Visitor, five: list[Result], width: int, height: int
) -> None:
    page = visitor.open(ADDRESS, width=width)
    bring_all(page, five)
    box = page.locator("#finding").bounding_box()
    assert box
    assert box["y"] + box["height"] < height
    expect(page.get_by_text("Choose files")).to_be_hidden()
    page.get_by_text("5 results are in · Add more").click()
    expect(page.get_by_text("Choose files")).to_be_visible()
    bring_all(page, five[:1])
    expect(page.get_by_text("Choose files")).to_be_hidden()


def test_every_sign_of_the_lines_has_its_meaning(
    visitor: Visitor, apart: list[Result], marketing_ops: Framework
) -> None:
    page = visitor.open(ADDRESS, width=PHONE)
    bring_all(page, apart)
    key = page.locator("#figures > .key")
    signs = ["K Kim", "L Lee", "From the lowest of you to the highest", "Middle"]
    assert [one.replace("\n", " ").strip() for one in key.locator("li").all_inner_texts()] == signs
    heads = page.locator(".spread thead th").all_inner_texts()[1:]
    assert heads == ["Lowest", "Middle", "Highest", "Agreed"]
    stages = [one.name for one in marketing_ops.stages]
    assert page.locator(".bands li").all_inner_texts() == stages
    # Hatched is what one result may still come to, and nothing else.
    expect(page.locator("[data-mark=range]:visible")).to_have_count(0)
    lowest = page.locator("#figures .line .mark").first.evaluate(
        "(mark) => Number(mark.style.getPropertyValue('--at'))"
    )
    score = page.locator(".spread tbody tr:first-child td").first.inner_text()
    # Along the way from 1 to 5, the lowest and the highest possible score.
    assert abs(lowest - float((Fraction(score) - 1) / 4)) < 0.01


def test_stages_whose_names_do_not_fit_have_numbers_with_a_key(
    visitor: Visitor, apart: list[Result], marketing_ops: Framework
) -> None:
    page = visitor.open(ADDRESS, width=PHONE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    bring_all(page, apart)
    stages = [one.name for one in marketing_ops.stages]
    meanings = [f"{number}{name}" for number, name in enumerate(stages, 1)]
    expect(page.locator(".bands span:visible")).to_have_count(0)
    expect(page.locator(".band-key li:visible")).to_have_text(meanings)


def test_what_hardly_differs_and_what_is_agreed_is_folded(
    page: Page, apart: list[Result], marketing_ops: Framework
) -> None:
    bring_all(page, apart)
    (first, options), *others = ordered(marketing_ops)
    expect(page.locator("[data-question]:visible")).to_have_count(1)
    fold = page.get_by_text(f"{len(others)} questions on which you hardly differ")
    expect(fold).to_be_visible()
    assert page.evaluate(FILLED) == []

    page.get_by_role("link", name="Open the first question above").click()
    item = question(page, first.id)
    expect(item.locator("summary")).to_be_focused()
    choose(page, first.id, options[2])
    item.locator("summary").click()
    expect(item.locator(".groups")).to_be_hidden()
    expect(item.locator(".outcome")).to_have_text(f"Agreed: {text_of(marketing_ops, options[2])}")
    expect(page.locator("#agree-first")).to_be_hidden()
    assert page.evaluate(FILLED) == ["Save the team\N{RIGHT SINGLE QUOTATION MARK}s result"]


def text_of(framework: Framework, option: str) -> str:
    texts = {
        one.id: one.text
        for question in framework.questions.values()
        for one in framework.options_of(question)
    }
    return texts[option]


def test_all_that_is_pressed_is_high_enough_for_a_thumb(
    visitor: Visitor, five: list[Result]
) -> None:
    page = visitor.open(f"{DIMENSIONS}/team/", width=PHONE)
    assert page.evaluate(TOO_LOW) == []
    bring_all(page, five)
    page.locator("[data-question] summary").first.click()
    page.locator("#bringing > summary").click()
    assert page.evaluate(TOO_LOW) == []
