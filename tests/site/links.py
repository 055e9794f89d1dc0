"""Follows the links of a built site as a browser would, without one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

# Attributes that hold an address, whatever their element, and those that hold ids of the same page.
ADDRESSES = ("href", "src", "action", "data", "poster", "xlink:href")
REFERENCES = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns")


@dataclass
class PageRead:
    """What a page refers to, what can be referred to in it, and its words."""

    links: list[str] = field(default_factory=list)
    ids: list[str] = field(default_factory=list)
    places: list[tuple[str, str]] = field(default_factory=list)
    """The ids with the template that each is in, if any: what lies in two never meets."""
    canonical: str | None = None
    is_noindex: bool = False
    text: str = ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.page = PageRead()
        self.templates = [""]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        self.page.links += [given[name] for name in ADDRESSES if name in given]
        self.page.links += [f"#{id}" for name in REFERENCES for id in given.get(name, "").split()]
        if id := given.get("id"):
            self.page.ids.append(id)
            self.page.places.append((self.templates[-1], id))
        if tag == "template":
            self.templates.append(given.get("id", ""))
        if tag == "link" and given.get("rel") == "canonical":
            self.page.canonical = given["href"]
        if tag == "meta" and given.get("name") == "robots":
            self.page.is_noindex = "noindex" in given["content"]

    def handle_endtag(self, tag: str) -> None:
        if tag == "template":
            self.templates.pop()

    def handle_data(self, data: str) -> None:
        self.page.text += data


def read_page(path: Path) -> PageRead:
    reader = _Reader()
    reader.feed(path.read_text(encoding="utf-8"))
    return reader.page


def broken(site: Path, site_url: str) -> list[str]:
    """Links that lead nowhere, and ids that a page has twice, as ``page: link``.

    The site stands at ``site_url``; what stands elsewhere is not asked for.
    """
    pages = {path.relative_to(site).as_posix(): read_page(path) for path in site.rglob("*.html")}
    return [
        f"{path}: {said}"
        for path, page in sorted(pages.items())
        for said in (*_twice(page), *_lost(site, site_url, path, pages))
    ]


def _twice(page: PageRead) -> Iterator[str]:
    for (_, id), count in Counter(page.places).items():
        if count > 1:
            yield f"id {id} stands there twice"


def _lost(site: Path, site_url: str, path: str, pages: dict[str, PageRead]) -> Iterator[str]:
    for link in dict.fromkeys(pages[path].links):
        address, fragment = urldefrag(urljoin(site_url + path, link))
        if not address.startswith(site_url):
            # Another site's, if the link says so; else it leads out of this one.
            if not urlsplit(link).scheme:
                yield link
            continue
        target = unquote(address.removeprefix(site_url))
        if target.endswith("/") or not target:
            target += "index.html"
        is_there = (site / target).is_file()
        if not is_there or (fragment and unquote(fragment) not in pages[target].ids):
            yield link
