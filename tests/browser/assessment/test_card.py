"""The finished scorecard: in which order it speaks, where, and how much there is to press."""

from __future__ import annotations

import io
import re

import pytest
from playwright.sync_api import Locator, Page, PdfMargins, ViewportSize, expect
from pypdf import PdfReader

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB, aim, all_at, tick
from tests.browser.visiting import Visitor

# Options by their place, question after question: ahead in some dimensions.
CHOICES = [2, 1, 2, 1, 2, 3, 3, 2, 3, 2, 1, 2, 1, 1, 2, 2, 2, 3, 2, 2]
# The elements of the card in view that can be pressed, filled in or opened.
CONTROLS = "a[href], button, input, select, textarea, summary"
IN_ORDER = (
    "#verdict", "#finding", "#standing", ".path", "#start", "#then", "#next .actions",
    "#all-steps", "#by-dimension", "tbody", "#below-strips .target", ".finding:visible", "#trace",
    "#working", "#rise", "#behind", "#option-advice", "#downloads", "#runs",
)  # fmt: skip


def finished(page: Page, framework: Framework, choices: list[int]) -> Locator:
    """The card once all is answered and the page has turned to it."""
    scored = [one for one in framework.questions.values() if one.is_scored]
    tick(page, {one.id: framework.options_of(one)[choices[place % len(choices)]].id
                for place, one in enumerate(scored)})  # fmt: skip
    expect(page.locator("#runs")).to_have_count(1)
    page.get_by_role("link", name="See your result").click()
    return page.locator("#scorecard")


