"""The catalogue of sentences: what templates and scripts make of it, and what it refuses."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError

from stagemark.site.scripts import link
from stagemark.site.sentences import Sentences, around, catalogue_for, read_sentences
from stagemark.site.theme_files import ThemeError
from tests.site.test_scripts import run_deno

CATALOGUE = """\
card:
  plain: Nothing “left” `here` ${yet}
  left:
    one: One question left in {name}
    other: "{count} questions left in {name}"
  more: Read <link>more about {name}</link>, or not.
"""


@pytest.fixture
def say(tmp_path: Path) -> Sentences:
    return catalogue(tmp_path, CATALOGUE.replace("${yet}", "$"))


def catalogue(folder: Path, text: str, language: str = "en") -> Sentences:
    file = folder / f"{language}.yaml"
    file.write_text(text, encoding="utf-8")
    return read_sentences(file)


def in_template(say: Sentences, template: str, **context: object) -> str:
    environment = Environment(autoescape=True, undefined=StrictUndefined)
    return environment.from_string(template).render(say=say, **context)


def test_a_template_says_a_sentence(say: Sentences) -> None:
    assert in_template(say, "{{ say.card.plain }}") == "Nothing “left” `here` $"
    left = "{{ say.card.left(count=count, name=name) }}"
    assert in_template(say, left, count=1, name="A & B") == "One question left in A &amp; B"
    assert in_template(say, left, count=2, name="A") == "2 questions left in A"


def test_words_stand_within_an_element_of_the_template(say: Sentences) -> None:
    template = "{{ say.card.more(link=around('a', href='\"x\"'), name='<A>') }}"
    said = in_template(say, template, around=around)
    assert said == 'Read <a href="&#34;x&#34;">more about &lt;A&gt;</a>, or not.'


@pytest.mark.parametrize(
    "template", ["{{ say.card.left(count=1) }}", "{{ say.card.left(count=1, name='', more='') }}"]
)
def test_a_template_fills_every_place(say: Sentences, template: str) -> None:
    with pytest.raises(TypeError, match=r"card\.left has the places \['count', 'name'\]"):
        in_template(say, template)


SCRIPT = """\
import { say } from "../say.js";
const bold = (words) => ["b", words];
console.log(JSON.stringify([
  say.card.plain,
  say.card.left({ count: 1, name: "A" }),
  say.card.left({ count: 2, name: "A" }),
  say.card.left.parts({ count: 0, name: ["node"] }),
  say.card.more.parts({ link: bold, name: "A" }),
  say.language,
]));
"""


def linked(folder: Path, script: str, say: Sentences) -> str:
    (folder / "room").mkdir()
    (folder / "room" / "main.js").write_text(script, encoding="utf-8")
    return link(folder, "room/main.js", say)


def test_a_script_says_a_sentence(say: Sentences, tmp_path: Path) -> None:
    script = linked(tmp_path, SCRIPT, say)
    assert script.isascii()
    (tmp_path / "linked.js").write_text(script, encoding="utf-8")
    done: subprocess.CompletedProcess[str] = run_deno("run", "--no-config", tmp_path / "linked.js")
    assert json.loads(done.stdout) == [
        "Nothing “left” `here` $",
        "One question left in A",
        "2 questions left in A",
        [0, " questions left in ", ["node"]],
        ["Read ", ["b", "more about A"], ", or not."],
        "en",
    ]


def test_a_script_holds_what_it_says_and_no_more(say: Sentences, tmp_path: Path) -> None:
    script = linked(
        tmp_path, 'import { say } from "../say.js";\nconsole.log(say.card.plain);\n', say
    )
    assert "questions" not in script
    assert "PluralRules" not in script


def test_a_script_that_names_no_sentence_of_the_catalogue_is_refused(
    say: Sentences, tmp_path: Path
) -> None:
    with pytest.raises(ThemeError, match=r"room/main\.js: there is no sentence card\.gone"):
        linked(tmp_path, "console.log(say.card.gone);\n", say)


BROKEN = {
    "torn": ("card:\n  a: Has {places\n", "a place is written {name}"),
    "crossed": ("card:\n  a: Has <b>words</i>\n", "a place is written {name}"),
    "no group": ("a: Words\n", "sentences stand in groups"),
    "bad id": ("card:\n  A-b: Words\n", "sentences stand in groups"),
    "unknown form": ("card:\n  a: {one: A, more: B}\n", "with other among them"),
    "form left out": (
        "card:\n  a: {other: '{count} days'}\n  b: {few: a, other: '{count}'}\n",
        "one",
    ),
    "no number": ("card:\n  a: {one: A day, other: Days}\n", r"by the place \{count\}"),
    "place of one form": (
        "card:\n  a: {one: '{x} day', other: '{count} days'}\n",
        "in the form other",
    ),
}


@pytest.mark.parametrize("name", BROKEN)
def test_a_catalogue_that_cannot_be_used_is_refused(name: str, tmp_path: Path) -> None:
    text, message = BROKEN[name]
    with pytest.raises(ThemeError, match=message) as refused:
        catalogue(tmp_path, text)
    assert "en.yaml:" in str(refused.value)


def test_forms_follow_the_language(tmp_path: Path) -> None:
    written = {"one": "pytanie", "few": "pytania", "many": "pytań", "other": "pytania"}
    forms = json.dumps({form: f"{{count}} {one}" for form, one in written.items()})
    polish = catalogue(tmp_path, f"card:\n  left: {forms}\n", "pl")
    said = [in_template(polish, "{{ say.card.left(count=n) }}", n=n) for n in (1, 3, 5, 22, 112)]
    assert said == ["1 pytanie", "3 pytania", "5 pytań", "22 pytania", "112 pytań"]


def test_a_style_comes_from_the_theme(tmp_path: Path) -> None:
    (tmp_path / "css").mkdir()
    (tmp_path / "css" / "own.css").write_text("p {\n  color: red;\n}\n", encoding="utf-8")
    (tmp_path / "js" / "room").mkdir(parents=True)
    main = tmp_path / "js" / "room" / "main.js"
    main.write_text(
        'import { css } from "../css.js";\nconsole.log(css("own.css"));\n', encoding="utf-8"
    )
    assert 'console.log("p{color:red}")' in link(tmp_path / "js", "room/main.js")
    main.write_text('console.log(css("gone.css"));\n', encoding="utf-8")
    with pytest.raises(ThemeError, match=r"room/main\.js: the style gone\.css cannot be read"):
        link(tmp_path / "js", "room/main.js")


# Catalogues of other languages


def test_the_catalogue_follows_the_language_of_the_site(tmp_path: Path) -> None:
    catalogue(tmp_path, "card:\n  plain: Words\n")
    catalogue(tmp_path, "card:\n  plain: Wörter\n", "de")
    catalogue(tmp_path, "card:\n  plain: Palavras\n", "pt-BR")
    said = {tag: catalogue_for(tag, tmp_path) for tag in ("en-GB", "de", "de-AT", "pt-BR", "pt")}
    assert {tag: (one.language, one.text("card", "plain")) for tag, one in said.items()} == {
        "en-GB": ("en", "Words"),
        "de": ("de", "Wörter"),
        "de-AT": ("de", "Wörter"),
        "pt-BR": ("pt-BR", "Palavras"),
        "pt": ("en", "Words"),
    }


UNLIKE = {
    "missing": ("card:\n  a: A {x}\n", r"the sentence card\.b is missing; .*en\.yaml has it: B"),
    "other places": ("card:\n  a: A {y}\n  b: B\n", r"card\.a: must have the places x, and has y"),
    "unknown": (
        "card:\n  a: '{x}'\n  b: B\n  bb: B\n",
        r"card\.bb: there is no such .* mean \"card\.b\"",
    ),
}


@pytest.mark.parametrize("name", UNLIKE)
def test_a_catalogue_says_what_the_english_one_says(name: str, tmp_path: Path) -> None:
    text, message = UNLIKE[name]
    catalogue(tmp_path, "card:\n  a: A {x}\n  b: B\n")
    (tmp_path / "de.yaml").write_text(text, encoding="utf-8")
    with pytest.raises(ThemeError, match=message) as refused:
        catalogue_for("de", tmp_path)
    assert str(refused.value).count("\n") == 0
    assert "de.yaml:" in str(refused.value)


def test_a_catalogue_is_named_by_its_language(tmp_path: Path) -> None:
    with pytest.raises(ThemeError, match=r"german\.yaml: is named by no language"):
        catalogue(tmp_path, CATALOGUE, "german")


def test_a_template_that_says_what_is_not_there_is_refused(say: Sentences) -> None:
    with pytest.raises(UndefinedError, match=r"there is no sentence card\.gone in .*en\.yaml"):
        in_template(say, "{{ say.card.gone }}")


LISTS = "lists:\n  and: '{before} and {next}'\n  comma: '{before}, {next}'\n"


@pytest.mark.parametrize(
    ("items", "said"),
    [("a", "a"), ("ab", "a and b"), ("a<c", "a, &lt; and c"), ("abcd", "a, b, c and d")],
)
def test_a_list_is_joined_as_the_language_does(tmp_path: Path, items: str, said: str) -> None:
    assert in_template(catalogue(tmp_path, LISTS), "{{ say.listed(items) }}", items=items) == said
