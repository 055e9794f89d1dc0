"""Joins the client's ES modules into one script, for pages that carry all they need.

A page from ``file://`` cannot load modules, so they are put into one text in the order of their
imports. What could change meaning on the way is refused: imports other than by name, circles, and
two top-level names alike.

A program may be split: what few need stands in pieces, each a script of its own, that load when a
module asks for them by ``import("./it.js")``. A piece shares with the whole every module that both
are made of: the whole hands it over, so nothing is loaded twice, and there is one of each thing.
"""

from __future__ import annotations

import json
import posixpath
import re
from dataclasses import dataclass, field
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
# What a module asks for at first use; in comments the same words name a type.
LAZY = re.compile(r'/\*.*?\*/|(?<!:)//[^\n]*|\bimport\("([^"\n]+)"\)', re.DOTALL)
# The module that loads pieces, and what it defines for that.
LOADER, LOAD, SHARED = "browser/pieces.js", "loadPiece", "shared"
PATTERN = re.compile(r"^(?:export )?(?:const|let|var) *[\[{]|^var ", re.MULTILINE)
# What the linker itself puts in: sentences of the catalogue, styles, and the site's address.
PUT_IN = {"say.js", "css.js", "site-url.js"}
SAY = re.compile(r"\bsay\.([a-z0-9_]+)\.([a-z0-9_]+)(\.parts\b)?")
# The language of the catalogue, for what browsers do by language.
LANGUAGE = re.compile(r"\bsay\.language\b(?![.\w])")
CSS = re.compile(r'\bcss\("([^"]*)"\)')
SITE_URL = re.compile(r"\bsiteUrl\b")
# A destructuring below another statement of its block.
DESTRUCTURING = re.compile(r"(?<!\{\n)^ +(?=(?:const|let) *[\[{])", re.MULTILINE)
EXPORT = re.compile(r"^export (?=(?:async )?(?:function|const|let|class))", re.MULTILINE)


class ScriptError(ThemeError):
    """A module that cannot be joined."""


@dataclass(frozen=True)
class Split:
    """A program that is loaded in pieces."""

    whole: str
    """The module that it begins with."""
    pieces: tuple[str, ...]
    """The module that each piece begins with, in the order in which pages hold them."""


@dataclass
class Module:
    """A module without its imports."""

    text: str
    imports: dict[str, str] = field(default_factory=dict)
    """Where each name is from that it imports."""
    exports: list[str] = field(default_factory=list)


def link(
    folder: Path,
    entry: str,
    sentences: Sentences = NO_SENTENCES,
    split: Split | None = None,
    *,
    site_url: str | None = None,
) -> str:
    """The minified script of ``entry`` (``room/name.js``) and all that it imports, each once.

    It stands in a function of its own: names stay its own, and the minifier may shorten them. Of
    the sentences and of the styles beside ``folder`` it holds those that it names. Where ``split``
    names the entry as the whole or as a piece, the script is that. ``site_url``: where the site
    will stand, with a slash at its end, for the modules that ask.
    """
    modules = _gathered(folder, entry)
    before, after = '(() => {\n"use strict";\n', "})();"
    if split and entry in split.pieces:
        whole = _gathered(folder, split.whole)
        if entry in whole:
            msg = f"{entry}: a piece, and yet imported by what {split.whole} begins with"
            raise ScriptError(msg)
        exports = modules[entry].exports
        modules = {name: one for name, one in modules.items() if name not in whole}
        given = _given(modules, whole)
        taken = [f"const {name} = {SHARED}.{name};" for name in given]
        modules = {split.whole: Module("\n".join(taken))} | modules
        # The script that runs is the element which the loader listens to.
        event = f'new CustomEvent("piece", {{ detail: ({SHARED}) => {{'
        before += f"document.currentScript.dispatchEvent({event}"
        after = f"return {{ {', '.join(exports)} }};\n}} }}));\n{after}"
    elif split and entry == split.whole and LOADER in modules:
        others = [_gathered(folder, piece) for piece in split.pieces]
        own = [{name: one for name, one in some.items() if name not in modules} for some in others]
        given = sorted({name for some in own for name in _given(some, modules)})
        # Before the last module, which begins the work, and may ask for a piece at once.
        hand = Module(f"Object.assign({SHARED}, {{ {', '.join(given)} }});")
        last = modules.pop(entry)
        modules |= {"": hand, entry: last}
    _refuse_equal_names(modules)
    texts = {name: _with_pieces(name, one.text, split) for name, one in modules.items()}
    texts = {name: _with_styles(folder, name, text) for name, text in texts.items()}
    texts = {name: SITE_URL.sub(json.dumps(site_url or ""), text) for name, text in texts.items()}
    said: dict[str, str] = {}
    texts = {name: _with_sentences(name, text, sentences, said) for name, text in texts.items()}
    forms = []
    if any("chooseForm(" in one for one in said.values()):
        rules = f"new Intl.PluralRules({json.dumps(sentences.language)})"
        forms = [f"const forms = {rules};", "const chooseForm = (n) => forms.select(n);"]
    script = "\n".join([before, *forms, *said.values(), *texts.values(), after])
    # The minifier would move a destructuring above the declarations before it: above their calls,
    # and at times above what it takes apart. A statement in between keeps it where it is.
    script = DESTRUCTURING.sub("0;", script)
    return ascii_script(str(minify.string("application/javascript", script)))


