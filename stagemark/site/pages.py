"""Which pages a framework has, and what stands on each: data in, data out.

``/<id>/`` shows the latest version and ``/<id>/<version>/`` every one, with the same pages below.
All links are relative to the page, so a site works in any folder.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from pydantic_core import to_json

from stagemark.framework.letters import names_of, not_in_pdf
from stagemark.framework.model import (
    Framework,
    Gate,
    GatesScoring,
    Question,
    Reassess,
    RequiresAtLeast,
    RequiresShare,
    Step,
)
from stagemark.framework.versions import by_framework, seal
from stagemark.publishing.history import Entry, history
from stagemark.publishing.releases import Withdrawal
from stagemark.publishing.sealed import NO_RELEASES, UNPUBLISHED, Releases, latest
from stagemark.scoring.program import follow_ups, program
from stagemark.site.page_words import words

SECONDS_A_QUESTION = 25
# What an assessment page loads for those who have a result of an earlier version.
EARLIER = "earlier.js"
RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


@dataclass(frozen=True, eq=False)
class Part:
    """What several pages show alike: it is rendered once for all that hold this very one."""

    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """A file of the site: a template with what it shows; ``parts`` by their name in it."""

    path: str
    template: str
    context: Mapping[str, Any]
    parts: Mapping[str, Part] = field(default_factory=dict)


@dataclass(frozen=True)
class Link:
    """An entry of the site's menu; ``path`` is relative to the site's root."""

    title: str
    path: str
    is_english: bool = False
    """Whether the title is the page's own words, not those of a framework or a publisher."""


