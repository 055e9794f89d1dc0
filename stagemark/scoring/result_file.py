"""A result file: one response as the scorecard saves it, and as ``score`` and an import read it.

The model is the published promise: the JSON Schema at ``/result.schema.json`` is made from it.
Which questions and options there are, only the framework that the file names can say.
"""

from __future__ import annotations

import json
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from stagemark.framework.fields import Id, Version

RESULT_FORMAT = "stagemark-result/1"

Escape = Literal["~unknown", "~na", "~none"]
Ticks = Annotated[list[Id], Field(min_length=1, json_schema_extra={"uniqueItems": True})]
Seal = Annotated[str, StringConstraints(pattern=r"^sha256-[0-9a-f]{64}$")]
# In the local time of whoever made it, so that the day in it is theirs; of a link the day alone.
Moment = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9]{4}-[0-9]{2}-[0-9]{2}"
        r"(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+\-][0-9]{2}:[0-9]{2}))?$"
    ),
]
ExactScore = Annotated[str, StringConstraints(pattern=r"^[0-9]+/[0-9]+$")]


# More hands than in any room.
MOST_HANDS = 1000

# A key that is no id is an error, which the schema says only when told to.
IDS_ONLY = {"additionalProperties": False}
Texts = Annotated[dict[Id, str], Field(json_schema_extra=IDS_ONLY)]


class StrictMapping(BaseModel):
    """A mapping in the file: unknown keys are errors, and nothing is converted."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class Standing(StrictMapping):
    """What the answers were scored to, both null while some are missing."""

    stage: Id | None
    score: ExactScore | None = Field(description="A fraction in lowest terms, such as 12/5.")


class ResultFile(StrictMapping):
    """One response with all that was written and chosen."""

    format: Literal["stagemark-result/1"]
    framework: Id
    version: Version
    seal: Seal | None = Field(None, description="Names the exact content that was answered.")
    created: Moment | None = None
    answers: Annotated[dict[Id, Id | Escape | Ticks], Field(json_schema_extra=IDS_ONLY)] = Field(
        description="By question: an option, an escape, or the ticked options of a checklist."
    )
    notes: Texts = Field(default_factory=dict, description="By question.")
    profile: Texts = Field(default_factory=dict, description="Never scored.")
    targets: Annotated[dict[Id, Id], Field(json_schema_extra=IDS_ONLY)] = Field(
        default_factory=dict, description="A stage by dimension."
    )
    label: str = ""
    score: Standing | None = Field(None, description="For readers; the answers are what counts.")


class RunsFile(StrictMapping):
    """All that a browser has saved of a framework, in one file: the runs of every version."""

    format: Literal["stagemark-runs/1"]
    framework: Id
    runs: Annotated[list[ResultFile], Field(min_length=1)]


class Dissent(StrictMapping):
    """Who does not agree with what a team agreed on: how many, or in words, or both."""

    count: Annotated[int, Field(ge=0, le=MOST_HANDS)]
    words: str


class Agreement(StrictMapping):
    """What a team agreed on for one question."""

    answer: Id | Escape | Ticks | None = Field(description="Null where it was taken back.")
    note: str
    at: str = Field(description="When, in UTC with milliseconds.")
    dissent: Dissent | None = Field(None, description="In files of format 2.")


class Vote(StrictMapping):
    """How people voted on one question after they talked, by show of hands."""

    counts: Annotated[
        dict[Id | Escape, Annotated[int, Field(ge=1, le=MOST_HANDS)]],
        Field(json_schema_extra=IDS_ONLY),
    ] = Field(description="Hands by option; none at all where the vote was taken back.")
    at: str = Field(description="When, in UTC with milliseconds.")


class TeamFile(StrictMapping):
    """The results of several people, what they agreed on, and how they voted once more.

    A file without votes and dissents has the first format, which older pages read as well.
    """

    format: Literal["stagemark-team/1", "stagemark-team/2"]
    framework: Id
    version: Version
    seal: Seal
    members: list[ResultFile]
    consensus: Annotated[dict[Id, Agreement], Field(json_schema_extra=IDS_ONLY)] = Field(
        description="By question."
    )
    votes: Annotated[dict[Id, Vote], Field(json_schema_extra=IDS_ONLY)] = Field(
        default_factory=dict, description="By question, in files of format 2."
    )


def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of a result file."""
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **ResultFile.model_json_schema(),
    }
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
