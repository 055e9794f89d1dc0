"""The real assessment in a frame of the real script."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from stagemark.framework.model import Framework
from tests.browser.answering import SMB, TICK, all_at
from tests.browser.embed.hosting import Host, all_heard, frame_in, frames, heard
from tests.browser.serving import serve
from tests.browser.visiting import Visitor

LINE = f'<script src="SITE/embed.js" data-framework="{SMB}" data-view="VIEW" async></script>'
ABOVE = '<p style="height: 1500px">Above</p>'


@pytest.fixture
def around(visitor: Visitor, tmp_path: Path) -> Iterator[Host]:
    """A host of the project's own site."""
    with serve(tmp_path) as address:
        visitor.allow(address)
        yield Host(visitor, tmp_path, address)
        visitor.close()


# What the frame needs, beside what it has.
NEEDED = "[innerHeight, Math.ceil(document.body.getBoundingClientRect().height)]"


def test_a_whole_page_has_its_height_at_each_step(around: Host, smb: Framework) -> None:
    page = around.open(LINE.replace("VIEW", "page"))
    frame = frame_in(page)
    frame.wait_for_selector("html.scripted", state="attached")
    fits = f"() => Math.abs(({NEEDED}).reduce((has, needs) => has - needs)) <= 1"
    frame.wait_for_function(fits)
    for question, option in all_at(smb, "yes").items():
        frame.evaluate(TICK, {question: option})
        frame.wait_for_function(fits)
    page.set_viewport_size({"width": 500, "height": 700})
    frame.wait_for_function(fits)
    told = [one for _, one in all_heard(page)]
    assert [one["seen"] for one in told if one["type"] == "progress"] == list(range(16))
    assert [one["stage"] for one in told if one["type"] == "complete"] == [smb.stages[-1].id]


@pytest.mark.parametrize("view", ["card", "page", "teaser"])
def test_a_frame_that_is_out_of_sight_is_heard(around: Host, view: str) -> None:
    """Browsers draw nothing there; who waits for that says too late that they are there."""
    page = around.open(ABOVE + LINE.replace("VIEW", view))
    assert heard(page, 1)[0][0] == "stagemark-assessment"
    assert page.evaluate("scrollY") == 0
    expect(page.get_by_text("cannot be shown here")).to_have_count(0)
    assert f"view={view}" in frames(page)[0].url


def test_a_card_moves_nothing_of_its_host(around: Host) -> None:
    page = around.open(LINE.replace("VIEW", "card"))
    expect(frame_in(page).locator("h1")).to_be_visible()
    page.wait_for_function("events.some(([, {type}]) => type === 'height')")
    heights = {one["height"] for _, one in all_heard(page) if one["type"] == "height"}
    assert heights == {640}
    assert page.locator("iframe").evaluate("(one) => one.clientHeight") == 640
