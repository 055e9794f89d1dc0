"""The search page: every page's words, ready for a script that looks through them.

The index stands in the page itself, so that search works from a folder on a disk too; no other page
carries it. Without JavaScript the page is what it also is with it: a list of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stagemark.site.editions import Edition
from stagemark.site.findable import Findable
from stagemark.site.framework_pages import planned_pages
from stagemark.site.kinds import SEARCH
from stagemark.site.pages import NavLink, Page
from stagemark.site.prose import ProsePage
from stagemark.site.sentences import Sentences


@dataclass(frozen=True)
class Entry:
    """A page that can be found. ``path`` is relative to the site's root."""

    path: str
    findable: Findable


@dataclass(frozen=True)
class Group:
    """Pages that belong together, under the first of them; prose pages stand alone."""

    first: Entry
    rest: Sequence[Entry] = ()

    @property
    def entries(self) -> list[Entry]:
        return [self.first, *self.rest]


def search_page(
    catalogue: Iterable[Edition],
    prose: Iterable[ProsePage],
    say: Sentences,
    *,
    navigation: Sequence[NavLink],
) -> Page:
    """The page at ``/search/`` with the latest version of each framework and all prose."""
    groups = [
        *(_framework_group(edition, say) for edition in catalogue),
        *(Group(Entry(page.path, page.findable)) for page in prose if not page.is_hidden),
    ]
    return Page(
        SEARCH.path,
        SEARCH.template,
        {
            "kind": SEARCH,
            "groups": groups,
            "index": [*index(groups)],
            "is_hidden": not SEARCH.is_indexed,
            "navigation": navigation,
            "root": "../",
        },
    )


def index(groups: Iterable[Group]) -> Iterator[dict[str, object]]:
    """The words that the script searches, for each link of the page in its order."""
    for group in groups:
        for entry in group.entries:
            yield {
                "context": "" if entry is group.first else group.first.findable.title,
                "headings": [[one.text, one.anchor] for one in entry.findable.headings],
                "texts": [[one.text, one.anchor] for one in entry.findable.texts],
            }


def _framework_group(edition: Edition, say: Sentences) -> Group:
    first, *rest = [
        Entry(one.path, one.kind.found(edition.framework, one.stage, say))
        for one in planned_pages([edition])
        if one.kind.found
    ]
    return Group(first, rest)
