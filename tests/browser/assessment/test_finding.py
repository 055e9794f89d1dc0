"""The sentence under the verdict says what is so, whatever was answered, under every method."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, Answers, tick
from tests.browser.finding import KINDS, Case, assert_finding
from tests.browser.generated import build_generated
from tests.browser.reference import load
from tests.browser.taking import take
from tests.browser.visiting import Visitor
from tests.browser.why import assert_why
from tests.responses import responses
from tests.root import ROOT

# Fills in the form, response by response, and reads what the scorecard says after each.
READ = """responses => {
  const form = document.getElementById("assessment");
  const controls = [...form.querySelectorAll("input")];
  const text = (id) => document.getElementById(id).textContent;
  const first = document.getElementById("find-out");
  return responses.map((answers) => {
    for (const control of controls)
      control.checked = [answers[control.name] ?? []].flat().includes(control.value);
    form.dispatchEvent(new Event("change", {bubbles: true}));
    const links = first.hidden ? [] : [...first.querySelectorAll("a")].map((a) => a.hash.slice(3));
    const sentences = {verdict: text("verdict"), text: text("finding"), first: links};
    return [sentences, text("trace"), text("working")];
  });
}"""


def random_answers(framework: Framework, seed: int, count: int) -> list[Answers]:
    """Responses near borders, in some of which little, in some of which much is not known.

    The first says that nothing applies, where the framework offers that.
    """
    rng = Random(seed)
    offered = [one.id for one in framework.questions.values() if "not-applicable" in one.allow]
    given: list[Answers] = [dict.fromkeys(offered, "~na")]
    for answers in islice(responses(framework, rng), count - 1):
        share = rng.choice([0, 0, 0.1, 0.3, 0.5, 1])
        doubtful = {
            id: "~unknown"
            for id in answers
            if "unknown" in framework.questions[id].allow and rng.random() < share
        }
        given.append({**answers, **doubtful})
    return given


@pytest.mark.parametrize(
    ("frameworks", "each"), [(24, 20), pytest.param(100, 50, marks=pytest.mark.deep)]
)
def test_every_claim_is_true(visitor: Visitor, tmp_path: Path, frameworks: int, each: int) -> None:
    site, files = build_generated(tmp_path, frameworks)

    said: set[Any] = set()
    workings: Counter[str] = Counter()
    with visitor.at(site) as address:
        page = visitor.context().new_page()
        for file in files:
            model = load(file)
            given = random_answers(model, len(model.questions), each)
            page.goto(f"{address}{model.id}/assess/")
            expect(page.locator("#finding")).not_to_be_empty()
            for answers, read in zip(given, page.evaluate(READ, given), strict=True):
                sentences, why, working = read
                case = Case(model, answers)
                try:
                    said |= assert_finding(case, **sentences)
                    workings += assert_why(case, why, working)
                except AssertionError as error:
                    pytest.fail(f"{model.id}: {json.dumps(answers)}\n{read}\n{error}")
    every = {check for patterns in KINDS.values() for check in patterns.values()}
    missing = {check.__name__ for check in every - said}
    assert set(workings) == {"", "equals", "equals, shown as", "lowest", "gates"}
    # Four dimensions or more, alike and lowest among others, are rare.
    assert missing <= {"behind_many", "decides_many", "holds_back_many"}


def test_from_a_third_not_known_on_no_stage_is_claimed(visitor: Visitor) -> None:
    model = load(ROOT / "frameworks" / DIMENSIONS / "1.0.0.yaml")
    scored = [one.id for one in model.questions.values() if one.is_scored]
    asked = [id for id in scored if "unknown" in model.questions[id].allow]
    lowest, highest = model.stages[0], model.stages[-1]
    page = visitor.open(f"{DIMENSIONS}/assess/")
    expect(page.locator("#finding")).not_to_be_empty()
    tick(page, dict.fromkeys(asked, "~unknown"))

    # What host scripts read stays, whatever the words say.
    card = page.locator("#scorecard")
    expect(card).to_have_attribute("data-state", "complete")
    expect(card).to_have_attribute("data-stage", lowest.id)
    expect(page.locator("#verdict")).to_have_text("Not enough is known yet")
    expect(page.locator("#finding")).to_contain_text(f"between {lowest.name} and {highest.name}")
    expect(page.locator("#find-out li")).to_have_count(len(asked))
    expect(page.locator("#scorecard [aria-current]")).to_have_count(0)
    for part in ("#trace", "#start", "#rise", ".finding", "#scorecard .steps"):
        expect(page.locator(part).filter(visible=True)).to_have_count(0)
    text = take(page, "md").path().read_text(encoding="utf-8")
    assert "Not enough is known yet" in text
    assert f"- {model.questions[asked[0]].text}" in text.split("## Find these out first")[1]

    page.locator("#find-out a").first.click()
    expect(page.locator(f"#q_{asked[0]}")).to_be_in_viewport()


def test_the_finding_stands_in_what_is_passed_on(visitor: Visitor) -> None:
    model = load(ROOT / "frameworks" / DIMENSIONS / "1.0.0.yaml")
    page = visitor.open(f"{DIMENSIONS}/assess/")
    expect(page.locator("#finding")).not_to_be_empty()
    tick(page, {one.id: one.options[1].id for one in model.questions.values() if one.options})
    finding = page.locator("#finding").inner_text()
    assert "even" in finding
    assert finding in take(page, "md").path().read_text(encoding="utf-8").replace("\\", "")
    drawing = re.sub(r"<[^>]+>", " ", take(page, "svg").path().read_text(encoding="utf-8"))
    assert set(finding.split()) <= set(drawing.split())
