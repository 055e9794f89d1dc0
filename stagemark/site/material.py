"""The parts that pages of a version are made of, each made when the first page asks for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.stages import Step
from stagemark.publishing.history import Entry
from stagemark.site.client_data import (
    EARLIER,
    assessment_data,
    earlier_versions,
    over_time_data,
    team_page_data,
)
from stagemark.site.client_shapes import FrameworkData
from stagemark.site.editions import Edition
from stagemark.site.example import Example, example_of
from stagemark.site.pages import Fragment
from stagemark.site.paper_handouts import PaperHandouts


class Material:
    """The parts that pages of one version show alike, at whichever address of it they stand.

    ``history``: the framework's versions; ``guidance``: texts by framework and stage.
    """

    def __init__(
        self,
        edition: Edition,
        *,
        history: Sequence[Entry],
        guidance: Mapping[tuple[str, str], str],
        handouts: PaperHandouts | None = None,
    ) -> None:
        self.edition = edition
        self.framework = edition.framework
        self.history = history
        self.guidance = guidance
        self._handouts = handouts

    @cached_property
    def has_handout(self) -> bool:
        """Whether it can be had on paper."""
        return self._handouts is not None and not self._handouts.missing(self.edition)

    @cached_property
    def _data(self) -> FrameworkData:
        return assessment_data(self.framework, self.edition.seal)

    @cached_property
    def questionnaire(self) -> Mapping[str, Any]:
        """The context of all questionnaires of the version."""
        return {
            "has_handout": self.has_handout,
            "roadmap": roadmap_steps(self.framework),
            "older": earlier_versions(self.edition),
            "earlier_path": EARLIER,
        }

    @cached_property
    def questionnaire_fragments(self) -> Mapping[str, Fragment]:
        """Most of a questionnaire, which is the same on each, byte by byte."""
        shown = {
            "framework": self.framework,
            "language": self.framework.language,
        }
        return {
            "questions": Fragment("questions.html", shown),
            "data": Fragment("data.html", {"data": self._data}),
        }

    @cached_property
    def example(self) -> Example | None:
        """A finished result, as its overview shows one."""
        return example_of(self.framework)

    @cached_property
    def team_data(self) -> Fragment:
        return Fragment("data.html", {"data": team_page_data(self.edition, self._data)})

    @cached_property
    def over_time_data(self) -> Fragment:
        return Fragment("data.html", {"data": over_time_data(self.edition.versions)})


def roadmap_steps(framework: Framework) -> dict[str, dict[str, list[Step]]]:
    """The steps that move each dimension on from each stage: its own, else the stage's for it."""
    return {
        dimension.id: {
            stage.id: dimension.next_steps.get(stage.id)
            or [step for step in stage.next_steps if step.dimension == dimension.id]
            for stage in framework.stages
        }
        for dimension in framework.dimensions
    }
