"""What the page over time says first is so, whatever the results and their versions are."""

from __future__ import annotations

import json
import shutil
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest

from stagemark.cli import main
from stagemark.framework.methods import METHODS
from stagemark.framework.model import Framework
from stagemark.site.scripts import link
from stagemark.site.sentences import catalogue_for
from tests.browser.assessment.test_finding import random_answers
from tests.browser.over_time.course import KINDS, assert_course
from tests.browser.over_time.history import History, Made
from tests.browser.reference import load
from tests.browser.visiting import Visitor
from tests.frameworks import framework
from tests.root import ROOT

# Says the finding of many histories on one page, without drawing each.
TELL = """
import { byId } from "../browser/elements.js";
import { wordsIn } from "../browser/framework-words.js";
import { courseText } from "./course-text.js";
import { courseOf, stopOf } from "./course.js";
import { scorerOf } from "./movement.js";
import { inOrder } from "./results.js";

const versions = JSON.parse(byId("framework").textContent).versions;
const score = scorerOf(versions);
const words = new Map(versions.map((version) => [version, wordsIn(version)]));
const called = (name) => versions.find(({ version }) => version === name);
window.tell = (histories) => histories.map((results) => {
  const ordered = inOrder(results.map((one) => ({ ...one, version: called(one.version) })));
  const claims = courseOf(versions, score, ordered.map((one) => stopOf(one, score(one))));
  return courseText(claims, ({ version }) => words.get(version));
});
"""


def history(rng: Random, versions: dict[str, Framework], answers: dict[str, list[Any]]) -> History:
    """Up to seven results near each other or years apart, some without a day, some of one day."""
    day = date(2019, 12, 31) + timedelta(days=rng.randrange(800))
    far = rng.choice([0, 1, 9, 40, 400, 1500])
    made = []
    for _ in range(rng.choice([1, 2, 2, 3, 4, 7])):
        day += timedelta(days=rng.randint(0, far))
        version = rng.choice([*versions])
        given = dict(rng.choice(answers[version]))
        if rng.random() < 0.15:
            del given[rng.choice([*given])]
        made.append(Made(version, None if rng.random() < 0.1 else day, given))
    return History(versions, {"1.0.0", "1.1.0"}, made)


def sent(history: History) -> list[dict[str, Any]]:
    """The results as the page has them; of one day each is an hour after the one before."""
    empty: dict[str, Any] = {"label": "", "notes": {}, "profile": {}, "targets": {}}
    return [
        {
            **empty,
            "version": made.version,
            "answers": made.answers,
            "created": f"{made.day}T{hour:02}:00:00Z" if made.day else "",
        }
        for hour, made in enumerate(history.results)
    ]


def write_versions(folder: Path, seed: int, document: dict[str, Any]) -> dict[str, Framework]:
    """Three versions: the second counts as the first, the third otherwise.

    Whether the third says how answers come over, and whether all do, depends on the seed.
    """
    documents = {name: {**deepcopy(document), "version": name} for name in ("1.0.0", "1.1.0")}
    documents["1.1.0"]["changes"] = {"from": "1.0.0"}
    third = {**deepcopy(document), "version": "2.0.0"}
    questions = [
        one
        for dimension in third["dimensions"]
        for one in dimension["questions"]
        if one.get("type", "single") != "text"
    ]
    is_lowest = third["scoring"].get("unknown", "lowest") == "lowest"
    third["scoring"] = {**third["scoring"], "unknown": "excluded" if is_lowest else "lowest"}
    if seed % 3:
        third["changes"] = {"from": "1.1.0"}
        if seed % 2:
            third["changes"]["reask"] = [questions[-1]["id"]]
    documents["2.0.0"] = third
    found = {}
    for name, one in documents.items():
        file = folder / f"generated-{seed}" / f"{name}.yaml"
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps({**one, "id": file.parent.name}), encoding="utf-8")
        found[name] = load(file)
    return found


@pytest.mark.parametrize(
    ("frameworks", "each"), [(8, 60), pytest.param(40, 250, marks=pytest.mark.deep)]
)
def test_every_claim_is_true(visitor: Visitor, tmp_path: Path, frameworks: int, each: int) -> None:
    scripts = shutil.copytree(ROOT / "theme" / "js", tmp_path / "js")
    (scripts / "over-time" / "tell.js").write_text(TELL, encoding="utf-8")
    tell = link(scripts, "over-time/tell.js", catalogue_for("en", ROOT / "theme" / "locales"))
    names = [*METHODS]
    built = {}
    for seed in range(frameworks):
        _, document = framework(seed, names[seed % len(names)])
        built[seed] = write_versions(tmp_path / "frameworks", seed, document)
    out = ["--frameworks", str(tmp_path / "frameworks"), "--out", str(tmp_path / "site")]
    assert main(["build", *out], root=ROOT) == 0

    met: set[Any] = set()
    with visitor.at(tmp_path / "site") as address:
        page = visitor.context().new_page()
        for seed, versions in built.items():
            rng = Random(seed)
            answers = {name: random_answers(one, seed, 30) for name, one in versions.items()}
            histories = [history(rng, versions, answers) for _ in range(each)]
            page.goto(f"{address}generated-{seed}/over-time/")
            page.evaluate(tell)
            told = page.evaluate("tell", [sent(one) for one in histories])
            for one, text in zip(histories, told, strict=True):
                try:
                    met |= assert_course(one, text)
                except AssertionError as error:
                    pytest.fail(f"generated-{seed}: {sent(one)}\n{text}\n{error}")
    missing = {check.__name__ for check in {*KINDS.values()} - met}
    # What needs many dimensions, or another stage at the same score, is rare.
    assert missing <= {
        "all_moved",
        "rose_and_least",
        "fell_and_least",
        "climbed_level",
        "fell_back_level",
    }
