"""What one takes away to read: the report in Markdown, and the reminder for a calendar."""

from __future__ import annotations

import io
import re
from html.parser import HTMLParser

import markdown
import pytest
from playwright.sync_api import expect
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject

from stagemark.framework.model import Framework
from stagemark.scoring.scorer import score
from tests.browser.answering import DIMENSIONS, SMB, all_at, tick
from tests.browser.sharing import share
from tests.browser.taking import TODAY, note, take, text_of
from tests.browser.visiting import Visitor

MKDOCS = ["toc", "tables", "fenced_code"]
MORE = [*MKDOCS, "extra", "admonition", "sane_lists", "smarty", "wikilinks", "nl2br"]

MARKED = [
    "# A heading #",
    "- a list\n- of two\n\n  1. and more\n1) or less\n`code` ``more`` `",
    "*bold* **bolder** _so_ __very__ ~~not~~ ==mark== ^up^ $x$",
    "[x](javascript:alert(1)) ![x](https://x.example/y.png) [^1] *[abbr]: x",
    "<script>alert(1)</script> <img src=x onerror=alert(1)> <!-- gone --> <https://x.example>",
    "(https://x.example/a_b*c_(d)?q=1&copy=2), www.x.example/a_b http://x.example/~e…",
    "| a | b |\n| --- | --- |\n| 1 | 2 |",
    "```\ncode\n```\n    indented\n~~~\nmore",
    "&amp; &lt;b&gt; &#60;i&#62; \\*not\\* \\\\ back\\",
    "Title\n===\nSecond\n---\n***\n+ plus\n> quote",
    "{: .class } {#id} [[wiki]] [TOC] {++ins++} :smile:",
    '!!! note "x"\n    body\n??? x\n/// y\n::: z\n: definition',
    "--8<-- 'file.md'\n%% percent\n$$ sum $$",
]
ADDRESSES = [
    *("https://x.example/y.png", "https://x.example", "https://x.example/a_b*c_(d)?q=1&copy=2"),
    "http://x.example/~e",
]
# What a report itself is made of; nothing that somebody wrote may add to it.
OWN_TAGS = {"h1", "h2", "h3", "p", "br", "strong", "em", "ul", "li", "blockquote", "a"}
OWN_TAGS |= {"table", "thead", "tbody", "tr", "th", "td"}


class Rendered(HTMLParser):
    """The tags, links and texts of a page; ``quotes`` are the texts of its block quotes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str | None] = []
        self.quotes: list[str] = []
        self.text = ""
        self._is_quote = False
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag == "a":
            self.links.append(dict(attrs).get("href"))
        if tag == "blockquote":
            self._is_quote = True
            self.quotes.append("")

    def handle_endtag(self, tag: str) -> None:
        self._is_quote = self._is_quote and tag != "blockquote"

    def handle_data(self, data: str) -> None:
        self.text += data
        if self._is_quote:
            self.quotes[-1] += data

    def handle_comment(self, data: str) -> None:
        self.tags.add("!--")


def words(text: str) -> list[str]:
    """The words of a text, with the quotes and dashes that an extension makes of plain ones."""
    plain = str.maketrans("\u2018\u2019\u201c\u201d\u00ab\u00bb", '\'\'""""')
    text = text.translate(plain).replace("\u2013", "--").replace("\u2014", "---")
    return text.replace("\u2026", "...").split()


