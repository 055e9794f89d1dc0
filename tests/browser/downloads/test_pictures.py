"""The picture of a result: a drawing that stands alone, and the same in pixels."""

from __future__ import annotations

import base64
import struct
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.scorer import score
from tests.browser.answering import DIMENSIONS, SMB, tick
from tests.browser.taking import STAGE_NAMES, TODAY, take, text_of
from tests.browser.visiting import Visitor

SVG = "{http://www.w3.org/2000/svg}"
ELEMENTS = {"svg", "title", "defs", "pattern", "rect", "path", "circle", "text", "tspan"}

# Draws a PNG and says which colours its middle rows have, and how many differ from the first.
COLOURS = """async (source) => {
  const image = new Image();
  image.src = `data:image/png;base64,${source}`;
  await image.decode();
  const canvas = new OffscreenCanvas(image.width, image.height);
  const context = canvas.getContext("2d");
  context.drawImage(image, 0, 0);
  const { data } = context.getImageData(0, 0, image.width, image.height);
  const found = {};
  for (let i = 0; i < data.length; i += 4) {
    const colour = [data[i], data[i + 1], data[i + 2]].join();
    found[colour] = (found[colour] ?? 0) + 1;
  }
  return found;
}"""
BOXES = """() => [...document.querySelectorAll("tspan, rect")].map((part) => {
  const { left, right, top, bottom } = part.getBoundingClientRect();
  return [part.textContent, left, right, top, bottom];
})"""


def drawing(text: str) -> list[ElementTree.Element]:
    """The parts of a drawing that is whole in itself."""
    parts = [*ElementTree.fromstring(text).iter()]
    assert {part.tag.removeprefix(SVG) for part in parts} <= ELEMENTS
    for part in parts:
        for name, value in part.attrib.items():
            assert not name.startswith("on")
            assert "href" not in name
            assert "://" not in value
            assert "url(" not in value or value == "url(#open)"
    return parts


def lines(parts: list[ElementTree.Element]) -> list[str]:
    return [part.text or "" for part in parts if part.tag == f"{SVG}tspan"]


