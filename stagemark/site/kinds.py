"""The kinds of pages of a site: one list, from which everything that asks takes its answer.

Pages, styles, scripts, policies, sitemap, search and the tests go by it. No field has a default: a
kind that leaves one out is an error as soon as this module is loaded.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from stagemark.framework.model import Framework
from stagemark.framework.stages import Stage
from stagemark.site import findable
from stagemark.site.about import about_beside_dimensions
from stagemark.site.embed_hosts import SITE_ADDRESS, embed_hosts
from stagemark.site.findable import Findable
from stagemark.site.material import Material
from stagemark.site.pages import Fragment
from stagemark.site.sentences import Sentences
from stagemark.workbook.bound import is_exact

# In the head of the page for frames: how it looks there, before anything is drawn.
DRESS = "embed/dress.js"
# What that page carries to answer with; what loads later comes after it.
CARD = "assessment/card.js"
MAIN = "assessment/main.js"
TEAM = "team/team.js"
# What loads once a questionnaire stands.
LATER = "assessment/later.js"
# What it loads in turn, at first use alone: each piece by its name, with the module it begins with.
PIECES = {
    "files": "downloads/files.js",
    "pdf": "downloads/pdf.js",
    "explained": "assessment/explained.js",
    "results-in": "assessment/results-in.js",
    "framed": "assessment/framed.js",
    "qr": "assessment/qr.js",
}

# The sheets of all pages but questionnaires, in the order of the cascade.
SITE_STYLES = (
    "base.css",
    "path.css",
    "site.css",
    "menu.css",
    "example.css",
    "comparison.css",
    "changes.css",
    "colophon.css",
)


TEAM_STYLES = (
    *("drops.css", "team.css", "team-chart.css", "team-questions.css", "team-entry.css"),
    *("team-join.css", "team-present.css", "team-present-rounds.css", "team-print.css"),
)


@dataclass(frozen=True, kw_only=True)
class PageKind:
    """A kind of page."""

    name: str
    """In small letters with hyphens, such as ``over-time``: what its style is called too."""
    template: str
    """A file of ``theme/templates/``."""
    path: str
    """Below the top of the site, or below the address of a version; see ``FrameworkKind``."""
    styles: tuple[str, ...]
    """Files of ``theme/css/`` that it needs beside those of the site, in the cascade's order."""
    script: str | None
    """The module of ``theme/js/`` (``room/name.js``) that its program begins with, if it has one.

    Such a page may run that program alone, and send nothing anywhere; see also ``counts``.
    """
    is_indexed: bool
    """Whether search engines may list it."""
    counts: bool
    """Whether a visit to it is counted, where the site counts visits."""


@dataclass(frozen=True)
class Shown:
    """The content of a page beside what all pages of a framework show."""

    context: Mapping[str, Any] = field(default_factory=dict)
    fragments: Mapping[str, Fragment] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class FrameworkKind(PageKind):
    """A kind of page that frameworks have.

    ``path`` is below the address of the version; where there is a page for each stage, ``{stage}``
    stands in it for the stage's id.
    """

    per: Literal["framework", "version", "stage"]
    """One page for each framework, for each of its versions, or for each stage of a version."""
    title: str | None
    """The id of its name in the trail, a sentence of the group ``trail``.

    None for a stage, which goes by its own name, and for pages that have no place in a trail.
    """
    shows: Callable[[Material, Stage | None], Shown]
    """Its content; the stage is None but on a page for each stage."""
    found: Callable[[Framework, Stage | None, Sentences], Findable] | None
    """The words that the search finds on it; None for a kind that the search leaves out."""
    embeds: bool
    """Whether it shows assessments as pages of others do: in frames, and by ``embed.js``."""


@dataclass(frozen=True, kw_only=True)
class QuestionnaireKind(FrameworkKind):
    """A kind of page to answer on. It carries its ``styles`` itself, and those of no other page."""

    script: str
    chrome: Literal["site", "embed", "handout"]
    """The surroundings: the site, a frame on another site, or none."""
    carries: tuple[str, ...]
    """The modules of the programs beside ``script`` that stand in the page."""
    loads_files: bool
    """Whether it may load programs that are files of the site."""
    sends: bool
    """Whether it may send a result to the publisher, where the site collects them."""


def _nothing_more(material: Material, stage: Stage | None) -> Shown:
    return Shown()


def _overview(material: Material, stage: Stage | None) -> Shown:
    about = about_beside_dimensions(material.framework)
    has_workbook = is_exact(material.framework)
    return Shown(
        {
            "example": material.example,
            "about": about,
            "has_workbook": has_workbook,
            "has_handout": material.has_handout,
        }
    )


def _questionnaire(material: Material, stage: Stage | None) -> Shown:
    return Shown(material.questionnaire, material.questionnaire_fragments)


def _handout(material: Material, stage: Stage | None) -> Shown:
    id_ = material.framework.id
    guidance = {one.id: material.guidance.get((id_, one.id)) for one in material.framework.stages}
    more = {"guidance_of": guidance, "team_data": material.team_data.context["data"]}
    return Shown({**material.questionnaire, **more}, material.questionnaire_fragments)


def _stage(material: Material, stage: Stage | None) -> Shown:
    assert stage is not None
    framework = material.framework
    return Shown(
        {
            "stage": stage,
            "position": framework.stages.index(stage),
            "guidance": material.guidance.get((framework.id, stage.id)),
        }
    )


def _changes(material: Material, stage: Stage | None) -> Shown:
    return Shown({"history": material.history})


def _team(material: Material, stage: Stage | None) -> Shown:
    return Shown(fragments={"data": material.team_data})


