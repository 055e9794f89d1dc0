"""The data of frameworks for the scripts of pages, in the pages and in files beside them.

An assessment page holds its words already, as a form; the pages that read results show only those
that they need, and take them from here.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from pydantic_core import to_json

from stagemark.framework.letters import names_of, not_in_pdf
from stagemark.framework.model import Framework, Reassess
from stagemark.framework.versions import seal
from stagemark.scoring.bounds import bounds
from stagemark.scoring.program import follow_ups, program
from stagemark.scoring.scorer import text
from stagemark.site.client_shapes import (
    About,
    ChangesData,
    EarlierVersions,
    FrameworkData,
    Older,
    OverTime,
    TeamFramework,
    Version,
    WordedVersion,
    Words,
)
from stagemark.site.editions import Edition, by_version, catalogue

# What an assessment page loads for those who have a result of an earlier version.
EARLIER = "earlier.js"


def framework_data(all_editions: Sequence[Edition]) -> Iterator[tuple[str, bytes]]:
    """All files that come from frameworks and are data: path and content."""
    for framework, same in by_version(all_editions):
        content = framework.model_dump(mode="json", by_alias=True, exclude_none=True)
        data = _json({"seal": same[0].seal, **content})
        earlier = earlier_versions(same[0])
        for edition in same:
            yield f"{edition.prefix}framework.json", data
            if earlier:
                yield f"{edition.prefix}{EARLIER}", _script("stagemark:earlier", earlier)
    last = {(one.framework.id, one.framework.version): one for one in all_editions}
    for edition in catalogue(all_editions):
        listed = [_listed(last[one.id, one.version]) for one in edition.versions]
        named = {"id": edition.framework.id, "latest": edition.framework.version}
        yield f"{edition.prefix}versions.json", _json({**named, "versions": listed})


def _script(event: str, detail: object) -> bytes:
    """Data as a script that hands it to the page: a page from disk can load nothing else.

    Keys are sorted as in the data of a page: the digits of a link follow the order of options.
    """
    data = json.dumps(detail, sort_keys=True)
    return f'document.dispatchEvent(new CustomEvent("{event}", {{ detail: {data} }}));\n'.encode()


def _listed(edition: Edition) -> dict[str, Any]:
    """The entry of a version in ``versions.json``."""
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


def _json(data: object) -> bytes:
    return to_json(data, indent=1) + b"\n"


def assessment_data(framework: Framework, own_seal: str) -> FrameworkData:
    """The data for the script of an assessment page."""
    again = framework.reassess or Reassess()
    data: FrameworkData = {
        "id": framework.id,
        "version": framework.version,
        "seal": own_seal,
        "title": framework.title,
        "bounds": {id_: (text(low), text(high)) for id_, (low, high) in bounds(framework).items()},
        "texts": [one.id for one in framework.questions.values() if not one.is_scored],
        "profile": {one.id: one.options for one in framework.profile},
        "program": program(framework),
        "reassess": {"after": again.after, "before": again.before},
    }
    # Every byte counts there: what is usual the script knows.
    if lacking := not_in_pdf(names_of(framework)):
        data["not_in_pdf"] = lacking
    if later := follow_ups(framework):
        data["follow_ups"] = later
    return data


def team_page_data(edition: Edition, data: FrameworkData) -> TeamFramework:
    """The data for the script of a team page: with words, but for those of older versions."""
    older: Older = {}
    if before := _before(edition):
        older["changes"] = _changes(edition.framework)
        older["earlier"] = [_version(one) for one in before]
    framework = edition.framework
    numbers = {id: number for number, id in enumerate(framework.questions, start=1)}
    return {
        **data,
        **older,
        "words": words(framework),
        "numbers": numbers,
        "about": about(framework),
    }


def about(framework: Framework) -> About:
    """What is asked about the person: as on the page, before the last dimension."""
    last = framework.dimensions[-1]
    before = len(framework.questions) - len(last.questions)
    return {"before": before, "questions": [(one.id, one.text) for one in framework.profile]}


def earlier_versions(edition: Edition) -> EarlierVersions | None:
    """The earlier versions whose answers come over to this one; None where none lead here."""
    if before := _before(edition):
        return {
            "changes": _changes(edition.framework),
            "earlier": [_worded(one) for one in before],
        }
    return None


def _before(edition: Edition) -> list[Framework]:
    """The versions whose answers come over to this one, as its ``changes`` and theirs declare."""
    by_version = {one.version: one for one in edition.versions}
    way = [edition.framework]
    while (changes := way[-1].changes) and (before := by_version.get(changes.from_)):
        if before in way:
            break
        way.append(before)
    return way[1:]


def over_time_data(versions: Sequence[Framework]) -> OverTime:
    """The data for the page that compares results: every version, the latest first."""
    return {
        "id": versions[0].id,
        "title": versions[0].title,
        "versions": [_worded(one) for one in versions],
    }


def _version(framework: Framework) -> Version:
    return {**assessment_data(framework, seal(framework)), "changes": _changes(framework)}


def _worded(framework: Framework) -> WordedVersion:
    return {**_version(framework), "words": words(framework)}


def _changes(framework: Framework) -> ChangesData | None:
    if (changes := framework.changes) is None:
        return None
    return {
        "from": changes.from_,
        "renamed": changes.renamed,
        "removed": changes.removed,
        "reask": changes.reask,
        "options": changes.options,
        "split": changes.split,
        "merged": changes.merged,
    }


def words(framework: Framework) -> Words:
    """The names that a team page writes, by id."""
    return {
        "stages": {stage.id: stage.name for stage in framework.stages},
        "dimensions": {one.id: one.name for one in framework.dimensions},
        "questions": {
            question.id: {
                "text": question.text,
                # A list, as their order is the author's and JSON objects are written sorted.
                "options": [
                    (option.id, option.text)
                    for option in (framework.options_of(question) if question.is_scored else ())
                ],
            }
            for question in framework.questions.values()
        },
    }
