"""The handout on paper: what stands in it, what it is made of, and who has none."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from pypdf import PdfReader
from pypdf.generic import DictionaryObject, IndirectObject, StreamObject
from pypdfium2 import PdfDocument

from stagemark.cli import main
from stagemark.framework.model import Framework
from stagemark.framework.texts import plain
from stagemark.paper.codes import LETTERS
from stagemark.paper.packed import packed
from stagemark.publishing.releases import Withdrawal
from stagemark.rules.check import read_frameworks
from stagemark.site.editions import Edition, editions
from stagemark.site.fonts import letters_of, read_font
from stagemark.site.logo import Logo, Picture
from stagemark.site.paper_handouts import PAPERS, PaperHandouts
from stagemark.site.settings import Settings
from stagemark.site.theme_files import ThemeError
from tests.frameworks import framework as generated
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.english import english
from tests.site.own_fonts import NUNITO

SETTINGS = Settings.model_validate(
    {
        "name": "Models",
        "description": "Models.",
        "publisher": {"name": "Marketing Ops", "email": "ops@example.org"},
        "footer": "Printed on *our* own paper.",
    }
)
ADDRESS = "https://models.example/smb-marketing-stages/1.0.0/assess/"
SQUARE = (
    b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9H0z"/></svg>'
)


def handouts(cache: Path, **changes: Any) -> PaperHandouts:
    return PaperHandouts(ROOT / "theme", SETTINGS, english(), cache=cache, **changes)


def edition(framework: Framework, **changes: Any) -> Edition:
    return replace(editions([framework])[0], **changes)


def pages(pdf: bytes) -> list[str]:
    """The text of each page, in one line, as a browser's viewer has it."""
    with PdfDocument(pdf) as document:
        texts = [one.get_textpage().get_text_bounded() for one in document]
    # A word that was broken may be broken anywhere.
    return [" ".join(one.replace("\N{ZERO WIDTH SPACE}", "").split()) for one in texts]


def made(folder: Path, framework: Framework, *, address: str = "", **changes: Any) -> list[str]:
    """The pages in A4."""
    whole = edition(framework, **changes)
    return pages(dict(handouts(folder).set(whole, address=address))["handout.pdf"])


def elements(node: Any) -> Iterator[DictionaryObject]:
    """Every element of the structure below a node, in reading order."""
    node = node.get_object() if isinstance(node, IndirectObject) else node
    if isinstance(node, list):
        for one in node:
            yield from elements(one)
    elif isinstance(node, DictionaryObject):
        if "/S" in node:
            yield node
        if "/K" in node:
            yield from elements(node["/K"])


def fonts(reader: PdfReader) -> set[str]:
    """The fonts of all pages; each is in the document itself."""
    found = set()
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():  # type: ignore[index]
            inner = font.get_object()["/DescendantFonts"][0].get_object()
            kinds = inner["/FontDescriptor"].get_object().keys()
            assert kinds & {"/FontFile2", "/FontFile3"}
            found.add(re.sub(r"^/[A-Z]{6}\+|-Identity-H$", "", font.get_object()["/BaseFont"]))
    return found


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory, smb: Framework) -> PdfReader:
    logo = Logo(Picture("logo.svg", 28, SQUARE), None, alone=False)
    maker = handouts(tmp_path_factory.mktemp("kept"), logo=logo)
    pdf = dict(maker.set(edition(smb), address=ADDRESS))["handout.pdf"]
    return PdfReader(io.BytesIO(pdf), strict=True)


def test_every_version_has_one_in_both_sizes(site: Path) -> None:
    versions = sorted(one.parent for one in site.glob("*/*/framework.json"))
    assert len(versions) > 5
    for folder in versions:
        for name in PAPERS:
            assert (folder / name).read_bytes().startswith(b"%PDF-1.7")
            assert f'href="{name}"' in (folder / "index.html").read_text(encoding="utf-8")
    latest = site / "smb-marketing-stages"
    assert (latest / "handout.pdf").read_bytes() == (latest / "1.0.0/handout.pdf").read_bytes()
    boxes = [PdfReader(latest / name).pages[0].mediabox for name in PAPERS]
    assert [(round(one.width), round(one.height)) for one in boxes] == [(595, 842), (612, 792)]


