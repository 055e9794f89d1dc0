"""What does not start says so: for each thing that can fail, what a visitor sees.

The same table stands, in words, in ``content/embedding.md``.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from stagemark.framework.model import Framework
from stagemark.site import kinds
from tests import firefox as stock_firefox
from tests.browser.answering import SMB, all_at, checked, tick
from tests.browser.hosts import host
from tests.browser.kinds import PROGRAMS
from tests.browser.taking import DOWNLOADS
from tests.browser.visiting import PATIENCE

NOT_COUNTED = "Your answers are not counted"
NOT_LOADED = "Downloads, share link, saved results and more did not load"
ENGINES = ["chromium", "firefox"]
STYLED = [kind for kind in kinds.KINDS if kind.name in PROGRAMS and kind.styles]
MODULE = '<script type="module">'

Changes = Callable[[str, str], str]


@pytest.fixture(scope="module")
def engines(
    browser: Browser, playwright: Playwright, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Browser]]:
    firefox = stock_firefox.launch(playwright, downloads=tmp_path_factory.mktemp("saved"))
    yield {"chromium": browser, "firefox": firefox}
    firefox.close()


@dataclass
class Place:
    """Where the site is seen from: in which browser, and on which host or from which disk."""

    site: Path
    engines: dict[str, Browser]
    made: ExitStack = field(default_factory=ExitStack)

    def context(self, engine: str, **options: Any) -> BrowserContext:
        context = self.engines[engine].new_context(**options)
        context.set_default_timeout(PATIENCE)
        self.made.callback(context.close)
        return context

    def at(self, **ways: Any) -> str:
        """The address of the site on a host with such ways."""
        return self.made.enter_context(host(self.site, **ways))

    def open(self, engine: str, address: str, **options: Any) -> Page:
        page = self.context(engine, **options).new_page()
        page.goto(address)
        return page


@pytest.fixture
def place(site: Path, engines: dict[str, Browser]) -> Iterator[Place]:
    place = Place(site, engines)
    yield place
    place.made.close()


def minified(kind: str) -> Changes:
    """Somebody on the way rewrites what stands between these tags, by one harmless sign."""

    def change(name: str, text: str) -> str:
        return text.replace(kind, f"{kind} ") if name.endswith(".html") else text

    return change


def rewritten(name: str, text: str) -> str:
    """Scripts and styles alike, as minifiers do it."""
    for kind in (MODULE, "<style>"):
        text = minified(kind)(name, text)
    return text


def everything_works(page: Page, smb: Framework) -> None:
    expect(page.locator(".idle")).to_have_count(0)
    tick(page, all_at(smb, "yes"))
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    offered = page.locator("[data-download]").evaluate_all(
        "all => all.map(({dataset}) => dataset.download)"
    )
    assert offered == DOWNLOADS
    for action in ("share", "print", "reset", "import", "export"):
        assert page.locator(f"[data-action={action}]").evaluate("(one) => !one.hidden"), action
    for part in ("#runs", "#all-steps", "#keys"):
        expect(page.locator(part)).to_have_count(1)
    page.get_by_role("button", name="One question at a time").click()
    expect(page.locator("fieldset:visible")).to_have_count(1)
    page.get_by_role("button", name="All on one page").click()
    page.locator("[data-download=pdf]").click()
    # What it says while it works goes once the file is made; what fails would stand there.
    expect(page.locator("#next > [role=status]")).to_have_text("")


def answers_are_not_counted(page: Page) -> None:
    notice = page.get_by_text(NOT_COUNTED)
    expect(notice).to_be_in_viewport()
    expect(page.get_by_text(NOT_LOADED)).to_be_hidden()
    expect(page.locator("#scorecard")).to_be_hidden()
    # Wherever somebody answers, it stays in sight.
    page.locator("fieldset").last.scroll_into_view_if_needed()
    expect(notice).to_be_in_viewport()


def rest_is_named(page: Page, smb: Framework) -> None:
    expect(page.get_by_text(NOT_LOADED)).to_be_in_viewport()
    expect(page.get_by_text(NOT_COUNTED)).to_have_count(0)
    tick(page, all_at(smb, "yes"))
    expect(page.locator("#scorecard")).to_have_attribute("data-stage", smb.stages[-1].id)
    # What would do nothing is not offered, and no title stands above nothing.
    assert page.locator("button:visible").count() == 0
    empty = "(all) => all.filter((one) => !one.textContent.trim()).length"
    assert page.locator("#scorecard :is(ul, ol, table, td:first-of-type):visible").count() > 0
    assert (
        page.locator("#scorecard h3:visible + ul, #scorecard h3:visible + ol").evaluate_all(empty)
        == 0
    )
    page.reload()
    assert checked(page) == all_at(smb, "yes")


@pytest.mark.parametrize("engine", ENGINES)
def test_from_disk_everything_works(place: Place, smb: Framework, engine: str) -> None:
    everything_works(place.open(engine, (place.site / SMB / "assess/index.html").as_uri()), smb)


def test_from_disk_all_files_are_saved(place: Place, smb: Framework) -> None:
    address = (place.site / SMB / "assess/index.html").as_uri()
    page = place.open("chromium", address, accept_downloads=True)
    tick(page, all_at(smb, "yes"))
    for kind in DOWNLOADS:
        with page.expect_download() as saved:
            page.locator(f"[data-download={kind}]").click()
        assert saved.value.suggested_filename.startswith(f"{SMB}-1.0.0-"), kind
        assert saved.value.path().stat().st_size > 100


@pytest.mark.parametrize("engine", ENGINES)
def test_after_git_changed_the_line_ends_everything_works(
    place: Place, smb: Framework, tmp_path: Path, engine: str
) -> None:
    for part in ("assets", f"{SMB}/assess"):
        shutil.copytree(place.site / part, tmp_path / part)
    for file in tmp_path.rglob("*"):
        if file.suffix in (".html", ".js", ".css"):
            file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    everything_works(place.open(engine, (tmp_path / SMB / "assess/index.html").as_uri()), smb)


@pytest.mark.parametrize("engine", ENGINES)
def test_where_a_host_drops_the_slash_everything_works(
    place: Place, smb: Framework, engine: str
) -> None:
    home = place.at(drops_slash=True)
    page = place.open(engine, f"{home}{SMB}/1.0.0/assess/index.html?from=mail#q-templates")
    everything_works(page, smb)
    expect(page).to_have_url(re.compile(r"/assess/\?from=mail#q-templates$"))
    page.locator("[data-action=share]").click()
    assert page.locator("#share-link").input_value().startswith(f"{home}{SMB}/1.0.0/assess/#")
    brand = page.locator("a.brand").evaluate("(link) => link.href")
    assert brand == f"{home}index.html"


@pytest.mark.parametrize("engine", ENGINES)
def test_another_encoding_garbles_letters_alone_and_says_so(
    place: Place, smb: Framework, engine: str
) -> None:
    home = place.at(charset="iso-8859-1")
    page = place.open(engine, f"{home}{SMB}/assess/")
    expect(page.get_by_text("Some letters look wrong here")).to_be_visible()
    everything_works(page, smb)


def test_what_runs_or_looks_stands_in_ascii(site: Path) -> None:
    pages = [
        *site.glob(f"{SMB}/*/index.html"),
        *site.glob(f"{SMB}/*.html"),
        site / "search/index.html",
    ]
    inline = re.compile(r"<(script|style)\b[^>]*>(.*?)</\1>", re.DOTALL)
    texts = {page: "".join(text for _, text in inline.findall(page.read_text())) for page in pages}
    texts |= {file: file.read_text() for file in site.glob("assets/*.js")}
    assert len(texts) > 8
    assert [file.name for file, text in texts.items() if not text.isascii()] == []


@pytest.mark.parametrize(
    ("engine", "path"),
    [("chromium", "assess/"), ("firefox", "assess/"), ("chromium", "handout.html")],
)
def test_a_program_that_is_blocked_says_that_nothing_counts(
    place: Place, engine: str, path: str
) -> None:
    home = place.at(changes=minified(MODULE))
    answers_are_not_counted(place.open(engine, f"{home}{SMB}/{path}"))


def test_where_the_style_is_blocked_too_one_notice_speaks(place: Place) -> None:
    page = place.open("chromium", f"{place.at(changes=rewritten)}{SMB}/assess/")
    expect(page.get_by_text(NOT_COUNTED)).to_be_visible()
    expect(page.get_by_text(NOT_LOADED)).to_be_hidden()


@pytest.mark.parametrize("fault", ["delete window.BigInt", "Object.freeze = null"])
def test_a_program_that_fails_on_its_way_says_that_nothing_counts(place: Place, fault: str) -> None:
    """At its beginning, or with its last step."""
    context = place.context("chromium")
    context.add_init_script(fault)
    page = context.new_page()
    page.goto(f"{place.at()}{SMB}/assess/")
    answers_are_not_counted(page)


@pytest.mark.parametrize("path", ["assess/", "embed/?view=page"])
def test_without_scripts_nothing_counts(place: Place, path: str) -> None:
    home = place.at()
    page = place.open("chromium", f"{home}{SMB}/{path}", java_script_enabled=False)
    answers_are_not_counted(page)
    page.emulate_media(media="print")
    expect(page.get_by_text(NOT_COUNTED)).to_be_hidden()
    outer = place.context("chromium").new_page()
    outer.set_content(f'<iframe sandbox="" src="{home}{SMB}/{path}" height="600"></iframe>')
    expect(outer.frame_locator("iframe").get_by_text(NOT_COUNTED)).to_be_visible()


def test_what_only_hides_the_words_is_not_needed(place: Place, smb: Framework) -> None:
    home = place.at(changes=minified("<script>"))
    everything_works(place.open("chromium", f"{home}{SMB}/assess/"), smb)


@pytest.mark.parametrize("engine", ENGINES)
def test_what_loads_later_and_is_missing_is_named(
    place: Place, smb: Framework, engine: str
) -> None:
    home = place.at(missing="assets/later-")
    rest_is_named(place.open(engine, f"{home}{SMB}/assess/"), smb)


def test_what_loads_later_and_is_damaged_is_named(place: Place, smb: Framework) -> None:
    def half(name: str, text: str) -> str:
        return text[: len(text) // 2] if name.startswith("later") else text

    rest_is_named(place.open("chromium", f"{place.at(changes=half)}{SMB}/assess/"), smb)


def test_a_language_of_no_place_stops_nothing(place: Place, smb: Framework) -> None:
    context = place.context("chromium")
    context.add_init_script("Object.defineProperty(navigator, 'language', { value: 'C' })")
    page = context.new_page()
    page.goto(f"{place.at()}{SMB}/assess/")
    everything_works(page, smb)
    expect(page.get_by_label("Paper of the PDF")).to_have_value("A4")


def test_a_part_that_fails_stops_no_other_and_is_named(place: Place, smb: Framework) -> None:
    context = place.context("chromium")
    context.add_init_script(
        """const put = CSSStyleSheet.prototype.replaceSync;
        CSSStyleSheet.prototype.replaceSync = function (text) {
          if (text.includes(".strip")) throw new Error("not this one");
          return put.call(this, text);
        };"""
    )
    page = context.new_page()
    page.goto(f"{place.at()}{SMB}/assess/")
    expect(page.locator(".idle")).to_contain_text("did not work: the pictures of the dimensions.")
    expect(page.locator("[data-download]")).to_have_count(len(DOWNLOADS))
    expect(page.locator("#runs")).to_have_count(1)


@pytest.mark.parametrize("path", PROGRAMS.values(), ids=PROGRAMS)
def test_other_pages_with_a_program_say_so_too(place: Place, path: str) -> None:
    broken = place.open("chromium", place.at(changes=minified(MODULE)) + path)
    expect(broken.locator(".idle")).to_be_in_viewport()
    expect(broken.locator(".idle")).to_contain_text("has not started")
    whole = place.open("chromium", place.at(drops_slash=True) + path)
    expect(whole.locator(".idle")).to_have_count(0)


@pytest.mark.parametrize(
    ("kind", "style"),
    [
        ("team", "site"),
        *((one.name, one.name) for one in kinds.KINDS if one.name in PROGRAMS and one.styles),
    ],
)
def test_a_style_that_is_missing_is_named(place: Place, kind: str, style: str) -> None:
    page = place.open("chromium", place.at(missing=f"assets/{style}") + PROGRAMS[kind])
    expect(page.locator(".idle")).to_contain_text("did not work: the look of this page.")
