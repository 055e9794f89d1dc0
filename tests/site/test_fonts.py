"""The publisher's own fonts: which are taken, what is left of them, and what pages carry."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from stagemark.site import dress
from stagemark.site.fonts import BASICS, Font, FontError, as_statics, letters_of, read_font
from stagemark.site.kinds import FRAMEWORK_KINDS, QuestionnaireKind
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.building import build
from tests.site.own_fonts import NUNITO, changed, with_licence_bits

FACE = re.compile(r'@font-face\{font-family:"own (\w+)";src:url\(([^)]+)\)')
SYMBOLS = "\N{BLACK STAR}"


def read(data: bytes, folder: Path, letters: str = "Ours", cache: str = "cache") -> Font:
    file = folder / "own.woff2"
    file.write_bytes(data)
    return read_font(file.name, file, letters_of([letters]), cache=folder / cache)


def site(root: Path, settings: str, files: Mapping[str, bytes] | None = None) -> Path:
    write_version(root / "frameworks", "model", "0.1.0")
    write_content(root / "content")
    (root / "content" / "site.yaml").write_text(f"name: Ours\ndescription: Ours.\n{settings}\n")
    for name, data in (files or {}).items():
        (root / "content" / name).write_bytes(data)
    assert build(root, "--theme", str(ROOT / "theme")) == 0
    return root / "site"


def page_of(site: Path, kind: QuestionnaireKind) -> str:
    return (site / "model" / kind.path).read_text(encoding="utf-8")


def only_stars(font: TTFont) -> None:
    for table in font["cmap"].tables:
        table.cmap = {ord(SYMBOLS): "a"}


REFUSED = {
    "nothing": (b"", "is no font that can be read"),
    "a style": (b"html { color: red }" * 100, "is no font that can be read"),
    "cut off": (NUNITO.read_bytes()[:5000], "is no font that can be read"),
    "damaged": (NUNITO.read_bytes()[:300] + bytes(500), "is no font that can be read"),
    "without a table": (
        changed(lambda font: font.__delitem__("OS/2")),
        r"is no font that can be read \(without the table OS/2\)",
    ),
    "a collection": (b"ttcf" + bytes(100), "holds several fonts"),
    "not to be embedded": (with_licence_bits(2), r"may not be embedded, .*\(OS/2 fsType 2\)"),
    "pictures only": (with_licence_bits(0x200), "as pictures only"),
    "no letters": (changed(only_stars), "none of the letters that the site uses"),
    "too large": (bytes(4 * 1024 * 1024 + 1), "larger than 4 MiB"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_a_font_of_the_site_is_refused(case: str, tmp_path: Path) -> None:
    data, said = REFUSED[case]
    with pytest.raises(FontError, match=said) as refused:
        read(data, tmp_path)
    assert refused.value.hint


@pytest.mark.parametrize("flavor", ["woff2", None])
def test_a_font_keeps_the_letters_in_use_and_the_basics(flavor: str | None, tmp_path: Path) -> None:
    font = read(
        changed(lambda font: font, flavor), tmp_path, "Ours, \N{LATIN SMALL LETTER DOTLESS I}"
    )
    cut = TTFont(io.BytesIO(font.data))
    assert cut.flavor == "woff2"
    had = {*TTFont(NUNITO).getBestCmap()}
    wanted = {ord(sign) for sign in BASICS | {"\N{LATIN SMALL LETTER DOTLESS I}"}}
    assert {*cut.getBestCmap()} == had & wanted
    assert len(had - wanted) > 10
    assert "Nunito" in cut["name"].getDebugName(0)  # whose it is travels with it
    assert font.weights == (200, 1000)


def test_a_font_is_the_same_each_time(tmp_path: Path) -> None:
    first = read(NUNITO.read_bytes(), tmp_path)
    assert read(NUNITO.read_bytes(), tmp_path, cache="other") == first
    assert read(NUNITO.read_bytes(), tmp_path) == first
    assert read(NUNITO.read_bytes(), tmp_path, "Ours \N{LATIN SMALL LETTER DOTLESS I}") != first


def test_a_font_that_may_not_be_cut_stays_whole(tmp_path: Path) -> None:
    font = read(with_licence_bits(0x100), tmp_path)
    assert TTFont(io.BytesIO(font.data)).getBestCmap() == TTFont(NUNITO).getBestCmap()


def test_letters_that_a_font_lacks_are_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = {"zeta.md": "# \u0396\u03ae\u03c4\u03b1\n".encode(), "own.woff2": NUNITO.read_bytes()}
    site(tmp_path, "fonts: {heading: own.woff2}", page)
    said = capsys.readouterr().err
    assert "content/site.yaml:3:18: warning: fonts.heading: own.woff2 lacks letters" in said
    assert "\u0396 (U+0396), \u03ae (U+03AE)" in said


def test_a_font_for_viewing_only_is_told_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    site(tmp_path, "fonts: {body: own.woff2}", {"own.woff2": with_licence_bits(4)})
    assert "warning: fonts.body: own.woff2 may be embedded for viewing" in capsys.readouterr().err


def test_pages_find_the_fonts_and_policies_let_them_in(tmp_path: Path) -> None:
    settings = "fonts: {heading: own.woff2, body: own.woff2}"
    built = site(tmp_path, settings, {"own.woff2": NUNITO.read_bytes()})
    [font] = built.glob("assets/font-*.woff2")
    assert not (built / "own.woff2").exists()  # what is cut is enough
    style = (built / "assets" / "site.css").read_text()
    assert dict(FACE.findall(style)) == {"heading": font.name, "body": font.name}
    for path in built.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        if path.name == "handout.html":
            assert "font-src data:;" in html
            assert all(one.startswith("data:font/woff2;base64,") for _, one in FACE.findall(html))
            assert len(FACE.findall(html)) == 2
            continue
        assert re.search(r"font-src ('|&#39;)self\1;", html), path
        for _, address in FACE.findall(html):
            assert (path.parent / address).resolve() == font.resolve()
    assessments = [*built.rglob("assess/index.html"), *built.rglob("embed/index.html")]
    assert all(len(FACE.findall(path.read_text("utf-8"))) == 2 for path in assessments)
    assert len(assessments) == 4


def test_a_handout_does_without_large_fonts_and_the_build_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dress, "MOST_IN_A_PAGE", 30_000)
    built = site(tmp_path, "fonts: {body: own.woff2}", {"own.woff2": NUNITO.read_bytes()})
    html = (built / "model" / "handout.html").read_text(encoding="utf-8")
    assert not FACE.findall(html)
    assert "own body" not in html
    assert "content/site.yaml:3:8: warning: fonts: the fonts have 3" in capsys.readouterr().err


def test_stacks_cost_no_file_and_the_usual_ones_nothing(tmp_path: Path) -> None:
    usual = site(tmp_path / "usual", "fonts: {heading: serif, body: sans}")
    unsaid = site(tmp_path / "unsaid", "")
    other = site(tmp_path / "other", "fonts: {heading: rounded, body: serif}")
    for kind in FRAMEWORK_KINDS:
        if isinstance(kind, QuestionnaireKind):
            html = page_of(usual, kind)
            # In a frame headings have serifs only where the publisher asks for them.
            assert (html == page_of(unsaid, kind)) is (kind.chrome != "embed")
            assert not re.search("font-src|@font-face|html{font-family", html)
            assert re.search(
                ':root{--heading:ui-rounded,.*html{font-family:"Iowan', page_of(other, kind)
            )
            assert "font-src" not in page_of(other, kind)
    assert not [*other.glob("assets/font-*")]


def test_what_drawings_are_given_is_the_same_each_time(tmp_path: Path) -> None:
    font = read_font("own.woff2", NUNITO, frozenset("Aa"), cache=tmp_path)
    made = TTFont(io.BytesIO(font.data))["head"].modified
    statics = as_statics(font, "Own")
    assert [TTFont(io.BytesIO(one))["head"].modified for one in statics] == [made, made]
