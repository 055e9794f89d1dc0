"""The types of what the client gets from outside of it: ``theme/js/types.js``.

What Python hands to a page has its types in Python, once, and the sentences stand in the catalogue;
scripts name the types that are written from both. Write the file anew after a change in either:
``.venv/bin/python -m stagemark.site.client_types``.
"""

from __future__ import annotations

import inspect
import re
import types
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import (
    Annotated,
    Any,
    Literal,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
    is_typeddict,
)

from pydantic import BaseModel

from stagemark.scoring.answers import Answer, Response
from stagemark.scoring.program_types import ProgramCondition, Whole
from stagemark.scoring.record import Record, State
from stagemark.scoring.result_file import ResultFile, RunsFile, TeamFile
from stagemark.site.client_shapes import (
    ChangesData,
    EarlierVersions,
    FrameworkData,
    OverTime,
    ReassessData,
    TeamFramework,
)
from stagemark.site.sentences import Place, Sentence, Sentences, read_sentences

THEME = Path(__file__).parents[2] / "theme"
TYPES = THEME / "js" / "types.js"
SENTENCES = THEME / "locales" / "en.yaml"

# What scripts name. Whatever these are made of comes along under its own name.
NAMED: Mapping[str, Any] = {
    "Framework": FrameworkData,
    "TeamFramework": TeamFramework,
    "EarlierVersions": EarlierVersions,
    "OverTime": OverTime,
    "Changes": ChangesData,
    "Reassess": ReassessData,
    "Response": Response,
    "Answer": Answer,
    "Record": Record,
    "State": State,
    "ResultFile": ResultFile,
    "RunsFile": RunsFile,
    "TeamFile": TeamFile,
    "ProgramCondition": ProgramCondition,
    "Whole": Whole,
}
PLAIN = {str: "string", int: "number", bool: "boolean", types.NoneType: "null", object: "unknown"}

HEAD = """\
// The data that Python hands to the pages, the files that people keep, and the sentences: types
// alone, which no module needs when it runs.
//
// Written by `.venv/bin/python -m stagemark.site.client_types` from the classes in Python and from
// the catalogue of sentences.
//
// A module says at its top which types it means, `@typedef {import("./types.js").Record} Record`,
// or says so in one place, `@param {import("./types.js").Record} record`; in a room the path begins
// with two dots. After the first, `Record` and `Response` are no longer those of the browser.
export {};
"""

# What is called with texts for its places, or for elements in them with what makes these.
SENTENCE = """\
/**
 * What stands in a place; the place `count` chooses the form.
 * @template {string} Name
 * @template Value
 * @typedef {{[name in Name]: name extends "count" ? number : Value}} Places
 */

/**
 * A sentence with places: as a text, or as parts to append where elements of the page stand in it.
 * @template {string} Name
 * @typedef {{
 *   (places: Places<Name, string | number>): string,
 *   parts: (places: Places<Name, Node | string | number>) => (Node | string)[],
 * }} Sentence
 */

/**
 * A sentence of which some words stand within elements, each made by the function in its place.
 * @template {string} Words
 * @template {string} [Name=never]
 * @typedef {{
 *   parts: (places: {[name in Words]: (words: string) => Node}
 *     & Places<Name, Node | string | number>) => (Node | string)[],
 * }} SentenceWithElements
 */
"""


def types_text() -> str:
    """The whole of ``types.js``."""
    sentences = read_sentences(SENTENCES)
    return "\n".join([HEAD, *_Writer(NAMED).typedefs(), SENTENCE, _sentences(sentences)])


def _sentences(sentences: Sentences) -> str:
    """The catalogue as a type: a text for each sentence without places."""
    head = "The catalogue, by group and id; `language` is the tag of the language that it is in."
    lines = ["/**", f" * {head}", " * @typedef {{", " *   language: string,"]
    for group, entries in sentences.all.items():
        lines += [f" *   {group}: {{", *(_sentence(*one) for one in entries.items()), " *   },"]
    return "\n".join([*lines, " * }} Sentences", " */", ""])


