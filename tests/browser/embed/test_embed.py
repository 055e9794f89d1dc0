"""The questionnaire in a frame of somebody else's page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error, Frame, Page, expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, TICK, all_at
from tests.browser.embed.framing import said, settle
from tests.browser.serving import serve
from tests.browser.visiting import BLOCK_STORAGE, Visitor

HOST = """<!doctype html>
<html lang="en">
<title>A host of its own</title>
<link rel="icon" href="data:,">
<script>
  const messages = [], events = [];
  addEventListener("message", ({{data}}) => messages.push(data));
  for (const type of ["height", "progress", "complete"])
    addEventListener(`stagemark:${{type}}`, ({{detail}}) => events.push(detail));
</script>
<h1>Our own page</h1>
{content}
"""
# The whole page, which grows with what it shows.
PAGE = """
<iframe src="{address}{id}/embed/?view=page" title="How far are we?" width="100%"></iframe>
<script>
  addEventListener("message", ({{data}}) => {{
    if (data.type === "height") document.querySelector("iframe").height = data.height;
  }});
</script>
"""
# A sandbox without allow-same-origin: every access to storage throws, as with blocked site data.
SANDBOXED = '<iframe src="{address}{id}/embed/?view=page" sandbox="allow-scripts"></iframe>'


@pytest.fixture
def host(visitor: Visitor, tmp_path: Path) -> Iterator[Page]:
    """A page of another origin, with a folder behind it to put the page into."""
    for name, content in (("page", PAGE), ("sandboxed", SANDBOXED)):
        text = HOST.format(content=content.format(address=visitor.home, id=SMB))
        (tmp_path / f"{name}.html").write_text(text, encoding="utf-8")
    with serve(tmp_path) as address:
        visitor.allow(address)
        # The same site by another name would still share what it may keep.
        page = visitor.context(base_url=address).new_page()
        yield page
        page.context.close()


Message = dict[str, Any]


def frame_of(page: Page) -> Frame:
    frame = page.locator("iframe").element_handle().content_frame()
    assert frame is not None
    frame.wait_for_selector("#scorecard", state="attached")
    return frame


def test_the_frame_grows_with_what_it_shows(host: Page, smb: Framework) -> None:
    host.goto("page.html")
    frame = frame_of(host)
    assert host.locator("iframe").get_attribute("title") == "How far are we?"
    host.wait_for_function("messages.some(({type}) => type === 'height')")
    before = assert_fits(host, frame)
    frame.evaluate(TICK, all_at(smb, "no"))
    frame.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    host.wait_for_function(
        "before => document.querySelector('iframe').clientHeight > before", arg=before
    )
    open_height = assert_fits(host, frame)
    # It shrinks again, too: a frame whose height feeds on itself would only ever grow.
    frame.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = false; })")
    host.wait_for_function(
        "before => document.querySelector('iframe').clientHeight < before", arg=open_height
    )
    assert_fits(host, frame)


def assert_fits(host: Page, frame: Frame) -> int:
    """The frame's height, once it is that of what stands in it."""
    # What stands in it may grow once more after a message, so the last message alone says nothing.
    host.wait_for_function(
        """() => document.querySelector("iframe").clientHeight
             === messages.findLast(({type}) => type === "height")?.height"""
    )
    frame.wait_for_function(
        """() => Math.abs(innerHeight - document.body.getBoundingClientRect().height) <= 1
             && document.documentElement.scrollHeight - innerHeight <= 1"""
    )
    return int(host.locator("iframe").evaluate("(one) => Math.round(one.clientHeight)"))


def heard(host: Page) -> tuple[list[Message], list[Message]]:
    """What the host was told up to one moment, as messages and as events, from start to end."""
    # The height comes with a frame that is painted, so it may come after the end.
    for type in ("complete", "height"):
        host.wait_for_function("(wanted) => messages.some(({type}) => type === wanted)", arg=type)
    messages, events = host.evaluate("() => [messages, events]")
    return messages, events


def test_the_host_hears_of_progress_but_no_answers(host: Page, smb: Framework) -> None:
    host.goto("page.html")
    frame = frame_of(host)
    frame.evaluate(TICK, all_at(smb, "yes"))
    messages, _ = heard(host)
    assert {message["type"] for message in messages} == {"height", "progress", "complete"}
    assert all((message["stagemark"], message["id"]) == (1, SMB) for message in messages)
    progress = [message for message in messages if message["type"] == "progress"]
    assert [(one["seen"], one["of"]) for one in progress] == [(one, 15) for one in range(16)]

    text = json.dumps(messages)
    told = [*smb.questions, *(option.id for options in smb.scales.values() for option in options)]
    assert [word for word in told if json.dumps(word) in text] == []
    assert "~" not in text

    # Another answer ends nothing again; what is finished, then open and finished anew does.
    def ends() -> int:
        settle(host, frame)
        return len([one for one in said(host) if one["type"] == "complete"])

    frame.evaluate(TICK, {"templates": "no"})
    assert ends() == 1
    frame.locator("[name=templates]:checked").dispatch_event("keydown", {"key": "Delete"})
    frame.evaluate(TICK, {"templates": "yes"})
    assert ends() == 2
    assert len([one for one in said(host) if one["type"] == "progress"]) == 16


def test_a_frame_whose_storage_is_blocked_still_works(host: Page, smb: Framework) -> None:
    host.context.add_init_script(BLOCK_STORAGE)
    host.goto("page.html")
    assert_works_in_memory(host, smb)


def test_a_frame_in_a_sandbox_still_works(host: Page, smb: Framework) -> None:
    host.goto("sandboxed.html")
    assert_works_in_memory(host, smb)


def assert_works_in_memory(host: Page, smb: Framework) -> None:
    frame = frame_of(host)
    with pytest.raises(Error, match="SecurityError"):
        frame.evaluate("localStorage.length")
    expect(frame.locator("#unsaved")).to_be_visible()
    frame.evaluate(TICK, all_at(smb, "yes"))
    expect(frame.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    host.wait_for_function("messages.some(({type}) => type === 'complete')")
