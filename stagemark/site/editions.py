"""Which versions of which frameworks stand where on the site.

``/<id>/`` shows the latest version and ``/<id>/<version>/`` every one, with the same pages below.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from stagemark.framework.model import Framework
from stagemark.framework.versions import by_framework, seal
from stagemark.publishing.releases import Withdrawal
from stagemark.publishing.sealed import NO_RELEASES, UNPUBLISHED, Releases, latest

SECONDS_A_QUESTION = 25


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
    """The editions that the home page offers: the latest version of each framework."""
    return [edition for edition in all_editions if edition.is_short]


def by_version(all_editions: Iterable[Edition]) -> Iterator[tuple[Framework, list[Edition]]]:
    """Every version with its editions, which stand beside each other."""
    for _, same in groupby(all_editions, lambda one: (one.framework.id, one.framework.version)):
        found = [*same]
        yield found[0].framework, found
