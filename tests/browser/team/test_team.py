"""Several people's results put together: who counts, how far apart they are, what they agree on."""

from __future__ import annotations

import csv
import io
import json
import re
from fractions import Fraction
from pathlib import Path
from statistics import median_low

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from stagemark.scoring.result_file import TeamFile
from stagemark.scoring.scorer import score, show
from tests.browser.answering import DIMENSIONS, SMB, stamp
from tests.browser.everywhere.test_accessibility import violations
from tests.browser.taking import take, text_of
from tests.browser.teams import (
    ADDRESS,
    NAMES,
    Result,
    agree_on_all,
    bring,
    bring_all,
    choose,
    file,
    link_of,
    ordered,
    question,
    shown,
)
from tests.browser.visiting import BLOCK_STORAGE, Visitor


def test_without_people_it_says_what_to_do(page: Page) -> None:
    expect(page.get_by_role("heading", name="Bring in results")).to_be_visible()
    assert page.locator(".how li").count() == 3
    expect(page.locator(".filled:visible")).to_have_count(0)
    page.get_by_role("link", name="the assessment").click()
    expect(page.locator("form#assessment")).to_be_visible()


def test_a_workshop(
    visitor: Visitor, page: Page, five: list[Result], seal: str, marketing_ops: Framework
) -> None:
    kim, lee, maria, noor, sam = five
    sam["label"] = ""
    link = link_of(page, noor)
    wrong = {**kim, "framework": SMB}
    bring(
        page,
        file(kim, "a.json"),
        file(lee, "b.json"),
        file(maria, "c.json"),
        file({**kim, "created": "2026-11-21T10:00:00Z"}, "once more.json"),
        file(wrong, "wrong.json"),
        file(sam, f"{DIMENSIONS}-1.0.0-2026-11-22-sam.json"),
    )
    told = page.locator("#told")
    expect(told.locator("p")).to_have_text("4 people added.")
    expect(told).to_contain_text("once more.json is the same as Kim, and counts once.")
    expect(told.locator(".refused")).to_have_text(
        f"wrong.json: This result is of “{SMB}”; this page is for “{DIMENSIONS}”."
    )
    page.get_by_text("Add more").click()
    page.get_by_text("Paste links instead").click()
    page.get_by_label("Links to results").fill(f"{link}\n{link[:-1]}")
    page.get_by_role("button", name="Bring them in").click()
    expect(told.locator("p")).to_have_text("1 person added.")
    expect(told.locator(".refused")).to_contain_text("Link 2: This link is damaged")
    assert shown(page) == ["Kim", "Lee", "Maria", "sam", "Person A"]

    assert_figures(page, five, marketing_ops)
    second, options = ordered(marketing_ops)[1]
    last, _ = ordered(marketing_ops)[-1]
    first = page.locator("[data-question]").first
    assert first.get_attribute("data-question") == second.id
    expect(first.locator(".apart")).to_have_text("2 answers, the whole range apart")
    first.locator("summary").click()
    row = first.locator("label", has=page.locator(f'input[value="{options[4]}"]'))
    expect(row.locator(".who")).to_contain_text("sam")
    expect(first.locator(".notes li")).to_have_text("Lee: Only in <b>spring</b>.")
    alike = marketing_ops.options_of(last)[1].text
    expect(question(page, last.id).locator(".outcome")).to_have_text(
        f"Agreed, as all said so: {alike}"
    )
    expect(page.locator("#progress")).to_have_text(
        "You agree on 1 of 20 questions, on 1 because everyone said the same."
    )

    choose(page, second.id, options[2])
    first.get_by_label("Why, and what remains open").fill("From May on.")
    first.locator("textarea").blur()
    expect(first.locator(".outcome")).to_contain_text("Agreed: ")
    agreed = agree_on_all(page, marketing_ops, 2)
    record = score(marketing_ops, agreed)
    assert stamp(page) == {"state": "complete", "stage": record["stage"], "score": record["score"]}

    saved = take(page, "json")
    assert saved.suggested_filename.endswith("-team.json")
    team = json.loads(text_of(saved))
    assert (team["format"], team["label"], team["answers"]) == (
        "stagemark-result/1",
        "Team",
        agreed,
    )
    assert team["score"] == {"stage": record["stage"], "score": record["score"]}
    texts = {option.id: option.text for option in marketing_ops.options_of(second)}
    assert team["notes"][second.id] == (
        f"From May on.\n4 said “{texts[options[0]]}”, 1 said “{texts[options[4]]}”."
    )
    assert_same_elsewhere(visitor, page, shown(page), record["score"])

    page.get_by_role("link", name=re.compile("^Open the team.s result$")).click()
    expect(page.locator("#scorecard")).to_have_attribute("data-score", str(record["score"]))