@pytest.mark.parametrize(
    ("size", "room"),
    [
        ({"width": 390, "height": 844}, 2 * 844),
        ({"width": 1280, "height": 900}, 900),
        ({"width": 1440, "height": 900}, 900),
    ],
    ids=["390", "1280", "1440"],
)
def test_the_message_comes_first_and_little_is_to_press(
    visitor: Visitor, marketing_ops: Framework, size: ViewportSize, room: int
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", width=size["width"])
    page.set_viewport_size(size)
    card = finished(page, marketing_ops, CHOICES)
    ends = {}
    for part in IN_ORDER:
        box = card.locator(part).first.bounding_box()
        assert box, part
        ends[part] = (box["y"], box["y"] + box["height"])
    tops = [top for top, _ in ends.values()]
    assert tops == sorted(tops), ends
    (top, below), (finding, _) = ends["#verdict"], ends["#finding"]
    assert below + 4 <= finding < top + 100
    assert ends["#start"][1] - top < size["height"]
    assert ends["tbody"][1] - top < room
    assert card.locator(CONTROLS).filter(visible=True).count() <= 25
    assert card.locator("details").count() <= 4
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_the_longest_way_stands_first_and_in_the_heading(
    visitor: Visitor, marketing_ops: Framework
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    expect(page.locator("#by-dimension")).to_have_text("Dimensions")
    names = page.locator("#scorecard tbody th")
    in_file = names.all_inner_texts()
    card = finished(page, marketing_ops, CHOICES)
    heading = card.get_by_role("heading", name="Data has the longest way to Optimized")
    expect(heading).to_be_visible()
    gaps = card.locator(".gap").all_inner_texts()
    assert gaps == ["1.00 to go", "0.80 to go", "0.20 to go", "there"]
    assert names.all_inner_texts() == ["Data", "Process", "People", "Technology"]
    expect(card.locator(".key")).to_have_text("nowstill possiblewhere Optimized begins, the target")
    expect(card.locator(".key > :visible")).to_have_count(2)

    page.get_by_label("Target for all dimensions").select_option("strategic")
    expect(card.locator(".gap").first).to_have_text("1.80 to go")
    expect(page.get_by_label("Target for all dimensions")).to_have_value("strategic")
    aim(page, "people", "managed")
    # With targets of their own, ways are not compared as ways to one stage.
    expect(page.locator("#by-dimension")).to_have_text("Dimensions")
    expect(card.locator(".key")).to_contain_text("where its target begins")
    expect(page.get_by_label("Target for all dimensions")).to_have_value("")
    assert page.get_by_label("Target for People").input_value() == "managed"

    page.get_by_role("button", name="Back to your answers").click()
    tick(page, {next(iter(marketing_ops.questions)): "~unknown"})
    assert in_file != names.all_inner_texts()


def test_the_plan_has_each_step_once(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    finished(page, marketing_ops, CHOICES)
    page.locator("#all-steps summary").click()
    steps = page.locator("#start, #next .steps li").all_inner_texts()
    said = [
        re.sub(r" (Data|Process|People|Technology)$", "", " ".join(one.split())) for one in steps
    ]
    assert len(set(said)) == len(said) > 8
    # The first is of the dimension with the longest way.
    assert steps[0].endswith("Data")
    dimension = next(one for one in marketing_ops.dimensions if one.id == "data")
    assert said[0] in [step.text for step in dimension.next_steps["defined"]]


def test_at_the_top_there_is_nothing_to_aim_at(visitor: Visitor, marketing_ops: Framework) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    card = finished(page, marketing_ops, [-1])
    top = marketing_ops.stages[-1]
    expect(card.locator("#next")).to_contain_text("No stage is above this one. Keep it so:")
    said = card.locator("#then li").all_inner_texts()
    assert said == [step.text for step in top.next_steps]
    for gone in ("select.target", "#start", "#all-steps", ".ring", "#rise"):
        expect(card.locator(gone).filter(visible=True)).to_have_count(0)
    assert "".join(card.locator(".gap").all_inner_texts()) == ""
    assert not re.search(r"\b0\.00\b|Roadmap|Start here", card.inner_text())


def test_gates_have_strips_without_stages(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    tick(page, all_at(smb, "no"))
    card = page.locator("#scorecard")
    expect(page.locator("#runs")).to_have_count(1)
    assert card.locator(".strip .band").count() == len(smb.dimensions)
    assert card.locator(".scale").inner_text().split() == ["0%", "100%"]
    expect(card.locator("select.target").filter(visible=True)).to_have_count(0)
    expect(card.locator("#start")).to_contain_text(smb.stages[0].next_steps[0].text.strip())
    expect(page.locator("#by-dimension")).to_have_text("Dimensions")


def test_names_of_stages_give_way_to_numbers_together(
    visitor: Visitor, marketing_ops: Framework
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/", width=1280)
    finished(page, marketing_ops, CHOICES)
    scale = page.locator("#scorecard .scale")
    names = [stage.name for stage in marketing_ops.stages]
    assert scale.inner_text().split() == names
    page.set_viewport_size({"width": 320, "height": 700})
    expect(scale).to_have_class(re.compile("numbered"))
    assert scale.inner_text().split() == ["1", "2", "3", "4", "5"]


def test_on_paper_the_card_is_one_page_and_nothing_falls_onto_another(
    visitor: Visitor, marketing_ops: Framework
) -> None:
    page = visitor.open(f"{DIMENSIONS}/assess/")
    finished(page, marketing_ops, CHOICES)
    margins: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}
    paper = page.pdf(format="A4", margin=margins)
    card, answers = [one.extract_text() for one in PdfReader(io.BytesIO(paper)).pages]
    parts = ["Managed", "What to do next", "Data has the longest way to", "Why this stage"]
    places = [card.index(part) for part in [*parts, "What the answers suggest"]]
    assert places == sorted(places)
    # What a screen keeps folded.
    data = next(one for one in marketing_ops.dimensions if one.id == "data")
    words = " ".join(card.split())
    assert [one.text for one in data.next_steps["defined"] if one.text not in words] == []
    assert "Start again" not in card
    assert next(iter(marketing_ops.questions.values())).text in " ".join(answers.split())


@pytest.mark.parametrize("width", [390, 1280])
def test_names_stand_beside_or_above_their_strips_where_nothing_has_stages(
    visitor: Visitor, smb: Framework, width: int
) -> None:
    page = visitor.open(f"{SMB}/assess/", width=width)
    tick(page, all_at(smb, "yes"))
    page.get_by_role("link", name="See your result").click()
    expect(page.locator("#dimension_foundations .strip")).to_be_visible()
    covered = page.locator("[id^=dimension_] :is(th, .figure)").evaluate_all(
        """all => all.filter((one) => {
          const [name, strip] = [one, one.parentElement.querySelector(".strip")].map(
            (part) => part.getBoundingClientRect());
          return name.left < strip.right && strip.left < name.right
            && name.top < strip.bottom && strip.top < name.bottom;
        }).map((one) => one.textContent)"""
    )
    assert covered == []
