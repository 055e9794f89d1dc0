"""Visits are counted where the publisher asks for it: what happened, and not a word more."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Request, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, tick
from tests.browser.receiving import Endpoint, Received, build_site, note_all, receiving
from tests.browser.serving import serve
from tests.browser.sharing import share
from tests.browser.taking import DOWNLOADS, take
from tests.browser.visiting import Visitor

CANARY = "canary-90b2"
NAMES = {
    "plausible": "ours.example",
    "umami": "5e1f0c1e-0000-4000-8000-00000000c0de",
    "matomo": "7",
}
PATHS = {"plausible": "/api/event", "umami": "/api/send", "matomo": "/matomo.php"}

# A model in which whatever a visitor enters and comes to is known by its name.
STAGES = ("below-41a7", "above-41a7")
OPTION, SIZE = f"{CANARY}-option", f"{CANARY}-size"
MODEL = {
    "id": "model",
    "version": "1.0.0",
    "language": "en",
    "title": "Model",
    "summary": "What is counted, and what is not.",
    "stages": [{"id": id, "name": id.title(), "summary": "So it is."} for id in STAGES],
    "scales": {
        "often": [
            {"id": "never", "text": "Never", "value": "1"},
            {"id": OPTION, "text": "Always", "value": "1.37"},
        ]
    },
    "scoring": {"method": "mean", "decimals": 2, "thresholds": {STAGES[1]: "1.2"}},
    "dimensions": [
        {
            "id": "all",
            "name": "All",
            "questions": [
                {"id": "first", "text": "Is it first?", "scale": "often"},
                {"id": "second", "text": "Is it second?", "scale": "often"},
                {"id": "remark", "text": "What else?", "type": "text"},
            ],
        }
    ],
    "profile": [{"id": "size", "text": "How many are you?", "options": ["Few", SIZE]}],
}


@pytest.fixture
def service() -> Iterator[Endpoint]:
    """One that counts, and takes results too."""
    with receiving() as endpoint:
        endpoint.status = 202
        yield endpoint


def counted(service: Endpoint) -> list[Received]:
    return [one for one in service.received if one.path != "/take"]


def counting(service: Endpoint, kind: str) -> str:
    return f"analytics: {{kind: {kind}, url: '{service.address}', site: '{NAMES[kind]}'}}\n"


def expected(kind: str, home: str, path: str, event: str | None, title: str) -> dict[str, object]:
    """The documented fields of an event."""
    url = home.rstrip("/") + path
    if kind == "plausible":
        return {"name": event or "pageview", "url": url, "domain": NAMES[kind]}
    if kind == "umami":
        payload = {"website": NAMES[kind], "hostname": "127.0.0.1", "url": path}
        return {"type": "event", "payload": payload | ({"name": event} if event else {})}
    own = {"ca": "1", "e_c": "assessment", "e_a": event} if event else {"action_name": title}
    return {"idsite": "7", "rec": "1", "apiv": "1", "send_image": "0", "url": url, **own}


def fields(kind: str, body: str) -> dict[str, object]:
    if kind != "matomo":
        read: dict[str, object] = json.loads(body)
        return read
    pairs = parse_qsl(body, keep_blank_values=True, strict_parsing=True)
    assert len(dict(pairs)) == len(pairs)
    return dict(pairs)


def wait_for(page: Page, service: Endpoint, count: int) -> None:
    """Until so many events have arrived."""
    while len(counted(service)) < count:
        # Each turn gives the browser one of its own.
        page.evaluate("new Promise(requestAnimationFrame)")


@pytest.mark.parametrize("kind", NAMES)
def test_what_happened_is_told_in_order_and_nothing_else(
    browser: Browser, tmp_path: Path, service: Endpoint, smb: Framework, kind: str
) -> None:
    collect = f"collect: {{endpoint: '{service.address}take', consent: 'Write to me.'}}\n"
    site = build_site(tmp_path, counting(service, kind) + collect)
    with serve(site) as home:
        visitor = Visitor(browser, home)
        visitor.allow(service.address)
        page = visitor.open(f"?{CANARY}#{CANARY}")
        welcome = page.title()
        wait_for(page, service, 1)
        page.goto(f"{home}{SMB}/assess/?{CANARY}#{CANARY}")
        wait_for(page, service, 2)
        title = page.title()
        note_all(page, CANARY)
        tick(page, all_at(smb, "yes"))
        tick(page, {"templates": "no"})  # begun and finished already
        page.get_by_label("Email").fill(f"{CANARY}@example.org")
        page.get_by_role("checkbox", name="Write to me.").check()
        page.get_by_role("button", name="Send", exact=True).click()
        wait_for(page, service, 5)
        page.goto(f"{home}{SMB}/embed/?view=page")
        wait_for(page, service, 6)  # what was kept begins nothing anew
        assert page.context.cookies() == []
        page.goto(f"{home}{SMB}/handout.html")
        page.goto(f"{home}no/such/page/{CANARY}")
        page.goto(f"{home}search/#q={CANARY}")
        wait_for(page, service, 7)
        found = page.title()
        visitor.close()
    assert visitor.strangers == []
    assert [one for one in visitor.complaints if "404" not in one] == []
    assert {path for path, *_ in counted(service)} == {PATHS[kind]}
    assess = f"/{SMB}/assess/"
    steps = [
        ("/", None, welcome),
        (assess, None, title),
        (assess, "started", ""),
        (assess, "finished", ""),
        (assess, "sent", ""),
        (f"/{SMB}/embed/", None, title),
        ("/search/", None, found),
    ]
    told = [fields(kind, body) for _, _, body, _ in counted(service)]
    assert told == [expected(kind, home, *step) for step in steps]
    for _, _, body, headers in counted(service):
        assert CANARY not in body + str(headers)
        assert {"cookie", "referer", "authorization"} & {*headers} == set()


def name_result(page: Page, name: str) -> None:
    page.locator("#runs > summary").click()
    page.get_by_role("button", name="Rename").first.click()
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    expect(page.locator("#runs li > b").first).to_have_text(name)


@pytest.mark.parametrize("kind", NAMES)
def test_of_a_whole_visit_only_what_is_documented_leaves(
    browser: Browser, tmp_path: Path, service: Endpoint, kind: str
) -> None:
    path = tmp_path / "frameworks" / "model" / "1.0.0.yaml"
    path.parent.mkdir(parents=True)
    path.write_text(json.dumps(MODEL), encoding="utf-8")
    collect = f"collect: {{endpoint: '{service.address}take', consent: 'Write to me.'}}\n"
    site = build_site(tmp_path, counting(service, kind) + collect)
    requests: list[Request] = []
    with serve(site) as home:
        visitor = Visitor(browser, home)
        visitor.allow(service.address)
        context = visitor.context(
            accept_downloads=True, permissions=["clipboard-read", "clipboard-write"]
        )
        context.on("request", lambda one: requests.append(one))
        page = context.new_page()
        titles = []

        def visit(address: str) -> None:
            page.goto(address)
            titles.append(page.title())

        visit(f"{home}model/assess/")
        note_all(page, CANARY)
        page.locator('select[name="size~profile"]').select_option(SIZE)
        tick(page, {"first": OPTION, "second": OPTION})
        page.get_by_role("link", name="See your result").click()
        expect(page.locator("#verdict")).to_have_text(STAGES[1].title())
        name_result(page, CANARY)
        page.get_by_label("Email").fill("kim@example.org")
        page.get_by_role("checkbox", name="Write to me.").check()
        page.get_by_role("button", name="Send", exact=True).click()
        expect(page.locator("#sent")).to_contain_text("Sent")
        wait_for(page, service, 4)
        files = {id: take(page, id).path() for id in DOWNLOADS}
        result = files["json"].read_text(encoding="utf-8")
        for known in (OPTION, SIZE, STAGES[1], f'"label": "{CANARY}"'):
            assert known in result
        link = share(page)
        assert page.evaluate("navigator.clipboard.readText()") == link
        assert page.get_by_role("link", name="E-mail it").get_attribute("href")
        with page.expect_download():
            page.get_by_role("button", name="Save all to a file").click()
        handed_in = tmp_path / "result.json"
        handed_in.write_text(result.replace(f'"label": "{CANARY}"', f'"label": "{CANARY}-2"'))
        page.locator("input[type=file]").set_input_files(handed_in)
        expect(page.locator("[data-topic=import]")).to_contain_text(f"{CANARY}-2 is open")

        visit(f"{home}model/team/")
        page.locator("#intake input[type=file]").set_input_files([handed_in])
        expect(page.locator("#people")).to_contain_text(f"{CANARY}-2")
        visit(f"{home}model/over-time/")
        expect(page.locator("#list")).to_contain_text(f"{CANARY}-2")
        visit(link)
        expect(page.locator("#shared")).to_be_visible()
        for id in DOWNLOADS:
            take(page, id)
        wait_for(page, service, 7)
        page.wait_for_load_state("networkidle")
        visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])

    # What the site itself was asked for are its files, by their addresses alone.
    answers = urlsplit(link).fragment
    own = [one for one in requests if one.url.startswith(home)]
    assert {(one.method, one.post_data, urlsplit(one.url).query) for one in own} == {
        ("GET", None, "")
    }
    asked = [urlsplit(one.url).path + str(one.headers) for one in own]
    entered = (CANARY, *STAGES, answers, "kim@")
    assert [text for text in asked if any(word in text for word in entered)] == []

    # Nothing else was asked for, and what arrived is what was documented, in its order.
    elsewhere = [one for one in requests if one not in own and urlsplit(one.url).scheme == "http"]
    assert len(elsewhere) == len(service.received)
    assess = "/model/assess/"
    steps = [
        (assess, None, titles[0]),
        (assess, "started", ""),
        (assess, "finished", ""),
        (assess, "sent", ""),
        ("/model/team/", None, titles[1]),
        ("/model/over-time/", None, titles[2]),
        ("/model/1.0.0/assess/", None, titles[3]),
    ]
    told = [fields(kind, body) for _, _, body, _ in counted(service)]
    assert told == [expected(kind, home, *step) for step in steps]
    for _, _, body, headers in counted(service):
        assert [word for word in (*entered, "1.37") if word in body + str(headers)] == []
    [(_, _, body, headers)] = [one for one in service.received if one.path == "/take"]
    assert dict(parse_qsl(body, keep_blank_values=True, strict_parsing=True)) == {
        "framework": "model",
        "version": "1.0.0",
        "stage": STAGES[1],
        "score": "1.37",
        "dimension_all_score": "1.37",
        "dimension_all_stage": STAGES[1],
        "email": "kim@example.org",
    }
    assert CANARY not in body + str(headers)
    assert {"cookie", "referer", "authorization"} & {*headers} == set()


@pytest.mark.parametrize("sign", ["doNotTrack: '1'", "globalPrivacyControl: true"])
def test_who_asks_not_to_be_tracked_is_not_counted(
    browser: Browser, tmp_path: Path, service: Endpoint, smb: Framework, sign: str
) -> None:
    name, _, value = sign.partition(": ")
    script = f"Object.defineProperty(Navigator.prototype, '{name}', {{get: () => {value}}});"
    with serve(build_site(tmp_path, counting(service, "plausible"))) as home:
        visitor = Visitor(browser, home)
        page = visitor.open()
        page.add_init_script(script)
        wait_for(page, service, 1)  # without the sign, it counts
        page.goto(f"{home}{SMB}/assess/")
        tick(page, all_at(smb, "yes"))
        expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
        page.goto(home)
        page.wait_for_load_state("networkidle")
        visitor.close()
    assert len(service.received) == 1


def test_a_shared_result_begins_and_finishes_nothing(
    browser: Browser, tmp_path: Path, service: Endpoint, smb: Framework
) -> None:
    with serve(build_site(tmp_path, counting(service, "plausible"))) as home:
        visitor = Visitor(browser, home)
        visitor.allow(service.address)
        page = visitor.open(f"{SMB}/assess/")
        page.evaluate("answers => window.stagemark.open({answers}, null)", all_at(smb, "yes"))
        expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
        page.goto(home)
        wait_for(page, service, 2)
        visitor.close()
    assert [json.loads(body)["name"] for _, _, body, _ in service.received] == [
        "pageview",
        "pageview",
    ]


def test_without_the_service_the_page_works_as_ever(
    browser: Browser, tmp_path: Path, service: Endpoint, smb: Framework
) -> None:
    with serve(build_site(tmp_path, counting(service, "matomo"))) as home:
        visitor = Visitor(browser, home)
        context = visitor.context()
        context.route(f"{service.address}**", lambda route: route.abort())
        page = context.new_page()
        page.goto(f"{home}{SMB}/assess/")
        tick(page, all_at(smb, "yes"))
        expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
        expect(page.locator(".problem:visible, .told")).to_have_count(0)
        visitor.close()
    assert [one for one in visitor.complaints if "ERR_FAILED" not in one] == []


def test_the_policy_opens_for_that_one_place_and_the_privacy_page_says_so(
    browser: Browser, tmp_path: Path, service: Endpoint
) -> None:
    site = build_site(tmp_path, counting(service, "umami"), privacy="# Our privacy\n\nOur words.\n")
    origin = service.address.rstrip("/")
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8")
        counts = file.name not in ("handout.html", "404.html")
        assert (f"connect-src {origin};" in text) is counts, file
        assert ('id="visit-counter"' in text) is counts, file
        assert ("#counted-visits" in text) is counts, file
    with serve(site) as home, serve(tmp_path) as elsewhere:
        visitor = Visitor(browser, home)
        visitor.allow(service.address)
        page = visitor.open(f"{SMB}/assess/")
        tried = "(url) => fetch(url).then(() => 'sent', (error) => error.name)"
        assert page.evaluate(tried, elsewhere) == "TypeError"
        page.get_by_role("link", name="How visits are counted").first.click()
        expect(page.get_by_role("heading", level=1)).to_have_text("Our privacy")
        said = page.locator("section", has=page.locator("#counted-visits"))
        expect(said).to_contain_text(f"Umami, at {origin.removeprefix('http://')}")
        visitor.close()
    assert visitor.strangers == []


def test_a_page_from_disk_counts_nothing(
    browser: Browser, tmp_path: Path, service: Endpoint, smb: Framework
) -> None:
    site = build_site(tmp_path, counting(service, "plausible"))
    visitor = Visitor(browser, "file://")
    page = visitor.open((site / SMB / "assess" / "index.html").as_uri())
    tick(page, all_at(smb, "yes"))
    expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
    page.wait_for_load_state("networkidle")
    visitor.close()
    assert service.received == []


def test_a_site_without_a_privacy_page_gets_one(tmp_path: Path, service: Endpoint) -> None:
    site = build_site(
        tmp_path, counting(service, "plausible") + "navigation: [about.md]\n", about="# Us"
    )
    page = (site / "privacy" / "index.html").read_text(encoding="utf-8")
    assert "<h1" in page
    assert '<h2 id="counted-visits">How visits are counted</h2>' in page
    assert '<a href="privacy/index.html#counted-visits">' in (site / "index.html").read_text(
        "utf-8"
    )
