"""Reads a built prose page again: what search and the sitemap want to know of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from html.parser import HTMLParser

BLOCKS = {"p", "li", "td", "th", "dt", "dd", "pre", "blockquote"}
HEADINGS = {"h1", "h2", "h3", "h4"}


@dataclass(frozen=True)
class Part:
    """Words of a page that stand together, and the id of the place to go to for them, if any."""

    text: str
    place: str = ""


@dataclass(frozen=True)
class ReadPage:
    """A page's path on the site, and its words as far as they stand in ``main``."""

    path: str
    title: str
    headings: Sequence[Part]
    texts: Sequence[Part]
    is_hidden: bool


def read_pages(files: Mapping[str, bytes]) -> list[ReadPage]:
    """The HTML pages among ``files``, but for those that stand for a page that is missing."""
    return [
        _read(path, content.decode())
        for path, content in files.items()
        if path.endswith(".html") and path != "404.html"
    ]


def _read(path: str, html: str) -> ReadPage:
    reader = _Reader()
    reader.feed(html)
    reader.close()
    headings = [*reader.parts(HEADINGS)]
    title = headings[0].text if headings else path
    return ReadPage(path, title, headings[1:], [*reader.parts(BLOCKS)], reader.is_hidden)


class _Reader(HTMLParser):
    """Cuts what stands in ``main`` into headings and blocks."""

    def __init__(self) -> None:
        super().__init__()
        self.is_hidden = False
        self._is_in_main = False
        self._place = ""
        self._cuts: list[tuple[str, str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "robots":
            self.is_hidden = "noindex" in (given.get("content") or "")
        if tag == "main":
            self._is_in_main = True
        if tag in HEADINGS:
            self._place = given.get("id") or ""
        if tag in HEADINGS | BLOCKS:
            self._cuts.append((tag, self._place, []))

    def handle_endtag(self, tag: str) -> None:
        if tag == "main":
            self._is_in_main = False
        if tag in HEADINGS | BLOCKS:
            self._cuts.append(("", self._place, []))

    def handle_data(self, data: str) -> None:
        if self._is_in_main and self._cuts:
            self._cuts[-1][2].append(data)

    def parts(self, tags: set[str]) -> Iterator[Part]:
        for tag, place, words in self._cuts:
            if tag in tags and (text := " ".join("".join(words).split())):
                yield Part(text, place)
