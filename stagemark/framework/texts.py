"""Markdown of framework files to HTML that is safe to put on a page.

Raw HTML is text here, and what Markdown made passes an allow-list. Most texts hold no Markdown at
all; they are only escaped, which is a hundred times as fast.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, lru_cache

import markdown
import nh3
from markdown.extensions import Extension
from markupsafe import Markup, escape

from stagemark.framework.lists import CommonMarkLists

BLOCK_TAGS = {
    *("a", "blockquote", "br", "code", "em", "h2", "h3", "h4", "h5", "h6", "hr", "li", "ol", "p"),
    *("pre", "strong", "table", "tbody", "td", "th", "thead", "tr", "ul"),
}
INLINE_TAGS = {"a", "code", "em", "strong"}
ATTRIBUTES = {
    "a": {"href", "title"},
    "h2": {"id"},
    "h3": {"id"},
    "h4": {"id"},
    "h5": {"id"},
    "h6": {"id"},
    "ol": {"start"},
    "td": {"align"},
    "th": {"align"},
}
SCHEMES = {"http", "https", "mailto"}
SCHEME = re.compile("[A-Za-z][A-Za-z0-9+.-]*:")
DEAD_LINK = re.compile(r'<a(?: title="[^"]*")?>(.*?)</a>', re.DOTALL)
LINK = re.compile(r'<a href="([^"]*)"')
HEADING = re.compile(r"<h([1-6])[ >]")
HEADING_TAG = re.compile(r"<(/?)h([1-6])( [^>]*)?>")

# What makes Markdown more than its text: a mark of its own, or a line break.
MARKED = re.compile(r"[*_`\[\]<>&\\#!|~]|\n|^\s*(?:[-+]|\d+[.)])\s|://")


class NoRawHtml(Extension):
    """Markdown without its passage for raw HTML: an angle bracket is an angle bracket."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the library's name)
        md.preprocessors.deregister("html_block")
        md.inlinePatterns.deregister("html")


@lru_cache(maxsize=20_000)
def block(text: str, top: int | None = None, *, keeps_relative: bool = False) -> Markup:
    """Paragraphs, lists, tables and headings from Markdown.

    ``top``: the level of the highest heading, as the page around the text wants it; those below it
    keep their distance. Links that are no whole addresses lose theirs, unless they are kept for
    somebody who knows where they lead.
    """
    if not MARKED.search(text):
        return Markup("<p>{}</p>").format(text)
    html = _below(_converter(with_lists=True).reset().convert(text), top)
    return _clean(html, BLOCK_TAGS, keeps_relative=keeps_relative)


@lru_cache(maxsize=50_000)
def inline(text: str, *, keeps_relative: bool = False) -> Markup:
    """Emphasis, code and links from Markdown; what would be a block is run into the line."""
    if not MARKED.search(text):
        return escape(text)
    return _clean(_convert(text), INLINE_TAGS, keeps_relative=keeps_relative)


@lru_cache(maxsize=20_000)
def plain(text: str) -> str:
    """The words of a Markdown text without marks, for descriptions and data."""
    if not MARKED.search(text):
        return text
    words = nh3.clean(_convert(text), tags=set())
    return str(Markup(words).unescape()).strip()


@lru_cache(maxsize=20_000)
def unclean(text: str) -> str:
    """The HTML that Markdown makes of a text, before anything is taken out of it."""
    if not MARKED.search(text):
        return ""
    return _converter(with_lists=True).reset().convert(text)


def with_addresses(html: Markup, address: Callable[[str], str]) -> Markup:
    """The HTML with each link that is no whole address as ``address`` says of it."""

    def led(link: re.Match[str]) -> str:
        target = str(Markup(link[1]).unescape())
        return link[0] if SCHEME.match(target) else f'<a href="{escape(address(target))}"'

    return Markup(LINK.sub(led, html))


def without_dead_links(html: Markup) -> Markup:
    """The HTML with the words alone of links that have lost their address."""
    return Markup(DEAD_LINK.sub(r"\1", html))


def _convert(text: str) -> str:
    return _converter().reset().convert(text)


@cache
def _converter(*, with_lists: bool = False) -> markdown.Markdown:
    """One for all texts: to make it takes as long as to convert a short one."""
    lists = [CommonMarkLists()] if with_lists else []
    return markdown.Markdown(extensions=[NoRawHtml(), "tables", "sane_lists", *lists])


def _below(html: str, top: int | None) -> str:
    """The HTML with its highest heading at a level; without one, below that of a page's title."""
    levels = [int(level) for level in HEADING.findall(html)]
    if not levels:
        return html
    lower = max(0, 2 - min(levels)) if top is None else top - min(levels)
    return HEADING_TAG.sub(
        lambda tag: f"<{tag[1]}h{min(6, int(tag[2]) + lower)}{tag[3] or ''}>", html
    )


def _clean(html: str, tags: set[str], *, keeps_relative: bool) -> Markup:
    clean = nh3.clean(
        html,
        tags=tags,
        attributes=ATTRIBUTES,
        attribute_filter=None if keeps_relative else _whole_addresses,
        url_schemes=SCHEMES,
        link_rel=None,
    )
    return Markup(clean.strip())


def _whole_addresses(tag: str, name: str, value: str) -> str | None:
    is_relative = (tag, name) == ("a", "href") and not SCHEME.match(value)
    return None if is_relative else value