def _sentence(id: str, sentence: Sentence) -> str:
    around = set(_around(piece for form in sentence.forms.values() for piece in form))
    names = _one_of(sentence.places - around)
    shown = f"Sentence<{names}>" if names else "string"
    if around:
        shown = f"SentenceWithElements<{', '.join(filter(None, [_one_of(around), names]))}>"
    return f" *     {id}: {shown},"


def _around(pieces: Iterable[str | Place]) -> Iterator[str]:
    """The places that enclose words."""
    for one in pieces:
        if isinstance(one, Place) and one.around is not None:
            yield one.name
            yield from _around(one.around)


def _one_of(names: Iterable[str]) -> str:
    return " | ".join(f'"{name}"' for name in sorted(names))


class _Writer:
    def __init__(self, named: Mapping[str, Any]) -> None:
        self.names = {type_: name for name, type_ in named.items()}

    def typedefs(self) -> Iterator[str]:
        """A comment for each type, those that were met on the way behind those that were named."""
        written: set[object] = set()
        while missing := [one for one in self.names if one not in written]:
            for one in missing:
                written.add(one)
                yield self._typedef(self.names[one], one)

    def _typedef(self, name: str, type_: Any) -> str:
        if not isinstance(type_, type):
            return f"/** @typedef {{{self._union(type_)}}} {name} */\n"
        lines = [*_text_of(type_), f"@typedef {{object}} {name}", *self._properties(type_)]
        return "\n".join(["/**", *(f" * {line}".rstrip() for line in lines), " */", ""])

    def _properties(self, type_: Any) -> Iterator[str]:
        if issubclass(type_, BaseModel):
            for key, field in type_.model_fields.items():
                shown = self.text(field.annotation)
                about = f" {field.description}" if field.description else ""
                yield _property(field.alias or key, shown, field.is_required(), about)
            return
        for key, hint in get_type_hints(type_, include_extras=True).items():
            is_optional = get_origin(hint) is NotRequired
            shown = self.text(get_args(hint)[0] if is_optional else hint)
            yield _property(key, shown, not is_optional)

    def text(self, hint: Any) -> str:
        """A type in the words of TypeScript."""
        if hint in self.names:
            return self.names[hint]
        if hint in PLAIN:
            return PLAIN[hint]
        if is_typeddict(hint) or (isinstance(hint, type) and issubclass(hint, BaseModel)):
            if hint.__name__ in self.names.values():
                msg = f"{hint}: another type of the client has the name {hint.__name__}"
                raise TypeError(msg)
            self.names[hint] = hint.__name__
            return self.names[hint]
        return self._union(hint)

    def _union(self, hint: Any) -> str:
        origin, inner = get_origin(hint), get_args(hint)
        if origin is Annotated:
            return self.text(inner[0])
        if origin is Literal:
            return " | ".join(f'"{value}"' for value in inner)
        if origin in (Union, types.UnionType):
            parts = list(dict.fromkeys(self.text(one) for one in inner))
            if "string" in parts:  # which any text is
                parts = [one for one in parts if not one.startswith('"')]
            return " | ".join(parts)
        if origin is list:
            item = self.text(inner[0])
            return f"({item})[]" if " " in item else f"{item}[]"
        if origin is tuple:
            return f"[{', '.join(self.text(one) for one in inner)}]"
        if origin is dict:
            return f"{{[id: string]: {self.text(inner[1])}}}"
        msg = f"{hint}: say in {Path(__file__).name} how the client writes this type"
        raise TypeError(msg)


def _property(key: str, shown: str, is_required: bool, about: str = "") -> str:
    name = key if is_required else f"[{key}]"
    return f"@property {{{shown}}} {name}{about}"


def _text_of(type_: type) -> Iterator[str]:
    """The docstring, as Markdown."""
    text = inspect.cleandoc(type_.__doc__ or "")
    yield from re.sub(r"``(.*?)``", r"`\1`", text).splitlines()


if __name__ == "__main__":
    TYPES.write_text(types_text(), encoding="utf-8")
