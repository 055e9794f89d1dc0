"""The scorecard as people show it: beside benchmarks, with its target, on a phone and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Locator, Page, PdfMargins, expect

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB, all_at, tick
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.documents import blocks, prose
from tests.root import ROOT

METHOD = prose("content/method.md")
WHOLE = {"goals": "often", "review": "sometimes", "dates": "always", "quality": "often"}
# Of the model's 1 to 4; of the other two one has no benchmark for a dimension, one counts gates.
PEERS = """
benchmarks:
  - id: peers
    name: Peers
    source: An example
    responses: 214
    overall: {p25: 1, p50: 1, p75: 2}
    dimensions: {planning: {p25: 1.5, p50: 2, p75: 11/3}}
"""
PAPERS = ("A4", "Letter")
MIDDLE = """(one) => {
  const { top, bottom } = one.getBoundingClientRect();
  return (top + bottom) / 2;
}"""


@pytest.fixture(scope="module")
def compared_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with the model of the method page beside a benchmark, averaged and with gates."""
    root = tmp_path_factory.mktemp("compared")
    text = blocks(METHOD, "yaml")[0].text
    [gates] = [one.text for one in blocks(METHOD, "yaml") if "method: gates" in one.text]
    gated = text.split("scoring:")[0].replace("id: team-habits", "id: gated")
    gates = re.split("^answers", gates, flags=re.MULTILINE)[0]
    percent = PEERS.replace("1.5, p50: 2, p75: 11/3", "25, p50: 50, p75: 75")
    for id, model in (("team-habits", text + PEERS), ("gated", gated + gates + percent)):
        path = root / "frameworks" / id / "1.0.0.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(model, encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", *folders], root=root) == 0
    with serve(root / "site") as address:
        yield address


@pytest.fixture
def compared(visitor: Visitor, compared_home: str) -> Visitor:
    visitor.allow(compared_home)
    visitor.home = compared_home
    return visitor


def span(element: Locator) -> tuple[float, float]:
    box = element.bounding_box()
    assert box
    return box["x"], box["x"] + box["width"]


def brackets(page: Page) -> Locator:
    return page.locator("[data-dimension] .half:visible")


@pytest.mark.parametrize("is_rtl", [False, True])
def test_a_bracket_at_the_bar_spans_the_middle_half(compared: Visitor, is_rtl: bool) -> None:
    page = compared.open("team-habits/assess/")
    if is_rtl:
        page.evaluate("document.documentElement.dir = 'rtl'")
    expect(brackets(page)).to_have_count(0)
    tick(page, WHOLE)
    expect(brackets(page)).to_have_count(1)
    row = page.locator("[data-dimension=planning]")
    start, end = span(row.locator(".strip"))
    shares = [(x - start) / (end - start) for x in span(row.locator(".half"))]
    low, high = [1 - share for share in reversed(shares)] if is_rtl else shares
    assert (low, high) == pytest.approx((0.5 / 3, 8 / 3 / 3), abs=0.01)
    expect(page.locator("#scorecard table").first).to_contain_text("the middle half of Peers")
    cells = page.get_by_role("row", name="Planning").last.get_by_role("cell")
    assert cells.all_inner_texts() == ["2.5", "1.5", "2", "11/3"]


def test_gates_are_compared_as_gates(compared: Visitor) -> None:
    page = compared.open("gated/assess/")
    tick(page, WHOLE)
    cells = page.get_by_role("row", name="Overall").get_by_role("cell")
    own, *others = cells.all_inner_texts()
    assert re.fullmatch(r"\d of 2 gates", own)
    assert others == ["1", "1", "2"]
    start, end = span(page.locator(".benchmark .strip"))
    low, high = span(page.locator(".benchmark .half"))
    assert (low - start) / (end - start) == pytest.approx(1 / 2, abs=0.02)
    assert (high - start) / (end - start) == pytest.approx(1, abs=0.02)


