"""The assessment page as a test sees it: its form filled in, its scorecard read.

Only the public contract of the page is used: names and values of the controls, data attributes,
and ``window.stagemark.score``.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from playwright.sync_api import Frame, Page

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.record import Record

Answers = Mapping[str, Answer]
Targets = Mapping[str, str]
Response = tuple[Answers, Targets]

SMB = "smb-marketing-stages"
DIMENSIONS = "marketing-ops-dimensions"

SCORE = """responses => JSON.stringify(
  JSON.parse(responses).map(([answers, targets]) => window.stagemark.score(answers, targets)))"""

# Fills in the real form, response by response, and reads the scorecard after each.
STAMP = """responses => {
  const form = document.getElementById("assessment");
  const card = document.getElementById("scorecard");
  const controls = [...form.querySelectorAll("input")];
  const range = ["lowStage", "highStage", "lowScore", "highScore"];
  const promised = ["state", "stage", "score", ...range, "gap"];
  const stamp = ({dataset}, ...more) => Object.fromEntries(
    [...promised, ...more].filter((name) => name in dataset).map((name) => [name, dataset[name]]));
  const all = (name) => [...card.querySelectorAll(`[data-${name}]`)];
  const named = (name, ...more) => Object.fromEntries(
    all(name).map((element) => [element.dataset[name], stamp(element, ...more)]));
  return JSON.stringify(JSON.parse(responses).map((answers) => {
    for (const control of controls)
      control.checked = [answers[control.name] ?? []].flat().includes(control.value);
    form.dispatchEvent(new Event("change", {bubbles: true}));
    return {
      overall: stamp(card),
      dimensions: named("dimension"),
      gates: named("gate", "passed"),
      findings: Object.keys(named("finding")).sort(),
    };
  }));
}"""

TICK = """answers => {
  for (const [question, choice] of Object.entries(answers))
    for (const option of [choice].flat())
      document.querySelector(`[name="${question}"][value="${option}"]`).click();
}"""


def page_records(page: Page, responses: Sequence[Response]) -> list[Record]:
    """What the page's own scorer says of each response."""
    records: list[Record] = json.loads(page.evaluate(SCORE, json.dumps(responses)))
    return records


def stamps(page: Page, answers: Sequence[Answers]) -> list[dict[str, Any]]:
    """The scorecard's data attributes after the form was filled in with each set of answers."""
    read: list[dict[str, Any]] = json.loads(page.evaluate(STAMP, json.dumps(answers)))
    return read


def stamp(page: Page) -> dict[str, str]:
    """The data attributes of the scorecard as it stands."""
    read: dict[str, str] = page.locator("#scorecard").evaluate("(card) => ({...card.dataset})")
    return read


def expected_stamp(record: Record) -> dict[str, Any]:
    """The data attributes that a record asks for, as ``stamps`` reads them."""
    passed = {id: str(gate["passed"]).lower() for id, gate in record["gates"].items()}
    return {
        "overall": _attributes(record),
        "dimensions": {id: _attributes(one) for id, one in record["dimensions"].items()},
        "gates": {id: {"passed": truth} for id, truth in passed.items()},
        # Their order is the page's own.
        "findings": sorted(record["findings"]),
    }


def _attributes(result: Mapping[str, Any]) -> dict[str, str]:
    low, high = result["low"] or {}, result["high"] or {}
    attributes = {
        "state": result["state"],
        "stage": result["stage"],
        "score": result["score"],
        "lowStage": low.get("stage"),
        "highStage": high.get("stage"),
        "lowScore": low.get("score"),
        "highScore": high.get("score"),
        "gap": result.get("gap"),
    }
    return {name: value for name, value in attributes.items() if value is not None}


def all_at(framework: Framework, option: str) -> dict[str, Answer]:
    """Every scored question answered with the same option."""
    return {question.id: option for question in framework.questions.values() if question.is_scored}


def tick(page: Page, answers: Answers) -> None:
    """Clicks on answers one after the other; each click is a change like any other."""
    page.evaluate(TICK, answers)


def on_one_page(page: Page | Frame) -> Page | Frame:
    """Has all questions on one page, where there is little room too."""
    page.get_by_role("button", name="All on one page").click()
    return page


def checked(page: Page | Frame) -> dict[str, str]:
    """What is chosen in the form: an option for each question that has one."""
    read: dict[str, str] = page.locator("#assessment input:checked").evaluate_all(
        "all => Object.fromEntries(all.map(({name, value}) => [name, value]))"
    )
    return read


def aim(page: Page, dimension: str, stage: str) -> None:
    """Sets the target of one dimension, among the steps that the scorecard folds away."""
    fold = page.locator("#all-steps")
    if fold.get_attribute("open") is None:
        fold.locator("summary").click()
    fold.locator(f'select[name="{dimension}"]').select_option(stage)
