"""The scorecard as a document: written in the page, and fit for reading by eye, ear and machine."""

from __future__ import annotations

import io
import re
import shutil
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect
from pypdf import PageObject, PdfReader
from pypdf.generic import ArrayObject, DictionaryObject, IndirectObject, StreamObject

from stagemark.framework.model import Framework
from stagemark.framework.texts import plain
from stagemark.scoring.scorer import score
from stagemark.site.material import roadmap_steps
from tests.browser.answering import DIMENSIONS, SMB, all_at, tick
from tests.browser.taking import TODAY, note, take
from tests.browser.visiting import Visitor

WRITER = "**/assets/pdf-*.js"
FOOT = 45
NOTES = "Ελληνικά: καλημέρα. Русский: привет, ёлка. Polski: zażółć. A → B, ≥ 80 %, ✓"
TITLE = "{http://purl.org/dc/elements/1.1/}title"
SAID = "#next > [role=status]"


def finished(visitor: Visitor, framework: Framework, address: str, **options: Any) -> Page:
    """A page on which everything is answered with the best there is, on a day that is known."""
    page = visitor.context(accept_downloads=True, **{"locale": "en-GB", **options}).new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00Z")
    page.goto(address)
    tick(page, all_at(framework, "yes"))
    return page


def pdf(page: Page) -> bytes:
    return take(page, "pdf").path().read_bytes()


def text_of(document: PdfReader) -> str:
    """All text in the order of reading, in one line."""
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in document.pages))


def tags_of(document: PdfReader) -> Iterator[DictionaryObject]:
    """Every element of the structure, parents first."""
    root = document.root_object["/StructTreeRoot"].get_object()
    assert isinstance(root, DictionaryObject)
    open_ = [root.raw_get("/K")]
    while open_:
        one = open_.pop().get_object()
        if isinstance(one, ArrayObject):
            open_ += reversed(one)
        elif isinstance(one, DictionaryObject) and "/S" in one:
            yield one
            if "/K" in one:
                open_.append(one.raw_get("/K"))


def objects_of(document: PdfReader) -> Iterator[DictionaryObject]:
    for id in document.xref[0]:
        one = document.get_object(IndirectObject(id, 0, document))
        if isinstance(one, DictionaryObject):
            yield one


def check_readable(document: PdfReader, *, language: str) -> None:
    """What screen readers need: a language, a title, tags for all that is said, known letters."""
    root = document.root_object
    assert str(root["/Lang"]) == language
    assert str(root["/MarkInfo"]) == "{'/Marked': True}"
    assert str(root["/ViewerPreferences"]) == "{'/DisplayDocTitle': True}"
    kinds = Counter(str(tag["/S"]) for tag in tags_of(document))
    assert kinds["/Document"] == kinds["/H1"] == kinds["/Figure"] == 1
    assert kinds["/H2"] >= 3
    assert kinds["/Table"] >= 2
    for tag in tags_of(document):
        match str(tag["/S"]):
            case "/Figure":
                assert str(tag["/Alt"]).startswith("Stages, lowest first:")
            case "/TH":
                assert "/Scope" in str(tag["/A"])
    for page in document.pages:
        # Everything stands between a mark of what it is, or that it is decoration, and its end.
        depth = 0
        for operator in re.findall(r"\b(?:BDC|BMC|EMC|TJ|f|S)$", marks_of(page), re.MULTILINE):
            depth += {"BDC": 1, "BMC": 1, "EMC": -1}.get(operator, 0)
            assert depth or operator in ("BDC", "BMC", "EMC")
        assert depth == 0
    names = {name for one in objects_of(document) for name in one}
    assert not names & {"/JavaScript", "/JS", "/OpenAction", "/AA", "/URI", "/EmbeddedFiles"}
    kinds = Counter(str(one.get("/Subtype")) for one in objects_of(document))
    embedded = [one for one in objects_of(document) if "/FontFile2" in one]
    mapped = [one for one in objects_of(document) if "/ToUnicode" in one]
    assert len(embedded) == len(mapped) == kinds["/Type0"] == kinds["/CIDFontType2"] > 0