def test_without_a_benchmark_there_are_no_brackets(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    tick(page, all_at(smb, "yes"))
    expect(page.locator(".half, caption")).to_have_count(0)


def path_says(page: Page) -> list[str]:
    """The steps of the path that say more than their name, as a screen reader has them."""
    lines = page.locator("#scorecard .path").aria_snapshot().replace('"', "").splitlines()
    said = [re.sub(r"^- listitem[^:]*: |^\d+ ", "", line.strip()) for line in lines]
    return [line for line in said if re.search(r"you are|target|next|at least|at most|looks", line)]


def test_the_path_says_where_one_is_and_where_one_aims(
    visitor: Visitor, marketing_ops: Framework
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    assert [re.sub(r"^\d ", "", line) for line in path_says(page)] == [
        "Ad-hoc at least", "Strategic at most",
    ]  # fmt: skip
    lowest = {id: marketing_ops.options_of(question)[0].id
              for id, question in marketing_ops.questions.items()}  # fmt: skip
    tick(page, lowest)
    assert path_says(page)[0] == "Ad-hoc you are here"
    target = page.locator("#scorecard .path [data-target]")
    expect(target).to_have_id("step_defined")
    page.locator("#all-steps summary").click()
    selects = page.locator("#all-steps select")
    for place in range(2):
        selects.nth(place).select_option("optimized")
    # Of two that are aimed at alike, the nearer.
    expect(target).to_have_id("step_defined")
    assert "Defined target in 2 of 4" in path_says(page)
    selects.nth(2).select_option("optimized")
    expect(target).to_have_id("step_optimized")
    dashed = "(one) => getComputedStyle(one, '::before').borderTopStyle"
    steps = page.locator("#scorecard .path li")
    styles = [one.evaluate(dashed) for one in steps.all()]
    assert styles == ["solid", "solid", "solid", "dashed", "solid"]
    for place in range(4):
        selects.nth(place).select_option("ad-hoc")
    expect(target).to_have_count(0)
    assert path_says(page) == ["Ad-hoc you are here"]


def test_gates_have_no_target_but_a_next_stage(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    tick(page, all_at(smb, "no"))
    [here, after, *_] = smb.stages
    assert path_says(page) == [f"{here.name} you are here", f"{after.name} next"]
    tick(page, all_at(smb, "yes"))
    assert path_says(page) == [f"{smb.stages[-1].name} you are here"]


@pytest.mark.parametrize("width", [360, 1280])
def test_figures_stand_beside_their_strips(
    visitor: Visitor, marketing_ops: Framework, width: int
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", width=width)
    tick(page, {id: marketing_ops.options_of(question)[2].id
                for id, question in marketing_ops.questions.items()})  # fmt: skip
    page.get_by_role("link", name="See your result").click()
    table = page.locator("#scorecard table").first
    expect(table.get_by_role("columnheader")).to_have_text(["Dimension", "Score", "Stage", "Gap"])
    rows = table.locator("tbody tr").all()
    for part in ("th", ".strip", ".figure", ".stage", ".gap"):
        places = [span(row.locator(part)) for row in rows]
        side = 1 if width == 360 and part in (".figure", ".gap") else 0
        assert [one[side] for one in places] == pytest.approx([places[0][side]] * 4, abs=1)
    for row in rows:
        boxes = [row.locator(part).bounding_box() for part in ("th", ".strip", ".figure")]
        name, strip, figure = [box for box in boxes if box]
        if width == 360:
            assert name["y"] + name["height"] <= strip["y"] + 1
        else:
            assert name["x"] + name["width"] <= strip["x"] + 1
            assert strip["x"] + strip["width"] <= figure["x"] + 1


def pages_on(page: Page, paper: str) -> int:
    """How many sheets it takes."""
    margins: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}
    return len(re.findall(rb"/Type /Page\b", page.pdf(format=paper, margin=margins)))


@pytest.mark.parametrize("id", [SMB, DIMENSIONS])
def test_a_finished_assessment_is_a_page_and_then_its_answers(visitor: Visitor, id: str) -> None:
    page = visitor.open(f"{id}/assess/")
    for fieldset in page.locator("fieldset:has([type=radio])").all():
        fieldset.locator("input").first.check()
    page.locator("fieldset summary").first.click()
    note = page.locator("fieldset textarea").first
    note.fill("Kim keeps the list.")
    note.blur()
    choice = page.get_by_label("with answers and notes")
    for paper in PAPERS:
        choice.check()
        with_answers = pages_on(page, paper)
        choice.uncheck()
        assert pages_on(page, paper) == with_answers - 1 <= 2
    choice.check()
    kept = page.get_by_text("Kim keeps the list.")
    expect(kept).to_be_hidden()
    page.emulate_media(media="print")
    expect(kept).to_be_visible()
    expect(page.locator("fieldset label:visible")).to_have_count(page.locator("fieldset").count())
    for part in ("#verdict", "#trace", "#scorecard table", "#scorecard .steps:visible"):
        expect(page.locator(part).first).to_be_visible()
    for part in (
        "#by-hand",
        "#keys",
        "#progress",
        "#downloads",
        "#runs",
        "#scorecard summary",
        ".actions",
    ):
        expect(page.locator(f"{part}:visible")).to_have_count(0)


def test_an_unfinished_assessment_is_a_form_to_fill_in(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    assert max(pages_on(page, paper) for paper in PAPERS) <= 3
    page.emulate_media(media="print")
    expect(page.locator("#assessment input:visible")).to_have_count(
        page.locator("#assessment input").count()
    )
    expect(page.locator("#by-hand")).to_be_visible()
    for part in ("#scorecard", "#keys", ".dated"):
        expect(page.locator(part)).to_be_hidden()


def test_all_that_opens_on_a_screen_has_its_place_on_paper(
    visitor: Visitor, marketing_ops: Framework
) -> None:
    assert marketing_ops.profile
    for with_script in (True, False):
        page = visitor.open(f"{DIMENSIONS}/assess/", java_script_enabled=with_script)
        page.emulate_media(media="print")
        for one in marketing_ops.profile:
            asked = page.locator("p", has=page.locator(f'[name="{one.id}~profile"]'))
            offered = asked.evaluate("(asked) => asked.innerText")
            assert [
                option
                for option in one.options
                if f"\u2610 {option}" not in offered.replace("\u00a0", " ")
            ] == []
        for question in page.locator("fieldset:has(details)").all():
            line = question.locator("summary")
            box, whole = line.bounding_box(), question.bounding_box()
            assert box
            assert whole
            assert box["width"] > 0.9 * whole["width"]
            border = line.evaluate("(line) => getComputedStyle(line).borderBottom")
            assert border.startswith("1px solid")
            assert "rgba" not in border


def test_brackets_hold_in_forced_colours(compared: Visitor) -> None:
    page = compared.open("team-habits/assess/", forced_colors="active")
    tick(page, WHOLE)
    half = page.locator("[data-dimension=planning] .half")
    border, behind = half.evaluate(
        "(one) => [getComputedStyle(one).borderBottomColor,"
        " getComputedStyle(document.body).backgroundColor]"
    )
    assert border != behind
