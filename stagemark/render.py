"""Turns pages into bytes with the theme: its templates, its styles and its scripts."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path

import minify
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError
from markupsafe import Markup

from stagemark import scripts, texts
from stagemark.colours import palette
from stagemark.discovery import structured_data
from stagemark.guidance import rendered
from stagemark.pages import Page, figure
from stagemark.scripts import ThemeError
from stagemark.settings import Settings

# What each kind of page carries; the order is the cascade.
SITE_STYLE = ("base.css", "path.css", "site.css", "comparison.css")
ASSESSMENT_STYLE = ("base.css", "path.css", "form.css", "scorecard.css", "print.css")


class Theme:
    """The folder ``theme/`` made ready: an environment whose globals are the site's own parts."""

    def __init__(self, folder: Path, settings: Settings, *, is_preview: bool = False) -> None:
        self.folder = folder
        self.settings = settings
        self.is_preview = is_preview

    @cached_property
    def environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.folder / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.filters |= {
            "block": texts.block,
            "guidance": rendered,
            "inline": texts.inline,
            "plain": texts.plain,
        }
        environment.globals |= {
            "site": self.settings,
            "style": self.assessment_style,
            "script": self.script,
            "later": self.later,
            "later_path": self.later_path,
            "later_integrity": _hash(self.later),
            "policy": self.policy,
            "site_policy": self.site_policy,
            "search_script": self.search_script,
            "search_policy": self.search_policy,
            "structured_data": structured_data,
            "figure": figure,
            "palette": palette(self.settings.accent),
        }
        return environment

    @cached_property
    def colours(self) -> str:
        """The publisher's colours as custom properties."""
        chosen = palette(self.settings.accent)
        light = f"--accent:{chosen.accent};--tint:{chosen.tint};--on-accent:{chosen.on_accent}"
        dark = (
            f"--accent:{chosen.accent_dark};--tint:{chosen.tint_dark};"
            f"--on-accent:{chosen.on_accent_dark}"
        )
        return f":root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"

    def _style(self, names: tuple[str, ...]) -> str:
        sheets = [self._read(f"css/{name}") for name in names]
        return str(minify.string("text/css", "\n".join([*sheets, self.colours])))

    def _read(self, name: str) -> str:
        path = self.folder / name
        try:
            return path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            msg = f"{path}: cannot be read ({getattr(error, 'strerror', 'it is not UTF-8')})"
            raise ThemeError(msg) from error

    @cached_property
    def assessment_style(self) -> Markup:
        return Markup(self._style(ASSESSMENT_STYLE))

    @cached_property
    def script(self) -> Markup:
        return Markup(scripts.link(self.folder / "js", "main.js"))

    @cached_property
    def later(self) -> Markup:
        """The script of what only few need: it loads after the page stands."""
        return Markup(scripts.link(self.folder / "js", "later.js"))

    @property
    def later_path(self) -> str:
        """Named by its content, so that a page never meets another build's script."""
        return f"assets/later-{hashlib.sha256(self.later.encode()).hexdigest()[:12]}.js"

    @cached_property
    def site_policy(self) -> str:
        """The policy of pages that run nothing."""
        preview = " script-src 'unsafe-inline'; connect-src 'self';" if self.is_preview else ""
        return (
            f"default-src 'none';{preview} style-src 'self'; img-src 'self' data:; "
            "base-uri 'none'; form-action 'none'"
        )

    @cached_property
    def search_script(self) -> Markup:
        return Markup(scripts.link(self.folder / "js", "search.js"))

    @cached_property
    def search_policy(self) -> str:
        """The policy of the search page: the site's with one script of its own."""
        if self.is_preview:
            return self.site_policy
        return (
            f"{self.site_policy}; script-src '{_hash(self.search_script)}'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )

    @cached_property
    def policy(self) -> str:
        """The Content-Security-Policy of an assessment page: itself and nothing else.

        A preview lets the live-reload script in, which would be blocked otherwise.
        """
        if self.is_preview:
            script, connect = "'unsafe-inline'", "'self'"
        else:
            script = f"'{_hash(self.script)}' '{_hash(self.later)}'"
            connect = "'none'"
        return (
            f"default-src 'none'; script-src {script}; style-src '{_hash(self.assessment_style)}'; "
            f"img-src data:; connect-src {connect}; base-uri 'none'; form-action 'none'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """The files of the theme that pages refer to: path and content."""
        yield "assets/site.css", self._style(SITE_STYLE).encode()
        yield "assets/icon.svg", self.environment.get_template("icon.svg").render().encode()
        yield self.later_path, self.later.encode()
        yield "embed.js", scripts.link(self.folder / "js", "loader.js").encode()

    def render(self, page: Page) -> bytes:
        template = self.environment.get_template(page.template)
        return template.render(page.context).encode()


@contextmanager
def theme_errors() -> Iterator[None]:
    """Says of a template that fails where it does: a theme's author sees no traceback."""
    try:
        yield
    except TemplateError as error:
        place = _place_in_template(error)
        msg = f"{place}: {error.message or type(error).__name__}"
        raise ThemeError(msg) from error


def _place_in_template(error: TemplateError) -> str:
    """File and line of a template's error: the traceback holds the template's own frames."""
    filename, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        if code.co_filename.endswith(".html"):
            filename, line = code.co_filename, frame.tb_lineno
        frame = frame.tb_next
    return f"{filename}:{line}" if filename else str(error.message)


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
