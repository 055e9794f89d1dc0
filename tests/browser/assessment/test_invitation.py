"""What the publisher offers stands behind the next steps, wherever a result is read."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect
from pypdf import PdfReader

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import SMB, all_at, tick
from tests.browser.serving import serve
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor
from tests.once import made_once
from tests.root import ROOT

SETTINGS = f"""
name: Ours
description: Our models.
after_result:
  title: Talk it through
  text: Half an hour with *us*, see [who we are](about.md).
  button: {{label: Choose a day, url: 'https://ours.example/talk?from=result'}}
  frameworks:
    {SMB}: {{text: For small teams.}}
  stages:
    {SMB}:
      reactive-marketing: {{title: Begin with us, button: {{label: Who we are, url: about.md}}}}
"""


def build(root: Path) -> None:
    content = root / "content"
    content.mkdir()
    for name in ("index", "about"):
        (content / f"{name}.md").write_text("# Ours\n")
    (content / "site.yaml").write_text(SETTINGS)
    frameworks = root / "frameworks" / SMB
    frameworks.mkdir(parents=True)
    source = ROOT / "frameworks" / SMB / "1.0.0.yaml"
    (frameworks / "1.0.0.yaml").write_text(source.read_text(encoding="utf-8"), encoding="utf-8")
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with serve(made_once(tmp_path_factory, "invitation", build) / "site") as address:
        yield address


@pytest.fixture
def guest(browser: Browser, home: str) -> Iterator[Visitor]:
    visitor = Visitor(browser, home)
    yield visitor
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


@pytest.mark.parametrize("place", ["assess/", "embed/?view=page"])
def test_it_follows_the_next_steps_of_the_stage(
    guest: Visitor, home: str, smb: Framework, place: str
) -> None:
    page = guest.open(f"{SMB}/{place}")
    shown = page.locator(".invitation:visible")
    expect(page.locator("#scorecard")).to_have_attribute("data-state", "incomplete")
    expect(shown).to_have_count(0)
    tick(page, all_at(smb, "yes"))
    expect(shown).to_have_count(1)
    expect(shown.get_by_role("heading", name="Talk it through")).to_be_visible()
    expect(shown).to_contain_text("For small teams.")
    way = shown.get_by_role("link", name="Choose a day")
    expect(way).to_have_attribute("href", "https://ours.example/talk?from=result")
    assert page.locator("#next").evaluate(
        "(steps) => !!(steps.compareDocumentPosition("
        "document.querySelector('.invitation:not([hidden])')) & Node.DOCUMENT_POSITION_FOLLOWING)"
    )
    tick(page, all_at(smb, "no"))
    expect(shown.get_by_role("heading", name="Begin with us")).to_be_visible()
    expect(shown).to_contain_text("For small teams.")
    expect(shown.get_by_role("link", name="Who we are")).to_have_attribute(
        "href", "../../about/index.html"
    )
    # Too unsure for a stage: what is said of all stages.
    tick(page, all_at(smb, "~unknown"))
    expect(page.locator("#verdict")).to_have_text("Not enough is known yet")
    expect(shown).to_have_count(1)
    expect(shown.get_by_role("heading", name="Talk it through")).to_be_visible()


def test_it_is_in_the_files_and_in_the_shared_view(
    guest: Visitor, home: str, smb: Framework
) -> None:
    page = guest.context(accept_downloads=True).new_page()
    page.goto(f"{SMB}/assess/")
    tick(page, all_at(smb, "yes"))
    markdown = text_of(take(page, "md"))
    assert (
        "## Talk it through\n\nFor small teams.\n\nChoose a day: <https://ours.example/talk?"
        in markdown
    )
    document = PdfReader(io.BytesIO(take(page, "pdf").path().read_bytes()))
    first = " ".join(document.pages[0].extract_text().split())
    assert "Talk it through For small teams. Choose a day: https://ours.example/talk?" in first
    page.locator('[data-action="share"]').click()
    link = page.locator("input[readonly]").input_value()
    other = guest.open(link)
    expect(other.locator("#shared")).to_be_visible()
    expect(other.locator(".invitation:visible")).to_contain_text("Talk it through")
    tick(page, all_at(smb, "no"))
    assert f"Who we are: <{home}about/index.html>" in text_of(take(page, "md"))


def test_it_is_on_paper_with_its_address(guest: Visitor, smb: Framework) -> None:
    page = guest.open(f"{SMB}/assess/")
    tick(page, all_at(smb, "yes"))
    text = PdfReader(io.BytesIO(page.pdf())).pages[0].extract_text()
    assert "https://ours.example/talk?from=result" in text
