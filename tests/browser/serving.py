"""Serves what a test asks for, on a port of its own, while the test needs it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread


class Quiet(SimpleHTTPRequestHandler):
    """A plain web server: files as they are, nothing else."""

    def log_message(self, format: str, *args: object) -> None:
        """Requests are what tests listen to in the browser; a log of them would only be noise."""


@contextmanager
def serving(handler: Callable[..., BaseHTTPRequestHandler], path: str = "") -> Iterator[str]:
    """The address of ``path`` on a server that answers so: ``http://127.0.0.1:PORT/<path>``."""
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/{path}"
        finally:
            server.shutdown()
            thread.join()


@contextmanager
def serve(folder: Path) -> Iterator[str]:
    """The address of the folder on a plain web server."""
    with serving(partial(Quiet, directory=str(folder))) as address:
        yield address
