"""A result is sent only where its publisher asks, its owner agrees, and to that one place."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, tick
from tests.browser.serving import serve, serving
from tests.browser.visiting import Visitor
from tests.root import ROOT

SETTINGS = "name: Ours\ndescription: Our models.\ncollect: {{endpoint: '{endpoint}', {rest}}}\n"
CANARY = "canary-5f1e"


@dataclass
class Endpoint:
    """The publisher's own server: it keeps what arrives."""

    address: str = ""
    status: int = 200
    received: list[tuple[str, str, dict[str, str]]] = field(default_factory=list)


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    endpoint = Endpoint()

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """What arrives is kept below."""

        def do_OPTIONS(self) -> None:
            self._answer(204)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["content-length"])).decode()
            kind = self.headers["content-type"].partition(";")[0]
            endpoint.received.append((kind, body, dict(self.headers.items())))
            self._answer(endpoint.status)

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "content-type")
            self.send_header("Content-Length", "0")
            self.end_headers()

    with serving(Handler, "take") as address:
        endpoint.address = address
        yield endpoint


def build(root: Path, endpoint: Endpoint, rest: str) -> Path:
    content = root / "content"
    content.mkdir()
    (content / "index.md").write_text("# Welcome\n")
    settings = SETTINGS.format(endpoint=endpoint.address, rest=rest)
    (content / "site.yaml").write_text(settings)
    frameworks = root / "frameworks" / SMB
    frameworks.mkdir(parents=True)
    source = ROOT / "frameworks" / SMB / "1.0.0.yaml"
    (frameworks / "1.0.0.yaml").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0
    return root / "site"


def fill(page: Page, framework: Framework) -> None:
    tick(page, {**all_at(framework, "yes"), "templates": "no"})
    page.evaluate(
        """canary => {
          for (const area of document.querySelectorAll("#assessment textarea")) {
            area.value = canary;
            area.dispatchEvent(new Event("input", {bubbles: true}));
            area.dispatchEvent(new Event("change", {bubbles: true}));
          }
        }""",
        CANARY,
    )


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
    [(sent_as, body, headers)] = endpoint.received
    assert sent_as == kind
    assert "Referer" not in headers
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
    [(_, body, _)] = endpoint.received
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
        press(page, "Not sent: the other side answered 503")
        page.context.set_offline(True)
        press(page, "Not sent: the other side could not be reached")
        page.context.set_offline(False)
        assert page.get_by_label("Email").input_value() == "kim@example.org"
        assert page.locator("#scorecard").get_attribute("data-stage") == stage
        endpoint.status = 200
        press(page, "Sent")
        assert len(endpoint.received) == 2
        visitor.close()
    assert visitor.strangers == []


def test_the_policy_opens_for_that_one_place(
    browser: Browser, tmp_path: Path, endpoint: Endpoint
) -> None:
    site = build(tmp_path, endpoint, "consent: 'Write to me.'")
    origin = endpoint.address.removesuffix("/take")
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
        expect(page.locator("#sent")).to_contain_text("Not sent: the other side answered 503")
        expect(form).not_to_contain_text("on its way")
        endpoint.status = 200
        page.get_by_role("button", name="Send mine").click()
        expect(page.locator("#sent")).to_have_text("Yours is on its way, home.")
        expect(page.locator("#sent a")).to_have_attribute("href", "../../index.html")
        visitor.close()
