"""The card in a frame: three screens of one height, and messages that tell nothing of answers."""

from __future__ import annotations

import json
import random
from collections import defaultdict
from math import comb
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB, TICK, all_at, checked
from tests.browser.embed.framing import Message, frame_of, hosting, said, settle
from tests.browser.kinds import FORESIGHT
from tests.browser.visiting import Visitor

CARD = "embed/index.html"

# From the first screen to the result, by buttons alone. Each question takes the option that a
# number of the row says, a checklist each box by one bit of it.
WALK = """async (row) => {
  const drawn = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  const seen = (one) => one?.checkVisibility() && !one.disabled;
  document.querySelector("#begin a").click();
  for (let steps = 0; steps < 500; steps++) {
    const now = document.querySelector(".now");
    const options = now.matches("fieldset") ? [...now.querySelectorAll("input")] : [];
    const number = row[steps % row.length];
    const [first] = options;
    if (first?.type === "radio") options[number % options.length].click();
    for (const [bit, box] of options.entries())
      if (/^[^~].*checkbox/.test(box.value + box.type) && ((number >> bit) & 1)) box.click();
    if (first?.type === "checkbox" && !options.some((one) => one.checked))
      options.find((one) => one.value === "~none").click();
    await drawn();
    const next = document.querySelector("#moves button.button");
    const result = document.querySelector("#moves a.button");
    if (seen(next)) next.click();
    else if (seen(result)) { result.click(); break; }
    else throw new Error("nothing leads on");
    await drawn();
  }
  await drawn();
  return document.getElementById("scorecard").dataset.stage ?? "";
}"""

FITS = """() => {
  const main = document.querySelector("main");
  const foot = [...document.querySelectorAll("#moves, #ends")].find((one) => one.checkVisibility());
  return {
    body: Math.abs(document.body.getBoundingClientRect().height - innerHeight),
    scrolls: main.scrollHeight - main.clientHeight,
    foot: foot ? Math.abs(foot.getBoundingClientRect().bottom - innerHeight) : 0,
    wide: document.documentElement.scrollWidth - innerWidth,
  };
}"""


def answer(frame: Frame, number: int = 0) -> None:
    """Chooses an option of the question in sight as a script does, so that nothing moves on."""
    frame.locator("fieldset.now input").nth(number).dispatch_event("click")


BEGIN = "document.querySelector('#begin a').click()"


def assert_fits(page: Page, frame: Frame, *, may_scroll: bool = False) -> int:
    """The height of the frame, which is the one that it asked for, with nothing out of sight."""
    settle(page, frame)
    height = int(page.locator("iframe").evaluate("(one) => one.clientHeight"))
    assert height == said(page, "height")[-1]["height"]
    fit = frame.evaluate(FITS)
    if may_scroll:
        del fit["scrolls"]
    assert all(abs(over) <= 1 for over in fit.values()), fit
    return height


@pytest.mark.parametrize("model", [SMB, DIMENSIONS])
def test_every_question_fits_into_one_height(visitor: Visitor, tmp_path: Path, model: str) -> None:
    with hosting(visitor, tmp_path, f"{model}/{CARD}", width=300) as page:
        frame = frame_of(page)
        assert assert_fits(page, frame) >= 640
        frame.evaluate(BEGIN)
        heights = set()
        for number in range(frame.locator("#assessment fieldset").count()):
            heights.add(assert_fits(page, frame))
            answer(frame, number % 2)
            heights.add(assert_fits(page, frame))
            # Some steps are no questions; they fit as well.
            while True:
                frame.locator("#moves .button:visible").last.click()
                if frame.locator("fieldset.now, .turned").count():
                    break
        heights.add(assert_fits(page, frame, may_scroll=True))
        assert len(heights) == 1
        assert len(said(page, "height")) <= 2
        # The width of the host decides, and nothing else.
        for width in (680, 390):
            page.set_viewport_size({"width": width, "height": 900})
            assert_fits(page, frame, may_scroll=True)


def test_a_resize_in_the_middle_keeps_all_in_sight(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, f"{DIMENSIONS}/{CARD}", width=680) as page:
        frame = frame_of(page)
        frame.evaluate(BEGIN)
        heights = [assert_fits(page, frame)]
        for width in (300, 390, 680):
            page.set_viewport_size({"width": width, "height": 900})
            heights.append(assert_fits(page, frame))
        assert heights[1] > heights[2] > heights[3] == heights[0]
        # An open note may scroll; the host need not know of it.
        frame.locator(".now summary").click()
        assert assert_fits(page, frame, may_scroll=True) == heights[0]


def walk(page: Page, frame: Frame, row: list[int]) -> tuple[str, list[Message]]:
    """The stage that a fresh visitor comes to with such answers, and all that the host hears."""
    frame.evaluate("localStorage.clear()")
    page.reload()
    frame = frame_of(page)
    stage: str = frame.evaluate(WALK, row)
    settle(page, frame)
    return stage, said(page)


