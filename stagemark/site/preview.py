"""A live preview: the site from its sources as they are now, and again after each change.

While the sources cannot be built, every page shows what is wrong with them instead.
"""

from __future__ import annotations

import html
import sys
import traceback
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from wsgiref.types import StartResponse, WSGIEnvironment

from mkdocs.livereload import LiveReloadServer

from stagemark.framework.problems import InputError
from stagemark.site.build import Folders, build_site
from stagemark.site.manifest import OutputError
from stagemark.site.theme_files import ThemeError

HOST = "127.0.0.1"
# The only script in it is the server's own, which loads the page anew when there is a new build.
PROBLEMS_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Cannot be built</title>
<style>
body {{ font: 1rem/1.5 system-ui, sans-serif; max-width: 50rem; margin: 3rem auto;
  padding: 0 1rem; overflow-wrap: anywhere }}
li {{ margin: 1rem 0; padding-left: .5rem }}
code {{ display: block; font: .9rem/1.5 ui-monospace, monospace; opacity: .75 }}
</style>
<body>
<h1>The site cannot be built</h1>
<p>This page shows the site again as soon as {what} mended and saved.</p>
<ol id="problems">
{problems}
</ol>
</body>
</html>
"""


def serve(folders: Folders, *, port: int, quiet: bool = False) -> int:
    """Serves a preview to this machine alone until Ctrl-C; returns the exit status.

    ``port`` 0 takes one that is free; the address is printed unless ``quiet``. ``folders.out`` is
    left alone, for the pages of a preview are not those of the site: they reload themselves. Raises
    OutputError if the port cannot be had. Builds that fail are printed, and shown on every page
    until one succeeds.
    """
    with TemporaryDirectory(prefix="stagemark-preview-") as folder:
        preview = _Preview(replace(folders, out=Path(folder) / "site"))
        server = None
        try:
            server = _Server(preview, port=port, quiet=quiet)
            preview.build()
            for source in (folders.frameworks, folders.content, folders.theme):
                server.watch(str(_existing(source)))
            server.serve()  # type: ignore[no-untyped-call]
        except KeyboardInterrupt:
            return 0
        finally:
            if server:
                server.shutdown()
    return 0


def _existing(folder: Path) -> Path:
    """The folder, or the nearest one above it: where it will appear if somebody makes it."""
    return next(one for one in (folder, *folder.absolute().parents) if one.is_dir())


class _Preview:
    """The last good build, and what is wrong with the sources since."""

    def __init__(self, folders: Folders) -> None:
        self.folders = folders
        self.problems: Sequence[tuple[str, str]] = ()
        self.builds = 0

    def build(self) -> None:
        """Raises nothing: the server would leave every request unanswered."""
        try:
            warnings = build_site(self.folders, is_preview=True)
        except InputError as error:
            self.problems = [
                (f"{one.path}:{one.line}:{one.column}", str(one).split(": ", 1)[1])
                for one in error.problems
                if not one.is_warning
            ]
            print(error, file=sys.stderr, flush=True)
        except (OutputError, ThemeError) as error:
            self.problems = [("", str(error))]
            print(error, file=sys.stderr, flush=True)
        except Exception as error:  # a mistake of ours: whoever works on it needs all of it
            self.problems = [("", f"{type(error).__name__}: {error}")]
            traceback.print_exc()
        else:
            self.problems = ()
            for warning in warnings:
                print(warning, file=sys.stderr)
            if self.builds:
                print("Built again.", flush=True)
        self.builds += 1
        if self.problems:
            print(
                "The preview shows what is wrong until it is mended.", file=sys.stderr, flush=True
            )

    def problems_page(self) -> bytes:
        """A page with the problems. All of it is text: whatever it holds, nothing runs."""
        items = (
            f"<li>{f'<code>{html.escape(place)}</code> ' if place else ''}{html.escape(what)}"
            for place, what in self.problems
        )
        what = "this is" if len(self.problems) == 1 else "these are"
        return PROBLEMS_PAGE.format(what=what, problems="\n".join(items)).encode()


class _Server(LiveReloadServer):
    def __init__(self, preview: _Preview, *, port: int, quiet: bool) -> None:
        self.preview = preview
        self.is_quiet = quiet
        super().__init__(preview.build, HOST, port, str(preview.folders.out))

    def server_bind(self) -> None:
        try:
            super().server_bind()
        except (OSError, OverflowError) as error:
            reason = error.strerror if isinstance(error, OSError) else "there is no such port"
            msg = f"port {self.server_address[1]}: {reason}; name another with --port"
            raise OutputError(msg) from error

    def serve_forever(self, poll_interval: float = 0.5) -> None:
        """By now the folders are watched, so no change after these words goes unseen."""
        if not self.is_quiet:
            print(f"Preview: http://{HOST}:{self.server_port}/ (Ctrl-C ends it)", flush=True)
        super().serve_forever(poll_interval)

    def serve_request(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """A page of the site, or while it cannot be built, what is wrong in place of each page."""
        path = environ["PATH_INFO"]
        is_page = path.endswith(("/", ".html")) or "." not in path.rpartition("/")[2]
        if path.startswith("/livereload/") or not is_page:
            return super().serve_request(environ, start)
        with self._epoch_cond:  # a build may be under way
            self._epoch_cond.wait_for(lambda: self._visible_epoch == self._wanted_epoch)
            epoch = self._visible_epoch
            page = self.preview.problems_page() if self.preview.problems else b""
        if not page:
            return super().serve_request(environ, start)
        content: bytes = self._inject_js_into_html(page, epoch)  # type: ignore[no-untyped-call]
        headers = [("Content-Type", "text/html; charset=utf-8"), ("Cache-Control", "no-store")]
        start("200 OK", headers)
        return [content]
