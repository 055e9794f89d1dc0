"""``publish``, ``withdraw``, ``diff`` and ``score --to`` as somebody types them."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from stagemark.cli import main
from tests.publisher import write_content, write_version
from tests.root import ROOT

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_content(tmp_path / "content")
    frameworks = tmp_path / "frameworks"
    write_version(frameworks, "model", "1.0.0")
    changes = (
        "\nscoring:",
        "\nchanges:\n  from: 1.0.0\n  what_is_new: A **better** name.\n"
        "  renamed: {on-time: punctual}\n\nscoring:",
    )
    wording = ("Do people agree on the goal before they start?", "Do people agree on the goal?")
    write_version(frameworks, "model", "2.0.0", [("id: on-time", "id: punctual"), wording, changes])
    (tmp_path / "theme").symlink_to(ROOT / "theme")
    return tmp_path


@pytest.fixture
def run(root: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    def typed(*arguments: str) -> tuple[int, str, str]:
        capsys.readouterr()
        try:
            status = main([*arguments], root=root)
        except SystemExit as stopped:
            status = int(str(stopped.code))
        return status, *capsys.readouterr()

    return typed


def versions(root: Path) -> list[dict[str, Any]]:
    text = (root / "site" / "model" / "versions.json").read_text(encoding="utf-8")
    listed: list[dict[str, Any]] = json.loads(text)["versions"]
    return listed


def test_two_versions_are_published_one_is_withdrawn(root: Path, run: Run) -> None:
    status, said, _ = run("publish", "model", "1.0.0", "--date", "2026-11-28")
    assert status == 0
    assert said.startswith("Published model 1.0.0 with 24")
    assert said.rstrip().endswith("build the site with: python3 build.py build")
    assert run("publish", "model", "2.0.0", "--date", "2027-02-01")[0] == 0
    assert run("build")[0] == 0
    states = [(one["version"], one["state"], one["published"]) for one in versions(root)]
    assert states == [
        ("2.0.0", "published", "2027-02-01"),
        ("1.0.0", "published", "2026-11-28"),
    ]
    page = (root / "site" / "model" / "changes" / "index.html").read_text(encoding="utf-8")
    assert "A <strong>better</strong> name." in page
    assert "<del> before they start</del>" in page

    reason = "A question could not be answered."
    arguments = ("withdraw", "model", "2.0.0", "--date", "2027-02-03")
    status, said, _ = run(*arguments, "--because", reason)
    assert (status, said.startswith("Withdrew model 2.0.0")) == (0, True)
    assert run("build")[0] == 0
    [first, second] = versions(root)
    assert (first["version"], second["state"], second["because"]) == ("1.0.0", "withdrawn", reason)
    page = (root / "site" / "model" / "2.0.0" / "index.html").read_text(encoding="utf-8")
    assert reason in page
    assert "3 February 2027" in page


def test_a_changed_published_file_stops_the_build(root: Path, run: Run) -> None:
    run("publish", "model", "1.0.0")
    assert run("build")[0] == 0
    before = (root / "site" / "model" / "1.0.0" / "index.html").read_bytes()
    path = root / "frameworks" / "model" / "1.0.0.yaml"
    path.write_text(path.read_text().replace("title: Starter", "title: Other"))
    status, _, said = run("build")
    assert status == 1
    assert 'was changed from "Starter" to "Other" since 1.0.0 was published' in said
    assert (root / "site" / "model" / "1.0.0" / "index.html").read_bytes() == before


def test_diff_says_what_changed_and_which_number_that_needs(run: Run) -> None:
    status, said, _ = run("diff", "model")
    assert status == 0
    assert "major: Question punctual, its id: [-on-time-] {+punctual+}" in said
    wording = "minor: Question agreed-goals, wording: Do people agree on the goal[- before they"
    assert wording in said
    assert "From 1.0.0 this is a major step: it needs 2.0.0 or higher." in said
    assert run("diff", "model", "1.0.0", "2.0.0")[1] == said
    assert run("diff", "model@1.0.0", "model@2.0.0")[1] == said
    assert "Nothing has changed" in run("diff", "model", "1.0.0", "1.0.0")[1]
    run("publish", "model", "1.0.0")
    assert "golden answer sets of 1.0.0, 0 come out at another stage" in run("diff", "model")[1]
    assert 'there is no framework "modle"' in run("diff", "modle")[2]
    assert 'there is no version "3.0.0"' in run("diff", "model", "1.0.0", "3.0.0")[2]
    assert "diff compares ID, ID OLD NEW" in run("diff", "model@1.0.0")[2]


def test_check_and_build_say_what_a_draft_leaves_open(root: Path, run: Run) -> None:
    path = root / "frameworks" / "model" / "2.0.0.yaml"
    text = path.read_text()
    path.write_text(text.replace("  renamed: {on-time: punctual}\n", ""))
    line = 'changes: the question "on-time" of 1.0.0 is not here any more; write below changes: '
    for command in ("check", "build"):
        status, _, said = run(command)
        assert (status, line in said) == (1, True), said
    start, end = text.index("\nchanges:"), text.index("\n\nscoring:")
    path.write_text(text[:start] + text[end:])
    assert run("check")[0] == 0
    run("publish", "model", "1.0.0")
    status, _, said = run("check")
    assert (status, "warning: does not say how answers to 1.0.0 come over" in said) == (0, True)


def test_wrong_usage_is_told(run: Run) -> None:
    assert run("publish", "model")[0] == 2
    assert run("withdraw", "model", "1.0.0")[0] == 2
    status, _, said = run("publish", "model", "1.0.0", "--date", "28.11.2026")
    assert (status, "is not a day such as 2026-11-28" in said) == (2, True)


def test_an_older_result_is_scored_under_a_later_version(root: Path, run: Run) -> None:
    answers = {"agreed-goals": "always", "tracking": "board", "on-time": "always"}
    result = {"format": "stagemark-result/1", "framework": "model", "version": "1.0.0"}
    path = root / "result.json"
    path.write_text(json.dumps({**result, "answers": answers}))
    status, out, _ = run("score", str(path), "--to", "2.0.0")
    assert status == 0
    line = json.loads(out)
    assert (line["version"], line["carried_from"]) == ("2.0.0", "1.0.0")
    assert (line["asked_again"], line["dropped"]) == ([], [])
    assert line["counts"]["answered"] == len(answers)
    assert json.loads(run("score", str(path))[1])["version"] == "1.0.0"
    table = root / "table.csv"
    table.write_text("agreed-goals,on-time\nalways,always\n")
    status, out, _ = run("score", str(table), "--framework", "model@1.0.0", "--to", "2.0.0")
    assert (status, json.loads(out)["carried_from"]) == (0, "1.0.0")
    status, _, said = run("score", str(path), "--to", "3.0.0")
    assert (status, "no changes lead from 1.0.0 to 3.0.0 of model" in said) == (1, True)
