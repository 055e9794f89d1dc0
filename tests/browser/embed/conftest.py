"""What tests of pages around a frame share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.embed.hosting import Host, fill_stand_in
from tests.browser.serving import serve
from tests.browser.visiting import Visitor


@pytest.fixture(scope="session")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site with our ``embed.js`` and stand-ins for its assessments."""
    folder = tmp_path_factory.mktemp("stand-in")
    fill_stand_in(folder)
    with serve(folder) as address:
        yield address


@pytest.fixture
def hosting(browser: Browser, stand_in: str, tmp_path: Path) -> Iterator[Host]:
    """A host's site on another origin, whose pages may not ask elsewhere or complain either."""
    visitor = Visitor(browser, stand_in)
    with serve(tmp_path) as address:
        visitor.allow(address)
        yield Host(visitor, tmp_path, address)
        visitor.close()
    assert visitor.strangers == []
    assert visitor.complaints == []
