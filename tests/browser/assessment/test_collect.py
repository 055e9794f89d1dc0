"""A result is sent only where its publisher asks, its owner agrees, and to that one place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, tick
from tests.browser.receiving import Endpoint, build_site, note_all, receiving
from tests.browser.serving import serve
from tests.browser.visiting import Visitor

CANARY = "canary-5f1e"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    with receiving() as endpoint:
        yield endpoint


def build(root: Path, endpoint: Endpoint, rest: str) -> Path:
    return build_site(root, f"collect: {{endpoint: '{endpoint.address}take', {rest}}}")


def fill(page: Page, framework: Framework) -> None:
    tick(page, {**all_at(framework, "yes"), "templates": "no"})
    note_all(page, CANARY)


def agree(page: Page, email: str = "kim@example.org") -> None:
    page.get_by_label("Email").fill(email)
    page.get_by_role("checkbox", name="Write to me.").check()


def press(page: Page, says: str) -> None:
    page.get_by_role("button", name="Send", exact=True).click()
    expect(page.locator("#sent")).to_contain_text(says)


@pytest.mark.parametrize(("encoding", "kind"), [("form", "application/x-www-form-urlencoded"),
                                                ("json", "application/json")])  # fmt: skip
def test_exactly_what_was_agreed_arrives(
    browser: Browser, tmp_path: Path, endpoint: Endpoint, smb: Framework, encoding: str, kind: str
) -> None:
    rest = (
        f"encoding: {encoding}, consent: 'Write to me.', contact: [email, company], "
        "fixed: {form-id: m-1}, names: {email: EMAIL}"
    )
    site = build(tmp_path, endpoint, rest)
    with serve(site) as address:
        visitor = Visitor(browser, address)
        visitor.allow(endpoint.address)
        page = visitor.open(f"{SMB}/assess/")
        form = page.locator("#collect")
        expect(form).to_be_hidden()
        fill(page, smb)
        expect(form).to_contain_text(urlsplit(endpoint.address).netloc)
        page.get_by_role("button", name="Send", exact=True).click()
        assert endpoint.received == []  # nobody has agreed
        agree(page)
        press(page, "Sent")
        visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])
    [(path, sent_as, body, headers)] = endpoint.received
    assert (path, sent_as) == ("/take", kind)
    assert "referer" not in headers
    fields = (
        dict(parse_qsl(body, keep_blank_values=True)) if encoding == "form" else json.loads(body)
    )
    dimensions = {f"dimension_{one.id}_score" for one in smb.dimensions}
    assert dimensions <= {*fields}
    assert {name: value for name, value in fields.items() if name not in dimensions} == {
        "framework": SMB,
        "version": "1.0.0",
        "stage": "process-documentation",
        "score": "1",
        "EMAIL": "kim@example.org",
        "company": "",
        "form-id": "m-1",
    }
    assert CANARY not in body


def test_answers_are_sent_only_where_they_are_named(
    browser: Browser, tmp_path: Path, endpoint: Endpoint, smb: Framework
) -> None:
    site = build(tmp_path, endpoint, "consent: 'Write to me.', parts: [answers]")
    with serve(site) as address:
        visitor = Visitor(browser, address)
        visitor.allow(endpoint.address)
        page = visitor.open(f"{SMB}/assess/")
        fill(page, smb)
        expect(page.locator("#collect")).to_contain_text("all your answers")
        page.get_by_role("checkbox", name="Write to me.").check()
        press(page, "Sent")
        visitor.close()
    [(_, _, body, _)] = endpoint.received
    fields = dict(parse_qsl(body))
    answers = {f"answer_{id}": str(one) for id, one in all_at(smb, "yes").items()}
    expected = {**answers, "answer_templates": "no"}
    assert fields == {"framework": SMB, "version": "1.0.0", **expected}


def test_what_could_not_be_sent_is_said_and_can_be_sent_again(
    browser: Browser, tmp_path: Path, endpoint: Endpoint, smb: Framework
) -> None:
    site = build(tmp_path, endpoint, "consent: 'Write to me.'")
    endpoint.status = 503
    with serve(site) as address:
        visitor = Visitor(browser, address)
        visitor.allow(endpoint.address)
        page = visitor.open(f"{SMB}/assess/")
        fill(page, smb)
        agree(page)
        stage = page.locator("#scorecard").get_attribute("data-stage")
        press(page, "Your result was not sent: the other side answered 503")
        failure = page.get_by_role("alert")
        expect(failure).to_contain_text("Nothing is lost")
        expect(failure).to_have_class("problem notice")
        widths = "() => ['scorecard', 'collect'].map((id) => byId(id).offsetWidth)"
        card, form = page.evaluate(widths.replace("byId", "document.getElementById"))
        assert card == form
        page.context.set_offline(True)
        press(page, "Your result was not sent: the other side could not be reached")
        page.context.set_offline(False)
        assert page.get_by_label("Email").input_value() == "kim@example.org"
        assert page.locator("#scorecard").get_attribute("data-stage") == stage
        endpoint.status = 200
        press(page, "Sent")
        expect(failure).to_have_count(0)
        assert len(endpoint.received) == 2
        visitor.close()
    assert visitor.strangers == []


def test_the_form_says_that_no_stage_is_claimed(
    browser: Browser, tmp_path: Path, endpoint: Endpoint, smb: Framework
) -> None:
    site = build(tmp_path, endpoint, "consent: 'Write to me.', parts: [stage]")
    with serve(site) as address:
        visitor = Visitor(browser, address)
        visitor.allow(endpoint.address)
        page = visitor.open(f"{SMB}/assess/")
        fill(page, smb)
        caution = page.get_by_text("for your result to name a stage")
        expect(page.locator("#collect")).to_be_visible()
        expect(caution).to_be_hidden()
        can_pass = [one.id for one in smb.questions.values() if "unknown" in one.allow]
        tick(page, dict.fromkeys(can_pass, "~unknown"))
        expect(page.locator("#verdict")).to_have_text("Not enough is known yet")
        expect(caution).to_be_visible()
        page.get_by_role("checkbox", name="Write to me.").check()
        press(page, "Sent")
        stage = page.locator("#scorecard").get_attribute("data-stage")
        visitor.close()
    # What is sent is the contract's: the stage of the record.
    [(_, _, body, _)] = endpoint.received
    assert dict(parse_qsl(body))["stage"] == stage


def test_the_policy_opens_for_that_one_place(
    browser: Browser, tmp_path: Path, endpoint: Endpoint
) -> None:
    site = build(tmp_path, endpoint, "consent: 'Write to me.'")
    origin = endpoint.address.removesuffix("/")
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        sends = file.parent.name in ("assess", "embed")
        assert (f"connect-src {origin};" in text) is sends, file
        assert ('id="collect"' in text) is sends, file
    with serve(site) as address, serve(tmp_path) as elsewhere:
        visitor = Visitor(browser, address)
        page = visitor.open(f"{SMB}/assess/")
        tried = "(url) => fetch(url).then(() => 'sent', (error) => error.name)"
        assert page.evaluate(tried, elsewhere) == "TypeError"
        visitor.close()
    assert visitor.strangers == []


def test_without_the_setting_nothing_can_be_sent(visitor: Visitor, endpoint: Endpoint) -> None:
    page = visitor.open(f"{SMB}/assess/")
    assert page.locator("#collect").count() == 0
    tried = """async (url) => [
      await fetch(url, {method: "POST", body: "x", mode: "no-cors"}).catch(String),
      navigator.sendBeacon(url, "x"),
    ]"""
    page.evaluate(tried, endpoint.address)
    assert endpoint.received == []
    visitor.complaints.clear()  # the browser's own words on what it kept from being sent


def test_a_shared_result_is_not_the_readers_to_send(
    browser: Browser, tmp_path: Path, endpoint: Endpoint, smb: Framework
) -> None:
    site = build(tmp_path, endpoint, "consent: 'Write to me.'")
    with serve(site) as address:
        visitor = Visitor(browser, address)
        page = visitor.open(f"{SMB}/assess/")
        page.evaluate("answers => window.stagemark.open({answers}, null)", all_at(smb, "yes"))
        expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
        expect(page.locator("#collect")).to_be_hidden()
        visitor.close()


def test_the_publisher_s_own_words_stand_around_what_is_sent(
    browser: Browser, tmp_path: Path, endpoint: Endpoint, smb: Framework
) -> None:
    rest = (
        "consent: 'Write to me.', title: Three ideas, text: We *read* it., offer: Ideas for you., "
        "button: Send mine, thanks: 'Yours is on its way, [home](index.md).'"
    )
    site = build(tmp_path, endpoint, rest)
    endpoint.status = 503
    with serve(site) as address:
        visitor = Visitor(browser, address)
        visitor.allow(endpoint.address)
        page = visitor.open(f"{SMB}/assess/")
        fill(page, smb)
        form = page.locator("#collect")
        expect(form.get_by_role("heading")).to_have_text("Three ideas")
        for words in ("We read it.", "Ideas for you.", urlsplit(endpoint.address).netloc):
            expect(form).to_contain_text(words)
        expect(form).not_to_contain_text("on its way")
        agree(page)
        page.get_by_role("button", name="Send mine").click()
        expect(page.locator("#sent")).to_contain_text(
            "Your result was not sent: the other side answered 503"
        )
        expect(form).not_to_contain_text("on its way")
        endpoint.status = 200
        page.get_by_role("button", name="Send mine").click()
        expect(page.locator("#sent")).to_have_text("Yours is on its way, home.")
        expect(page.locator("#sent a")).to_have_attribute("href", "../../index.html")
        visitor.close()


def test_nobody_is_asked_to_send_a_result_before_it_stands_there(
    browser: Browser, tmp_path: Path, endpoint: Endpoint, smb: Framework
) -> None:
    site = build(tmp_path, endpoint, "consent: 'Write to me.', contact: [email]")
    with serve(site) as address:
        visitor = Visitor(browser, address)
        visitor.allow(endpoint.address)
        page = visitor.open(f"{SMB}/assess/", width=390)
        tick(page, all_at(smb, "yes"))
        form = page.locator("#collect")
        expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
        expect(form).to_be_hidden()
        page.get_by_role("link", name="See your result").click()
        expect(form).to_be_visible()
        page.get_by_role("button", name="Back to your answers").click()
        expect(form).to_be_hidden()
        visitor.close()