def test_the_document_over_http(visitor: Visitor, smb: Framework) -> None:
    page = finished(visitor, smb, f"{SMB}/assess/")
    note(page, {"templates": NOTES, "cost-per-lead": "First line\nthen a second"})
    saved = take(page, "pdf")
    assert saved.suggested_filename == f"{SMB}-1.0.0-{TODAY}.pdf"
    document = PdfReader(saved.path(), strict=True)
    check_readable(document, language=smb.language)
    assert document.metadata is not None
    assert document.metadata.title == smb.title
    assert str(document.metadata["/CreationDate"]).startswith(f"D:{TODAY.replace('-', '')}")
    said = text_of(document)
    card = page.locator("#scorecard")
    for part in ("#verdict", "#standing", "#trace"):
        assert (card.locator(part).text_content() or "?") in said
    for dimension in smb.dimensions:
        assert dimension.name in said
    for question in smb.questions.values():
        assert question.text in said
    for finding in smb.findings:
        is_held = card.locator(f'[data-finding="{finding.id}"]').count() == 1
        assert (finding.title in said) == is_held
    for step in smb.stages[-1].next_steps:
        assert step.text in said
    assert NOTES in said
    assert "First line then a second" in said
    count = len(document.pages)
    assert count >= 2
    for number, sheet in enumerate(document.pages, start=1):
        assert f"{number} / {count}" in sheet.extract_text()
    expect(page.locator(SAID)).to_be_empty()


def test_the_document_from_a_file_alone_in_its_folder(
    visitor: Visitor, site: Path, tmp_path: Path, smb: Framework
) -> None:
    alone = Path(shutil.copy(site / SMB / "handout.html", tmp_path))
    visitor.allow("file://")
    page = finished(visitor, smb, alone.as_uri())
    note(page, {"templates": NOTES})
    document = PdfReader(io.BytesIO(pdf(page)), strict=True)
    check_readable(document, language=smb.language)
    assert NOTES in text_of(document)


