"""An older result under a newer version: carried over with a receipt, and nothing of it lost."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import checked, stamp, tick
from tests.browser.reference import load
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.publisher import write_content, write_version
from tests.root import ROOT

MODEL = "operational-excellence"
OLD = f"{MODEL}/1.0.0/assess/"
NEW = f"{MODEL}/2.0.0/assess/"


@pytest.fixture(scope="module")
def old() -> Framework:
    return load(ROOT / "frameworks" / MODEL / "1.0.0.yaml")


@pytest.fixture(scope="module")
def answers(old: Framework) -> dict[str, str]:
    """The third option of each question."""
    return {id: old.options_of(one)[2].id for id, one in old.questions.items() if one.is_scored}


def result(answers: dict[str, str], **more: Any) -> FilePayload:
    named = {"format": "stagemark-result/1", "framework": MODEL, "version": "1.0.0"}
    text = json.dumps({**named, "label": "Spring", "answers": answers, **more})
    return FilePayload(name="spring.json", mimeType="application/json", buffer=text.encode())


def by_run(page: Page, answers: dict[str, str]) -> None:
    """A run that this browser saved under the older version."""
    page.goto(OLD)
    tick(page, answers)
    page.goto(NEW)
    page.get_by_role("link", name="You have 1 other saved result").click()
    page.get_by_role("button", name=re.compile("^Carry over to 2")).click()


def by_file(page: Page, answers: dict[str, str]) -> None:
    page.goto(NEW)
    page.locator("input[type=file]").set_input_files([result(answers)])
    notice = page.locator(".told[data-topic=import]")
    expect(notice).to_contain_text("made with version 1.0.0; this page is for version 2.0.0")
    expect(notice).to_contain_text("Nothing was changed.")
    assert checked(page) == {}
    notice.get_by_role("button", name="Carry it over to 2.0.0").click()


def by_link(page: Page, answers: dict[str, str]) -> None:
    page.goto(OLD)
    page.evaluate("answers => window.stagemark.open({answers}, null)", answers)
    page.locator('[data-action="share"]').click()
    link = page.locator("#share-link").input_value()
    page.goto(NEW)
    page.evaluate("hash => (location.hash = hash)", "#" + link.partition("#")[2])
    page.get_by_role("button", name="Carry it over to 2.0.0").click()


@pytest.mark.parametrize("bring", [by_run, by_file, by_link])
def test_every_answer_is_in_the_receipt_once(
    visitor: Visitor,
    answers: dict[str, str],
    old: Framework,
    bring: Callable[[Page, dict[str, str]], None],
) -> None:
    page = visitor.open(NEW)
    bring(page, answers)
    receipt = page.locator("#carried")
    expect(receipt).to_contain_text("17 answers came over, 1 is asked again. With version 1.0.0")
    expect(receipt).to_contain_text("With version 1.0.0 the result was Integration and scaling")
    receipt.get_by_text("Came over: 17").click()
    said = sorted(receipt.locator("li b").all_inner_texts())
    assert said == sorted(one.text for one in old.questions.values())
    # The question that was split is asked again, with what was said beside both.
    again = page.locator(".said-before")
    expect(again).to_have_count(2)
    expect(again.first).to_contain_text("In version 1.0.0 you said “By common rules for all")
    assert stamp(page)["state"] == "incomplete"
    assert len(checked(page)) == 17
    assert checked(page)["carrying-out"] == answers["followed"]
    assert checked(page)["automation"] == "few-steps"
    tick(page, {"privacy": "system-owners", "data-standards": "common-standards"})
    assert stamp(page)["stage"] == "integration"
    receipt.get_by_role("button", name="Close").click()
    expect(page.locator("#carried, .said-before")).to_have_count(0)


def test_what_it_was_stays_as_it_is(visitor: Visitor, answers: dict[str, str]) -> None:
    page = visitor.open(NEW)
    page.goto(OLD)
    tick(page, answers)
    key = f"stagemark:{MODEL}:1.0.0"
    before = page.evaluate("key => localStorage[key]", key)
    by_run(page, {})
    expect(page.locator("#carried")).to_contain_text("17 answers came over")
    assert page.evaluate("key => localStorage[key]", key) == before
    page.reload()
    assert len(checked(page)) == 17  # the run that was carried over is the one that opens
    page.goto(OLD)
    assert len(checked(page)) == 18


def test_without_the_earlier_versions_it_says_so(visitor: Visitor, answers: dict[str, str]) -> None:
    page = visitor.open(NEW)
    page.route("**/earlier.js", lambda route: route.abort())
    by_file(page, answers)
    expect(page.locator(".told[data-topic=carried]")).to_contain_text("did not load")
    assert checked(page) == {}
    page.unroute("**/earlier.js")
    by_file(page, answers)
    expect(page.locator("#carried")).to_contain_text("17 answers came over")
    visitor.complaints[:] = [one for one in visitor.complaints if "ERR_FAILED" not in one]


def test_a_file_on_a_disk_carries_over_too(
    browser: Browser, site: Path, answers: dict[str, str], tmp_path: Path
) -> None:
    handout = tmp_path / "alone.html"
    handout.write_bytes((site / MODEL / "2.0.0" / "handout.html").read_bytes())
    for address in (handout.as_uri(), (site / NEW / "index.html").as_uri()):
        page = browser.new_page()
        page.goto(address)
        page.locator("input[type=file]").set_input_files([result(answers)])
        page.get_by_role("button", name="Carry it over to 2.0.0").click()
        expect(page.locator("#carried")).to_contain_text("17 answers came over")
        page.close()


def test_nobody_begins_with_a_version_that_was_withdrawn(browser: Browser, tmp_path: Path) -> None:
    write_content(tmp_path / "content")
    frameworks = tmp_path / "frameworks"
    write_version(frameworks, "model", "1.0.0")
    changes = ("\nscoring:", "\nchanges: {from: 1.0.0}\nscoring:")
    write_version(frameworks, "model", "1.1.0", [("title: Starter", "title: Better"), changes])
    reason = "It asked the wrong thing."
    for command in (
        ["publish", "model", "1.0.0"],
        ["publish", "model", "1.1.0"],
        ["withdraw", "model", "1.0.0", "--because", reason],
        ["build", "--theme", str(ROOT / "theme")],
    ):
        assert main(command, root=tmp_path) == 0
    with serve(tmp_path / "site") as home:
        visitor = Visitor(browser, home)
        page = visitor.open("model/1.0.0/")
        expect(page.locator("main")).to_contain_text(reason)
        expect(page.get_by_role("link", name="Start the assessment")).to_have_count(0)
        for place in ("assess/", "embed/?view=page"):
            page.goto(f"model/1.0.0/{place}")
            expect(page.locator("main")).to_contain_text(reason)
            expect(page.locator("#questions")).to_be_hidden()
        named = {"format": "stagemark-result/1", "framework": "model", "version": "1.0.0"}
        text = json.dumps({**named, "answers": {"agreed-goals": "always"}})
        old = FilePayload(name="old.json", mimeType="application/json", buffer=text.encode())
        page.goto("model/1.0.0/assess/")
        page.locator("input[type=file]").set_input_files([old])
        expect(page.locator("#questions")).to_be_visible()
        assert checked(page) == {"agreed-goals": "always"}
        expect(page.locator("[data-action=new], [data-action=reset]").first).to_be_hidden()
        # The latest one takes it over, without a question left out.
        page.goto("model/1.1.0/assess/")
        page.locator("input[type=file]").set_input_files([old])
        page.get_by_role("button", name="Carry it over to 1.1.0").click()
        expect(page.locator("#carried")).to_contain_text("1 answer came over")
        visitor.close()
        assert (visitor.strangers, visitor.complaints) == ([], [])


def test_a_team_takes_older_results_and_says_what_became_of_them(
    visitor: Visitor, answers: dict[str, str]
) -> None:
    page = visitor.open(f"{MODEL}/2.0.0/team/")
    page.locator("#intake input[type=file]").set_input_files([result(answers)])
    told = page.locator("#told")
    expect(told).to_contain_text("is of version 1.0.0: 17 carried over, 1 asked again.")
    expect(page.locator("#people")).to_contain_text("Spring")
