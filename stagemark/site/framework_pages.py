"""The pages of frameworks: every kind of page for every edition.

They are planned before they are made: where they stand and whether they are listed is known of all
at once, and what they show is only made when they are asked for one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from stagemark.framework.stages import Stage
from stagemark.publishing.history import Entry, history
from stagemark.publishing.sealed import NO_RELEASES, Releases
from stagemark.site.editions import Edition, by_version
from stagemark.site.kinds import FRAMEWORK_KINDS, FrameworkKind
from stagemark.site.material import Material
from stagemark.site.pages import NavLink, Page
from stagemark.site.paper_handouts import PaperHandouts
from stagemark.site.sentences import Sentences
from stagemark.site.tongues import is_right_to_left


@dataclass(frozen=True)
class PlannedPage:
    """A page of a framework that there will be; ``stage`` where the kind has one for each."""

    kind: FrameworkKind
    edition: Edition
    stage: Stage | None = None

    @property
    def path(self) -> str:
        return self.edition.prefix + self._below

    @property
    def _below(self) -> str:
        """The path below the address of the edition."""
        return self.kind.path.format(stage=self.stage.id if self.stage else "")

    @property
    def is_hidden(self) -> bool:
        """Whether search engines are asked to leave it out."""
        return not (self.edition.is_listed and self.kind.is_indexed)

    @property
    def latest(self) -> str:
        """The same page of the latest version, or its overview if it has no such page.

        As an address below that of the site, such as ``model/assess/``.
        """
        version = self.edition.versions[0]
        has_page = self.stage is None or any(one.id == self.stage.id for one in version.stages)
        return f"{version.id}/{self._below.removesuffix('index.html') if has_page else ''}"

    def trail(self, say: Sentences) -> list[NavLink]:
        """The way from the overview to the page."""
        trail = [NavLink(self.edition.framework.title, f"{self.edition.prefix}index.html")]
        if self.stage:
            trail.append(NavLink(self.stage.name, self.path))
        elif self.kind.title:
            trail.append(NavLink(say.text("trail", self.kind.title), self.path, is_own=True))
        return trail


def planned_pages(all_editions: Iterable[Edition]) -> Iterator[PlannedPage]:
    """Every page that comes from a framework."""
    for edition in all_editions:
        for kind in FRAMEWORK_KINDS:
            if kind.per == "stage":
                yield from (PlannedPage(kind, edition, one) for one in edition.framework.stages)
            elif kind.per == "version" or edition.is_short:
                yield PlannedPage(kind, edition)


def framework_pages(
    all_editions: Sequence[Edition],
    *,
    navigation: Sequence[NavLink],
    guidance: Mapping[tuple[str, str], str],
    site_url: str | None,
    say: Sentences,
    releases: Releases = NO_RELEASES,
    handouts: PaperHandouts | None = None,
) -> Iterator[Page]:
    """The planned pages with what they show. ``guidance``: texts by framework and stage."""
    entries: list[Entry] = []
    for framework, same in by_version(all_editions):
        if framework is same[0].versions[0]:  # the first of its framework
            entries = history(same[0].versions, releases)
        material = Material(same[0], history=entries, guidance=guidance, handouts=handouts)
        for planned in planned_pages(same):
            yield _page(planned, material, say, navigation=navigation, site_url=site_url)


def _page(
    planned: PlannedPage,
    material: Material,
    say: Sentences,
    *,
    navigation: Sequence[NavLink],
    site_url: str | None,
) -> Page:
    edition, framework = planned.edition, planned.edition.framework
    folder = PurePosixPath(planned.path).parent
    shown = planned.kind.shows(material, planned.stage)
    context = {
        "kind": planned.kind,
        "edition": edition,
        "framework": framework,
        "language": framework.language,
        "is_rtl": is_right_to_left(framework.language),
        "is_hidden": planned.is_hidden,
        "navigation": navigation,
        "trail": planned.trail(say),
        "root": "../" * len(folder.parts),
        "here": "../" * (len(folder.parts) - edition.prefix.count("/")),
        "latest_page": re.sub("/$", "/index.html", planned.latest),
        "site_url": site_url,
        "canonical": site_url and site_url + planned.latest,
    }
    return Page(planned.path, planned.kind.template, {**context, **shown.context}, shown.fragments)
