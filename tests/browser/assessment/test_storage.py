"""Twelve ways in which a browser fails to keep what it was given, and what one sees of each."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import pytest
from playwright.sync_api import Browser, Frame, Locator, Page, Playwright, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB, TICK, all_at, checked, stamp, tick
from tests.browser.serving import serve
from tests.browser.taking import take, text_of
from tests.browser.visiting import BLOCK_STORAGE, FILL_STORAGE, PATIENCE, Visitor
from tests.chromium import launch

ADDRESS = f"{SMB}/assess/"
KEY = f"stagemark:{SMB}:1.0.0"
ANSWERS = {"templates": "no", "forecasts": "yes"}


def told(page: Page, topic: str) -> Locator:
    return page.locator(f".told[data-topic={topic}]")


def test_blocked(visitor: Visitor, smb: Framework) -> None:
    context = visitor.context(accept_downloads=True)
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    page.goto(ADDRESS)
    expect(page.locator("#unsaved")).to_contain_text("which can happen in private windows")
    tick(page, all_at(smb, "yes"))
    assert stamp(page)["state"] == "complete"
    assert json.loads(text_of(take(page, "json")))["answers"] == all_at(smb, "yes")
    # Starting again works here too, and can be undone.
    page.get_by_role("button", name="Start again").click()
    assert checked(page) == {}
    page.get_by_role("button", name="Undo").click()
    assert stamp(page)["state"] == "complete"


def test_full(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(ADDRESS)
    tick(page, {"templates": "no"})
    page.evaluate(FILL_STORAGE)
    tick(page, all_at(smb, "yes"))
    # Where somebody is answering, and where they would look for it later.
    for place in (told(page, "unsaved"), page.locator("#unsaved")):
        expect(place).to_contain_text("storage is full: your last changes are not kept")
    assert told(page, "unsaved").evaluate("one => one.getBoundingClientRect().top >= 0")
    # What comes from elsewhere, or back from the browser's memory, costs nothing of the screen.
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', {persisted: true}))")
    assert stamp(page)["state"] == "complete"
    page.evaluate("delete localStorage['filled-0']")
    tick(page, {"templates": "no"})
    for place in (told(page, "unsaved"), page.locator("#unsaved")):
        expect(place).to_be_hidden()
    page.reload()
    assert checked(page) == {**all_at(smb, "yes"), "templates": "no"}


def test_private_window(visitor: Visitor) -> None:
    """It differs in one thing only: all is gone when the window is closed."""
    window = visitor.context()
    page = window.new_page()
    page.goto(ADDRESS)
    tick(page, ANSWERS)
    page.reload()
    assert checked(page) == ANSWERS
    again = window.new_page()
    again.goto(ADDRESS)
    assert checked(again) == ANSWERS
    expect(again.locator("#unsaved")).to_be_hidden()
    window.close()
    visitor.contexts.remove(window)
    assert checked(visitor.open(ADDRESS)) == {}


@pytest.fixture(scope="module")
def everyday(playwright: Playwright) -> Iterator[Browser]:
    """A browser as people have it: pages that one leaves are kept, strangers' storage is not."""
    chromium = launch(playwright, whole=True, ignore_default_args=["--disable-back-forward-cache"])
    yield chromium
    chromium.close()


FRAME = """<!doctype html><html lang="en"><title>A host</title><link rel="icon" href="data:,">
<iframe src="{address}" {attributes} width="600" height="800"></iframe>"""


def framed(visitor: Visitor, tmp_path: Path, address: str, attributes: str) -> Iterator[Page]:
    page = tmp_path / "host.html"
    page.write_text(FRAME.format(address=address, attributes=attributes), encoding="utf-8")
    with serve(tmp_path) as host:
        # Another site, not only another origin: frames of those are what browsers are wary of.
        elsewhere = host.replace("127.0.0.1", "localhost")
        visitor.allow(elsewhere)
        yield visitor.open(f"{elsewhere}host.html")


def inside(page: Page) -> Frame:
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("#runs", state="attached")
    return frame


def test_sandboxed_frame(visitor: Visitor, tmp_path: Path, smb: Framework) -> None:
    address = f"{visitor.home}{SMB}/embed/?view=page"
    for page in framed(visitor, tmp_path, address, 'sandbox="allow-scripts"'):
        frame = inside(page)
        expect(frame.locator("#unsaved")).to_contain_text("keeps nothing here")
        frame.evaluate(TICK, all_at(smb, "yes"))
        expect(frame.locator("#scorecard")).to_have_attribute("data-state", "complete")


