"""Which pages a framework has, and what stands on each: data in, data out.

All links are relative to the page, so a site works in any folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.stages import Step
from stagemark.publishing.history import Entry, history
from stagemark.publishing.sealed import NO_RELEASES, Releases
from stagemark.site.by_hand import by_hand, gates_by_hand
from stagemark.site.client_data import (
    EARLIER,
    assessment_data,
    earlier_versions,
    over_time_data,
    team_page_data,
)
from stagemark.site.client_shapes import FrameworkData
from stagemark.site.editions import Edition, by_version
from stagemark.site.sentences import Sentences
from stagemark.site.tongues import is_right_to_left


@dataclass(frozen=True, eq=False)
class Fragment:
    """What several pages show alike: it is rendered once for all that hold this very one."""

    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """A file of the site: a template with what it shows; ``parts`` by their name in it."""

    path: str
    template: str
    context: Mapping[str, Any]
    parts: Mapping[str, Fragment] = field(default_factory=dict)


@dataclass(frozen=True)
class NavLink:
    """An entry of the site's menu; ``path`` is relative to the site's root."""

    title: str
    path: str
    is_own: bool = False
    """Whether the title is the page's own words, not those of a framework or a publisher."""


def framework_pages(
    all_editions: Sequence[Edition],
    *,
    navigation: Sequence[NavLink],
    guidance: Mapping[tuple[str, str], str],
    site_url: str | None,
    say: Sentences,
    releases: Releases = NO_RELEASES,
) -> Iterator[Page]:
    """All pages that come from frameworks. ``guidance``: texts by framework and stage."""
    entries: list[Entry] = []
    for framework, same in by_version(all_editions):
        data = assessment_data(framework, same[0].seal)
        assessment = _assessment(framework, data)
        older = earlier_versions(same[0])
        assessment = {**assessment, "older": older, "earlier_path": EARLIER}
        if framework is same[0].versions[0]:  # the first of its framework
            entries = history(same[0].versions, releases)
        team_data = Fragment("data.html", {"data": team_page_data(same[0], data)})
        for edition in same:
            yield from _edition_pages(
                edition,
                assessment=assessment,
                team_data=team_data,
                entries=entries,
                navigation=navigation,
                guidance=guidance,
                site_url=site_url,
                say=say,
            )


def _edition_pages(
    edition: Edition,
    *,
    assessment: Mapping[str, Any],
    team_data: Fragment,
    entries: Sequence[Entry],
    navigation: Sequence[NavLink],
    guidance: Mapping[tuple[str, str], str],
    site_url: str | None,
    say: Sentences,
) -> Iterator[Page]:
    framework = edition.framework
    overview = NavLink(framework.title, f"{edition.prefix}index.html")

    def below(id: str, path: str) -> list[NavLink]:
        """The trail to a page that the site itself names."""
        return [overview, NavLink(say.text("trail", id), edition.prefix + path, is_own=True)]

    def page(
        path: str, template: str, parts: Mapping[str, Fragment] | None = None, **context: object
    ) -> Page:
        full_path = edition.prefix + path
        folder = PurePosixPath(full_path).parent
        latest_page = _canonical(edition, path)
        return Page(
            full_path,
            template,
            {
                "edition": edition,
                "framework": framework,
                "language": framework.language,
                "is_rtl": is_right_to_left(framework.language),
                "is_hidden": not edition.is_listed,
                "navigation": navigation,
                "root": "../" * len(folder.parts),
                "here": "../" * (len(folder.parts) - edition.prefix.count("/")),
                "latest_page": re.sub("/$", "/index.html", latest_page),
                "site_url": site_url,
                "canonical": site_url and site_url + latest_page,
                **context,
            },
            parts or {},
        )

    yield page("index.html", "overview.html", trail=[overview])
    comparison = "stages/index.html"
    yield page(comparison, "comparison.html", trail=below("all_stages", comparison))
    for position, stage in enumerate(framework.stages):
        path = f"stages/{stage.id}/index.html"
        yield page(
            path,
            "stage.html",
            stage=stage,
            position=position,
            trail=[overview, NavLink(stage.name, edition.prefix + path)],
            guidance=guidance.get((framework.id, stage.id)),
        )
    changes = "changes/index.html"
    trail = [
        overview,
        NavLink(say.text("trail", "what_changed"), edition.prefix + changes, is_own=True),
    ]
    yield page(changes, "changes.html", trail=trail, history=entries)
    yield page("assess/index.html", "assessment.html", chrome="site", **assessment)
    # The same again for other places: search engines shall know the one above only.
    for path, chrome in (("embed/index.html", "embed"), ("handout.html", "handout")):
        yield page(path, "assessment.html", chrome=chrome, is_hidden=True, **assessment)
    team = "team/index.html"
    trail = below("team", team)
    yield page(team, "team.html", {"data": team_data}, trail=trail, is_hidden=True)
    if edition.is_short:  # it compares results of all versions, so one is enough
        path = "over-time/index.html"
        trail = [
            overview,
            NavLink(say.text("trail", "over_time"), edition.prefix + path, is_own=True),
        ]
        data = Fragment("data.html", {"data": over_time_data(edition.versions)})
        yield page(path, "over-time.html", {"data": data}, trail=trail, is_hidden=True)


def _canonical(edition: Edition, path: str) -> str:
    """The address of the same page of the latest version, or of its overview if it has none."""
    latest = edition.versions[0]
    folder, _, rest = path.partition("/")
    stage = rest.partition("/")[0] if folder == "stages" else "index.html"
    has_page = stage == "index.html" or any(one.id == stage for one in latest.stages)
    return f"{latest.id}/{path.removesuffix('index.html') if has_page else ''}"


def _assessment(framework: Framework, data: FrameworkData) -> Mapping[str, Any]:
    """What all assessment pages of a version show; most of it is the same on each, byte by byte."""
    shown = {
        "framework": framework,
        "language": framework.language,
        "gates": gates_by_hand(framework),
    }
    return {
        **shown,
        "roadmap": roadmap_steps(framework),
        "parts": {
            "questions": Fragment("questions.html", shown),
            "by_hand": Fragment("by-hand.html", shown | by_hand(framework)),
            "data": Fragment("data.html", {"data": data}),
        },
    }


def roadmap_steps(framework: Framework) -> dict[str, dict[str, list[Step]]]:
    """What moves each dimension on from each stage: its own steps, else the stage's for it."""
    return {
        dimension.id: {
            stage.id: dimension.next_steps.get(stage.id)
            or [step for step in stage.next_steps if step.dimension == dimension.id]
            for stage in framework.stages
        }
        for dimension in framework.dimensions
    }
