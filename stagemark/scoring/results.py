"""Many responses at once, as the ``score`` command reads, scores and writes them.

A result file holds one response (what a scorecard's JSON download is). A CSV holds a respondent a
row and a question a column. Both are streamed: one response is in memory at a time. A response
that cannot be scored is a problem at its line, and the rest goes on.
"""

from __future__ import annotations

import csv
import io
import json
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, TextIO

from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem, did_you_mean, file_problem, listed, quoted
from stagemark.framework.versions import precedence, seal
from stagemark.scoring.answer_table import (
    LABEL_COLUMNS,
    column_names,
    column_problems,
    read_rows,
    row_problem,
)
from stagemark.scoring.answers import Answer, validate_answers
from stagemark.scoring.carry import Fate, Kind, carried_answers, carry, way_between
from stagemark.scoring.record import Record
from stagemark.scoring.result_file import RESULT_FORMAT
from stagemark.scoring.scorer import Scorer, show

MAX_RESULT_BYTES = 1024 * 1024
TABLE_SUFFIXES = (".csv", ".tsv")

# What makes a spreadsheet compute a cell; blanks, quotes and signs without a shape before it are
# skipped.
COMPUTED = re.compile(
    r"""^(?=[\s"'`\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*"""
    r"[=+\-@\u2212\ufe62\ufe63\ufe66\ufe6b\uff0b\uff0d\uff1d\uff20])"
)
BREAKS = str.maketrans("\t\r\n", "   ")


@dataclass(frozen=True)
class Scored:
    """A scored response and where it came from."""

    file: str
    line: int
    label: str
    framework: Framework
    record: Record
    carried: Carried | None = None


@dataclass(frozen=True)
class Carried:
    """The version that a response was given to, and what became of each answer since."""

    version: str
    fates: Sequence[Fate]

    def questions(self, kind: Kind) -> list[str]:
        """The questions of that version whose answers met this fate."""
        return [fate.question for fate in self.fates if fate.kind == kind]


class Catalogue:
    """The frameworks that responses may be for, each with its scorer made once.

    ``to``: the version to which responses are carried over before they are scored.
    """

    def __init__(self, frameworks: Iterable[Framework], to: str | None = None) -> None:
        self.frameworks = sorted(frameworks, key=lambda one: (one.id, precedence(one.version)))
        self.to = to
        self._scorers: dict[tuple[str, str], Scorer] = {}

    def find(self, id_: str, version: str | None) -> Framework | str:
        """That version, or the latest one where none is named; or in words why there is none."""
        versions = [one for one in self.frameworks if one.id == id_]
        if not versions:
            hint = did_you_mean(id_, [one.id for one in self.frameworks])
            return f"there is no framework {quoted(id_)}" + (f"; {hint}" if hint else "")
        found = [one for one in versions if version in (None, one.version)]
        if not found:
            known = listed(one.version for one in versions)
            return f"{id_} has no version {quoted(version or '')}; it has {known}"
        return found[-1]

    def with_questions(self, columns: Iterable[str]) -> Framework | str:
        """The latest version of the one framework that these columns belong to."""
        names = set(columns)
        latest = {one.id: one for one in self.frameworks}
        fitting = [one for one in latest.values() if names & set(one.questions)]
        if len(fitting) == 1:
            return fitting[0]
        if not fitting:
            return "no column is a question of a framework; the first row names the columns"
        names_of = listed((one.id for one in fitting), "or")
        return f"the columns fit several frameworks: say --framework {names_of}"

    def score(
        self, framework: Framework, answers: Mapping[str, Answer], targets: Mapping[str, str]
    ) -> tuple[Framework, Record, Carried | None]:
        """The record of a response, under the version asked for; ValueError says why not."""
        if self.to is None or framework.version == self.to:
            return framework, self.scorer(framework).score(answers, targets), None
        validate_answers(framework, answers)
        versions = {one.version: one for one in self.frameworks if one.id == framework.id}
        way = way_between(versions, framework.version, self.to)
        if way is None:
            msg = f"no changes lead from {framework.version} to {self.to} of {framework.id}"
            raise ValueError(msg)
        fates = carry(way, answers)
        now = versions[self.to]
        dimensions = {one.id for one in now.dimensions}
        stages = {one.id for one in now.stages}
        kept = {id: one for id, one in targets.items() if id in dimensions and one in stages}
        record = self.scorer(now).score(carried_answers(fates), kept)
        return now, record, Carried(framework.version, fates)

    def scorer(self, framework: Framework) -> Scorer:
        key = (framework.id, framework.version)
        if key not in self._scorers:
            self._scorers[key] = Scorer(framework)
        return self._scorers[key]


