"""The whole site from its sources: read this to see how everything goes together."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from stagemark.card import Cards
from stagemark.check import read_frameworks, validate
from stagemark.discovery import addresses, discovery_files
from stagemark.guidance import Guidance, read_guidance
from stagemark.hosts import with_host_files
from stagemark.output import File, publish
from stagemark.pages import Edition, catalogue, editions, framework_data, framework_pages
from stagemark.problems import InputError, Problem
from stagemark.prose import Prose, build_prose
from stagemark.reading import read_pages
from stagemark.render import Theme, theme_errors
from stagemark.result_file import schema_text
from stagemark.sealed import Releases, verified_releases
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
    releases = verified_releases(
        folders.frameworks,
        folders.shown(folders.frameworks),
        frameworks,
        problems,
        cache=folders.root / ".cache",
    )
    _stop_at_errors(problems)
    site_url = site_url or (settings.url and settings.url.rstrip("/") + "/")

    all_editions = editions(frameworks, releases)
    content = folders.shown(folders.content)
    with theme_errors():
        theme = Theme(folders.theme, settings, is_preview=is_preview)
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
        files = _files(
            folders,
            theme,
            all_editions,
            prose=prose,
            guidance=guidance,
            releases=releases,
            site_url=site_url,
        )
        sources = [folders.frameworks, folders.content, folders.theme]
        publish(with_host_files(files), folders.out, protected=sources)
    return sorted(problems)


def _files(
    folders: Folders,
    theme: Theme,
    all_editions: list[Edition],
    *,
    prose: Prose,
    guidance: Guidance,
    releases: Releases,
    site_url: str | None,
) -> Iterator[File]:
    """Every file of the site, each made when it is asked for: together they may fill the memory."""
    for path, data in prose.files.items():
        yield File(path, data, f"{folders.shown(folders.content)}/{_written_as(path)}")
    for path, data in theme.assets():
        yield File(path, data, f"{folders.shown(folders.theme)}/")
    listed: set[str] = set()
    for page in framework_pages(
        all_editions,
        navigation=prose.navigation,
        guidance=guidance,
        site_url=site_url,
        releases=releases,
    ):
        listed.update(addresses([page], [], site_url) if site_url else [])
        yield File(page.path, theme.render(page), f"the page {page.path} of a framework")
    for path, data in framework_data(all_editions):
        yield File(path, data, f"the data {path} of a framework")
    yield File("result.schema.json", schema_text().encode(), "the schema of result files")
    cards = Cards(folders.theme, theme.settings, cache=folders.root / ".cache")
    for edition in catalogue(all_editions):
        path = f"{edition.prefix}card.png"
        yield File(path, cards.draw(edition.framework), f"the card {path} of a framework")
    written = read_pages(prose.files)
    search = search_page(catalogue(all_editions), written, navigation=prose.navigation)
    yield File(search.path, theme.render(search), "the search page")
    listed.update(addresses([], written, site_url) if site_url else [])
    for path, data in discovery_files(
        theme.settings, all_editions, listed=listed, site_url=site_url
    ):
        # A publisher who knows better puts a robots.txt of their own into content/.
        if path not in prose.files:
            yield File(path, data, "what leads search engines to the pages")


def _written_as(path: str) -> str:
    """The file in ``content/`` that becomes this one: pages come from Markdown."""
    page = path.removesuffix("/index.html")
    return path if page == path else f"{page}.md"


def _stop_at_errors(problems: list[Problem]) -> None:
    if any(not problem.is_warning for problem in problems):
        raise InputError(problems)
