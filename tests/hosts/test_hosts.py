"""What the site says of each host is what happens there, in a real browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from stagemark.site.embed_hosts import embed_hosts
from tests.browser.serving import serve
from tests.hosts.building import FORMS, OTHER, PAGE, Form, Host, hosts
from tests.hosts.looking import read_post
from tests.hosts.seeing import outcome, see, site_at_its_address, snippets

AROUND = "<p>Before the card.</p>\n{snippet}\n<p>After the card.</p>\n"
LINK = '<p><a href="{name}.html">Go to {name}</a></p>\n'


@pytest.fixture(scope="module")
def published() -> Iterator[str]:
    with site_at_its_address() as site:
        yield site


@pytest.mark.deep
@pytest.mark.parametrize("host", hosts().values(), ids=lambda host: host.host)
def test_the_table_says_what_happens(browser: Browser, published: str, host: Host) -> None:
    (row,) = (row for row in embed_hosts() if row.host == host.host)
    assert see(browser, host, published, print) == row.forms


def test_the_table_says_seen_of_what_can_be_seen_and_in_which_version() -> None:
    seen = {row.host: row.version for row in embed_hosts() if row.seen}
    assert seen == {name: host.version for name, host in hosts().items()}


@pytest.fixture
def blog(tmp_path: Path, home: str) -> Iterator[str]:
    """A blog of files as they are, whose posts have the snippets; one more is taken apart."""
    texts: dict[str, str] = {}
    for form, snippet in snippets(home).items():
        texts[form] = AROUND.format(snippet=snippet)
    texts["after"] = f"<p>Before the card.</p><p>After the card.</p>{snippets(home)['frame']}"
    texts["twice"] = AROUND.format(snippet=snippets(home)["frame"] * 2)
    texts["sandboxed"] = texts["frame"].replace("<iframe", '<iframe sandbox=""')
    texts["empty"] = AROUND.format(snippet="")
    pages = {name: text + LINK.format(name=OTHER) for name, text in texts.items()}
    pages |= {OTHER: "", "index": "".join(LINK.format(name=name) for name in texts)}
    for name, text in pages.items():
        file = tmp_path / f"{name}.html"
        file.write_text(PAGE.format(title=name, text=text), encoding="utf-8")
    with serve(tmp_path) as address:
        yield address


@pytest.mark.parametrize("form", FORMS)
def test_each_form_stands_in_a_plain_page(
    browser: Browser, blog: str, home: str, form: Form
) -> None:
    seen = read_post(browser, blog, f"{form}.html", form, site=home)
    assert seen.is_right, seen.looks


@pytest.mark.deep
@pytest.mark.parametrize(
    ("name", "expected"),
    [("after", "moved"), ("twice", "moved"), ("sandboxed", "moved"), ("empty", "dropped")],
)
def test_what_is_not_at_its_place_is_noticed(
    browser: Browser, blog: str, home: str, name: str, expected: str
) -> None:
    assert outcome(read_post(browser, blog, f"{name}.html", name, site=home)) == expected
