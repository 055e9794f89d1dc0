"""Markdown of framework files to HTML that is safe to put on a page.

Raw HTML is text here, and what Markdown made passes an allow-list. Most texts hold no Markdown at
all; they are only escaped, which is a hundred times as fast.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

import markdown
import nh3
from markdown.extensions import Extension
from markupsafe import Markup, escape

BLOCK_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "hr", "li", "ol", "p", "pre"),
    *("strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
INLINE_TAGS = {"a", "code", "em", "strong"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
SCHEMES = {"http", "https", "mailto"}

# What makes Markdown more than its text: a mark of its own, or a line break.
MARKED = re.compile(r"[*_`\[\]<>&\\#!|~]|\n|^\s*(?:[-+]|\d+[.)])\s|://")


class NoRawHtml(Extension):
    """Markdown without its passage for raw HTML: an angle bracket is an angle bracket."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


@lru_cache(maxsize=20_000)
def block(text: str) -> Markup:
    """Paragraphs, lists, tables and headings from Markdown."""
    if not MARKED.search(text):
        return Markup("<p>{}</p>").format(text)
    return _clean(_convert(text), BLOCK_TAGS)


@lru_cache(maxsize=50_000)
def inline(text: str) -> Markup:
    """Emphasis, code and links from Markdown; what would be a block is run into the line."""
    if not MARKED.search(text):
        return escape(text)
    return _clean(_convert(text), INLINE_TAGS)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The words of a Markdown text without marks, for descriptions and data."""
    if not MARKED.search(text):
        return text
    words = nh3.clean(_convert(text), tags=set())
    return str(Markup(words).unescape()).strip()


def _convert(text: str) -> str:
    return _converter().reset().convert(text)


@cache
def _converter() -> markdown.Markdown:
    """One for all texts: to make it takes as long as to convert a short one."""
    return markdown.Markdown(extensions=[NoRawHtml(), "tables", "sane_lists"])


def _clean(html: str, tags: set[str]) -> Markup:
    clean = nh3.clean(html, tags=tags, attributes=ATTRIBUTES, url_schemes=SCHEMES, link_rel=None)
    return Markup(clean.strip())