def score_file(
    path: Path, catalogue: Catalogue, *, framework: str | None, problems: list[Problem]
) -> Iterator[Scored]:
    """The scored responses of one file, in its order. ``framework``: an id, or ``id@version``.

    Problems are appended as they are met; who consumes this may print and clear them on the way.
    """
    try:
        if path.suffix.lower() in TABLE_SUFFIXES:
            with path.open(encoding="utf-8-sig", newline="") as stream:
                yield from _score_rows(stream, str(path), catalogue, framework, problems)
        else:
            yield from _score_result(path, catalogue, problems)
    except OSError as error:
        message = f"cannot be read: {(error.strerror or 'error').lower()}"
        problems.append(file_problem(str(path), message))
    except UnicodeDecodeError:
        kind = "“CSV UTF-8”" if path.suffix.lower() in TABLE_SUFFIXES else "UTF-8"
        problems.append(file_problem(str(path), "is not UTF-8", f"save it as {kind}"))


def _score_result(path: Path, catalogue: Catalogue, problems: list[Problem]) -> Iterator[Scored]:
    def refuse(message: str, line: int = 1, column: int = 1) -> None:
        problems.append(Problem(str(path), line, column, "", message))

    with path.open("rb") as stream:
        data = stream.read(MAX_RESULT_BYTES + 1)
    if len(data) > MAX_RESULT_BYTES:
        return refuse("is larger than 1 MiB, which no result file is")
    text = data.decode("utf-8-sig")
    try:
        result = json.loads(text)
    except json.JSONDecodeError as error:
        return refuse("is not JSON here", error.lineno, error.colno)
    except RecursionError:
        return refuse("is nested too deeply for a result file")
    except ValueError:
        return refuse("holds a number that no result file has")
    if not isinstance(result, dict) or result.get("format") != RESULT_FORMAT:
        return refuse(f'is not a result file: "format" must be "{RESULT_FORMAT}"')
    id_, version, answers = (result.get(key) for key in ("framework", "version", "answers"))
    if not isinstance(id_, str) or not isinstance(version, str) or not isinstance(answers, dict):
        return refuse('needs "framework", "version" and "answers"')
    framework = catalogue.find(id_, version)
    if isinstance(framework, str):
        return refuse(framework)
    if result.get("seal") not in (None, seal(framework)):
        message = f"was taken with another text of {id_} {version}; scored with the present one"
        problems.append(file_problem(str(path), message, is_warning=True))
    targets = result.get("targets") or {}
    if not isinstance(targets, dict):
        return refuse('"targets" must name a stage for each dimension')
    try:
        scored = catalogue.score(framework, answers, targets)
    except (ValueError, TypeError) as error:
        return refuse(str(error))
    label = result.get("label")
    yield Scored(str(path), 1, label if isinstance(label, str) else "", *scored)
    return None


def _score_rows(
    stream: TextIO,
    name: str,
    catalogue: Catalogue,
    wanted: str | None,
    problems: list[Problem],
) -> Iterator[Scored]:
    rows = read_rows(stream, name, problems)
    line, header = next(rows, (1, []))
    columns = column_names(header)
    if wanted:
        id_, _, version = wanted.partition("@")
        framework = catalogue.find(id_, version or None)
    else:
        framework = catalogue.with_questions(columns)
    if isinstance(framework, str):
        problems.append(Problem(name, line, 1, "", framework))
        return
    wrong = column_problems(columns, framework)
    problems += [Problem(name, line, 1, "", message) for message in wrong]
    if wrong:
        return
    labels = [index for index, column in enumerate(columns) if column in LABEL_COLUMNS]
    for line, row in rows:
        if message := row_problem(row, columns):
            problems.append(Problem(name, line, 1, "", message))
            continue
        try:
            answers = {
                column: _answer(framework, column, cell.strip())
                for column, cell in zip(columns, row, strict=False)
                if column in framework.questions and cell.strip()
            }
            scored = catalogue.score(framework, answers, {})
        except ValueError as error:
            problems.append(Problem(name, line, 1, "", str(error)))
            continue
        label = " ".join(row[index].strip() for index in labels if row[index].strip())
        yield Scored(name, line, label, *scored)