@pytest.mark.parametrize("extensions", [[], MKDOCS, MORE], ids=["plain", "mkdocs", "more"])
def test_notes_stay_text_in_markdown(
    visitor: Visitor, marketing_ops: Framework, extensions: list[str]
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", accept_downloads=True)
    notes = dict(zip(marketing_ops.questions, MARKED, strict=False))
    assert len(notes) == len(MARKED)
    note(page, notes)
    text = text_of(take(page, "md"))
    rendered = Rendered(markdown.markdown(text, extensions=extensions))
    assert rendered.tags <= OWN_TAGS
    assert [words(quote) for quote in rendered.quotes] == [words(one) for one in MARKED]
    assert page.url in str(rendered.links[-1])
    # An address is a link to where it was meant to lead, whatever signs are in it.
    assert rendered.links[:-1] == ADDRESSES
    assert all(f"<{address}>" in text for address in ADDRESSES)


def test_the_report_says_what_the_scorecard_says(
    visitor: Visitor, marketing_ops: Framework
) -> None:
    page = visitor.context(accept_downloads=True).new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00Z")
    page.goto(f"{DIMENSIONS}/assess/")
    options = {
        id: marketing_ops.options_of(one)[len(id) % 3].id
        for id, one in marketing_ops.questions.items()
    }
    tick(page, options)
    record = score(marketing_ops, options)
    saved = take(page, "md")
    assert saved.suggested_filename == f"{DIMENSIONS}-1.0.0-{TODAY}.md"
    rendered = Rendered(markdown.markdown(text_of(saved), extensions=MKDOCS))
    shown = [page.locator(f"#{id}").inner_text() for id in ("verdict", "standing", "trace")]
    rows = [page.locator(f"#dimension_{id}") for id in record["roadmap"]]
    shown += [row.locator(".figure").inner_text() for row in rows]
    shown += [row.locator(".gap").inner_text().removesuffix(" to go") for row in rows]
    questions = [one.text for one in marketing_ops.questions.values()]
    shown += [marketing_ops.title, marketing_ops.version, "22 November 2026", *questions]
    assert [
        one for one in shown if " ".join(one.split()) not in " ".join(rendered.text.split())
    ] == []
    assert {"table", "h1", "h2", "h3"} <= rendered.tags
    headings = re.findall("^## (.*)$", text_of(saved), re.MULTILINE)
    assert headings[0] == "What to do next"
    assert headings[-2:] == ["Why this stage", "Answers and notes"]
    assert "not answered" not in rendered.text


def test_an_unfinished_report_says_what_is_missing(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    tick(page, {"templates": "yes"})
    rendered = Rendered(markdown.markdown(text_of(take(page, "md")), extensions=MKDOCS))
    assert "1 of 15 answered" in rendered.text
    assert rendered.text.count("not answered") == 14
    assert "Why this stage" not in rendered.text


def test_files_of_a_shared_result_do_not_take_the_reader_for_who_answered(
    hard_visitor: Visitor,
) -> None:
    """The words of this model speak to nobody, so all that do are ours."""
    page = hard_visitor.open("notebook/assess/", accept_downloads=True)
    tick(page, {"one": "yes"})
    own = text_of(take(page, "svg"))
    assert "You are here" in own
    page.goto(share(page))
    expect(page.locator("#shared")).to_be_visible()
    texts = {kind: text_of(take(page, kind)) for kind in ("svg", "csv", "md", "ics")}
    document = PdfReader(io.BytesIO(take(page, "pdf").path().read_bytes()))
    pages = " ".join(sheet.extract_text() for sheet in document.pages)
    parts = [document.get_object(IndirectObject(id, 0, document)) for id in document.xref[0]]
    said = [
        str(one["/Alt"]) for one in parts if isinstance(one, DictionaryObject) and "/Alt" in one
    ]
    texts["pdf"] = " ".join([pages, *said])
    assert "They are here" in texts["svg"]
    assert "Where they stand" in texts["pdf"]
    assert "High (they are here)" in texts["pdf"]
    addressed = re.compile(r".{0,20}\byou(?:rs?)?\b.{0,20}", re.IGNORECASE)
    assert {kind: addressed.findall(text) for kind, text in texts.items()} == {
        kind: [] for kind in texts
    }


# The reminder


def properties(text: str) -> list[tuple[str, str]]:
    """The lines of a calendar, unfolded; each physical line is at most 75 octets."""
    assert text.endswith("\r\n")
    lines = text.removesuffix("\r\n").split("\r\n")
    assert [line for line in lines if "\n" in line or "\r" in line] == []
    assert max(len(line.encode()) for line in lines) <= 75
    unfolded = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    return [(name, value) for name, _, value in (line.partition(":") for line in unfolded)]


@pytest.mark.parametrize(
    ("today", "due", "after"),
    [
        ("2026-11-22", "20270522", "20270523"),
        ("2026-08-31", "20270228", "20270301"),
        ("2027-08-31", "20280229", "20280301"),
        ("2026-12-31", "20270630", "20270701"),
    ],
)
def test_the_reminder_is_for_the_day_after_six_months(
    visitor: Visitor, today: str, due: str, after: str
) -> None:
    page = visitor.context(accept_downloads=True).new_page()
    page.clock.set_fixed_time(f"{today}T10:00:00Z")
    page.goto(f"{SMB}/assess/")
    saved = take(page, "ics")
    assert saved.suggested_filename == f"{SMB}-1.0.0-{today}.ics"
    found = dict(properties(text_of(saved)))
    assert found["DTSTART;VALUE=DATE"] == due
    assert found["DTEND;VALUE=DATE"] == after
    assert found["DTSTAMP"] == f"{today.replace('-', '')}T100000Z"


def test_a_reminder_is_as_calendars_want_it(hard_visitor: Visitor) -> None:
    page = hard_visitor.context(accept_downloads=True).new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00Z")
    page.goto("wide/assess/")
    lines = properties(text_of(take(page, "ics")))
    blocks = [value for name, value in lines if name in ("BEGIN", "END")]
    assert blocks == ["VCALENDAR", "VEVENT", "VALARM", "VALARM", "VEVENT", "VCALENDAR"]
    names = [name.partition(";")[0] for name, _ in lines]
    assert {"VERSION", "PRODID", "UID", "DTSTAMP", "DTSTART", "ACTION", "TRIGGER"} <= {*names}
    found = dict(reversed(lines))
    title = "営業部門とマーケティング部門のデジタル成熟度を測定するための包括的な評価モデル 🚀 <&>"
    assert found["SUMMARY"] == f"Assess again: {title}"
    description = found["DESCRIPTION"]
    assert re.search(r"(?<!\\)[,;]", description) is None
    assert page.url in description.replace("\\,", ",")
    assert "0 of 12 answered" in description

    page.goto("notebook/assess/")
    tick(page, {"one": "yes"})
    found = dict(reversed(properties(text_of(take(page, "ics")))))
    # This model asks for three to five months.
    assert found["DTSTART;VALUE=DATE"] == "20270222"
    assert "22 April 2027" in found["DESCRIPTION"]
    assert "High" in found["DESCRIPTION"]


def test_a_reminder_claims_no_stage_where_too_much_is_not_known(
    visitor: Visitor, smb: Framework
) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    can_pass = [one.id for one in smb.questions.values() if "unknown" in one.allow]
    answers = {**all_at(smb, "yes"), **dict.fromkeys(can_pass, "~unknown")}
    tick(page, answers)
    expect(page.locator("#verdict")).to_have_text("Not enough is known yet")
    described = dict(reversed(properties(text_of(take(page, "ics")))))["DESCRIPTION"]
    assert ": Not enough is known yet. " in described
    assert [stage.name for stage in smb.stages if stage.name in described] == []
