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

from stagemark.cli import COMMANDS, main
from stagemark.framework.methods import METHODS
from stagemark.framework.model import Framework
from stagemark.scoring.record import Record
from stagemark.scoring.scorer import score, show
from stagemark.site.kinds import FRAMEWORK_KINDS
from stagemark.site.render import Theme
from stagemark.site.settings import Collect, Settings
from tests.documents import Block, blocks, codes, place, prose, tables, values
from tests.publisher import write_version
from tests.root import ROOT

METHOD = prose("content/method.md")
AUTHORS = prose("content/authors.md")
PRIVACY = prose("content/privacy.md")
README = prose("README.md")
EXAMPLES = [block for block in blocks(METHOD, "yaml") if re.search("^result:", block.text, re.M)]


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
    assert said["result"]


def test_there_is_an_example_for_every_idea() -> None:
    text = "\n".join(example.text for example in EXAMPLES)
    methods = set(re.findall(r"method: (\w+)", blocks(METHOD, "yaml")[0].text + text))
    assert methods == set(METHODS)
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
        "answered", "don\N{RIGHT SINGLE QUOTATION MARK}t know", "does not apply", "unanswered"
    ]  # fmt: skip


# Privacy


def test_the_policy_is_the_one_that_is_explained() -> None:
    settings = Settings(name="Site", description="A site.")
    [assessment] = (kind for kind in FRAMEWORK_KINDS if kind.name == "assessment")
    policy = Theme(ROOT / "theme", settings).policy(assessment)
    rules = {
        re.sub(r"('sha256-[^' ]+' ?)+", "'sha256-…' ", rule).strip() for rule in policy.split("; ")
    }
    said = [
        code
        for row in tables(PRIVACY)["How your browser sees to it"]
        for code in codes(row["rule"])
    ]
    assert set(said) == rules


# Commands


def commands(text: str) -> list[list[str]]:
    """The ``build.py`` commands of the blocks of a text, in order; a comment may follow each."""
    lines = [line for block in blocks(text, "sh") for line in block.text.splitlines()]
    lines += [code for code in codes(text) if code.startswith("python3 ")]
    found = [shlex.split(line, comments=True) for line in lines]
    return [words[2:] for words in found if words[:2] == ["python3", "build.py"]]


@pytest.mark.slow
@pytest.mark.parametrize("name", ["README.md", "content/authors.md", "content/workshop.md"])
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
        if arguments[:1] == ("publish",):  # what its reader would have written by then
            write_version(tmp_path / "frameworks", "my-model", "1.0.0")
        if arguments[:1] == ("diff",):
            write_version(tmp_path / "frameworks", "my-model", "2.0.0")
        if arguments[:1] in (("serve",), ("test",)):
            # These run until they are stopped, or run this; they only have to be known.
            assert arguments[0] in helped(capsys)
        else:
            assert main(arguments, root=tmp_path) == 0, arguments


def helped(capsys: pytest.CaptureFixture[str], *command: str) -> str:
    capsys.readouterr()
    with pytest.raises(SystemExit):
        main([*command, "--help"], root=ROOT)
    return capsys.readouterr().out


def test_every_command_is_in_the_readme(capsys: pytest.CaptureFixture[str]) -> None:
    known = re.findall(r"\{([a-z,]+)\}", helped(capsys))
    documented = {next(codes(row["command"])).split()[2] for row in tables(README)["Commands"]}
    assert documented == set(known[0].split(","))


def test_every_option_of_a_command_is_known(
    capsys: pytest.CaptureFixture[str], pytestconfig: pytest.Config
) -> None:
    known = "".join(helped(capsys, one.name) for one in COMMANDS if one.name != "test")
    known += "".join(f"--{name} " for name in vars(pytestconfig.option))  # those of ``test``
    for name in ("README.md", "content/authors.md", "content/workshop.md"):
        options = {
            option for code in codes(prose(name)) for option in re.findall("--[a-z]+[a-z-]*", code)
        }
        assert {option for option in options if f"{option} " not in known} == set()


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


def test_collecting_is_set_up_as_documented(tmp_path: Path) -> None:
    text = prose("content/collecting.md")
    [example] = blocks(text, "yaml")
    settings = Settings.model_validate(values(example.text, tmp_path))
    rows = tables(text)["Receiving results"]
    assert [code for row in rows for code in codes(row["key"])] != []
    assert {code for row in rows for code in codes(row["key"])} == {*Collect.model_fields}
    assert settings.collect is not None
    assert settings.collect.origin == "https://forms.example.com"