def assert_figures(page: Page, results: list[Result], framework: Framework) -> None:
    """The figures of the table are those that Python finds, cut off and not rounded."""
    records = [score(framework, one["answers"]) for one in results]
    expected = [
        (one.name, [record["dimensions"][one.id]["score"] for record in records])
        for one in framework.dimensions
    ]
    rows = page.locator(".spread tbody tr:first-child")
    for row, (name, scores) in zip(
        rows.all(), [("Overall", [one["score"] for one in records]), *expected], strict=True
    ):
        exact = [Fraction(str(one)) for one in scores]
        figures = [
            show(one, framework.decimals) for one in (min(exact), median_low(exact), max(exact))
        ]
        assert row.locator("th").inner_text() == name
        assert row.locator("td").all_inner_texts()[:3] == figures


def assert_same_elsewhere(visitor: Visitor, page: Page, people: list[str], score: object) -> None:
    """The team file, dropped in elsewhere, shows the same people and the same agreement."""
    saved = take(page, "team")
    assert TeamFile.model_validate_json(text_of(saved)).members
    other = visitor.open(ADDRESS)
    bring(other, file(text_of(saved), "team.json"))
    assert shown(other) == people
    expect(other.locator("#scorecard")).to_have_attribute("data-score", str(score))
    before = other.locator("main").inner_html()
    bring(other, file(text_of(saved), "team.json"))
    expect(other.locator("#told p")).to_have_text("0 people added.")
    strip = r'<div id="told".*?</section>'
    after = other.locator("main").inner_html()
    assert re.sub(strip, "", after, flags=re.S) == re.sub(strip, "", before, flags=re.S)


def test_people_are_renamed_removed_and_brought_back(page: Page, five: list[Result]) -> None:
    bring_all(page, five)
    page.get_by_role("button", name="Rename Lee").click()
    page.get_by_label("Name of Lee").fill("Lea")
    page.keyboard.press("Enter")
    assert "Lea" in shown(page)
    assert "Lee" not in shown(page)
    page.get_by_role("button", name="Remove Maria").click()
    assert shown(page) == ["Kim", "Lea", "Noor", "Sam"]
    page.get_by_role("button", name="Undo").click()
    assert shown(page) == ["Kim", "Lea", "Maria", "Noor", "Sam"]
    page.reload()
    assert shown(page) == ["Kim", "Lea", "Maria", "Noor", "Sam"]
    page.get_by_role("button", name="Clear all").click()
    expect(page.locator("#people")).to_be_hidden()
    assert page.evaluate("Object.keys(localStorage)") == []
    page.get_by_role("button", name="Undo").click()
    expect(page.locator("#people li")).to_have_count(5)


def test_without_names_nobody_is_known_here_or_in_files(page: Page, five: list[Result]) -> None:
    bring_all(page, five)
    page.get_by_label("Leave names out").check()
    assert shown(page) == [f"Person {letter}" for letter in "ABCDE"]
    page.locator("[data-question] summary").first.click()
    expect(page.locator("[data-question]").first.locator(".who").first).to_have_text("4 people")
    for content in (
        page.locator("main").inner_text(),
        *(text_of(take(page, kind)) for kind in ("json", "team", "csv")),
    ):
        assert [name for name in NAMES if re.search(rf"\b{name}\b", content)] == []
    assert len(json.loads(text_of(take(page, "team")))["members"]) == 5


