"""Reads and checks everything that a site is made of: what ``check`` says, ``build`` says.

Every problem of every source is found at once, as far as one does not hide another: a link into a
framework that has errors, for instance, is not looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from stagemark.framework.links import BadLinkError, read_links
from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem, did_you_mean, file_problem, quoted
from stagemark.framework.source import Trail, Tree, read
from stagemark.framework.texts import unclean
from stagemark.publishing.publish import open_changes
from stagemark.publishing.sealed import Releases, verified_releases
from stagemark.rules.check import read_frameworks, validate
from stagemark.site.after_result import unknown_ids
from stagemark.site.client_data import framework_data
from stagemark.site.content import SETTINGS, Content, read_content
from stagemark.site.editions import Edition, by_version, catalogue, editions
from stagemark.site.face import MOST_NAMED, read_favicon, read_fonts, read_logo
from stagemark.site.fonts import letters_of
from stagemark.site.framework_pages import planned_pages
from stagemark.site.guidance import Guidance, read_guidance, source_of
from stagemark.site.kinds import MISSING, SITE_KINDS
from stagemark.site.links import SitePaths, Target
from stagemark.site.paper_handouts import PAPERS, PaperHandouts
from stagemark.site.privacy import with_privacy_page
from stagemark.site.prose import Prose, build_prose
from stagemark.site.render import Theme
from stagemark.site.settings import Settings
from stagemark.workbook.bound import is_exact

# Pages and files that the site makes of itself; a robots.txt may be the publisher's own.
# By path, in small letters; what a page would be called in vain leads to what it would not replace.
OWN_PATHS = {
    **{kind.path: kind.path for kind in SITE_KINDS},
    "404/index.html": MISSING.path,
    "feed.xml": "feed.xml",
    "result.schema.json": "result.schema.json",
    "sitemap.xml": "sitemap.xml",
}
OWN_FOLDERS = ("assets", "embed.js")


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


@dataclass(frozen=True)
class Sources:
    """Everything that a site is made of, without an error in it."""

    theme: Theme
    frameworks: list[Framework]
    releases: Releases
    editions: list[Edition]
    content: Content
    prose: Prose
    guidance: Guidance
    handouts: PaperHandouts
    site_url: str | None


def read_sources(
    folders: Folders,
    problems: list[Problem],
    *,
    site_url: str | None = None,
    is_preview: bool = False,
) -> Sources:
    """Everything that was found; what is wrong with it is appended to ``problems``.

    With errors among these it is good for nothing but to find more of them.
    """
    path = folders.content / SETTINGS
    tree = read(path, folders.shown(path), problems) if folders.content.is_dir() else None
    given = validate(tree, Settings, problems) if tree else None
    settings = given or Settings(name="Site", description="A site.")
    shown = folders.shown(folders.frameworks)
    frameworks = read_frameworks(folders.frameworks, shown, problems)
    broken = {
        one.path.removeprefix(f"{shown}/").split("/")[0]
        for one in problems
        if not one.is_warning and one.path.startswith(f"{shown}/")
    }
    releases = verified_releases(
        folders.frameworks, shown, frameworks, problems, cache=folders.root / ".cache"
    )
    problems.extend(open_changes(folders.frameworks, shown, frameworks, releases))
    site_url = site_url or (settings.url and settings.url.rstrip("/") + "/")

    all_editions = editions(frameworks, releases)
    theme = Theme(folders.theme, settings, is_preview=is_preview)
    # What an author tries out in a preview is the preview's.
    theme.site_url = None if is_preview else site_url
    content_shown = folders.shown(folders.content)
    content = read_content(folders.content, content_shown, theme.template_names, problems)
    guidance = read_guidance(folders.content, content_shown, frameworks, problems, broken=broken)
    told_on = None
    if given and tree:  # before the first template is read: all pages show these
        theme.logo = read_logo(given, tree, content, problems)
        theme.favicon = read_favicon(given, tree, content, problems)
        letters = letters_of(_texts(settings, frameworks, content, guidance, theme))
        cache_of_fonts = folders.root / ".cache"
        theme.fonts = read_fonts(
            given, tree, content, problems, letters=letters, cache=cache_of_fonts
        )
        content = content.without(font.name for font in theme.fonts.own.values())
        if given.analytics:
            content, told_on = with_privacy_page(
                content, given.analytics, theme.say, tree, problems
            )
            theme.privacy_page = told_on.target if told_on else None

    handouts = PaperHandouts(
        folders.theme,
        settings,
        theme.say,
        cache=folders.root / ".cache",
        logo=theme.logo,
        heading=theme.fonts.heading,
    )
    problems.extend(_not_on_paper(handouts, all_editions, shown))
    problems.extend(_without_workbook(all_editions, shown))
    settings_shown = f"{content_shown}/{SETTINGS}"
    for text in handouts.left_out if given and all_editions else ():
        message = f"handouts on paper leave out {quoted(text)}, as their font lacks letters of it"
        problems.append(file_problem(settings_shown, message, is_warning=True))

    @cache
    def own_paths() -> set[str]:
        return {*OWN_PATHS, *(path for path, _ in theme.assets())}

    ids = {one.id for one in frameworks} | _names(folders.frameworks)
    problems.extend(_taken(content, own_paths, ids))

    exists = _paths(all_editions, handouts, broken, own_paths)
    places = SitePaths(content, exists)
    if given and tree:
        problems.extend(_navigation(given, tree, content))
        problems.extend(_by_framework(given, tree, ids))
        if given.after_result:
            problems.extend(unknown_ids(given.after_result, tree, frameworks, broken))
        _setting_links(given, tree, places, theme.links, problems)
    _guidance_links(guidance, places, theme.links, problems)
    # Without a menu of the publisher's own, all pages stand in it but those at the foot.
    named = [*settings.navigation, *settings.foot_navigation] if settings.navigation else []
    order = [one for one in dict.fromkeys(named) if one in content.pages]
    prose = build_prose(
        places,
        theme.environment,
        {"catalogue": catalogue(all_editions), "site_url": site_url},
        order=[one for one in order if one != "index.md"],
        foot=settings.foot_navigation,
        additions={told_on.path: theme.said_of_visits()} if told_on else {},
        site_url=site_url,
        problems=problems,
    )
    return Sources(
        theme, frameworks, releases, all_editions, content, prose, guidance, handouts, site_url
    )


def _not_on_paper(
    handouts: PaperHandouts, all_editions: list[Edition], shown: str
) -> Iterator[Problem]:
    """Versions that have no handout, with the letters that it could not show."""
    for framework, same in by_version(all_editions):
        if missing := handouts.missing(same[0]):
            named = ", ".join(map(_named, missing[:MOST_NAMED]))
            more = f" and {len(missing) - MOST_NAMED} more" if missing[MOST_NAMED:] else ""
            message = f"no handout on paper is made, as its font lacks {named}{more}"
            hint = "write these otherwise, or let people print the page"
            path = f"{shown}/{framework.id}/{framework.version}.yaml"
            yield file_problem(path, message, hint, is_warning=True)


def _without_workbook(all_editions: list[Edition], shown: str) -> Iterator[Problem]:
    """Versions that have no workbook, as spreadsheets would round what they compute."""
    for framework, _ in by_version(all_editions):
        if not is_exact(framework):
            message = (
                "no workbook is made, as its numbers are too large for spreadsheets to be exact"
            )
            hint = (
                "use smaller weights and points, or ones with fewer decimals, or leave it without"
            )
            path = f"{shown}/{framework.id}/{framework.version}.yaml"
            yield file_problem(path, message, hint, is_warning=True)


def _named(letter: str) -> str:
    code = f"U+{ord(letter):04X}"
    return f"{letter} ({code})" if letter.isprintable() else code


def _texts(
    settings: Settings,
    frameworks: list[Framework],
    content: Content,
    guidance: Guidance,
    theme: Theme,
) -> Iterator[str]:
    """Everything that pages say."""
    yield settings.model_dump_json()
    yield from (framework.model_dump_json() for framework in frameworks)
    for page in content.pages.values():
        yield from (page.front_matter.model_dump_json(), page.text)
    yield from guidance.values()
    yield theme.said


def _names(frameworks: Path) -> set[str]:
    """The ids that the folders of frameworks stand for, whether or not there is one in each."""
    return (
        {path.name for path in frameworks.iterdir() if path.is_dir()}
        if frameworks.is_dir()
        else set()
    )


def _taken(
    content: Content, own_paths: Callable[[], set[str]], ids: Collection[str]
) -> Iterator[Problem]:
    """Files in content/ that stand where the site has something of its own."""
    for target, source in content.targets.items():
        shown = f"{content.shown}/{source}"
        first = target.casefold().split("/")[0]
        if first in ids:
            message = f"stands where the pages of the framework {quoted(first)} do, at /{target}"
            hint = f"call it otherwise, or let a page link to {first}/"
        elif target.casefold() in OWN_PATHS or (first in OWN_FOLDERS and target in own_paths()):
            own = OWN_PATHS.get(target.casefold(), target)
            message = f"stands where the site has a page of its own, {own}"
            hint = "call it otherwise; what that page shows is in theme/"
        else:
            continue
        yield file_problem(shown, message, hint)


def _paths(
    all_editions: list[Edition],
    handouts: PaperHandouts,
    broken: Collection[str],
    own_paths: Callable[[], set[str]],
) -> Callable[[str], bool]:
    """Whether a path is one of the site's, beside those that come from content/."""

    @cache
    def of_frameworks() -> set[str]:
        data = framework_data(all_editions)
        cards = (f"{edition.prefix}card.png" for edition in catalogue(all_editions))
        pages = (page.path for page in planned_pages(all_editions))
        on_paper = (
            f"{edition.prefix}{name}"
            for edition in all_editions
            if not handouts.missing(edition)
            for name in PAPERS
        )
        books = (
            f"{edition.prefix}workbook.xlsx"
            for framework, same in by_version(all_editions)
            if is_exact(framework)
            for edition in same
        )
        return {*pages, *(path for path, _ in data), *cards, *on_paper, *books}

    def exists(path: str) -> bool:
        return path in own_paths() or path.split("/")[0] in broken or path in of_frameworks()

    return exists


