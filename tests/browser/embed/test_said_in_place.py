"""Where nothing comes that answers, a sentence stands in its place."""

from __future__ import annotations

from functools import partial

import pytest
from playwright.sync_api import Page, expect

from tests.browser.embed.hosting import Host, fill_stand_in, frame_in, heard
from tests.browser.embed.test_element import ELEMENT, LINE, SCRIPT
from tests.browser.serving import Quiet, serving

SENTENCE = "This assessment cannot be shown here."


class Refusing(Quiet):
    """A site whose pages may be framed by nobody else, as some hosts have it set for all."""

    def end_headers(self) -> None:
        if "embed.js" not in self.path:
            self.send_header("X-Frame-Options", "DENY")
        super().end_headers()


def assert_said(page: Page, hosting: Host, address: str) -> None:
    sentence = page.get_by_text(SENTENCE)
    expect(sentence).to_be_visible()
    expect(page.locator("iframe")).to_be_hidden()
    expect(sentence.locator("a")).to_have_attribute("href", address)
    # Nothing moves: the sentence stands within the place of the frame.
    place, box = page.locator("stagemark-assessment").bounding_box(), sentence.bounding_box()
    assert place is not None
    assert box is not None
    assert place["height"] == 640
    assert place["y"] <= box["y"]
    assert box["y"] + box["height"] < place["y"] + 640
    assert any("did not answer" in one for one in hosting.complaints())


@pytest.mark.parametrize("form", [SCRIPT + ELEMENT, LINE], ids=["element", "script"])
def test_a_mistyped_id_is_said(hosting: Host, form: str) -> None:
    page = hosting.open(form.replace("model", "modle"))
    # What the site has for such an address is seen at no moment.
    expect(page.locator("iframe")).to_be_hidden()
    assert_said(page, hosting, f"{hosting.site}modle/assess/index.html")
    page.evaluate(
        "document.querySelector('stagemark-assessment').setAttribute('framework', 'model')"
    )
    if form != LINE:
        heard(page, 1)
        expect(page.get_by_text(SENTENCE)).to_have_count(0)
        expect(page.locator("iframe")).to_be_visible()


def test_a_frame_that_is_refused_is_said(
    hosting: Host, tmp_path_factory: pytest.TempPathFactory
) -> None:
    folder = tmp_path_factory.mktemp("refusing")
    fill_stand_in(folder)
    with serving(partial(Refusing, directory=str(folder))) as address:
        hosting.visitor.allow(address)
        page = hosting.open((SCRIPT + ELEMENT).replace("SITE/", address))
        assert_said(page, hosting, f"{address}model/assess/index.html")
        hosting.visitor.close()


def test_a_late_answer_takes_it_away(hosting: Host) -> None:
    page = hosting.open((SCRIPT + ELEMENT).replace("model", "silent"))
    assert_said(page, hosting, f"{hosting.site}silent/assess/index.html")
    page.frames[1].evaluate("tell('height', {height: 700})")
    expect(page.locator("iframe")).to_be_visible()
    expect(page.get_by_text(SENTENCE)).to_have_count(0)
    assert page.locator("stagemark-assessment").evaluate("(one) => one.clientHeight") == 700


def test_a_page_that_the_reader_went_on_to_within_the_frame_stays(hosting: Host) -> None:
    hosting.prepare(
        "if (parent === window) window.waits = [], window.setTimeout = (one) => waits.push(one)"
    )
    page = hosting.open(SCRIPT + ELEMENT)
    heard(page, 1)
    frame = frame_in(page)
    with page.expect_event("framenavigated"):
        frame.evaluate("location.href = '/silent/embed/'")
    page.frames[1].wait_for_load_state()
    assert page.evaluate("waits.length") <= 1
    expect(page.locator("iframe")).to_be_visible()
