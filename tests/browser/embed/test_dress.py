"""A frame looks like the page around it, as its address says; what it cannot do, it says."""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stagemark.site.colours import AA_TEXT, contrast
from tests.browser.answering import SMB
from tests.browser.serving import serve
from tests.browser.visiting import Visitor

FRAME = f"{SMB}/embed/index.html"
LOOK = """() => {
  const root = document.documentElement;
  const {colorScheme, color, fontFamily, backgroundColor} = getComputedStyle(root);
  const of = (selector) => getComputedStyle(document.querySelector(selector));
  return {
    theme: colorScheme, ground: backgroundColor, text: color,
    body: fontFamily.split(",")[0], heading: of("h1").fontFamily.split(",")[0],
    accent: of("html").getPropertyValue("--accent"), link: of("summary").color,
    radius: of(".button").borderRadius, line: of("body").borderTopWidth,
    inner: of("body").paddingTop,
    views: ["card", "teaser"].filter((one) => root.classList.contains(one)),
  };
}"""
USUAL = {
    "theme": "light",
    "ground": "rgb(255, 255, 255)",
    "text": "rgb(28, 33, 39)",
    "body": "system-ui",
    "heading": "system-ui",
    "accent": "#17594a",
    "link": "rgb(23, 89, 74)",
    "radius": "6px",
    "line": "0px",
    "inner": "0px",
    "views": ["card"],
}
DARK = {
    "theme": "dark",
    "ground": "rgb(21, 24, 28)",
    "text": "rgb(235, 233, 228)",
    "accent": "#719a91",
    "link": "rgb(113, 154, 145)",
}
ASKED: dict[str, dict[str, Any]] = {
    "": {},
    "view=page": {"views": []},
    "view=teaser&theme=light": {"views": ["teaser"]},
    "theme=dark": DARK,
    "theme=AUTO": DARK,
    "accent=%23a01c4b": {"accent": "#a01c4b", "link": "rgb(160, 28, 75)"},
    "accent=A01C4B": {"accent": "#a01c4b", "link": "rgb(160, 28, 75)"},
    "font=serif": {"body": '"Iowan Old Style"', "heading": '"Iowan Old Style"'},
    "font=rounded": {"body": "ui-rounded", "heading": "ui-rounded"},
    "font=Source Sans 3": {"body": '"Source Sans 3"', "heading": '"Source Sans 3"'},
    "font='Open Sans', Arial, serif": {"body": '"Open Sans"', "heading": '"Open Sans"'},
    "font=ui-monospace": {"body": "ui-monospace", "heading": "ui-monospace"},
    "radius=0": {"radius": "0px"},
    "radius=24&box": {"radius": "24px", "line": "1px", "inner": "0px"},
    "lang=EN": {},
    "theme= auto &radius= 0": {**DARK, "radius": "0px"},
    "accent=A14": {"accent": "#aa1144", "link": "rgb(170, 17, 68)"},
}
COLOUR = "three or six hexadecimal digits, such as 17594a"
NOT_UNDERSTOOD = {
    "view=cards": 'view="cards" is not understood; it may be card, page, teaser.',
    "theme=night": 'theme="night" is not understood; it may be light, dark, auto.',
    "accent=red": f'accent="red" is not understood; it may be {COLOUR}.',
    # As somebody writes it who forgets that # begins what no server sees.
    "accent=#17594a": f'accent="" is not understood; it may be {COLOUR}.',
    "box=no": 'box="no" is not understood; it may be left out, for none.',
    "font=": 'font="" is not understood; it may be serif, sans, rounded.',
    "font=inherit": 'font="inherit" is not understood; it may be serif, sans, rounded.',
    "radius=25": 'radius="25" is not understood; it may be a whole number of pixels, 24 at most.',
    "radius=1.5": 'radius="1.5" is not understood; it may be a whole number of pixels, 24 at most.',
    "lang=de": 'lang="de" is not understood; it may be en.',
}


def test_the_address_says_how_a_frame_looks(visitor: Visitor) -> None:
    page = visitor.context(color_scheme="dark").new_page()
    for asked, differs in ASKED.items():
        page.goto(f"{FRAME}?{asked}")
        assert page.evaluate(LOOK) == {**USUAL, **differs}, asked


def test_what_is_not_understood_is_said_and_changes_nothing(visitor: Visitor) -> None:
    page = visitor.context().new_page()
    for asked, said in NOT_UNDERSTOOD.items():
        page.goto(f"{FRAME}?{asked}")
        assert page.evaluate(LOOK) == USUAL, asked
        assert visitor.complaints == [f"Stagemark: {said}"]
        visitor.complaints.clear()


