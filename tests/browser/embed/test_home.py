"""Where embed.js looks for its site: where the build said, and else where it is from itself."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.embed.hosting import Host, fill_stand_in, frames, heard, loader, shown
from tests.browser.embed.test_element import ELEMENT, LINE, SCRIPT
from tests.browser.visiting import origin

FORMS = {"element": SCRIPT + ELEMENT, "script": LINE}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_a_copy_on_the_host_still_finds_the_site(hosting: Host, form: str) -> None:
    # As a plugin for privacy has it that serves each foreign script from the blog.
    (hosting.folder / "embed.js").write_text(loader(hosting.site), encoding="utf-8")
    page = hosting.open(form.replace("SITE/", "/"))
    heard(page, 1)
    assert [origin(one.url) for one in frames(page)] == [origin(hosting.site)]


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_else_it_is_where_the_script_is_from(hosting: Host, form: str) -> None:
    folder = hosting.folder / "below" / "models"
    fill_stand_in(folder)
    page = hosting.open(form.replace("SITE/", "below/models/").replace(".js", ".js?v=2"))
    # The stand-in takes the first folder of its address for its id, so this one is only asked for.
    expect(page.locator("iframe")).to_have_count(1)
    page.wait_for_load_state()
    assert shown(page) == ["below/models/model/embed/index.html"]
    assert origin(frames(page)[0].url) == origin(hosting.address)


def test_where_it_cannot_know_it_says_so(hosting: Host) -> None:
    page = hosting.open(f"<script>{loader()}</script>{ELEMENT}")
    [said] = hosting.complaints()
    assert "a plain script with src" in said
    assert shown(page) == []


def test_two_sites_may_stand_on_one_page(hosting: Host) -> None:
    fill_stand_in(hosting.folder)
    page = hosting.open(f"{LINE}<p>Text</p>{LINE.replace('SITE/', '/')}")
    heard(page, 2)
    assert {origin(one.url) for one in frames(page)} == {
        origin(hosting.site),
        origin(hosting.address),
    }
