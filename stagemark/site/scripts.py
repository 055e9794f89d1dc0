"""Joins the client's ES modules into one script, for pages that carry all they need.

A page from ``file://`` cannot load modules, so they are put into one text in the order of their
imports. What could change meaning on the way is refused: imports other than by name, circles, and
two top-level names alike.
"""

from __future__ import annotations

import json
import posixpath
import re
from pathlib import Path

import minify

from stagemark.site.sentences import NO_SENTENCES, Sentences
from stagemark.site.theme_files import ThemeError

IMPORT = re.compile(
    r'^import \{([^}]*)\} from "((?:\./|\.\./(?:[a-z-]+/)?)[a-z-]+\.js)";\n', re.MULTILINE
)
NAME = re.compile(
    r"^(?:export )?(?:async )?(?:function\*?|const|let|class) ([A-Za-z_$][\w$]*)", re.MULTILINE
)
PATTERN = re.compile(r"^(?:export )?(?:const|let|var) *[\[{]|^var ", re.MULTILINE)
# What the linker itself puts in: sentences of the catalogue, and styles.
PUT_IN = {"say.js", "css.js"}
SAY = re.compile(r"\bsay\.([a-z0-9_]+)\.([a-z0-9_]+)(\.parts\b)?")
# The language of the catalogue, for what browsers do by language.
LANGUAGE = re.compile(r"\bsay\.language\b(?![.\w])")
CSS = re.compile(r'\bcss\("([^"]*)"\)')
# A destructuring below another statement of its block.
DESTRUCTURING = re.compile(r"(?<!\{\n)^ +(?=(?:const|let) *[\[{])", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class))", re.MULTILINE)


class ScriptError(ThemeError):
    """A module that cannot be joined."""


def link(folder: Path, entry: str, sentences: Sentences = NO_SENTENCES) -> str:
    """The minified script of ``entry`` (``room/name.js``) and all that it imports, each once.

    It stands in a function of its own: names stay its own, and the minifier may shorten them. Of
    the sentences and of the styles beside ``folder`` it holds those that it names.
    """
    modules: dict[str, str] = {}
    _gather(folder, entry, modules, trail=())
    _refuse_equal_names(modules)
    modules = {name: _with_styles(folder, name, text) for name, text in modules.items()}
    said: dict[str, str] = {}
    modules = {name: _with_sentences(name, text, sentences, said) for name, text in modules.items()}
    if any("chooseForm(" in one for one in said.values()):
        rules = f"new Intl.PluralRules({json.dumps(sentences.language)})"
        modules = {
            "": f"const forms = {rules};\nconst chooseForm = (n) => forms.select(n);"
        } | modules
    script = "\n".join(["(() => {", '"use strict";', *said.values(), *modules.values(), "})();"])
    # The minifier would move a destructuring above the declarations before it: above their calls,
    # and at times above what it takes apart. A statement in between keeps it where it is.
    script = DESTRUCTURING.sub("0;", script)
    return ascii_script(str(minify.string("application/javascript", script)))


def _with_styles(folder: Path, name: str, text: str) -> str:
    """A module with the styles in it that it names: ``css("file.css")``, a file of the theme."""

    def style(found: re.Match[str]) -> str:
        try:
            sheet = (folder.parent / "css" / found[1]).read_text(encoding="utf-8")
        except OSError as error:
            msg = f"{name}: the style {found[1]} cannot be read ({error.strerror})"
            raise ScriptError(msg) from error
        return json.dumps(str(minify.string("text/css", sheet)))

    return CSS.sub(style, text)


def _with_sentences(name: str, text: str, sentences: Sentences, said: dict[str, str]) -> str:
    """A module with the sentences in it that it names: ``say.group.id``.

    A plain one stands where it is named. One with places becomes a function in ``said``, since it
    may be named at many places.
    """

    def put(found: re.Match[str]) -> str:
        group, id, parts = found.groups()
        sentence = sentences.all.get(group, {}).get(id)
        if sentence is None:
            msg = f"{name}: there is no sentence {group}.{id} in the catalogue {sentences.language}"
            raise ScriptError(msg)
        if not sentence.places:
            return sentence.in_script()
        function = f"say_{group}_{id}{'_parts' if parts else ''}"
        said[function] = f"const {function} = {sentence.in_script(as_parts=bool(parts))};"
        return function

    language = json.dumps(sentences.language)
    return LANGUAGE.sub(language, SAY.sub(put, text))


def ascii_script(script: str) -> str:
    """The same script in ASCII alone.

    Where a server announces another encoding than ours, every other letter of an inline script
    would be a different one, and its hash no longer that which the page allows. A backslash before
    such a letter means the letter itself.
    """
    return re.sub(
        r"(\\[\x00-\x7f])|\\?([^\x00-\x7f])",
        lambda found: found[1] or json.dumps(found[2])[1:-1],
        script,
    )


def _gather(folder: Path, name: str, modules: dict[str, str], *, trail: tuple[str, ...]) -> None:
    if name in trail:
        msg = f"{name}: modules import each other in a circle: {' → '.join([*trail, name])}"
        raise ScriptError(msg)
    if name in modules:
        return
    try:
        text = (folder / name).read_text(encoding="utf-8")
    except OSError as error:
        msg = f"{name}: cannot be read ({error.strerror}); imported by {trail[-1:] or 'the page'}"
        raise ScriptError(msg) from error
    for imported in IMPORT.finditer(text):
        other = posixpath.normpath(posixpath.join(posixpath.dirname(name), imported[2]))
        if other in PUT_IN:
            continue
        _gather(folder, other, modules, trail=(*trail, name))
        exported = {found[1] for found in NAME.finditer(modules[other])}
        for wanted in filter(None, (part.strip() for part in imported[1].split(","))):
            if wanted not in exported:
                msg = f"{name}: imports {wanted}, which {other} does not define"
                raise ScriptError(msg)
    body = IMPORT.sub("", text)
    if stray := re.search(r"^(?:import\b|export (?:default|\{|\*)).*", body, re.MULTILINE):
        msg = f'{name}: write imports as import {{ name }} from "./file.js"; got {stray[0]}'
        raise ScriptError(msg)
    if stray := PATTERN.search(body):
        msg = f"{name}: give each top-level name a declaration of its own; got {stray[0]}"
        raise ScriptError(msg)
    modules[name] = EXPORT.sub("", body)


def _refuse_equal_names(modules: dict[str, str]) -> None:
    owner: dict[str, str] = {}
    for module, text in modules.items():
        for found in NAME.finditer(text):
            if other := owner.get(found[1]):
                msg = f"{module}: {found[1]} is a top-level name in {other} too; rename one"
                raise ScriptError(msg)
            owner[found[1]] = module
