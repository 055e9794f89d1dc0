"""Answering in comfort: one question at a time, by number keys, knowing what is missing and how
long it takes."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.scorer import score
from tests.browser.answering import DIMENSIONS, SMB, all_at, stamp, tick
from tests.browser.reference import load
from tests.browser.visiting import BLOCK_STORAGE, Visitor
from tests.root import ROOT

FORESIGHT = "marketing-ops-foresight"
FRAMEWORKS = ROOT / "frameworks"
FOCUSED = "document.activeElement.closest('fieldset, #scorecard')?.id"


@pytest.fixture(scope="module")
def foresight() -> Framework:
    """A model with checklists, a question of words and questions that depend on others."""
    return load(FRAMEWORKS / FORESIGHT / "1.0.0.yaml")


def one_at_a_time(page: Page) -> Page:
    page.get_by_role("button", name="One question at a time").click()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def seen(page: Page) -> list[str]:
    """The questions that are on the page to be seen, by id."""
    shown = page.locator("#assessment fieldset:visible")
    return [str(question.get_attribute("id"))[2:] for question in shown.all()]


def answers_of(page: Page, question: str) -> list[str]:
    ticked = page.locator(f'[name="{question}"]:checked')
    return [str(option.get_attribute("value")) for option in ticked.all()]


def missing(page: Page) -> Locator:
    return page.locator("#scorecard details", has_text=re.compile(r"\d+ unanswered"))


def test_questions_come_one_at_a_time_and_the_scorecard_after_the_last(
    visitor: Visitor, smb: Framework
) -> None:
    page = visitor.open(f"{SMB}/assess/")
    assert seen(page) == list(smb.questions)
    one_at_a_time(page)
    position = page.get_by_role("navigation", name="Questions")
    expect(page.get_by_role("button", name="Back", exact=True)).to_be_hidden()
    total = len(smb.questions)
    place = 0
    for dimension in smb.dimensions:
        if dimension is smb.dimensions[-1]:
            # Questions about oneself are no end: they stand before the last that count.
            assert seen(page) == []
            expect(page.get_by_label(smb.profile[0].text)).to_be_visible()
            press(page, "Next")
        for question in dimension.questions:
            place += 1
            assert seen(page) == [question.id]
            expect(position).to_contain_text(f"Question {place} of {total} · {dimension.name}")
            expect(page.locator("#scorecard")).to_be_hidden()
            if place > 1:
                assert page.evaluate(FOCUSED) == f"q_{question.id}"
            if place < total:
                press(page, "Next")
    press(page, "See the result")
    assert seen(page) == []
    expect(page.locator("#verdict")).to_be_in_viewport()
    assert page.evaluate(FOCUSED) == "scorecard"
    expect(page.get_by_role("button", name="Next", exact=True)).to_be_hidden()
    press(page, "Back")
    assert seen(page) == [question.id]

    press(page, "All on one page")
    assert seen(page) == list(smb.questions)
    expect(page.locator("#scorecard")).to_be_visible()


def test_the_choice_is_remembered_and_one_goes_on_where_an_answer_is_missing(
    visitor: Visitor, smb: Framework
) -> None:
    page = one_at_a_time(visitor.open(f"{SMB}/assess/"))
    first, second, third, *_ = smb.questions
    tick(page, {first: "yes", second: "no"})
    page.reload()
    assert seen(page) == [third]
    pressed = page.get_by_role("button", name="One question at a time", pressed=True)
    expect(pressed).to_be_visible()
    # Somebody who has finished comes back for the result.
    tick(page, all_at(smb, "yes"))
    page.reload()
    expect(page.locator("#verdict")).to_be_visible()
    press(page, "All on one page")
    page.reload()
    assert seen(page) == list(smb.questions)


def test_without_storage_the_choice_holds_for_the_visit(visitor: Visitor, smb: Framework) -> None:
    context = visitor.context()
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    page.goto(f"{SMB}/assess/")
    one_at_a_time(page)
    press(page, "Next")
    assert seen(page) == [list(smb.questions)[1]]


@pytest.mark.parametrize("file", ["embed/?view=page", "handout.html"])
def test_frames_and_handouts_have_the_same_comfort(
    visitor: Visitor, smb: Framework, file: str
) -> None:
    page = one_at_a_time(visitor.open(f"{SMB}/{file}"))
    first, second, *_ = smb.questions
    page.keyboard.press("2")
    assert answers_of(page, first) == ["yes"]
    press(page, "Next")
    assert seen(page) == [second]


def test_questions_that_do_not_apply_are_passed_over(
    visitor: Visitor, foresight: Framework
) -> None:
    page = one_at_a_time(visitor.open(f"{FORESIGHT}/assess/"))
    order = list(foresight.questions)
    asked = order.index("tests")
    for name, then in (("seldom", order[asked + 2]), ("now-and-then", "test-results")):
        page.goto(f"{FORESIGHT}/assess/#q_tests")
        page.reload()
        assert seen(page) == ["tests"]
        tick(page, {"tests": name})
        press(page, "Next")
        assert seen(page) == [then]
        press(page, "Back")
        assert seen(page) == ["tests"]


def test_a_link_within_the_page_shows_its_question(visitor: Visitor, smb: Framework) -> None:
    page = one_at_a_time(visitor.open(f"{SMB}/assess/"))
    last = smb.dimensions[-1]
    page.locator("#progress").get_by_role("link", name=last.name).click()
    assert seen(page) == [last.questions[0].id]
    assert page.evaluate(FOCUSED) == f"q_{last.questions[0].id}"
    page.locator("#progress").get_by_role("link", name="Result so far").click()
    expect(page.locator("#verdict")).to_be_in_viewport()
    question = list(smb.questions)[4]
    missing(page).locator("summary").click()
    missing(page).get_by_role("link", name=smb.questions[question].text).click()
    assert seen(page) == [question]
    assert page.evaluate(FOCUSED) == f"q_{question}"
    expect(page.locator(f"#q_{question} legend")).to_be_in_viewport()


def test_starting_again_starts_at_the_first_question(visitor: Visitor, smb: Framework) -> None:
    page = one_at_a_time(visitor.open(f"{SMB}/assess/"))
    tick(page, all_at(smb, "yes"))
    page.locator("#progress").get_by_role("link", name="See your result").click()
    press(page, "Start again")
    assert seen(page) == [next(iter(smb.questions))]


def test_paper_has_all_questions(visitor: Visitor, smb: Framework) -> None:
    page = one_at_a_time(visitor.open(f"{SMB}/assess/"))
    page.emulate_media(media="print")
    assert seen(page) == list(smb.questions)
    expect(page.get_by_role("button")).to_have_count(0)
    tick(page, all_at(smb, "yes"))
    expect(page.locator("#verdict")).to_be_visible()


def test_a_whole_sitting_by_number_keys(visitor: Visitor, smb: Framework) -> None:
    page = one_at_a_time(visitor.open(f"{SMB}/assess/"))
    answers = {}
    last = smb.dimensions[-1].questions[0].id
    for place, (id, question) in enumerate(smb.questions.items()):
        if id == last:  # before it stand the questions about oneself
            page.keyboard.press("Enter")
        number = place % 2
        page.keyboard.press(str(number + 1))
        answers[id] = smb.options_of(question)[number].id
        assert answers_of(page, id) == [answers[id]]
        page.keyboard.press("Enter")
    assert stamp(page)["stage"] == score(smb, answers)["stage"]


def test_numbers_tick_and_untick_a_checklist(visitor: Visitor, foresight: Framework) -> None:
    page = visitor.open(f"{FORESIGHT}/assess/")
    options = [option.id for option in foresight.options_of(foresight.questions["workflow"])]
    page.locator("#q_workflow input").nth(1).focus()
    page.keyboard.press("1")
    page.keyboard.press("3")
    assert answers_of(page, "workflow") == [options[0], options[2]]
    page.keyboard.press("1")
    assert answers_of(page, "workflow") == [options[2]]
    # The place after the last option is "None of these", which stands alone.
    page.keyboard.press(str(len(options) + 1))
    assert answers_of(page, "workflow") == ["~none"]
    page.keyboard.press("9")
    assert answers_of(page, "workflow") == ["~none"]
    page.reload()
    assert answers_of(page, "workflow") == ["~none"]


def test_the_row_of_digits_works_where_it_writes_other_signs(
    visitor: Visitor, smb: Framework
) -> None:
    page = one_at_a_time(visitor.open(f"{SMB}/assess/"))
    # As the second key of that row reports itself on a French keyboard.
    key = "{key: 'é', code: 'Digit2', bubbles: true}"
    page.evaluate(f"document.activeElement.dispatchEvent(new KeyboardEvent('keydown', {key}))")
    assert answers_of(page, next(iter(smb.questions))) == ["yes"]


def test_numbers_answer_nothing_where_they_mean_something_else(
    visitor: Visitor, smb: Framework
) -> None:
    page = visitor.open(f"{SMB}/assess/")
    first = next(iter(smb.questions))
    chosen = page.locator("#assessment input:checked")
    # On the long page outside a question.
    page.get_by_role("button", name="One question at a time").focus()
    page.keyboard.press("1")
    expect(chosen).to_have_count(0)

    one_at_a_time(page)
    for modifier in ("Control", "Alt", "Meta", "Shift"):
        page.keyboard.press(f"{modifier}+2")
        expect(chosen).to_have_count(0)
    page.locator(f"#q_{first} summary").click()
    note = page.locator(f'[name="{first}~note"]')
    note.focus()
    page.keyboard.type("12")
    expect(note).to_have_value("12")
    expect(chosen).to_have_count(0)

    press(page, "All on one page")
    page.get_by_label(smb.profile[0].text).focus()
    page.keyboard.press("1")
    expect(chosen).to_have_count(0)


def test_what_is_missing_is_listed_until_nothing_is(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    *rest, unknown, one, other = smb.questions
    expect(missing(page).locator("summary")).to_have_text(f"{len(smb.questions)} unanswered")
    tick(page, {**dict.fromkeys(rest, "yes"), unknown: "no"})
    summary = missing(page).locator("summary")
    expect(summary).to_have_text("2 unanswered")
    summary.click()
    links = missing(page).get_by_role("link")
    expect(links).to_contain_text([smb.questions[id].text for id in (one, other)])
    links.last.click()
    expect(page.locator(f"#q_{other} legend")).to_be_in_viewport()
    page.keyboard.press("1")
    assert len(answers_of(page, other)) == 1
    expect(summary).to_have_text("1 unanswered")
    expect(links).to_have_count(1)
    tick(page, {one: "yes"})
    expect(missing(page)).to_be_hidden()


def test_hidden_questions_are_not_missing(visitor: Visitor, foresight: Framework) -> None:
    page = visitor.open(f"{FORESIGHT}/assess/")
    conditional = page.locator("#missing a[href='#q_test-results']")
    tick(page, {"tests": "seldom"})
    expect(conditional).to_have_count(0)
    tick(page, {"tests": "now-and-then"})
    expect(conditional).to_have_count(1)
    shown = page.locator("#missing a").count()
    expect(missing(page).locator("summary")).to_have_text(f"{shown} unanswered")
    expect(page.locator("#left")).to_contain_text(f"{shown} questions left, ")


@pytest.mark.parametrize("id", [SMB, DIMENSIONS])
def test_the_time_left_begins_as_promised_and_ends_with_the_questions(
    visitor: Visitor, id: str
) -> None:
    framework = load(FRAMEWORKS / id / "1.0.0.yaml")
    page = visitor.open(f"{id}/assess/")
    promised = re.search(r"about \d+ minutes", page.locator(".opening").inner_text())
    assert promised
    progress = page.locator("#progress p")
    expect(progress).to_contain_text(f"left, {promised[0]}")
    options = {
        question: framework.options_of(framework.questions[question])[0].id
        for question in framework.questions
        if framework.questions[question].is_scored
    }
    *rest, last = options
    tick(page, {question: options[question] for question in rest})
    expect(progress).to_contain_text("1 question left, about 1 minute")
    expect(progress).not_to_contain_text("minutes")
    tick(page, {last: options[last]})
    expect(progress).not_to_contain_text("minute")
