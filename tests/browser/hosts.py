"""Servers as publishers meet them: some drop slashes, misname encodings, or lack a file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Any

from tests.browser.serving import Quiet, serving

TEXTS = {".html": "text/html", ".js": "text/javascript", ".css": "text/css"}


class Host(Quiet):
    """Serves a folder below /models/.

    ``drops_slash``: an address of a folder ends without one; ``charset``: what it says of texts;
    ``missing``: files whose path fits are not found; ``changes``: what it makes of a text.
    """

    def __init__(
        self,
        *args: object,
        drops_slash: bool = False,
        charset: str = "",
        missing: str = "(?!)",
        changes: Callable[[str, str], str] | None = None,
        **options: object,
    ) -> None:
        self.drops_slash = drops_slash
        self.charset = charset
        self.missing = missing
        self.changes = changes
        super().__init__(*args, **options)  # type: ignore[arg-type]

    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        address, mark, query = self.path.partition("?")
        folder = re.sub(r"/(index\.html)?$", "", address)
        if self.drops_slash and folder != address:
            self.send_response(301)
            self.send_header("Location", folder + mark + query)
            self.send_header("Content-Length", "0")
            self.end_headers()
            return
        path = Path(self.directory, address.removeprefix("/models").strip("/"))
        file = path / "index.html" if path.is_dir() else path
        if re.search(self.missing, address) or not file.is_file():
            self.send_error(404)
            return
        self._answer(file)

    def _answer(self, file: Path) -> None:
        content, kind = file.read_bytes(), TEXTS.get(file.suffix)
        if kind and self.changes:
            content = self.changes(file.name, content.decode()).encode()
        self.send_response(200)
        # Without an encoding, the page says its own.
        parameter = f"; charset={self.charset}" if kind and self.charset else ""
        self.send_header("Content-Type", (kind or self.guess_type(file)) + parameter)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)


@contextmanager
def host(folder: Path, **ways: Any) -> Iterator[str]:
    """The address of the folder on a host with such ways, ``http://127.0.0.1:PORT/models/``."""
    with serving(partial(Host, directory=str(folder), **ways), "models/") as address:
        yield address
