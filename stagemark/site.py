"""The whole site from its sources: read this to see how everything goes together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from stagemark.card import Cards
from stagemark.check import read_frameworks, validate
from stagemark.discovery import discovery_files
from stagemark.guidance import read_guidance
from stagemark.model import Framework
from stagemark.output import Files, publish
from stagemark.pages import catalogue, editions, framework_data, framework_pages
from stagemark.problems import InputError, Problem
from stagemark.prose import build_prose
from stagemark.reading import read_pages
from stagemark.render import Theme, theme_errors
from stagemark.search import search_page
from stagemark.settings import Settings
from stagemark.source import read


@dataclass(frozen=True)
class Folders:
    """Where the sources are and where the site goes."""

    frameworks: Path
    content: Path
    theme: Path
    out: Path
    root: Path

    def shown(self, path: Path) -> str:
        """A path as people call it: within the project by its place there, else as it was given."""
        if path.is_absolute() and path.is_relative_to(self.root):
            return path.relative_to(self.root).as_posix()
        return str(path)

    def read_settings(self, problems: list[Problem]) -> Settings | None:
        """``content/site.yaml``; None with problems where it cannot be used."""
        path = self.content / "site.yaml"
        tree = read(path, self.shown(path), problems)
        return validate(tree, Settings, problems) if tree else None


def build_site(
    folders: Folders, *, site_url: str | None = None, is_preview: bool = False
) -> list[Problem]:
    """Writes the site and returns the warnings. An InputError leaves the old site as it was."""
    problems: list[Problem] = []
    settings = folders.read_settings(problems)
    frameworks = read_frameworks(folders.frameworks, folders.shown(folders.frameworks), problems)
    if settings is None:
        raise InputError(problems)
    _stop_at_errors(problems)
    site_url = site_url or (settings.url and settings.url.rstrip("/") + "/")

    with theme_errors():
        files = _gather(
            folders,
            settings,
            frameworks,
            site_url=site_url,
            is_preview=is_preview,
            problems=problems,
        )
    publish(files, folders.out, protected=[folders.frameworks, folders.content, folders.theme])
    return sorted(problems)


def _gather(
    folders: Folders,
    settings: Settings,
    frameworks: list[Framework],
    *,
    site_url: str | None,
    is_preview: bool,
    problems: list[Problem],
) -> Files:
    """Every file of the site; nothing is written yet."""
    theme = Theme(folders.theme, settings, is_preview=is_preview)
    all_editions = editions(frameworks)
    content = folders.shown(folders.content)
    prose = build_prose(
        folders.content,
        theme.environment,
        {"catalogue": catalogue(all_editions), "site_url": site_url},
        shown=content,
        order=settings.navigation,
        site_url=site_url,
        problems=problems,
    )
    guidance = read_guidance(folders.content, content, frameworks, problems)
    _stop_at_errors(problems)

    pages = [
        *framework_pages(
            all_editions, navigation=prose.navigation, guidance=guidance, site_url=site_url
        )
    ]
    written = read_pages(prose.files)
    files = Files()
    for path, data in prose.files.items():
        files.add(path, data, source=f"{content}/{_written_as(path)}")
    for path, data in theme.assets():
        files.add(path, data, source=f"{folders.shown(folders.theme)}/")
    for page in pages:
        files.add(page.path, theme.render(page), source=f"the page {page.path} of a framework")
    for path, data in framework_data(all_editions):
        files.add(path, data, source=f"the data {path} of a framework")
    cards = Cards(folders.theme, settings, cache=folders.root / ".cache")
    for edition in catalogue(all_editions):
        path = f"{edition.prefix}card.png"
        files.add(path, cards.draw(edition.framework), source=f"the card {path} of a framework")
    search = search_page(catalogue(all_editions), written, navigation=prose.navigation)
    files.add(search.path, theme.render(search), source="the search page")
    for path, data in discovery_files(
        settings, all_editions, pages=pages, prose=written, site_url=site_url
    ):
        # A publisher who knows better puts a robots.txt of their own into content/.
        if path not in prose.files:
            files.add(path, data, source="what leads search engines to the pages")
    return files


def _written_as(path: str) -> str:
    """The file in ``content/`` that becomes this one: pages come from Markdown."""
    page = path.removesuffix("/index.html")
    return path if page == path else f"{page}.md"


def _stop_at_errors(problems: list[Problem]) -> None:
    if any(not problem.is_warning for problem in problems):
        raise InputError(problems)
