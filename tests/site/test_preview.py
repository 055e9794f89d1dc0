"""The live preview, as somebody with an editor and a browser has it."""

from __future__ import annotations

import errno
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, expect

from tests.root import ROOT

pytestmark = pytest.mark.slow

SECONDS = 60
FRAMEWORK = "frameworks/my-model/0.1.0.yaml"

# A shell starts what runs in the background deaf to Ctrl-C, and children inherit that.
START = """
import signal, sys
from pathlib import Path
from stagemark.cli import main
signal.signal(signal.SIGINT, signal.default_int_handler)
sys.exit(main(sys.argv[2:], root=Path(sys.argv[1])))
"""


@dataclass
class Preview:
    """A running preview of the project in ``root``."""

    root: Path
    process: subprocess.Popen[str]
    address: str

    def page(self, path: str) -> str:
        with urlopen(self.address + path, timeout=SECONDS) as response:
            return str(response.read().decode())

    def said(self) -> str:
        return (self.root / "stderr").read_text(encoding="utf-8")

    def edit(self, path: str, old: str, new: str) -> None:
        text = (self.root / path).read_text(encoding="utf-8")
        assert old in text
        (self.root / path).write_text(text.replace(old, new), encoding="utf-8")


def eventually(is_so: Callable[[], bool]) -> None:
    """Looks again and again until it is so, and fails if it never is."""
    end = time.monotonic() + SECONDS
    pause = threading.Event()
    while not is_so():
        assert time.monotonic() < end, "it did not happen in time"
        pause.wait(0.05)


@pytest.fixture
def publisher(tmp_path: Path) -> Path:
    """The project's theme and content with one new framework."""
    for name in ("content", "theme"):
        shutil.copytree(ROOT / name, tmp_path / name)
    assert command(tmp_path, "new", "my-model").wait(SECONDS) == 0
    return tmp_path


@pytest.fixture
def preview(publisher: Path) -> Iterator[Preview]:
    with started(publisher) as preview:
        yield preview


@contextmanager
def started(root: Path) -> Iterator[Preview]:
    """A preview of what is in ``root``, while the context lasts."""
    process = command(root, "serve", "--port", "0", out=subprocess.PIPE)
    assert process.stdout
    try:
        words = process.stdout.readline().split()
        assert words[:1] == ["Preview:"], (root / "stderr").read_text(encoding="utf-8")
        yield Preview(root, process, words[1])
    finally:
        process.kill()
        process.wait(SECONDS)
        process.stdout.close()


def command(root: Path, *arguments: str, out: int = subprocess.DEVNULL) -> subprocess.Popen[str]:
    """``build.py`` on the project in ``root``; what it complains of goes to a file there."""
    (root / "temporary").mkdir(exist_ok=True)
    with open(root / "stderr", "a", encoding="utf-8") as complaints:
        return subprocess.Popen(
            [sys.executable, "-u", "-c", START, str(root), *arguments],
            cwd=ROOT,
            env={**os.environ, "TMPDIR": str(root / "temporary")},
            stdout=out,
            stderr=complaints,
            text=True,
        )


def test_a_preview_follows_changes_and_outlives_mistakes(preview: Preview) -> None:
    assert "My model" in preview.page("my-model/")
    assert "livereload" in preview.page("my-model/assess/")
    assert "connect-src 'self'" in unescape(preview.page("my-model/assess/"))

    preview.edit(FRAMEWORK, "title: My model", "title: Our habits")
    eventually(lambda: "Our habits" in preview.page("my-model/"))

    preview.edit(FRAMEWORK, "weight: 2 ", "wieght: 2 ")
    eventually(lambda: "The preview shows what is wrong" in preview.said())
    assert f"{FRAMEWORK}:65:5: dimensions[0].wieght: unknown key" in preview.said()

    preview.edit(FRAMEWORK, "wieght: 2 ", "weight: 3 ")
    preview.edit(FRAMEWORK, "title: Our habits", "title: Our better habits")
    eventually(lambda: "Our better habits" in preview.page("my-model/"))


def test_a_preview_follows_content_and_theme(preview: Preview) -> None:
    privacy = preview.root / "content" / "privacy.md"
    privacy.write_text("# Privacy\n\nNothing is kept.\n", encoding="utf-8")
    eventually(lambda: "Nothing is kept." in preview.page("privacy/"))

    preview.edit("theme/templates/footer.html", "<footer", "<p>{{ oh no }}</p><footer")
    eventually(lambda: "footer.html:3: " in preview.said())
    preview.edit("theme/templates/footer.html", "<p>{{ oh no }}</p>", "<p>From the theme</p>")
    eventually(lambda: "From the theme" in preview.page("privacy/"))


def test_problems_stand_on_the_open_page_until_they_are_mended(
    preview: Preview, browser: Browser
) -> None:
    page = browser.new_page()
    page.goto(preview.address + "my-model/stages/index.html")
    preview.edit(FRAMEWORK, "weight: 2 ", "wieght: 2 ")
    problem = page.get_by_role("listitem").filter(has_text="dimensions[0].wieght: unknown key")
    expect(problem).to_contain_text(f"{FRAMEWORK}:65:5")
    expect(problem).to_contain_text('did you mean "weight"?')
    other = browser.new_page()
    other.goto(preview.address)  # whatever is asked for meanwhile
    expect(other.get_by_role("heading")).to_have_text("The site cannot be built")

    preview.edit(FRAMEWORK, "wieght: 2 ", "weight: 3 ")
    expect(page.get_by_role("heading", level=1)).to_have_text("All stages side by side")
    expect(other.get_by_role("heading", level=1)).not_to_have_text("The site cannot be built")
    expect(problem).to_have_count(0)
    for one in (page, other):
        one.close()


def test_a_preview_starts_with_what_cannot_be_built_and_runs_none_of_it(
    publisher: Path, browser: Browser
) -> None:
    path = publisher / FRAMEWORK
    text = path.read_text(encoding="utf-8")
    markup = "<img src=x onerror=document.title=1>"
    path.write_text(f'{text}\n"{markup}": 1\n', encoding="utf-8")
    with started(publisher) as preview:
        page = browser.new_page()
        page.goto(preview.address)
        expect(page.get_by_role("listitem")).to_contain_text(markup)
        expect(page.get_by_role("listitem")).to_contain_text(f"{FRAMEWORK}:")
        expect(page.locator("img")).to_have_count(0)
        path.write_text(text, encoding="utf-8")
        expect(page.get_by_role("link", name="My model").first).to_be_visible()
        page.close()


def test_ctrl_c_ends_it_quietly_and_leaves_nothing(preview: Preview) -> None:
    preview.page("my-model/")
    preview.process.send_signal(signal.SIGINT)
    assert preview.process.wait(SECONDS) == 0
    assert preview.said() == ""
    assert not (preview.root / "site").exists()
    assert [*(preview.root / "temporary").iterdir()] == []


def test_a_port_that_is_taken_is_said_in_one_line(preview: Preview) -> None:
    port = preview.address.rstrip("/").rpartition(":")[2]
    assert command(preview.root, "serve", "--port", port).wait(SECONDS) == 1
    assert preview.said() == (
        f"build.py: port {port}: {os.strerror(errno.EADDRINUSE)}; name another with --port\n"
    )


def test_the_preview_is_for_this_machine_alone(preview: Preview) -> None:
    port = int(preview.address.rstrip("/").rpartition(":")[2])
    with socket.socket() as other:
        # 127.0.0.2 is this machine too, but not the address that the preview listens at.
        assert other.connect_ex(("127.0.0.2", port)) != 0
