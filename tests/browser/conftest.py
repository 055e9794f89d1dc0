"""What browser tests of several files share."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.serving import serve
from tests.browser.taking import build_hard_site
from tests.browser.visiting import Visitor
from tests.once import made_once


@pytest.fixture(scope="session")
def hard_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a site whose frameworks are of odd size and odd letters."""
    with serve(made_once(tmp_path_factory, "hard", build_hard_site) / "site") as address:
        yield address


@pytest.fixture
def hard_visitor(browser: Browser, hard_home: str) -> Iterator[Visitor]:
    """Someone who visits that site, whose pages may not ask elsewhere or complain either."""
    visitor = Visitor(browser, hard_home)
    yield visitor
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])
