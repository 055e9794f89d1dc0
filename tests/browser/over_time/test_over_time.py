"""Results over time: what moved, and whether the respondent or the framework moved it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, FilePayload, Page, expect

from stagemark.cli import main
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.publisher import write_content, write_version
from tests.root import ROOT

MINUS = "\N{MINUS SIGN}"
NO_FIGURE = "\N{EN DASH}"
CHANGES = """
changes:
  from: 1.0.0
  renamed: {tracking: overview}
  removed: [checks]
  options: {overview: {asking: nobody}}
"""
NEWER = [
    ("      - id: tracking ", "      - id: overview "),
    ("{id: asking, text: By asking around, value: 1}", "{id: nobody, text: By asking, value: 1}"),
    ("show_if: {question: tracking,", "show_if: {question: overview,"),
    ("{steady: 2, leading: 3.25}", "{steady: 3, leading: 3.25}"),
]
EARLIER = {
    "agreed-goals": "mostly",
    "tracking": "asking",
    "on-time": "always",
    "checks": ["own"],
}
LATER = {"agreed-goals": "always", "overview": "nobody", "on-time": "mostly"}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site whose framework has two versions, one declared to follow from the other."""
    root = tmp_path_factory.mktemp("two-versions")
    write_content(root / "content")
    write_version(root / "frameworks", "model", "1.0.0")
    newer = write_version(root / "frameworks", "model", "2.0.0", NEWER)
    text = newer.read_text(encoding="utf-8")
    start = text.index("      - id: checks\n")
    end = text.index("      - id: anything-else")
    newer.write_text(text[:start] + text[end:] + CHANGES, encoding="utf-8")
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0
    with serve(root / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    visitor = Visitor(browser, home)
    yield visitor.open("model/over-time/")
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def result(version: str, created: str, answers: dict[str, Any], **more: Any) -> dict[str, Any]:
    empty: dict[str, Any] = {"label": "", "notes": {}, "profile": {}, "targets": {}}
    named = {"format": "stagemark-result/1", "framework": "model", "version": version}
    return {**named, "created": f"{created}T10:00:00Z", **empty, "answers": answers, **more}


def hand_in(page: Page, *results: object) -> None:
    page.locator("input[type=file]").set_input_files(
        [
            FilePayload(
                name=f"result-{number}.json",
                mimeType="application/json",
                buffer=json.dumps(one).encode(),
            )
            for number, one in enumerate(results)
        ]
    )


def link_to_earlier(page: Page, home: str) -> str:
    page.goto(f"{home}model/1.0.0/assess/")
    page.evaluate("answers => window.stagemark.open({answers}, null)", EARLIER)
    page.locator('[data-action="share"]').click()
    return page.locator("input[readonly]").input_value()


def bring_links(page: Page, *links: str) -> None:
    page.get_by_text("Paste links instead").click()
    page.get_by_label("Links to results").fill("\n".join(links))
    page.get_by_role("button", name="Bring them in").click()


def row(page: Page, table: str, name: str) -> list[str]:
    found = page.locator(f"#{table} tr").filter(has=page.get_by_role("rowheader", name=name))
    return found.locator("td").all_inner_texts()


def moves(page: Page) -> dict[str, list[str]]:
    return {
        list.get_attribute("class").split()[1]: list.locator("li").all_inner_texts()  # type: ignore[union-attr]
        for list in page.locator("#moved ul").all()
    }


def test_two_results_of_one_version(page: Page) -> None:
    second = {**EARLIER, "agreed-goals": "always", "checks": ["own", "colleague"]}
    del second["on-time"]
    second["on-time"] = "~unknown"
    hand_in(page, result("1.0.0", "2026-11-22", second), result("1.0.0", "2026-05-03", EARLIER))
    expect(page.locator("#list tr")).to_have_count(2)
    assert "May" in page.locator("#list tr").first.inner_text()  # the older first
    # Planning (3+1)/2 = 2 and weighs 2; delivery (4+1)/2 = 2.5: 6.5/3. Then 2.5 and 1.75.
    expect(page.locator("#sum")).to_have_text(
        "First you stood at Steady (2.16 of 4), then at Steady (2.25 of 4)."
    )
    expect(page.locator("#reasons")).to_have_text("The score moved by +0.09.")
    assert row(page, "dimensions", "Planning") == ["2.00", "2.50", "+0.50"]
    assert row(page, "dimensions", "Delivery") == ["2.50", "1.75", f"{MINUS}0.75"]
    found = moves(page)
    assert {kind: len(list) for kind, list in found.items()} == {"up": 2, "other": 1}
    assert "Mostly → Always" in found["up"][0]
    assert "Always → Don\N{RIGHT SINGLE QUOTATION MARK}t know" in found["other"][0]


def test_what_nobody_knows_is_not_the_same_twice(page: Page) -> None:
    nothing_known = {one: "~unknown" for one in EARLIER}
    hand_in(
        page,
        result("1.0.0", "2026-05-03", nothing_known),
        result("1.0.0", "2026-11-22", nothing_known),
    )
    expect(page.locator("#sum")).to_have_text(
        "Too little is known in the first of the two results to name a stage: it lies between "
        "Beginning and Leading. Too little is known in the second of the two results to name a "
        "stage: it lies between Beginning and Leading."
    )
    expect(page.locator("#reasons")).to_have_text(
        "How far the score moved cannot be told, as too little is known in at least one of the "
        "two results."
    )
    assert row(page, "dimensions", "Planning") == ["1.00 to 4.00", "1.00 to 4.00", NO_FIGURE]
    assert page.locator("#dimensions .range").count() == 4  # two dimensions, before and after
    assert page.locator("#dimensions :is(.was, .now, .way)").count() == 0


def test_a_range_is_shown_beside_what_is_settled(page: Page) -> None:
    hand_in(
        page,
        result("1.0.0", "2026-05-03", EARLIER),
        result("1.0.0", "2026-11-22", {"agreed-goals": "mostly", "tracking": "asking"}),
    )
    expect(page.locator("#sum")).to_have_text(
        re.compile(
            r"^On .*May.* you stood at Steady \(2\.16\sof\s4\)\. Not everything is answered in "
        )
    )
    assert row(page, "dimensions", "Planning") == ["2.00", "2.00", "the same"]
    before, after, moved = row(page, "dimensions", "Delivery")
    assert (before, moved) == ("2.50", NO_FIGURE)
    assert after == "0.50 to 4.00"
    assert page.locator("#dimensions .range.after").count() == 1


def test_what_the_framework_moved_is_told_apart(page: Page) -> None:
    hand_in(page, result("1.0.0", "2026-05-03", EARLIER), result("2.0.0", "2026-11-22", LATER))
    # As 2.0.0 has it, the earlier answers come to planning 2 and delivery 4: 8/3. Later 2.5 and 3.
    expect(page.locator("#sum")).to_have_text(
        "First you stood at Steady (2.16 of 4), then at Beginning (2.66 of 4)."
    )
    said = page.locator("#reasons")
    expect(said).to_contain_text("What you answered moved the score by nothing.")
    expect(said).to_contain_text(
        "What changed in the model from version 1.0.0 to 2.0.0 moved it by +0.50."
    )
    expect(said).to_contain_text("the earlier answers stand at Beginning (2.66 of 4)")
    assert row(page, "dimensions", "Planning") == ["2.00", "2.50", "+0.50", "the same"]
    assert row(page, "dimensions", "Delivery") == ["2.50", "3.00", f"{MINUS}1.00", "+1.50"]
    found = moves(page)
    assert {kind: len(list) for kind, list in found.items()} == {"up": 1, "down": 1}
    expect(page.locator("#receipt")).to_have_text(
        "Of the earlier answers, 3 could be carried over, 0 must be asked again, "
        "and 1 had to be dropped."
    )


def test_saved_runs_of_all_versions_are_there_at_once(page: Page, home: str) -> None:
    for version, answers in (("1.0.0", EARLIER), ("2.0.0", LATER)):
        page.goto(f"{home}model/{version}/assess/")
        page.evaluate("answers => window.stagemark.open({answers})", answers)
    page.goto(f"{home}model/over-time/")
    expect(page.locator("#list tr")).to_have_count(2)
    expect(page.locator("#movement")).to_be_visible()


def test_a_link_is_taken_in(page: Page, home: str) -> None:
    link = link_to_earlier(page, home)
    page.goto(f"{home}model/over-time/")
    expect(page.locator("#course")).to_be_hidden()
    # As they stand in a mail: with words, brackets and commas around, and with signs behind.
    bring_links(page, f"From Kim: “<{link}>”,{link}…;{link.replace('#', '%23')}).", link[:-1])
    expect(page.locator("#list tr")).to_have_count(1)
    expect(page.locator("#refused li")).to_have_count(1)
    expect(page.locator("#refused")).to_contain_text("Link 4: This link is damaged")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"framework": "other"}, "This result is of “other”"),
        ({"version": "3.0.0"}, "made with version 3.0.0; this page is for version 2.0.0"),
        ({"answers": {"agreed-goals": "never"}}, "does not fit version 1.0.0"),
        ({"answers": {"__proto__": "x"}}, "does not fit version 1.0.0"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(page: Page, change: Any, says: str) -> None:
    good = result("1.0.0", "2026-05-03", EARLIER)
    hand_in(page, good, json.loads(json.dumps({**good, **change})))
    expect(page.locator("#refused")).to_contain_text("result-1.json: ")
    expect(page.locator("#refused")).to_contain_text(says)
    expect(page.locator("#list tr")).to_have_count(1)
    expect(page.locator("#movement")).to_be_hidden()


def test_results_of_an_earlier_version_come_over_to_the_team(page: Page, home: str) -> None:
    link = link_to_earlier(page, home)
    page.goto(f"{home}model/team/")
    lee = result("1.0.0", "2026-05-03", {**EARLIER, "on-time": "rarely"}, label="Lee")
    hand_in(
        page,
        lee,
        result("2.0.0", "2026-11-22", LATER, label="Kim"),
        result("3.0.0", "2026-11-22", LATER),
    )
    expect(page.locator("#told")).to_contain_text("made with version 3.0.0")
    page.get_by_text("Add more").click()
    bring_links(page, link)
    expect(page.locator("#people .name b")).to_have_text(["Kim", "Lee", "Person A"])
    # Lee, as 2.0.0 counts: planning (3 + 1) / 2, twice; delivery 1.
    page.get_by_text("Everyone\N{RIGHT SINGLE QUOTATION MARK}s figures").click()
    expect(page.locator("#everyone")).to_contain_text("1.66")


def test_versions_without_a_declared_way_are_not_compared_by_question(
    browser: Browser, tmp_path: Path
) -> None:
    write_content(tmp_path / "content")
    for version in ("1.0.0", "2.0.0"):
        write_version(tmp_path / "frameworks", "model", version)
    assert main(["build", "--theme", str(ROOT / "theme")], root=tmp_path) == 0
    with serve(tmp_path / "site") as address:
        visitor = Visitor(browser, address)
        page = visitor.open("model/over-time/")
        same = result("2.0.0", "2026-11-22", EARLIER)
        hand_in(page, result("1.0.0", "2026-05-03", EARLIER), same)
        expect(page.locator("#reasons")).to_contain_text("does not say how answers")
        expect(page.locator("#moved")).to_be_empty()
        visitor.close()


STRANGE_RUNS: list[dict[str, Any]] = [
    {"format": {"toString": 1}},
    {"format": "stagemark-response/9"},
    {"format": "stagemark-result/1"},
    {"saved": {"toString": 1}, "label": {"toString": 1}},
    {"answers": [], "notes": 3},
    {"saved": 1e300},
    {"saved": "yesterday"},
    {"seal": {"toString": 1}, "label": None},
]
STRANGE_TEXTS = ["", "null", "7", "[]", '"text"', '{"format":']


def test_all_pages_answer_alike_to_what_is_saved(page: Page, home: str) -> None:
    page.goto(f"{home}model/team/")
    seal = page.evaluate("JSON.parse(document.getElementById('framework').textContent).seal")
    empty: dict[str, Any] = {"notes": {}, "profile": {}, "targets": {}}
    named = {"format": "stagemark-response/1", "seal": seal, "saved": 1_795_600_000_000, "zone": 0}
    sound = {**named, **empty, "label": "", "answers": LATER}
    strange = [json.dumps({**sound, **change}) for change in STRANGE_RUNS] + STRANGE_TEXTS
    page.evaluate(
        "([key, texts]) => texts.forEach((text, at) => (localStorage[`${key}:${at + 1}`] = text))",
        ["stagemark:model:2.0.0", [json.dumps(sound), *strange]],
    )
    unreadable = re.compile("could not be read|format that this page does not know")
    page.goto(f"{home}model/over-time/")
    expect(page.locator("#list tr")).to_have_count(1)
    expect(page.locator("#refused li").filter(has_text=unreadable)).to_have_count(len(strange))
    page.goto(f"{home}model/team/")
    expect(page.locator("[data-runs] button")).to_have_count(1)
    expect(page.locator("[data-runs] li").filter(has_text=unreadable)).to_have_count(len(strange))
    page.goto(f"{home}model/assess/")
    page.locator("#runs > summary").click()
    expect(page.locator("#runs li[data-run]")).to_have_count(1)
    expect(page.locator("#runs li").filter(has_text=unreadable)).to_have_count(len(strange))
    page.locator("#runs").get_by_role("button", name=re.compile("Delete An entry")).first.click()
    expect(page.locator("#runs li").filter(has_text=unreadable)).to_have_count(len(strange) - 1)


def test_a_strange_team_is_opened_and_put_aside(page: Page, home: str) -> None:
    key = "stagemark-team:model:2.0.0"
    page.goto(f"{home}model/team/")
    seal = page.evaluate("JSON.parse(document.getElementById('framework').textContent).seal")
    kept = {"format": "stagemark-team/1", "framework": "model", "version": "2.0.0", "seal": seal}
    strange = {**kept, "members": [{"created": {"toString": 1}}], "consensus": {}}
    for text in [json.dumps(strange), json.dumps({"format": {"toString": 1}}), *STRANGE_TEXTS]:
        page.evaluate("([key, text]) => (localStorage[key] = text)", [key, text])
        page.reload()
        if text:
            expect(page.locator("#told")).to_contain_text("it is put aside")
        hand_in(page, result("2.0.0", "2026-01-10", LATER, label=f"After {len(text)}"))
        expect(page.locator("body")).to_contain_text(f"After {len(text)}")
        page.get_by_role("button", name="Clear all").click()
        expect(page.locator("#people-title")).to_be_hidden()


def test_a_missing_score_makes_no_sentence_and_a_long_label_no_wider_page(page: Page) -> None:
    page.set_viewport_size({"width": 360, "height": 800})
    hand_in(
        page,
        result("2.0.0", "2026-01-10", {"agreed-goals": "always"}, label="W" * 80),
        result("2.0.0", "2026-02-10", {"agreed-goals": "mostly"}, label="W" * 80),
    )
    expect(page.locator("#reasons")).to_have_text(
        "How far the score moved can be told once both results are complete."
    )
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
