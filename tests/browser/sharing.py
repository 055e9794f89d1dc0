"""A finished assessment, and the link that its page offers."""

from __future__ import annotations

from random import Random

from playwright.sync_api import Page

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, aim, tick
from tests.browser.visiting import Visitor


def share(page: Page) -> str:
    """The link that the page offers for the result as it stands."""
    button = page.locator('[data-action="share"]')
    if button.get_attribute("aria-expanded") == "false":
        button.click()
    return page.get_by_label("Link to this result").input_value()


def answered(visitor: Visitor, model: Framework) -> Page:
    """The page with everything answered, two questions by an escape, and two targets set."""
    page = visitor.open(f"{DIMENSIONS}/assess/")
    rng = Random(7)
    scored = [question for question in model.questions.values() if question.is_scored]
    answers = {one.id: rng.choice(model.options_of(one)).id for one in scored}
    for escape, kind in (("~unknown", "unknown"), ("~na", "not-applicable")):
        answers[next(one.id for one in reversed(scored) if kind in one.allow)] = escape
    tick(page, answers)
    for dimension in model.dimensions[:2]:
        aim(page, dimension.id, model.stages[-1].id)
    return page
