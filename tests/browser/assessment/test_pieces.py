"""What loads at first use: what does not arrive is said, and tried again."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, tick
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor

PHONE = 390


def hand_in(page: Page, file: Path) -> None:
    page.locator("input[type=file]").set_input_files(file)


def lose(page: Page, piece: str) -> None:
    page.route(f"**/assets/{piece}-*", lambda route: route.abort())


def find_again(page: Page, visitor: Visitor, piece: str) -> None:
    """The connection is back; what the browser said of its loss is no fault of the page."""
    page.unroute(f"**/assets/{piece}-*")
    assert all("Failed to load resource" in one for one in visitor.complaints), visitor.complaints
    visitor.complaints.clear()


def test_a_download_whose_writers_do_not_arrive_says_so(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    lose(page, "files")
    page.locator('[data-download="csv"]').click()
    said = page.locator("#downloads [role=status]")
    expect(said).to_contain_text("Table for Excel: this file could not be made (a part of this")
    find_again(page, visitor, "files")
    assert take(page, "csv").suggested_filename.endswith(".csv")
    expect(said).to_be_empty()


def test_a_file_whose_reader_does_not_arrive_says_so(
    visitor: Visitor, smb: Framework, tmp_path: Path
) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    tick(page, all_at(smb, "yes"))
    file = tmp_path / "result.json"
    file.write_text(text_of(take(page, "json")), encoding="utf-8")
    other = visitor.open(f"{SMB}/assess/")
    lose(other, "results-in")
    hand_in(other, file)
    notice = other.get_by_role("alert").filter(has_text="opening files")
    expect(notice).to_be_visible()
    find_again(other, visitor, "results-in")
    notice.get_by_role("button", name="Try again").click()
    expect(other.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    expect(notice).to_have_count(0)


def test_explanations_that_do_not_arrive_say_so(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/", width=PHONE)
    lose(page, "explained")
    tick(page, all_at(smb, "yes"))
    notice = page.get_by_role("alert").filter(has_text="what explains the result")
    expect(notice).to_be_visible()
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    find_again(page, visitor, "explained")
    notice.get_by_role("button", name="Try again").click()
    expect(page.locator("#trace")).not_to_be_empty()
    expect(notice).to_have_count(0)


def test_on_a_phone_each_piece_loads_at_its_first_use(visitor: Visitor, smb: Framework) -> None:
    context = visitor.context(width=PHONE)
    asked: list[str] = []
    context.on("request", lambda one: asked.append(one.url.rpartition("/")[2].rpartition("-")[0]))
    page = context.new_page()
    page.goto(f"{SMB}/assess/")
    expect(page.locator(".idle")).to_have_count(0)
    assert [one for one in asked if one] == ["later"]
    tick(page, {next(iter(smb.questions)): "yes"})
    expect(page.locator("#finding")).not_to_be_empty()
    assert [one for one in asked if one] == ["later", "explained"]


def test_a_handout_has_all_pieces_in_it(
    visitor: Visitor, site: Path, smb: Framework, tmp_path: Path
) -> None:
    alone = tmp_path / "handout.html"
    alone.write_bytes((site / SMB / "handout.html").read_bytes())
    visitor.allow("file://")
    context = visitor.context(accept_downloads=True)
    context.set_offline(True)
    page = context.new_page()
    page.goto(alone.as_uri())
    tick(page, all_at(smb, "yes"))
    expect(page.locator("#trace")).not_to_be_empty()
    result = text_of(take(page, "json"))
    assert json.loads(result)["score"]["stage"] == smb.stages[-1].id
    file = tmp_path / "result.json"
    file.write_text(result, encoding="utf-8")
    hand_in(page, file)
    expect(page.locator("[data-topic=import]")).to_contain_text("result.json")
    assert take(page, "pdf").path().read_bytes().startswith(b"%PDF-")
