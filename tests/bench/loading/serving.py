"""Serves a folder as a good web server would: over kept connections, text compressed by brotli."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import Any

import brotli  # type: ignore[import-untyped]

from tests.bench.loading.line import Line
from tests.browser.serving import Quiet, serving

# What a slow line carries at a time, so that several answers share it.
PACKET = 4096


@contextmanager
def serve(folder: Path, line: Line | None = None) -> Iterator[str]:
    """The address of the folder, ``http://127.0.0.1:PORT/``, while the context lasts.

    The same files are at ``localhost``, which to a browser is another site.
    """
    with serving(partial(_Handler, line=line, directory=str(folder))) as address:
        yield address


class _Handler(Quiet):
    protocol_version = "HTTP/1.1"

    def __init__(self, *given: Any, line: Line | None, directory: str) -> None:
        self.line = line
        super().__init__(*given, directory=directory)

    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        if not self.line:
            return self._answer()
        before = self.wfile
        self.wfile = told = _Counted(before, self.line)  # type: ignore[assignment]
        self.line.begin()
        try:
            self._answer()
        finally:
            self.wfile = before
            self.line.end(self.path, told.size)

    def _answer(self) -> None:
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
        self.send_header("Access-Control-Allow-Origin", "*")
        if is_packed:
            self.send_header("Content-Encoding", "br")
        self.end_headers()
        self.wfile.write(body)


class _Counted:
    """A way to the browser over a slow line."""

    def __init__(self, way: Any, line: Line) -> None:
        self._way, self._line = way, line
        self.size = 0

    def write(self, data: bytes) -> None:
        for start in range(0, len(data), PACKET):
            part = data[start : start + PACKET]
            self._line.carry(len(part))
            self._way.write(part)
            self.size += len(part)

    def flush(self) -> None:
        self._way.flush()


def pack(folder: Path) -> None:
    """Packs the folder's scripts and styles ahead of the first who asks for them."""
    for path in sorted(folder.iterdir()):
        if path.suffix in {".js", ".css"}:
            _packed(path)


@cache
def _packed(path: Path) -> bytes:
    packed: bytes = brotli.compress(path.read_bytes(), quality=11)
    return packed
