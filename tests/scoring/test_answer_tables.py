"""Tables of answers: what counts as a row, and what is said of one that cannot be scored."""

from __future__ import annotations

import json
import re

import pytest

from stagemark.rules.check import read_frameworks
from stagemark.scoring.answer_table import column_problems
from tests.publisher import Publisher
from tests.scoring.given import COLUMNS, ROW, result


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
