"""Words that the search finds on the pages of a framework, and where on a page they stand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from stagemark.framework.model import Framework
from stagemark.framework.stages import Stage
from stagemark.framework.texts import plain
from stagemark.site.sentences import Sentences


@dataclass(frozen=True)
class Passage:
    """Words of a page that stand together, and the id of the element to go to for them, if any."""

    text: str
    anchor: str = ""


@dataclass(frozen=True)
class Findable:
    """The words of a page, under the title by which the results name it."""

    title: str
    headings: Sequence[Passage] = ()
    texts: Sequence[Passage] = ()


def overview(framework: Framework, stage: Stage | None, say: Sentences) -> Findable:
    names = [one.name for one in framework.stages]
    names += [one.name for one in framework.dimensions]
    summaries = (one.summary for one in framework.dimensions if one.summary)
    return Findable(
        framework.title,
        headings=[Passage(name) for name in names],
        texts=[
            Passage(plain(framework.summary)),
            *(Passage(plain(summary), "dimensions") for summary in summaries),
        ],
    )


def questions(framework: Framework, stage: Stage | None, say: Sentences) -> Findable:
    return Findable(
        say.text("common", "questions", count=len(framework.questions)),
        texts=[Passage(one.text, f"q_{one.id}") for one in framework.questions.values()],
    )


def stage(framework: Framework, stage: Stage | None, say: Sentences) -> Findable:
    assert stage is not None
    headings = [Passage(stage.tagline)] if stage.tagline else []
    return Findable(stage.name, headings, [*_stage_texts(stage)])


def _stage_texts(stage: Stage) -> Iterator[Passage]:
    yield Passage(plain(stage.summary))
    yield from (Passage(plain(sign), "signs") for sign in stage.signs)
    if stage.focus:
        yield Passage(plain(stage.focus), "focus")
    yield from (Passage(plain(step.text), "next") for step in stage.next_steps)
