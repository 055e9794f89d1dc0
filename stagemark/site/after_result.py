"""What the publisher says behind a result: of the whole site, a framework, or one of its stages."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from stagemark.framework.fields import Id, Line, StrictModel, Text
from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem, did_you_mean, quoted
from stagemark.framework.source import Trail, Tree
from stagemark.framework.stages import Stage

KEY = "after_result"


class Button(StrictModel):
    label: Line
    url: Line = Field(description="A page below content/, or a whole address.")


class Invitation(StrictModel):
    """The way on. What one leaves out is said by the next wider one."""

    title: Line | None = None
    text: Text | None = Field(None, description="Inline Markdown.")
    button: Button | None = None

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if not self.model_fields_set:
            raise PydanticCustomError("invitation", "needs a title, a text or a button")
        return self


class AfterResult(Invitation):
    frameworks: dict[Id, Invitation] = Field(default_factory=dict)
    stages: dict[Id, dict[Id, Invitation]] = Field(
        default_factory=dict, description="By framework, then by stage."
    )

    @property
    def all(self) -> Iterator[tuple[Trail, Invitation]]:
        """Every invitation with its place in the settings."""
        yield (KEY,), self
        for id, one in self.frameworks.items():
            yield (KEY, "frameworks", id), one
        for id, stages in self.stages.items():
            for stage, one in stages.items():
                yield (KEY, "stages", id, stage), one

    def shown(self, framework: Framework) -> list[Shown]:
        """The invitations of a scorecard: one for all stages where they are alike.

        Else the last is for a result that is too unsure to have a stage.
        """
        said = [self._for(framework, stage) for stage in framework.stages]
        if all(one == said[0] for one in said):
            return [Shown(None, said[0])] if said[0] else []
        pairs = zip(framework.stages, said, strict=True)
        unsure = self._for(framework, None)
        return [
            *(Shown(stage, one) for stage, one in pairs if one),
            *([Shown(None, unsure, only_unsure=True)] if unsure else []),
        ]

    def _for(self, framework: Framework, stage: Stage | None) -> Invitation | None:
        levels = [
            self.stages.get(framework.id, {}).get(stage.id) if stage else None,
            self.frameworks.get(framework.id),
            self,
        ]
        said = {
            key: next((value for one in levels if one and (value := getattr(one, key))), None)
            for key in Invitation.model_fields
        }
        return Invitation(**said) if any(said.values()) else None


@dataclass(frozen=True)
class Shown:
    """An invitation and the stage at which it is shown; None for every result, or unsure ones."""

    stage: Stage | None
    invitation: Invitation
    only_unsure: bool = False


def unknown_ids(
    after: AfterResult, tree: Tree, frameworks: Sequence[Framework], broken: Collection[str]
) -> Iterator[Problem]:
    """Frameworks and stages that the settings name and nobody has; broken ones may have any."""
    ids = {one.id for one in frameworks} | {*broken}
    for key, named in (("frameworks", after.frameworks), ("stages", after.stages)):
        for id in named:
            if id not in ids:
                hint = did_you_mean(id, ids) or f"known here: {', '.join(sorted(ids))}"
                yield tree.problem((KEY, key, id), f"there is no framework {quoted(id)}", hint)
    for id, stages in after.stages.items():
        known = [stage.id for one in frameworks if one.id == id for stage in one.stages]
        if id in broken or not known:
            continue
        for stage in stages:
            if stage not in known:
                hint = (
                    did_you_mean(stage, known) or f"known here: {', '.join(dict.fromkeys(known))}"
                )
                message = f"{id} has no stage {quoted(stage)}"
                yield tree.problem((KEY, "stages", id, stage), message, hint)
