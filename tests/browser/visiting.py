"""Visits the site as people do, and notes what no page of it may do."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.serving import serve

# Milliseconds after which something has not happened; long, as a busy machine is no failure.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)

# As in a browser that blocks all site data, where the mere mention of it throws.
BLOCK_STORAGE = """
for (const name of ["localStorage", "sessionStorage", "indexedDB"])
  Object.defineProperty(window, name, {
    get() { throw new DOMException("Access is denied for this document.", "SecurityError"); },
  });
"""

# To the last byte that the browser gives.
FILL_STORAGE = """() => {
  let text = "x".repeat(4e6);
  for (let number = 0; text;)
    try { localStorage[`filled-${number++}`] = text; }
    catch { text = text.slice(text.length / 2 + 1); }
}"""


class Visitor:
    """Opens pages in browser contexts of their own and listens to all of them.

    ``strangers`` are requests to another origin than those visited, ``complaints`` what the
    browser says on its console: script errors, violations of a policy, files that are missing.
    """

    def __init__(self, browser: Browser, home: str) -> None:
        self.browser = browser
        self.home = home
        self.origins = {origin(home)}
        self.contexts: list[BrowserContext] = []
        self.strangers: list[str] = []
        self.complaints: list[str] = []

    def open(self, address: str = "", *, width: int = 1280, **options: Any) -> Page:
        """A page at an address relative to the home page, in a context as the options say."""
        page = self.context(width=width, **options).new_page()
        page.goto(address)
        return page

    def context(self, *, width: int = 1280, **options: Any) -> BrowserContext:
        viewport: ViewportSize = {"width": width, "height": 900}
        context = self.browser.new_context(viewport=viewport, **{"base_url": self.home, **options})
        context.set_default_timeout(PATIENCE)
        context.on("request", lambda request: self._asked(request.url))
        context.on("console", lambda said: self._said(said.type, said.text))
        context.on("weberror", lambda failed: self.complaints.append(str(failed.error)))
        self.contexts.append(context)
        return context

    def allow(self, address: str) -> None:
        """Takes another origin for one of the site's own visitors."""
        self.origins.add(origin(address))

    @contextmanager
    def at(self, site: Path) -> Iterator[str]:
        """The address of another site, served while the visitor looks at it and not a moment less.

        A page may still be fetching what it will need; a server that is gone then is a complaint.
        """
        with serve(site) as address:
            self.allow(address)
            yield address
            self.close()

    def _asked(self, url: str) -> None:
        if urlsplit(url).scheme not in ("data", "blob") and origin(url) not in self.origins:
            self.strangers.append(url)

    def _said(self, kind: str, text: str) -> None:
        if kind in ("error", "warning"):
            self.complaints.append(text)

    def close(self) -> None:
        while self.contexts:
            self.contexts.pop().close()


def origin(url: str) -> str:
    """Scheme, host and port of an address."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc}"