def test_one_plan_says_each_step_once(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/embed/?view=page", accept_downloads=True)
    answers = {id: options_of(marketing_ops, id)[1] for id in scored(marketing_ops)}
    tick(page, answers)
    document = PdfReader(io.BytesIO(pdf(page)), strict=True)
    first, said = re.sub(r"\s+", " ", document.pages[0].extract_text()), text_of(document)
    record = score(marketing_ops, answers)
    roadmap = roadmap_steps(marketing_ops)
    [stage] = [one for one in marketing_ops.stages if one.id == record["stage"]]
    ways = {id: roadmap[id][record["dimensions"][id]["stage"] or ""] for id in record["roadmap"]}
    asked = {plain(step.text) for steps in (stage.next_steps, *ways.values()) for step in steps}
    assert len(asked) > 8
    assert {text: said.count(text) for text in asked} == dict.fromkeys(asked, 1)
    # The first page begins it, in the words of the card, and leaves nothing to look up elsewhere.
    for part in ("#start", "#then li"):
        for step in page.locator(part).all():
            assert step.evaluate("(item) => item.firstChild.textContent.trim()") in first
    assert "would reach" not in first
    # What a sentence announces stands below it.
    assert record["next"] is not None
    questions = [marketing_ops.questions[id].text for id in record["next"]["questions"]]
    assert " ".join(f"• {text}" for text in questions) in said
    for row in page.locator("[data-dimension]").all():
        for part in (".figure", ".stage", ".gap"):
            assert row.locator(part).inner_text() in first
    rows = [row.locator("th").inner_text() for row in page.locator("[data-dimension]").all()]
    assert sorted(rows, key=first.rindex) == rows


@pytest.mark.parametrize(
    ("id", "choice"),
    [
        ("marketing-ops-dimensions", 1),
        ("marketing-ops-dimensions", -1),
        ("marketing-ops-foresight", 2),
        ("marketing-ops-pillars", 0),
        ("operational-excellence", 3),
        ("smb-marketing-stages", 0),
        ("smb-marketing-stages", -1),
    ],
)
def test_pages_are_filled_and_headings_stay_with_what_they_head(
    visitor: Visitor, id: str, choice: int
) -> None:
    page = visitor.open(f"{id}/assess/", accept_downloads=True, locale="en-GB")
    page.evaluate(CHOOSE, choice)
    document = PdfReader(io.BytesIO(pdf(page)), strict=True)
    sheets = [lines_of(sheet) for sheet in document.pages]
    for lines in sheets[:-1]:
        assert lines[-1].y < 300  # of 842 points
    for lines in sheets:
        assert lines[-1].size < 10.5, lines[-1]
    assert sheets[-1][-1].y < 660
    # The first page is the whole result: the row of each dimension stands on it.
    for row in page.locator("[data-dimension]").all():
        assert any(line.text.startswith(row.locator("th").inner_text()[:12]) for line in sheets[0])


# In each question the option at a place, as one counts in Python.
CHOOSE = """(place) => document.querySelectorAll("#assessment fieldset").forEach((one) => {
  const options = [...one.querySelectorAll("input")].filter(({ value }) => value[0] !== "~");
  (options.at(place) ?? options.at(-1))?.click();
})"""


@dataclass(frozen=True)
class Line:
    """A line of text with its place from the foot of the page and its size, in points."""

    text: str
    y: float
    size: float


def lines_of(sheet: PageObject) -> list[Line]:
    """What is written on a page above its foot, from top to bottom."""
    found: dict[float, Line] = {}

    def take_up(text: str, _: Any, at: list[float], __: Any, size: float) -> None:
        y = round(float(sheet.mediabox.height) - at[5] if at[3] < 0 else at[5], 1)
        if text.strip() and y > FOOT:
            before = found.get(y, Line("", y, 0))
            found[y] = Line(before.text + text, y, max(before.size, size))

    sheet.extract_text(visitor_text=take_up)
    return sorted(found.values(), key=lambda line: -line.y)


def scored(framework: Framework) -> list[str]:
    return [question.id for question in framework.questions.values() if question.is_scored]


def options_of(framework: Framework, question: str) -> list[str]:
    return [option.id for option in framework.options_of(framework.questions[question])]


def test_an_unfinished_result_is_a_range(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    tick(page, {"templates": "yes"})
    said = text_of(PdfReader(io.BytesIO(pdf(page)), strict=True))
    verdict = page.locator("#verdict").text_content() or "?"
    assert verdict.lower().startswith("between")
    assert verdict in said
    assert "Not everything is answered yet" in said
    assert "Not answered" in said
    assert "What to do next" not in said


def test_equal_results_make_equal_files_whatever_the_screen(
    visitor: Visitor, smb: Framework
) -> None:
    bright = finished(visitor, smb, f"{SMB}/assess/", color_scheme="light")
    dark = finished(visitor, smb, f"{SMB}/assess/", color_scheme="dark", width=360)
    dark.get_by_role("link", name="See your result").click()
    first = pdf(bright)
    assert first == pdf(bright)
    assert first == pdf(dark)
    accent = bright.evaluate("getComputedStyle(document.body).getPropertyValue('--accent')")
    colour = " ".join(str(int(accent[place : place + 2], 16) / 255) for place in (1, 3, 5))
    assert f"{colour} scn" in marks_of(PdfReader(io.BytesIO(first)).pages[0])


def marks_of(sheet: PageObject) -> str:
    """What is drawn on a page, as the document has it."""
    content = sheet.get_contents()
    assert content is not None
    return content.get_data().decode("latin-1")


@pytest.mark.parametrize(("locale", "points"), [("de-AT", (595, 841)), ("fr-CA", (612, 792))])
def test_paper_is_as_usual_where_the_visitor_is(
    visitor: Visitor, locale: str, points: tuple[int, int]
) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True, locale=locale)
    box = PdfReader(io.BytesIO(pdf(page))).pages[0].mediabox
    assert (int(box.width), int(box.height)) == points


def test_paper_can_be_chosen(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True, locale="en-GB")
    choice = page.get_by_label("Paper of the PDF")
    expect(choice).to_have_value("A4")
    choice.select_option("Letter")
    assert PdfReader(io.BytesIO(pdf(page))).pages[0].mediabox.width == 612


def test_letters_that_cannot_be_set_are_told(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    note(page, {"templates": "日本語, 👩‍👩‍👧 مرحبا and a de\u0301composed soft\u00adhyphen"})
    document = PdfReader(io.BytesIO(pdf(page)), strict=True)
    assert "□□□, □ □□□□□ and a décomposed softhyphen" in text_of(document)
    expect(page.locator(SAID)).to_contain_text("Some letters cannot be set in the PDF")
    expect(page.locator(SAID)).to_contain_text("□ stands for each: 日 本 語")
    note(page, {"templates": ""})
    pdf(page)
    expect(page.locator(SAID)).to_be_empty()


def test_a_note_longer_than_a_page_runs_on(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    long = [f"Word{number}" for number in range(2000)]
    note(page, {"templates": " ".join([*long, "x" * 300])})
    document = PdfReader(io.BytesIO(pdf(page)), strict=True)
    assert re.findall(r"Word\d+", text_of(document)) == long
    check_readable(document, language="en")


@pytest.mark.parametrize("id", ["notebook"])
def test_hard_frameworks_make_sound_documents(hard_visitor: Visitor, id: str) -> None:
    page = hard_visitor.open(f"{id}/assess/", accept_downloads=True)
    page.evaluate(
        "document.querySelectorAll('#assessment [value=\"yes\"]').forEach((one) => one.click())"
    )
    document = PdfReader(io.BytesIO(pdf(page)), strict=True)
    check_readable(document, language=page.locator("html").get_attribute("lang") or "?")
    metadata = document.root_object["/Metadata"].get_object()
    assert isinstance(metadata, StreamObject)
    titles = ElementTree.fromstring(metadata.get_data()).iter(TITLE)
    assert [" ".join("".join(title.itertext()).split()) for title in titles] == [
        (page.locator("h1").text_content() or "").strip()
    ]


@pytest.mark.parametrize(("id", "scripts"), [("wide", "Japanese"), ("arabic", "Arabic")])
def test_a_framework_that_a_pdf_cannot_hold_says_how_to_get_one(
    hard_visitor: Visitor, id: str, scripts: str
) -> None:
    page = hard_visitor.open(f"{id}/assess/")
    downloads = page.locator("#downloads")
    expect(downloads.get_by_role("button", name="Table for Excel")).to_be_visible()
    expect(downloads.get_by_role("button", name="PDF")).to_have_count(0)
    expect(downloads).to_contain_text(scripts)
    expect(downloads).to_contain_text("letters: use Print, and save as PDF.")
    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()


def test_the_writer_loads_only_when_it_is_wanted(visitor: Visitor) -> None:
    context = visitor.context(accept_downloads=True)
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    page = context.new_page()
    page.goto(f"{SMB}/assess/")
    expect(page.locator('[data-download="pdf"]')).to_be_visible()
    take(page, "json")
    assert not any("assets/pdf-" in url for url in asked)
    pdf(page)
    pdf(page)
    assert sum("assets/pdf-" in url for url in asked) == 1


def test_a_writer_that_does_not_load_is_told_and_tried_again(visitor: Visitor) -> None:
    page = visitor.open(f"{SMB}/assess/", accept_downloads=True)
    tick(page, {"templates": "yes"})
    page.route(WRITER, lambda route: route.abort())
    page.locator('[data-download="pdf"]').click()
    expect(page.locator(SAID)).to_contain_text("a part of this page did not load")
    assert all("Failed to load resource" in one for one in visitor.complaints)
    visitor.complaints.clear()
    expect(page.locator('[name="templates"][value="yes"]')).to_be_checked()
    page.unroute(WRITER)
    assert pdf(page).startswith(b"%PDF-1.7")
