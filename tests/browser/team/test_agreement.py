"""What a team agrees on: nothing of it is shown, saved or opened before there is something."""

from __future__ import annotations

import json

from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS
from tests.browser.teams import Result, bring_all, choose, ordered, question, result
from tests.browser.visiting import Visitor

OPEN = "#open-scorecard, [data-download=json], #agreed-path, #standing"


def test_nothing_agreed_is_no_result(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/team/")
    seal = json.loads(page.locator("#framework").text_content() or "")["seal"]
    questions = ordered(marketing_ops)
    apart = [{one.id: options[place] for one, options in questions} for place in range(2)]
    bring_all(page, [result(seal, *one) for one in zip(("Kim", "Lee"), apart, strict=True)])

    expect(page.locator("#verdict")).to_have_text("Nothing agreed yet")
    expect(page.locator("#progress")).to_have_text(f"You agree on 0 of {len(questions)} questions.")
    for part in page.locator(OPEN).all():
        expect(part).to_be_hidden()
    expect(page.get_by_text("The team\N{RIGHT SINGLE QUOTATION MARK}s result is")).to_be_hidden()
    expect(page.get_by_role("button", name="Save the team file")).to_be_visible()

    first = questions[0][0].id
    choose(page, first, questions[0][1][0])
    expect(page.locator("#verdict")).to_contain_text("Between ")
    expect(page.locator("#agreed-path")).to_be_visible()
    expect(
        page.get_by_role("button", name="Save the team\N{RIGHT SINGLE QUOTATION MARK}s result")
    ).to_be_visible()
    expect(page.get_by_role("link", name="Open the team")).to_be_visible()

    question(page, first).get_by_role("button", name="Take the agreement back").click()
    expect(page.locator("#verdict")).to_have_text("Nothing agreed yet")
    expect(page.locator("#agreed-path")).to_be_hidden()


def test_what_nobody_knows_is_not_agreed(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/team/")
    seal = json.loads(page.locator("#framework").text_content() or "")["seal"]
    (first, options), (second, _), *others = ordered(marketing_ops)
    answers = {first.id: options[0], second.id: "~unknown"}
    bring_all(page, [result(seal, name, answers) for name in ("Kim", "Lee")])
    expect(page.locator("#progress")).to_have_text(
        f"You agree on 1 of {len(others) + 2} questions, on 1 because everyone said the same. "
        "On 1 question nobody knows the answer."
    )
    expect(question(page, second.id).locator(".outcome")).to_have_text("Nobody knows")
    expect(question(page, first.id).locator(".outcome")).to_contain_text("Agreed, as all said so")


def test_an_agreement_is_taken_back(
    page: Page, five: list[Result], marketing_ops: Framework
) -> None:
    bring_all(page, five)
    last, options = ordered(marketing_ops)[-1]
    page.get_by_text("on which you hardly differ").click()
    item = question(page, last.id)
    item.locator("summary").click()
    expect(item.locator(f'input[value="{options[1]}"]')).to_be_checked()
    item.get_by_role("button", name="Take the agreement back").click()
    expect(item.locator(".outcome")).to_have_text("Not agreed yet")
    page.reload()
    expect(page.locator("#progress")).to_have_text("You agree on 0 of 20 questions.")
