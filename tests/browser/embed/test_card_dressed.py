"""Every screen of the card, whatever it looks like: axe is content, the keyboard gets on."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Frame, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB
from tests.browser.embed.framing import frame_of
from tests.browser.everywhere.test_accessibility import violations
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.gallery.sites import BRANDS, FOLDER

ACCENTS = [yaml.safe_load((FOLDER / one / "site.yaml").read_text())["accent"] for one in BRANDS]
GROUNDS = {"light": "#fff8ee", "dark": "#0d1117"}
# Each accent and each width on both grounds.
WIDTHS = {"light": (300, 390, 680), "dark": (680, 300, 390)}
DRESSES = [
    (accent, theme, width)
    for theme, widths in WIDTHS.items()
    for accent, width in zip(ACCENTS, widths, strict=True)
]
HOST = """<!doctype html><html lang="en" style="background: {ground}; color-scheme: {theme}">
<title>Host</title><link rel="icon" href="data:,">
<iframe title="Frame" width="{width}" height="640" src="{address}"></iframe>"""
MOST_TABS = 60


def objections(frame: Frame, ground: str) -> str:
    """What axe says of a screen; it does not see what shines through from behind a frame."""
    frame.evaluate("(one) => { document.documentElement.style.background = one; }", ground)
    return violations(frame)  # type: ignore[arg-type]


def tab_to(page: Page, frame: Frame, what: str) -> None:
    """Presses Tab until what fits the selector has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if frame.evaluate("(one) => document.activeElement.matches(one)", what):
            return
    pytest.fail(f"no way to {what} by Tab")


@pytest.mark.parametrize(("accent", "theme", "width"), DRESSES)
def test_a_card_by_keyboard_alone(
    visitor: Visitor, tmp_path: Path, smb: Framework, accent: str, theme: str, width: int
) -> None:
    ground = GROUNDS[theme]
    address = f"{visitor.home}{SMB}/embed/index.html?theme={theme}&accent={accent[1:]}"
    host = HOST.format(ground=ground, theme=theme, width=width, address=address)
    (tmp_path / "index.html").write_text(host, encoding="utf-8")
    with serve(tmp_path) as home:
        visitor.allow(home)
        page = visitor.context(base_url=home).new_page()
        page.goto("index.html")
        frame = frame_of(page)
        assert objections(frame, ground) == ""
        tab_to(page, frame, "#begin a")
        page.keyboard.press("Enter")
        answered = 0
        while answered < len(smb.questions):
            # Behind one of the questions lie those about oneself, which may be left out.
            tab_to(page, frame, ".now input[type=radio], #moves > .button")
            if frame.evaluate("document.activeElement.type") != "radio":
                page.keyboard.press("Enter")
                continue
            page.keyboard.press("Space")
            answered += 1
            if answered == 1:
                assert objections(frame, ground) == ""
            if answered < len(smb.questions):
                page.keyboard.press("Enter")
        tab_to(page, frame, "#moves a.button")
        page.keyboard.press("Enter")
        expect(frame.locator("#verdict")).to_be_visible()
        assert objections(frame, ground) == ""
        tab_to(page, frame, "#ends a[target=_blank]")
        page.context.close()
    # That an accent gave way on dark ground is said, and no complaint.
    visitor.complaints[:] = [one for one in visitor.complaints if "the nearest that" not in one]