def test_programs_that_read_aloud_find_their_way(read: PdfReader, smb: Framework) -> None:
    root = read.root_object
    assert str(root["/Lang"]) == "en"
    assert root["/MarkInfo"]["/Marked"]  # type: ignore[index]
    assert root["/ViewerPreferences"]["/DisplayDocTitle"]  # type: ignore[index]
    assert read.metadata is not None
    assert read.metadata.title == smb.title
    metadata = root["/Metadata"]
    assert isinstance(metadata, StreamObject)
    assert b"<pdfuaid:part>1<" in metadata.get_data()
    found = [*elements(root["/StructTreeRoot"])]
    pictures = [str(one["/Alt"]) for one in found if str(one["/S"]) == "/Figure"]
    assert pictures == ["Marketing Ops", english().text("handout", "qr_alt")]
    kinds = [str(one["/S"]) for one in found]
    assert kinds.count("/H3") == len(smb.questions) + len(smb.profile)
    assert {"/Title", "/H1", "/H2", "/Table", "/TH", "/L"} <= {*kinds}


def test_words_say_which_language_they_are_in(tmp_path: Path, smb: Framework) -> None:
    german = edition(smb.model_copy(update={"language": "de-AT"}))
    pdf = dict(handouts(tmp_path).set(german))["handout.pdf"]
    root = PdfReader(io.BytesIO(pdf)).root_object
    assert str(root["/Lang"]) == "de-AT"
    found = [*elements(root["/StructTreeRoot"])]
    assert "en" in {str(one["/Lang"]) for one in found if "/Lang" in one}


def test_its_fonts_are_ours_and_within(read: PdfReader, tmp_path: Path, smb: Framework) -> None:
    assert fonts(read) == {"Inter-Regular", "Inter-Bold", "LibertinusSerif-Bold"}
    own = read_font("own.woff2", NUNITO, letters_of([smb.title]), cache=tmp_path)
    for heading, names in (("sans", set[str]()), (own, {"Own-700"})):
        maker = handouts(tmp_path, heading=heading)
        for pdf in dict(maker.set(edition(smb))).values():
            assert fonts(PdfReader(io.BytesIO(pdf))) == {"Inter-Regular", "Inter-Bold"} | names


def assert_says(text: str, wanted: list[str]) -> None:
    """Whether a text holds others in their order, however its lines are broken."""
    at = 0
    for one in wanted:
        words = " ".join(one.replace("\N{SOFT HYPHEN}", "").split())
        assert words in text[at:]
        at = text.index(words, at)


def test_what_is_read_back_is_what_was_asked(site: Path) -> None:
    for framework in read_frameworks(ROOT / "frameworks", "frameworks", []):
        read = pages((site / framework.id / framework.version / "handout.pdf").read_bytes())
        wanted = [framework.title, plain(framework.summary)]
        for number, question in enumerate(framework.questions.values(), start=1):
            options = framework.options_of(question)
            wanted += [f"{number}. {question.text}", plain(question.help or "")]
            wanted += [
                f"{letter} {one.text}" for letter, one in zip(LETTERS, options, strict=False)
            ]
        for stage in framework.stages:
            wanted += [stage.name, plain(stage.summary), *map(plain, stage.signs)]
        assert_says(" ".join(read), wanted)


@pytest.mark.deep
@pytest.mark.parametrize("seed", range(300))
def test_any_framework_can_be_set(tmp_path: Path, seed: int) -> None:
    framework, _ = generated(seed)
    wanted = [f"{at}. {one.text}" for at, one in enumerate(framework.questions.values(), start=1)]
    assert_says(" ".join(made(tmp_path, framework, address=ADDRESS)), wanted)


def levels(count: int, more: str = "") -> list[dict[str, str]]:
    return [
        {"id": f"o{at}", "text": f"Level {at}{more}", "value": f"{at}"}
        for at in range(1, count + 1)
    ]


