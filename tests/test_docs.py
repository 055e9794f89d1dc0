"""The documentation is true: its examples compute, its tables are complete, its commands run."""

from __future__ import annotations

import re
import shlex
import shutil
import types
import typing
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from stagemark import model
from stagemark.check import read_frameworks
from stagemark.cli import main
from stagemark.model import Framework
from stagemark.problems import Problem
from stagemark.record import Record
from stagemark.render import Theme
from stagemark.scoring import score, show
from stagemark.settings import Settings
from tests.documents import ROOT, Block, blocks, codes, prose, tables, values

METHOD = prose("content/method.md")
AUTHORS = prose("content/authors.md")
PRIVACY = prose("content/privacy.md")
README = prose("README.md")
EXAMPLES = [block for block in blocks(METHOD, "yaml") if re.search("^result:", block.text, re.M)]


def place(text: str, frameworks: Path) -> Framework:
    """The framework in ``text``, which must be free of problems and warnings."""
    [id] = re.findall(r"^id: (\S+)", text, re.MULTILINE)
    [version] = re.findall(r"^version: (\S+)", text, re.MULTILINE)
    path = frameworks / id / f"{version}.yaml"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    found = read_frameworks(frameworks, "frameworks", problems, [path])
    assert problems == [], [str(problem) for problem in problems]
    return found[0]


# How scores come about


def changed(base: Any, change: Any) -> Any:
    """``base`` with what an example says; a list of parts changes the parts of the same id."""
    if isinstance(base, dict) and isinstance(change, dict):
        return base | {key: changed(base.get(key), value) for key, value in change.items()}
    if isinstance(base, list) and all(isinstance(part, dict) for part in base):
        own = {part["id"]: part for part in change}
        assert set(own) <= {part["id"] for part in base}
        return [changed(part, own.get(part["id"], {})) for part in base]
    return change


def agrees(said: Any, computed: Any) -> bool:
    """Whether all that an example says of a record is so; a record may say more."""
    if isinstance(said, dict):
        return all(key in computed and agrees(said[key], computed[key]) for key in said)
    if isinstance(said, list):
        return bool(said == computed)
    text = str(computed).lower() if isinstance(computed, bool) else str(computed)
    return bool(said == text)


def figures(computed: Any, decimals: int) -> set[str]:
    """Every score in a record as it is shown."""
    if isinstance(computed, dict):
        return {one for part in computed.values() for one in figures(part, decimals)}
    if isinstance(computed, str) and re.fullmatch(r"\d+/\d+", computed):
        return {show(Fraction(computed), decimals)}
    return set()


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example.text.splitlines()[-1])
def test_an_example_computes_to_what_is_said(example: Block, tmp_path: Path) -> None:
    base = values(blocks(METHOD, "yaml")[0].text, tmp_path)
    change = values(example.text, tmp_path)
    said = {key: change.pop(key, {}) for key in ("answers", "targets", "result")}
    scoring = {"scoring": change.pop("scoring", base["scoring"])}
    framework = Framework.model_validate({**changed(base, change), **scoring})
    record = score(framework, said["answers"], said["targets"])
    assert agrees(said["result"], record), record
    bold = set(re.findall(r"\*\*([\d.]+)\*\*", example.after))
    assert bold <= figures(record, framework.decimals)
    assert (bold or framework.is_percent or "findings" in said["result"]) and said["result"]


def test_there_is_an_example_for_every_idea() -> None:
    text = "\n".join(example.text for example in EXAMPLES)
    methods = set(re.findall(r"method: (\w+)", blocks(METHOD, "yaml")[0].text + text))
    assert methods == set(model.METHODS)
    for idea in ("weight", "low", "~unknown", "~na", "excluded", "cap", "gap", "targets", "next"):
        assert re.search(rf"\b{idea}\b|{idea}", text), idea


def test_the_model_of_the_examples_is_complete_and_free_of_warnings(tmp_path: Path) -> None:
    assert place(blocks(METHOD, "yaml")[0].text, tmp_path).id == "team-habits"