def _navigation(settings: Settings, tree: Tree, content: Content) -> Iterator[Problem]:
    keys = ("navigation", "foot_navigation")
    named = [(key, i, name) for key in keys for i, name in enumerate(getattr(settings, key))]
    for number, (key, i, name) in enumerate(named):
        place = (key, i)
        if name == "index.md":
            message = "the menu has the home page already, behind the name of the site"
            yield tree.problem(place, message, "delete this line")
        elif any(name == earlier for _, _, earlier in named[:number]):
            yield tree.problem(place, f"names {quoted(name)} a second time", "delete this line")
        elif name not in content.pages:
            known = [page for page in content.pages if page != "index.md"]
            if Path(name).suffix.lower() != ".md" and f"{name}.md" in known:
                hint = f'did you mean "{name}.md"?'
            else:
                hint = (
                    did_you_mean(name, known) or f"write the path of a page below {content.shown}/"
                )
            yield tree.problem(place, f"there is no page {quoted(name)} in {content.shown}/", hint)


def _by_framework(settings: Settings, tree: Tree, ids: Collection[str]) -> Iterator[Problem]:
    """Likely slips alone: the settings may be those of a site that has more frameworks."""
    named = [*(("best_for", id) for id in settings.best_for)]
    named += [("questions", id) for id in settings.questions]
    for key, id in named:
        if id not in ids and (hint := did_you_mean(id, ids)):
            message = f"there is no framework {quoted(id)}"
            yield tree.problem((key, id), message, hint, is_warning=True)


