"""Many responses at once: what ``score`` reads, what it says of bad ones, and what it writes."""

from __future__ import annotations

import csv
import os
import re
import subprocess
import sys
from fractions import Fraction
from io import StringIO

import pytest

from tests.documents import codes, prose, tables
from tests.publisher import Publisher
from tests.root import ROOT
from tests.scoring.given import COLUMNS, ROW, result

# What comes out


def test_a_result_file_and_a_csv_row_score_the_same(publisher: Publisher) -> None:
    publisher.file("a.json", result())
    publisher.file("a.csv", f"{COLUMNS}\n{ROW}\n")
    from_json, from_csv = publisher.lines("a.json", "a.csv")
    assert (from_json.pop("file"), from_json.pop("line")) == ("a.json", 1)
    assert (from_csv.pop("file"), from_csv.pop("line")) == ("a.csv", 2)
    assert from_json == from_csv
    expected = {"state": "complete", "score": "7/3", "stage": "steady", "label": "A"}
    assert from_csv == from_csv | expected
    assert from_csv["dimensions"]["planning"]["score"] == "5/2"
    assert (from_csv["framework"], from_csv["version"]) == ("model", "0.1.0")
    assert publisher.says == ""


def test_a_table_holds_a_row_for_each_response(publisher: Publisher) -> None:
    unfinished = "B,sometimes,,,,"
    publisher.file("a.csv", f"{COLUMNS}\n{ROW}\n{unfinished}\n")
    whole, open_ = csv.DictReader(publisher.score("a.csv", "--format", "csv").splitlines())
    assert (whole["file"], whole["line"], whole["label"]) == ("a.csv", "2", "A")
    assert (whole["state"], whole["stage"]) == ("complete", "steady")
    # Cut off, never rounded; and exact, where no spreadsheet takes it for a day.
    assert (whole["figure"], whole["score"]) == ("2.33", "'7/3")
    assert (whole["figure:planning"], whole["score:planning"]) == ("2.50", "'5/2")
    assert (whole["figure:delivery"], whole["score:delivery"]) == ("2.00", "'2/1")
    assert (whole["next"], whole["raise"]) == ("leading", "agreed-goals;checks")
    assert (whole["low_score"], whole["high_stage"]) == ("", "")
    assert (open_["state"], open_["score"], open_["stage"]) == ("incomplete", "", "")
    low, high = (Fraction(open_[f"{end}_score"].lstrip("'")) for end in ("low", "high"))
    assert low < high
    assert Fraction(open_["low_figure"]) <= low
    assert (open_["low_stage"], open_["high_stage"]) == ("beginning", "leading")


def test_a_table_is_of_one_framework(publisher: Publisher) -> None:
    publisher.add("other", "0.1.0")
    publisher.file("a.json", result())
    publisher.file("b.json", result(framework="other"))
    table = publisher.score("a.json", "b.json", "a.json", "--format", "csv", status=1)
    assert len(table.splitlines()) == 3
    assert publisher.says.startswith("b.json:1:1: is for other 0.1.0, and this table is for model")
    assert len(publisher.lines("a.json", "b.json")) == 2


def test_the_columns_of_a_table_are_documented(publisher: Publisher) -> None:
    publisher.file("a.json", result())
    [header] = csv.reader(publisher.score("a.json", "--format", "csv").splitlines()[:1])
    rows = tables(prose("content/method.md"))["Many results in one table"]
    documented = [column for row in rows for column in codes(row["column"])]
    columns = [re.sub(r":(planning|delivery)$", ":*", column) for column in header]
    assert [*dict.fromkeys(columns)] == documented


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("\uff1d1+1", "'\uff1d1+1"),
        ("\u200b=1+1", "'\u200b=1+1"),
        ('" =1+1', "'\" =1+1"),
        # Within a cell nothing begins one: these are people's words.
        ("Goals met, +10% growth; -5 days", "Goals met, +10% growth; -5 days"),
        ("Ask Kim, @lee", "Ask Kim, @lee"),
    ],
    ids=ascii,
)
def test_a_formula_is_text_and_a_sentence_stays_as_it_is(
    publisher: Publisher, label: str, shown: str
) -> None:
    publisher.file("a.json", result(label=label))
    [row] = csv.DictReader(StringIO(publisher.score("a.json", "--format", "csv"), newline=""))
    assert row["label"] == shown


