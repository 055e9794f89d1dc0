"""Cuts the HTML of a page of prose into the passages that the search finds.

MkDocs hands out the words of a page as HTML alone: while Markdown still has a tree of them, raw
HTML, code and entities stand in it as placeholders. So the HTML is read.
"""

from __future__ import annotations

from collections.abc import Iterator
from html.parser import HTMLParser

from stagemark.site.findable import Passage

BLOCKS = {"p", "li", "td", "th", "dt", "dd", "pre", "blockquote"}
HEADINGS = {"h1", "h2", "h3", "h4"}


def passages(html: str) -> tuple[list[Passage], list[Passage]]:
    """The headings, and the other blocks with the id of the heading above each, in order."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return [*reader.passages(HEADINGS)], [*reader.passages(BLOCKS)]


def asks_to_be_left_out(page: str) -> bool:
    """Whether the head of a whole page asks search engines not to list it."""
    reader = _Robots()
    reader.feed(page.partition("<body")[0])
    reader.close()
    return reader.is_hidden


class _Robots(HTMLParser):
    is_hidden = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "meta" and given.get("name") == "robots":
            self.is_hidden = "noindex" in (given.get("content") or "")


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self._anchor = ""
        self._cuts: list[tuple[str, str, list[str]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self._anchor = dict(attrs).get("id") or ""
        if tag in HEADINGS | BLOCKS:
            self._cuts.append((tag, self._anchor, []))

    def handle_endtag(self, tag: str) -> None:
        if tag in HEADINGS | BLOCKS:
            self._cuts.append(("", self._anchor, []))

    def handle_data(self, data: str) -> None:
        if self._cuts:
            self._cuts[-1][2].append(data)

    def passages(self, tags: set[str]) -> Iterator[Passage]:
        for tag, anchor, words in self._cuts:
            if tag in tags and (text := " ".join("".join(words).split())):
                yield Passage(text, anchor)
