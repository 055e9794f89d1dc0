"""The prose of the site, built by MkDocs: the one module that knows it.

MkDocs turns the pages of ``content/`` into HTML and knows the order of the menu. It is handed
copies of what was read (see ``content``), so that nothing is left for it to complain of, and works
in a folder of its own, from where the pages are taken as bytes. Its templates are the theme's, in
the theme's own environment.
"""

from __future__ import annotations

import json
import logging
import shutil
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from xml.etree import ElementTree

from jinja2 import Environment
from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markupsafe import Markup
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, MkDocsException
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from stagemark.framework.links import BadLinkError, read_links
from stagemark.framework.lists import CommonMarkLists
from stagemark.framework.problems import Problem, file_problem, quoted
from stagemark.site.content import Content, Source
from stagemark.site.findable import Findable, Passage
from stagemark.site.kinds import MISSING
from stagemark.site.links import SitePaths, Target, fragment_of
from stagemark.site.pages import NavLink
from stagemark.site.passages import asks_to_be_left_out, passages

EXTENSIONS = ["tables", "toc", "attr_list", "def_list", "admonition", "sane_lists"]


@dataclass(frozen=True)
class ProsePage:
    """A page of prose by its path on the site, with the words that can be found on it."""

    path: str
    findable: Findable
    is_hidden: bool = False
    """Whether its template asks search engines to leave it out."""


@dataclass(frozen=True)
class Prose:
    """Built pages and files by site path, and the menu that all pages share."""

    files: Mapping[str, bytes]
    pages: Sequence[ProsePage]
    navigation: Sequence[NavLink]


@dataclass
class _Links:
    """The links of all pages: resolved as they are met, and what is wrong with them."""

    places: SitePaths
    problems: list[Problem]
    source: Source | None = None
    met: set[str] = field(default_factory=set)
    followed: list[tuple[Source, str, Target]] = field(default_factory=list)

    def begin(self, source: Source) -> None:
        self.source, self.met = source, set()

    def resolve(self, link: str) -> str:
        """The link as it must stand on the page; one that leads nowhere stays, and is said."""
        source = self.source
        assert source is not None
        self.met.add(link)
        try:
            target = self.places.resolve(link, source.path)
        except BadLinkError as error:
            self.problems.append(_link_problem(source, link, str(error), error.hint))
            return link
        if target is None:
            return link
        self.followed.append((source, link, target))
        written = target.from_page(source.target)
        self.met.add(written)
        return target.rest if target.path == source.target and target.rest else written

    def check_anchors(self, files: Mapping[str, bytes]) -> None:
        """Says which links name a place that their page does not have, once the pages are there."""
        ids: dict[str, set[str]] = {}
        for source, link, target in self.followed:
            wanted = fragment_of(target)
            if not wanted or wanted == "top" or not target.path.endswith(".html"):
                continue
            if target.path not in ids and target.path in files:
                html = files[target.path].decode(errors="replace")
                ids[target.path] = read_links(html).ids
            if wanted not in ids.get(target.path, {wanted}):
                message = f"the page has no place called {quoted(wanted)}"
                hint = "places are called as their headings, in small letters with hyphens"
                self.problems.append(_link_problem(source, link, message, hint))


def _link_problem(source: Source, link: str, message: str, hint: str) -> Problem:
    """A problem at the first place of a page that holds the link."""
    at = next(
        (at for form in (f"({link}", f"<{link}", link) if (at := source.text.find(form)) >= 0), 0
    )
    at += source.text[at : at + 1] in ("(", "<")
    line = source.text.count("\n", 0, at)
    column = at - source.text.rfind("\n", 0, at)
    text = f"the link {quoted(link)}: {message}"
    return Problem(source.shown, source.line + line, column, "", text, hint)


class _Resolver(Treeprocessor):
    """Gives the links of a page their final form before MkDocs looks at them."""

    def __init__(self, md: Markdown, links: _Links) -> None:
        super().__init__(md)
        self.links = links

    def run(self, root: ElementTree.Element) -> None:
        for element in root.iter():
            key = {"a": "href", "img": "src"}.get(str(element.tag))
            link = element.get(key) if key else None
            # Addresses of mail are written in a cipher of Markdown's own.
            if key and link is not None and "\x02" not in link:
                element.set(key, self.links.resolve(link))


class _ResolveLinks(Extension):
    def __init__(self, links: _Links) -> None:
        super().__init__()
        self.links = links

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        md.treeprocessors.register(_Resolver(md, self.links), "stagemark-links", 1)


