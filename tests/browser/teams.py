"""What a team's page is given, and what people do on it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import FilePayload, Locator, Page, expect

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.scoring.answers import Answer
from tests.browser.answering import DIMENSIONS
from tests.exact.test_team_merge import run

Result = dict[str, Any]
ADDRESS = f"{DIMENSIONS}/team/"
NAMES = ["Kim", "Lee", "Maria", "Noor", "Sam"]
DAY = "2026-11-22T10:00:00Z"


def ordered(framework: Framework) -> list[tuple[Question, list[str]]]:
    """Each scored question with its options from the lowest to the highest."""
    return [
        (one, [option.id for option in sorted(framework.options_of(one), key=lambda o: o.value)])
        for one in framework.questions.values()
        if one.is_scored
    ]


def result(seal: str, label: str, answers: Mapping[str, Answer], **more: object) -> Result:
    head = {"format": "stagemark-result/1", "framework": DIMENSIONS, "version": "1.0.0"}
    parts = {"notes": {}, "profile": {}, "targets": {}, "score": {"stage": None, "score": None}}
    entered = {"created": DAY, "label": label, "answers": dict(answers)}
    return {**head, "seal": seal, **entered, **parts, **more}


def team_of(one: Result, **more: object) -> Result:
    head = {"format": "stagemark-team/1", "framework": DIMENSIONS, "version": "1.0.0"}
    return {**head, "seal": one["seal"], "members": [one], "consensus": {}, **more}


def file(content: object, name: str) -> FilePayload:
    text = content if isinstance(content, str) else json.dumps(content)
    return {"name": name, "mimeType": "application/json", "buffer": text.encode()}


def link_of(page: Page, one: Result) -> str:
    """The link to a result, as the assessment page would write it."""
    data = page.locator("#framework").text_content()
    empty = {"notes": {}, "profile": {}, "label": ""}
    response = json.dumps({**empty, "answers": one["answers"], "targets": {}})
    script = f"console.log(JSON.stringify(writeLink({data}, {response}, '{DAY[:10]}')))"
    return f"{page.url}../assess/index.html{run(script, link='writeLink')}"


def bring(page: Page, *files: FilePayload) -> None:
    """Chooses files; the page has said what became of them when this returns."""
    page.locator("#told").evaluate("(told) => told.replaceChildren()")
    page.locator("#intake input[type=file]").set_input_files(list(files))
    expect(page.locator("#told p")).to_be_visible()


def bring_all(page: Page, results: list[Result]) -> Page:
    bring(page, *(file(one, f"{place}.json") for place, one in enumerate(results)))
    return page


def shown(page: Page) -> list[str]:
    """The people that count, in the order of the page."""
    return page.locator("#people .name b").all_inner_texts()


def question(page: Page, id: str) -> Locator:
    return page.locator(f'[data-question="{id}"]')


def choose(page: Page, id: str, option: str) -> None:
    """Agrees on an answer; the question is opened where it is not."""
    item = question(page, id)
    if item.locator("details").get_attribute("open") is None:
        item.locator("summary").click()
    item.locator(f'input[value="{option}"]').check()


def agree_on_all(page: Page, framework: Framework, at: int) -> dict[str, str]:
    agreed = {one.id: options[at] for one, options in ordered(framework)}
    page.evaluate(
        """async (agreed) => {
          for (const one of document.querySelectorAll("#questions details")) one.open = true;
          await new Promise((done) => setTimeout(done));
          for (const [id, option] of Object.entries(agreed))
            document.querySelector(`#questions [name="${id}"][value="${option}"]`).click();
        }""",
        agreed,
    )
    return agreed
