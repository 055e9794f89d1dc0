"""The handout is one file from a disk: questionnaire, guidance and team page, without a network."""

from __future__ import annotations

import io
import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, tick
from tests.browser.visiting import Visitor

MOST_BYTES = 600_000


@pytest.fixture
def alone(site: Path, tmp_path: Path) -> Path:
    """A copy somewhere else, with nothing beside it."""
    return Path(shutil.copy(site / SMB / "handout.html", tmp_path / "handout.html"))


def in_file(page: Page, name: str) -> None:
    page.locator(".alone").get_by_role("link", name=name).click()


def test_it_is_light_enough_to_be_sent_around(site: Path) -> None:
    files = sorted(site.rglob("handout.html"))
    assert len(files) > 5
    weights = {file.relative_to(site).as_posix(): file.stat().st_size for file in files}
    assert {name: weight for name, weight in weights.items() if weight >= MOST_BYTES} == {}


def test_all_its_pages_work_and_keep_what_was_entered(
    browser: Browser, alone: Path, smb: Framework
) -> None:
    visitor = Visitor(browser, alone.as_uri())
    page = visitor.open(alone.as_uri(), accept_downloads=True)
    expect(page.locator(".alone")).to_contain_text("Offline copy, version 1.0.0")
    tick(page, all_at(smb, "yes"))
    last = smb.stages[-1]
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", last.id)
    with page.expect_download() as download:
        page.locator('[data-download="pdf"]').first.click()
    text = PdfReader(io.BytesIO(download.value.path().read_bytes())).pages[0].extract_text()
    assert smb.title in text
    assert last.name in text

    page.get_by_role("link", name=f"More on {last.name}").click()
    expect(page.get_by_role("heading", level=1)).to_have_text(last.name)
    first = smb.stages[0]
    page.locator(".path").get_by_role("link", name=first.name).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(first.name)
    for sign in first.signs:
        expect(page.locator("main")).to_contain_text(re.sub(r"[*_`]", "", sign))

    in_file(page, "Team page")
    page.locator("[data-runs] button").click()
    expect(page.locator("#people li")).to_have_count(1)
    page.reload()
    expect(page.locator("#people li")).to_have_count(1)
    in_file(page, "Questionnaire")
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", last.id)
    page.go_back()
    expect(page.locator("#people li")).to_have_count(1)
    page.get_by_role("button", name="Present").first.click()
    expect(page.locator("dialog.wall")).to_be_visible()
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def test_a_browser_that_cannot_unpack_it_says_so(browser: Browser, alone: Path) -> None:
    visitor = Visitor(browser, alone.as_uri())
    context = visitor.context()
    context.add_init_script("delete globalThis.DecompressionStream;")
    page = context.new_page()
    page.goto(alone.as_uri())
    expect(page.locator(".idle")).to_contain_text("too old to unpack it")
    visitor.close()


def test_each_build_packs_it_alike(site: Path) -> None:
    texts = {file.read_bytes() for file in (site / SMB).rglob("handout.html")}
    # The version's own address is all that differs, if anything.
    assert len({re.sub(rb"1\.0\.0/", b"", text) for text in texts}) == 1
