"""The publisher's logo and contact in the files of a result, on a site and in a handout."""

from __future__ import annotations

import base64
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser
from pypdf import PdfReader
from pypdf.generic import StreamObject

from stagemark.cli import main
from tests.browser.downloads.test_pdf import objects_of, tags_of
from tests.browser.downloads.test_pictures import COLOURS
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor
from tests.publisher import write_content, write_version
from tests.root import ROOT

LOGO = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 80 20">'
    '<path fill="#ff7a00" d="M0 0h80v20H0z"/></svg>'
)
ORANGE = "255,122,0"
WAYS = ("ways.example/advice", "hello@ways.example", "+44 20 7946 0000")
CONTACT = f"""publisher:
  name: Bright Path
  url: https://{WAYS[0]}/
  email: {WAYS[1]}
  phone: "{WAYS[2]}"
"""
ANSWER_ALL = (
    "document.querySelectorAll('fieldset').forEach((one) => one.querySelector('input')?.click())"
)


@pytest.fixture(scope="module", params=[True, False], ids=["alone", "beside the name"])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("logo")
    write_version(root / "frameworks", "model", "0.1.0")
    write_content(root / "content")
    (root / "content" / "logo.svg").write_text(LOGO)
    alone = "true" if request.param else "false"
    with (root / "content" / "site.yaml").open("a") as settings:
        settings.write(f"logo: {{light: logo.svg, alone: {alone}}}\n{CONTACT}")
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0
    return root / ("alone" if request.param else "beside")


@pytest.fixture
def visitor(browser: Browser, built: Path) -> Iterator[Visitor]:
    """Someone who has the site on disk, where pages may do least."""
    visitor = Visitor(browser, f"{(built.parent / 'site').as_uri()}/")
    yield visitor
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


@pytest.mark.parametrize("address", ["assess/index.html", "handout.html"])
def test_the_logo_is_in_picture_and_document(visitor: Visitor, built: Path, address: str) -> None:
    is_alone = built.name == "alone"
    page = visitor.open(f"model/{address}", accept_downloads=True, color_scheme="dark")
    page.evaluate(ANSWER_ALL)

    drawing = text_of(take(page, "svg"))
    assert 'href="data:image/svg+xml;base64,' in drawing
    foot = "Bright Path" if is_alone else "Ours · Bright Path"
    assert f">{foot}<" in drawing
    assert f">{' · '.join(WAYS)}<" in drawing
    report = text_of(take(page, "md")).replace("&#43;", "+")
    assert " · ".join(("Bright Path", *WAYS)) in report.splitlines()[-1]

    png = take(page, "png").path().read_bytes()
    colours = page.context.new_page().evaluate(COLOURS, _base64(png))
    assert colours[ORANGE] > 36 * 140  # of 36 by 144 pixels

    document = PdfReader(take(page, "pdf").path())
    [image] = [one for one in objects_of(document) if str(one.get("/Subtype")) == "/Image"]
    assert isinstance(image, StreamObject)
    colours = page.context.new_page().evaluate(COLOURS, _base64(image.get_data()))
    most = max(colours, key=lambda colour: colours[colour])
    off = [
        abs(int(one) - int(own))
        for one, own in zip(most.split(","), ORANGE.split(","), strict=True)
    ]
    assert max(off) <= 3, most  # JPEG is a little off
    spoken = [str(tag["/Alt"]) for tag in tags_of(document) if str(tag["/S"]) == "/Figure"]
    assert ("Ours" in spoken) is is_alone
    assert ("Ours" in document.pages[0].extract_text()) is not is_alone
    for number, sheet in enumerate(document.pages):
        # On every page, and on the first where everybody hears it.
        assert sheet.extract_text().count(" · ".join(("Bright Path", *WAYS))) == 1 + (number == 0)


def test_the_card_has_the_logo_too(visitor: Visitor, built: Path) -> None:
    card = (built.parent / "site" / "model" / "card.png").read_bytes()
    colours = visitor.context().new_page().evaluate(COLOURS, _base64(card))
    assert colours[ORANGE] > 34 * 140


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
