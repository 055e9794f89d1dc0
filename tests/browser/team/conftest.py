"""A team's page, and the results of five people."""

from __future__ import annotations

import json
from pathlib import Path
from random import Random

import pytest
from playwright.sync_api import Page

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS
from tests.browser.teams import ADDRESS, NAMES, Result, ordered, result
from tests.browser.visiting import Visitor


@pytest.fixture(scope="module")
def seal(site: Path) -> str:
    said: str = json.loads((site / DIMENSIONS / "framework.json").read_text("utf-8"))["seal"]
    return said


@pytest.fixture
def five(marketing_ops: Framework, seal: str) -> list[Result]:
    """Five people, who agree on the last question and lie furthest apart on the second."""
    random = Random(5)
    results = [result(seal, name, {}) for name in NAMES]
    *questions, last = ordered(marketing_ops)
    for place, (question, options) in enumerate(questions):
        for person, one in enumerate(results):
            high = random.randrange(3)
            option = options[4 if person == 4 else 0] if place == 1 else options[high]
            one["answers"][question.id] = option
    for one in results:
        one["answers"][last[0].id] = last[1][1]
    results[0]["answers"][questions[0][0].id] = "~unknown"
    results[1]["notes"][questions[1][0].id] = "Only in <b>spring</b>."
    return results


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.open(ADDRESS, accept_downloads=True)
