"""Several runs in one browser: listed, opened, named, copied, deleted; and in several tabs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB, all_at, checked, stamp, tick
from tests.browser.everywhere.test_accessibility import violations
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.root import ROOT

ADDRESS = f"{SMB}/assess/"
TODAY = "Result of 22 November 2026"
MARKUP = "<img src=x onerror=\"window.harm = 1\"> & 'co'"
KEYS = "() => Object.keys(localStorage).sort()"


def open_page(context: BrowserContext, address: str = ADDRESS) -> Page:
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    page.goto(address)
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def listed(page: Page) -> list[str]:
    return page.locator("#runs li > b").all_inner_texts()


def notice(page: Page, topic: str) -> Locator:
    return page.locator(f".told[data-topic={topic}]")


def rename(page: Page, run: str, name: str) -> None:
    press(page, f"Rename {run}")
    page.keyboard.type(name)
    page.keyboard.press("Enter")


@pytest.fixture
def page(visitor: Visitor, smb: Framework) -> Page:
    """A browser with two runs: Spring is complete, and one of today is open and just begun."""
    page = open_page(visitor.context())
    tick(page, all_at(smb, "yes"))
    page.locator("#runs > summary").click()
    rename(page, TODAY, "Spring")
    press(page, "Start a new result")
    tick(page, {"templates": "no"})
    return page


def test_who_only_looks_leaves_nothing_and_sees_no_list(visitor: Visitor) -> None:
    page = open_page(visitor.context())
    expect(page.get_by_text("They are kept in this browser.")).to_be_hidden()
    expect(page.locator("#other-runs")).to_be_hidden()
    page.locator("#runs > summary").click()
    expect(page.get_by_text("There is none yet")).to_be_visible()
    assert page.evaluate(KEYS) == []
    assert page.evaluate("sessionStorage.length") == 0


def test_the_list_says_what_each_run_is(page: Page, smb: Framework) -> None:
    spring, today = (page.locator("#runs li").filter(has_text=name) for name in ("Spring", TODAY))
    gates = len(smb.gates)
    assert spring.inner_text().startswith(f"{smb.stages[-1].name} · {gates} of {gates} gates\n")
    expect(spring).to_contain_text("15 of 15 answered")
    expect(spring).to_contain_text("saved 22 November 2026, 10:00")
    expect(today).to_contain_text("1 of 15 answered")
    expect(today).to_have_attribute("aria-current", "true")
    assert violations(page) == ""


def test_the_list_claims_no_stage_from_nothing(visitor: Visitor, marketing_ops: Framework) -> None:
    page = open_page(visitor.context(), f"{DIMENSIONS}/assess/")
    tick(page, all_at(marketing_ops, "~unknown"))
    page.locator("#runs > summary").click()
    assert stamp(page)["stage"] == marketing_ops.stages[0].id
    only = page.locator("#runs li")
    assert only.inner_text().startswith("Not enough is known yet\n")
    for stage in marketing_ops.stages:
        expect(only).not_to_contain_text(stage.name)


@pytest.mark.parametrize("width", [1280, 360])
def test_buttons_have_room_for_a_thumb(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    press(page, f"Delete {TODAY}")
    low = page.locator("#runs :is(button, a, summary), .told button").evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().height < 44).map(String)"
    )
    assert low == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_a_run_is_opened_and_stays_open(page: Page, smb: Framework) -> None:
    press(page, "Open Spring")
    assert stamp(page)["stage"] == smb.stages[-1].id
    assert page.evaluate("document.activeElement.dataset.run") == page.evaluate("stagemark.run")
    page.reload()
    assert stamp(page)["stage"] == smb.stages[-1].id
    # From the top of the page there is a way to the other one.
    page.get_by_role("link", name="You have 1 other saved result").click()
    press(page, f"Open {TODAY}")
    assert stamp(page)["state"] == "incomplete"
    expect(page.locator('[name="templates"][value="no"]')).to_be_checked()


def test_a_name_is_text_whatever_it_says(page: Page) -> None:
    rename(page, TODAY, MARKUP)
    assert set(listed(page)) == {"Spring", MARKUP}
    rename(page, "Spring", "Easter")
    page.reload()
    page.locator("#runs > summary").click()
    assert set(listed(page)) == {"Easter", MARKUP}
    press(page, f"Delete {MARKUP}")
    expect(notice(page, "run")).to_contain_text(MARKUP)
    assert page.evaluate("window.harm") is None


def test_a_name_that_is_not_wanted_after_all(page: Page) -> None:
    press(page, f"Rename {TODAY}")
    page.keyboard.type("No")
    page.keyboard.press("Escape")
    assert set(listed(page)) == {"Spring", TODAY}


def test_a_copy_goes_its_own_way(page: Page, smb: Framework) -> None:
    press(page, "Duplicate Spring")
    press(page, "Open Copy of Spring")
    tick(page, {"templates": "no"})
    press(page, "Open Spring")
    assert stamp(page)["stage"] == smb.stages[-1].id


def test_a_deleted_run_can_be_had_back(page: Page, smb: Framework) -> None:
    before = page.evaluate("JSON.stringify(Object.entries(localStorage).sort())")
    press(page, "Delete Spring")
    assert listed(page) == [TODAY]
    # By keyboard: the notice has the focus, and its first button is the next stop.
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("JSON.stringify(Object.entries(localStorage).sort())") == before
    press(page, f"Delete {TODAY}")
    assert stamp(page)["state"] == "incomplete"
    expect(page.locator("#assessment input:checked")).to_have_count(0)
    press(page, "Undo")
    expect(page.locator('[name="templates"][value="no"]')).to_be_checked()
    assert page.evaluate("JSON.stringify(Object.entries(localStorage).sort())") == before


def test_starting_again_can_be_undone_and_never_costs_newer_answers(page: Page) -> None:
    press(page, "Start again")
    expect(page.locator("#assessment input:checked")).to_have_count(0)
    press(page, "Undo")
    expect(page.locator('[name="templates"][value="no"]')).to_be_checked()
    press(page, "Start again")
    tick(page, {"templates": "yes"})
    press(page, "Undo")
    expect(page.locator('[name="templates"][value="no"]')).to_be_checked()
    # Both were saved in one minute, and yet one can tell them apart.
    assert {*listed(page)} == {"Spring", f"{TODAY}, 10:00", f"{TODAY}, 10:00 (2)"}


def test_what_was_done_is_said_with_its_way_back_in_one_row(page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{ADDRESS}#result/1/cut")
    problem, cleared = notice(page, "link"), notice(page, "run")
    expect(page.get_by_role("alert")).to_contain_text("damaged or cut off")
    press(page, "Start again")
    expect(page.get_by_role("status").filter(has=cleared)).to_contain_text("are cleared")
    edges = "all => all.map((one) => one.getBoundingClientRect().top)"
    undo, close = cleared.get_by_role("button").evaluate_all(edges)
    assert undo == close
    # A problem is called one, with a sign, and has a colour of its own beside any accent.
    sign = "one => getComputedStyle(one, '::before').content"
    assert "Problem" in problem.evaluate(sign)
    assert "Problem" not in cleared.evaluate(sign)
    colour = "one => getComputedStyle(one).borderInlineStartColor"
    accent = page.locator("#scorecard").evaluate(
        "one => getComputedStyle(one).borderBlockStartColor"
    )
    assert len({problem.evaluate(colour), cleared.evaluate(colour), accent}) == 3
    # The latest is in sight, and can be taken back.
    press(page, "Undo")
    expect(page.locator('[name="templates"][value="no"]')).to_be_checked()


def test_nothing_is_left_of_the_only_run(visitor: Visitor, smb: Framework) -> None:
    page = open_page(visitor.context())
    tick(page, all_at(smb, "yes"))
    press(page, "Start again")
    assert page.evaluate(KEYS) == []
    page.reload()
    assert page.evaluate(KEYS) == []


@pytest.fixture(scope="module")
def two_versions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site where the marketing stages have an older version too."""
    root = tmp_path_factory.mktemp("versions")
    folder = root / "frameworks" / SMB
    folder.mkdir(parents=True)
    text = (ROOT / "frameworks" / SMB / "1.0.0.yaml").read_text(encoding="utf-8")
    (folder / "1.0.0.yaml").write_text(text, encoding="utf-8")
    old = text.replace("version: 1.0.0", "version: 0.9.0")
    (folder / "0.9.0.yaml").write_text(old, encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", *folders], root=root) == 0
    with serve(Path(root / "site")) as address:
        yield address


@pytest.mark.parametrize("start", [ADDRESS, f"{SMB}/1.0.0/assess/index.html"])
def test_a_run_of_another_version_opens_on_its_own_page(
    visitor: Visitor, two_versions: str, start: str
) -> None:
    visitor.allow(two_versions)
    page = open_page(visitor.context(base_url=two_versions), f"{SMB}/0.9.0/assess/")
    tick(page, {"templates": "yes"})
    page.locator("#runs > summary").click()
    rename(page, TODAY, "First")
    press(page, "Start a new result")
    tick(page, {"templates": "no"})
    page.goto(start)
    page.get_by_role("link", name="You have 2 other saved results").click()
    first = page.locator("#runs li").filter(has_text="First")
    first.get_by_role("link", name="Open with version 0.9.0").click()
    page.wait_for_url(f"{two_versions}{SMB}/0.9.0/assess/index.html")
    expect(page.locator('[name="templates"][value="yes"]')).to_be_checked()


# Several tabs


@pytest.fixture
def tabs(visitor: Visitor) -> tuple[Page, Page]:
    """Two tabs of one browser."""
    context = visitor.context()
    return open_page(context), open_page(context)


def write(page: Page, question: str, text: str) -> None:
    field = page.locator(f'[name="{question}~note"]')
    if not field.is_visible():
        page.locator("details").filter(has=field).locator("summary").click()
    field.press_sequentially(text)


def test_answers_of_two_tabs_meet(tabs: tuple[Page, Page], smb: Framework) -> None:
    for turn, question in enumerate(smb.questions):
        tick(tabs[turn % 2], {question: "yes"})
        # The other tab shows it before anybody goes on there.
        expect(tabs[1 - turn % 2].locator(f'[name="{question}"][value="yes"]')).to_be_checked()
    for page in tabs:
        expect(page.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
        page.reload()
        assert stamp(page)["stage"] == smb.stages[-1].id


def test_a_note_that_is_being_written_is_left_alone(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    write(one, "templates", "Only bri")
    expect(other.locator('[name="templates~note"]')).to_have_value("Only bri")
    # As from a tab that had not heard of the last letters when it saved.
    other.evaluate(
        """(key) => {
          const saved = JSON.parse(localStorage[key]);
          saved.notes.templates = "Only";
          localStorage[key] = JSON.stringify({...saved, answers: {forecasts: "no"}});
        }""",
        other.evaluate("stagemark.run"),
    )
    expect(one.locator('[name="forecasts"][value="no"]')).to_be_checked()
    expect(one.locator('[name="templates~note"]')).to_have_value("Only bri")
    write(other, "forecasts", "None")
    tick(other, {"templates": "no"})
    expect(one.locator('[name="templates"][value="no"]')).to_be_checked()
    expect(one.locator('[name="templates~note"]')).to_be_focused()
    one.keyboard.type("efs")
    one.locator("h1").click()
    for page in tabs:
        expect(page.locator('[name="templates~note"]')).to_have_value("Only briefs")
        page.reload()
        expect(page.locator('[name="templates~note"]')).to_have_value("Only briefs")
        expect(page.locator('[name="forecasts~note"]')).to_have_value("None")


@pytest.mark.parametrize("how", ["Start again", "clear"])
def test_a_run_deleted_in_another_tab_stays_on_the_screen(
    tabs: tuple[Page, Page], smb: Framework, how: str
) -> None:
    one, other = tabs
    tick(one, all_at(smb, "yes"))
    expect(other.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    if how == "clear":
        one.evaluate("localStorage.clear()")
    else:
        press(one, how)
    expect(notice(other, "removed")).to_contain_text("deleted elsewhere")
    assert stamp(other)["stage"] == smb.stages[-1].id
    # It was meant, so nothing comes back until somebody goes on with it.
    assert one.evaluate(KEYS) == []
    tick(other, {"templates": "no"})
    expect(notice(other, "removed")).to_be_hidden()
    other.reload()
    expect(other.locator("#assessment input:checked")).to_have_count(15)
    if how == "Start again":
        expect(one.locator("#assessment input:checked")).to_have_count(0)


def test_two_tabs_with_two_runs_keep_apart(tabs: tuple[Page, Page]) -> None:
    one, other = tabs
    tick(one, {"templates": "yes"})
    expect(other.locator('[name="templates"][value="yes"]')).to_be_checked()
    other.locator("#runs > summary").click()
    press(other, "Start a new result")
    tick(other, {"forecasts": "no"})
    tick(one, {"cost-per-lead": "yes"})
    for _ in range(2):
        assert checked(one) == {"templates": "yes", "cost-per-lead": "yes"}
        assert checked(other) == {"forecasts": "no"}
        for page in tabs:
            page.reload()
    # A new tab goes on with what was opened last.
    assert checked(open_page(one.context)) == {"forecasts": "no"}