def test_frame_on_another_site(
    everyday: Browser, home: str, tmp_path: Path, smb: Framework
) -> None:
    """Private windows, as all of these are, close storage to it; it says so and works."""
    visitor = Visitor(everyday, home)
    for page in framed(visitor, tmp_path, f"{visitor.home}{SMB}/embed/?view=page", ""):
        frame = inside(page)
        expect(frame.locator("#unsaved")).to_contain_text("in frames of other sites")
        frame.evaluate(TICK, all_at(smb, "yes"))
        expect(frame.locator("#scorecard")).to_have_attribute("data-state", "complete")
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def test_cleared_in_mid_run(visitor: Visitor) -> None:
    page = visitor.open(ADDRESS)
    tick(page, {"templates": "no"})
    page.evaluate("localStorage.clear()")
    tick(page, {"forecasts": "yes"})
    expect(page.locator("#unsaved")).to_be_hidden()
    page.reload()
    assert checked(page) == ANSWERS


def saved(**other: Any) -> str:
    parts = {"notes": {}, "profile": {}, "targets": {}, "label": ""}
    answers = {**ANSWERS, "gone": "yes"}
    whole = {"format": "stagemark-response/1", "seal": "sha256-old", "saved": 1, "answers": answers}
    return json.dumps({**whole, **parts, **other})


ODD = {
    "corrupt": ('{"format": "stagemark-resp', "could not be read", {}),
    "another thing": ("[1, 2]", "could not be read", {}),
    "older format": (saved(format="stagemark-response/0"), "does not know", {}),
    "newer format": (saved(format="stagemark-response/2"), "does not know", {}),
    "another draft": (saved(), "This draft has changed since you answered", ANSWERS),
}


@pytest.mark.parametrize(("text", "says", "left"), ODD.values(), ids=ODD)
def test_what_was_saved_is_odd(
    visitor: Visitor, text: str, says: str, left: dict[str, str]
) -> None:
    page = visitor.open(ADDRESS, accept_downloads=True)
    page.evaluate("([key, text]) => { localStorage[key] = text; }", [KEY, text])
    page.reload()
    assert checked(page) == left
    expect(told(page, "aside")).to_contain_text(says)
    # Nothing of it is lost before somebody says so.
    tick(page, {"cost-per-lead": "yes"})
    page.reload()
    assert checked(page) == {**left, "cost-per-lead": "yes"}
    with page.expect_download() as download:
        page.get_by_role("button", name="Download it").click()
    assert text_of(download.value) == text
    page.get_by_role("button", name="Delete it").click()
    page.reload()
    expect(told(page, "aside")).to_have_count(0)
    assert page.evaluate("Object.keys(localStorage)") == [KEY]


def test_two_tabs_share_a_run(visitor: Visitor) -> None:
    """More on tabs stands with the saved runs."""
    context = visitor.context()
    one, other = context.new_page(), context.new_page()
    for page in (one, other):
        page.goto(ADDRESS)
    tick(one, {"templates": "no"})
    expect(other.locator('[name="templates"][value="no"]')).to_be_checked()
    tick(other, {"forecasts": "yes"})
    expect(one.locator('[name="forecasts"][value="yes"]')).to_be_checked()
    assert checked(one) == checked(other) == ANSWERS


def test_back_from_the_browsers_memory(everyday: Browser, home: str) -> None:
    visitor = Visitor(everyday, home)
    context = visitor.context()
    page = context.new_page()
    page.goto(ADDRESS)
    page.evaluate("addEventListener('pageshow', ({persisted}) => { window.wasKept = persisted; })")
    tick(page, {"templates": "no"})
    page.goto(home)
    # Meanwhile somebody goes on in another tab.
    other = context.new_page()
    other.goto(ADDRESS)
    tick(other, {"forecasts": "yes"})
    # A page from memory does not load again, so there is no load to wait for.
    page.go_back(wait_until="commit")
    page.wait_for_function("window.wasKept !== undefined")
    assert page.evaluate("window.wasKept") is True
    assert checked(page) == ANSWERS
    tick(page, {"cost-per-lead": "yes"})
    page.reload()
    assert checked(page) == {**ANSWERS, "cost-per-lead": "yes"}
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def test_a_form_that_the_browser_fills_in_again(visitor: Visitor) -> None:
    context = visitor.context()
    page = context.new_page()
    page.goto(ADDRESS)
    tick(page, ANSWERS)
    # As some browsers do after a reload: after the scripts ran, and without an event.
    page.add_init_script(
        """addEventListener("load", () => {
          document.querySelector('[name="templates"][value="yes"]').checked = true;
          document.querySelector('[name="templates~note"]').value = "Of an earlier visit";
        })"""
    )
    page.reload()
    assert checked(page) == ANSWERS
    expect(page.locator('[name="templates~note"]')).to_have_value("")