def test_a_table_is_utf8_whatever_the_system_writes(publisher: Publisher) -> None:
    publisher.file("a.json", result(label="Zoë 東京"))
    done = subprocess.run(
        [sys.executable, str(ROOT / "build.py"), "score", "a.json", "--quiet", "--format", "csv",
         "--frameworks", "frameworks"],
        cwd=publisher.root,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},
        capture_output=True,
        check=False,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, b"")
    assert "Zoë 東京" in done.stdout.decode()


@pytest.mark.parametrize("mark", ["=", "+", "-", "@", "\t=", "\r", "\r\n=", "\n"])
def test_no_cell_is_a_formula(publisher: Publisher, mark: str) -> None:
    label = f"{mark}HYPERLINK(A1)"
    publisher.file("=cmd.json", result(label=label))
    table = publisher.score("=cmd.json", "--format", "csv")
    [row] = csv.DictReader(StringIO(table, newline=""))
    assert row["file"] == "'=cmd.json"
    shown = label.strip()
    assert row["label"] == (f"'{shown}" if shown[0] in "=+-@" else shown)
    # Only in a table: what a program reads is left as it is.
    assert publisher.lines("=cmd.json")[0]["label"] == label


def test_answers_that_change_nothing_come_through(publisher: Publisher) -> None:
    publisher.file(
        "a.csv",
        "respondent,email,on-time,checks,agreed-goals,anything-else,tracking,list-kept-by,created\n"
        'Ann,a@example.org,~unknown,~none,always,"It, too; is kept",~na,,2026-11-22\n',
    )
    [line] = publisher.lines("a.csv")
    assert line["label"] == "Ann a@example.org 2026-11-22"
    assert line["counts"] == {
        "visible": 4,
        "answered": 2,
        "unknown": 1,
        "not_applicable": 1,
        "unanswered": 0,
    }


# Which framework


def test_the_columns_tell_the_framework_or_somebody_must(publisher: Publisher) -> None:
    publisher.add("other", "0.1.0")
    publisher.file("a.csv", f"{COLUMNS}\n{ROW}\n")
    publisher.score("a.csv", status=1)
    assert "the columns fit several frameworks: say --framework model or other" in publisher.says
    [line] = publisher.lines("a.csv", "--framework", "other")
    assert line["framework"] == "other"
    publisher.score("a.csv", "--framework", "othr", status=1)
    assert 'there is no framework "othr"; did you mean "other"?' in publisher.says
    publisher.file("b.csv", "size\n1\n")
    publisher.score("b.csv", status=1)
    assert "no column is a question of a framework" in publisher.says
    publisher.file("c.csv", "")
    publisher.score("c.csv", status=1)
    assert publisher.says.startswith("c.csv:1:1: ")


def test_the_latest_version_unless_another_is_named(publisher: Publisher) -> None:
    publisher.add("model", "0.10.0")
    publisher.add("model", "0.9.0")
    publisher.file("a.csv", f"{COLUMNS}\n{ROW}\n")
    for named, version in (
        ([], "0.10.0"),
        (["--framework", "model"], "0.10.0"),
        (["--framework", "model@0.9.0"], "0.9.0"),
    ):
        assert publisher.lines("a.csv", *named)[0]["version"] == version
    publisher.score("a.csv", "--framework", "model@1.0.0", status=1)
    assert 'model has no version "1.0.0"; it has 0.1.0, 0.9.0 and 0.10.0' in publisher.says


# Size


# A process of its own, since the system counts to a process the memory of the one that began it.
PEAK = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=open("out", "wb"), stderr=open("err", "wb"))
print(done.returncode, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""


@pytest.mark.slow
def test_memory_does_not_grow_with_the_rows(publisher: Publisher) -> None:
    peaks = []
    command = [sys.executable, str(ROOT / "build.py"), "score", "rows.csv"]
    command += ["--frameworks", "frameworks"]
    for count in (1_000, 8_000):
        ten = f"{ROW}\n" * 9 + "B,never,list,mostly,mostly,own\n"
        publisher.file("rows.csv", f"{COLUMNS}\n" + ten * (count // 10))
        measured = subprocess.check_output(
            [sys.executable, "-c", PEAK, *command], cwd=publisher.root, encoding="utf-8"
        )
        status, peak = measured.split()
        assert status == "1"
        assert (publisher.root / "out").read_bytes().count(b"\n") == count * 9 // 10
        assert (publisher.root / "err").read_bytes().count(b"\n") == count // 10
        peaks.append(int(peak))
    assert peaks[1] < peaks[0] * 1.05
