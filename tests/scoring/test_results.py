"""Many responses at once: what ``score`` reads, what it says of bad ones, and what it writes."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from fractions import Fraction
from io import StringIO
from pathlib import Path
from typing import Any

import pytest

from stagemark.rules.check import read_frameworks
from stagemark.scoring.answer_table import column_problems
from tests.documents import codes, prose, tables
from tests.publisher import Publisher
from tests.root import ROOT

# Planning 2.5 of weight 2, delivery 2: (2·2.5 + 2) / 3.
ANSWERS: dict[str, Any] = {
    "agreed-goals": "sometimes",
    "tracking": "list",
    "list-kept-by": "mostly",
    "on-time": "mostly",
    "checks": ["own"],
}
COLUMNS = "label,agreed-goals,tracking,list-kept-by,on-time,checks"
ROW = "A,sometimes,list,mostly,mostly,own"


@pytest.fixture
def publisher(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Publisher:
    monkeypatch.chdir(tmp_path)
    return Publisher(tmp_path, capsys)


def result(**changes: Any) -> dict[str, Any]:
    given = {"format": "stagemark-result/1", "framework": "model", "version": "0.1.0"}
    return {**given, "label": "A", "answers": ANSWERS, **changes}


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


# Rows of a CSV


def test_bad_rows_are_named_and_the_rest_goes_on(publisher: Publisher) -> None:
    rows = [
        COLUMNS,
        ROW,
        "B,sometimes,lots,mostly,mostly,own",
        "C,sometimes,list,mostly,mostly",
        "",
        ",,,,,",
        "D,sometimes,list,mostly,~na,own",
        "E,always,board,always,always,own;colleague;written",
    ]
    publisher.file("a.csv", "\n".join(rows))
    lines = publisher.lines("a.csv", status=1)
    assert [(line["line"], line["label"]) for line in lines] == [(2, "A"), (8, "E")]
    assert lines[1]["score"] == "4/1"
    said = publisher.says.splitlines()
    assert [line.split(" ")[0] for line in said] == ["a.csv:3:1:", "a.csv:4:1:", "a.csv:7:1:"]
    assert "'tracking'" in said[0]
    assert "'lots'" in said[0]
    assert "has 5 cells, and there are 6 columns" in said[1]
    assert "'on-time'" in said[2]


def test_unknown_columns_stop_the_file_with_what_was_meant(publisher: Publisher) -> None:
    publisher.file("a.csv", f"{COLUMNS},trackin,shoe-size,checks\n{ROW},,,\n")
    publisher.file("b.csv", f"{COLUMNS}\n{ROW}\n")
    assert [line["file"] for line in publisher.lines("a.csv", "b.csv", status=1)] == ["b.csv"]
    assert publisher.says.splitlines() == [
        'a.csv:1:1: column "trackin" is no question of model; did you mean "tracking"?',
        'a.csv:1:1: column "shoe-size" is no question of model',
        'a.csv:1:1: column "checks" stands there twice',
    ]


def test_ticks_of_a_checklist_stand_between_semicolons(publisher: Publisher) -> None:
    cells = ["own; written ;", "~none", "own;own", "own,written", "~none;own"]
    publisher.file("a.csv", "\n".join(["on-time,checks", *(f'mostly,"{cell}"' for cell in cells)]))
    lines = publisher.lines("a.csv", status=1)
    assert [line["dimensions"]["delivery"]["score"] for line in lines] == ["11/4", "3/2"]
    assert re.findall(r"^a\.csv:(\d):", publisher.says, re.MULTILINE) == ["4", "5", "6"]


def test_lines_are_those_of_the_file_whatever_cells_hold(publisher: Publisher) -> None:
    publisher.file(
        "a.csv",
        'label,anything-else,on-time\r\n"A ""quoted""\r\nname","two\r\n\r\nparagraphs",mostly\r\n'
        "B,,never\r\nC,,always\r\n",
    )
    lines = publisher.lines("a.csv", status=1)
    assert [(line["line"], line["label"]) for line in lines] == [
        (2, 'A "quoted"\r\nname'),
        (7, "C"),
    ]
    assert publisher.says.startswith("a.csv:6:1: ")


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('on-time\n"mostly" well\nalways\n', 2),
        ('on-time\nalways\n"mostly\n', 3),
        (f'label,on-time\n"{"x" * 200_000}",mostly\nB,always\n', 2),
    ],
    ids=["text behind a quote", "open quote", "endless cell"],
)
def test_what_is_no_row_is_named_and_the_rest_goes_on(
    publisher: Publisher, text: str, line: int
) -> None:
    publisher.file("a.csv", text)
    assert len(publisher.lines("a.csv", status=1)) == 1
    assert publisher.says.startswith(f"a.csv:{line}:1: is not a row of a CSV: ")


@pytest.mark.parametrize("mark", [";", "\t"])
def test_tables_of_other_countries_are_read(publisher: Publisher, mark: str) -> None:
    cells = [row.split(",") for row in (COLUMNS, 'A,always,board,always,always,"own;colleague"')]
    publisher.file("a.csv", "\r\n".join(mark.join(row) for row in cells))
    [line] = publisher.lines("a.csv")
    assert (line["label"], line["dimensions"]["delivery"]["score"]) == ("A", "13/4")


@pytest.mark.parametrize(
    ("first", "mark"),
    [("sep=;", ";"), ("sep=,", ","), ("sep=\t", "\t"), ("SEP=\\t", "\t"), ('"sep=;"', ";"),
     ("sep=;;;;", ";"), ("sep=|", "|")],
)  # fmt: skip
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_a_first_line_may_name_the_separator(
    publisher: Publisher, first: str, mark: str, bom: str
) -> None:
    rows = [COLUMNS.replace(",", mark), ROW.replace(",", mark), "B".ljust(6, mark)]
    publisher.file("a.csv", bom + "\r\n".join([first, *rows, f"C{mark}never"]))
    lines = publisher.lines("a.csv", status=1)
    assert [(line["line"], line["label"]) for line in lines] == [(3, "A"), (4, "B")]
    assert publisher.says == "a.csv:5:1: has 2 cells, and there are 6 columns\n"


def test_what_spreadsheets_leave_behind_is_no_fault(publisher: Publisher) -> None:
    """Columns and rows that were emptied stay in the table, and a name may hold the other sign."""
    rows = [",,,,", 'label,"on-time",,,', "A,mostly,,,", ",,,,", "B,always,,,,,", " , ,", "C,x,,,"]
    publisher.file("a.csv", "\n".join(rows))
    lines = publisher.lines("a.csv", status=1)
    assert [(line["line"], line["label"]) for line in lines] == [(3, "A"), (5, "B")]
    assert publisher.says.startswith("a.csv:7:1: ")
    publisher.file(
        "b.tsv", "label\t\ton-time\t\nA\t\tmostly\t\nB, C\tlost\tmostly\nD\t\tnever\tlost\n"
    )
    assert [line["label"] for line in publisher.lines("b.tsv", status=1)] == ["A"]
    assert publisher.says.splitlines() == [
        'b.tsv:3:1: has "lost" in column 2, which has no name in the first row',
        "b.tsv:4:1: has 4 cells, and there are 3 columns",
    ]


class Counted(str):
    """A text that counts how often it is compared."""

    compared = 0
    __slots__ = ()
    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        Counted.compared += 1
        return str.__eq__(self, other)


def test_many_columns_are_no_more_work_than_they_are(publisher: Publisher) -> None:
    publisher.file("a.csv", "agreed-goals" + "," * 100_000 + "\nalways" + "," * 100_000)
    assert len(publisher.lines("a.csv")) == 1
    publisher.file("a.csv", ",".join(f"c{number}" for number in range(5_000)))
    publisher.score("a.csv", "--framework", "model", status=1)
    assert len(publisher.says.splitlines()) == 21
    assert "4,980 more columns are no questions of model" in publisher.says
    publisher.file("a.csv", "agreed-goals" + ",x" * 50_000)
    publisher.score("a.csv", status=1)
    assert publisher.says.startswith(
        "a.csv:1:1: has 50,001 columns, and a table of answers has at most"
    )
    [framework] = read_frameworks(publisher.root / "frameworks", "frameworks", [])
    columns = [Counted(f"c{number % 3_000}") for number in range(6_000)]
    column_problems(columns, framework)
    assert 0 < Counted.compared < 100_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig"])
def test_a_byte_order_mark_is_no_part_of_the_first_column(
    publisher: Publisher, encoding: str
) -> None:
    publisher.file("a.csv", "on-time,label\nmostly,Zoë\n".encode(encoding))
    publisher.file("a.json", json.dumps(result(label="Zoë"), ensure_ascii=False).encode(encoding))
    assert [line["label"] for line in publisher.lines("a.csv", "a.json")] == ["Zoë", "Zoë"]


@pytest.mark.parametrize("encoding", ["latin-1", "utf-16"])
def test_other_encodings_are_named(publisher: Publisher, encoding: str) -> None:
    publisher.file("a.csv", "on-time,label\nmostly,Zoë\n".encode(encoding))
    publisher.file("a.json", json.dumps(result(label="Zoë"), ensure_ascii=False).encode(encoding))
    assert publisher.lines("a.csv", "a.json", status=1) == []
    assert publisher.says.splitlines() == [
        "a.csv:1:1: is not UTF-8; save it as “CSV UTF-8”",
        "a.json:1:1: is not UTF-8; save it as UTF-8",
    ]


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


# Result files


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