@pytest.fixture(scope="module")
def odd() -> Framework:
    """Everything that a question may be, in three dimensions, and texts of any length."""
    first = {"question": "q1", "at_least": "o3"}
    some = {"question": "q1", "is": ["o1", "o4"]}
    one = [
        {"id": "q1", "text": "Is it?", "options": levels(4)},
        {"id": "q2", "text": "Then how?", "options": levels(4), "show_if": first},
        {"id": "q3", "text": "Else?", "options": levels(4), "show_if": some, "allow": []},
        {"id": "q4", "text": "Which?", "type": "checklist", "options": levels(12)},
        {"id": "q5", "text": "In your words?", "type": "text"},
    ]
    two = [{"id": f"r{at}", "text": f"Row {at}?", "options": levels(5)} for at in range(30)]
    long = " and on, and on, and on, and on, and on, and on, and on, and on"
    three = [
        {"id": "s1", "text": "Nearly a page?", "options": levels(12, long * 2)},
        {"id": "s2", "text": "More than a page?", "options": levels(12, long * 9)},
        {"id": "s3", "text": f"A word? {'x' * 400}", "options": levels(2)},
    ]
    parts = enumerate((one, two, three))
    return Framework.model_validate(
        {
            "id": "odd",
            "version": "1.0.0",
            "language": "en",
            "title": "Odd",
            "summary": "All kinds.",
            "stages": [
                {"id": "low", "name": "Low", "summary": "Low."},
                {"id": "high", "name": "High", "summary": "High."},
            ],
            "dimensions": [{"id": f"d{at}", "name": f"D{at}", "questions": q} for at, q in parts],
            "profile": [{"id": "size", "text": "How many?", "options": ["1 to 9", "10 or more"]}],
            "scoring": {"method": "mean", "thresholds": {"high": "2"}},
        }
    )


def test_every_kind_of_question(tmp_path: Path, odd: Framework) -> None:
    read, say = made(tmp_path, odd), english()
    assert_says(
        " ".join(read),
        [
            *("2. Then how?", "Only if 1 is c (Level 3) or better"),
            *("3. Else?", "Only if 1 is a (Level 1) or d (Level 4)", "d Level 4 What do you"),
            *(
                "4. Which?",
                "Tick all that apply.",
                "l Level 12",
                f"0 None of these ? {say.text('question', 'not_known')}",
            ),
            *("5. In your words?", "Your answer:", "D1", "6. Row 0?"),
            *("About you", "How many?", "1 to 9", "10 or more", "36. Nearly"),
        ],
    )
    for number, question in enumerate(odd.questions.values(), start=1):
        begins = re.compile(rf"(?:^| ){number}\. {re.escape(question.text[:9])}(.*?)(?= \d+\. |$)")
        after = next(found[1] for page in read if (found := begins.search(page)))
        assert ("What do you point to?" in after) == (question.id not in ("q5", "s2"))
    tally = [page for page in read if "1 2 3 4 5 6 7 8 9 10 11 12" in page]
    assert len(tally) == 2


def test_nothing_leaves_its_page(tmp_path: Path, odd: Framework) -> None:
    with pdfplumber.open(
        io.BytesIO(dict(handouts(tmp_path).set(edition(odd)))["handout.pdf"])
    ) as pdf:
        for page in pdf.pages:
            left, top, right, bottom = page.width, page.height, 0.0, 0.0
            for one in page.chars:
                left, right = min(left, one["x0"]), max(right, one["x1"])
                top, bottom = min(top, one["top"]), max(bottom, one["bottom"])
            # 18 mm at the sides, where printers print; the foot stands below.
            assert left > 50
            assert right < page.width - 50
            assert top > 40
            assert bottom < page.height - 20


def test_it_is_the_same_each_time(tmp_path: Path, smb: Framework) -> None:
    first = dict(handouts(tmp_path / "one").set(edition(smb), address=ADDRESS))
    assert dict(handouts(tmp_path / "other").set(edition(smb), address=ADDRESS)) == first
    assert dict(handouts(tmp_path / "one").set(edition(smb), address=ADDRESS)) == first
    assert dict(handouts(tmp_path / "one").set(edition(smb))) != first


