"""The prose of the site, built by MkDocs: the one module that knows it.

MkDocs turns ``content/*.md`` into pages, validates their links and knows the order of the menu. It
writes into a folder of its own, from where the pages are taken as bytes; its templates are the
theme's, in the theme's own environment.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from stagemark.pages import Link
from stagemark.problems import Problem

NOT_PAGES = ["/guidance/", "/site.yaml"]
NAMED_FILE = re.compile(r"(?:Doc file|file) '([^']+)'")


@dataclass(frozen=True)
class Prose:
    """Built pages and files by site path, and the menu that all pages share."""

    files: Mapping[str, bytes]
    navigation: Sequence[Link]


class _Adapter(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Gives MkDocs our environment and its pages our context; takes the menu out."""

    def __init__(self, environment: Environment, context: Mapping[str, Any]) -> None:
        self.environment = environment
        self.extra = context
        self.navigation: list[Link] = []

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        return self.environment

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        for page in nav.pages:
            page.read_source(config)
            if not page.is_homepage:
                self.navigation.append(Link(str(page.title), page.url))
        return nav

    def on_page_context(
        self, context: Any, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        return context | self._common(context["base_url"]) | {"content": Markup(page.content)}

    def on_template_context(
        self, context: Any, /, *, template_name: str, config: MkDocsConfig
    ) -> Any:
        return context | self._common(context["base_url"])

    def _common(self, base_url: str) -> dict[str, Any]:
        root = "" if base_url == "." else base_url.rstrip("/") + "/"
        return {**self.extra, "root": root, "navigation": self.navigation}


class _Warnings(logging.Handler):
    """MkDocs tells of broken links in its log only."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_prose(
    content: Path,
    environment: Environment,
    context: Mapping[str, Any],
    *,
    shown: str,
    order: Sequence[str] = (),
    site_url: str | None = None,
    problems: list[Problem],
) -> Prose:
    """Builds ``content``; what MkDocs complains of becomes problems below ``shown``."""
    adapter = _Adapter(environment, context)
    with TemporaryDirectory(prefix="stagemark-") as folder:
        config = _config(content, folder, adapter, order=order, site_url=site_url)
        complaints = _run(config)
        problems.extend(_problem(shown, complaint) for complaint in complaints)
        files = {
            path.relative_to(folder).as_posix(): path.read_bytes()
            for path in sorted(Path(folder).rglob("*"))
            if path.is_file() and not path.name.startswith("sitemap.")
        }
    return Prose(files, adapter.navigation)


def _config(
    content: Path, folder: str, adapter: _Adapter, *, order: Sequence[str], site_url: str | None
) -> MkDocsConfig:
    config = MkDocsConfig()
    settings: dict[str, Any] = {
        "site_name": "site",
        "site_url": site_url or "",
        "docs_dir": str(content.resolve()),
        "site_dir": folder,
        "theme": {"name": None, "custom_dir": folder, "static_templates": ["404.html"]},
        "plugins": [],
        "markdown_extensions": ["tables", "toc", "attr_list", "def_list", "admonition"],
        "exclude_docs": "\n".join(NOT_PAGES),
        "validation": {"links": {"not_found": "warn", "anchors": "warn"}},
    }
    if order:
        settings["nav"] = ["index.md", *order]
    config.load_dict(settings)
    config.validate()
    # MkDocs would list its own pages only; the sitemap names those of the frameworks too.
    config.theme.static_templates.discard("sitemap.xml")
    config.plugins["stagemark"] = adapter
    return config


def _run(config: MkDocsConfig) -> list[str]:
    log = logging.getLogger("mkdocs")
    warnings = _Warnings()
    log.addHandler(warnings)
    propagated, log.propagate = log.propagate, False
    try:
        mkdocs_build(config)
    except (Abort, MkDocsException) as error:
        return [*warnings.messages, str(error)]
    finally:
        log.removeHandler(warnings)
        log.propagate = propagated
    return warnings.messages


def _problem(shown: str, complaint: str) -> Problem:
    named = NAMED_FILE.search(complaint)
    path = f"{shown}/{named[1]}" if named else shown
    return Problem(path=path, line=1, column=1, trail="", message=complaint)
