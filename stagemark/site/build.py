"""The whole site from its sources: read this to see how everything goes together."""

from __future__ import annotations

from collections.abc import Iterator

from stagemark.framework.model import Framework
from stagemark.framework.problems import InputError, Problem
from stagemark.scoring.result_file import schema_text
from stagemark.site.card import Cards
from stagemark.site.client_data import framework_data
from stagemark.site.colours import palette
from stagemark.site.discovery import addresses, discovery_files
from stagemark.site.editions import by_version, catalogue
from stagemark.site.framework_pages import framework_pages, planned_pages
from stagemark.site.hosts import with_host_files
from stagemark.site.oembed import oembed_files
from stagemark.site.output import File, publish
from stagemark.site.search import search_page
from stagemark.site.sources import Folders, Sources, read_sources
from stagemark.site.theme_files import ThemeError, theme_errors
from stagemark.site.tongues import is_right_to_left
from stagemark.workbook.book import workbook

__all__ = ["Folders", "build_site", "check_site"]


def check_site(
    folders: Folders, *, site_url: str | None = None
) -> tuple[list[Framework], list[Problem]]:
    """The frameworks and the warnings of a site that could be built; nothing is written.

    An InputError says the same as that of ``build_site``.
    """
    problems: list[Problem] = []
    sources = _read(folders, problems, site_url=site_url)
    _stop_at_errors(problems)
    return sources.frameworks, sorted(set(problems))


def build_site(
    folders: Folders, *, site_url: str | None = None, is_preview: bool = False
) -> list[Problem]:
    """Writes the site and returns the warnings. An InputError leaves the old site as it was."""
    problems: list[Problem] = []
    sources = _read(folders, problems, site_url=site_url, is_preview=is_preview)
    _stop_at_errors(problems)
    with theme_errors():
        protected = [folders.frameworks, folders.content, folders.theme]
        publish(with_host_files(_files(folders, sources)), folders.out, protected=protected)
    return sorted(set(problems))


def _read(
    folders: Folders,
    problems: list[Problem],
    *,
    site_url: str | None,
    is_preview: bool = False,
) -> Sources:
    """The sources; what is wrong with them comes before what is wrong with the theme."""
    try:
        with theme_errors():
            return read_sources(folders, problems, site_url=site_url, is_preview=is_preview)
    except ThemeError:
        _stop_at_errors(problems)
        raise


def _stop_at_errors(problems: list[Problem]) -> None:
    if any(not problem.is_warning for problem in problems):
        raise InputError(problems)


def _files(folders: Folders, sources: Sources) -> Iterator[File]:
    """Every file of the site, each made when it is asked for: together they may fill the memory.

    None depends on those before it.
    """
    theme, all_editions, site_url = sources.theme, sources.editions, sources.site_url
    handouts = sources.handouts
    prose, written_as = sources.prose, sources.content.targets
    offered = catalogue(all_editions)
    for path, data in prose.files.items():
        source = f"{sources.content.shown}/{written_as.get(path, path)}"
        yield File(path, data, source)
    for path, data in theme.assets():
        yield File(path, data, f"{folders.shown(folders.theme)}/")
    for page in framework_pages(
        all_editions,
        navigation=prose.navigation,
        guidance=sources.guidance,
        site_url=site_url,
        say=theme.say,
        releases=sources.releases,
        handouts=handouts,
    ):
        yield File(page.path, theme.render(page), f"the page {page.path} of a framework")
    for path, data in framework_data(all_editions):
        yield File(path, data, f"the data {path} of a framework")
    for framework, same in by_version(all_editions):
        address = f"{site_url}{framework.id}/{framework.version}/assess/" if site_url else ""
        book = workbook(
            framework,
            theme.say,
            address=address,
            accent=palette(theme.settings.accent).accent,
            is_right_to_left=is_right_to_left(framework.language),
        )
        if book:
            for edition in same:
                path = f"{edition.prefix}workbook.xlsx"
                yield File(path, book, f"the workbook {path} of a framework")
        for name, pdf in handouts.set(same[0], address=address):
            for edition in same:
                path = f"{edition.prefix}{name}"
                yield File(path, pdf, f"the handout {path} of a framework")
    yield File("result.schema.json", schema_text().encode(), "the schema of result files")
    cards = Cards(
        folders.theme,
        theme.settings,
        cache=folders.root / ".cache",
        logo=theme.logo,
        heading=theme.fonts.heading,
    )
    for edition in offered:
        path = f"{edition.prefix}card.png"
        yield File(path, cards.draw(edition.framework), f"the card {path} of a framework")
    search = search_page(offered, prose.pages, theme.say, navigation=prose.navigation)
    yield File(search.path, theme.render(search), "the search page")
    listed = addresses(planned_pages(all_editions), prose.pages, site_url) if site_url else {}
    for path, data in discovery_files(
        theme.settings, all_editions, listed=listed, site_url=site_url
    ):
        # A publisher who knows better puts a robots.txt of their own into content/.
        if path not in prose.files:
            yield File(path, data, "what leads search engines to the pages")
    for path, data in oembed_files(theme.settings, all_editions, site_url) if site_url else ():
        yield File(path, data, f"what {path} says to those who embed a framework")
