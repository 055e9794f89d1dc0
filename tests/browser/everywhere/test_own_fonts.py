"""The publisher's own font is what people read, and its coming moves a line at most."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from stagemark.cli import main
from stagemark.site.kinds import KINDS, FrameworkKind
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.own_fonts import NUNITO

ADDRESSES = [
    ("model/" if isinstance(kind, FrameworkKind) else "")
    + kind.path.format(stage="beginning", page="about")
    for kind in KINDS
]
# What the font calls itself, by the lightest of its weights.
OWN = {"Nunito ExtraLight"}
# How far what is in sight jumps from a moment on, in shares of the screen.
WATCH = """
window.jumps = [];
new PerformanceObserver((list) => window.jumps.push(...list.getEntries()))
  .observe({ type: "layout-shift", buffered: true });
"""
JUMPED = """(since) => window.jumps.filter(({ startTime }) => startTime > since)
  .reduce((sum, { value }) => sum + value, 0)"""
DRAWN = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fonts")
    write_version(root / "frameworks", "model", "0.1.0")
    write_content(root / "content")
    (root / "content" / "own.woff2").write_bytes(NUNITO.read_bytes())
    with (root / "content" / "site.yaml").open("a") as settings:
        settings.write("fonts: {heading: own.woff2, body: own.woff2}\n")
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0
    return root / "site"


@pytest.fixture
def guest(browser: Browser, built: Path) -> Iterator[Visitor]:
    with serve(built) as address:
        visitor = Visitor(browser, address)
        yield visitor
        visitor.close()
        assert (visitor.strangers, visitor.complaints) == ([], [])


def fonts_of(page: Page, selector: str) -> set[str]:
    """The names of the fonts that the browser took for an element's letters."""
    page.evaluate("document.fonts.ready.then(() => {})")
    page.evaluate(DRAWN)
    session = page.context.new_cdp_session(page)
    session.send("DOM.enable")
    session.send("CSS.enable")
    root = session.send("DOM.getDocument")["root"]["nodeId"]
    node = session.send("DOM.querySelector", {"nodeId": root, "selector": selector})["nodeId"]
    fonts = session.send("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
    session.detach()
    return {font["familyName"] for font in fonts}


def test_every_kind_of_page_shows_it(guest: Visitor) -> None:
    page = guest.open()
    for address in ADDRESSES:
        page.goto(address)
        shown = {"heading": fonts_of(page, "h1"), "body": fonts_of(page, ".skip")}
        assert shown == {"heading": OWN, "body": OWN}, address


def test_pages_from_disk_show_it(guest: Visitor, built: Path) -> None:
    page = guest.open()
    guest.allow(built.as_uri())
    for path in ("index.html", "model/assess/index.html", "model/handout.html"):
        page.goto((built / path).as_uri())
        assert fonts_of(page, "h1") == OWN, path


@pytest.mark.parametrize("width", [390, 1280])
def test_its_coming_moves_what_is_in_sight_by_a_line_at_most(guest: Visitor, width: int) -> None:
    page = guest.open("404.html", width=width)
    page.add_init_script(WATCH)
    held: list[Route] = []
    page.route("**/font-*", lambda route: held.append(route))
    for address in ("model/assess/index.html", "model/index.html"):
        page.goto(address, wait_until="domcontentloaded")
        page.evaluate(DRAWN)
        assert fonts_that_came(page) == 0
        released = page.evaluate("performance.now()")
        for route in held:
            route.continue_()
        held.clear()
        assert fonts_of(page, "h1") == OWN
        assert page.evaluate(JUMPED, released) < 0.05, address


def fonts_that_came(page: Page) -> int:
    """How many of the publisher's own have come so far."""
    own = "[...document.fonts].filter((one) => /own/.test(one.family) && one.status === 'loaded')"
    count: int = page.evaluate(f"{own}.length")
    return count