def test_what_is_said_of_decimal_numbers_is_so() -> None:
    assert "0.1 + 0.2 is 0.30000000000000004" in METHOD.replace("\n", " ")
    assert str(0.1 + 0.2) == "0.30000000000000004"


def record_keys(kind: Any, path: str = "") -> set[str]:
    """Every key of a record that holds no further record, as a path."""
    if typing.get_origin(kind) in (types.UnionType, typing.Union):
        [kind] = [one for one in typing.get_args(kind) if one is not types.NoneType]
    if typing.is_typeddict(kind):
        hints = typing.get_type_hints(kind)
        return {key for name in hints for key in record_keys(hints[name], f"{path}.{name}")}
    if typing.get_origin(kind) is dict:
        return record_keys(typing.get_args(kind)[1], f"{path}.*")
    return {path[1:]}


def test_every_key_of_a_record_is_documented() -> None:
    rows = tables(METHOD)["Check it yourself"]
    assert [key for row in rows for key in codes(row["key"])] != []
    assert {key for row in rows for key in codes(row["key"])} == record_keys(Record)


def test_the_four_states_are_those_of_a_question() -> None:
    rows = tables(METHOD)["Questions and their four states"]
    assert [row["state"] for row in rows] == [
        "answered", "don't know", "does not apply", "unanswered"
    ]  # fmt: skip


# The framework file


