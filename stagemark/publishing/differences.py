"""What differs between two versions of a framework, change by change, and the bump that it needs.

*major*: some answers could score differently, or a question or an option was added or removed or
changed its value. *minor*: a respondent reads other words. *patch*: neither.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from stagemark.framework.changes import Changes
from stagemark.framework.fields import StrictModel
from stagemark.framework.model import Framework
from stagemark.framework.questions import Option, Question
from stagemark.publishing.bump import rules_of, scores_differ

Level = Literal["major", "minor", "patch"]
LEVELS: Sequence[Level] = ("patch", "minor", "major")
Piece = tuple[Literal["", "-", "+"], str]
Kind = Literal[
    "model",
    "stage",
    "dimension",
    "question",
    "option",
    "scoring",
    "finding",
    "benchmark",
    "profile",
]


KINDS: Mapping[Kind, str] = {
    "model": "The model",
    "stage": "Stage",
    "dimension": "Dimension",
    "question": "Question",
    "option": "Answer",
    "scoring": "Scoring",
    "finding": "Finding",
    "benchmark": "Benchmark",
    "profile": "Question about you",
}
# Texts that have less than this in common are shown one after the other, not one in the other.
ALIKE = 0.6
# What people call a key that says little by itself.
KEYS = {
    "allow": "ways to pass over it",
    "id": "its id",
    "show_if": "when it is asked",
    "signs": "how to recognise it",
    "text": "wording",
    "threshold": "where it begins",
}


@dataclass(frozen=True)
class Change:
    """One difference. ``place``: the ids that lead there, such as a question's and an option's.

    ``before`` and ``after`` are what stood and stands there; None where there is nothing.
    """

    level: Level
    kind: Kind
    place: Sequence[str]
    key: str
    before: str | None
    after: str | None

    @property
    def what(self) -> str:
        """What of the part changed, in a word or two."""
        if self.key:
            return KEYS.get(self.key, self.key.replace("_", " "))
        return "new" if self.before is None else "gone" if self.after is None else ""

    @property
    def title(self) -> str:
        """What it is about, such as ``Question on-time``."""
        return " ".join([KINDS[self.kind], *self.place])

    @property
    def words(self) -> list[Piece]:
        """Both texts as one, see ``words_between``."""
        if self.before is None or self.after is None:
            return [("-", self.before)] if self.before is not None else [("+", self.after or "")]
        return words_between(self.before, self.after)


def differences(old: Framework, new: Framework) -> list[Change]:
    """Every difference in the order of the newer file; what is no more comes last of its kind."""
    renamed = _Renamed(new.changes if _follows(old, new) else None)
    return [
        *_model(old, new),
        *_stages(old, new),
        *_dimensions(old, new),
        *_questions(old, new, renamed),
        *_scoring(old, new, renamed),
        *_named("finding", old.findings, new.findings),
        *_profile(old, new),
        *_named("benchmark", old.benchmarks, new.benchmarks),
        *_unseen(old, new),
    ]


def needed_bump(changes: Iterable[Change]) -> Level:
    """The least bump that the changes need."""
    return max((one.level for one in changes), key=LEVELS.index, default="patch")


def bumped(version: str, level: Level) -> str:
    """The first version after this one that differs from it by so much."""
    major, minor, patch = (int(part) for part in version.partition("-")[0].split("."))
    if level == "major":
        return f"{major + 1}.0.0"
    return f"{major}.{minor + 1}.0" if level == "minor" else f"{major}.{minor}.{patch + 1}"


def bump_between(old: str, new: str) -> Level:
    """By how much two versions differ."""
    before, after = (one.partition("-")[0].split(".") for one in (old, new))
    if before[0] != after[0]:
        return "major"
    return "minor" if before[1] != after[1] else "patch"


def words_between(before: str, after: str) -> list[Piece]:
    """Both texts as one: pieces that stand in both, in the first only, in the second only."""
    if difflib.SequenceMatcher(None, before, after).ratio() < ALIKE:
        return [("-", before), ("", "\n"), ("+", after)]
    old, new = (re.findall(r"\s+|[\w'\u2019-]+|[^\w\s]", text) for text in (before, after))
    pieces: list[Piece] = []
    matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
    for operation, i, j, k, m in matcher.get_opcodes():
        if operation == "equal":
            pieces.append(("", "".join(old[i:j])))
        else:
            pieces += [("-", "".join(old[i:j]))] if j > i else []
            pieces += [("+", "".join(new[k:m]))] if m > k else []
    return pieces


def _follows(old: Framework, new: Framework) -> bool:
    return new.changes is not None and new.changes.from_ == old.version


class _Renamed:
    """What questions and options of the older version are called in the newer one."""

    def __init__(self, changes: Changes | None) -> None:
        self._questions = changes.renamed if changes else {}
        self._options = changes.options if changes else {}

    def question(self, old: str) -> str:
        return self._questions.get(old, old)

    def option(self, question: str, old: str) -> str:
        return self._options.get(question, {}).get(old, old)


def _model(old: Framework, new: Framework) -> Iterator[Change]:
    keys = ("title", "summary", "about", "source", "minutes", "language", "reassess")
    yield from _texts("model", (), old, new, keys)


def _texts(
    kind: Kind, place: Sequence[str], old: StrictModel, new: StrictModel, keys: Iterable[str]
) -> Iterator[Change]:
    """The texts that respondents read: each that differs is a change of wording."""
    for key in keys:
        before, after = _text(getattr(old, key)), _text(getattr(new, key))
        if before != after:
            yield Change("minor", kind, place, key, before, after)


def _text(value: Any) -> str | None:
    """A value of a file as the text that people read; None for nothing."""
    if value is None or value in ([], {}):
        return None
    if isinstance(value, StrictModel):
        return _text(value.model_dump(mode="json", by_alias=True, exclude_none=True))
    if isinstance(value, Mapping):
        return "\n".join(f"{key}: {_text(one)}" for key, one in value.items())
    if isinstance(value, list | tuple):
        return "\n".join(_text(one) or "" for one in value)
    return str(value)


def _pairs(
    old: Sequence[Any], new: Sequence[Any], name: Mapping[str, str] | None = None
) -> Iterator[tuple[Any, Any]]:
    """Parts with ids, each with its like of the other version, or None where there is none."""
    before = {(name or {}).get(one.id, one.id): one for one in old}
    for one in new:
        yield before.pop(one.id, None), one
    yield from ((one, None) for one in before.values())


def _named(kind: Kind, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """Parts of which respondents read all there is."""
    for before, after in _pairs(old, new):
        one = after or before
        if before is None or after is None:
            yield Change(
                "minor", kind, (one.id,), "", before and _text(before), after and _text(after)
            )
        else:
            keys = [key for key in type(one).model_fields if key != "id"]
            yield from _texts(kind, (one.id,), before, after, keys)


def _order(
    kind: Kind, place: Sequence[str], old: Sequence[str], new: Sequence[str]
) -> Iterator[Change]:
    """Respondents meet the same things in another order."""
    before = [one for one in old if one in new]
    after = [one for one in new if one in old]
    if before != after:
        yield Change("minor", kind, place, "order", ", ".join(before), ", ".join(after))


def _stages(old: Framework, new: Framework) -> Iterator[Change]:
    keys = ("name", "tagline", "summary", "signs", "focus", "next_steps", "advance")
    for before, after in _pairs(old.stages, new.stages):
        if before is None or after is None:
            one = after or before
            yield Change(
                "major", "stage", (one.id,), "", before and before.name, after and after.name
            )
        else:
            yield from _texts("stage", (after.id,), before, after, keys)
    for change in _order(
        "stage", (), [one.id for one in old.stages], [one.id for one in new.stages]
    ):
        yield replace(change, level="major")


def _dimensions(old: Framework, new: Framework) -> Iterator[Change]:
    for before, after in _pairs(old.dimensions, new.dimensions):
        if before is None or after is None:
            one = after or before
            yield Change(
                "major", "dimension", (one.id,), "", before and before.name, after and after.name
            )
        else:
            keys = ("name", "summary", "next_steps")
            yield from _texts("dimension", (after.id,), before, after, keys)
    yield from _order(
        "dimension", (), [one.id for one in old.dimensions], [one.id for one in new.dimensions]
    )


def _questions(old: Framework, new: Framework, renamed: _Renamed) -> Iterator[Change]:
    names = {id: renamed.question(id) for id in old.questions}
    dimension = {q.id: d.id for d in new.dimensions for q in d.questions}
    dimension_before = {q.id: d.id for d in old.dimensions for q in d.questions}
    for before, after in _pairs([*old.questions.values()], [*new.questions.values()], names):
        if before is None or after is None:
            one = after or before
            yield Change(
                "major", "question", (one.id,), "", before and before.text, after and after.text
            )
            continue
        place = (after.id,)
        if before.id != after.id:
            yield Change("major", "question", place, "id", before.id, after.id)
        moved = dimension_before[before.id], dimension[after.id]
        if moved[0] != moved[1]:
            yield Change("major", "question", place, "dimension", *moved)
        if before.type != after.type:
            yield Change("major", "question", place, "type", before.type, after.type)
        yield from _texts("question", place, before, after, ("text", "help", "evidence"))
        yield from _escapes(place, before, after)
        if before.is_scored and after.is_scored:
            options = old.options_of(before), new.options_of(after)
            yield from _options(place, *options, renamed)
    yield from _order("question", (), [names[id] for id in old.questions], [*new.questions])


def _escapes(place: Sequence[str], old: Question, new: Question) -> Iterator[Change]:
    if {*old.allow} != {*new.allow}:
        before, after = (", ".join(sorted(one.allow)) or None for one in (old, new))
        yield Change("major", "question", place, "allow", before, after)


def _options(
    place: Sequence[str], old: Sequence[Option], new: Sequence[Option], renamed: _Renamed
) -> Iterator[Change]:
    names = {one.id: renamed.option(place[0], one.id) for one in old}
    for before, after in _pairs(old, new, names):
        if before is None or after is None:
            one = after or before
            where = (*place, one.id)
            yield Change("major", "option", where, "", before and before.text, after and after.text)
            continue
        where = (*place, after.id)
        if before.id != after.id:
            yield Change("major", "option", where, "id", before.id, after.id)
        if before.value != after.value:
            yield Change("major", "option", where, "value", str(before.value), str(after.value))
        keys = [key for key in Option.model_fields if key not in ("id", "value")]
        yield from _texts("option", where, before, after, keys)
    yield from _order("option", place, [names[one.id] for one in old], [one.id for one in new])


def _scoring(old: Framework, new: Framework, renamed: _Renamed) -> Iterator[Change]:
    """The rules of scoring, each that was written otherwise, major where scores can differ."""
    written = _written_rules(old, renamed), _written_rules(new, _Renamed(None))
    keys = dict.fromkeys([*written[1], *written[0]])
    both = {*map(renamed.question, old.questions)} & {*new.questions}
    both |= {one.id for one in old.dimensions} & {one.id for one in new.dimensions}
    changed = [
        key
        for key in keys
        if written[0].get(key) != written[1].get(key)
        # Of what came or went that alone is said.
        and (key[0] == "scoring" or key[1][0] in both)
    ]
    if not changed:
        return
    level: Level = "major" if _scores_differ(old, new) else "patch"
    for kind, place, key in changed:
        before, after = (one.get((kind, place, key)) for one in written)
        own: Level = level
        if key in ("decimals", "name"):
            own = "minor"  # the figures are the same, and shown or called otherwise
        yield Change(own, kind, place, key, before, after)


def _scores_differ(old: Framework, new: Framework) -> bool:
    """As ``bump.scores_differ``; versions whose questions differ do so anyway."""
    before, after = (rules_of(one)["questions"] for one in (old, new))
    answers = [
        {id: (one["type"], frozenset(one["values"]), one["allow"]) for id, one in rules.items()}
        for rules in (before, after)
    ]
    return answers[0] != answers[1] or scores_differ(old, new)


def _written_rules(
    framework: Framework, renamed: _Renamed
) -> dict[tuple[Kind, Sequence[str], str], str]:
    """What the file says of scoring, by what it says it of; questions go by their newer ids."""
    scoring = framework.scoring
    rules: dict[tuple[Kind, Sequence[str], str], str] = {}
    for dimension in framework.dimensions:
        rules["dimension", (dimension.id,), "weight"] = str(dimension.weight)
    for question in framework.questions.values():
        place = (renamed.question(question.id),)
        rules["question", place, "weight"] = str(question.weight)
        if rule := question.show_if:
            asks = rule.model_dump(by_alias=True) | {"question": renamed.question(rule.question)}
            rules["question", place, "show_if"] = _text(asks) or ""
    for stage, start in zip(framework.stages[1:], framework.thresholds or [], strict=False):
        rules["scoring", (stage.id,), "threshold"] = str(start)
    rules["scoring", (), "decimals"] = str(framework.decimals)
    fields = scoring.model_dump(mode="json", by_alias=True, exclude_none=True)
    for key in ("thresholds", "dimension_thresholds", "decimals", "gates"):
        fields.pop(key, None)
    for key, value in fields.items():
        rules["scoring", (), key] = _text(value) or ""
    for gate in framework.gates:
        says = gate.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"id"})
        says["questions"] = [renamed.question(id) for id in gate.questions]
        for key, value in says.items():
            rules["scoring", (gate.id,), key] = _text(value) or ""
    if framework.gates:
        rules["scoring", (), "gates"] = ", ".join(gate.id for gate in framework.gates)
    return rules


def _profile(old: Framework, new: Framework) -> Iterator[Change]:
    """Profile questions: their options are what was answered, so other ones are other answers."""
    for before, after in _pairs(old.profile, new.profile):
        if before is None or after is None:
            one = after or before
            yield Change(
                "major", "profile", (one.id,), "", before and before.text, after and after.text
            )
            continue
        yield from _texts("profile", (after.id,), before, after, ("text",))
        if before.options != after.options:
            texts = _text(before.options), _text(after.options)
            yield Change("major", "profile", (after.id,), "options", *texts)


def _unseen(old: Framework, new: Framework) -> Iterator[Change]:
    """What nobody reads and nothing counts: names of scales, notations, what came before."""
    if {*old.scales} != {*new.scales}:
        names = (", ".join(one.scales) or None for one in (old, new))
        yield Change("patch", "model", (), "scales", *names)
