"""The sentences of pages and scripts, by id: ``theme/locales/<language>.yaml``.

A sentence may hold places, ``{name}``, and words that an element of the page encloses,
``<link>words</link>``. Where it depends on a number, each form that the language has stands under
the name that Unicode gives it (``one``, ``other`` …), and the number in the place ``{count}``
chooses. Templates write ``{{ say.group.id(count=3) }}``; in scripts, the linker puts the sentences
that a script names into it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TypeAlias

from babel import Locale, UnknownLocaleError
from jinja2 import UndefinedError
from markupsafe import Markup, escape

from stagemark.framework.problems import Problem, did_you_mean
from stagemark.framework.source import Tree, Value, read
from stagemark.site.theme_files import ThemeError

# The language of the catalogue that is always there, and that all others must be like.
FIRST = "en"
FORMS = {"zero", "one", "two", "few", "many", "other"}
ID = re.compile(r"[a-z][a-z0-9_]*")
PIECE = re.compile(r"\{([a-z_]+)\}|<([a-z_]+)>(.*?)</\2>", re.DOTALL)
STRAY = re.compile(r"[{}<>]")


@dataclass(frozen=True)
class Place:
    """Where a page puts something of its own; ``around``: the words that it encloses, if any."""

    name: str
    around: Pieces | None = None


Pieces: TypeAlias = tuple[str | Place, ...]
# What stands in a place: a text, or what encloses the words in it.
Filling: TypeAlias = object | Callable[[str], Markup]


@dataclass(frozen=True)
class Sentence:
    """A sentence with its forms; one that depends on no number has ``other`` alone."""

    id: str
    forms: Mapping[str, Pieces]
    choose: Callable[[int], str]

    @cached_property
    def places(self) -> frozenset[str]:
        """The names of what a page puts into it."""
        return frozenset(_names(self.forms["other"]))

    def __call__(self, **fillings: Filling) -> Markup:
        """The sentence as HTML. Raises TypeError where places and what is given differ."""
        if fillings.keys() != self.places:
            msg = f"{self.id} has the places {sorted(self.places)}, and got {sorted(fillings)}"
            raise TypeError(msg)
        form = "other"
        if len(self.forms) > 1:
            count = fillings["count"]
            assert isinstance(count, int), f"{self.id}: count must be a whole number"
            form = self.choose(count)
        return Markup().join(_filled(self.forms[form], fillings))

    def in_script(self, *, as_parts: bool = False) -> str:
        """The sentence as JavaScript: a text, or a function of an object with its places.

        ``as_parts``: the function gives a list fit for ``append``, and a place may hold an element
        or, where it encloses words, a function that makes one of them. The name ``chooseForm``
        stands for what chooses a form by a number.
        """
        if not self.places and not as_parts:
            return json.dumps(str(self.forms["other"][0]) if self.forms["other"] else "")
        write = _list if as_parts else _template
        written = {form: write(pieces) for form, pieces in self.forms.items()}
        if len(written) == 1:
            return f"(p) => {written['other']}"
        forms = ", ".join(f"{form}: {one}" for form, one in written.items())
        return f"(p) => ({{ {forms} }})[chooseForm(p.count)]"


class Group:
    """The sentences of a group, for templates: what has no place is a text, the rest is called."""

    def __init__(self, name: str, sentences: Mapping[str, Sentence], catalogue: str) -> None:
        self._name, self._catalogue = name, catalogue
        self._said = {
            id: one if one.places else _plain(one.forms["other"]) for id, one in sentences.items()
        }

    def __getitem__(self, id: str) -> str | Sentence:
        if id not in self._said:
            msg = f"there is no sentence {self._name}.{id} in {self._catalogue}"
            raise UndefinedError(msg)
        return self._said[id]


class Sentences:
    """All sentences of a language, by group and id, as templates and the linker ask for them.

    ``catalogue``: the path of the file that they stand in.
    """

    def __init__(
        self, language: str, sentences: Mapping[str, Mapping[str, Sentence]], catalogue: str = ""
    ) -> None:
        self.language = language
        self.catalogue = catalogue
        self.all = sentences
        self._groups = {name: Group(name, one, catalogue) for name, one in sentences.items()}

    def __getitem__(self, group: str) -> Group:
        return self._groups.get(group) or Group(group, {}, self.catalogue)

    def listed(
        self, items: Iterable[str], joint: str = "and", write: Callable[[str], str] = str
    ) -> Markup:
        """Items in a row, each as ``write`` gives it; ``joint``: and, or, comma (see ``lists``)."""
        first, *more = map(write, items)
        row = escape(first)
        for at, one in enumerate(more, start=1):
            join = self["lists"]["comma" if joint == "and" and at < len(more) else joint]
            assert isinstance(join, Sentence)
            row = join(before=row, next=one)
        return row

    def text(self, group: str, id: str, **fillings: Filling) -> str:
        """A sentence as text, for what is no HTML. Raises UndefinedError where there is none."""
        sentence = self[group][id]
        return sentence if isinstance(sentence, str) else sentence(**fillings).unescape()


NO_SENTENCES = Sentences("en", {})


def around(element: str, **attributes: str) -> Callable[[str], Markup]:
    """What encloses words of a sentence in an element, for templates."""
    written = Markup().join(Markup(' {}="{}"').format(*one) for one in attributes.items())
    return lambda words: Markup("<{0}{1}>{2}</{0}>").format(Markup(element), written, words)


def catalogue_for(language: str, folder: Path) -> Sentences:
    """The sentences of a site in ``language``, a BCP 47 tag: English where there is no catalogue.

    Every other catalogue must say what the English one says. Raises ThemeError.
    """
    english = read_sentences(folder / f"{FIRST}.yaml")
    tags = [language, language.split("-")[0].lower()]
    files = [folder / f"{tag}.yaml" for tag in tags if tag != FIRST]
    found = next((file for file in files if file.is_file()), None)
    return read_sentences(found, like=english) if found else english


def read_sentences(file: Path, *, like: Sentences | None = None) -> Sentences:
    """The catalogue of the language that the file is named by. Raises ThemeError.

    ``like``: another catalogue, whose sentences this one must have with the same places.
    """
    problems: list[Problem] = []
    language = file.stem
    try:
        rule = Locale.parse(language, sep="-").plural_form
    except (UnknownLocaleError, ValueError) as error:
        msg = f"{file}: is named by no language that is known; call it by a tag such as de or pt-BR"
        raise ThemeError(msg) from error
    groups: dict[str, dict[str, Sentence]] = {}
    if tree := read(file, str(file), problems):
        for group, id, forms in _entries(tree, problems):
            sentence = Sentence(f"{group}.{id}", forms, rule)
            if message := _objection(sentence, {*rule.tags, "other"}):
                problems.append(tree.problem((group, id), message))
            groups.setdefault(group, {})[id] = sentence
        if like:
            problems.extend(_unlike(groups, like, tree))
    if problems:
        raise ThemeError("\n".join(str(one) for one in sorted(problems)))
    return Sentences(language, groups, str(file))


def _unlike(
    groups: Mapping[str, Mapping[str, Sentence]], like: Sentences, tree: Tree
) -> Iterator[Problem]:
    """Where a catalogue differs from another in its ids, or a sentence in its places."""
    own = {one.id: one for group in groups.values() for one in group.values()}
    theirs = {one.id: one for group in like.all.values() for one in group.values()}
    for id, sentence in theirs.items():
        if id not in own:
            message = f"the sentence {id} is missing"
            hint = f"{like.catalogue} has it: {_plain(sentence.forms['other'])}"
            yield tree.problem((), message, hint)
        elif own[id].places != sentence.places:
            message = f"must have the places {_named(sentence)}, and has {_named(own[id])}"
            yield tree.problem(tuple(id.split(".")), message, f"as in {like.catalogue}")
    for id in own.keys() - theirs.keys():
        message = "there is no such sentence to be said"
        yield tree.problem(tuple(id.split(".")), message, did_you_mean(id, [*theirs]))


def _named(sentence: Sentence) -> str:
    return ", ".join(sorted(sentence.places)) or "none"


def _objection(sentence: Sentence, needed: set[str]) -> str:
    """Why a sentence cannot be said, if it cannot."""
    forms = sentence.forms
    if len(forms) > 1 and (forms.keys() != needed or "count" not in sentence.places):
        return f"this language needs the forms {', '.join(sorted(needed))}, by the place {{count}}"
    if any(not sentence.places.issuperset(_names(one)) for one in forms.values()):
        return "every place of a form must stand in the form other as well"
    return ""


def _entries(
    tree: Tree, problems: list[Problem]
) -> Iterator[tuple[str, str, Mapping[str, Pieces]]]:
    """Group, id and forms of each sentence that is written as sentences are."""
    for group, entries in tree.value.items() if isinstance(tree.value, dict) else ():
        for id, value in entries.items() if isinstance(entries, dict) else (("", ""),):
            trail = (group, id) if id else (group,)
            forms = value if isinstance(value, dict) else {"other": value}
            if not (ID.fullmatch(group) and ID.fullmatch(id)):
                message = "sentences stand in groups, by ids of small letters, figures and _"
            elif not forms.keys() <= FORMS or "other" not in forms:
                message = "must be a sentence, or its forms by number, with other among them"
            elif any(_is_torn(text) for text in forms.values()):
                message = (
                    "a place is written {name}, and words within an element <name>words</name>"
                )
            else:
                yield group, id, {form: tuple(_pieces(str(one))) for form, one in forms.items()}
                continue
            problems.append(tree.problem(trail, message))


def _is_torn(text: Value) -> bool:
    """Whether a text has signs of places that make no place."""
    return not isinstance(text, str) or bool(STRAY.search(PIECE.sub(_around, text)))


def _around(found: re.Match[str]) -> str:
    return PIECE.sub(_around, found[3]) if found[2] else ""


def _pieces(text: str) -> Iterator[str | Place]:
    end = 0
    for found in PIECE.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        around = tuple(_pieces(found[3])) if found[2] else None
        yield Place(found[1] or found[2], around)
        end = found.end()
    if text[end:]:
        yield text[end:]


def _plain(pieces: Pieces) -> str:
    """Pieces as they are written in a catalogue."""
    return "".join(
        one
        if isinstance(one, str)
        else f"{{{one.name}}}"
        if one.around is None
        else f"<{one.name}>{_plain(one.around)}</{one.name}>"
        for one in pieces
    )


def _names(pieces: Pieces) -> Iterator[str]:
    for one in pieces:
        if isinstance(one, Place):
            yield one.name
            yield from _names(one.around or ())


def _filled(pieces: Pieces, fillings: Mapping[str, Filling]) -> Iterator[Markup]:
    for one in pieces:
        if isinstance(one, str):
            yield escape(one)
        elif one.around is None:
            yield escape(fillings[one.name])
        else:
            enclose = fillings[one.name]
            assert callable(enclose), f"{one.name} encloses words, so it must be a function"
            yield escape(enclose(Markup().join(_filled(one.around, fillings))))


def _template(pieces: Pieces) -> str:
    """Pieces as a template of JavaScript."""
    inner = (
        re.sub(r"[`\\]|\$(?=\{)", lambda sign: f"\\{sign[0]}", one)
        if isinstance(one, str)
        else f"${{p.{one.name}}}"
        for one in pieces
    )
    return f"`{''.join(inner)}`"


def _list(pieces: Pieces) -> str:
    """Pieces as an array of JavaScript, with a call for each that encloses words."""
    inner = (
        json.dumps(one)
        if isinstance(one, str)
        else f"p.{one.name}"
        if one.around is None
        else f"p.{one.name}({_template(one.around)})"
        for one in pieces
    )
    return f"[{', '.join(inner)}]"
