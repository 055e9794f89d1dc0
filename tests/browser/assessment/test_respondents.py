"""Worked respondents of every framework: what they answer and where they must come out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pytest
import yaml
from playwright.sync_api import Page

from stagemark.framework.model import Framework
from stagemark.framework.questions import Question
from stagemark.scoring.answers import Answer
from tests.browser.answering import aim, stamps
from tests.browser.reference import load
from tests.browser.visiting import Visitor
from tests.root import ROOT

FOLDER = ROOT / "tests" / "cases" / "respondents"
FRAMEWORKS = sorted(path.stem for path in FOLDER.glob("*.yaml"))
LEAST = 10


def respondents(framework: str) -> list[dict[str, Any]]:
    text = (FOLDER / f"{framework}.yaml").read_text(encoding="utf-8")
    listed: list[dict[str, Any]] = yaml.load(text, yaml.BaseLoader)
    return listed


def answers_of(framework: Framework, short: Mapping[str, Any]) -> dict[str, Answer]:
    """The answers that a respondent's short notation stands for; each file's head explains it."""
    return dict(_answers(framework, short))


def _answers(framework: Framework, short: Mapping[str, Any]) -> Iterator[tuple[str, Answer]]:
    for dimension in framework.dimensions:
        for question in dimension.questions:
            names = [name for name in (question.id, dimension.id, "all") if name in short]
            if names and question.is_scored:
                yield question.id, _answer(framework, question, short[names[0]])


def _answer(framework: Framework, question: Question, given: str | list[str]) -> Answer:
    if isinstance(given, list) or not given.isdigit():
        return given
    options = [option.id for option in framework.options_of(question)]
    position = int(given)
    if question.type == "choice":
        return options[position - 1]
    ticked = options[: len(options) * (position - 1) // (len(framework.stages) - 1)]
    return ticked or "~none"


@pytest.mark.parametrize("name", FRAMEWORKS)
def test_respondents_come_out_where_their_description_puts_them(
    name: str, visitor: Visitor
) -> None:
    framework = load(ROOT / "frameworks" / name / "1.0.0.yaml")
    listed = respondents(name)
    assert len(listed) >= LEAST
    page = visitor.open(f"{name}/1.0.0/assess/")
    filled = stamps(page, [answers_of(framework, one["answers"]) for one in listed])
    for one, card in zip(listed, filled, strict=True):
        assert card["overall"].get("stage") == one["stage"], f"{one['name']}: {one['why']}"
        if "score" in one:
            assert card["overall"]["score"] == one["score"], one["name"]
        if "findings" in one:
            assert card["findings"] == sorted(one["findings"]), one["name"]
        for dimension, stage in one.get("dimensions", {}).items():
            assert card["dimensions"][dimension]["stage"] == stage, (one["name"], dimension)


def test_the_table_of_targets_and_gaps_is_that_of_the_source(visitor: Visitor) -> None:
    """Campaign planning 2→4, data and analytics 3→5, technology integration 2→4: gaps of 2."""
    name = "operational-excellence"
    framework = load(ROOT / "frameworks" / name / "1.0.0.yaml")
    company = next(one for one in respondents(name) if "gaps" in one)
    page = visitor.open(f"{name}/1.0.0/assess/")
    stamps(page, [answers_of(framework, company["answers"])])
    for dimension, stage in company["targets"].items():
        aim(page, dimension, stage)
    shown = {dimension: row(page, dimension) for dimension in company["gaps"]}
    assert shown == {
        "campaign-planning": ("2/1", "2.0", "2.0"),
        "data-analytics": ("3/1", "3.0", "2.0"),
        "technology-integration": ("2/1", "2.0", "2.0"),
    }
    gaps = {id: page.locator(f"[data-dimension={id}]").get_attribute("data-gap") for id in shown}
    assert gaps == company["gaps"]


def row(page: Page, dimension: str) -> tuple[str | None, str, str]:
    """The exact score, the score as shown and the gap as shown."""
    line = page.locator(f"[data-dimension={dimension}]")
    gap = line.locator(".gap").inner_text().removesuffix(" to go")
    return line.get_attribute("data-score"), line.locator(".figure").inner_text(), gap
