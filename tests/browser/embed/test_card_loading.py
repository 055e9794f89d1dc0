"""What a card spares its readers: all that they do not need yet, and it says what does not come."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Frame, expect

from tests.browser.answering import SMB
from tests.browser.embed.framing import frame_of, hosting
from tests.browser.visiting import BLOCK_STORAGE, Visitor

CARD = f"{SMB}/embed/index.html"
LATER = "**/assets/later-*.js"


def answer(frame: Frame, numbers: range) -> None:
    """Chooses the first option of questions, the first of which is 0, as a script does."""
    for number in numbers:
        question = frame.locator("#assessment fieldset").nth(number)
        question.locator("input").first.dispatch_event("click")


def test_the_rest_loads_once_half_is_answered(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, CARD) as page:
        asked: list[str] = []
        page.on("request", lambda request: asked.append(request.url))
        frame = frame_of(page)
        frame.locator("#begin a").click()
        answer(frame, range(7))
        assert asked == []
        with page.expect_request(LATER), page.expect_request("**/assets/explained-*.js"):
            answer(frame, range(7, 8))


def test_what_does_not_come_is_said(visitor: Visitor, tmp_path: Path) -> None:
    with hosting(visitor, tmp_path, CARD) as page:
        page.route(LATER, lambda route: route.abort())
        frame = frame_of(page)
        frame.locator("#begin a").click()
        missing = frame.locator(".notice.problem.idle")
        expect(missing).to_be_hidden()
        answer(frame, range(15))
        expect(missing).to_be_visible()
        frame.locator("#moves a.button").click()
        expect(missing).to_be_visible()
        expect(frame.locator("#verdict")).to_be_visible()
        assert all("Failed to load resource" in one for one in visitor.complaints)
        visitor.complaints.clear()


def test_where_nothing_is_kept_the_rest_comes_with_the_first_answer(
    visitor: Visitor, tmp_path: Path
) -> None:
    with hosting(visitor, tmp_path, CARD) as page:
        page.context.add_init_script(BLOCK_STORAGE)
        page.reload()
        frame = frame_of(page)
        frame.locator("#begin a").click()
        with page.expect_request(LATER):
            answer(frame, range(1))
