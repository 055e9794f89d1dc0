"""The framework that somebody begins with."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stagemark.framework.problems import InputError, Problem
from stagemark.rules.check import RESERVED, read_frameworks
from stagemark.rules.starter import write_starter
from stagemark.scoring.scorer import score
from tests.root import ROOT


def test_a_starter_passes_the_check_without_a_warning(tmp_path: Path) -> None:
    path = write_starter(tmp_path, "how-we-cook")
    assert path == tmp_path / "how-we-cook" / "0.1.0.yaml"
    problems: list[Problem] = []
    [framework] = read_frameworks(tmp_path, "frameworks", problems)
    assert problems == []
    assert (framework.id, framework.title) == ("how-we-cook", "How we cook")


@pytest.mark.parametrize("id", ["a", "no", "null", "x-" * 32, "a1", "trailing-"])
def test_any_id_gives_a_framework(tmp_path: Path, id: str) -> None:
    write_starter(tmp_path, id)
    problems: list[Problem] = []
    [framework] = read_frameworks(tmp_path, "frameworks", problems)
    assert (framework.id, problems) == (id, [])


def test_every_stage_of_a_starter_can_be_reached(tmp_path: Path) -> None:
    write_starter(tmp_path, "mine")
    [framework] = read_frameworks(tmp_path, "frameworks", [])
    stages = set()
    for level in ("rarely", "sometimes", "always"):
        answers: dict[str, str | list[str]] = {
            "agreed-goals": level,
            "tracking": "asking" if level == "rarely" else "board",
            "list-kept-by": "" if level == "rarely" else level,
            "on-time": level,
            "checks": "~none" if level == "rarely" else ["own", "colleague", "written"],
        }
        stages.add(score(framework, answers)["stage"])
    assert stages == {stage.id for stage in framework.stages}


def test_each_part_of_a_starter_is_explained() -> None:
    text = (ROOT / "stagemark" / "rules" / "starter.yaml").read_text(encoding="utf-8")
    for key in re.findall(r"^([a-z]+):.*", text, re.MULTILINE):
        line = rf"^{key}:"
        comment = rf"^#[^\n]*\n{line}|{line}[^\n]*#|^(title|summary): "
        assert re.search(comment, text, re.MULTILINE), key


@pytest.mark.parametrize(
    "id", ["", "Mine", "my model", "my_model", "1st", "-a", "x" * 65, "../up", "é"]
)
def test_an_id_that_no_framework_can_have_is_refused(tmp_path: Path, id: str) -> None:
    with pytest.raises(InputError, match="cannot be an id: small letters"):
        write_starter(tmp_path, id)
    assert [*tmp_path.rglob("*")] == []


def test_a_reserved_id_is_refused(tmp_path: Path) -> None:
    for id in RESERVED:
        with pytest.raises(InputError, match="is reserved for the site itself"):
            write_starter(tmp_path, id)
    assert [*tmp_path.rglob("*")] == []


def test_what_is_there_stays_as_it_is(tmp_path: Path) -> None:
    path = write_starter(tmp_path, "mine")
    path.write_text("work of weeks", encoding="utf-8")
    with pytest.raises(InputError, match="is there already"):
        write_starter(tmp_path, "mine")
    assert path.read_text(encoding="utf-8") == "work of weeks"


def test_a_place_where_nothing_can_be_written_is_said(tmp_path: Path) -> None:
    (tmp_path / "frameworks").write_text("a file", encoding="utf-8")
    with pytest.raises(InputError, match="cannot be written"):
        write_starter(tmp_path / "frameworks", "mine")
