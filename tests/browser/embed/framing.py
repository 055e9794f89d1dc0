"""A page of another origin with a frame in it, which follows its height and notes what it says."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Frame, Page

from tests.browser.serving import serve
from tests.browser.visiting import Visitor

Message = dict[str, Any]

HOST = """<!doctype html>
<html lang="en">
<title>A host of its own</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<style>body {{ margin: 0 }} iframe {{ display: block; border: 0 }}</style>
<script>
  const messages = [];
  addEventListener("message", ({{data}}) => {{
    messages.push(data);
    if (data.type === "height") document.querySelector("iframe").height = data.height;
  }});
</script>
<iframe src="{address}" title="How far are we?" width="100%" height="640"></iframe>
"""

# Everything that has been drawn and said by now.
SETTLED = """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(
  () => setTimeout(done))))"""


@contextmanager
def hosting(visitor: Visitor, folder: Path, path: str, **options: Any) -> Iterator[Page]:
    """A page around a frame of ``path`` below the site, as wide as the window."""
    (folder / "host.html").write_text(HOST.format(address=visitor.home + path), encoding="utf-8")
    with serve(folder) as address:
        visitor.allow(address)
        page = visitor.context(base_url=address, **options).new_page()
        page.goto("host.html")
        yield page
        page.context.close()


def frame_of(page: Page) -> Frame:
    """The frame, once its program stands and nothing more will be said of the beginning."""
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("html.scripted", state="attached")
    settle(page, frame)
    return frame


def settle(page: Page, frame: Frame) -> None:
    """Waits until a change in the frame is drawn, its host has followed, and that is drawn too."""
    for one in (frame, page, frame, page):
        one.evaluate(SETTLED)


def said(page: Page, kind: str = "") -> list[Message]:
    """What the frame has said so far, of one type or of all."""
    messages: list[Message] = page.evaluate("messages")
    return [one for one in messages if not kind or one["type"] == kind]