def compare_pairs(visitor: Visitor, folder: Path, rows: int) -> int:
    """How many pairs of visitors ended at the same stage, whose hosts heard the same throughout."""
    numbers = random.Random(20261128)
    with hosting(visitor, folder, f"{FORESIGHT}/{CARD}", width=300) as page:
        frame = frame_of(page)
        heard: dict[str, list[str]] = defaultdict(list)
        lengths = set()
        for _ in range(rows):
            most = numbers.choice([2, 8, 64])
            row = [numbers.randrange(most) for _ in range(40)]
            stage, messages = walk(page, frame, row)
            frame = frame_of(page)
            lengths.add(frame.locator("#assessment fieldset:not([hidden])").count())
            heard[stage].append(json.dumps(messages))
        assert len(lengths) > 1  # some were asked more than others
        assert {stage: len({*sequences}) for stage, sequences in heard.items()} == dict.fromkeys(
            heard, 1
        )
        return sum(comb(len(sequences), 2) for sequences in heard.values())


def test_messages_tell_nothing_but_the_stage(visitor: Visitor, tmp_path: Path) -> None:
    assert compare_pairs(visitor, tmp_path, rows=7) >= 5


@pytest.mark.deep
def test_messages_of_2000_pairs_tell_nothing_but_the_stage(
    visitor: Visitor, tmp_path: Path
) -> None:
    assert compare_pairs(visitor, tmp_path, rows=150) >= 2000


def test_the_host_hears_each_step_once_and_the_end_once(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=390) as page:
        frame = frame_of(page)
        assert [one["seen"] for one in said(page, "progress")] == [0]
        stage = frame.evaluate(WALK, [1])
        settle(page, frame)
        messages = said(page)
        assert all((one["stagemark"], one["id"]) == (1, SMB) for one in messages)
        assert [(one["seen"], one["of"]) for one in said(page, "progress")] == [
            (number, 15) for number in range(16)
        ]
        assert messages[-1] == {"stagemark": 1, "id": SMB, "type": "complete", "stage": stage}

        # Back, another answer, and the result again: nothing that the host has not heard.
        frame.get_by_role("button", name="Back to your answers").click()
        answer(frame)
        frame.get_by_role("link", name="See your result").click()
        expect(frame.locator("#verdict")).to_be_visible()
        settle(page, frame)
        assert said(page) == messages

        # Who comes back has finished nothing in this visit, and goes to the result from the start.
        page.reload()
        frame = frame_of(page)
        frame.get_by_role("link", name="See your result").click()
        expect(frame.locator("#verdict")).to_be_visible()
        settle(page, frame)
        assert [one["type"] for one in said(page)] == ["progress", "height", *["progress"] * 15]


def test_the_frame_reacts_to_no_message(visitor: Visitor, tmp_path: Path, smb: Framework) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=390) as page:
        frame = frame_of(page)
        frame.evaluate(BEGIN)
        # What loads with half of the answers is there, and what it loads in turn.
        for question in frame.locator("#assessment fieldset").all()[:8]:
            question.locator("input").first.dispatch_event("click")
        frame.wait_for_selector("#downloads", state="attached")
        frame.wait_for_selector("#scorecard:not(.unexplained)", state="attached")
        settle(page, frame)
        before, heard = frame.evaluate("document.documentElement.outerHTML"), said(page)
        page.evaluate(
            """({answers, id}) => {
              const types = ["answers", "height", "progress", "complete", "scroll", "open", "run"];
              for (let number = 0; number < 10000; number++)
                frames[0].postMessage({stagemark: number % 3, id, type: types[number % 7], answers,
                  height: number, stage: "autonomous-excellence", seen: number}, "*");
            }""",
            {"answers": all_at(smb, "yes"), "id": SMB},
        )
        # A message of its own arrives only when those before it have been dealt with.
        frame.evaluate(
            """() => new Promise((done) => {
                 addEventListener("message", ({data}) => data === "behind them" && done());
                 postMessage("behind them", "*");
               })"""
        )
        settle(page, frame)
        assert frame.evaluate("document.documentElement.outerHTML") == before
        assert said(page) == heard


def test_what_was_left_out_is_asked_before_the_result(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=390) as page:
        frame = frame_of(page)
        frame.evaluate(BEGIN)
        frame.get_by_role("button", name="Next").click()
        while frame.get_by_role("button", name="Next").is_visible():
            if frame.locator("fieldset.now").count():
                answer(frame)
            frame.get_by_role("button", name="Next").click()
            if frame.locator("#position").inner_text() == "Question 15 of 15":
                break
        answer(frame)
        frame.get_by_role("button", name="Go on at question 1").click()
        expect(frame.locator("#position")).to_have_text("Question 1 of 15")
        expect(frame.get_by_role("link", name="See your result")).to_have_count(0)
        # Who leaves is led back to it.
        page.reload()
        frame = frame_of(page)
        frame.get_by_role("link", name="Go on at question 1").click()
        answer(frame)
        frame.get_by_role("link", name="See your result").click()
        expect(frame.locator("#verdict")).to_be_focused()
        expect(frame.locator("#start")).to_be_visible()
        # One result, and one way on from it.
        for other in ("table", "#downloads", ".gates", "#why", "#runs"):
            expect(frame.locator(f"#scorecard {other}").first).to_be_hidden()


