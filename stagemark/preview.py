"""A live preview: the site from its sources as they are now, and again after each change."""

from __future__ import annotations

import sys
import traceback
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from mkdocs.livereload import LiveReloadServer

from stagemark.output import OutputError
from stagemark.problems import InputError
from stagemark.scripts import ThemeError
from stagemark.site import Folders, build_site

HOST = "127.0.0.1"


def serve(folders: Folders, *, port: int) -> int:
    """Serves a preview to this machine alone until Ctrl-C; returns the exit status.

    ``port`` 0 takes one that is free; the address is printed. ``folders.out`` is left alone, for
    the pages of a preview are not those of the site: they reload themselves. Raises what
    ``build_site`` raises if the first build fails, and OutputError if the port cannot be had.
    Later failures are printed, and the last good preview stays.
    """
    with TemporaryDirectory(prefix="stagemark-preview-") as folder:
        preview = replace(folders, out=Path(folder) / "site")
        server = None
        try:
            _build(preview)
            server = _Server(lambda: _rebuild(preview), HOST, port, str(preview.out))
            for source in (folders.frameworks, folders.content, folders.theme):
                server.watch(str(source))
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return 0
        finally:
            if server:
                server.shutdown()
    return 0


class _Server(LiveReloadServer):
    def server_bind(self) -> None:
        try:
            super().server_bind()
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "there is no such port"
            msg = f"port {self.server_address[1]}: {reason}; name another with --port"
            raise OutputError(msg) from error

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """By now the folders are watched, so no change after these words goes unseen."""
        print(f"Preview: http://{HOST}:{self.server_port}/ (Ctrl-C ends it)", flush=True)
        super().serve_forever(poll_interval)


def _build(preview: Folders) -> None:
    for warning in build_site(preview, is_preview=True):
        print(warning, file=sys.stderr)


def _rebuild(preview: Folders) -> None:
    """As ``_build``, but raises nothing: the server would leave every request unanswered."""
    try:
        _build(preview)
    except (InputError, OutputError, ThemeError) as error:
        print(error, file=sys.stderr)
    except Exception:  # a mistake of ours, or of a theme: whoever works on it needs all of it
        traceback.print_exc()
    else:
        print("Built again.", flush=True)
        return
    print("The preview shows what could last be built.", file=sys.stderr, flush=True)
