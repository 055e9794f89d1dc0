"""Texts of framework files on a page: their Markdown works, and nothing else of them does."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from stagemark.framework.texts import ATTRIBUTES, BLOCK_TAGS, INLINE_TAGS, block, inline, plain

SCHEMES = {"http", "https", "mailto"}


class _Seen(HTMLParser):
    """All elements and attributes of a piece of HTML, as a browser would take it."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.attributes: set[tuple[str, str]] = set()
        self.links: list[str] = []
        self.odd: list[str] = []
        self.words = ""
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        self.attributes |= {(tag, name) for name, _ in attrs}
        self.links += [value or "" for name, value in attrs if name == "href"]

    def handle_comment(self, data: str) -> None:
        self.odd.append(data)

    def handle_decl(self, decl: str) -> None:
        self.odd.append(decl)

    def handle_pi(self, data: str) -> None:
        self.odd.append(data)

    def handle_data(self, data: str) -> None:
        self.words += data


def scheme(link: str) -> str:
    """The scheme that a browser takes from an address; empty for one relative to the page."""
    heard = re.sub("[\t\n\r]", "", link.strip("".join(map(chr, range(33)))))
    found = re.match("([A-Za-z][A-Za-z0-9+.-]*):", heard)
    return found[1].lower() if found else ""


RAW = [
    "<script>alert(1)</script>",
    "<b>bold</b>",
    "<img src=x onerror=alert(1)>",
    "<!-- comment -->",
    '<a href="https://example.org">x</a>',
    "<p onclick=x>para</p>",
    "<svg/onload=alert(1)>",
    "</p></main><style>*{display:none}</style>",
    "1 < 2 & 3 > 2",
    "&lt;b&gt; &amp; &copy;",
]


@pytest.mark.parametrize("text", RAW)
@pytest.mark.parametrize("around", ["{}", "before {} after", "*em* {}", "- {}", "    {}", "`{}`"])
def test_raw_html_is_text(text: str, around: str) -> None:
    for convert in (block, inline):
        seen = _Seen(convert(around.format(text)))
        assert not seen.tags & {"script", "b", "img", "svg", "style", "a"}
        assert seen.odd == []


@pytest.mark.parametrize("text", RAW[:-1])
def test_raw_html_is_shown_as_it_was_written(text: str) -> None:
    for convert in (block, inline):
        assert _Seen(convert(text)).words.strip() == text


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "java&#115;cript:alert(1)",
        "java\tscript:alert(1)",
        "\x01javascript:alert(1)",
        "vbscript:x",
        "data:text/html,<script>alert(1)</script>",
        "file:///etc/passwd",
    ],
)
@pytest.mark.parametrize("form", ["[x]({})", "[x](<{}>)", "[x][1]\n\n[1]: {}", "<{}>", "![x]({})"])
def test_only_links_that_lead_to_pages_or_people_live(target: str, form: str) -> None:
    for convert in (block, inline):
        for link in _Seen(convert(form.format(target))).links:
            assert scheme(link) in {"", *SCHEMES}, link


@pytest.mark.parametrize(
    "target", ["https://example.org/a?b=1&c=2#d", "http://example.org", "mailto:a@example.org"]
)
def test_good_links_stay_as_they_are(target: str) -> None:
    for convert in (block, inline):
        assert _Seen(convert(f"[x]({target})")).links == [target]
        assert _Seen(convert(f"[*x*]({target})")).words.strip() == "x"


def test_blocks_are_blocks_and_lines_stay_lines() -> None:
    text = "## Title\n\nOne *two* `three`.\n\n- a\n- b\n\n| x | y |\n|---|--:|\n| 1 | 2 |"
    assert _Seen(block(text)).tags == {
        *("h2", "p", "em", "code", "ul", "li", "table", "thead", "tbody", "tr", "th", "td"),
    }
    assert _Seen(inline(text)).tags == {"em", "code"}
    assert _Seen(inline(text)).words.split() == _Seen(block(text)).words.split()


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Plain.", "Plain."),
        ("Tom & Jerry's", "Tom &amp; Jerry's"),
        ("**bold** *em* `code`", "<strong>bold</strong> <em>em</em> <code>code</code>"),
        ("1. first", "first"),
        ("snake_case_word", "snake_case_word"),
        ("2 * 3 * 4", "2 * 3 * 4"),
        ("", ""),
    ],
)
def test_a_line_of_markdown(text: str, html: str) -> None:
    assert inline(text) == Markup(html)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Plain & simple <b>", "Plain & simple <b>"),
        ("*One* [two](https://example.org) `three`", "One two three"),
        ("**5 < 6 & 7**", "5 < 6 & 7"),
        ("&amp; stays", "& stays"),
    ],
)
def test_words_without_marks(text: str, words: str) -> None:
    assert plain(text) == words


MARKS = st.sampled_from(
    [
        *("<", ">", "&", '"', "'", "`", "*", "_", "[", "]", "(", ")", "!", "#", "|", "\\", "\n"),
        *("\n\n", "    ", "- ", "1. ", "> ", "a", "href", "javascript:", "https://", "data:", "="),
        *("script", "<script>", "</script>", "<a ", "onclick", "style", "<!--", "-->", "&lt;"),
        *("&#x3C;", "<img src=x>", "\t", "\0", "\x02", "\x03", "é", "klzzwxh:0000", "mailto:"),
    ]
)
MARKDOWN = st.lists(st.one_of(MARKS, st.text(max_size=3)), max_size=25).map("".join)


@settings(deadline=None)
@given(MARKDOWN)
def test_whatever_is_written_only_allowed_html_comes_out(text: str) -> None:
    for convert, tags in ((block, BLOCK_TAGS), (inline, INLINE_TAGS)):
        seen = _Seen(convert(text))
        assert seen.tags <= tags
        assert not tags & {"script", "style", "iframe", "object", "form", "svg", "img"}
        assert all(name in ATTRIBUTES.get(tag, set()) for tag, name in seen.attributes)
        assert {scheme(link) for link in seen.links} <= {"", *SCHEMES}
        assert seen.odd == []


@settings(deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\0\r")))
def test_a_text_without_marks_is_only_escaped(text: str) -> None:
    if not set(text) & set("*_`[]<>&\\#!|~\n+-.):/'\""):
        assert inline(text) == text
        assert block(text) == f"<p>{text}</p>"
        assert plain(text) == text
