"""The page to copy an embed from: what is chosen is what is shown and what is copied."""

from __future__ import annotations

import html
import re
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from stagemark.cli import main
from tests.browser.answering import SMB
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.root import ROOT

ABOUT = f"{SMB}/embed/about/"
EXAMPLE = "https://example.org/"
SNIPPETS = ("frame", "script", "element", "address", "link", "hugo")


def texts(page: Page) -> dict[str, str]:
    return {id: page.locator(f"#{id}").inner_text() for id in SNIPPETS}


def choose(page: Page, **values: str) -> None:
    for name, value in values.items():
        control = page.locator(f"#making [name={name}]")
        if control.evaluate("(one) => one.localName") == "select":
            control.select_option(value)
        else:
            control.fill(value)


@pytest.mark.parametrize("version", ["", "1.0.0/"])
def test_what_can_be_copied_is_the_same_without_a_script(visitor: Visitor, version: str) -> None:
    address = ABOUT.replace("/", f"/{version}", 1)
    without = visitor.open(address, java_script_enabled=False)
    expect(without.locator("#put")).to_be_visible()
    expect(without.get_by_role("button", name="Copy")).to_have_count(0)
    expect(without.frame_locator("#preview iframe").locator("h1")).to_be_visible()
    page = visitor.open(address)
    expect(page.locator("#put")).to_have_count(0)
    static = {id: one.replace(EXAMPLE, visitor.home) for id, one in texts(without).items()}
    assert texts(page) == static
    assert f"{SMB}/{version}embed/" in static["address"]
    assert ("1.0.0" in static["script"]) == bool(version)


def test_every_choice_is_in_the_preview_and_in_every_snippet(visitor: Visitor) -> None:
    page = visitor.open(ABOUT)
    choose(page, view="page", version="1.0.0", theme="dark", font="serif", accent="#e08060")
    choose(page, radius="12", width="390", ground="dark")
    page.get_by_label("A line around it").check()
    frame = page.locator("#preview iframe")
    expect(frame).to_have_attribute("src", re.compile(r"radius=12&box$"))
    assert frame.evaluate("(one) => one.offsetWidth") == 390
    expect(page.locator("#preview")).to_have_css("background-color", "rgb(21, 24, 28)")
    said = texts(page)
    wanted = {"view": "page", "theme": "dark", "accent": "#e08060", "font": "serif", "radius": "12"}
    shown = frame.get_attribute("src") or ""
    for address in (shown, html.unescape(said["address"])):
        query = parse_qs(urlsplit(address).query, keep_blank_values=True)
        assert query == {name: [value.replace("#", "")] for name, value in wanted.items()} | {
            "box": [""]
        }
        assert f"/{SMB}/1.0.0/embed/" in address
    assert f'src="{html.escape(said["address"])}"' in said["frame"]
    for name, value in (wanted | {"version": "1.0.0"}).items():
        assert f' data-{name}="{value}"' in said["script"]
        assert f' {name}="{value}"' in said["element"]
    assert " data-box async" in said["script"]
    assert " box>" in said["element"]

    page.get_by_role("button", name="Start again").click()
    expect(frame).to_have_attribute("src", re.compile("embed/index.html$"))
    assert texts(page) == texts(visitor.open(ABOUT))


@pytest.mark.parametrize("site_url", ["", "https://models.example/"])
def test_each_form_is_live_wherever_the_page_is_opened(
    browser: Browser, tmp_path: Path, site_url: str
) -> None:
    """Also where the script that is copied leads elsewhere: to the site that this is a copy of."""
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme", "frameworks")]
    given = [f"--site-url={site_url}"] if site_url else []
    assert main(["build", "--quiet", *given, *folders], root=tmp_path) == 0
    complaints: list[ConsoleMessage] = []
    with serve(tmp_path / "site") as home:
        for top in (home, (tmp_path / "site").as_uri() + "/"):
            page = browser.new_page()
            page.on("console", lambda one: complaints.append(one))
            page.goto(f"{top}{ABOUT}index.html")
            before = page.evaluate("history.length")
            for form in ("script", "element", "frame"):
                choose(page, form=form, theme="dark")
                frame = page.locator("#preview iframe")
                expect(frame).to_have_attribute(
                    "src", re.compile(rf"^{top}{SMB}/embed/index\.html\?theme=dark$")
                )
                expect(page.frame_locator("#preview iframe").locator("h1")).to_be_visible()
                expect(page.locator("#preview stagemark-assessment")).to_have_count(
                    int(form != "frame")
                )
            # None of those that were shown before has left a step behind.
            assert page.evaluate("history.length") == before
            assert texts(page)["address"].startswith(site_url or (home if top == home else EXAMPLE))
            page.close()
    assert [one.text for one in complaints] == []


def test_copying_is_confirmed_and_where_it_is_refused_the_text_is_selected(
    visitor: Visitor,
) -> None:
    page = visitor.open(ABOUT, permissions=["clipboard-read", "clipboard-write"])
    button = page.locator("[data-copies=script]")
    button.click()
    expect(button).to_have_text("Copied")
    status = page.locator("[role=status]", has_text="copied")
    expect(status).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == texts(page)["script"]

    page = visitor.open(ABOUT)
    page.evaluate("() => { Clipboard.prototype.writeText = () => Promise.reject(new Error()); }")
    page.locator("[data-copies=element]").click()
    expect(page.locator("[role=status]", has_text="is selected")).to_be_visible()
    assert page.evaluate("String(getSelection())").strip() == texts(page)["element"]
