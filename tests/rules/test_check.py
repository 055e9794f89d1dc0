"""Every folder under ``cases/bad`` says what it must be told; those under ``cases/good`` pass."""

from __future__ import annotations

from pathlib import Path

import pytest

from stagemark.framework.model import Framework
from stagemark.framework.problems import InputError, Problem, trail_text
from stagemark.framework.source import parse
from stagemark.framework.wording import validate
from stagemark.rules.check import read_frameworks
from tests.root import ROOT

CASES = ROOT / "tests" / "cases"
BAD = sorted((CASES / "bad").iterdir())
GOOD = sorted((CASES / "good").iterdir())
JARGON = ("Input should", "Extra inputs", "Field required", "pydantic", "type=", "valid string")


def placed(case: Path, folder: Path) -> Path:
    """The folder of frameworks that a case stands for."""
    if (case / "frameworks").is_dir():
        return case / "frameworks"
    data = (case / "framework.yaml").read_bytes()
    version = next(
        (line[9:].decode() for line in data.splitlines() if line.startswith(b"version: ")), ""
    )
    is_good = case.parent.name == "good"
    path = folder / "example-model" / f"{version if is_good else '1.0.0'}.yaml"
    path.parent.mkdir()
    path.write_bytes(data)
    return folder


def complaints(folder: Path, **options: list[Path]) -> tuple[list[str], list[Framework]]:
    problems: list[Problem] = []
    frameworks = read_frameworks(folder, "frameworks", problems, **options)
    return [str(problem) for problem in InputError(problems).problems], frameworks


@pytest.mark.parametrize("case", BAD, ids=lambda case: case.name)
def test_bad_framework_is_told_what_to_do(case: Path, tmp_path: Path) -> None:
    lines, frameworks = complaints(placed(case, tmp_path))
    assert "".join(f"{line}\n" for line in lines) == (case / "expected.txt").read_text("utf-8")
    assert not any(word in line for word in JARGON for line in lines)
    files_with_errors = {line.split(":")[0] for line in lines if ": warning: " not in line}
    assert all(f"/{one.id}/{one.version}.yaml" not in files_with_errors for one in frameworks)


def test_there_are_many_bad_frameworks() -> None:
    assert len(BAD) >= 60


@pytest.mark.parametrize("case", GOOD, ids=lambda case: case.name)
def test_good_framework_passes_without_a_word(case: Path, tmp_path: Path) -> None:
    lines, frameworks = complaints(placed(case, tmp_path))
    assert lines == []
    assert len(frameworks) == 1


def test_good_cases_use_every_key_of_the_format() -> None:
    """A key that no case uses could be read wrongly, or not at all, without anybody noticing."""

    def keys_of(value: object) -> set[str]:
        if isinstance(value, list):
            return set().union(*map(keys_of, value))
        if isinstance(value, dict):
            return set(value).union(*map(keys_of, value.values()))
        return set()

    def named(part: object) -> set[str]:
        if isinstance(part, list):
            return set().union(*map(named, part))
        if not isinstance(part, dict):
            return set()
        here = set(part.get("properties", ()))
        return here.union(*map(named, part.values()))

    used: set[str] = set()
    for case in GOOD:
        tree = parse((case / "framework.yaml").read_bytes(), "x", [])
        assert tree
        used |= keys_of(tree.value)
    assert named(Framework.model_json_schema(by_alias=True)) <= used


def test_the_line_that_the_documentation_shows(tmp_path: Path) -> None:
    lines = (CASES / "good/gates/framework.yaml").read_text("utf-8").splitlines()
    at = lines.index("    weight: 3")
    lines[at] = "    weight: -1"
    lines[at - 3 : at - 3] = ["#"] * (41 - at)
    path = tmp_path / "example-model" / "1.0.0.yaml"
    path.parent.mkdir()
    path.write_text("\n".join(lines), "utf-8")
    assert complaints(tmp_path)[0] == [
        "frameworks/example-model/1.0.0.yaml:42:13: dimensions[1].weight: "
        'must be greater than 0, got "-1"'
    ]


