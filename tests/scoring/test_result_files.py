"""Result files: what ``score`` takes, and what it says of those that it refuses."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tests.publisher import Publisher
from tests.root import ROOT
from tests.scoring.given import result

REFUSED: list[tuple[bytes, str]] = [
    (b"", "1:1: is not JSON here"),
    (b'{"format": "stagemark-result/1",\n "x": }', "2:7: is not JSON here"),
    (b"[" * 200_000, "1:1: is nested too deeply for a result file"),
    (b'{"x": ' + b"9" * 6_000 + b"}", "1:1: holds a number that no result file has"),
    (b"[]", '1:1: is not a result file: "format" must be "stagemark-result/1"'),
    (b'{"format": "stagemark-result/2"}', '1:1: is not a result file: "format" must be'),
    (b'{"format": "stagemark-result/1"}', '1:1: needs "framework", "version" and "answers"'),
    (
        json.dumps(result(label="x" * 2_000_000)).encode(),
        "1:1: is larger than 1 MiB, which no result file is",
    ),
]


@pytest.mark.parametrize(("content", "said"), REFUSED, ids=[said for _, said in REFUSED])
def test_what_is_no_result_file_is_refused_and_the_rest_goes_on(
    publisher: Publisher, content: bytes, said: str
) -> None:
    publisher.file("a.json", content)
    publisher.file("b.json", result())
    assert [line["file"] for line in publisher.lines("a.json", "b.json", status=1)] == ["b.json"]
    assert publisher.says.startswith(f"a.json:{said}")
    assert len(publisher.says.splitlines()) == 1


@pytest.mark.parametrize(
    "changes",
    [
        {"answers": []},
        {"answers": {"tracking": {"option": "list"}}},
        {"answers": {"tracking": 3}},
        {"answers": {"tracking": ["list"]}},
        {"answers": {"checks": [["own"]]}},
        {"answers": {"checks": "own"}},
        {"answers": {"on-time": "~na"}},
        {"answers": {"gone": "list"}},
        {"targets": ["planning"]},
        {"targets": {"planning": ["steady"]}},
        {"targets": {"gone": "steady"}},
        {"framework": "modle"},
        {"framework": 1},
        {"version": "9.9.9"},
    ],
    ids=str,
)
def test_what_the_framework_does_not_offer_is_refused(
    publisher: Publisher, changes: dict[str, Any]
) -> None:
    publisher.file("a.json", result(**changes))
    assert publisher.lines("a.json", status=1) == []
    assert publisher.says.startswith("a.json:1:1: ")
    assert "object" not in publisher.says


def test_another_text_of_the_version_is_a_warning(publisher: Publisher) -> None:
    publisher.file("a.json", result(seal="sha256-0"))
    assert publisher.lines("a.json")[0]["score"] == "7/3"
    assert publisher.says.startswith("a.json:1:1: warning: was taken with another text of model")


def test_a_target_of_one_s_own_counts(publisher: Publisher) -> None:
    publisher.file("a.json", result(targets={"delivery": "leading"}))
    delivery = publisher.lines("a.json")[0]["dimensions"]["delivery"]
    assert (delivery["target"], delivery["gap"]) == ("leading", "5/4")


@pytest.mark.parametrize("format", ["jsonl", "csv"])
def test_half_a_character_stops_nothing(publisher: Publisher, format: str) -> None:
    publisher.file("a.json", result(label="\ud83d half"))
    name = os.fsdecode(b"caf\xe9.json")
    publisher.file(name, result())
    command = [sys.executable, str(ROOT / "build.py"), "score", "--quiet", "a.json", name]
    done = subprocess.run(
        [*command, "--format", format, "--frameworks", "frameworks"],
        cwd=publisher.root,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "? half" in done.stdout
    assert "caf?.json" in done.stdout


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("gone.json", "gone.json:1:1: cannot be read: no such file or directory"),
        ("gone.csv", "gone.csv:1:1: cannot be read: no such file or directory"),
        ("frameworks", "frameworks:1:1: cannot be read: is a directory"),
    ],
)
def test_a_file_that_cannot_be_read_is_named(publisher: Publisher, name: str, said: str) -> None:
    publisher.file("a.json", result())
    assert len(publisher.lines(name, "a.json", status=1)) == 1
    assert publisher.says == f"{said}\n"


def test_a_framework_with_an_error_scores_nothing(publisher: Publisher) -> None:
    publisher.add("bad", "0.1.0", ("method: mean", "method: median"))
    publisher.file("a.json", result())
    assert publisher.score("a.json", status=1) == ""
    assert publisher.says.startswith("frameworks/bad/0.1.0.yaml:")