def parts(kind: Any) -> set[type[BaseModel]]:
    """Every model that a field of ``kind`` can hold."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        return {kind}
    if isinstance(kind, typing.ForwardRef):  # conditions hold conditions
        return set()
    return {part for inner in typing.get_args(kind) for part in parts(inner)}


def reachable(kind: type[BaseModel]) -> set[type[BaseModel]]:
    found = {kind}
    while inner := {
        part for one in found for field in one.model_fields.values()
        for part in parts(field.annotation)
    } - found:  # fmt: skip
        found |= inner
    return found


MODELS = sorted(reachable(Framework), key=lambda kind: kind.__name__)
SCORINGS = {name: method for method, name in model.METHODS.items()}
FORMS = {"Shown": "shown", "Requires": "requires"}
CONDITIONS = {kind.__name__ for kind in parts(model.Condition)}


def form_table(kind: type[BaseModel]) -> str | None:
    """The table of forms in which a model is one row."""
    if kind.__name__ in CONDITIONS:
        return "condition"
    return next((table for name, table in FORMS.items() if kind.__name__.startswith(name)), None)


def kebab(name: str) -> str:
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name).lower()


@pytest.mark.parametrize("kind", MODELS, ids=lambda kind: kind.__name__)
def test_every_key_of_a_framework_file_is_documented(kind: type[BaseModel]) -> None:
    names = {field.alias or name: field for name, field in kind.model_fields.items()}
    if table := form_table(kind):
        form = "{" + ", ".join(names) + "}"
        assert form in [code for row in tables(AUTHORS)[table] for code in codes(row["form"])]
        return
    rows = tables(AUTHORS)["scoring" if kind.__name__ in SCORINGS else kebab(kind.__name__)]
    if method := SCORINGS.get(kind.__name__):
        rows = [row for row in rows if row["method"] in ("all", method)]
    documented = {code: row for row in rows for code in codes(row["key"])}
    assert list(documented) == list(names) or kind.__name__ in SCORINGS
    assert set(documented) == set(names)
    for name, field in names.items():
        assert documented[name]["default"] == default(field), name


def default(field: Any) -> str:
    if field.is_required():
        return "required"
    value = field.default_factory() if field.default is PydanticUndefined else field.default
    if value is None:
        return "–"
    if isinstance(value, list):
        return f"`[{', '.join(value)}]`"
    return f"`{value}`"


def test_every_table_and_form_of_the_reference_is_of_the_model() -> None:
    documented = set(tables(AUTHORS))
    own = {form_table(kind) or kebab(kind.__name__) for kind in MODELS} - {
        kebab(name) for name in SCORINGS
    }
    assert documented == own | {"scoring"}
    for table in {form_table(kind) for kind in MODELS} - {None}:
        assert table
        known = {
            "{" + ", ".join(field.alias or name for name, field in kind.model_fields.items()) + "}"
            for kind in MODELS
            if form_table(kind) == table
        } | ({"all"} if table == "requires" else set())
        assert {code for row in tables(AUTHORS)[table] for code in codes(row["form"])} == known


def test_the_words_that_a_key_may_hold_are_documented() -> None:
    for table, rows in tables(AUTHORS).items():
        for row in rows:
            [key] = codes(row["key"]) if "key" in row else [""]
            kinds = [k for k in MODELS if key and kebab(k.__name__) == table]
            for kind in kinds:
                name = next(n for n, f in kind.model_fields.items() if key in (f.alias, n))
                words = [*literals(kind.model_fields[name].annotation)]
                assert not words or words == [*codes(row["type"])], (table, key)


def literals(kind: Any) -> list[str]:
    if typing.get_origin(kind) is typing.Literal:
        return [*typing.get_args(kind)]
    if isinstance(kind, type) or parts(kind):
        return []
    return [word for inner in typing.get_args(kind) for word in literals(inner)]


def test_the_complete_example_has_neither_errors_nor_warnings(tmp_path: Path) -> None:
    [example] = [block for block in blocks(AUTHORS, "yaml") if "\nid: " in block.text]
    framework = place(example.text, tmp_path)
    assert framework.findings and framework.scales


def test_markdown_works_where_the_reference_says_so(tmp_path: Path) -> None:
    """Each text of a framework says its own name in emphasis, and the pages show which it is."""
    frameworks = tmp_path / "frameworks"
    place(EVERY_TEXT, frameworks)
    assert build(tmp_path, frameworks) == 0
    html = "".join(
        page.read_text("utf-8") for page in (tmp_path / "site" / "every").rglob("*.html")
    )
    for table, rows in tables(AUTHORS).items():
        for row in rows:
            if row.get("Markdown") in ("inline", "block"):
                [key] = codes(row["key"])
                assert f"<em>{table}.{key}</em>" in html, f"{table}.{key}"
                is_block = f"<ul>\n<li><em>{table}.{key}</em></li>" in html
                assert is_block == (row["Markdown"] == "block"), f"{table}.{key}"
    emphasised = set(re.findall(r"<em>([a-z-]+\.[a-z_]+)</em>", html))
    assert emphasised == {
        f"{table}.{key}"
        for table, rows in tables(AUTHORS).items()
        for row in rows
        if row.get("Markdown") in ("inline", "block")
        for key in codes(row["key"])
    }
    assert "*framework.title*" in html


# A list item in emphasis is a list where blocks are allowed and a dash in the line elsewhere.
EVERY_TEXT = """
id: every
version: 1.0.0
language: en
title: "- *framework.title*"
summary: "- *framework.summary*"
about: "- *framework.about*"
source:
  title: "- *source.title*"
  author: "- *source.author*"
  publisher: "- *source.publisher*"
  note: "- *source.note*"
stages:
  - id: low
    name: "- *stage.name*"
    tagline: "- *stage.tagline*"
    summary: "- *stage.summary*"
    signs: ["- *stage.signs*"]
    focus: "- *stage.focus*"
    next_steps:
      - "- *step.text*"
      - {text: More, dimension: all, effort: "- *step.effort*"}
    advance: {time: "- *advance.time*", effort: "- *advance.effort*", cost: "- *advance.cost*"}
  - {id: high, name: High, summary: High}
dimensions:
  - id: all
    name: "- *dimension.name*"
    summary: "- *dimension.summary*"
    questions:
      - id: one
        text: "- *question.text*"
        help: "- *question.help*"
        evidence: "- *question.evidence*"
        options:
          - id: less
            text: "- *option.text*"
            value: 1
            good_enough: "- *option.good_enough*"
            next: "- *option.next*"
          - {id: more, text: More, value: 2}
