"""One question at a time where there is little room: how it opens, and how it moves on."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, on_one_page, tick
from tests.browser.assessment.test_ending import FILLED
from tests.browser.kinds import FORESIGHT, QUESTIONNAIRES
from tests.browser.visiting import BLOCK_STORAGE, Visitor

LATER = "**/assets/later-*.js"
MORNING = datetime.datetime(2026, 11, 22, 8, tzinfo=datetime.UTC)
NOON = datetime.datetime(2026, 11, 22, 12, tzinfo=datetime.UTC)
PAUSE = 300
LONG = 10_000


def phone(visitor: Visitor, address: str = f"{SMB}/assess/") -> Page:
    """A page on a phone, where time passes only as the test lets it."""
    page = visitor.context(width=390, has_touch=True).new_page()
    page.set_viewport_size({"width": 390, "height": 844})
    page.clock.install(time=MORNING)
    page.goto(address)
    expect(page.locator("#view")).to_be_visible()
    page.clock.pause_at(NOON)
    return page


def questions(page: Page) -> list[str]:
    """The questions in sight, by id."""
    ids = page.locator("fieldset:visible").evaluate_all("all => all.map(({id}) => id)")
    return [str(id)[2:] for id in ids]


def option(page: Page, place: int = 0) -> Locator:
    return page.locator("fieldset:visible > label").nth(place)


@pytest.mark.parametrize(("width", "height", "most"), [(390, 844, 560), (1440, 900, 700)])
def test_the_first_option_stands_on_the_first_screen(
    visitor: Visitor, site: Path, width: int, height: int, most: int
) -> None:
    page = visitor.open(width=width)
    page.set_viewport_size({"width": width, "height": height})
    ids = [file.parent.name for file in site.glob("*/versions.json")]
    for address in [*(f"{id}/assess/" for id in ids), *QUESTIONNAIRES.values()]:
        page.goto(address)
        expect(page.locator("#view")).to_be_visible()
        box = page.locator("fieldset > label").first.bounding_box()
        assert box
        assert box["y"] < most, address


def test_a_tap_moves_on_and_no_screen_has_two_filled_buttons(
    visitor: Visitor, smb: Framework
) -> None:
    page = phone(visitor)
    *rest, last = smb.questions
    before_last = smb.dimensions[-1].questions[0].id
    for place, id in enumerate(rest):
        if id == before_last:  # the questions about oneself
            assert questions(page) == []
            page.get_by_role("button", name="Next", exact=True).tap()
        assert questions(page) == [id]
        assert page.evaluate(FILLED) == ["Next"]
        option(page, place % 2).tap()
        page.clock.run_for(PAUSE - 1)
        # What one has chosen is seen as chosen.
        assert questions(page) == [id]
        page.clock.run_for(1)
        assert questions(page) != [id]
    option(page).tap()
    page.clock.run_for(LONG)
    assert questions(page) == [last]
    assert page.evaluate(FILLED) == ["See your result"]
    page.get_by_role("button", name="Back", exact=True).tap()
    assert questions(page) == [rest[-1]]
    assert page.evaluate(FILLED) == ["See your result"]


def test_only_a_choice_by_hand_moves_on(visitor: Visitor, smb: Framework) -> None:
    page = phone(visitor)
    first, second, *_ = smb.questions

    def stays(id: str) -> None:
        page.clock.run_for(LONG)
        assert questions(page) == [id]

    # By keyboard, and by what presses without a pointer.
    page.locator("fieldset:visible input").first.focus()
    for key in ("Space", "ArrowDown", "ArrowUp", "2"):
        page.keyboard.press(key)
        stays(first)
    option(page).evaluate("(row) => row.click()")
    stays(first)
    option(page).evaluate(
        """(row) => {
          row.dispatchEvent(new PointerEvent("pointerdown", {bubbles: true, width: 9, height: 9}));
          row.dispatchEvent(new MouseEvent("click", {bubbles: true, detail: 1}));
        }"""
    )
    stays(first)
    # With a note that is about to be written.
    page.locator("fieldset:visible summary").tap()
    option(page, 1).tap()
    stays(first)
    page.locator("fieldset:visible summary").tap()
    # Where one does something else meanwhile.
    option(page).tap()
    page.keyboard.press("Tab")
    stays(first)
    option(page, 1).tap()
    page.get_by_role("button", name="Next", exact=True).tap()
    stays(second)
    # Where one does not want it, now and the next time.
    page.get_by_label("Move on by itself").uncheck()
    option(page).tap()
    stays(second)
    page.goto(f"{SMB}/assess/#q_{second}")
    page.reload()
    expect(page.get_by_label("Move on by itself")).not_to_be_checked()
    option(page, 1).tap()
    stays(second)
    page.get_by_label("Move on by itself").check()
    option(page).tap()
    page.clock.run_for(PAUSE)
    assert questions(page) != [second]


def test_checklists_stay_and_what_a_choice_brings_up_comes_next(visitor: Visitor) -> None:
    page = phone(visitor, f"{FORESIGHT}/assess/#q_workflow")
    option(page).tap()
    page.clock.run_for(LONG)
    assert questions(page) == ["workflow"]
    page.goto(f"{FORESIGHT}/assess/#q_tests")
    page.reload()
    page.locator("[name=tests][value=now-and-then]").tap()
    page.clock.run_for(PAUSE)
    assert questions(page) == ["test-results"]


def test_the_reader_s_choice_wins_over_the_room_there_is(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/", width=390)
    assert len(questions(page)) == 1
    on_one_page(page)
    assert questions(page) == [*smb.questions]
    page.reload()
    assert questions(page) == [*smb.questions]
    page.set_viewport_size({"width": 1280, "height": 900})
    page.get_by_role("button", name="One question at a time").click()
    page.reload()
    assert len(questions(page)) == 1


def test_a_frame_asks_one_at_a_time(visitor: Visitor, smb: Framework, tmp_path: Path) -> None:
    frame = f'<iframe title="Here" src="{visitor.home}{SMB}/embed/?view=page" width="680"></iframe>'
    icon = '<link rel="icon" href="data:,">'
    (tmp_path / "index.html").write_text(f"<!doctype html>{icon}{frame}", encoding="utf-8")
    with visitor.at(tmp_path) as address:
        page = visitor.context(base_url=address).new_page()
        page.goto("")
        inside = page.frame_locator("iframe")
        expect(inside.locator("#view")).to_be_visible()
        expect(inside.locator("fieldset:visible")).to_have_count(1)
        inside.locator("fieldset:visible > label").first.click()
        second = list(smb.questions)[1]
        expect(inside.locator(f"#q_{second}")).to_be_visible()
        expect(inside.locator("fieldset:visible")).to_have_count(1)
        page.context.close()


def test_the_first_question_stands_alone_from_the_beginning_but_never_instead_of_all(
    visitor: Visitor, smb: Framework
) -> None:
    first, *_ = smb.questions
    held: list[Route] = []
    page = visitor.context(width=390).new_page()
    page.route(LATER, lambda route: held.append(route))
    page.goto(f"{SMB}/assess/", wait_until="commit")
    expect(page.locator("html.scripted")).to_have_count(1)
    assert questions(page) == [first]
    expect(page.locator("#scorecard")).to_be_hidden()
    # What loads later may hang on the way for long.
    page.locator("fieldset:visible > label").first.click()
    assert questions(page) == [*smb.questions]
    page.reload(wait_until="commit")
    expect(page.locator("html.scripted")).to_have_count(1)
    assert questions(page) == [first]
    for route in held:
        route.abort()
    expect(page.locator("fieldset:visible")).to_have_count(len(smb.questions))
    expect(page.locator("#scorecard")).to_be_visible()
    expect(page.get_by_text("did not load")).to_be_visible()
    assert [text for text in visitor.complaints if "ERR_FAILED" not in text] == []
    visitor.complaints.clear()


def test_without_its_program_the_page_has_all_questions(
    visitor: Visitor, smb: Framework, site: Path
) -> None:
    html = (site / SMB / "assess" / "index.html").read_text(encoding="utf-8")
    broken = html.replace('<script type="module">', '<script type="module">!', 1)
    page = visitor.context(width=390).new_page()
    page.route(
        f"**/{SMB}/assess/", lambda route: route.fulfill(body=broken, content_type="text/html")
    )
    page.goto(f"{SMB}/assess/")
    assert questions(page) == [*smb.questions]
    expect(page.get_by_text("Your answers are not counted")).to_be_visible()
    assert visitor.complaints
    visitor.complaints.clear()


def test_whoever_comes_back_goes_on_where_they_were(visitor: Visitor, smb: Framework) -> None:
    first, second, third, fourth, *_ = smb.questions
    page = visitor.open(f"{SMB}/assess/")
    offer = page.get_by_role("link", name="Go on at question")
    expect(offer).to_be_hidden()
    tick(page, dict.fromkeys((first, second, third), "yes"))
    expect(offer).to_be_hidden()
    page.reload()
    expect(offer).to_have_text("Go on at question 4")
    assert page.evaluate(FILLED) == ["Go on at question 4"]
    offer.click()
    expect(page.locator(f"#q_{fourth} legend")).to_be_in_viewport()
    expect(offer).to_be_hidden()

    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{SMB}/assess/")
    assert questions(page) == [fourth]
    said = page.get_by_text("You left off here.")
    expect(said).to_be_visible()
    expect(page.locator(".lede").first).to_be_hidden()
    page.get_by_role("button", name="Next", exact=True).click()
    expect(said).to_be_hidden()
    # Nothing is left to go on with.
    tick(page, all_at(smb, "yes"))
    page.reload()
    expect(page.locator("#go-on")).to_be_hidden()


def test_where_nothing_is_kept_a_phone_asks_one_at_a_time_too(visitor: Visitor) -> None:
    context = visitor.context(width=390)
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    page.goto(f"{SMB}/assess/")
    assert len(questions(page)) == 1