def test_an_accent_that_cannot_be_read_gives_way_to_the_nearest_and_that_is_said(
    visitor: Visitor,
) -> None:
    page = visitor.context().new_page()
    told = {}
    for accent in ("e86a00", "333333", "8a8a8a"):
        for theme in ("light", "dark", "auto"):
            page.goto(f"{FRAME}?accent={accent}&theme={theme}")
            found = re.findall(r"of ([\d.]+) on (\w+) ground", " ".join(visitor.complaints))
            assert len(found) == len(visitor.complaints)
            told[accent, theme] = dict(found)
            visitor.complaints.clear()
    assert told == {
        ("e86a00", "light"): {"2.8": "light"},
        ("e86a00", "dark"): {},
        ("e86a00", "auto"): {"2.8": "light"},
        ("333333", "light"): {},
        ("333333", "dark"): {"1.3": "dark"},
        ("333333", "auto"): {"1.3": "dark"},
        ("8a8a8a", "light"): {"3.1": "light"},
        ("8a8a8a", "dark"): {"4.2": "dark"},
        ("8a8a8a", "auto"): {"3.1": "light", "4.2": "dark"},
    }


def test_a_frame_that_follows_the_visitor_changes_with_them(visitor: Visitor) -> None:
    page = visitor.context().new_page()
    page.goto(f"{FRAME}?accent=e86a00&theme=auto")
    visitor.complaints.clear()
    accents = []
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        accents.append(page.evaluate(LOOK)["accent"])
    assert accents == ["#a9530c", "#e86a00"]


# How pages say that they are dark: to the browser, or by their colours alone.
HOSTS = {
    "light": "background: #fff3e0",
    "dark": "background: #0d1117; color-scheme: dark",
    "dark by colours": "background: #0d1117",
}


@pytest.fixture
def around(visitor: Visitor, tmp_path: Path) -> Iterator[str]:
    for name, style in HOSTS.items():
        for theme in ("light", "dark", "auto"):
            element = f"""<stagemark-assessment framework="{SMB}" view="page" theme="{theme}">
                </stagemark-assessment><script src="{visitor.home}embed.js" async></script>"""
            (tmp_path / f"element {name} {theme}.html").write_text(
                f"""<!doctype html><html lang="en" style="{style}"><title>Host</title>
                <link rel="icon" href="data:,">{element}""",
                encoding="utf-8",
            )
            (tmp_path / f"{name} {theme}.html").write_text(
                f"""<!doctype html><html lang="en" style="{style}"><title>Host</title>
                <link rel="icon" href="data:,"><iframe title="Frame" width="600" height="640"
                src="{visitor.home}{FRAME}?view=page&theme={theme}"></iframe>""",
                encoding="utf-8",
            )
    with serve(tmp_path) as address:
        visitor.allow(address)
        yield address
        visitor.close()


def painted(page: Page, x: int, y: int) -> str:
    """The colour of one point of the screen."""
    picture = page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
    data, at = b"", len(b"\x89PNG\r\n\x1a\n")
    while at < len(picture):
        (length,) = struct.unpack(">I", picture[at : at + 4])
        if picture[at + 4 : at + 8] == b"IDAT":
            data += picture[at + 8 : at + 8 + length]
        at += 12 + length
    return f"#{zlib.decompress(data)[1:4].hex()}"


def test_a_plain_frame_shows_the_host_s_ground_or_one_on_which_it_can_be_read(
    visitor: Visitor, around: str
) -> None:
    shown = {}
    for scheme in ("light", "dark"):
        page = visitor.context(base_url=around, color_scheme=scheme).new_page()
        for host in HOSTS:
            for theme in ("light", "dark", "auto"):
                page.goto(f"{host} {theme}.html")
                frame = page.frame_locator("iframe")
                expect(frame.locator("html.scripted")).to_be_attached()
                rgb = re.findall(
                    r"\d+", frame.locator("h1").evaluate("(one) => getComputedStyle(one).color")
                )
                text = "#" + "".join(f"{int(one):02x}" for one in rgb)
                ground = painted(page, 12, 40)
                is_theirs = ground in HOSTS[host]
                shown[scheme, host, theme] = is_theirs
                # Whoever is dark and tells nobody must not ask for a frame that is light.
                if not is_theirs or host != "dark by colours":
                    assert contrast(text, ground) >= AA_TEXT, (scheme, host, theme)
    assert {case for case, is_theirs in shown.items() if is_theirs} == {
        ("light", "light", "light"),
        ("light", "light", "auto"),
        ("dark", "light", "light"),
        ("light", "dark", "dark"),
        ("dark", "dark", "dark"),
        ("dark", "dark", "auto"),
        ("light", "dark by colours", "light"),
        ("light", "dark by colours", "auto"),
        ("dark", "dark by colours", "light"),
    }


def test_an_element_has_the_host_s_ground_even_where_a_dark_host_does_not_say_that_it_is(
    visitor: Visitor, around: str
) -> None:
    for scheme in ("light", "dark"):
        page = visitor.context(base_url=around, color_scheme=scheme).new_page()
        for host, theme in (
            *(("light", "light"), ("dark", "dark"), ("dark by colours", "dark")),
            *([("dark by colours", "auto"), ("dark", "auto")] if scheme == "dark" else []),
        ):
            page.goto(f"element {host} {theme}.html")
            frame = page.locator("stagemark-assessment").locator("iframe")
            expect(frame).to_have_css("visibility", "visible")
            assert painted(page, 12, 40) in HOSTS[host], (scheme, host, theme)
        page.goto("element dark light.html")
        expect(page.locator("stagemark-assessment").locator("iframe")).to_be_visible()
        assert painted(page, 12, 40) == "#ffffff"
