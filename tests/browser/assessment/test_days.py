"""The day of a result is the same on every page, in every file and everywhere on earth."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from html import unescape
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect
from pypdf import PdfReader

from stagemark.framework.model import Framework
from stagemark.site.days import day
from tests.browser.answering import DIMENSIONS, stamps
from tests.browser.taking import DOWNLOADS, take, text_of
from tests.browser.visiting import Visitor
from tests.site.english import english

# The ends of the earth, and between them whole hours, halves and quarters; each with how far it is
# from UTC between the end of November and the middle of December.
ZONES = {
    "Etc/GMT+12": "-12:00",
    "Pacific/Marquesas": "-09:30",
    "America/Los_Angeles": "-08:00",
    "America/St_Johns": "-03:30",
    "Europe/Berlin": "+01:00",
    "Asia/Tehran": "+03:30",
    "Asia/Kathmandu": "+05:45",
    "Asia/Yangon": "+06:30",
    "Pacific/Chatham": "+13:45",
    "Pacific/Kiritimati": "+14:00",
}
READERS = ["Etc/GMT+12", "Asia/Kathmandu", "Pacific/Kiritimati"]
# Where all files are taken at once, and not only of a result that somebody else shared.
MAKER = "Pacific/Chatham"
FIRST = date(2026, 11, 28)
# Pictures whose text nothing here can read.
PIXELS = {"png"}
# Any other way to write a day that a person might meet: 2026-11-28, 28/11/2026, Nov 28, 28.11.
OTHER_FORM = re.compile(r"\d{4}-\d\d-\d\d|\b\d\d?[/.]\d\d?[/.]\d{2,4}\b|\b(?:Nov|Dec)\w* \d\d?\b")


class Made(NamedTuple):
    """A result as it leaves the browser in which it was made, on a day there."""

    zone: str
    day: date
    created: str
    link: str
    file: dict[str, Any]
    saved: str

    @property
    def said(self) -> str:
        return day(self.day.isoformat(), english())


def open_in(visitor: Visitor, zone: str, now: str, address: str = f"{DIMENSIONS}/assess/") -> Page:
    context = visitor.context(timezone_id=zone, accept_downloads=True, locale="en-US")
    page = context.new_page()
    page.clock.set_fixed_time(datetime.fromisoformat(now))
    page.goto(address)
    return page


def answers_of(framework: Framework, number: int) -> dict[str, str]:
    """Everything answered, and by each number in another way."""
    questions = [one for one in framework.questions.values() if one.is_scored]
    options = [[option.id for option in framework.options_of(one)] for one in questions]
    places = [number % 3, number // 3 % 3, number // 9, *[1] * (len(questions) - 3)]
    return {one.id: ids[at] for one, ids, at in zip(questions, options, places, strict=True)}


def make(visitor: Visitor, framework: Framework, number: int, zone: str) -> Made:
    """Where the day there is another than the one in UTC: just after midnight, or just before."""
    day = FIRST + timedelta(days=number)
    time = "00:10:00" if ZONES[zone].startswith("+") else "23:50:00"
    created = f"{day}T{time}{ZONES[zone]}"
    assert datetime.fromisoformat(created).astimezone(UTC).date() != day
    page = open_in(visitor, zone, created)
    stamps(page, [answers_of(framework, number)])
    page.locator('[data-action="share"]').click()
    link = page.locator("#share-link").input_value()
    made = Made(zone, day, created, link, json.loads(text_of(take(page, "json"))), saved_in(page))
    assert_run_panel(page, [made])
    if zone == MAKER:
        assert_files(page, made)
    page.context.close()
    return made


def saved_in(page: Page) -> str:
    saved: str = page.evaluate(f"localStorage['stagemark:{DIMENSIONS}:1.0.0']")
    return saved


def assert_run_panel(page: Page, all: list[Made]) -> None:
    panel = page.locator("#runs")
    if panel.get_attribute("open") is None:
        panel.locator("summary").click()
    for made in all:
        time = made.created[11:16]
        expect(
            panel.locator("li[data-run]").filter(has_text=f"saved {made.said}, {time}")
        ).to_be_visible()
    assert not OTHER_FORM.search(panel.inner_text())


def assert_files(page: Page, made: Made) -> None:
    """Every file has the day of the result in its name and, where it says a day, in its text."""
    for kind in DOWNLOADS:
        saved = take(page, kind)
        assert Path(saved.suggested_filename).stem == f"{DIMENSIONS}-1.0.0-{made.day}"
        if kind in PIXELS:
            continue
        if kind == "pdf":
            text = " ".join(sheet.extract_text() for sheet in PdfReader(saved.path()).pages)
        else:
            text = text_of(saved)
        if kind == "json":
            assert json.loads(text)["created"][:10] == made.day.isoformat()
        elif kind == "csv":
            assert not OTHER_FORM.search(text)
        else:
            plain = re.sub(r"\s+", " ", unescape(text.replace("\r\n ", "")))
            assert made.said in plain, kind
            days = {
                f"{one} 2026" for one in re.findall(r"\d+ (?:November|December)(?= 2026)", plain)
            }
            assert days == {made.said}, kind
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".dated")).to_contain_text(made.said)
    page.emulate_media(media="screen")


@pytest.fixture(scope="module")
def all_made(browser: Browser, home: str, marketing_ops: Framework) -> Iterator[list[Made]]:
    visitor = Visitor(browser, home)
    yield [make(visitor, marketing_ops, number, zone) for number, zone in enumerate(ZONES)]
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def test_a_result_carries_the_day_where_it_was_made(all_made: list[Made]) -> None:
    assert [one.file["created"] for one in all_made] == [one.created for one in all_made]


@pytest.mark.parametrize("reader", READERS)
def test_a_day_is_the_same_wherever_it_is_read(
    visitor: Visitor, all_made: list[Made], reader: str
) -> None:
    page = open_in(visitor, reader, "2026-12-24T12:00:00+00:00", f"{DIMENSIONS}/over-time/")
    page.evaluate(
        "([key, texts]) => texts.forEach((text, at) => (localStorage[`${key}:${at + 1}`] = text))",
        [f"stagemark:{DIMENSIONS}:1.0.0", [one.saved for one in all_made]],
    )
    # The same results as saved runs, as links and as files: each stands once.
    days = [one.said for one in all_made]
    page.reload()
    for _ in range(2):
        expect(page.locator("#list th")).to_have_text(days)
        hand_in(page, all_made)
    expect(page.locator("#list th")).to_have_text(days)
    assert page.locator("#from option").all_inner_texts() == days
    assert not OTHER_FORM.search(page.locator("main").inner_text())

    page.goto(f"{DIMENSIONS}/team/")
    latest_first = [
        f"Add Your result, {one.said}" for one in sorted(all_made, key=moment, reverse=True)
    ]
    expect(page.locator("[data-runs] button")).to_have_text(latest_first)

    page.goto(f"{DIMENSIONS}/assess/")
    assert_run_panel(page, all_made)
    far = all_made[0] if reader != all_made[0].zone else all_made[-1]
    page.goto(far.link)
    expect(page.locator("#shared")).to_contain_text(f"Shared result, {far.said} ·")
    assert_files(page, far)


def moment(made: Made) -> datetime:
    return datetime.fromisoformat(made.created)


def hand_in(page: Page, all: list[Made]) -> None:
    """Brings the results in as files and as links, on the page over time or on that of a team."""
    page.locator("input[type=file]").first.set_input_files([file_of(one.file) for one in all])
    field = page.get_by_label("Links to results")
    # The team page folds this once there are people.
    for fold in ("Add more", "Paste links instead"):
        if page.get_by_text(fold).is_visible() and not field.is_visible():
            page.get_by_text(fold).click()
    field.fill("\n".join(one.link for one in all))
    page.get_by_role("button", name="Bring them in").click()


def file_of(result: dict[str, Any]) -> FilePayload:
    name = f"{DIMENSIONS}-1.0.0-{result['created'][:10]}.json"
    return {"name": name, "mimeType": "application/json", "buffer": json.dumps(result).encode()}


def test_a_result_stands_once_and_that_of_another_day_by_itself(
    visitor: Visitor, all_made: list[Made]
) -> None:
    made, other = all_made[:2]
    page = open_in(visitor, made.zone, made.created, f"{DIMENSIONS}/over-time/")
    page.evaluate(
        "([key, text]) => (localStorage[key] = text)", [f"stagemark:{DIMENSIONS}:1.0.0", made.saved]
    )
    page.reload()
    hand_in(page, [made])
    rows = page.locator("#list th")
    expect(rows).to_have_text([made.said])
    # Two people at one computer answered alike on one day; their names tell them apart.
    named = [file_of({**made.file, "label": label}) for label in ("Kim", "Lee", "Kim")]
    page.locator("input[type=file]").set_input_files(named)
    expect(rows).to_have_text([f"{made.said}, Kim", f"{made.said}, Lee"])
    page.locator("input[type=file]").set_input_files(
        [file_of({**made.file, "created": other.created})]
    )
    expect(rows).to_have_text([f"{made.said}, Kim", f"{made.said}, Lee", other.said])

    page.goto(f"{DIMENSIONS}/team/")
    page.get_by_role("button", name="Add Your result").click()
    hand_in(page, [made])
    expect(page.locator("#told")).to_contain_text("counts once")
    expect(page.locator("#people-title")).to_have_text("1 person")
    page.locator("input[type=file]").set_input_files([file_of({**made.file, "label": "Kim"})])
    expect(page.locator("#people .name b")).to_have_text(["Kim"])
    spread = take(page, "csv").suggested_filename
    assert spread == f"{DIMENSIONS}-1.0.0-{made.day}-team.csv"
    again = {**other.file, "label": "Kim"}
    page.locator("input[type=file]").set_input_files([file_of(again)])
    expect(page.locator("#apart")).to_contain_text(
        f"The result of {made.said} of Kim, which that of {other.said} replaced"
    )
    assert not OTHER_FORM.search(page.locator("main").inner_text())
