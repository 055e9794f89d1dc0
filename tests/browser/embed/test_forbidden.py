"""What a host forbids its frame is said there, with the way to the page on its own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, TICK, all_at, checked
from tests.browser.embed.test_embed import frame_of
from tests.browser.serving import Quiet, serve, serving
from tests.browser.visiting import BLOCK_STORAGE, Visitor
from tests.documents import blocks, prose

HOST = """<!doctype html>
<html lang="en">
<title>A host</title>
<link rel="icon" href="data:,">
<iframe src="{address}{id}/embed/?view={view}" width="800" height="1500" {attributes}></iframe>
"""
ALL = "allow-same-origin allow-downloads allow-modals allow-popups allow-popups-to-escape-sandbox"
HOSTS = {
    "strict": 'sandbox="allow-scripts"',
    "card": 'sandbox="allow-scripts"',
    "teaser": 'sandbox="allow-scripts"',
    "tabs": 'sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox"',
    "kind": f'sandbox="allow-scripts {ALL}" allow="clipboard-write"',
    "open": 'allow="clipboard-write"',
}


@pytest.fixture
def host(visitor: Visitor, tmp_path: Path) -> Iterator[Page]:
    """A page of another origin for each way of framing."""
    for name, attributes in HOSTS.items():
        view = name if name in ("card", "teaser") else "page"
        text = HOST.format(address=visitor.home, id=SMB, view=view, attributes=attributes)
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    with serve(tmp_path) as address:
        visitor.allow(address)
        page = visitor.context(base_url=address).new_page()
        yield page
        page.context.close()
        # What a browser says to those who look at its console is how it forbids.
        visitor.complaints[:] = [
            one for one in visitor.complaints if "sandbox" not in one and "Blocked" not in one
        ]


def answered(host: Page, name: str, model: Framework) -> Frame:
    """The frame with its result in sight."""
    host.goto(f"{name}.html")
    frame = frame_of(host)
    expect(frame.locator("#downloads")).to_be_attached()
    frame.evaluate(TICK, all_at(model, "yes"))
    frame.locator("#progress .button").click()
    return frame


def test_a_card_that_may_open_nothing_gives_the_address(host: Page, smb: Framework) -> None:
    host.goto("card.html")
    frame = frame_of(host)
    frame.evaluate(TICK, all_at(smb, "yes"))
    expect(frame.locator("#downloads")).to_be_attached()
    frame.locator("#begin a").click()
    frame.get_by_role("link", name="Open the full scorecard").click()
    field = frame.get_by_label("Address of the page with your answers")
    expect(field).to_be_focused()
    box = field.bounding_box()
    assert box
    assert box["width"] > 400


def test_what_a_sandbox_forbids_is_said_with_the_address(host: Page, smb: Framework) -> None:
    frame = answered(host, "strict", smb)
    frame.locator("[data-action=print]").click()
    expect(frame.locator("[data-topic=print]")).to_contain_text("does not let it print")
    frame.locator("[data-download=json]").click()
    told = frame.locator("[data-topic=file]")
    expect(told).to_contain_text("If no file comes")
    told.get_by_role("button", name="Open it on a page of its own").click()
    # Not even that: then the address itself is there to copy, and the answers are in it.
    address = frame.get_by_label("Address of the page with your answers").input_value()
    own = host.context.new_page()
    own.goto(address)
    expect(own.locator("[data-topic=going-on]")).to_be_visible()
    assert checked(own) == all_at(smb, "yes")


@pytest.mark.parametrize("way", ["sandbox", "blocked"])
def test_what_keeps_nothing_offers_the_page_that_does(host: Page, smb: Framework, way: str) -> None:
    if way == "blocked":
        host.context.add_init_script(f"if (parent !== window) {{ {BLOCK_STORAGE} }}")
    frame = answered(host, "tabs" if way == "sandbox" else "open", smb)
    frame.get_by_role("button", name="Back to your answers").click()
    notice = frame.locator("#unsaved")
    expect(notice).to_contain_text("keeps nothing here")
    with host.context.expect_page() as opened:
        notice.get_by_role("button", name="Open it on a page of its own").click()
    own = opened.value
    expect(own.locator("[data-topic=going-on]")).to_be_visible()
    own.reload()
    assert checked(own) == all_at(smb, "yes")
    assert checked(frame) == all_at(smb, "yes")


@pytest.mark.parametrize("name", ["open", "kind"])
def test_where_it_is_allowed_all_of_it_works(host: Page, smb: Framework, name: str) -> None:
    host.context.grant_permissions(["clipboard-read", "clipboard-write"])
    frame = answered(host, name, smb)
    with host.expect_download():
        frame.locator("[data-download=json]").click()
    frame.locator("[data-action=print]").click()
    frame.locator("[data-action=share]").click()
    expect(frame.locator("#share [role=status]")).to_have_text("The link is copied.")
    for topic in ("print", "tab", "unsaved"):
        expect(frame.locator(f"[data-topic={topic}]")).to_have_count(0)


def test_the_way_back_of_the_browser_leads_back_within_the_frame(
    host: Page, smb: Framework
) -> None:
    frame = answered(host, "open", smb)
    expect(frame.locator("#verdict")).to_be_visible()
    host.evaluate("history.back()")
    expect(frame.locator("#assessment")).to_be_visible()
    host.evaluate("history.forward()")
    expect(frame.locator("#assessment")).to_be_hidden()
    assert host.url.endswith("open.html")
    assert checked(frame) == all_at(smb, "yes")


def test_a_host_is_asked_to_show_what_a_link_leads_to(host: Page, smb: Framework) -> None:
    host.set_viewport_size({"width": 1000, "height": 500})
    frame = answered(host, "open", smb)
    frame.get_by_role("button", name="Back to your answers").click()
    frame.get_by_role("button", name="All on one page").click()
    host.evaluate(
        """() => {
          globalThis.asked = [];
          addEventListener("message", ({data}) => data.type === "scroll" && asked.push(data));
          scrollTo(0, 0);
        }"""
    )
    # As in browsers in which a frame of another site cannot move the page around it.
    host.evaluate("document.body.style.cssText = 'position: fixed; inset: 0; overflow: hidden'")
    last = frame.locator("#assessment fieldset").last
    last.evaluate("(one) => one.focus({preventScroll: true})")
    host.wait_for_function("asked.length === 1")
    [message] = host.evaluate("asked")
    top = last.locator("legend").evaluate("(one) => one.getBoundingClientRect().top")
    assert abs(message.pop("top") - top) <= 1
    assert message == {"stagemark": 1, "id": SMB, "type": "scroll"}
    # What is in sight already moves nothing: the next that is asked for is the last once more.
    for one in (frame.locator("#assessment fieldset").first, last):
        one.evaluate("(one) => one.focus({preventScroll: true})")
        one.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    host.wait_for_function("asked.length > 1")
    assert [abs(one["top"] - top) <= 1 for one in host.evaluate("asked")] == [True, True]


def test_a_card_prints_whole(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open(f"{SMB}/embed/")
    expect(page.locator("#begin a")).to_be_visible()
    page.emulate_media(media="print")
    screens = page.locator("#position, .opening .path, #begin, #moves, #ends")
    assert screens.evaluate_all("(all) => all.filter((one) => one.checkVisibility())") == []
    shown = page.locator("#assessment fieldset").evaluate_all(
        "(all) => all.map((one) => one.checkVisibility())"
    )
    assert shown == [True] * len(smb.questions)
    page.emulate_media(media="screen")
    page.evaluate(TICK, all_at(smb, "yes"))
    expect(page.locator("#downloads")).to_be_attached()
    page.emulate_media(media="print")
    expect(page.locator("#verdict")).to_be_visible()
    expect(page.locator("#scorecard [data-dimension]").first).to_be_visible()
    assert screens.evaluate_all("(all) => all.filter((one) => one.checkVisibility())") == []


class Choosy(Quiet):
    """Serves a site with the header that the documentation gives, for one blog."""

    blog = ""

    def end_headers(self) -> None:
        [line] = {block.text for block in blocks(prose("content/embedding.md"), "text")}
        [(name, value)] = re.findall(r"^  ([\w-]+): (.+)$", line, re.MULTILINE)
        self.send_header(name, value.replace("https://blog.example.org", self.blog))
        super().end_headers()


def test_a_header_says_which_pages_may_show_the_frame(
    visitor: Visitor, tmp_path: Path, site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with (
        serving(partial(Choosy, directory=str(site)), "") as home,
        serve(tmp_path) as blog,
        serve(tmp_path) as other,
    ):
        monkeypatch.setattr(Choosy, "blog", blog.rstrip("/"))
        text = HOST.format(address=home, id=SMB, view="card", attributes="")
        (tmp_path / "index.html").write_text(text, encoding="utf-8")
        for address in (home, blog, other):
            visitor.allow(address)
        page = visitor.context().new_page()
        page.goto(blog)
        expect(frame_of(page).locator("#begin")).to_be_visible()
        page.goto(other)
        page.wait_for_function("frames.length === 1")
        assert [one.url for one in page.frames[1:]] != [f"{home}{SMB}/embed/?view=card"]
        page.context.close()
    refused, visitor.complaints[:] = visitor.complaints[:], []
    assert any("frame-ancestors" in one for one in refused)


def test_a_teaser_that_may_lead_nowhere_gives_the_address(host: Page) -> None:
    host.goto("teaser.html")
    frame = frame_of(host)
    frame.locator("fieldset.now > label").first.click()
    expect(frame.get_by_text("Copy this address, and open it yourself.")).to_be_visible()
    address = frame.get_by_role("textbox", name="Address of the page with your answers")
    expect(address).to_have_value(re.compile(r"/assess/index\.html#mine/result/1/"))