def test_the_full_scorecard_takes_the_answers_along(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=390) as page:
        frame = frame_of(page)
        stage = frame.evaluate(WALK, [1, 0, 1, 1])
        answers = checked(frame)
        with page.expect_popup() as opened:
            frame.get_by_role("link", name="Open the full scorecard").click()
        full = opened.value
        expect(full.locator("#scorecard")).to_have_attribute("data-stage", stage)
        assert checked(full) == answers
        expect(full.locator("#shared")).to_be_hidden()
        assert "?" not in full.url


def test_the_teaser_leads_on_with_one_answer(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}?view=teaser", width=300) as page:
        frame = frame_of(page)
        expect(frame.locator("#assessment fieldset:visible")).to_have_count(1)
        height = page.locator("iframe").evaluate("(one) => one.clientHeight")
        assert [(one["type"], one.get("height")) for one in said(page)] == [
            ("progress", None),
            ("height", height),
        ]
        # Whoever walks through options by keyboard stays, and goes on when they say so.
        option = frame.locator("fieldset.now input").first
        option.focus()
        page.keyboard.press("ArrowDown")
        settle(page, frame)
        assert len(page.context.pages) == 1
        with page.expect_popup() as opened:
            frame.locator("fieldset.now > label").first.click()
        expect(opened.value.locator("#assessment input:checked")).to_have_count(1)
        question, value = next(iter(checked(frame).items()))
        assert checked(opened.value) == {question: value}
        assert page.locator("iframe").evaluate("(one) => one.clientHeight") == height
        assert len(said(page)) == 2


def test_answers_by_script_count_in_a_card_too(
    visitor: Visitor, tmp_path: Path, smb: Framework
) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}") as page:
        frame = frame_of(page)
        frame.evaluate(TICK, all_at(smb, "yes"))
        card = frame.locator("#scorecard")
        expect(card).to_have_attribute("data-stage", smb.stages[-1].id)
        frame.wait_for_selector("[data-download=json]", state="attached")
        frame.get_by_role("link", name="See your result").click()
        expect(frame.locator("#verdict")).to_be_visible()
        settle(page, frame)
        assert said(page)[-1]["type"] == "complete"


def test_by_keyboard_one_arrives_at_the_first_question(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=390) as page:
        frame = frame_of(page)
        frame.get_by_role("link", name="Begin").focus()
        page.keyboard.press("Enter")
        expect(frame.locator("#assessment fieldset").first).to_be_focused()


def test_the_last_open_question_leads_nowhere_until_it_is_answered(
    visitor: Visitor, tmp_path: Path, smb: Framework
) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=390) as page:
        frame = frame_of(page)
        *others, last = all_at(smb, "yes").items()
        frame.evaluate(TICK, dict(others))
        frame.get_by_role("link", name=f"Go on at question {len(others) + 1}").click()
        on = frame.locator("#moves button", has_text="See your result")
        expect(on).to_be_disabled()
        frame.evaluate(TICK, dict([last]))
        frame.get_by_role("link", name="See your result").click()
        expect(frame.locator("#verdict")).to_be_visible()


def test_a_card_is_never_taller_than_its_ceiling(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=110) as page:
        frame = frame_of(page)
        frame.get_by_role("link", name="Begin").click()
        settle(page, frame)
        assert page.locator("iframe").evaluate("(one) => one.clientHeight") == 1200
        # What is longer scrolls, and the buttons below it stay.
        foot, scrolls = frame.locator("#moves"), "(one) => one.scrollHeight > one.clientHeight"
        while not frame.locator("main").evaluate(scrolls):
            foot.get_by_role("button", name="Next").click()
        assert foot.evaluate("(one) => one.getBoundingClientRect().bottom") <= 1200


def test_who_comes_back_finished_is_told_so(
    visitor: Visitor, tmp_path: Path, smb: Framework
) -> None:
    with hosting(visitor, tmp_path, f"{SMB}/{CARD}", width=390) as page:
        words = "You have answered all questions."
        expect(frame_of(page).get_by_text(words)).to_be_hidden()
        frame_of(page).evaluate(TICK, all_at(smb, "yes"))
        page.reload()
        expect(frame_of(page).get_by_text(words)).to_be_visible()


def test_paper_has_nothing_of_the_way_through_a_card(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/{CARD}")
    page.emulate_media(media="print")
    for way in ("#keys", "#begin", "#moves", "#finished"):
        expect(page.locator(way)).to_be_attached()
        expect(page.locator(way)).to_be_hidden()
    page.evaluate(TICK, all_at(smb, "yes"))
    expect(page.locator("#finished")).to_be_hidden()
