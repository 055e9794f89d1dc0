"""Every sentence of the pages stands in the catalogue, and everything in the catalogue is said.

What an author reads on the command line, what publishers write, and the names that file formats
give to their parts are no sentences of pages.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from jinja2 import Environment, nodes

from stagemark.framework.conditions import Finding
from stagemark.framework.methods import METHODS
from stagemark.framework.model import Benchmark, Framework, ProfileQuestion
from stagemark.framework.questions import Dimension, Option, Question
from stagemark.framework.scoring import Gate
from stagemark.framework.stages import Stage
from stagemark.publishing.change import KINDS
from stagemark.site.scripts import SAY
from tests.root import ROOT
from tests.site.english import english
from tests.site.literals import GAP, Literal, literals

TEMPLATES = sorted((ROOT / "theme" / "templates").glob("*.html"))
SCRIPTS = sorted((ROOT / "theme" / "js").rglob("*.js"))
SITE = ROOT / "stagemark" / "site"
# The rooms that say something on pages and in files.
SAYING = ("site", "paper", "workbook")
# What makes pages and the data in them; other modules speak to authors and hosts.
PAGE_MAKERS = (
    *("card", "client_data", "days", "discovery", "editions", "findable"),
    *("framework_pages", "kinds", "material", "pages", "search", "tongues"),
)

WORD = "(?:[^\\W\\d_]{2,}|[^\\W\\d_]+\N{RIGHT SINGLE QUOTATION MARK}[^\\W\\d_]+)"
# Two words in a row, or a single one with a capital, as a label has.
WORDS = re.compile(rf"{WORD}[,.:;!?]*\s+[(“]*{WORD}|^\W*[A-Z][a-z]+\W*$")
# A word beside a gap in a text, or at an end that is to be joined to something.
GLUED = re.compile(rf"{GAP}[,.:;]?\s+{WORD}|{WORD}\s+{GAP}|^\s+[a-z]{{2,}}|[a-z]{{2,}}\s+$")
# Selectors, styles, fonts, and codes in capitals.
PROGRAM = re.compile(r"(?:^|[\s,(])[.#\[:][a-z]|[>~+] |--[a-z]|;$|[\d\ufffc]px\b|serif$|^[A-Z ]+$")

# Attributes whose values people read or hear.
READ = {"alt", "aria-description", "aria-label", "content", "label", "placeholder", "title"}
# Settings of browsers and search engines, in <meta>.
SETTINGS = {"color-scheme", "og:image", "og:type", "robots", "twitter:card", "viewport"}

# What takes a selector or a name, or speaks to programmers.
TAKES_NO_WORDS = {"find", "findAll", "querySelector", "querySelectorAll", "closest", "matches"}
TAKES_NO_WORDS |= {"css", "Error", "RangeError"}
# Keys whose values are names.
NAMES = {"className", "scope", "style", "type"}
# What things are called by others: parts of a PDF, keys and kinds of data, columns of a table, us.
GIVEN = {"Artifact", "Document", "Figure", "Pagination", "Table"}
GIVEN |= {"Backspace", "Delete", "Enter", "Escape", "Files", "Space", "light dark"}
GIVEN |= {"lower median", "not applicable", "said again", "Stagemark"}
# Sheets of a workbook, which its formulas name.
GIVEN |= {"Data", "Questions"}


class Texts(HTMLParser):
    """What people read of a page: its texts, and the attributes that are read out."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self.program = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.program = tag if tag in ("script", "style") else ""
        if {given.get("name"), given.get("property")} & SETTINGS or "http-equiv" in given:
            return
        self.found += [str(given[name]) for name in given.keys() & READ]

    def handle_endtag(self, tag: str) -> None:
        self.program = ""

    def handle_data(self, data: str) -> None:
        if not self.program:
            self.found.append(data)


def said_in_template(source: str) -> list[str]:
    """The texts with letters in a template that are its own."""
    page, quoted = "", []
    for _, kind, text in Environment().lex(source):
        if kind == "data":
            page += text
        elif kind == "variable_begin":
            page += GAP
        elif kind == "string" and WORDS.search(text[1:-1]):
            quoted.append(text)
    parser = Texts()
    parser.feed(page)
    parser.close()
    return [one.strip() for one in parser.found if re.search(r"[^\W\d_]{2}", one)] + quoted


def is_said(one: Literal) -> bool:
    """Whether a text of a script is for people, as far as its looks and its place tell."""
    is_compared = bool({one.before, one.after} & {"===", "!==", "in", "case"})
    if is_compared or one.called in TAKES_NO_WORDS or one.key in NAMES or one.text in GIVEN:
        return False
    text = re.sub(r"\\(?:u[0-9a-f]{4}|.)", " ", one.text)
    return not PROGRAM.search(text) and bool(WORDS.search(text) or GLUED.search(text))


def said_in_script(source: str) -> list[str]:
    return [f"{one.line}: {one.text}" for one in literals(source) if is_said(one)]


def said_in_module(source: str) -> list[str]:
    """The texts in a module of Python that are no docstring and no message of an error."""
    tree = ast.parse(source)
    silent: set[ast.AST] = set()
    for node in ast.walk(tree):
        is_message = isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "msg"
        is_docstring = isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_message or is_docstring or isinstance(node, ast.Raise | ast.Assert):
            silent.update(ast.walk(node))
    words = re.compile(r"[^\W\d_]{2,} [a-z]{2,}|^[A-Z][a-z]+ ")
    return [
        f"{node.lineno}: {node.value}"
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in silent
        if words.search(node.value) and not node.value.startswith("<")
    ]


