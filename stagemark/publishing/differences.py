"""The differences between two versions of a framework, change by change; see ``change``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from stagemark.framework.changes import Changes
from stagemark.framework.fields import StrictModel
from stagemark.framework.model import Framework, ProfileQuestion
from stagemark.framework.questions import Dimension, Option, Question
from stagemark.framework.stages import Stage
from stagemark.publishing.bump import rules_of, scores_differ
from stagemark.publishing.change import Change, Kind, Level


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


def _follows(old: Framework, new: Framework) -> bool:
    return new.changes is not None and new.changes.from_ == old.version


class _Renamed:
    """The newer ids of the older version's questions and options."""

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
    kind: Kind, ids: Sequence[str], old: StrictModel, new: StrictModel, keys: Iterable[str]
) -> Iterator[Change]:
    """The texts that respondents read: each that differs is a change of wording."""
    for key in keys:
        before, after = _text(getattr(old, key)), _text(getattr(new, key))
        if before != after:
            yield Change("minor", kind, ids, key, before, after)


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


def _compared(
    level: Level,
    kind: Kind,
    pairs: Iterable[tuple[Any, Any]],
    *,
    name: Callable[[Any], str | None],
    within: Callable[[Any, Any], Iterator[Change]],
    ids: Sequence[str] = (),
) -> Iterator[Change]:
    """Each part that is new or gone, by ``name``; ``within`` compares what both versions have."""
    for before, after in pairs:
        if before is None or after is None:
            where = (*ids, (after or before).id)
            yield Change(level, kind, where, "", before and name(before), after and name(after))
        else:
            yield from within(before, after)


def _named(kind: Kind, old: Sequence[Any], new: Sequence[Any]) -> Iterator[Change]:
    """Parts of which respondents read all there is."""

    def within(before: Any, after: Any) -> Iterator[Change]:
        keys = [key for key in type(after).model_fields if key != "id"]
        yield from _texts(kind, (after.id,), before, after, keys)

    yield from _compared("minor", kind, _pairs(old, new), name=_text, within=within)


def _order(
    kind: Kind, ids: Sequence[str], old: Sequence[str], new: Sequence[str]
) -> Iterator[Change]:
    """Respondents meet the same things in another order."""
    before = [one for one in old if one in new]
    after = [one for one in new if one in old]
    if before != after:
        yield Change("minor", kind, ids, "order", ", ".join(before), ", ".join(after))


def _stages(old: Framework, new: Framework) -> Iterator[Change]:
    keys = ("name", "tagline", "summary", "signs", "focus", "next_steps", "advance")

    def within(before: Stage, after: Stage) -> Iterator[Change]:
        yield from _texts("stage", (after.id,), before, after, keys)

    pairs = _pairs(old.stages, new.stages)
    yield from _compared("major", "stage", pairs, name=lambda one: one.name, within=within)
    for change in _order("stage", (), _ids(old.stages), _ids(new.stages)):
        yield replace(change, level="major")


def _dimensions(old: Framework, new: Framework) -> Iterator[Change]:
    def within(before: Dimension, after: Dimension) -> Iterator[Change]:
        keys = ("name", "summary", "next_steps")
        yield from _texts("dimension", (after.id,), before, after, keys)

    pairs = _pairs(old.dimensions, new.dimensions)
    yield from _compared("major", "dimension", pairs, name=lambda one: one.name, within=within)
    yield from _order("dimension", (), _ids(old.dimensions), _ids(new.dimensions))


def _ids(parts: Iterable[Any]) -> list[str]:
    return [one.id for one in parts]


def _questions(old: Framework, new: Framework, renamed: _Renamed) -> Iterator[Change]:
    names = {id: renamed.question(id) for id in old.questions}
    dimension = {q.id: d.id for d in new.dimensions for q in d.questions}
    dimension_before = {q.id: d.id for d in old.dimensions for q in d.questions}

    def within(before: Question, after: Question) -> Iterator[Change]:
        ids = (after.id,)
        for key, was, now in (
            ("id", before.id, after.id),
            ("dimension", dimension_before[before.id], dimension[after.id]),
            ("type", before.type, after.type),
        ):
            if was != now:
                yield Change("major", "question", ids, key, was, now)
        yield from _texts("question", ids, before, after, ("text", "help", "evidence"))
        yield from _escapes(ids, before, after)
        if before.is_scored and after.is_scored:
            options = old.options_of(before), new.options_of(after)
            yield from _options(ids, *options, renamed)

    pairs = _pairs([*old.questions.values()], [*new.questions.values()], names)
    yield from _compared("major", "question", pairs, name=lambda one: one.text, within=within)
    yield from _order("question", (), [names[id] for id in old.questions], [*new.questions])


def _escapes(ids: Sequence[str], old: Question, new: Question) -> Iterator[Change]:
    if {*old.allow} != {*new.allow}:
        before, after = (", ".join(sorted(one.allow)) or None for one in (old, new))
        yield Change("major", "question", ids, "allow", before, after)


def _options(
    ids: Sequence[str], old: Sequence[Option], new: Sequence[Option], renamed: _Renamed
) -> Iterator[Change]:
    names = {one.id: renamed.option(ids[0], one.id) for one in old}

    def within(before: Option, after: Option) -> Iterator[Change]:
        where = (*ids, after.id)
        if before.id != after.id:
            yield Change("major", "option", where, "id", before.id, after.id)
        if before.value != after.value:
            yield Change("major", "option", where, "value", str(before.value), str(after.value))
        keys = [key for key in Option.model_fields if key not in ("id", "value")]
        yield from _texts("option", where, before, after, keys)

    yield from _compared(
        "major",
        "option",
        _pairs(old, new, names),
        name=lambda one: one.text,
        within=within,
        ids=ids,
    )
    yield from _order("option", ids, [names[one.id] for one in old], _ids(new))


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
    for kind, ids, key in changed:
        before, after = (one.get((kind, ids, key)) for one in written)
        own: Level = level
        if key in ("decimals", "name"):
            own = "minor"  # the figures are the same, and shown or called otherwise
        yield Change(own, kind, ids, key, before, after)


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
    """The rules of scoring in a file, by the part that each is for; questions go by newer ids."""
    scoring = framework.scoring
    rules: dict[tuple[Kind, Sequence[str], str], str] = {}
    for dimension in framework.dimensions:
        rules["dimension", (dimension.id,), "weight"] = str(dimension.weight)
    for question in framework.questions.values():
        ids = (renamed.question(question.id),)
        rules["question", ids, "weight"] = str(question.weight)
        if rule := question.show_if:
            asks = rule.model_dump(by_alias=True) | {"question": renamed.question(rule.question)}
            rules["question", ids, "show_if"] = _text(asks) or ""
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

    def within(before: ProfileQuestion, after: ProfileQuestion) -> Iterator[Change]:
        yield from _texts("profile", (after.id,), before, after, ("text",))
        if before.options != after.options:
            texts = _text(before.options), _text(after.options)
            yield Change("major", "profile", (after.id,), "options", *texts)

    pairs = _pairs(old.profile, new.profile)
    yield from _compared("major", "profile", pairs, name=lambda one: one.text, within=within)


def _unseen(old: Framework, new: Framework) -> Iterator[Change]:
    """Differences that nobody reads and nothing counts, such as the names of scales."""
    if {*old.scales} != {*new.scales}:
        names = (", ".join(one.scales) or None for one in (old, new))
        yield Change("patch", "model", (), "scales", *names)
