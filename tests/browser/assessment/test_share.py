"""Results as links: whoever has one sees what was shared, and nothing else ever comes out of it."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB, all_at, stamp, tick
from tests.browser.serving import serve
from tests.browser.sharing import answered, share
from tests.browser.visiting import Visitor
from tests.exact.codec import Codec, data_of

SECRETS = {"note": "Ask Kim about the agency.", "label": "Northern branch"}
ALL_OF_CARD = """() => [...document.querySelectorAll("#scorecard, #scorecard [data-dimension]")]
  .map((element) => ({...element.dataset}))"""
KEPT = """() => Object.fromEntries(Object.entries(localStorage).map(([key, text]) =>
  [key, text.startsWith("{") ? {...JSON.parse(text), saved: 0} : text]))"""

# The page


@pytest.fixture
def sender(visitor: Visitor, marketing_ops: Framework) -> Page:
    return answered(visitor, marketing_ops)


def test_somebody_else_sees_the_same_scorecard(
    visitor: Visitor, sender: Page, marketing_ops: Framework
) -> None:
    link = share(sender)
    page = visitor.open(link)
    assert page.evaluate(ALL_OF_CARD) == sender.evaluate(ALL_OF_CARD)
    assert stamp(page)["state"] == "complete"
    today = page.evaluate("Intl.DateTimeFormat('en-GB', {dateStyle: 'long'}).format()")
    expect(page.locator("#shared")).to_have_text(f"Shared result, {today} · Answer it yourself")
    expect(page.locator("#scorecard-title")).to_have_text("Their result")
    says = page.locator("#scorecard .path [aria-current] > *").get_attribute("data-says")
    assert says == "they are here"
    # The verdict comes first, on a phone too, and no button before it is filled.
    page.set_viewport_size({"width": 390, "height": 844})
    verdict = page.locator("#verdict").evaluate("(one) => one.getBoundingClientRect().top")
    assert verdict < 300
    assert page.locator(".button:visible").all_inner_texts() == ["Download PDF"]
    assert not re.search(r"\b[Yy]our? (score|are|stage|target)", page.locator("main").inner_text())
    for hidden in ("#assessment", "#progress", '[data-action="share"]', '[data-action="reset"]'):
        expect(page.locator(hidden)).to_be_hidden()
    targets = page.locator("#scorecard .target")
    assert targets.evaluate_all("(all) => all.map((one) => one.disabled)") == [True] * 5
    page.locator("#all-steps summary").click()
    expect(page.get_by_label(f"Target for {marketing_ops.dimensions[0].name}")).to_be_visible()
    assert page.locator("#all-steps .target").first.input_value() == marketing_ops.stages[-1].id
    assert page.evaluate(KEPT) == {}


def test_an_unfinished_result_can_be_shared(visitor: Visitor, smb: Framework) -> None:
    sender = visitor.open(f"{SMB}/assess/")
    tick(sender, {"templates": "yes", "forecasts": "no"})
    link = share(sender)
    expect(sender.locator("#share")).to_contain_text("Not everything is answered")
    page = visitor.open(link)
    assert stamp(page) == stamp(sender)
    assert stamp(page)["state"] == "incomplete"
    expect(page.locator("#missing")).to_be_hidden()


def test_the_link_follows_the_answers(sender: Page) -> None:
    before = share(sender)
    first = sender.locator("#assessment fieldset").first
    first.locator("input:not(:checked)").first.check()
    expect(sender.get_by_label("Link to this result")).not_to_have_value(before)


def test_nothing_personal_is_in_a_link(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/assess/")
    page.clock.set_fixed_time("2026-11-22T10:00:00Z")
    tick(page, all_at(smb, "yes"))
    bare = share(page)
    page.locator("#q_templates summary").click()
    page.locator('[name="templates~note"]').fill(SECRETS["note"])
    page.locator('select[name="company-size~profile"]').select_option(index=2)
    saved = {
        "answers": all_at(smb, "yes"),
        "notes": {"templates": SECRETS["note"]},
        "profile": {"company-size": smb.profile[0].options[1]},
        "label": SECRETS["label"],
    }
    page.evaluate("(saved) => stagemark.open(saved)", saved)
    assert share(page) == bare


@pytest.mark.parametrize("view", ["all", "one"])
def test_own_answers_are_untouched(
    visitor: Visitor, sender: Page, marketing_ops: Framework, view: str
) -> None:
    link = share(sender)
    page = visitor.open(f"{DIMENSIONS}/1.0.0/assess/")
    if view == "one":
        page.get_by_role("button", name="One question at a time").click()
    question = next(iter(marketing_ops.questions))
    tick(page, {question: marketing_ops.options_of(marketing_ops.questions[question])[0].id})
    page.locator(f"#q_{question} summary").click()
    # Still being written when the link arrives.
    page.locator(f'[name="{question}~note"]').click()
    page.keyboard.type("My own words.")
    mine = stamp(page)
    kept = page.evaluate(KEPT)
    page.goto(link)
    expect(page.locator("#shared")).to_be_visible()
    assert stamp(page) == stamp(sender)
    for key in ("1", "2", "Enter"):
        page.keyboard.press(key)
        assert stamp(page) == stamp(sender)
    assert page.evaluate(KEPT) == kept

    page.get_by_role("button", name="Back to your own answers").click()
    assert stamp(page) == mine
    assert page.evaluate("location.hash") == ""
    assert page.evaluate(KEPT) == kept
    expect(page.locator(f'[name="{question}~note"]')).to_have_value("My own words.")
    assert page.evaluate("document.documentElement.dataset.view") == view
    expect(page.locator("#scorecard-title")).to_have_text("Your result")
    page.reload()
    assert stamp(page) == mine


def test_the_way_back_of_the_browser_leads_back(visitor: Visitor, sender: Page) -> None:
    page = visitor.open(f"{DIMENSIONS}/1.0.0/assess/")
    page.goto(share(sender))
    expect(page.locator("#shared")).to_be_visible()
    page.go_back()
    expect(page.locator("#shared")).to_be_hidden()
    expect(page.locator("#assessment")).to_be_visible()
    assert stamp(page)["state"] == "incomplete"


def test_a_shared_result_can_be_the_start_of_ones_own(
    visitor: Visitor, sender: Page, marketing_ops: Framework
) -> None:
    link = share(sender)
    page = visitor.open(f"{DIMENSIONS}/1.0.0/assess/")
    question = next(iter(marketing_ops.questions))
    tick(page, {question: marketing_ops.options_of(marketing_ops.questions[question])[0].id})
    before = page.evaluate(KEPT)
    page.goto(link)
    page.get_by_role("button", name="Use it as your start").click()
    expect(page.locator("#assessment")).to_be_visible()
    expect(page.locator("#shared")).to_be_hidden()
    assert page.evaluate(ALL_OF_CARD) == sender.evaluate(ALL_OF_CARD)
    assert page.evaluate("location.hash") == ""
    run = page.evaluate("stagemark.run")
    assert run.startswith(f"stagemark:{DIMENSIONS}:1.0.0:")
    kept = page.evaluate(KEPT)
    assert kept[f"stagemark:{DIMENSIONS}:1.0.0"] == before[f"stagemark:{DIMENSIONS}:1.0.0"]
    assert (kept[run]["label"], kept[run]["notes"]) == ("", {})
    # It is the visitor's own from here on: targets can be changed, and all of it stays.
    page.get_by_label("Target for all dimensions").select_option(index=1)
    changed = page.evaluate(ALL_OF_CARD)
    page.reload()
    assert page.evaluate(ALL_OF_CARD) == changed
    assert page.evaluate("stagemark.run") == run


def test_a_shared_result_can_be_saved(visitor: Visitor, sender: Page) -> None:
    page = visitor.open(share(sender))
    with page.expect_download() as saved:
        page.locator('[data-download="json"]').click()
    result = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert result["score"]["score"] == stamp(sender)["score"]
    assert (result["notes"], result["label"]) == ({}, "")


def test_links_to_questions_lead_to_their_answers(visitor: Visitor, sender: Page) -> None:
    page = visitor.open(share(sender))
    page.locator("#rise a").first.click()
    place = page.locator("#scorecard details[open] a").get_by_text(
        page.locator("#rise a").first.inner_text()
    )
    expect(place).to_be_focused()
    expect(place).to_be_visible()
    expect(page.locator("#shared")).to_be_visible()


# What is refused


def open_refused(page: Page, address: str, words: str) -> None:
    """Follows a link that is not taken, on a page with answers that stay."""
    before = stamp(page)
    page.goto(address)
    refusal = page.locator("[data-topic=link]")
    expect(refusal).to_be_visible()
    expect(refusal).to_contain_text(words)
    expect(page.locator("#assessment")).to_be_visible()
    expect(page.locator("#shared")).to_be_hidden()
    assert stamp(page) == before


def test_a_damaged_link_is_refused(visitor: Visitor, sender: Page) -> None:
    link = share(sender)
    page = visitor.open(f"{DIMENSIONS}/assess/")
    at = link.index("#")
    damaged = [link[:-1], link[: at + 1 + 5], link[: at + 30], link[:-12] + "0" + link[-11:]]
    misnamed = link[at:].replace(DIMENSIONS, DIMENSIONS[:-1] + "z")
    for one in [*damaged, misnamed, link.upper()[at:]]:
        address = one if one.startswith("http") else link[:at] + one
        open_refused(page, address.replace("/1.0.0/assess", "/assess", 1), "damaged or cut off")
    # Also from a shared result that is open.
    page.goto(link.replace("/1.0.0/assess", "/assess", 1))
    expect(page.locator("#shared")).to_be_visible()
    page.goto(damaged[0].replace("/1.0.0/assess", "/assess", 1))
    expect(page.locator("[data-topic=link]")).to_be_visible()
    expect(page.locator("#shared")).to_be_hidden()
    assert stamp(page)["state"] == "incomplete"


def test_a_link_opens_with_what_a_mail_put_behind_it(visitor: Visitor, sender: Page) -> None:
    link = share(sender)
    page = visitor.open(f"{DIMENSIONS}/assess/")
    for tail in ("…", ")>.", "%E2%80%9D", "%e2%80%a6", "%20Best%20wishes"):
        page.goto(link + tail)
        expect(page.locator("#shared")).to_be_visible()
        assert stamp(page) == stamp(sender)
        page.get_by_role("button", name="Answer it yourself").click()
    open_refused(page, f"{link}x", "damaged or cut off")


@pytest.mark.parametrize("path", [f"{SMB}/assess/", f"{SMB}/1.0.0/assess/index.html"])
def test_a_link_of_another_framework_names_it(visitor: Visitor, sender: Page, path: str) -> None:
    hash = share(sender).partition("#")[2]
    page = visitor.open(path)
    open_refused(page, f"{page.url}#{hash}", f"a result of “{DIMENSIONS}”")
    page.get_by_role("button", name="Open it there").click()
    expect(page.locator("#shared")).to_be_visible()
    assert stamp(page) == stamp(sender)


def test_a_link_of_another_version_or_draft_names_it(
    visitor: Visitor, marketing_ops: Framework, tmp_path: Path
) -> None:
    data = data_of(marketing_ops)
    codec = Codec(visitor.browser, tmp_path)
    response: tuple[dict[str, Any], int] = ({"answers": {}}, 20_000)
    [(newer, _)] = codec.round_trip({**data, "version": "1.2.0-rc.1"}, [response])
    [(draft, _)] = codec.round_trip({**data, "seal": "sha256-" + "0" * 64}, [response])
    codec.page.close()
    page = visitor.open(f"{DIMENSIONS}/assess/")
    open_refused(page, f"{page.url}{newer}", "version 1.2.0-rc.1; this page is for version 1.0.0")
    expect(page.get_by_role("button", name="Open it there")).to_be_visible()
    page.goto(f"{DIMENSIONS}/assess/")
    open_refused(page, f"{page.url}{draft}", "another draft of version 1.0.0")
    expect(page.get_by_role("button", name="Open it there")).to_have_count(0)


# Where a link leads to


@pytest.mark.parametrize(
    "path",
    [
        "assess/",
        "assess/index.html?from=mail",
        "1.0.0/assess/#q_goals",
        "embed/?view=page",
        "1.0.0/embed/index.html?view=page",
        "handout.html",
    ],
)
def test_every_page_shares_the_page_of_its_version(visitor: Visitor, path: str) -> None:
    page = visitor.open(f"{SMB}/{path}")
    address, _, _ = share(page).partition("#")
    assert address == f"{visitor.home}{SMB}/1.0.0/assess/"


def test_a_file_offers_itself_instead(visitor: Visitor, site: Path) -> None:
    file = site / SMB / "handout.html"
    visitor.allow("file://")
    page = visitor.open(file.as_uri())
    tick(page, {"templates": "yes"})
    page.locator('[data-action="share"]').click()
    expect(page.locator("#share")).to_contain_text("this copy does not know of one")
    with page.expect_download() as saved:
        page.get_by_role("button", name="Download the file").click()
    result = json.loads(saved.value.path().read_text(encoding="utf-8"))
    assert result["answers"] == {"templates": "yes"}


def test_a_file_opens_links(visitor: Visitor, site: Path, smb: Framework) -> None:
    sender = visitor.open(f"{SMB}/assess/")
    tick(sender, all_at(smb, "yes"))
    hash = share(sender).partition("#")[2]
    visitor.allow("file://")
    page = visitor.open(f"{(site / SMB / 'handout.html').as_uri()}#{hash}")
    expect(page.locator("#shared")).to_be_visible()
    assert stamp(page) == stamp(sender)
    page.get_by_role("button", name="Answer it yourself").click()
    assert stamp(page)["state"] == "incomplete"
    assert page.evaluate("location.hash") == ""


def test_a_published_file_knows_where_it_came_from(
    visitor: Visitor, site: Path, tmp_path: Path
) -> None:
    text = (site / SMB / "handout.html").read_text(encoding="utf-8")
    known = '<link rel="canonical" href="https://example.org/models/{}/handout.html">'
    file = tmp_path / "saved.html"
    file.write_text(text.replace("</title>", "</title>" + known.format(SMB), 1), encoding="utf-8")
    visitor.allow("file://")
    link = share(visitor.open(file.as_uri()))
    assert link.startswith(f"https://example.org/models/{SMB}/1.0.0/assess/#result/1/{SMB}/1.0.0/")


def test_the_link_is_copied_at_once_and_the_button_says_so(visitor: Visitor) -> None:
    context = visitor.context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.clock.install()
    page.goto(f"{SMB}/assess/")
    button = page.locator('[data-action="share"]')
    expect(button).to_have_text("Copy link")
    button.click()
    expect(button).to_have_text("Copied")
    expect(button).to_be_focused()
    expect(page.locator("#share [role=status]")).to_have_text("The link is copied.")
    link = page.get_by_label("Link to this result").input_value()
    assert page.evaluate("navigator.clipboard.readText()") == link
    page.clock.run_for(5_000)
    expect(button).to_have_text("Copy link")
    page.locator("#share").get_by_role("button", name="Close").click()
    expect(page.locator("#share")).to_be_hidden()
    expect(button).to_be_focused()


def test_a_frame_that_may_not_copy_says_so(visitor: Visitor, tmp_path: Path) -> None:
    address = f"{visitor.home}{SMB}/embed/?view=page"
    frame_text = f'<iframe src="{address}" width="900" height="900"></iframe>'
    (tmp_path / "index.html").write_text(f'<link rel="icon" href="data:,">{frame_text}')
    page = visitor.context().new_page()
    with serve(tmp_path) as host:
        elsewhere = host.replace("127.0.0.1", "localhost")
        visitor.allow(elsewhere)
        page.goto(elsewhere)
    frame = page.frame_locator("iframe")
    frame.get_by_role("button", name="All on one page").click()
    frame.locator('[data-action="share"]').click()
    expect(frame.get_by_text("does not let the page copy here")).to_be_visible()
    field = frame.get_by_label("Link to this result")
    assert field.evaluate("(one) => one.selectionEnd - one.selectionStart === one.value.length")
    # Chromium says so on its console too.
    assert [said for said in visitor.complaints if "Clipboard API" not in said] == []
    visitor.complaints.clear()