def test_without_an_address_there_is_a_line_for_it(tmp_path: Path, smb: Framework) -> None:
    say = english()
    without, with_one = made(tmp_path, smb)[0], made(tmp_path, smb, address=ADDRESS)[0]
    assert say.text("handout", "write_address") in without
    assert ADDRESS in with_one
    assert say.text("handout", "write_address") not in with_one


def test_the_cover_says_what_one_must_know(tmp_path: Path, smb: Framework) -> None:
    cover = made(tmp_path, smb)[0]
    for text in ("Marketing Ops", "ops@example.org", "Printed on our own paper.", smb.title):
        assert text in cover
    assert "This is a draft" in cover
    published = made(tmp_path, smb, published="2026-11-22")[0]
    assert "draft" not in published
    because = Withdrawal("2026-11-28", "It asked too much.")
    withdrawn = made(tmp_path, smb, published="2026-11-22", withdrawn=because)[0]
    assert "Do not begin with this version. It was withdrawn on 28 November 2026: It" in withdrawn


def test_time_for_many_questions(tmp_path: Path, smb: Framework) -> None:
    short, long = (made(tmp_path, smb.model_copy(update={"minutes": it}))[0] for it in (4, 60))
    assert "10 to 20 min Everybody answers alone" in short
    assert "before Everybody answers alone, on paper or online: about 120 minutes." in long


def test_letters_without_a_font_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    write_content(tmp_path / "content")
    with (tmp_path / "content" / "site.yaml").open("a", encoding="utf-8") as settings:
        settings.write("publisher: {name: 日本}\n")
    letters = {"arabic": "مرحلة", "chinese": "成熟度", "rocket": "\N{ROCKET}", "latin": "Tudás"}
    for id, name in letters.items():
        write_version(tmp_path / "frameworks", id, "1.0.0", [("Beginning", name)])
    assert main(["build"], root=tmp_path) == 0
    said = capsys.readouterr().err
    assert 'site.yaml:1:1: warning: handouts on paper leave out "日本", as their font' in said
    for id, name in letters.items():
        named = ", ".join(f"{one} (U+{ord(one):04X})" for one in dict.fromkeys(name))
        told = f"frameworks/{id}/1.0.0.yaml:1:1: warning: no handout on paper is made, as its font"
        folder = tmp_path / "site" / id
        is_made = id == "latin"
        assert (f"{told} lacks {named}; write these" in said) != is_made
        assert len([*folder.rglob("handout*.pdf")]) == (4 if is_made else 0)
        page = (folder / "index.html").read_text(encoding="utf-8")
        assert ("handout.pdf" in page) == is_made


def test_signs_that_show_nothing_do_no_harm(tmp_path: Path, smb: Framework) -> None:
    title = (
        "Re\N{COMBINING ACUTE ACCENT}sume\N{ZERO WIDTH JOINER} \u2713\ufe0f\N{LEFT-TO-RIGHT MARK}"
    )
    assert "Résume ✓" in made(tmp_path, smb.model_copy(update={"title": title}))[0]


def test_packing_refuses_what_it_does_not_know() -> None:
    with pytest.raises(ValueError, match="no PDF with one plain table"):
        packed(b"%PDF-1.7\nstartxref\n9\n%%EOF")


def test_packed_objects_stand_where_the_table_says(read: PdfReader) -> None:
    assert len(read.xref_objStm) > 500
    for number, (stream, at) in read.xref_objStm.items():
        found = read.get_object(stream)
        assert isinstance(found, StreamObject)
        assert int(found.get_data().split()[2 * at]) == number


def test_no_letter_is_taken_from_elsewhere(tmp_path: Path, smb: Framework) -> None:
    """Where a letter passes for one that there is, the drawing refuses it."""
    maker = handouts(tmp_path)
    maker._missing[smb.id, smb.version] = []
    with pytest.raises(ThemeError, match=r"handout\.typ: .*could not be displayed"):
        dict(maker.set(edition(smb.model_copy(update={"title": "مرحلة"}))))
