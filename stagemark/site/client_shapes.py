"""What pages carry as JSON: the shapes of what Python hands to the scripts."""

from __future__ import annotations

from typing import NotRequired, TypedDict

from stagemark.scoring.program_types import FollowUp, Program


class QuestionWords(TypedDict):
    """``options`` are pairs of id and text, in the author's order: JSON objects are sorted."""

    text: str
    options: list[tuple[str, str]]


class Words(TypedDict):
    """The names in a framework, by id."""

    stages: dict[str, str]
    dimensions: dict[str, str]
    questions: dict[str, QuestionWords]


class ReassessData(TypedDict):
    """In months after an assessment: the day of the reminder, and the last day that will do."""

    after: int
    before: int


class FrameworkData(TypedDict):
    """What every script knows of a framework.

    ``bounds`` are the lowest and the highest possible score, exact, of each dimension by its id and
    under "" of the whole. ``texts`` are the questions without options, ``profile`` the choices of
    each question about the respondent, ``not_in_pdf`` the scripts that a PDF cannot set.
    """

    id: str
    version: str
    seal: str
    title: str
    bounds: dict[str, tuple[str, str]]
    texts: list[str]
    profile: dict[str, list[str]]
    program: Program
    reassess: ReassessData
    not_in_pdf: NotRequired[list[str]]
    follow_ups: NotRequired[dict[str, FollowUp]]


# A class cannot have a key named "from".
ChangesData = TypedDict(
    "ChangesData",
    {
        "from": str,
        "renamed": dict[str, str],
        "removed": list[str],
        "reask": list[str],
        "options": dict[str, dict[str, str]],
        "split": dict[str, list[str]],
        "merged": dict[str, list[str]],
    },
)
ChangesData.__doc__ = "How a version follows from the one before: what becomes of each answer."


class Version(FrameworkData):
    """One of several versions; ``changes`` lead to it from the one before."""

    changes: ChangesData | None


class WordedVersion(Version):
    """A version on a page that does not show its form."""

    words: Words


class EarlierVersions(TypedDict):
    """The versions whose answers come over to this one, the latest first, and its own changes."""

    changes: ChangesData | None
    earlier: list[WordedVersion]


class Older(TypedDict, total=False):
    """The same for a team page, which shows no words of theirs; {} where there are none."""

    changes: ChangesData | None
    earlier: list[Version]


class About(TypedDict):
    """What is asked about the person, as pairs of id and text.

    ``before``: how many of the questions are asked earlier.
    """

    before: int
    questions: list[tuple[str, str]]


class TeamFramework(FrameworkData, Older):
    """What the script of a team page knows; ``numbers`` are those of the questions on paper."""

    about: About
    words: Words
    numbers: dict[str, int]


class OverTime(TypedDict):
    """What the page that compares results knows: every version, the latest first."""

    id: str
    title: str
    versions: list[WordedVersion]
