"""Where assessments are put into pages of others, and which form of the embed each takes."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal, Self

from pydantic import Field, RootModel, model_validator
from pydantic_core import PydanticCustomError

from stagemark.framework.fields import Flag, Line, StrictModel
from stagemark.framework.problems import InputError, Problem
from stagemark.framework.source import read
from stagemark.framework.wording import validate

FILE = Path(__file__).with_name("embed_hosts.yaml")
# What stands in snippets for the site's address where a build does not know it.
SITE_ADDRESS = "https://example.org/"

Form = Literal["frame", "script", "element"]
Outcome = Literal["shown", "needs", "dropped", "moved", "stops"]
WORKS: tuple[Outcome, ...] = ("shown", "needs")


class EmbedHost(StrictModel):
    """A place for an assessment, such as an editor or a generator of sites."""

    host: Line
    version: Line | None = None
    use: Form | Literal["link"]
    forms: dict[Form, Outcome] = Field(
        default_factory=dict,
        description="What becomes of each: shown as it is or once something is set, taken out, "
        "moved to where it shows nothing, or the end of the build.",
    )
    note: str = Field(description="What to do there: a sentence of the group embed_host.")
    seen: Flag = Field(description="Whether it was tried; otherwise its documentation says so.")

    @model_validator(mode="after")
    def _can_be_used(self) -> Self:
        if self.use != "link" and self.forms.get(self.use) not in WORKS:
            msg = "the form to use must be one that works"
            raise PydanticCustomError("use", msg)
        return self


class EmbedHosts(RootModel[tuple[EmbedHost, ...]]):
    """The file: a list of them, as the page shows them."""


@cache
def embed_hosts() -> tuple[EmbedHost, ...]:
    """All that are known, in the order in which they are shown. Raises InputError."""
    problems: list[Problem] = []
    tree = read(FILE, FILE.name, problems)
    hosts = tree and validate(tree, EmbedHosts, problems)
    if not hosts:
        raise InputError(problems)
    return hosts.root