def words_in(paths: Iterable[Path], said: Callable[[str], list[str]]) -> dict[str, list[str]]:
    """Which files have words of their own, and which."""
    found = {path.name: said(path.read_text(encoding="utf-8")) for path in paths}
    return {name: words for name, words in found.items() if words}


def test_templates_have_no_words_of_their_own() -> None:
    assert words_in(TEMPLATES, said_in_template) == {}


def test_scripts_have_no_words_of_their_own() -> None:
    assert words_in(SCRIPTS, said_in_script) == {}


def test_styles_have_no_words_of_their_own() -> None:
    def said(sheet: str) -> list[str]:
        contents = " ".join(re.findall(r"\bcontent:([^;}]*)", sheet))
        texts = re.findall(r"'[^']*'|\"[^\"]*\"", contents)
        return [one for one in texts if re.search(WORD, re.sub(r"\\[0-9a-f]+", "", one))]

    assert words_in((ROOT / "theme" / "css").rglob("*.css"), said) == {}


def test_what_makes_pages_has_no_words_of_its_own() -> None:
    assert words_in((SITE / f"{name}.py" for name in PAGE_MAKERS), said_in_module) == {}


@pytest.mark.parametrize(
    ("script", "found"),
    [
        ('make("p", {}, "Nothing here.");', ["1: Nothing here."]),
        ('make("p", { textContent: "Close" });', ["1: Close"]),
        ("x = `${n} left`;", [f"1: {GAP} left"]),
        ('x = a + " of " + b; // not this', ["1:  of "]),
        (
            "/* nor this */ x = /it is/ + `Do ${`say it`}` : 1;",
            ["1: say it", f"1: Do {GAP}"],
        ),
        ('find("details label", make("i", { className: "two classes" }));', []),
        ('if (key === "Enter") throw new Error("no such thing");', []),
        ('x = say.card.left; y.style = `--at: ${at}; color: red`; z = ".card h3";', []),
    ],
)
def test_words_in_scripts_are_told_from_names(script: str, found: list[str]) -> None:
    assert said_in_script(script) == found


@pytest.mark.parametrize(
    ("template", "found"),
    [
        ("<p>{{ name }} is {# not this #} here</p>", [f"{GAP} is  here"]),
        ('<p title="A hint"{% if x %} class="a b"{% endif %}>{{ say.a.b }}</p>', ["A hint"]),
        ("<p>{{ 'Yes' if x else say.a.b }} {{ x['key'] }}</p>", ["'Yes'"]),
        ('<meta name="robots" content="noindex"><script>let it = "be here";</script>', []),
    ],
)
def test_words_in_templates_are_told_from_names(template: str, found: list[str]) -> None:
    assert said_in_template(template) == found


def said_by_templates() -> Iterator[tuple[str, str]]:
    """Group and id of each sentence that templates name; all of a group, "", by a name in data."""
    for path in (ROOT / "theme" / "templates").iterdir():
        tree = Environment().parse(path.read_text(encoding="utf-8"))
        for node in tree.find_all((nodes.Getattr, nodes.Getitem)):
            match node:
                case nodes.Getattr(node=nodes.Getattr(node=nodes.Name(name="say"), attr=group)):
                    yield group, node.attr
                case nodes.Getitem(node=nodes.Getattr(node=nodes.Name(name="say"), attr=group)):
                    yield group, ""


def said_by_modules() -> Iterator[tuple[str, str]]:
    for path in (one for room in SAYING for one in (ROOT / "stagemark" / room).glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(
                        value=ast.Name(id="say") | ast.Attribute(attr="say" | "_say"), attr="text"
                    ),
                    args=[ast.Constant(value=str(group)), id],
                ):
                    yield group, str(id.value) if isinstance(id, ast.Constant) else ""
                case ast.Subscript(
                    value=ast.Subscript(
                        value=ast.Name(id="self"), slice=ast.Constant(value=str(group))
                    )
                ):
                    yield group, ""


def said_by_scripts() -> Iterator[tuple[str, str]]:
    for path in SCRIPTS:
        if path.name == "say.js":  # it speaks of sentences in general
            continue
        for found in SAY.finditer(path.read_text(encoding="utf-8")):
            yield found[1], found[2]


def test_everything_in_the_catalogue_is_said_and_nothing_else() -> None:
    written = {(group, id) for group, ids in english().all.items() for id in ids}
    said = {*said_by_templates(), *said_by_modules(), *said_by_scripts()}
    whole = {group for group, id in said if not id}
    assert sorted(one for one in written - said if one[0] not in whole) == []
    assert sorted(one for one in said - written if one[1]) == []


# What is compared part by part, or not at all.
NOT_COMPARED = {"stages", "dimension_thresholds", "thresholds", "scoring", "findings", "profile"}
NOT_COMPARED |= {"benchmarks", "changes", "version", "scale"}
COMPARED = (
    Framework,
    Stage,
    Dimension,
    Question,
    Option,
    Gate,
    Finding,
    Benchmark,
    ProfileQuestion,
)


def test_whatever_may_change_between_versions_has_a_name() -> None:
    keys = {key for part in COMPARED for key in part.model_fields}
    keys |= {key for method in METHODS.values() for key in method.scoring.model_fields}
    named = keys - NOT_COMPARED | {"dimension", "order", "threshold"}
    assert named == set(english().all["changed_key"])
    assert set(KINDS) == set(english().all["changed_part"])


def test_each_method_is_named() -> None:
    assert set(METHODS) == set(english().all["scored_by"])