scoring: {method: mean}
findings:
  - id: found
    when: {stage_at_least: high}
    title: "- *finding.title*"
    text: "- *finding.text*"
profile:
  - {id: size, text: "- *profile-question.text*", options: ["- *profile-question.options*", Other]}
benchmarks:
  - {id: peers, name: "- *benchmark.name*", source: "- *benchmark.source*", responses: 9}
"""


# Privacy


def test_the_policy_is_the_one_that_is_explained() -> None:
    settings = Settings(name="Site", description="A site.")
    policy = Theme(ROOT / "theme", settings).policy
    rules = {re.sub(r"'sha256-[^;]+'", "'sha256-…'", rule) for rule in policy.split("; ")}
    said = [
        code
        for row in tables(PRIVACY)["How your browser sees to it"]
        for code in codes(row["rule"])
    ]
    assert set(said) == rules


# Commands


def build(root: Path, frameworks: Path) -> int:
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    return main(["build", f"--frameworks={frameworks}", *folders], root=root)


def commands(text: str) -> list[list[str]]:
    """The ``build.py`` commands of the blocks of a text, in order; a comment may follow each."""
    lines = [line for block in blocks(text, "sh") for line in block.text.splitlines()]
    lines += [code for code in codes(text) if code.startswith("python3 ")]
    found = [shlex.split(line, comments=True) for line in lines]
    return [words[2:] for words in found if words[:2] == ["python3", "build.py"]]


@pytest.mark.parametrize("name", ["README.md", "content/authors.md"])
def test_every_command_runs(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """In order, in one project, as a reader would type them."""
    for folder in ("content", "frameworks", "theme"):
        shutil.copytree(ROOT / folder, tmp_path / folder)
    monkeypatch.chdir(tmp_path)
    place(blocks(METHOD, "yaml")[0].text, tmp_path / "frameworks")
    (tmp_path / "result.json").write_text(blocks(METHOD, "json")[0].text, encoding="utf-8")
    ran = commands(prose(name))
    assert ran
    for arguments in dict.fromkeys(map(tuple, ran)):
        if arguments[:1] in (("serve",), ("test",)):
            # These run until they are stopped, or run this; they only have to be known.
            assert arguments[0] in helped(capsys)
        else:
            assert main(arguments, root=tmp_path) == 0, arguments


def helped(capsys: pytest.CaptureFixture[str]) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main(["--help"], root=ROOT)
    return capsys.readouterr().out


def test_every_command_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    [known] = re.findall(r"\{([a-z,]+)\}", helped(capsys).splitlines()[0]) or [""]
    documented = {next(codes(row["command"])).split()[2] for row in tables(README)["Commands"]}
    assert documented == set(known.split(","))


def test_the_complaint_in_the_reference_is_what_check_says(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(ROOT / "content", tmp_path / "content")
    assert main(["new", "my-model"], root=tmp_path) == 0
    path = tmp_path / "frameworks" / "my-model" / "0.1.0.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("    weight: 2", "    wieght: 2"), encoding="utf-8")
    assert main(["check"], root=tmp_path) == 1
    [said] = [block.text for block in blocks(AUTHORS, "text")]
    assert capsys.readouterr().err == said


# Places


def test_every_path_in_the_readme_exists() -> None:
    rows = tables(README)["Where things are"]
    for row in rows:
        for path in codes(row["path"]):
            if "<" not in path and path != "site/":
                assert (ROOT / path).exists(), path
    links = re.findall(r"\]\(([^)#:]+)\)", README)
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_no_prose_shouts() -> None:
    for path in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "content").glob("*.md")]:
        text = re.sub(r"`[^`]*`|!\[", "", path.read_text(encoding="utf-8"))
        assert "!" not in text, path.name


def test_the_settings_of_a_site_are_documented() -> None:
    rows = tables(README)["The site's own settings"]
    assert [code for row in rows for code in codes(row["key"])] == [*Settings.model_fields]
