"""Nothing of this project's own face is left where a publisher brings theirs."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from stagemark.site.settings import Settings
from tests.browser.answering import SMB
from tests.browser.everywhere.test_accessibility import violations
from tests.browser.kinds import finish
from tests.browser.serving import serve
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor
from tests.gallery.sites import BRANDS, FOLDER, build_brand
from tests.once import made_once

ASSESSMENT = f"{SMB}/assess/index.html"
LOOKED_INTO = (f"{SMB}/index.html", ASSESSMENT)
PAGES = (*LOOKED_INTO, "index.html", f"{SMB}/embed/index.html?theme=auto", f"{SMB}/handout.html")
# What people see of a font is its first name: here that of headings, and that of all else.
FONTS = """() => ["h1", "body"].map((one) =>
  getComputedStyle(document.querySelector(one)).fontFamily.split(",")[0])"""
OURS = ['"Iowan Old Style"', "system-ui"]
NUNITO = "ba344451eab25b217a165363b1982048a5e5830a0daf36577973955a04cac793"
COLOUR = "(one) => getComputedStyle(one).color"
FILL = "(one) => getComputedStyle(one).backgroundColor"


@pytest.fixture(scope="module", params=BRANDS)
def branded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    name: str = request.param

    def build(root: Path) -> None:
        build_brand(name, root, only=SMB)

    return made_once(tmp_path_factory, name, build) / "site"


@pytest.fixture
def guest(browser: Browser, branded: Path) -> Iterator[Visitor]:
    with serve(branded) as address:
        visitor = Visitor(browser, address)
        yield visitor
        visitor.close()
        assert (visitor.strangers, visitor.complaints) == ([], [])


def test_no_file_has_our_name_or_our_colour(branded: Path) -> None:
    accent = Settings.model_fields["accent"].default
    for path in branded.rglob("*"):
        if path.suffix not in (".html", ".css", ".js", ".json", ".svg", ".xml", ".txt"):
            continue
        text = path.read_text(encoding="utf-8")
        assert accent not in text.lower(), path
        if path.suffix == ".html":
            text = re.sub(r"<script.*?</script>", "", text, flags=re.DOTALL)
        if path.suffix != ".js":
            # The formats that pages and files speak have names of their own.
            assert not re.search(r"Stagemark(?!-)", text), path


def test_letters_and_logo_are_theirs_and_axe_has_no_objection(guest: Visitor) -> None:
    page = guest.open(PAGES[0])
    for address in PAGES:
        page.emulate_media(color_scheme="light")
        page.goto(address)
        assert page.evaluate(FONTS) != OURS, address
        if address == ASSESSMENT:
            finish(page)
        shown = ""
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            logo = page.locator(".brand img")
            expect(logo).not_to_have_js_property("currentSrc", shown)
            shown = logo.evaluate("(one) => one.currentSrc")
            assert logo.evaluate("(one) => one.decode().then(() => one.naturalWidth)") > 0
            if address in LOOKED_INTO:
                assert violations(page) == "", (address, scheme)


def test_their_colour_for_fills_is_in_no_letters(guest: Visitor) -> None:
    page = guest.open(ASSESSMENT)
    way = page.locator("#progress .button")
    accent = page.locator("#assessment summary").first.evaluate(COLOUR)
    assert way.evaluate(COLOUR) == accent
    finish(page)
    assert way.evaluate(FILL) != accent


def test_a_picture_is_not_in_our_letters(guest: Visitor) -> None:
    page = guest.open(ASSESSMENT, accept_downloads=True)
    finish(page)
    drawing = text_of(take(page, "svg"))
    assert "font-family=" in drawing
    assert not ("Iowan Old Style" in drawing and "-apple-system" in drawing)


def test_a_font_of_others_is_as_it_was_fetched_and_has_its_licence_beside_it() -> None:
    for font in FOLDER.rglob("*.woff2"):
        licence = font.with_name(f"{font.stem}-licence.txt").read_text(encoding="utf-8")
        assert "SIL Open Font License, Version 1.1" in licence
        assert hashlib.sha256(font.read_bytes()).hexdigest() == NUNITO
