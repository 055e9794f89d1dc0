"""Pages of somebody else, with frames of a site that says what a test wants it to say.

The stand-in site has the real ``embed.js`` and, in the place of each assessment, a page whose
``tell(type, rest)`` sends a message as an assessment would. So a test of the page around can have
every message at every moment.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

from stagemark.site.scripts import link
from stagemark.site.sentences import catalogue_for
from tests.browser.visiting import Visitor
from tests.root import ROOT

STAND_IN = """<!doctype html>
<meta charset="utf-8">
<title>In the place of an assessment</title>
<script>
  const [id] = location.pathname.split("/").slice(1);
  const tell = (type, rest) => parent.postMessage({stagemark: 1, id, type, ...rest}, "*");
  FIRST
</script>
<p>An assessment</p>
"""
FIRST = 'tell("progress", {seen: 0, of: 3});'
# As tall as its words at this width, and one that is not, whatever the page around does.
FLOWING = """
  new ResizeObserver(() => {
    tell("height", {height: Math.ceil(document.body?.getBoundingClientRect().height) + 300});
  }).observe(document.documentElement);
  addEventListener("load", () => document.body.append("So many words. ".repeat(200)));
"""
SWINGING = """
  addEventListener("resize", () => tell("height", {height: innerWidth > 600 ? 900 : 500}));
  tell("height", {height: 900});
"""
STEADY = 'tell("progress", {seen: 0, of: 3}); tell("height", {height: 640});'

HOST = """<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>A host of its own</title>
<link rel="icon" href="data:,">
HEAD
</head>
<body>
BODY
</body>
</html>
"""
# What the page hears, from the first moment on.
LISTEN = """
window.events = [];
for (const type of ["height", "progress", "complete", "scroll"])
  addEventListener(`stagemark:${type}`, ({detail, target}) => {
    events.push([target.localName, detail]);
  });
window.ended = 0;
addEventListener("message", ({data}) => { if (data === "the end") ended++; });
"""


# What each assessment says by itself.
ASSESSMENTS = {
    "model": FIRST,
    "other": FIRST,
    "silent": "",
    "flowing": FLOWING,
    "swinging": SWINGING,
    "steady": STEADY,
}


def loader(site_url: str | None = None) -> str:
    """``embed.js`` as a build writes it that was told this address."""
    theme = ROOT / "theme"
    say = catalogue_for("en", theme / "locales")
    return link(theme / "js", "embed/loader.js", say, site_url=site_url)


def fill_stand_in(folder: Path) -> None:
    """A site with those assessments, each in two versions."""
    for id, first in ASSESSMENTS.items():
        for place in (id, f"{id}/1.0.0"):
            page = folder / place / "embed" / "index.html"
            page.parent.mkdir(parents=True)
            page.write_text(STAND_IN.replace("FIRST", first), encoding="utf-8")
    (folder / "embed.js").write_text(loader(), encoding="utf-8")


class Host:
    """A host's site: a folder that is served, and somebody who visits it."""

    def __init__(self, visitor: Visitor, folder: Path, address: str) -> None:
        self.visitor = visitor
        self.folder = folder
        self.address = address
        # The address of the stand-in.
        self.site = visitor.home
        self._context = visitor.context(base_url=address)
        self._context.add_init_script(f"if (parent === window) {{ {LISTEN} }}")

    def prepare(self, script: str) -> None:
        """Runs a script in each page before all else."""
        self._context.add_init_script(script)

    def open(self, body: str, *, head: str = "", **options: Any) -> Page:
        """A page with that content, where SITE stands for the address of the stand-in site."""
        text = HOST.replace("HEAD", head).replace("BODY", body).replace("SITE/", self.site)
        # A name for each, as a browser keeps a page that changes within a second.
        name = f"post-{len(self._context.pages)}.html"
        (self.folder / name).write_text(text, encoding="utf-8")
        page = self._context.new_page()
        page.goto(name, **options)
        return page

    def complaints(self) -> list[str]:
        """What the console has said until now, which is no fault then."""
        said = [*self.visitor.complaints]
        self.visitor.complaints.clear()
        return said


def frames(page: Page) -> list[Frame]:
    """The frames that stand in the page, in the order in which they came."""
    return [one for one in page.frames if one.parent_frame]


def frame_in(page: Page, place: str = "iframe") -> Frame:
    """The frame at that place, once it has been heard."""
    page.locator(place).first.wait_for()
    frame = page.locator(place).first.element_handle().content_frame()
    assert frame is not None
    return frame


def shown(page: Page) -> list[str]:
    """The addresses of the frames, below the top of their site."""
    return [one.url.split("/", 3)[3] for one in frames(page)]


def heard(page: Page, count: int) -> list[list[Any]]:
    """The events up to now, once there are so many: whom they came from, and what they told."""
    page.wait_for_function("count => events.length >= count", arg=count)
    told: list[list[Any]] = page.evaluate("events")
    return told


def all_heard(page: Page) -> list[list[Any]]:
    """The same, once the page has dealt with all that its frames sent before."""
    page.evaluate("ended = 0")
    for one in frames(page):
        one.evaluate("parent.postMessage('the end', '*')")
    page.wait_for_function("count => ended === count", arg=len(frames(page)))
    told: list[list[Any]] = page.evaluate("events")
    return told
