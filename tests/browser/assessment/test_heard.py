"""What a screen reader is told: one sentence for what has changed, a name for whatever takes the
focus, headings to go by. Read from Chromium's accessibility tree, as assistive technology does."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB
from tests.browser.kinds import FORESIGHT, KINDS, QUESTIONNAIRES, finish
from tests.browser.teams import file, result
from tests.browser.visiting import Visitor

Node = dict[str, Any]
LIVE = "[role=status], [role=alert], [role=log], [aria-live]"


def tree_of(page: Page) -> list[Node]:
    """The accessibility tree, node by node."""
    session = page.context.new_cdp_session(page)
    nodes: list[Node] = session.send("Accessibility.getFullAXTree")["nodes"]
    session.detach()
    return nodes


def role(node: Node) -> str:
    return "" if node["ignored"] else str(node["role"]["value"])


def name(node: Node) -> str:
    return str(node.get("name", {}).get("value", ""))


def regions(page: Page) -> list[list[str]]:
    """What stands in each region that is read out when it changes, text node by text node."""
    nodes = tree_of(page)
    by_id = {node["nodeId"]: node for node in nodes}

    def texts(node: Node) -> list[str]:
        if role(node) == "StaticText":
            return [name(node)]
        return [text for id in node.get("childIds", []) for text in texts(by_id[id])]

    return [texts(node) for node in nodes if role(node) in ("status", "alert", "log")]


def said(page: Page) -> list[list[str]]:
    return [texts for texts in regions(page) if texts]


@pytest.mark.parametrize("kind", KINDS)
def test_what_speaks_stands_before_it_speaks(visitor: Visitor, kind: str) -> None:
    page = visitor.open(KINDS[kind])
    if kind in QUESTIONNAIRES:
        expect(page.locator("#downloads")).to_be_attached()
    hidden = f"""() => [...document.querySelectorAll("{LIVE}")].filter((one) => one.hidden
      || getComputedStyle(one).display === "none").map((one) => one.outerHTML)"""
    assert page.evaluate(hidden) == []


@pytest.mark.parametrize("kind", QUESTIONNAIRES)
def test_an_answer_is_followed_by_one_sentence(visitor: Visitor, kind: str) -> None:
    page = visitor.open(QUESTIONNAIRES[kind])
    expect(page.locator("#downloads")).to_be_attached()
    questions = page.locator("#assessment fieldset:visible:has(input)").count()
    # Before the first answer the result could be any: nothing is said of it.
    expect(page.locator("#left")).to_have_text(
        re.compile(rf"^{questions} questions left, about \d+ minutes$")
    )
    page.locator("#assessment input").first.click()
    ((sentence,),) = said(page)
    assert sentence.startswith(f"{questions - 1} questions left, about ")
    # A frame keeps for the end what the answers come to.
    assert ("; so far " in sentence) == (kind != "embed")
    assert not [node for node in tree_of(page) if role(node) == "progressbar"]

    # What changes nothing is not said again.
    page.evaluate("""() => {
      window.changes = 0;
      const changes = {childList: true, characterData: true, subtree: true};
      new MutationObserver((all) => { window.changes += all.length; })
        .observe(document.getElementById("left"), changes);
    }""")
    question = page.locator("#assessment fieldset").first
    question.locator("summary").click()
    question.locator("textarea").fill("As agreed in spring.")
    question.locator("textarea").press("Tab")
    assert page.evaluate("window.changes") == 0

    finish(page)
    ((sentence,),) = said(page)
    ended = (
        "No question is left." if kind == "embed" else "No question is left, and your result is "
    )
    assert sentence.startswith(ended)
    assert page.evaluate("window.changes") > 0


def test_what_came_of_files_is_said_once(
    visitor: Visitor, site: Path, marketing_ops: Framework
) -> None:
    seal = json.loads((site / DIMENSIONS / "framework.json").read_text("utf-8"))["seal"]
    page = visitor.open(f"{DIMENSIONS}/team/")
    assert said(page) == []
    standing = len(regions(page))
    question = next(one for one in marketing_ops.questions.values() if one.is_scored)
    answers = [{question.id: option.id} for option in marketing_ops.options_of(question)[:3]]
    people = [
        file(result(seal, who, answer), f"{who}.json")
        for who, answer in zip(("Kim", "Lee", "Noor"), answers, strict=True)
    ]
    page.locator("input[type=file]").set_input_files(people)
    expect(page.locator("#people li")).to_have_count(3)
    assert said(page) == [["3 people added."]]
    assert len(regions(page)) == standing

    page.locator("#people").get_by_role("button", name="Remove Kim").click()
    assert ["Kim was removed.", "Undo"] in said(page)
    assert len(regions(page)) == standing


def test_results_over_time_are_said_once(visitor: Visitor, site: Path) -> None:
    seal = json.loads((site / DIMENSIONS / "framework.json").read_text("utf-8"))["seal"]
    page = visitor.open(f"{DIMENSIONS}/over-time/")
    assert said(page) == []
    results = [file(result(seal, who, {}), f"{who}.json") for who in ("Spring", "Autumn")]
    page.locator("input[type=file]").set_input_files(results)
    expect(page.locator("#movement")).to_be_visible()
    assert said(page) == [["2 results added."]]
    page.get_by_label("From").select_option(index=1)
    assert page.locator("#sum").inner_text() in [text for (text, *_) in said(page)]


def test_every_step_has_a_name_and_every_question_its_help(
    visitor: Visitor, smb: Framework
) -> None:
    page = visitor.open(f"{SMB}/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    page.get_by_role("button", name="One question at a time").click()
    about = page.get_by_role("region", name="About you")
    moves = page.get_by_role("navigation", name="Questions")
    for _ in range(len(smb.questions) - len(smb.dimensions[-1].questions)):
        moves.get_by_role("button", name="Next").click()
    expect(about).to_be_focused()
    page.get_by_role("button", name="All on one page").click()

    nodes = tree_of(page)
    headings = [name(node) for node in nodes if role(node) == "heading"]
    assert [one for one in headings if one in {q.text for q in smb.questions.values()}] == [
        one.text for one in smb.questions.values()
    ]
    groups = {name(node): node for node in nodes if role(node) == "group"}
    for number, question in enumerate(smb.questions.values(), 1):
        group = groups[f"{number}. {question.text}"]
        description = group.get("description", {}).get("value", "")
        help = page.locator(f"#q_{question.id} > .help")
        assert description == (" ".join(help.inner_text().split()) if question.help else "")
    # Keys by figures do not arrive while a screen reader reads, so it does not offer them.
    assert not [node for node in nodes if "Keys 1 to 9" in name(node)]


def test_help_stays_tied_where_questions_come_alone(visitor: Visitor) -> None:
    page = visitor.open(f"{FORESIGHT}/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    page.get_by_role("button", name="One question at a time").click()
    helped = page.locator("#assessment fieldset:visible:has(> .help)")
    moves = page.get_by_role("navigation", name="Questions")
    while not helped.count():
        moves.get_by_role("button", name="Next").click()
    help = helped.locator("> .help").inner_text()
    place = page.locator("#position").inner_text()
    expect(helped).to_have_accessible_description(" ".join(f"{place} {help}".split()))


# What has the focus and something else lies on it, or it is out of sight.
COVERED = """() => {
  const short = (one) => one?.outerHTML.slice(0, 90);
  const covered = [];
  const all = "a[href]:not(.skip), button, summary, select, input";
  for (const one of document.querySelectorAll(all)) {
    one.focus();
    const shown = one.closest("fieldset label") ?? one;
    const [box] = shown.getClientRects();
    if (document.activeElement !== one || !box || box.width < 2) continue;
    const x = box.left + Math.min(box.width / 2, 30);
    const hit = document.elementFromPoint(x, box.top + box.height / 2);
    if (!shown.contains(hit)) covered.push(`${short(shown)} under ${short(hit)}`);
  }
  return covered;
}"""


def test_nothing_that_takes_the_focus_is_covered(hard_visitor: Visitor) -> None:
    page = hard_visitor.open("wide/assess/")
    expect(page.locator("#downloads")).to_be_attached()
    for width, height in ((1366, 768), (390, 844), (320, 480), (1280, 420)):
        page.set_viewport_size({"width": width, "height": height})
        assert page.evaluate(COVERED) == [], (width, height)
