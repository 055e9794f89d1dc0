"""What all tests share."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Playwright, sync_playwright

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, SMB
from tests.browser.reference import load
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.chromium import launch
from tests.once import made_once
from tests.root import ROOT


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--deep", action="store_true", help="run the thorough and slow tests too")
    parser.addoption("--quick", action="store_true", help="run only what takes about a minute")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave tests out, rather than skip them: a skip would look like a missing tool."""
    is_deep, is_quick = config.getoption("--deep"), config.getoption("--quick")

    def is_left_out(item: pytest.Item) -> bool:
        if item.get_closest_marker("deep") and not is_deep:
            return True
        opens_browser = "playwright" in getattr(item, "fixturenames", ())
        return is_quick and (opens_browser or item.get_closest_marker("slow") is not None)

    left_out = [item for item in items if is_left_out(item)]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in left_out]


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """One Chromium for the whole run; tests open contexts of their own in it."""
    chromium = launch(playwright)
    yield chromium
    chromium.close()


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site, built once for the whole run. Nobody writes into it."""

    def build(folder: Path) -> None:
        assert main(["build", "--out", str(folder / "site")], root=ROOT) == 0

    return made_once(tmp_path_factory, "own", build) / "site"


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """The address at which the project's own site is served."""
    with serve(site) as address:
        yield address


@pytest.fixture
def visitor(browser: Browser, home: str) -> Iterator[Visitor]:
    """Someone who visits the site. Whatever they do, no page asks elsewhere or complains."""
    visitor = Visitor(browser, home)
    yield visitor
    visitor.close()
    assert visitor.strangers == []
    assert visitor.complaints == []


@pytest.fixture(scope="session")
def smb() -> Framework:
    """The marketing stages, whose gates are questions of yes or no."""
    return load(ROOT / "frameworks" / SMB / "1.0.0.yaml")


@pytest.fixture(scope="session")
def marketing_ops() -> Framework:
    """The marketing dimensions, which are averaged."""
    return load(ROOT / "frameworks" / DIMENSIONS / "1.0.0.yaml")
