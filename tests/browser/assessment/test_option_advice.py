"""What a chosen option says of itself stands on the scorecard, and goes home with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from stagemark.cli import main
from tests.browser.serving import serve
from tests.browser.taking import take
from tests.browser.visiting import Visitor
from tests.publisher import write_content, write_version
from tests.root import ROOT

OPTION = "          - {id: list, text: There is a list, value: 2.5}"
ADVISING = """          - id: list
            text: There is a list
            value: 2.5
            good_enough: |
              Fine for **two** people:
              - who sit together
              - who meet daily
            next: |
              # Move on

              Try [a board](https://example.org/board)."""


@pytest.fixture
def built(tmp_path: Path) -> Path:
    write_version(tmp_path / "frameworks", "model", "0.1.0", [(OPTION, ADVISING)])
    write_content(tmp_path / "content")
    assert main(["build", "--theme", str(ROOT / "theme")], root=tmp_path) == 0
    return tmp_path / "site"


@pytest.mark.parametrize("page_path", ["assess/", "embed/?view=page", "handout.html"])
def test_it_is_shown_as_long_as_the_option_is_chosen(
    browser: Browser, built: Path, page_path: str
) -> None:
    with serve(built) as address:
        visitor = Visitor(browser, address)
        page = visitor.open(f"model/{page_path}")
        card = page.locator("#scorecard")
        heading = card.get_by_role("heading", name="What the answers suggest")
        expect(heading).to_be_hidden()
        page.get_by_role("radio", name="There is a list").check()
        expect(heading).to_be_visible()
        expect(card.get_by_role("listitem").filter(has_text="who meet daily")).to_be_visible()
        expect(card.get_by_role("heading", name="Move on")).to_be_visible()
        expect(card.get_by_role("link", name="a board")).to_have_attribute(
            "href", "https://example.org/board"
        )
        text = take(page, "md").path().read_text(encoding="utf-8")
        assert "Fine for two people:\n\n- who sit together\n- who meet daily" in text
        page.get_by_role("radio", name="By asking around").check()
        expect(heading).to_be_hidden()
        visitor.close()
    assert visitor.complaints == []
