"""Serves a folder as a good web server would: over kept connections, text compressed by brotli."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path

import brotli  # type: ignore[import-untyped]

from tests.browser.serving import Quiet, serving


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of the folder, ``http://127.0.0.1:PORT/``, while the context lasts."""
    with serving(partial(_Handler, directory=str(folder))) as address:
        yield address


class _Handler(Quiet):
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file():
            self.send_error(404)
            return
        kind = self.guess_type(path)
        is_small = kind.startswith("text/") or kind.endswith(("json", "javascript", "xml"))
        is_packed = is_small and "br" in self.headers.get("Accept-Encoding", "")
        body = _packed(path) if is_packed else path.read_bytes()
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8" if is_small else kind)
        self.send_header("Content-Length", str(len(body)))
        if is_packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body)


@cache
def _packed(path: Path) -> bytes:
    packed: bytes = brotli.compress(path.read_bytes(), quality=11)
    return packed
