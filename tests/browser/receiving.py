"""A server of the publisher's own that takes what pages send, and the small site that sends it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Page

from stagemark.cli import main
from tests.browser.answering import SMB
from tests.browser.serving import serving
from tests.root import ROOT

NOTE_ALL = """text => {
  for (const area of document.querySelectorAll("#assessment textarea")) {
    area.value = text;
    area.dispatchEvent(new Event("input", {bubbles: true}));
    area.dispatchEvent(new Event("change", {bubbles: true}));
  }
}"""


class Received(NamedTuple):
    """What arrived: where, as which type, and the names of the headers in small letters."""

    path: str
    type: str
    body: str
    headers: dict[str, str]


@dataclass
class Endpoint:
    """``address`` ends with a slash; ``status`` is what it answers."""

    address: str
    status: int = 200
    received: list[Received] = field(default_factory=list)


@contextmanager
def receiving() -> Iterator[Endpoint]:
    """A server that keeps what arrives, and allows every page to send."""
    endpoint = Endpoint("")

    class Handler(BaseHTTPRequestHandler):
        def log_message(self, format: str, *args: object) -> None:
            """What arrives is kept below."""

        def do_OPTIONS(self) -> None:
            self._answer(204)

        def do_POST(self) -> None:
            headers = {name.lower(): one for name, one in self.headers.items()}
            body = self.rfile.read(int(headers["content-length"])).decode()
            kind = headers["content-type"].partition(";")[0]
            endpoint.received.append(Received(self.path, kind, body, headers))
            self._answer(endpoint.status)

        def _answer(self, status: int) -> None:
            self.send_response(status)
            self.send_header("Access-Control-Allow-Origin", "*")
            self.send_header("Access-Control-Allow-Headers", "content-type")
            self.send_header("Set-Cookie", "known=again")
            self.send_header("Content-Length", "0")
            self.end_headers()

    with serving(Handler) as address:
        endpoint.address = address
        yield endpoint


def build_site(root: Path, settings: str, **pages: str) -> Path:
    """Builds a site of one model with these settings and pages; the folder of its files.

    The model is the marketing stages, where none stands in ``frameworks`` yet.
    """
    content = root / "content"
    content.mkdir()
    for name, text in {"index": "# Welcome\n", **pages}.items():
        (content / f"{name}.md").write_text(text)
    (content / "site.yaml").write_text(f"name: Ours\ndescription: Our models.\n{settings}\n")
    if not (root / "frameworks").exists():
        path = root / "frameworks" / SMB / "1.0.0.yaml"
        path.parent.mkdir(parents=True)
        path.write_bytes((ROOT / "frameworks" / SMB / "1.0.0.yaml").read_bytes())
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0
    return root / "site"


def note_all(page: Page, text: str) -> None:
    """Writes the same note to every question."""
    page.evaluate(NOTE_ALL, text)