def test_problems_of_all_files_are_sorted_by_place(tmp_path: Path) -> None:
    lines, _ = complaints(CASES / "bad" / "folder-several-versions" / "frameworks")
    assert [line.split(":")[0] for line in lines] == [
        "frameworks/example-model/1.0.0.yaml",
        "frameworks/example-model/1.1.0.yaml",
        "frameworks/other-model/1.0.0.yaml",
    ]


def test_versions_come_in_their_order(tmp_path: Path) -> None:
    text = (CASES / "good/weakest/framework.yaml").read_text("utf-8")
    ordered = ["1.0.0-rc.2", "1.0.0-rc.10", "1.0.0", "1.9.0", "1.10.0", "2.0.0"]
    (tmp_path / "example-model").mkdir()
    for version in reversed(ordered):
        path = tmp_path / "example-model" / f"{version}.yaml"
        path.write_text(text.replace("1.0.0", version), "utf-8")
    lines, frameworks = complaints(tmp_path)
    assert lines == []
    assert [one.version for one in frameworks] == ordered


def test_only_the_files_that_are_asked_for(tmp_path: Path) -> None:
    folder = CASES / "bad" / "folder-several-versions" / "frameworks"
    lines, _ = complaints(folder, only=[folder / "example-model" / "1.1.0.yaml"])
    assert [line.split(":")[0] for line in lines] == ["frameworks/example-model/1.1.0.yaml"]
    lines, _ = complaints(folder, only=[folder / "other-model"])
    assert [line.split(":")[0] for line in lines] == ["frameworks/other-model/1.0.0.yaml"]
    elsewhere, absent = tmp_path / "1.0.0.yaml", folder / "example-model" / "3.0.0.yaml"
    lines, _ = complaints(folder, only=[elsewhere, absent])
    assert sorted(lines) == sorted(
        [
            f"{elsewhere}:1:1: is not inside frameworks/",
            f"{absent}:1:1: there is no such file",
        ]
    )


def test_a_folder_that_is_missing(tmp_path: Path) -> None:
    lines, frameworks = complaints(tmp_path / "none")
    assert lines == ["frameworks:1:1: there is no such folder"]
    assert frameworks == []


def test_symbolic_links_are_refused(tmp_path: Path) -> None:
    """A link could publish a file from outside of the folder."""
    inside, outside = tmp_path / "frameworks", tmp_path / "outside"
    (inside / "example-model").mkdir(parents=True)
    outside.mkdir()
    case = (CASES / "good/weakest/framework.yaml").read_bytes()
    (outside / "1.0.0.yaml").write_bytes(case)
    (inside / "example-model" / "1.0.0.yaml").symlink_to(outside / "1.0.0.yaml")
    (inside / "other-model").symlink_to(outside, target_is_directory=True)
    lines, frameworks = complaints(inside)
    assert lines == [
        "frameworks/example-model/1.0.0.yaml:1:1: is a symbolic link; put the file itself here",
        "frameworks/other-model:1:1: is a symbolic link; put the folder itself here",
    ]
    assert frameworks == []


def test_numbers_stay_exact(tmp_path: Path) -> None:
    _, (framework,) = complaints(placed(CASES / "good/mean", tmp_path))
    assert [str(option.value) for option in framework.scales["practice"]] == ["1", "7/4", "10/3"]
    assert str(framework.dimensions[0].weight) == "1/3"


def test_a_problem_reads_as_one_line() -> None:
    problem = Problem("a.yaml", 3, 5, trail_text(("scales", "a\nb", 0)), 'got "\\u0007"', "do so")
    assert str(problem) == 'a.yaml:3:5: scales["a\\nb"][0]: got "\\u0007"; do so'
    warning = Problem("a.yaml", 1, 1, "", "odd", is_warning=True)
    assert str(warning) == "a.yaml:1:1: warning: odd"


def test_long_and_invisible_values_are_shortened_and_spelt_out() -> None:
    problems: list[Problem] = []
    tree = parse(("id: Ä" + "x" * 500 + "\nversion: 1\u200b.0\n").encode(), "x", problems)
    assert tree
    assert validate(tree, Framework, problems) is None
    text = "\n".join(str(problem) for problem in problems)
    assert f'got "Ä{"x" * 58}…"' in text
    assert 'got "1\\u200b.0"' in text
    assert max(map(len, text.splitlines())) < 300