def test_a_file_on_a_disk(browser: Browser, site: Path, smb: Framework) -> None:
    """All files of a device may share one storage, and yet nothing gets mixed up."""
    visitor = Visitor(browser, (site / SMB / "handout.html").as_uri())
    page = visitor.open(visitor.home)
    tick(page, all_at(smb, "yes"))
    page.goto((site / DIMENSIONS / "handout.html").as_uri())
    assert checked(page) == {}
    page.goto(visitor.home)
    assert checked(page) == all_at(smb, "yes")
    expect(page.locator("#unsaved")).to_be_hidden()
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


# Tabs that are killed

# Answers one question after the other and then changes its mind, and says after each.
ANSWER_ON = """(questions) => {
  let number = 0;
  const answer = () => {
    const round = Math.floor(number / questions.length);
    const option = round % 2 ? "no" : "yes";
    const question = questions[number % questions.length];
    document.querySelector(`[name="${question}"][value="${option}"]`).click();
    console.log(`answer ${number}`);
    number += 1;
    setTimeout(answer, 0);
  };
  setTimeout(answer, 0);
}"""


def renderers(browser: Browser) -> set[int]:
    """The processes in which pages of this browser live, and those that wait for a page."""
    session = browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    return {one["id"] for one in processes if one["type"] == "renderer"}


def held_after(given: int, questions: list[str]) -> dict[str, str]:
    """What a page holds after so many answers."""
    answers = {}
    for number in range(given):
        option = "no" if number // len(questions) % 2 else "yes"
        answers[questions[number % len(questions)]] = option
    return answers


def kill(browser: Browser, home: str, questions: list[str], moment: int) -> int:
    """How many answers are missing after a tab was killed while it said it had so many."""
    context = browser.new_context(base_url=home)
    context.set_default_timeout(PATIENCE)
    page = context.new_page()
    page.goto(ADDRESS)
    seen = [-1]

    def hear(text: str) -> None:
        if found := re.fullmatch(r"answer (\d+)", text):
            seen.append(int(found[1]))

    page.on("console", lambda message: hear(message.text))
    with page.expect_event("crash"):
        with page.expect_console_message(lambda message: message.text == f"answer {moment}"):
            page.evaluate(ANSWER_ON, questions)
        doomed = renderers(browser)
        for process in doomed:
            os.kill(process, signal.SIGKILL)
    # Until the browser knows of all of them, it would put a page into a dead one.
    while doomed & renderers(browser):
        pass
    again = context.new_page()
    again.goto(ADDRESS)
    found = checked(again)
    context.close()
    given = seen[-1] + 1
    # It may have answered on between its last word and its end; after 30 answers all repeats.
    moments = range(max(given - 10, 0), given + 20)
    held = [number for number in moments if held_after(number, questions) == found]
    assert held, f"{given} were given; what is held is none of the moments near that: {found}"
    return max(given - held[0], 0)


def kill_many(playwright: Playwright, home: str, smb: Framework, times: int) -> list[int]:
    rng = Random(times)
    browser = launch(playwright)
    missing = [kill(browser, home, [*smb.questions], rng.randrange(60)) for _ in range(times)]
    browser.close()
    return missing


def test_a_killed_tab_loses_one_answer_at_most(
    playwright: Playwright, home: str, smb: Framework
) -> None:
    assert max(kill_many(playwright, home, smb, 6)) <= 1


@pytest.mark.deep
def test_no_killed_tab_of_three_hundred_loses_more(
    playwright: Playwright, home: str, smb: Framework
) -> None:
    missing = kill_many(playwright, home, smb, 300)
    print(f"{missing.count(0)} of {len(missing)} killed tabs lost nothing")
    assert max(missing) <= 1
