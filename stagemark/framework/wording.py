"""pydantic's findings as problems that an author can act on.

``validate`` takes any pydantic model. Unions in such a model discriminate by a ``Tag`` that is the
name of the member's class: these names are taken out of the trail, and no key looks like them.
"""

from __future__ import annotations

import re
import types
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from stagemark.framework.fields import ID_PATTERN, LANGUAGE_PATTERN, VERSION_PATTERN, Url
from stagemark.framework.methods import METHODS
from stagemark.framework.problems import MAX_PROBLEMS, Problem, did_you_mean, listed, quoted
from stagemark.framework.slips import hint_on_number, slip_in_key, slip_in_value
from stagemark.framework.source import Trail, Tree

ModelT = TypeVar("ModelT", bound=BaseModel)

AN_ID = "must be an id: small letters a-z, digits and hyphens, a letter first, at most 64"
# A path below content/, as a web address has it: it goes down only.
CONTENT_PATH = r"^[^/\\\s:]([^\\\x00-\x1f:]*[^/\\\s:])?$"
# What stands for no value elsewhere, and is a word like any other here.
NOTHING = ("none", "null", "nil", "~", "no", "false", "empty", "-")
PATTERNS = {
    ID_PATTERN: AN_ID,
    VERSION_PATTERN: "must be a version such as 1.0.0 or 2.0.0-rc.1",
    LANGUAGE_PATTERN: "must be a language code such as en, de or pt-BR",
    get_args(Url)[1].pattern: "must be a web address that begins with https:// or http://",
    r"^#[0-9a-fA-F]{6}$": "must be a colour such as #17594a",
    CONTENT_PATH: "must be the path of a file below content/, such as pages/imprint.md",
}
BOUNDS = {
    "greater_than": ("gt", "must be greater than {}"),
    "greater_than_equal": ("ge", "must be at least {}"),
    "less_than": ("lt", "must be less than {}"),
    "less_than_equal": ("le", "must be at most {}"),
}


def validate(tree: Tree, model: type[ModelT], problems: list[Problem]) -> ModelT | None:
    """The tree as ``model``; None, and every reason appended to ``problems``, when it is not one.

    What was refused while reading is not complained of again.
    """
    try:
        return model.model_validate(tree.value)
    except ValidationError as error:
        found = [
            problem
            for details in error.errors(include_url=False)[:MAX_PROBLEMS]
            if (problem := _problem(tree, model, details))
        ]
    told = {problem for problem in found if not _is_explained(problem, found)}
    problems += sorted(tree.mended.believed(told))
    return None


def _is_explained(problem: Problem, found: list[Problem]) -> bool:
    """Whether a key is only missing because it is misspelt, which is said at its own place."""
    if problem.message != "is missing":
        return False
    group, _, key = problem.trail.rpartition(".")
    hint = did_you_mean(key, [key])
    return any(other.hint == hint and other.trail.rpartition(".")[0] == group for other in found)


def _problem(tree: Tree, model: type[BaseModel], details: ErrorDetails) -> Problem | None:
    trail, tags, rest = _trail(tree.value, details["loc"])
    kind, value = details["type"], details["input"]
    if tree.is_refused(trail):
        return None
    if not trail and value == "":
        return tree.problem((), "the file is empty")
    if kind == "missing":
        is_slip = any(re.match(rf"-?{re.escape(str(rest[-1]))}\W", str(one)) for one in value)
        if tree.is_partial(trail) or is_slip:
            return None
        line, column = tree.place(trail)
        # The trail names the key that should be there; the place is where it should be.
        absent = tree.problem((*trail, *rest), "is missing")
        return Problem(tree.shown, line, column, absent.trail, absent.message)
    if kind == "extra_forbidden":
        known = sorted({*_keys(model, trail[:-1], tags)})
        is_cut = tree.is_flow(trail[:-1]) and value == ""
        if slip := slip_in_key(str(trail[-1]), _before(tree.value, trail) if is_cut else ""):
            return tree.problem(trail, *slip, key=True)
        hint = did_you_mean(str(trail[-1]), known)
        hint = hint or (f"known here: {', '.join(known)}" if known else "")
        return tree.problem(trail, "unknown key", hint, key=True)
    if kind == "method" and isinstance(value, Mapping) and "method" in value:
        trail, value = (*trail, "method"), value["method"]
        message = f"must be {listed(METHODS, 'or')}, {_got(value)}"
        return tree.problem(trail, message, did_you_mean(str(value), METHODS))
    if rest == ("[key]",):
        return tree.problem(trail, *_worded(kind, trail[-1], details), key=True)
    if value == "":
        return tree.problem(trail, "a value is missing", "write one, or delete the key")
    return tree.problem(trail, *_worded(kind, value, details))


def _before(value: object, trail: Trail) -> str:
    """The text that stands before a key in its group, as far as it is one."""
    for step in trail[:-1]:
        value = value[step]  # type: ignore[index]
    keys = [*value] if isinstance(value, Mapping) else []
    earlier = keys[: keys.index(trail[-1])][-1:]
    return next((str(value[key]) for key in earlier), "")  # type: ignore[index]


