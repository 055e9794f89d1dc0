"""What the sentences over a team have to say, by one who counts its members.

The members are scored in Python; nothing here is shared with the program that writes the sentences.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

from stagemark.framework.model import Framework
from stagemark.scoring.bounds import bounds
from tests.browser.answering import Answers
from tests.browser.finding import Case

NAMED = 3
SINGLE = {
    "open": "it is not finished",
    "unsure": "too little of it is known to name a stage",
    "nothing": "no answer of it counts",
}
SILENT = {
    "open": ("One of you has not finished", "{} of you have not finished"),
    "unsure": (
        "One of you does not know enough to name a stage",
        "{} of you do not know enough to name a stage",
    ),
    "nothing": ("One of you has no answer that counts", "{} of you have no answer that counts"),
}


def listed(texts: Sequence[str]) -> str:
    if len(texts) < 3:
        return " and ".join(texts)
    return f"{', '.join(texts[:-1])}, and {texts[-1]}"


def place(case: Case) -> str | None:
    """The stage that a member may be said to be at, by name; None where there is none."""
    names = {one.id: one.name for one in case.framework.stages}
    is_sure = case.record["state"] == "complete" and not case.is_unsure
    return names[case.record["stage"]] if is_sure else None


def silence(case: Case) -> str:
    if case.is_unsure:
        return "unsure"
    return "nothing" if case.record["state"] == "not-assessed" else "open"


def of_stages(framework: Framework, cases: list[Case]) -> str:
    counts = Counter(place(case) for case in cases)
    all = len(cases)
    said = [(one.name, counts[one.name]) for one in framework.stages if counts[one.name]]
    voice = {n: f"one says {n}" if count == 1 else f"{count} say {n}" for n, count in said}
    if not said:
        return f"None of the {all} results names a stage yet."
    name, most = max(said, key=lambda one: one[1])
    if most == all:
        return f"Both of you say {name}." if all == 2 else f"All {all} of you say {name}."
    if 2 * most > all:
        rest = listed([text for one, text in voice.items() if one != name])
        return f"Most of you ({most} of {all}) say {name}{f'; {rest}' if rest else ''}."
    if len(said) == 1:
        return f"One of {all} says {name}." if most == 1 else f"{most} of {all} say {name}."
    return f"You differ: {listed([*voice.values()])}."


def scores(case: Case) -> dict[str, Fraction | None]:
    """The figure of each dimension that has one; what is not known has none for the unsure."""
    known = {id: answer for id, answer in case.answers.items() if id not in case.unknown}
    record: Any = case.scorer.score(known) if case.is_unsure else case.record
    return {
        id: None if one["score"] is None else case.shown(one["score"])
        for id, one in record["dimensions"].items()
    }


def of_dimensions(framework: Framework, cases: list[Case]) -> str:
    ends = bounds(framework)
    figures = [scores(case) for case in cases]
    shares = {}
    for one in framework.dimensions:
        own = [figure for figure in (some[one.id] for some in figures) if figure is not None]
        way = ends[one.id][1] - ends[one.id][0]
        if len(own) > 1:
            shares[one.name] = (max(own) - min(own)) / way if way else Fraction(0)
    if len(shares) < 2:
        return ""
    high, low = max(shares.values()), min(shares.values())
    all = len(shares)
    if high == low:
        if any(figure is None for some in figures for figure in some.values()):
            return ""
        apart = "You are equally far apart" if high else "Your scores are the same"
        return f"{apart} in all {all} dimensions."

    def named(share: Fraction) -> str:
        names = [name for name, one in shares.items() if one == share]
        return f"{len(names)} of {all} dimensions" if len(names) > NAMED else listed(names)

    return f"You are furthest apart on {named(high)}, and closest on {named(low)}."


def finding(framework: Framework, answers: Sequence[Answers]) -> str:
    """All that is to be said of the members who gave these answers."""
    cases = [Case(framework, one) for one in answers]
    if len(cases) == 1:
        stage = place(cases[0])
        said = f"it says {stage}" if stage else SINGLE[silence(cases[0])]
        return f"There is one result so far, and {said}."
    silences = Counter(silence(case) for case in cases if place(case) is None)
    silent = [
        f"{one if silences[kind] == 1 else many.format(silences[kind])}."
        for kind, (one, many) in SILENT.items()
        if silences[kind]
    ]
    sentences = [of_stages(framework, cases), *silent, of_dimensions(framework, cases)]
    return " ".join(filter(None, sentences))
