"""Find a Firefox, or install one: tests in a second engine never pass for want of it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Error, Playwright

from tests.chromium import run

NAMES = ["firefox-esr", "firefox"]
HELP = (
    "No Firefox could be started: install one with the system's packages, such as firefox-esr, "
    "or name one in STAGEMARK_FIREFOX."
)


def launch(playwright: Playwright, *, downloads: Path) -> Browser:
    """Start a headless stock Firefox, whose downloads go to a folder under names of their own.

    A path in STAGEMARK_FIREFOX is the only one tried; else the first that starts of what is on the
    path and what can be installed. Raises RuntimeError, with what each of them said, if none does.
    """
    refusals = []
    for path in candidates():
        try:
            # Stock Firefox speaks WebDriver BiDi, which this channel stands for.
            return playwright.firefox.launch(
                channel="moz-firefox", executable_path=path, downloads_path=downloads
            )
        except Error as error:
            refusals.append(f"{path}: {error.message.strip().splitlines()[0]}")
    raise RuntimeError("\n".join([HELP, *refusals]))


def candidates() -> Iterator[str]:
    """Paths to try, the cheapest first."""
    if path := os.environ.get("STAGEMARK_FIREFOX"):
        yield path
        return
    yield from on_path()
    if shutil.which("apt-get") and os.geteuid() == 0:
        run("apt-get", "update", "-q")
        run("apt-get", "install", "-q", "-y", "--no-install-recommends", "firefox-esr")
        yield from on_path()


def on_path() -> Iterator[str]:
    yield from filter(None, map(shutil.which, NAMES))