def _trail(value: object, loc: tuple[str | int, ...]) -> tuple[Trail, list[str], Trail]:
    """``loc`` as far as the tree goes, the tags that stood in it, and what is left at its end."""
    trail: list[str | int] = []
    tags: list[str] = []
    for number, step in enumerate(loc):
        is_key = isinstance(value, Mapping) and step in value
        is_index = isinstance(value, list) and isinstance(step, int) and step < len(value)
        if is_key or is_index:
            value = value[step]  # type: ignore[index]
            trail.append(step)
        elif isinstance(step, str) and step[:1].isupper() and number + 1 < len(loc):
            tags.append(step)
        elif step == "[key]" or (isinstance(value, Mapping) and number + 1 == len(loc)):
            return tuple(trail), tags, (step,)
    return tuple(trail), tags, ()


def _worded(kind: str, value: object, details: ErrorDetails) -> tuple[str, str]:
    """Message and hint for an error that is about a value."""
    context: dict[str, Any] = details.get("ctx", {})
    got = _got(value)
    if kind == "string_type":
        return f"must be a text, {got}", "write one text, without dashes or keys below it"
    slip = slip_in_value(value) if isinstance(value, str) else None
    if slip and kind in ("list_type", "dict_type", "model_type", "model_attributes_type"):
        return slip
    if kind == "list_type":
        if isinstance(value, str) and value.lower() in NOTHING:
            return f"must be a list, {got}", "write [] for an empty list"
        if isinstance(value, str) and re.fullmatch(r"[a-z][a-z0-9-]*", value):
            return f"must be a list, {got}", f"write [{value}]"
        return f"must be a list, {got}", 'write each item on its own line after a dash ("- ")'
    if kind in ("dict_type", "model_type", "model_attributes_type"):
        return f"must be a group of keys, {got}", 'write "key: value" lines, indented below it'
    if kind == "literal_error":
        words = re.findall(r"'([^']*)'", str(context.get("expected", "")))
        return f"must be {listed(words, 'or')}, {got}", did_you_mean(str(value), words)
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern", ""))
        hint = _as_id(str(value)) if pattern == ID_PATTERN else ""
        return f"{PATTERNS.get(pattern, 'is not written as it should be')}, {got}", hint
    if kind == "string_too_short":
        return "a value is missing", "write one, or delete the key"
    if kind == "string_too_long":
        has = len(str(value))
        return f"must have at most {context['max_length']} characters, has {has}", ""
    if kind in ("too_short", "too_long"):
        bound = context.get("min_length") or context.get("max_length")
        least = "at least" if kind == "too_short" else "at most"
        items = "item" if bound == 1 else "items"
        return f"must have {least} {bound} {items}, has {context['actual_length']}", ""
    if kind in BOUNDS:
        key, words_ = BOUNDS[kind]
        return f"{words_.format(context[key])}, {got}", ""
    if kind in ("value_error", "assertion_error"):
        return f"{context.get('error', 'is not valid')}, {got}", ""
    if kind in ("number", "above_zero") and isinstance(value, str):
        return f"{details['msg']}, {got}", hint_on_number(value)
    if re.match("Input|Unable|Extra|Field|Value", details["msg"]) or kind.startswith("union_"):
        return f"is not written as it should be, {got}", ""
    return f"{details['msg']}, {got}", str(context.get("hint", ""))


def _got(value: object) -> str:
    if isinstance(value, str):
        return f"got {quoted(value)}"
    if isinstance(value, Mapping):
        keys = ", ".join(quoted(str(key)) for key in list(value)[:5])
        return f"got the keys {keys}" if keys else "got {}"
    if isinstance(value, list):
        return "got a list"
    return f"got {quoted(str(value))}"


def _as_id(wrong: str) -> str:
    """A hint with an id made of ``wrong``; empty where nothing is left of it."""
    words = re.findall("[a-z0-9]+", wrong.lower())
    candidate = "-".join(words)[:64].lstrip("0123456789-").rstrip("-")
    return f'for example "{candidate}"' if candidate else ""


def _keys(model: type[BaseModel], trail: Trail, tags: list[str]) -> Iterator[str]:
    """The keys that ``model`` knows at ``trail``, where ``tags`` decide between alternatives."""
    kinds = [*_alternatives(model)]
    for step in trail:
        kinds = [deeper for kind in kinds for deeper in _inside(kind, step)]
    named = {kind.__name__: kind for kind in kinds if isinstance(kind, type)}
    chosen = next((named[tag] for tag in reversed(tags) if tag in named), None)
    for kind in [chosen] if chosen else kinds:
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            for name, field in kind.model_fields.items():
                yield field.alias or name


def _inside(kind: Any, step: str | int) -> Iterator[Any]:
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        for name, field in kind.model_fields.items():
            if step == (field.alias or name):
                yield from _alternatives(field.annotation)
    elif get_origin(kind) is list or get_origin(kind) is dict:
        yield from _alternatives(get_args(kind)[-1])


def _alternatives(kind: Any) -> Iterator[Any]:
    """A type without its annotations, or every member of a union."""
    if get_origin(kind) is Annotated:
        yield from _alternatives(get_args(kind)[0])
    elif get_origin(kind) in (Union, types.UnionType):
        for member in get_args(kind):
            yield from _alternatives(member)
    else:
        yield kind
