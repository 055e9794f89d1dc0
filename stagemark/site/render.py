"""Turns pages into bytes with the theme: its templates, its styles and its scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property, lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

import minify
from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from stagemark.framework import texts
from stagemark.framework.numbers import as_written
from stagemark.site import scripts
from stagemark.site.colours import palette
from stagemark.site.days import day
from stagemark.site.discovery import structured_data
from stagemark.site.errors import ThemeError
from stagemark.site.guidance import rendered, source_of
from stagemark.site.links import Target
from stagemark.site.logo import Logo
from stagemark.site.pages import Fragment, Page
from stagemark.site.sentences import Sentences, around, catalogue_for
from stagemark.site.settings import Settings
from stagemark.site.tongues import (
    in_language,
    is_right_to_left,
    isolated,
    of_framework,
    of_site,
    of_theme,
)

# What each kind of page carries; the order is the cascade.
SITE_STYLE = ("base.css", "path.css", "site.css", "comparison.css", "changes.css")
ASSESSMENT_STYLE = ("base.css", "path.css", "form.css", "scorecard.css", "print.css")
COLLECT_STYLE = ("collect.css",)
TEAM_STYLE = ("drops.css", "team.css", "team-chart.css", "team-questions.css", "team-print.css")
OVER_TIME_STYLE = ("drops.css", "over-time.css")


class Theme:
    """The folder ``theme/`` made ready: an environment whose globals are the site's own parts."""

    def __init__(self, folder: Path, settings: Settings, *, is_preview: bool = False) -> None:
        self.folder = folder
        self.settings = settings
        self.is_preview = is_preview
        self._parts: WeakKeyDictionary[Fragment, Markup] = WeakKeyDictionary()
        self._scripts: dict[str, Markup] = {}
        self.logo: Logo | None = None
        # Where the links lead that the publisher wrote, by the file below content/ and the link.
        self.links: dict[tuple[str, str], Target] = {}

    @cached_property
    def environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.folder / "templates"),
            autoescape=True,
            auto_reload=False,  # a theme is made anew for each build
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # Data stands in pages as short as it can, in ASCII like the scripts.
        environment.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": True}
        environment.filters |= {
            "block": texts.block,
            "day": day,
            "guidance": self._guidance,
            "inline": texts.inline,
            "plain": texts.plain,
            "site_text": self._site_text,
        }
        environment.globals |= {
            # What a page does not say of itself.
            "language": self.settings.language,
            "is_rtl": is_right_to_left(self.settings.language),
            "is_hidden": False,
            "canonical": None,
            "site_url": None,
            "page": None,
            "framework": None,
            "site": self.settings,
            "say": self.say,
            "around": around,
            "logo": self.logo,
            "style": self.assessment_style,
            "script": self.script,
            "later": self.later,
            "later_path": self.later_path,
            "pdf": self.pdf,
            "pdf_path": self.pdf_path,
            "collect": self.collect,
            "policy": self.policy,
            "first": self.first,
            "site_policy": self.site_policy,
            "own_script": self.own_script,
            "own_policy": self.own_policy,
            "structured_data": structured_data,
            "in_language": in_language,
            "isolated": isolated,
            "of_framework": of_framework,
            "of_site": of_site,
            "of_theme": of_theme,
            "figure": as_written,
            "palette": palette(self.settings.accent),
        }
        return environment

    @cached_property
    def say(self) -> Sentences:
        """The sentences of pages and scripts, in the language of the site where there are some."""
        return catalogue_for(self.settings.language, self.folder / "locales")

    def _link(self, entry: str) -> str:
        return scripts.link(self.folder / "js", entry, self.say)

    @property
    def template_names(self) -> set[str]:
        """The templates that a page may name."""
        return {path.name for path in (self.folder / "templates").glob("*.html")}

    @pass_context
    def _site_text(self, context: Context, text: str) -> Markup:
        """A text of site.yaml, whose links fit the page on which it stands."""
        return self._leading(context, texts.inline(text, keeps_relative=True), "site.yaml")

    @pass_context
    def _guidance(self, context: Context, text: str) -> Markup:
        """The guidance for the stage whose page this is."""
        source = source_of(context["framework"].id, context["stage"].id)
        return self._leading(context, rendered(text), source)

    def _leading(self, context: Context, html: Markup, source: str) -> Markup:
        def address(link: str) -> str:
            target = self.links.get((source, link))
            return target.from_root(context["root"]) if target else link

        return texts.leading(html, address)

    @cached_property
    def colours(self) -> str:
        """The publisher's colours as custom properties."""
        chosen = palette(self.settings.accent)
        light = f"--accent:{chosen.accent};--tint:{chosen.tint};--on-accent:{chosen.on_accent}"
        dark = (
            f"--accent:{chosen.accent_dark};--tint:{chosen.tint_dark};"
            f"--on-accent:{chosen.on_accent_dark}"
        )
        # The logo stands in the middle of the line of the name; without one no page carries this.
        logo = ".brand img{vertical-align:middle}" if self.logo else ""
        return f"{logo}:root{{{light}}}@media (prefers-color-scheme:dark){{:root{{{dark}}}}}"

    def _style(self, names: tuple[str, ...]) -> str:
        """In ASCII alone, for the reason that scripts are."""
        sheets = [self._read(f"css/{name}") for name in names]
        style = str(minify.string("text/css", "\n".join([*sheets, self.colours])))
        return re.sub(r"[^\x00-\x7f]", lambda found: f"\\{ord(found[0]):x} ", style)

    def _read(self, name: str) -> str:
        try:
            return self._read_bytes(name).decode()
        except UnicodeDecodeError as error:
            msg = f"{self.folder / name}: cannot be read (it is not UTF-8)"
            raise ThemeError(msg) from error

    def _read_bytes(self, name: str) -> bytes:
        path = self.folder / name
        try:
            return path.read_bytes()
        except OSError as error:
            msg = f"{path}: cannot be read ({error.strerror})"
            raise ThemeError(msg) from error

    @cached_property
    def assessment_style(self) -> Markup:
        return Markup(self._style((*ASSESSMENT_STYLE, *(COLLECT_STYLE if self.sends else ()))))

    @cached_property
    def first(self) -> Markup:
        """The script in the head of each page that has a program."""
        return Markup(self._link("browser/first.js"))

    @cached_property
    def script(self) -> Markup:
        return Markup(self._link("assessment/main.js"))

    @cached_property
    def later(self) -> Markup:
        """The script of what only few need: it loads after the page stands."""
        return Markup(self._link("assessment/later.js"))

    @property
    def sends(self) -> bool:
        """Whether visitors are asked for their result; if not, no page can send anything."""
        return self.settings.collect is not None

    @cached_property
    def collect(self) -> Markup:
        """The script that sends a result to the publisher, where the site is set up for it."""
        return self.own_script("assessment/collect.js") if self.sends else Markup()

    @property
    def later_path(self) -> str:
        """Named by its content, so that a page never meets another build's script."""
        return f"assets/later-{hashlib.sha256(self.later.encode()).hexdigest()[:12]}.js"

    @cached_property
    def pdf(self) -> Markup:
        """The script that writes the PDF, with what it is built on; it loads when it is wanted."""
        regular, bold = (
            base64.b64encode(self._read_bytes(f"vendor/inter/{weight}.ttf.gz")).decode()
            for weight in ("regular", "bold")
        )
        parts = [
            "(() => { const exports = {}, module = { exports };",
            scripts.ascii_script(self._read("vendor/pdfkit/pdfkit.js")),
            "window.stagemarkVendored = { PDFDocument: module.exports,",
            f'regular: "{regular}", bold: "{bold}" }}; }})();',
            self._link("downloads/pdf.js"),
        ]
        return Markup("\n".join(parts))

    @property
    def pdf_path(self) -> str:
        return f"assets/pdf-{hashlib.sha256(self.pdf.encode()).hexdigest()[:12]}.js"

    @cached_property
    def site_policy(self) -> str:
        """The policy of pages that run nothing."""
        preview = " script-src 'unsafe-inline'; connect-src 'self';" if self.is_preview else ""
        return (
            f"default-src 'none';{preview} style-src 'self'; img-src 'self' data:; "
            "base-uri 'none'; form-action 'none'"
        )

    def own_script(self, entry: str) -> Markup:
        """The script of a page of the site that has one of its own."""
        if entry not in self._scripts:
            self._scripts[entry] = Markup(self._link(entry))
        return self._scripts[entry]

    def own_policy(self, entry: str) -> str:
        """The policy of such a page: the site's with that one script, which can send nothing."""
        if self.is_preview:
            return self.site_policy
        return (
            f"{self.site_policy}; script-src {_hashes(self.first, self.own_script(entry))}; "
            "connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
        )

    def policy(self, chrome: str, *, sends: object) -> str:
        """The Content-Security-Policy of an assessment page: itself and nothing else.

        ``chrome``: what stands around it (site, embed, handout), which decides what it holds and
        what it loads. One that collects results (``sends``) may send to that one place.

        What is a file of its own is allowed as the site's ('self') and named by its content: by
        ``integrity``, Chromium refuses every file that a page from disk asks for, and all browsers
        refuse a copy with other line ends. A preview lets the live-reload script in, which would
        be blocked otherwise.
        """
        collect = self.settings.collect if sends else None
        if self.is_preview:
            script = "'self' 'unsafe-inline'"
            connect = f"'self' {collect.origin if collect else ''}"
        else:
            own = [self.first, self.script, *([self.collect] if collect else [])]
            own += {"site": [], "embed": [self.later], "handout": [self.later, self.pdf]}[chrome]
            script = _hashes(*own) + (" 'self'" if chrome != "handout" else "")
            connect = collect.origin if collect else "'none'"
        pictures = "'self' data:" if self.logo else "data:"
        return (
            f"default-src 'none'; script-src {script}; style-src '{_hash(self.assessment_style)}'; "
            f"img-src {pictures}; connect-src {connect}; base-uri 'none'; form-action 'none'; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """The files of the theme that pages refer to: path and content."""
        yield "assets/site.css", self._style(SITE_STYLE).encode()
        yield "assets/team.css", self._style(TEAM_STYLE).encode()
        yield "assets/over-time.css", self._style(OVER_TIME_STYLE).encode()
        yield "assets/icon.svg", self.environment.get_template("icon.svg").render().encode()
        yield self.later_path, self.later.encode()
        yield self.pdf_path, self.pdf.encode()
        yield "embed.js", self._link("embed/loader.js").encode()

    def render(self, page: Page) -> bytes:
        parts = {name: self._part(part) for name, part in page.parts.items()}
        template = self.environment.get_template(page.template)
        return template.render(page.context, **parts).encode()

    def _part(self, part: Fragment) -> Markup:
        """Rendered once, and kept as long as there are pages to hold the part."""
        if part not in self._parts:
            template = self.environment.get_template(part.template)
            self._parts[part] = Markup(template.render(part.context))
        return self._parts[part]


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


def _hashes(*texts: str) -> str:
    return " ".join(f"'{_hash(text)}'" for text in texts)


@lru_cache(maxsize=32)
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
