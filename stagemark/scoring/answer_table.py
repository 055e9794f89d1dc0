"""A table of answers as spreadsheets write it: a respondent a row, and a question a column.

Cells stand apart by commas, semicolons or tabs; a first line such as ``sep=;`` says by what. Empty
cells at the end of rows, and columns without a name or a cell, are what spreadsheets leave behind.
"""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TextIO

from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem, did_you_mean, quoted

# Columns that are no questions: they name a row, and are passed on.
LABEL_COLUMNS = ("label", "id", "respondent", "name", "email", "created")
# More than a framework of the largest size has questions.
MAX_COLUMNS = 20_000
MAX_NAMED = 20

SEPARATORS = ",;\t"
SEPARATOR_LINE = re.compile(r'"?sep=(\\t|[^\w\s"]|\t)"?[,;\t]*\s*', re.IGNORECASE)
CAUSES = {
    "unexpected end of data": "a quotation mark that opens in it is never closed, "
    "and all that follows was taken for its text",
    "expected after": "behind the quotation mark that closes a cell stands more text; "
    "a quotation mark within a cell is written twice",
    "field larger": "a cell is longer than 131,072 characters, or a quotation mark is not closed",
}


def read_rows(
    stream: TextIO, name: str, problems: list[Problem]
) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that hold something, by the line that each begins on.

    What is no row of a CSV is a problem, and the rest goes on.
    """
    first = stream.readline()
    named = SEPARATOR_LINE.fullmatch(first)
    above = 1 if named else 0
    if named:
        separator = named[1].replace("\\t", "\t")
        lines: Iterable[str] = stream
    else:
        unquoted = re.sub('"[^"]*"', "", first)
        separator = max(SEPARATORS, key=unquoted.count)
        lines = chain([first], stream)
    reader = csv.reader(lines, delimiter=separator, strict=True)
    while True:
        line = above + reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            cause = next((words for sign, words in CAUSES.items() if sign in str(error)), error)
            problems.append(Problem(name, line, 1, "", f"is not a row of a CSV: {cause}"))
            continue
        if any(cell.strip() for cell in row):
            yield line, row


def column_names(row: Sequence[str]) -> list[str]:
    """The names in the first row; behind the last of them, spreadsheets leave empty cells."""
    names = [cell.strip() for cell in row]
    while names and not names[-1]:
        names.pop()
    return names


def column_problems(columns: Sequence[str], framework: Framework) -> list[str]:
    """What is wrong with the names of columns. One may be empty where its cells are."""
    if len(columns) > MAX_COLUMNS:
        return [f"has {len(columns):,} columns, and a table of answers has at most {MAX_COLUMNS:,}"]
    known = {"", *framework.questions, *LABEL_COLUMNS}
    strange = [column for column in columns if column not in known]
    messages = []
    for column in strange[:MAX_NAMED]:
        hint = did_you_mean(column, framework.questions)
        ending = f"; {hint}" if hint else ""
        messages.append(f"column {quoted(column)} is no question of {framework.id}{ending}")
    if strange[MAX_NAMED:]:
        rest = len(strange) - MAX_NAMED
        messages.append(f"{rest:,} more columns are no questions of {framework.id}")
    twice = sorted(column for column, count in Counter(columns).items() if column and count > 1)
    messages += [f"column {quoted(one)} stands there twice" for one in twice[:MAX_NAMED]]
    return messages


def row_problem(row: Sequence[str], columns: Sequence[str]) -> str:
    """What is wrong with a row for these columns; "" where it fits."""
    if len(row) < len(columns) or any(cell.strip() for cell in row[len(columns) :]):
        return f"has {len(row):,} cells, and there are {len(columns):,} columns"
    for number, (column, cell) in enumerate(zip(columns, row, strict=False), 1):
        if not column and cell.strip():
            return f"has {quoted(cell)} in column {number:,}, which has no name in the first row"
    return ""