class _Adapter(BasePlugin):  # type: ignore[type-arg,no-untyped-call]
    """Gives MkDocs our environment and its pages our context; takes the menu out."""

    def __init__(
        self,
        environment: Environment,
        context: Mapping[str, Any],
        links: _Links,
        additions: Mapping[str, str],
        foot: Collection[str],
    ) -> None:
        self.foot = foot
        self.environment = environment
        self.extra = context
        self.links = links
        self.additions = additions
        self.navigation: list[NavLink] = []
        self.pages: list[ProsePage] = []

    def on_env(self, env: Environment, /, *, config: MkDocsConfig, files: Files) -> Environment:
        return self.environment

    def on_nav(self, nav: Navigation, /, *, config: MkDocsConfig, files: Files) -> Navigation:
        for page in nav.pages:
            page.read_source(config)
            if not page.is_homepage:
                in_foot = page.file.src_uri in self.foot
                self.navigation.append(NavLink(str(page.title), page.url, in_foot=in_foot))
        return nav

    def on_page_markdown(
        self, markdown: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        self.links.begin(self.links.places.content.pages[page.file.src_uri])
        return markdown

    def on_page_content(
        self, html: str, /, *, page: MkDocsPage, config: MkDocsConfig, files: Files
    ) -> str:
        # What is left are links in raw HTML: they stay as they are written, so they must fit.
        for link in dict.fromkeys(read_links(html).links):
            if link not in self.links.met and not link.startswith(("data:", "#")):
                self.links.resolve(link)
        return html + self.additions.get(page.file.src_uri, "")

    def on_page_context(
        self, context: Any, /, *, page: MkDocsPage, config: MkDocsConfig, nav: Navigation
    ) -> Any:
        return context | self._common(context["base_url"]) | {"content": Markup(page.content)}

    def on_post_page(self, output: str, /, *, page: MkDocsPage, config: MkDocsConfig) -> str:
        # Only the page as it was rendered tells what its template says in its head.
        is_hidden = asks_to_be_left_out(output)
        headings, texts = passages(page.content or "")
        title, *rest = headings or [Passage(str(page.title))]
        findable = Findable(title.text, rest, texts)
        self.pages.append(ProsePage(page.file.dest_uri, findable, is_hidden))
        return output

    def on_template_context(
        self, context: Any, /, *, template_name: str, config: MkDocsConfig
    ) -> Any:
        missing = {"kind": MISSING, "is_hidden": not MISSING.is_indexed}
        return context | self._common(context["base_url"]) | missing

    def _common(self, base_url: str) -> dict[str, Any]:
        root = "" if base_url == "." else base_url.rstrip("/") + "/"
        return {**self.extra, "root": root, "navigation": self.navigation}


class _Warnings(logging.Handler):
    """MkDocs tells of what it does not like in its log only."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.messages: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.messages.append(record.getMessage())


def build_prose(
    places: SitePaths,
    environment: Environment,
    context: Mapping[str, Any],
    *,
    order: Sequence[str] = (),
    foot: Collection[str] = (),
    additions: Mapping[str, str] | None = None,
    site_url: str | None = None,
    problems: list[Problem],
) -> Prose:
    """Builds the pages of ``places``; what is wrong with their links becomes problems.

    ``order``: the pages that the menu and the foot lead to; ``foot``: those of the foot.

    ``additions``: HTML that the site has to say itself, by the page at whose end it stands.
    """
    content = places.content
    links = _Links(places, problems)
    adapter = _Adapter(environment, context, links, additions or {}, foot)
    # MkDocs has files of its own, which nobody asked for.
    written = {*content.targets, MISSING.path}
    with TemporaryDirectory(prefix="stagemark-") as folder:
        sources, out = Path(folder, "content"), Path(folder, "site")
        _write_sources(content, sources)
        out.mkdir()
        config = _config(sources, out, adapter, order=order, site_url=site_url)
        for complaint in _run(config):
            problems.append(file_problem(content.shown, complaint))
        files = {
            path.relative_to(out).as_posix(): path.read_bytes()
            for path in sorted(out.rglob("*"))
            if path.is_file() and path.relative_to(out).as_posix() in written
        }
    links.check_anchors(files)
    return Prose(files, sorted(adapter.pages, key=lambda page: page.path), adapter.navigation)


def _write_sources(content: Content, folder: Path) -> None:
    """The pages as MkDocs reads them without a doubt, and the files as they are."""
    folder.mkdir()
    for name, page in content.pages.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        given = page.front_matter.model_dump(exclude_none=True)
        # JSON is YAML; without these lines the first words of a text could be taken for some.
        path.write_text(f"---\n{json.dumps(given)}\n---\n\n{page.text}", encoding="utf-8")
    for name, source in content.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, path)


def _config(
    content: Path, out: Path, adapter: _Adapter, *, order: Sequence[str], site_url: str | None
) -> MkDocsConfig:
    config = MkDocsConfig()
    settings: dict[str, Any] = {
        "site_name": "site",
        "site_url": site_url or "",
        "docs_dir": str(content),
        "site_dir": str(out),
        "theme": {"name": None, "custom_dir": str(out), "static_templates": [MISSING.template]},
        "plugins": [],
        "markdown_extensions": EXTENSIONS,
        "exclude_docs": "!.well-known",
        # We have looked at all links ourselves, and at the pages that the menu names.
        "validation": {
            "links": dict.fromkeys(
                ("not_found", "anchors", "absolute_links", "unrecognized_links"), "ignore"
            ),
            "nav": dict.fromkeys(("not_found", "omitted_files", "absolute_links"), "ignore"),
        },
    }
    if order:
        settings["nav"] = ["index.md", *order]
    config.load_dict(settings)
    config.validate()
    # MkDocs would list its own pages only; the sitemap names those of the frameworks too.
    config.theme.static_templates.discard("sitemap.xml")
    config.plugins["stagemark"] = adapter
    extensions: list[Any] = config.markdown_extensions  # MkDocs hands on whatever stands in it
    extensions += [_ResolveLinks(adapter.links), CommonMarkLists()]
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