def _given(own: dict[str, Module], whole: dict[str, Module]) -> list[str]:
    """The names that modules of a piece import from the whole."""
    names = {(name, other) for one in own.values() for name, other in one.imports.items()}
    for name, other in sorted(names):
        if other in whole and re.search(
            rf"^let {re.escape(name)}\b", whole[other].text, re.MULTILINE
        ):
            msg = f"{other}: {name} can change, and pieces would not see it; export a function"
            raise ScriptError(msg)
    return sorted(name for name, other in names if other in whole)


def _with_pieces(name: str, text: str, split: Split | None) -> str:
    """A module in which what loads at first use is asked for by its place in the page."""

    def load(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        piece = _beside(name, found[1])
        if not split or piece not in split.pieces:
            msg = f"{name}: {piece} is no piece; name it in PIECES, or import it at the top"
            raise ScriptError(msg)
        return f"{LOAD}({split.pieces.index(piece)})"

    return LAZY.sub(load, text)


def _beside(name: str, other: str) -> str:
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), other))


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


def _gathered(folder: Path, entry: str) -> dict[str, Module]:
    modules: dict[str, Module] = {}
    _gather(folder, entry, modules, trail=())
    return modules


def _gather(folder: Path, name: str, modules: dict[str, Module], *, trail: tuple[str, ...]) -> None:
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
    module = Module("")
    if any(found[1] for found in LAZY.finditer(text)):
        _gather(folder, LOADER, modules, trail=(*trail, name))
        module.imports[LOAD] = LOADER
    for imported in IMPORT.finditer(text):
        other = _beside(name, imported[2])
        if other in PUT_IN:
            continue
        _gather(folder, other, modules, trail=(*trail, name))
        exported = {found[1] for found in NAME.finditer(modules[other].text)}
        for wanted in filter(None, (part.strip() for part in imported[1].split(","))):
            if wanted not in exported:
                msg = f"{name}: imports {wanted}, which {other} does not define"
                raise ScriptError(msg)
            module.imports[wanted] = other
    body = IMPORT.sub("", text)
    if stray := re.search(r"^(?:import\b(?!\()|export (?:default|\{|\*)).*", body, re.MULTILINE):
        msg = f'{name}: write imports as import {{ name }} from "./file.js"; got {stray[0]}'
        raise ScriptError(msg)
    if stray := PATTERN.search(body):
        msg = f"{name}: give each top-level name a declaration of its own; got {stray[0]}"
        raise ScriptError(msg)
    module.exports = [found[1] for found in NAME.finditer(body) if found[0].startswith("export")]
    module.text = EXPORT.sub("", body)
    modules[name] = module


def _refuse_equal_names(modules: dict[str, Module]) -> None:
    owner: dict[str, str] = {}
    for module, one in modules.items():
        for found in NAME.finditer(one.text):
            if other := owner.get(found[1]):
                msg = f"{module}: {found[1]} is a top-level name in {other} too; rename one"
                raise ScriptError(msg)
            owner[found[1]] = module