def _over_time(material: Material, stage: Stage | None) -> Shown:
    return Shown(fragments={"data": material.over_time_data})


def _embed_about(material: Material, stage: Stage | None) -> Shown:
    return Shown({"hosts": embed_hosts(), "site_address": SITE_ADDRESS})


QUESTIONNAIRE_STYLES = ("base.css", "path.css", "form.css", "scorecard.css", "print.css")

FRAMEWORK_KINDS: tuple[FrameworkKind, ...] = (
    FrameworkKind(
        name="overview",
        template="overview.html",
        path="index.html",
        styles=(),
        script=None,
        is_indexed=True,
        counts=True,
        per="version",
        title=None,
        shows=_overview,
        found=findable.overview,
        embeds=False,
    ),
    QuestionnaireKind(
        name="assessment",
        template="assessment.html",
        path="assess/index.html",
        styles=QUESTIONNAIRE_STYLES,
        script=MAIN,
        is_indexed=True,
        counts=True,
        per="version",
        title=None,
        shows=_questionnaire,
        found=findable.questions,
        embeds=False,
        chrome="site",
        carries=(),
        loads_files=True,
        sends=True,
    ),
    QuestionnaireKind(
        name="embed",
        template="assessment.html",
        path="embed/index.html",
        styles=(*QUESTIONNAIRE_STYLES, "embed.css", "card.css"),
        script=MAIN,
        is_indexed=False,
        counts=True,
        per="version",
        title=None,
        shows=_questionnaire,
        found=None,
        embeds=False,
        # The same again for other places: those who search shall find the page of the site alone.
        chrome="embed",
        carries=(DRESS, CARD),
        loads_files=True,
        sends=True,
    ),
    FrameworkKind(
        name="embed-about",
        template="embed-about.html",
        path="embed/about/index.html",
        styles=("embed-about.css",),
        script="embed/about.js",
        is_indexed=False,
        counts=True,
        per="version",
        title="embed_about",
        shows=_embed_about,
        found=None,
        embeds=True,
    ),
    QuestionnaireKind(
        name="handout",
        template="assessment.html",
        path="handout.html",
        styles=(*QUESTIONNAIRE_STYLES, "alone.css"),
        script="browser/handout.js",
        is_indexed=False,
        counts=False,
        per="version",
        title=None,
        shows=_handout,
        found=None,
        embeds=False,
        chrome="handout",
        carries=(MAIN, LATER, *PIECES.values(), TEAM),
        loads_files=False,
        sends=False,
    ),
    FrameworkKind(
        name="stage",
        template="stage.html",
        path="stages/{stage}/index.html",
        styles=(),
        script=None,
        is_indexed=True,
        counts=True,
        per="stage",
        title=None,
        shows=_stage,
        found=findable.stage,
        embeds=False,
    ),
    FrameworkKind(
        name="comparison",
        template="comparison.html",
        path="stages/index.html",
        styles=(),
        script=None,
        is_indexed=True,
        counts=True,
        per="version",
        title="all_stages",
        shows=_nothing_more,
        found=None,
        embeds=False,
    ),
    FrameworkKind(
        name="changes",
        template="changes.html",
        path="changes/index.html",
        styles=(),
        script=None,
        is_indexed=True,
        counts=True,
        per="version",
        title="what_changed",
        shows=_changes,
        found=None,
        embeds=False,
    ),
    FrameworkKind(
        name="team",
        template="team.html",
        path="team/index.html",
        styles=TEAM_STYLES,
        script=TEAM,
        is_indexed=False,
        counts=True,
        per="version",
        title="team",
        shows=_team,
        found=None,
        embeds=False,
    ),
    FrameworkKind(  # it compares results of all versions, so one is enough
        name="over-time",
        template="over-time.html",
        path="over-time/index.html",
        styles=("drops.css", "over-time.css"),
        script="over-time/over-time.js",
        is_indexed=False,
        counts=True,
        per="framework",
        title="over_time",
        shows=_over_time,
        found=None,
        embeds=False,
    ),
)

SEARCH = PageKind(
    name="search",
    template="search.html",
    path="search/index.html",
    styles=(),
    script="search/search.js",
    is_indexed=False,
    counts=True,
)
# What MkDocs makes of ``content/``; a page there may name another template. See ``prose``.
HOME = PageKind(
    name="home",
    template="home.html",
    path="index.html",
    styles=(),
    script=None,
    is_indexed=True,
    counts=True,
)
PROSE = PageKind(
    name="prose",
    template="main.html",
    path="{page}/index.html",
    styles=(),
    script=None,
    is_indexed=True,
    counts=True,
)
MISSING = PageKind(
    name="missing",
    template="404.html",
    path="404.html",
    styles=(),
    script=None,
    is_indexed=False,
    counts=False,  # it stands at any address, also at one that somebody pasted by mistake
)

# What every site has of its own, whatever stands in ``content/``.
SITE_KINDS = (SEARCH, MISSING)
KINDS: tuple[PageKind, ...] = (HOME, PROSE, *SITE_KINDS, *FRAMEWORK_KINDS)


def refuse_equal(kinds: Iterable[PageKind]) -> None:
    """Raises ValueError where two kinds have one name or stand at one address."""
    kinds = [*kinds]
    of_frameworks = [kind.path for kind in kinds if isinstance(kind, FrameworkKind)]
    of_site = [kind.path for kind in kinds if not isinstance(kind, FrameworkKind)]
    for called in ([kind.name for kind in kinds], of_frameworks, of_site):
        if twice := {one for one in called if called.count(one) > 1}:
            msg = f"two kinds of page are called {', '.join(sorted(twice))}"
            raise ValueError(msg)


refuse_equal(KINDS)