def fills(parts: list[ElementTree.Element]) -> list[str]:
    return [part.attrib["fill"] for part in parts if part.tag == f"{SVG}rect"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_picture_shows_the_result(visitor: Visitor, scheme: str) -> None:
    context = visitor.context(accept_downloads=True, color_scheme=scheme)
    page = context.new_page()
    page.clock.set_fixed_time(f"{TODAY}T10:00:00Z")
    page.goto(f"{SMB}/assess/")
    page.evaluate("document.querySelectorAll('form [value=yes]').forEach((one) => one.click())")
    saved = take(page, "svg")
    assert saved.suggested_filename == f"{SMB}-1.0.0-{TODAY}.svg"
    parts = drawing(text_of(saved))
    assert (parts[0].attrib["width"], parts[0].attrib["height"]) == ("1200", "630")
    said = " ".join(lines(parts))
    day = "22 November 2026"
    for text in ("You are here", "Autonomous excellence", "5 of 5 gates", day, "100%"):
        assert text in said
    title = page.locator("h1").inner_text()
    assert title in said
    assert "answered" not in said
    finding = page.locator("#finding").inner_text()
    assert parts[1].text == f"{title}: Autonomous excellence. {finding}"
    # By night too it has the colours of the day.
    assert "#fcfbf8" in fills(parts)
    assert "url(#open)" not in fills(parts)


def test_an_unfinished_picture_shows_a_range(visitor: Visitor) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", accept_downloads=True)
    page.evaluate("document.querySelectorAll('fieldset label:first-of-type input')[0].click()")
    parts = drawing(text_of(take(page, "svg")))
    said = " ".join(lines(parts))
    assert "You are here" not in said
    assert "19 questions are still open" in said
    assert "1.00\N{EN DASH}5.00" in said
    # Every stage, every dimension, and in the key what that means.
    assert fills(parts).count("url(#open)") == 5 + 4 + 1
    assert "still possible" in said
    assert circles(parts) == []


def test_strips_show_where_one_is_and_what_is_missing(
    visitor: Visitor, marketing_ops: Framework
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", accept_downloads=True)
    answers = {
        id: marketing_ops.options_of(one)[len(id) % 3].id
        for id, one in marketing_ops.questions.items()
        if one.is_scored
    }
    tick(page, answers)
    parts = drawing(text_of(take(page, "svg")))
    record = score(marketing_ops, answers)
    scores = {id: Fraction(one["score"] or 0) for id, one in record["dimensions"].items()}
    assert record["stage"] == "defined"
    # The target of all is the stage after that, which begins at 2.60; they lie between 1 and 5.
    target = Fraction("2.6")
    short = sorted((id for id in scores if scores[id] < target), key=lambda id: scores[id])
    assert len(short) > 1
    order = [*short, *(id for id in scores if id not in short)]
    drawn: list[tuple[str, Fraction]] = []
    for id in order:
        drawn += [("ring", target)] if id in short else []
        drawn += [("dot", scores[id])]
    page_accent = fills(parts)[2]
    seen = [
        ("dot" if one.attrib["fill"] == page_accent else "ring", float(one.attrib["cx"]))
        for one in circles(parts)[: len(drawn)]
    ]
    for (sign, at), (own, place) in zip(drawn, seen, strict=True):
        assert sign == own
        assert abs(float(680 + 456 * (at - 1) / 4) - place) < 0.5
    said = " ".join(lines(parts))
    for row in page.locator("[data-dimension]").all():
        assert row.locator(".gap").inner_text() in said
    assert "where Managed begins" in said


def circles(parts: list[ElementTree.Element]) -> list[ElementTree.Element]:
    return [part for part in parts if part.tag == f"{SVG}circle"]


def test_pixels_are_drawn_from_a_file_too(visitor: Visitor, site: Path) -> None:
    page = visitor.context(accept_downloads=True).new_page()
    for address in (f"{SMB}/assess/", (site / SMB / "handout.html").as_uri()):
        visitor.allow(address)
        page.goto(address)
        tick(page, {"templates": "yes"})
        saved = take(page, "png")
        content = saved.path().read_bytes()
        assert struct.unpack(">8s8xII", content[:24]) == (b"\x89PNG\r\n\x1a\n", 1200, 630)
        colours = pixels(page, content)
        accent = page.evaluate(
            "getComputedStyle(document.documentElement).getPropertyValue('--accent')"
        )
        wanted = ",".join(str(int(accent[at : at + 2], 16)) for at in (1, 3, 5))
        assert colours["252,251,248"] > 400_000
        assert colours[wanted] > 12 * 1200


def pixels(page: Page, content: bytes) -> dict[str, int]:
    """How many pixels of a PNG have each colour."""
    empty = page.context.new_page()
    found: dict[str, int] = empty.evaluate(COLOURS, base64.b64encode(content).decode())
    empty.close()
    return found


def test_long_names_and_many_parts_fit(hard_visitor: Visitor) -> None:
    page = hard_visitor.open("wide/assess/", accept_downloads=True)
    page.evaluate("document.querySelectorAll('form [value=no]').forEach((one) => one.click())")
    text = text_of(take(page, "svg"))
    parts = drawing(text)
    said = lines(parts)
    assert "and 5 more" in said
    assert any(line.endswith("…") for line in said)
    assert any("👩‍👩‍👧‍👦" in line for line in said)
    assert sum(one.startswith(STAGE_NAMES[0][:2]) for one in said) >= 2  # a step and a dimension
    boxes = shown(page, text)
    outside = [box for box in boxes if box[1] < -1 or box[2] > 1201 or box[3] < -1 or box[4] > 631]
    assert outside == []
    texts = [box for box in boxes if box[0]]
    assert [(a[0], b[0]) for a in texts for b in texts if a < b and overlap(a, b)] == []


def shown(page: Page, text: str) -> list[list[float]]:
    """Where the parts of a drawing are, as this browser lays them out: text, left to bottom."""
    alone = page.context.new_page()
    alone.set_viewport_size({"width": 1200, "height": 630})
    alone.set_content(f"<style>body {{ margin: 0 }}</style>{text}")
    expect(alone.locator("svg")).to_be_visible()
    boxes: list[list[float]] = alone.evaluate(BOXES)
    alone.close()
    return boxes


def overlap(a: list[float], b: list[float]) -> bool:
    """Whether two texts stand in each other; the height of letters is less than of their boxes."""
    high = 0.3 * min(a[4] - a[3], b[4] - b[3])
    across = min(a[2], b[2]) - max(a[1], b[1])
    return across > 1 and min(a[4], b[4]) - max(a[3], b[3]) > high


def test_from_right_to_left_the_path_rises_to_the_left(hard_visitor: Visitor) -> None:
    page = hard_visitor.open("arabic/assess/", accept_downloads=True)
    tick(page, {"one": "yes"})
    text = text_of(take(page, "svg"))
    parts = drawing(text)
    assert parts[0].attrib["direction"] == "rtl"
    where = {str(box[0]).strip("\u2068\u2069"): box for box in shown(page, text) if box[0]}
    assert where["High"][1] < where["Low"][1]
    assert where["نضج عمليات التسويق"][2] > 1100
    assert where["You are here"][1] < 600
