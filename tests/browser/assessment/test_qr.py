"""A result as a QR code: what a reader takes off the screen is what would have been pasted."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import zxingcpp
from PIL import Image
from playwright.sync_api import Locator, Page, expect

from tests.browser.answering import DIMENSIONS, SMB, on_one_page
from tests.browser.everywhere.test_accessibility import violations
from tests.browser.sharing import share
from tests.browser.visiting import Visitor
from tests.root import ROOT

LONGEST = 997
"""Bytes in version 25 at level M, the largest that is drawn."""
FRAMEWORKS = sorted(path.name for path in (ROOT / "frameworks").iterdir() if path.is_dir())


def read(png: bytes) -> list[str]:
    """What a reader finds in a picture."""
    return [found.text for found in zxingcpp.read_barcodes(Image.open(io.BytesIO(png)))]


def code(page: Page) -> Locator:
    page.get_by_role("button", name="Show as a QR code").click()
    return page.get_by_role("img", name="QR code of this result")


def answer_first(page: Page) -> None:
    page.locator("#assessment fieldset input[type=radio]").first.check()


def test_the_link_is_read_off_the_screen_in_light_and_in_dark(visitor: Visitor) -> None:
    context = visitor.context(width=390)
    for framework in FRAMEWORKS:
        page = context.new_page()
        page.goto(f"{framework}/assess/")
        on_one_page(page)
        answer_first(page)
        link = share(page)
        expect(code(page)).to_be_in_viewport()
        assert read(page.screenshot()) == [link], framework
        page.emulate_media(color_scheme="dark")
        assert read(page.screenshot()) == [link], framework
        if framework == DIMENSIONS:
            assert violations(page) == ""
            assert page.evaluate("document.documentElement.scrollWidth") == 390
        page.close()


def test_the_code_goes_with_the_answers_and_can_be_saved(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    answer_first(page)
    link = share(page)
    expect(code(page)).to_be_visible()
    with page.expect_download() as png:
        page.get_by_role("button", name="Save as PNG").click()
    assert read(png.value.path().read_bytes()) == [link]
    with page.expect_download() as svg:
        page.get_by_role("button", name="Save as SVG").click()
    assert svg.value.suggested_filename.endswith("-qr.svg")
    other = page.context.new_page()
    other.set_content(svg.value.path().read_text("utf-8"))
    assert read(other.screenshot(full_page=True)) == [link]
    # A code of answers that were changed would be taken for the new ones.
    page.locator("#assessment fieldset").nth(1).locator("input").first.check()
    expect(page.get_by_role("img", name="QR code of this result")).to_have_count(0)
    link = share(page)
    expect(code(page)).to_be_visible()
    assert read(page.locator("#share").screenshot()) == [link]


def test_a_copy_without_an_address_gives_the_text_to_paste(
    visitor: Visitor, site: Path, tmp_path: Path
) -> None:
    alone = Path(shutil.copy(site / SMB / "handout.html", tmp_path))
    visitor.allow("file://")
    page = visitor.context().new_page()
    page.goto(alone.as_uri())
    answer_first(page)
    page.locator('[data-action="share"]').click()
    expect(code(page)).to_be_visible()
    [text] = read(page.screenshot())
    assert text.startswith("#result/1/")
    team = visitor.open(f"{SMB}/team/")
    team.get_by_text("Paste").first.click()
    team.locator("#links").fill(text)
    team.get_by_role("button", name="Bring them in").click()
    expect(team.locator("#told")).to_contain_text("1 person added.")


def test_the_longest_link_that_is_drawn_is_read_and_a_longer_one_is_not_drawn(
    visitor: Visitor, site: Path, tmp_path: Path
) -> None:
    (tmp_path / "s").symlink_to(site)
    with visitor.at(tmp_path) as address:

        def opened(folder: str) -> tuple[Page, str]:
            page = visitor.open(f"{address}{folder}/{SMB}/1.0.0/assess/")
            answer_first(page)
            return page, share(page)

        _, link = opened("s")
        # A site may stand as deep as this; nothing else makes the link of a short model so long.
        for too_many in (0, 1):
            folder = "/".join(["d" * 99] * 20)[: LONGEST + too_many - len(link) + 1]
            (tmp_path / folder).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder).symlink_to(site)
            page, longer = opened(folder)
            assert len(longer) == LONGEST + too_many
            drawn = code(page)
            if too_many:
                expect(page.locator("#share-qr")).to_contain_text("more than version 25 of a QR")
                expect(drawn).to_have_count(0)
            else:
                expect(drawn).to_be_in_viewport()
                assert read(page.screenshot()) == [longer]
