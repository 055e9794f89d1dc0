"""On a page whose policy lets in this site's script and frames, and nothing else."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.embed.hosting import Host, frame_in, heard
from tests.browser.embed.test_element import ELEMENT, LINE, SCRIPT

POLICY = """<meta http-equiv="Content-Security-Policy" content="default-src 'none';
  script-src SITE/; frame-src SITE/; img-src data:;
  require-trusted-types-for 'script'; trusted-types 'none'">"""


@pytest.mark.parametrize("form", [SCRIPT + ELEMENT, LINE], ids=["element", "script"])
def test_nothing_else_is_needed(hosting: Host, form: str) -> None:
    page = hosting.open(form, head=POLICY)
    heard(page, 1)
    frame_in(page).evaluate("tell('height', {height: 700})")
    heard(page, 2)
    box = page.locator("iframe").bounding_box()
    assert box is not None
    assert (box["width"], box["height"]) == (page.evaluate("document.body.clientWidth"), 700)
    expect(page.locator("iframe")).to_have_css("border-top-width", "0px")
    # Whatever the policy had to forbid would stand on the console.
    assert hosting.complaints() == []


def test_a_policy_that_forbids_the_frame_leaves_a_sentence(hosting: Host) -> None:
    page = hosting.open(
        SCRIPT + ELEMENT, head=POLICY.replace("frame-src SITE/", "frame-src 'none'")
    )
    expect(page.get_by_text("This assessment cannot be shown here.")).to_be_visible()
    hosting.complaints()
