"""Authors may give anything any id: nothing that a page makes shares a name with them."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, expect

from stagemark.cli import main
from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.scorer import score
from tests.browser.answering import expected_stamp, stamp
from tests.browser.reference import load
from tests.browser.serving import serve
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor
from tests.root import ROOT

# Names in this browser that could be ids, as they are written in small letters alone: first those
# of what a page has to do with, then of all else that the browser has.
MEMBERS = """() => {
  const kinds = [HTMLFormElement, HTMLFieldSetElement, HTMLInputElement, RadioNodeList, Document,
    Window, Object, Function, Array, Map, String, Promise, Storage, DOMStringMap];
  const globals = Object.getOwnPropertyNames(window);
  const rest = globals.filter((name) => /^[A-Z]/.test(name)).map((name) => window[name]);
  const names = new Set(globals);
  for (const kind of [...kinds, ...rest])
    for (let one = kind.prototype; one; one = Object.getPrototypeOf(one))
      for (const name of Object.getOwnPropertyNames(one)) names.add(name);
  return [...names].filter((name) => /^[a-z][a-z0-9-]*$/.test(name)).slice(0, 500);
}"""

# Ids that the pages themselves use, and beginnings and endings of such; words that YAML, Python
# and templates know.
OURS = [
    *("keys", "values", "items", "get", "null", "undefined", "true", "no", "copy", "pop", "update"),
    *(
        "constructor",
        "elements",
        "assessment",
        "scorecard",
        "missing",
        "downloads",
        "notices",
        "framework",
        "pdf",
    ),
    *("questions", "progress", "answered", "left", "standing", "verdict", "roadmap", "rise"),
    *("q", "d", "step", "gate", "finding", "dimension", "road", "benchmark"),
]
PREFIXES = ("q-", "d-", "step-", "gate-", "finding-", "dimension-", "road-", "benchmark-")
PREFIXED = [f"{prefix}{id}" for prefix in PREFIXES for id in ("tools", "q-tools", "title")]

# A hundred ids in each, as a page of five hundred questions would be slow.
NAMES = ["members-1", "members-2", "members-3", "members-4", "members-5", "ours"]

ANSWER = """choices => choices.map(([question, option]) => {
  document.querySelector(`[name="${question}"][value="${option}"]`).click();
  return document.querySelectorAll(`[name="${question}"]:checked`).length;
})"""


def framework_of(id: str, ids: list[str]) -> dict[str, Any]:
    """A framework in which everything that has an id takes it from the list."""
    ticks = [{"id": one, "text": one.title(), "value": "1"} for one in ids[:4]]
    levels = ids[4:8] if len(ids) > 8 else ids[:4]
    tops = {one: str(number + 2) for number, one in enumerate(levels[1:])}

    def question(number: int, name: str) -> dict[str, Any]:
        if number % 5 == 4:
            return {"id": name, "text": f"Ticks of {name}", "type": "checklist", "options": ticks}
        return {"id": name, "text": f"Choice of {name}", "scale": levels[0]}

    return {
        "id": id,
        "version": "1.0.0",
        "language": "en",
        "title": id,
        "summary": "Ids of all kinds.",
        "stages": [{"id": one, "name": f"Stage {one}", "summary": one} for one in levels],
        "scales": {
            levels[0]: [
                {"id": one, "text": one.title(), "value": str(number + 1)}
                for number, one in enumerate(levels)
            ]
        },
        "dimensions": [
            {
                "id": ids[first],
                "name": f"Dimension {ids[first]}",
                "next_steps": {levels[0]: [f"Go on with {ids[first]}"]},
                "questions": [
                    question(number, name)
                    for number, name in enumerate(ids[first : first + 20], start=first)
                ],
            }
            for first in range(0, len(ids), 20)
        ],
        "scoring": {"method": "mean", "thresholds": tops},
        "findings": [
            {
                "id": one,
                "when": {"dimension": ids[0], "at_least": "1"},
                "title": f"Finding {one}",
                "text": one,
            }
            for one in ids[:3]
        ],
        "profile": [{"id": one, "text": f"About {one}", "options": ["a", "b"]} for one in ids[:3]],
        "benchmarks": [
            {
                "id": ids[0],
                "name": "Others",
                "source": "Made up",
                "responses": "3",
                "dimensions": {ids[0]: {"p25": "1", "p50": "2", "p75": "3"}},
            }
        ],
    }


@pytest.fixture(scope="module")
def members(browser: Browser) -> list[str]:
    page = browser.new_page()
    found: list[str] = page.evaluate(MEMBERS)
    page.close()
    return found


@pytest.fixture(scope="module")
def any_id(
    members: list[str], tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[str, Path]]:
    root = tmp_path_factory.mktemp("any-id")
    parts = [members[first : first + 100] for first in range(0, len(members), 100)]
    for id, ids in zip(NAMES, [*parts, [*OURS, *PREFIXED]], strict=True):
        folder = root / "frameworks" / id
        folder.mkdir(parents=True)
        text = json.dumps(framework_of(id, ids))
        (folder / "1.0.0.yaml").write_text(text, encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    with ExitStack() as stack:
        assert main(["build", "--quiet", *folders], root=root) == 0
        yield stack.enter_context(serve(root / "site")), root


@pytest.fixture
def author(browser: Browser, any_id: tuple[str, Path]) -> Iterator[tuple[Visitor, Path]]:
    visitor = Visitor(browser, any_id[0])
    yield visitor, any_id[1]
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def choices_in(framework: Framework) -> list[tuple[str, Answer]]:
    """An answer to every question: the options in turn, and two ticks of each checklist."""
    return [
        (
            question.id,
            [option.id for option in framework.options_of(question)][1:3]
            if question.type == "checklist"
            else framework.options_of(question)[number % 4].id,
        )
        for number, question in enumerate(framework.questions.values())
    ]


def clicks(choices: list[tuple[str, Answer]]) -> list[tuple[str, str]]:
    return [
        (id, option)
        for id, answer in choices
        for option in (answer if isinstance(answer, list) else [answer])
    ]


def reckoned(framework: Framework, answers: Mapping[str, Answer]) -> dict[str, Any]:
    overall: dict[str, Any] = expected_stamp(score(framework, answers))["overall"]
    return overall


def test_the_browser_has_500_names_that_could_be_ids(members: list[str]) -> None:
    assert len(members) == 500
    known = {"elements", "after", "before", "submit", "contains", "constructor", "length", "then"}
    assert known <= {*members}


@pytest.mark.parametrize("id", NAMES)
def test_questions_of_any_id_are_answered_and_scored(id: str, author: tuple[Visitor, Path]) -> None:
    visitor, root = author
    framework = load(root / "frameworks" / id / "1.0.0.yaml")
    page = visitor.open(f"{id}/assess/")
    choices = choices_in(framework)
    for first in range(0, len(choices), 40):
        some = choices[first : first + 40]
        assert all(page.evaluate(ANSWER, clicks(some)))
        assert stamp(page) == reckoned(framework, dict(choices[: first + 40]))
    assert stamp(page)["state"] == "complete"


def test_what_they_were_answered_is_kept_handed_on_and_taken_in_again(
    author: tuple[Visitor, Path],
) -> None:
    visitor, root = author
    id = "ours"
    framework = load(root / "frameworks" / id / "1.0.0.yaml")
    page = visitor.open(f"{id}/assess/")
    choices = choices_in(framework)
    page.evaluate(ANSWER, clicks(choices))
    complete = stamp(page)
    saved = take(page, "json")
    assert json.loads(text_of(saved))["answers"] == dict(choices)
    rows = [line.split(",")[:2] for line in text_of(take(page, "csv")).splitlines()]
    assert [row[1] for row in rows if row[0] == "question"] == [*framework.questions]
    page.reload()
    assert stamp(page) == complete
    page.locator("[data-action=share]").click()
    link = page.locator("#share-link").input_value()
    other = visitor.open(link)
    expect(other.locator("#shared")).to_be_visible()
    assert stamp(other) == complete
    guest = visitor.open(f"{id}/handout.html")
    with guest.expect_file_chooser() as chooser:
        guest.locator("[data-action=import]").evaluate("button => button.click()")
    chooser.value.set_files(saved.path())
    expect(guest.locator("#scorecard")).to_have_attribute("data-state", "complete")
    assert stamp(guest) == complete

    for place in ("team", "over-time"):
        page = visitor.open(f"{id}/{place}/")
        page.locator("input[type=file]").set_input_files(saved.path())
        expect(page.get_by_text(f"Stage {complete['stage']}").first).to_be_visible()


def test_an_unfinished_result_has_no_stage_even_where_one_is_called_null(
    author: tuple[Visitor, Path],
) -> None:
    visitor, _ = author
    page = visitor.open("ours/assess/")
    last = text_of(take(page, "csv")).splitlines()[-1]
    assert last.startswith("result,ours,")
    assert "Stage" not in last