@dataclass(frozen=True)
class Edition:
    """One version of a framework at one place of the site.

    ``versions`` are all there are, the latest first and then from the highest down; ``published``
    is the day, such as 2026-11-22.
    """

    framework: Framework
    versions: Sequence[Framework]
    prefix: str
    seal: str
    published: str | None = None
    withdrawn: Withdrawal | None = None

    @property
    def is_short(self) -> bool:
        """Whether it stands at the framework's own address, and not below at the version's."""
        return self.prefix.count("/") == 1

    @property
    def is_latest(self) -> bool:
        return self.framework.version == self.versions[0].version

    @property
    def is_draft(self) -> bool:
        """Whether it may still change, as nothing seals it."""
        return self.published is None

    @property
    def is_listed(self) -> bool:
        """Whether search engines may lead people here."""
        return self.is_latest and not self.is_draft and not self.withdrawn

    @property
    def minutes(self) -> int:
        """How long it takes: as the author says, or by the number of questions."""
        questions = len(self.framework.questions)
        return self.framework.minutes or max(1, questions * SECONDS_A_QUESTION // 60)

    @property
    def method(self) -> str:
        """How it is scored, in a few words for someone who chooses."""
        return {
            "mean": "by the average of its dimensions",
            "weakest": "by its weakest dimension",
            "points": "by points",
            "gates": "by gates passed in order",
        }[self.framework.scoring.method]


def is_right_to_left(language: str) -> bool:
    """Whether a language, as a BCP 47 tag, is written from right to left."""
    return language.split("-")[0].lower() in RIGHT_TO_LEFT


def editions(frameworks: Iterable[Framework], releases: Releases = NO_RELEASES) -> list[Edition]:
    """Every version at its own address, and the latest of each framework at its short one too."""
    result = []
    for id_, descending in by_framework(frameworks).items():
        first = latest(descending, releases)
        versions = [first, *(one for one in descending if one is not first)]
        for framework in versions:
            release = releases.get((id_, framework.version), UNPUBLISHED)
            prefixes = [f"{id_}/"] if framework is first else []
            result += [
                Edition(
                    framework,
                    versions,
                    prefix,
                    seal(framework),
                    published=release.published or None,
                    withdrawn=release.withdrawn,
                )
                for prefix in [*prefixes, f"{id_}/{framework.version}/"]
            ]
    return result


def catalogue(all_editions: Iterable[Edition]) -> list[Edition]:
    """What the home page offers: the latest version of each framework."""
    return [edition for edition in all_editions if edition.is_short]


def framework_pages(
    all_editions: Sequence[Edition],
    *,
    navigation: Sequence[Link],
    guidance: Mapping[tuple[str, str], str],
    site_url: str | None,
    releases: Releases = NO_RELEASES,
) -> Iterator[Page]:
    """All pages that come from frameworks. ``guidance``: texts by framework and stage."""
    entries: list[Entry] = []
    for framework, same in _by_version(all_editions):
        data = assessment_data(framework, same[0].seal)
        assessment = _assessment(framework, data)
        older = earlier_versions(same[0], with_words=True)
        assessment = {**assessment, "older": older, "earlier_path": EARLIER}
        earlier = earlier_versions(same[0])
        if framework is same[0].versions[0]:  # the first of its framework
            entries = history(same[0].versions, releases)
        team_data = Part("data.html", {"data": data | team_words(framework) | earlier})
        for edition in same:
            yield from _edition_pages(
                edition,
                assessment=assessment,
                team_data=team_data,
                entries=entries,
                navigation=navigation,
                guidance=guidance,
                site_url=site_url,
            )


def framework_data(all_editions: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    """All files that come from frameworks and are data: path and content."""
    for framework, same in _by_version(all_editions):
        content = framework.model_dump(mode="json", by_alias=True, exclude_none=True)
        data = _json({"seal": same[0].seal, **content})
        earlier = earlier_versions(same[0], with_words=True)
        for edition in same:
            yield f"{edition.prefix}framework.json", data
            if earlier:
                yield f"{edition.prefix}{EARLIER}", _script("stagemark:earlier", earlier)
    by_version = {(one.framework.id, one.framework.version): one for one in all_editions}
    for edition in catalogue(all_editions):
        listed = [_listed(by_version[one.id, one.version]) for one in edition.versions]
        named = {"id": edition.framework.id, "latest": edition.framework.version}
        yield f"{edition.prefix}versions.json", _json({**named, "versions": listed})


def _script(event: str, detail: object) -> bytes:
    """Data as a script that hands it to the page: a page from disk can load nothing else.

    Keys are sorted as in the data of a page: the digits of a link follow the order of options.
    """
    data = json.dumps(detail, sort_keys=True)
    return f'document.dispatchEvent(new CustomEvent("{event}", {{ detail: {data} }}));\n'.encode()


def _listed(edition: Edition) -> dict[str, Any]:
    """What ``versions.json`` says of a version."""
    withdrawn = edition.withdrawn
    state = "draft" if edition.is_draft else "withdrawn" if withdrawn else "published"
    return {
        "version": edition.framework.version,
        "title": edition.framework.title,
        "state": state,
        **({"published": edition.published} if edition.published else {}),
        **({"withdrawn": withdrawn.on, "because": withdrawn.because} if withdrawn else {}),
        "seal": edition.seal,
    }


def _by_version(all_editions: Iterable[Edition]) -> Iterator[tuple[Framework, list[Edition]]]:
    """Every version with its editions, which stand beside each other."""
    for _, same in groupby(all_editions, lambda one: (one.framework.id, one.framework.version)):
        found = [*same]
        yield found[0].framework, found


def _json(data: object) -> bytes:
    return to_json(data, indent=1) + b"\n"


def _edition_pages(
    edition: Edition,
    *,
    assessment: Mapping[str, Any],
    team_data: Part,
    entries: Sequence[Entry],
    navigation: Sequence[Link],
    guidance: Mapping[tuple[str, str], str],
    site_url: str | None,
) -> Iterator[Page]:
    framework = edition.framework
    overview = Link(framework.title, f"{edition.prefix}index.html")

    def page(
        path: str, template: str, parts: Mapping[str, Part] | None = None, **context: object
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
    compared = Link("All stages", edition.prefix + comparison, is_english=True)
    yield page(comparison, "comparison.html", trail=[overview, compared])
    for position, stage in enumerate(framework.stages):
        path = f"stages/{stage.id}/index.html"
        yield page(
            path,
            "stage.html",
            stage=stage,
            position=position,
            trail=[overview, Link(stage.name, edition.prefix + path)],
            guidance=guidance.get((framework.id, stage.id)),
        )
    changes = "changes/index.html"
    trail = [overview, Link("What changed", edition.prefix + changes, is_english=True)]
    yield page(changes, "changes.html", trail=trail, history=entries)
    yield page("assess/index.html", "assessment.html", chrome="site", **assessment)
    # The same again for other places: search engines shall know the one above only.
    for path, chrome in (("embed/index.html", "embed"), ("handout.html", "handout")):
        yield page(path, "assessment.html", chrome=chrome, is_hidden=True, **assessment)
    team = "team/index.html"
    trail = [overview, Link("Team", edition.prefix + team, is_english=True)]
    yield page(team, "team.html", {"data": team_data}, trail=trail, is_hidden=True)
    if edition.is_short:  # it compares results of all versions, so one is enough
        path = "over-time/index.html"
        trail = [overview, Link("Over time", edition.prefix + path, is_english=True)]
        data = Part("data.html", {"data": over_time_data(edition.versions)})
        yield page(path, "over-time.html", {"data": data}, trail=trail, is_hidden=True)


def _canonical(edition: Edition, path: str) -> str:
    """The address of the same page of the latest version, or of its overview if it has none."""
    latest = edition.versions[0]
    folder, _, rest = path.partition("/")
    stage = rest.partition("/")[0] if folder == "stages" else "index.html"
    has_page = stage == "index.html" or any(one.id == stage for one in latest.stages)
    return f"{latest.id}/{path.removesuffix('index.html') if has_page else ''}"


def _assessment(framework: Framework, data: Mapping[str, Any]) -> Mapping[str, Any]:
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
            "questions": Part("questions.html", shown),
            "by_hand": Part("by-hand.html", shown | _by_hand(framework)),
            "data": Part("data.html", {"data": data}),
        },
    }


def assessment_data(framework: Framework, own_seal: str) -> dict[str, Any]:
    """What the script of an assessment page knows of the framework."""
    again = framework.reassess or Reassess()
    return {
        "id": framework.id,
        "version": framework.version,
        "seal": own_seal,
        "title": framework.title,
        "bounds": {
            id_: [_text(low), _text(high)] for id_, (low, high) in bounds(framework).items()
        },
        "texts": [one.id for one in framework.questions.values() if not one.is_scored],
        "profile": {one.id: one.options for one in framework.profile},
        "program": program(framework),
        # Every byte counts there: what is usual the script knows.
        **({"not_in_pdf": lacking} if (lacking := not_in_pdf(names_of(framework))) else {}),
        **({"follow_ups": later} if (later := follow_ups(framework)) else {}),
        **({"reassess": again.model_dump()} if again != Reassess() else {}),
    }


def team_words(framework: Framework) -> dict[str, Any]:
    """What the script of a team page knows besides: the words."""
    return {"words": words(framework)}


def earlier_versions(edition: Edition, *, with_words: bool = False) -> dict[str, Any]:
    """The versions whose answers come over to this one, as its ``changes`` and theirs declare."""
    by_version = {one.version: one for one in edition.versions}
    way = [edition.framework]
    while (changes := way[-1].changes) and (before := by_version.get(changes.from_)):
        if before in way:
            break
        way.append(before)
    if len(way) == 1:
        return {}
    return {
        "changes": _changes(edition.framework),
        "earlier": [
            assessment_data(one, seal(one))
            | {"changes": _changes(one)}
            | ({"words": words(one)} if with_words else {})
            for one in way[1:]
        ],
    }


def _changes(framework: Framework) -> dict[str, Any] | None:
    changes = framework.changes
    return changes.model_dump(by_alias=True, exclude={"what_is_new"}) if changes else None


def over_time_data(versions: Sequence[Framework]) -> dict[str, Any]:
    """What the page that compares results over time knows: every version, the latest first."""
    return {
        "id": versions[0].id,
        "title": versions[0].title,
        "versions": [
            {
                **assessment_data(one, seal(one)),
                "words": words(one),
                "changes": _changes(one),
            }
            for one in versions
        ],
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


def bounds(framework: Framework) -> dict[str, tuple[Fraction, Fraction]]:
    """The lowest and the highest score when every question counts: where bars begin and end.

    Of each dimension by its id (0 and 0 where nothing in it is scored), and under "" of the
    whole: what "2.40 of 5" is of.
    """
    scoring = framework.scoring
    scored = {
        one.id: [question for question in one.questions if question.is_scored]
        for one in framework.dimensions
    }
    found = {id_: _score_bounds(framework, some) for id_, some in scored.items() if some}
    if isinstance(scoring, GatesScoring):
        whole = Fraction(0), Fraction(len(scoring.gates))
    elif scoring.method == "points":
        whole = _score_bounds(framework, [one for some in scored.values() for one in some])
    elif scoring.method == "weakest":
        whole = min(low for low, _ in found.values()), min(high for _, high in found.values())
    else:
        weights = {one.id: one.weight for one in framework.dimensions if one.id in found}
        low, high = (
            sum((weight * found[id_][side] for id_, weight in weights.items()), Fraction(0))
            / sum(weights.values())
            for side in (0, 1)
        )
        whole = low, high
    nothing = Fraction(0), Fraction(0)
    return {"": whole, **{id_: found.get(id_, nothing) for id_ in scored}}


def _score_bounds(framework: Framework, scored: Sequence[Question]) -> tuple[Fraction, Fraction]:
    ranges = [(one.weight, *framework.range_of(one)) for one in scored]
    low = sum((weight * lowest for weight, lowest, _ in ranges), Fraction(0))
    high = sum((weight * highest for weight, _, highest in ranges), Fraction(0))
    if framework.is_percent:
        return 100 * low / high, Fraction(100)
    total = sum(weight for weight, _, _ in ranges)
    return low / total, high / total


def figure(number: Fraction) -> str:
    """A number as an author would write it: ``5``, ``2.75`` or ``1/3``."""
    for decimals in range(7):
        if (number * 10**decimals).denominator == 1:
            whole = str(int(number * 10**decimals)).zfill(decimals + 1)
            return f"{whole[:-decimals]}.{whole[-decimals:]}" if decimals else whole
    return str(number)


def _by_hand(framework: Framework) -> dict[str, Any]:
    """What someone needs who scores on paper, beside the gates."""
    thresholds = framework.thresholds or []
    starts = [None, *(figure(threshold) for threshold in thresholds)]
    return {
        "stage_names": {stage.id: stage.name for stage in framework.stages},
        "starts": list(zip((stage.name for stage in framework.stages), starts, strict=False)),
        "weighted_questions": len({one.weight for one in framework.questions.values()}) > 1,
        "weighted_dimensions": len({one.weight for one in framework.dimensions}) > 1,
    }


def _text(score: Fraction) -> str:
    return f"{score.numerator}/{score.denominator}"


@dataclass(frozen=True)
class GateByHand:
    """A gate for someone who scores on paper."""

    gate: Gate
    rule: str
    questions: Sequence[tuple[int, Question, Sequence[str]]]


def gates_by_hand(framework: Framework) -> list[GateByHand]:
    """The gates with the numbers of their questions and the options that pass each."""
    scoring = framework.scoring
    if not isinstance(scoring, GatesScoring):
        return []
    numbers = {id_: number for number, id_ in enumerate(framework.questions, start=1)}
    return [
        GateByHand(
            gate,
            _rule(gate),
            [
                (numbers[id_], framework.questions[id_], _passing(framework, gate, id_))
                for id_ in gate.questions
            ],
        )
        for gate in scoring.gates
    ]


def _rule(gate: Gate) -> str:
    match gate.requires:
        case RequiresAtLeast(at_least=count):
            return f"at least {count} of them"
        case RequiresShare(share=share):
            return f"at least {figure(share * 100)}% of them"
        case _:
            return "all of them"


def _passing(framework: Framework, gate: Gate, question_id: str) -> list[str]:
    question = framework.questions[question_id]
    bound = gate.passes_at if gate.passes_at is not None else framework.range_of(question)[1]
    if question.type == "checklist":
        return [f"ticks worth {figure(bound)} or more"]
    return [option.text for option in framework.options_of(question) if option.value >= bound]