def _setting_links(
    settings: Settings,
    tree: Tree,
    places: SitePaths,
    links: dict[tuple[str, str], Target],
    problems: list[Problem],
) -> None:
    """Finds where the links in site.yaml lead."""
    for trail, link in _links_of_settings(settings, tree):
        try:
            target = places.resolve(link, SETTINGS)
        except BadLinkError as error:
            message = f"the link {quoted(link)} {error}"
            problems.append(tree.problem(trail, message, error.hint))
            continue
        if target:
            links[SETTINGS, link] = target


def _links_of_settings(settings: Settings, tree: Tree) -> Iterator[tuple[Trail, str]]:
    """Every link in site.yaml that may lead to a page, with its place there."""
    footer, collect = settings.footer, settings.collect
    written = tree.value.get("footer") if isinstance(tree.value, dict) else None
    texts: list[tuple[Trail, str | None]] = [
        (("description",), settings.description),
        (
            ("footer",) if isinstance(written, str) else ("footer", "text"),
            footer.text if footer else None,
        ),
        *(
            (("collect", key), getattr(collect, key) if collect else None)
            for key in ("consent", "text", "offer", "thanks")
        ),
    ]
    for id, all_asked in settings.questions.items():
        trails = (("questions", id, number, "answer") for number in range(len(all_asked)))
        texts += zip(trails, (asked.answer for asked in all_asked), strict=True)
    for trail, one in settings.after_result.all if settings.after_result else ():
        texts.append(((*trail, "text"), one.text))
        if one.button:
            yield (*trail, "button", "url"), one.button.url
    for trail, text in texts:
        yield from ((trail, link) for link in read_links(unclean(text or "")).links)
    for number, link in enumerate(footer.links if footer else ()):
        yield ("footer", "links", number, "url"), link.url


def _guidance_links(
    guidance: Guidance,
    places: SitePaths,
    links: dict[tuple[str, str], Target],
    problems: list[Problem],
) -> None:
    for (framework, stage), text in guidance.items():
        source = source_of(framework, stage)
        for link in read_links(unclean(text)).links:
            if link.startswith("#"):  # within the stage's own page
                continue
            try:
                target = places.resolve(link, source)
            except BadLinkError as error:
                line = text.count("\n", 0, max(0, text.find(link))) + 1
                message = f"the link {quoted(link)} {error}"
                shown = f"{places.content.shown}/{source}"
                problems.append(Problem(shown, line, 1, "", message, error.hint))
                continue
            if target:
                links[source, link] = target