def test_the_table_holds_what_each_said(
    page: Page, five: list[Result], marketing_ops: Framework
) -> None:
    five[0]["label"] = "=1+1"
    bring_all(page, five)
    second, options = ordered(marketing_ops)[1]
    choose(page, second.id, options[0])
    text = take(page, "csv").path().read_bytes().decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text, newline=""), strict=True))
    row = next(one for one in rows if one["id"] == second.id)
    texts = {option.id: option.text for option in marketing_ops.options_of(second)}
    assert (row["spread"], row["answers"], row["agreed"]) == ("100%", "2", texts[options[0]])
    assert (row["'=1+1"], row["Sam"]) == (texts[options[0]], texts[options[4]])
    unknown = ordered(marketing_ops)[0][0].id
    assert next(one for one in rows if one["id"] == unknown)["unknown"] == "1"


def test_overview_and_scorecard_lead_there(visitor: Visitor) -> None:
    page = visitor.open(f"{DIMENSIONS}/")
    page.get_by_role("link", name="put their results together").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("See it as a team")
    page.goto(f"{visitor.home}{DIMENSIONS}/1.0.0/assess/")
    page.get_by_role("link", name="Put it together with others").click()
    assert page.url == f"{visitor.home}{DIMENSIONS}/1.0.0/team/index.html"
    page.goto(f"{visitor.home}{DIMENSIONS}/embed/?view=page")
    expect(page.get_by_role("button", name="Start again")).to_be_visible()
    expect(page.get_by_role("link", name="Put it together with others")).to_have_count(0)


def test_it_is_used_with_the_keyboard_alone(page: Page, five: list[Result]) -> None:
    bring_all(page, five)
    item = page.locator("[data-question]").first
    item.locator("summary").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(item.locator(".outcome")).to_contain_text("Agreed: ")
    page.keyboard.press("ArrowDown")
    expect(item.locator("input").nth(1)).to_be_checked()
    page.get_by_role("button", name="Remove Kim").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="4 people")).to_be_focused()


@pytest.mark.parametrize(("scheme", "width"), [("light", 1280), ("dark", 320)])
def test_axe_has_no_objection(
    visitor: Visitor, five: list[Result], scheme: str, width: int
) -> None:
    page = bring_all(
        visitor.open(ADDRESS, color_scheme=scheme, width=width),
        [*five, {**five[0], "version": "9.0.0"}],
    )
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    page.get_by_role("button", name="Remove Kim").click()
    assert violations(page) == ""
    assert page.evaluate("document.documentElement.scrollWidth") == width


def test_where_nothing_can_be_kept_it_says_so_and_works(
    visitor: Visitor, five: list[Result]
) -> None:
    context = visitor.context()
    context.add_init_script(BLOCK_STORAGE)
    page = context.new_page()
    page.goto(ADDRESS)
    bring_all(page, five)
    assert shown(page) == NAMES
    expect(page.locator("#unsaved")).to_be_visible()


def test_it_works_from_a_folder_on_a_disk(visitor: Visitor, site: Path, five: list[Result]) -> None:
    page = visitor.context().new_page()
    visitor.allow(site.as_uri())
    page.goto((site / DIMENSIONS / "1.0.0" / "team" / "index.html").as_uri())
    bring_all(page, five)
    assert shown(page) == NAMES


def test_paper_shows_the_figures_and_nothing_to_press(
    page: Page, five: list[Result], marketing_ops: Framework
) -> None:
    bring_all(page, five)
    second, options = ordered(marketing_ops)[1]
    choose(page, second.id, options[1])
    page.emulate_media(media="print")
    for hidden in ("#intake", "#people button", "fieldset", "#scorecard button"):
        expect(page.locator(hidden).first).to_be_hidden()
    for visible in ("#people", ".spread", "#where .path", "#verdict"):
        expect(page.locator(visible)).to_be_visible()
    expect(question(page, second.id).locator(".outcome")).to_be_visible()
