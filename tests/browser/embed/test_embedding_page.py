"""What the page on embedding shows and says is what a host page gets."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import TICK, all_at, on_one_page
from tests.browser.embed.test_embed import HOST, frame_of, heard
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.documents import blocks, codes, prose, tables

EMBEDDING = prose("content/embedding.md")
SITE = "https://example.org/models/"
LOADER, PLAIN, SANDBOXED = (block.text for block in blocks(EMBEDDING, "html")[:3])
EVENTS, MESSAGES = (f"<script>{block.text}</script>" for block in blocks(EMBEDDING, "js")[:2])
CONTENT = {
    "loader": EVENTS + LOADER,
    "plain": PLAIN + MESSAGES,
    "sandboxed": SANDBOXED + MESSAGES,
}


@pytest.fixture
def host(visitor: Visitor, tmp_path: Path) -> Iterator[Page]:
    """A page of another origin for each way that is shown."""
    for name, content in CONTENT.items():
        text = HOST.format(content=content.replace(SITE, visitor.home))
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    with serve(tmp_path) as address:
        visitor.allow(address)
        page = visitor.context(base_url=address).new_page()
        yield page
        page.context.close()


def test_the_line_sets_version_and_title_and_tells_of_the_end(host: Page, smb: Framework) -> None:
    host.goto("loader.html")
    frame = frame_of(host)
    assert frame.url.endswith("/smb-marketing-stages/1.0.0/embed/index.html")
    assert host.locator("iframe").get_attribute("title") == "How far is our marketing?"
    frame.evaluate(TICK, all_at(smb, "yes"))
    frame.get_by_role("link", name="See your result").click()
    expect(host).to_have_title(f"Finished: {smb.stages[-1].id}")


@pytest.mark.parametrize("name", ["plain", "sandboxed"])
def test_a_frame_of_the_whole_page_grows_and_keeps_its_answers(
    host: Page, smb: Framework, name: str
) -> None:
    host.goto(f"{name}.html")
    frame = frame_of(host)
    on_one_page(frame)
    host.wait_for_function("document.querySelector('iframe').clientHeight > 900")
    expect(frame.locator("#unsaved")).to_be_hidden()
    frame.evaluate(TICK, all_at(smb, "yes"))
    with host.expect_download():
        frame.locator('[data-download="json"]').click()


def test_messages_carry_what_the_table_says(host: Page, smb: Framework) -> None:
    rows = tables(EMBEDDING)["What your page hears"]
    said = {
        next(codes(row["message"])): {*codes(row["what it carries"])} | {"stagemark", "type", "id"}
        for row in rows
    }
    host.goto("loader.html")
    frame = frame_of(host)
    frame.evaluate(TICK, all_at(smb, "yes"))
    frame.get_by_role("link", name="See your result").click()
    messages, _ = heard(host)
    assert {message["type"]: {*message} for message in messages} == said


def test_every_attribute_of_the_line_is_explained() -> None:
    rows = tables(EMBEDDING)["With one line"]
    named = [code for row in rows for code in codes(row["attribute"])]
    assert named == ["data-framework", "data-version", "data-title"]
    assert all(f"{name}=" in LOADER for name in named)


def test_every_part_of_the_address_is_explained(visitor: Visitor) -> None:
    """What each may be, of those that may not be anything, is said as the frame itself says it."""
    rows = tables(EMBEDDING)["How it looks"]
    named = {next(codes(row["name"])): row["what it may be"] for row in rows}
    page = visitor.context().new_page()
    said: list[str] = []
    page.on("console", lambda one: said.append(one.text))
    wrong = "&".join(f"{name}=~" for name in named if name not in ("box", "font"))
    page.goto(f"smb-marketing-stages/embed/?{wrong}")
    expect(page.locator("#scorecard")).to_be_attached()
    for name in wrong.replace("=~", "").split("&"):
        assert any(f" {name}" in one for one in said), name
    for name in ("view", "theme"):
        values = ", ".join(codes(named[name]))
        assert any(values in one for one in said if f" {name}" in one), said
    visitor.complaints.clear()
