"""The search page: every page's words, ready for a script that looks through them.

The index stands in the page itself, so that search works from a folder on a disk too; no other page
carries it. Without JavaScript the page is what it also is with it: a list of everything.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stagemark.framework.model import Framework
from stagemark.framework.stages import Stage
from stagemark.framework.texts import plain
from stagemark.site.editions import Edition
from stagemark.site.pages import NavLink, Page
from stagemark.site.reading import Part, ReadPage
from stagemark.site.sentences import Sentences

PATH = "search/index.html"


@dataclass(frozen=True)
class Entry:
    """A page that can be found. ``path`` is relative to the site's root."""

    title: str
    path: str
    headings: Sequence[Part] = ()
    texts: Sequence[Part] = ()


@dataclass(frozen=True)
class Group:
    """Pages that belong together, under the first of them; prose pages stand alone."""

    first: Entry
    rest: Sequence[Entry] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry]:
        return [self.first, *self.rest]


def search_page(
    catalogue: Iterable[Edition],
    prose: Iterable[ReadPage],
    say: Sentences,
    *,
    navigation: Sequence[NavLink],
) -> Page:
    """The page at ``/search/`` with the latest version of each framework and all prose."""
    groups = [
        *(_framework_group(edition, say) for edition in catalogue),
        *(
            Group(Entry(page.title, page.path, page.headings, page.texts))
            for page in prose
            if not page.is_hidden
        ),
    ]
    return Page(
        PATH,
        "search.html",
        {
            "groups": groups,
            "index": [*index(groups)],
            "is_hidden": True,
            "navigation": navigation,
            "root": "../",
        },
    )


def index(groups: Iterable[Group]) -> Iterator[dict[str, object]]:
    """What the script searches, for each link of the page in its order."""
    for group in groups:
        for entry in group.entries:
            yield {
                "context": "" if entry is group.first else group.first.title,
                "headings": [[part.text, part.place] for part in entry.headings],
                "texts": [[part.text, part.place] for part in entry.texts],
            }


def _framework_group(edition: Edition, say: Sentences) -> Group:
    framework = edition.framework
    names = [stage.name for stage in framework.stages]
    names += [dimension.name for dimension in framework.dimensions]
    overview = Entry(
        framework.title,
        f"{edition.prefix}index.html",
        headings=[Part(name) for name in names],
        texts=[Part(plain(framework.summary)), *_dimension_texts(framework)],
    )
    questions = Entry(
        say.text("common", "questions", count=len(framework.questions)),
        f"{edition.prefix}assess/index.html",
        texts=[Part(one.text, f"q_{one.id}") for one in framework.questions.values()],
    )
    stages = [
        Entry(
            stage.name,
            f"{edition.prefix}stages/{stage.id}/index.html",
            headings=[Part(stage.tagline)] if stage.tagline else [],
            texts=[*_stage_texts(stage)],
        )
        for stage in framework.stages
    ]
    return Group(overview, [questions, *stages])


def _dimension_texts(framework: Framework) -> Iterator[Part]:
    for dimension in framework.dimensions:
        if dimension.summary:
            yield Part(plain(dimension.summary), "dimensions")


def _stage_texts(stage: Stage) -> Iterator[Part]:
    yield Part(plain(stage.summary))
    yield from (Part(plain(sign), "signs") for sign in stage.signs)
    if stage.focus:
        yield Part(plain(stage.focus), "focus")
    yield from (Part(plain(step.text), "next") for step in stage.next_steps)