def _answer(framework: Framework, question: str, cell: str) -> Answer:
    """A cell as an answer: a checklist's ticks stand in it with semicolons between."""
    if framework.questions[question].type != "checklist" or cell.startswith("~"):
        return cell
    return [tick.strip() for tick in cell.split(";") if tick.strip()]


def write_json_lines(results: Iterable[Scored]) -> None:
    """A JSON object a line to the output: where the response came from, then its record."""
    _write_utf8()
    for one in results:
        line = {
            "file": _printable(one.file),
            "line": one.line,
            "label": _printable(one.label),
            "framework": one.framework.id,
            "version": one.framework.version,
            **_said_of(one.carried),
            **one.record,
        }
        print(json.dumps(line, ensure_ascii=False))


def _said_of(carried: Carried | None) -> dict[str, Any]:
    if carried is None:
        return {}
    return {
        "carried_from": carried.version,
        "asked_again": carried.questions("asked-again"),
        "dropped": carried.questions("dropped"),
    }


def write_csv(results: Iterable[Scored], *, problems: list[Problem]) -> None:
    """A row a response to the output. The columns are one framework's; others are problems.

    Each score stands there twice: as the figure that people see, and exactly.
    """
    _write_utf8()
    writer = csv.writer(sys.stdout, lineterminator="\n")
    first: Framework | None = None
    for one in results:
        if first is None:
            first = one.framework
            writer.writerow(_header(first))
        if (one.framework.id, one.framework.version) != (first.id, first.version):
            message = f"is for {one.framework.id} {one.framework.version}, and this table is for "
            message += f"{first.id} {first.version}; JSON Lines can hold both"
            problems.append(Problem(one.file, one.line, 1, "", message))
            continue
        writer.writerow(_cells(one))


def _write_utf8() -> None:
    """Labels are in any script, and not every system writes them by itself."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")


def _header(framework: Framework) -> list[str]:
    fixed = ["file", "line", "label", "framework", "version", "state", "stage", "figure", "score"]
    low = ["low_stage", "low_figure", "low_score"]
    high = ["high_stage", "high_figure", "high_score"]
    dimensions = (
        f"{kind}:{one.id}" for one in framework.dimensions for kind in ("figure", "score")
    )
    return [*fixed, *low, *high, "findings", "next", "raise", *dimensions]


def _cells(one: Scored) -> list[Any]:
    framework, record = one.framework, one.record
    decimals = 0 if framework.method.counts_gates else framework.decimals
    sides = [side or {"score": None, "stage": None} for side in (record["low"], record["high"])]
    following = record["next"]
    return [
        *(_as_text(one.file), one.line, _as_text(one.label)),
        *(framework.id, framework.version, record["state"]),
        *(record["stage"], *_twice(record["score"], decimals)),
        *(cell for side in sides for cell in (side["stage"], *_twice(side["score"], decimals))),
        ";".join(record["findings"]),
        following and following["stage"],
        following and ";".join(following["questions"]),
        *(
            cell
            for dimension in record["dimensions"].values()
            for cell in _twice(dimension["score"], framework.decimals)
        ),
    ]


def _twice(score: str | None, decimals: int) -> tuple[str, str]:
    """The figure that people see, cut off behind its decimals, and the exact score.

    The exact one stands behind an apostrophe: a spreadsheet would take 12/5 for a day in May.
    """
    if score is None:
        return "", ""
    return show(Fraction(score), decimals), f"'{score}"


def _as_text(cell: str) -> str:
    """A cell on one line that no spreadsheet takes for a formula."""
    return _printable(COMPUTED.sub("'", cell.translate(BREAKS).strip()))


def _printable(text: str) -> str:
    """A text that can be written, even where a file name or a label holds half a character."""
    return text.encode("utf-8", "replace").decode()
