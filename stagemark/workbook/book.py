"""A version as a workbook, written with XlsxWriter.

The sheets: how to use it, the questions, the scorecard, the stages; behind them the data that the
lists are made of, and the arithmetic. Protected without a password but for what is answered.
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any, Protocol

from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from stagemark.framework.model import Framework, ProfileQuestion
from stagemark.framework.questions import Question
from stagemark.framework.texts import plain
from stagemark.framework.versions import seal
from stagemark.scoring.program import program
from stagemark.workbook.bound import LIMIT, largest
from stagemark.workbook.formulas import quoted, sentence, whole
from stagemark.workbook.heights import height
from stagemark.workbook.layout import (
    ANSWER,
    CELL_LENGTH,
    DATA,
    FIRST_CHOICE,
    FIRST_LINE,
    NOTE,
    NUMBER,
    QUESTIONS,
    SCORECARD,
    STAGES,
    STATE,
    TEXT,
    WORKING,
    Layout,
    Line,
    Words,
)
from stagemark.workbook.scorecard import Scorecard
from stagemark.workbook.styles import INDENT, SIZE, SIZES, formats
from stagemark.workbook.tables import Table, Text
from stagemark.workbook.working import Working

FORMAT = "stagemark-workbook/1"
# Equal input gives equal bytes: a workbook has no day of its own.
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
SHEETS = (QUESTIONS, SCORECARD, STAGES, DATA, WORKING)
# Widths in characters: of the sheet that is read first, of the columns of questions, of stages.
READ_ME = 72
WIDTHS = {NUMBER: 5, TEXT: 58, ANSWER: 44, STATE: 14, NOTE: 36}
STAGE_WIDTHS = (30, 90)


class Say(Protocol):
    """The sentences of a language."""

    def text(self, group: str, id: str, **fillings: Any) -> str: ...


def workbook(
    framework: Framework,
    say: Say,
    *,
    address: str = "",
    accent: str = "#17594a",
    is_right_to_left: bool = False,
) -> bytes | None:
    """The workbook of a version; None where its numbers would not be exact in every spreadsheet.

    ``address``: the page of the same version online, where that is known. ``accent`` must be read
    well on white. ``is_right_to_left``: whether the framework is written so.
    """
    compiled = program(framework)
    if largest(compiled, framework.decimals) >= LIMIT:
        return None
    layout = Layout(framework, int(compiled["unit"]), words_of(say))
    book = _Book(framework, layout, Working(compiled, layout), say, address, accent)
    return book.written(is_right_to_left=is_right_to_left)


def words_of(say: Say) -> Words:
    """What the choices are called that are no options of the author's."""
    return Words(
        yes=say.text("workbook", "yes"),
        none=say.text("question", "none_of_these"),
        unknown=say.text("question", "not_known"),
        not_applicable=say.text("question", "does_not_apply"),
        about_you=say.text("questions", "about_you"),
    )


class _Book:
    def __init__(
        self,
        framework: Framework,
        layout: Layout,
        working: Working,
        say: Say,
        address: str,
        accent: str,
    ) -> None:
        self.framework, self.layout, self.working = framework, layout, working
        self.address = address
        self._say = say
        self._out = io.BytesIO()
        self._book = Workbook(self._out, {"in_memory": True, "strings_to_urls": False})
        self._book.set_properties(
            {
                "title": framework.title,
                "subject": f"{framework.id} {framework.version}",
                "created": LONG_AGO,
            }
        )
        self._book.set_calc_mode("auto")
        self.styles = formats(self._book, accent)

    def say(self, id_: str, **fillings: Any) -> str:
        return self._say.text("workbook", id_, **fillings)

    def written(self, *, is_right_to_left: bool) -> bytes:
        self._read_me(self._book.add_worksheet(self.say("read_me")[:31]))
        sheets = {name: self._book.add_worksheet(name) for name in SHEETS}
        self._questions(sheets[QUESTIONS])
        Scorecard(self.framework, self.working, self.say).write(sheets[SCORECARD], self.styles)
        self._stages(sheets[STAGES])
        self._data(sheets[DATA])
        self._working(sheets[WORKING])
        for sheet in self._book.worksheets():
            sheet.protect("", {"format_columns": True, "format_rows": True})
            sheet.hide_gridlines(2)
            sheet.set_paper(9)
            sheet.fit_to_pages(1, 0)
            sheet.set_margins(left=0.5, right=0.5)
            name = self.framework.title.replace("&", "&&")[:120]
            sheet.set_footer(f"&L&9{name}, {self.framework.version}&R&9&P / &N")
            if is_right_to_left:
                sheet.right_to_left()
        sheets[QUESTIONS].activate()
        self._book.close()
        return self._out.getvalue()

    def _read_me(self, sheet: Worksheet) -> None:
        framework = self.framework
        sheet.set_column("A:A", READ_ME)
        lines = [
            (framework.title, "title"),
            (plain(framework.summary), "text"),
            (self.say("version", version=framework.version), "small"),
            ("", "text"),
            (self.say("how_title"), "heading"),
            (self.say("how_answer", sheet=QUESTIONS), "text"),
            (self.say("how_conditional"), "text"),
            (self.say("how_result", sheet=SCORECARD), "text"),
            (self.say("how_take"), "text"),
            (self.say("how_protected"), "text"),
            ("", "text"),
            (self.say("exact"), "small"),
        ]
        if self.address:
            lines.insert(3, (self.say("online", address=self.address), "small"))
        for row, (text, style) in enumerate(lines):
            sheet.write_string(row, 0, text[:CELL_LENGTH], self.styles[style])
            sheet.set_row(row, height((text, READ_ME), size=SIZES.get(style, SIZE)))

    # Questions

    def _questions(self, sheet: Worksheet) -> None:
        styles, say = self.styles, self.say
        for column, width in WIDTHS.items():
            sheet.set_column(f"{column}:{column}", width)
        sheet.write_string("B1", self.framework.title, styles["title"])
        sheet.set_row(0, height(("", READ_ME), size=SIZES["title"]))
        sheet.write_string("B2", say("answer_here"), styles["hint"])
        sheet.write_formula(
            "B3",
            self._progress(),
            styles["hint"],
            value="",
        )
        for column, title in (
            (TEXT, say("question")),
            (ANSWER, say("answer")),
            (STATE, say("state")),
            (NOTE, say("note")),
        ):
            sheet.write_string(f"{column}{FIRST_LINE - 1}", title, styles["column"])
        for heading in self.layout.headings:
            summary = plain(heading.summary)[:CELL_LENGTH]
            sheet.write_string(f"{TEXT}{heading.row}", heading.text, styles["heading"])
            sheet.write_string(f"{ANSWER}{heading.row}", summary, styles["small"])
            name = height((heading.text, WIDTHS[TEXT]), size=SIZES["heading"])
            said = height((summary, WIDTHS[ANSWER]), size=SIZES["small"])
            sheet.set_row(heading.row - 1, max(name, said))
        places = {one.asked.id: at for at, one in enumerate(self.layout.scored)}
        for line in self.layout.lines:
            self._line(sheet, line, places.get(line.asked.id))
        sheet.freeze_panes(FIRST_LINE - 1, 0)
        sheet.repeat_rows(FIRST_LINE - 2)
        sheet.set_landscape()

    def _progress(self) -> str:
        table = self.working.questions
        counts = {"open": table.whole("open"), "of": table.whole("shown")}
        filled = {name: whole(f"SUM({cells})") for name, cells in counts.items()}
        return "=" + sentence(self.say, "progress", **filled)

    def _line(self, sheet: Worksheet, line: Line, at: int | None) -> None:
        styles = self.styles
        asked = line.asked
        if line.number:
            sheet.write_number(f"{NUMBER}{line.row}", line.number, styles["number"])
        texts = [asked.text]
        if isinstance(asked, Question):
            texts += [plain(one) for one in (asked.help, asked.evidence) if one]
        text = "\n".join(texts)[:CELL_LENGTH]
        sheet.write_string(f"{TEXT}{line.row}", text, styles["text"])
        labels = [(one.label, WIDTHS[ANSWER]) for one in line.choices]
        sheet.set_row(line.row - 1, height((text, WIDTHS[TEXT]), *labels))
        sheet.write_blank(line.cell, None, styles["answer"])
        if line.choices:
            self._list(sheet, line.cell, line.choices[0].row, line.choices[-1].row)
        for tick in line.ticks:
            row = int(tick.cell.removeprefix(ANSWER))
            sheet.write_string(f"{TEXT}{row}", tick.text, styles["tick"])
            sheet.set_row(row - 1, height((tick.text, WIDTHS[TEXT] - INDENT)))
            sheet.write_blank(tick.cell, None, styles["answer"])
            self._list(sheet, tick.cell, tick.row, tick.row)
        if isinstance(asked, ProfileQuestion):
            return
        if asked.is_scored:
            sheet.write_blank(f"{NOTE}{line.row}", None, styles["answer"])
        if at is None:
            return
        table = self.working.questions
        filled = _either(f'IF({QUESTIONS}!${one}="",0,1)' for one in self._cells(line))
        picked = f"SUM({DATA}!$F${line.all_choices[0].row}:$F${line.all_choices[-1].row})"
        words = {id_: quoted(self.say(id_)) for id_ in ("not_asked", "torn", "not_in_list", "open")}
        unfit = f'IF({filled}>{picked},{words["not_in_list"]},""'
        sheet.write_formula(
            f"{STATE}{line.row}",
            f"=IF({table.at('shown', at)}=0,{words['not_asked']},"
            f"IF({table.at('torn', at)}>0,{words['torn']},"
            f"IF({table.at('open', at)}=0,{unfit}),"
            f"IF({filled}>0,{words['not_in_list']},{words['open']}))))",
            styles["state"],
            value="",
        )
        last = int(line.ticks[-1].cell.removeprefix(ANSWER)) if line.ticks else line.row
        sheet.conditional_format(
            f"{NUMBER}{line.row}:{NOTE}{last}",
            {
                "type": "formula",
                "criteria": f"={table.at('shown', at)}=0",
                "format": self.styles["grey"],
            },
        )

    def _cells(self, line: Line) -> Sequence[str]:
        return [line.cell, *(one.cell for one in line.ticks)]

    def _list(self, sheet: Worksheet, cell: str, first: int, last: int) -> None:
        sheet.data_validation(
            cell,
            {
                "validate": "list",
                "source": f"={DATA}!$D${first}:$D${last}",
                "error_title": self.say("question"),
                "error_message": self.say("not_in_list"),
            },
        )

    # What stands behind

    def _stages(self, sheet: Worksheet) -> None:
        styles = self.styles
        for column, width in enumerate(STAGE_WIDTHS):
            sheet.set_column(column, column, width)
        row = 0

        def put(left: str, right: str, style: str = "text") -> None:
            nonlocal row
            sheet.write_string(row, 0, left, styles["heading" if style == "heading" else "small"])
            sheet.write_string(row, 1, right[:CELL_LENGTH], styles[style])
            texts = zip((left, right), STAGE_WIDTHS, strict=True)
            sheet.set_row(row, height(*texts, size=SIZES.get(style, SIZE)))
            row += 1

        for number, stage in enumerate(self.framework.stages, start=1):
            put(f"{number}. {stage.name}", stage.tagline or "", "heading")
            put("", plain(stage.summary))
            for sign in stage.signs:
                put(self.say("sign"), plain(sign))
            if stage.focus:
                put(self.say("focus"), plain(stage.focus))
            for step in stage.next_steps:
                put(self.say("step"), plain(step.text))
            row += 1

    def _data(self, sheet: Worksheet) -> None:
        """What lists and import are made of: a row for each choice, and one for each note."""
        framework, styles = self.framework, self.styles
        for row, (name, value) in enumerate(
            (
                ("format", FORMAT),
                ("framework", framework.id),
                ("version", framework.version),
                ("seal", seal(framework)),
                ("language", framework.language),
            )
        ):
            sheet.write_string(row, 0, name)
            sheet.write_string(row, 1, value)
        for column, name in enumerate(
            ("question", "choice", "cell", "label", "value", "picked", "text")
        ):
            sheet.write_string(FIRST_CHOICE - 2, column, name, styles["column"])
        end = FIRST_CHOICE
        for line, choice in self.layout.choices:
            row = choice.row - 1
            sheet.write_string(row, 0, line.asked.id)
            is_profile = isinstance(line.asked, ProfileQuestion)
            sheet.write_string(row, 1, "~profile" if is_profile else choice.id)
            sheet.write_string(row, 2, choice.cell)
            sheet.write_string(row, 3, choice.label)
            if choice.value is not None:
                sheet.write_number(row, 4, choice.value)
            # One by one: EXACT over a range is an error in some spreadsheets and a wrong 0 in one.
            sheet.write_formula(
                row, 5, f"=IF(EXACT({QUESTIONS}!${choice.cell},D{choice.row}),1,0)", value=""
            )
            if choice.text != choice.label:
                sheet.write_string(row, 6, choice.text[:CELL_LENGTH])
            end = choice.row + 1
        for line in self.layout.lines:
            if isinstance(line.asked, Question):
                cell = f"{NOTE}{line.row}" if line.asked.is_scored else line.cell
                for column, text in enumerate((line.asked.id, "~note", cell)):
                    sheet.write_string(end - 1, column, text)
                end += 1
        sheet.set_column("A:C", 22)
        sheet.set_column("D:D", 60)

    def _working(self, sheet: Worksheet) -> None:
        working = self.working
        for table in working.tables:
            self._table(sheet, table)
        sheet.hide()

    def _table(self, sheet: Worksheet, table: Table) -> None:
        for column, name in enumerate(table.columns):
            sheet.write_string(table.row - 2, column, name, self.styles["column"])
        for row, cells in enumerate(table.rows, start=table.row - 1):
            for column, cell in enumerate(cells):
                if isinstance(cell, int):
                    sheet.write_number(row, column, cell)
                elif cell.startswith("=") and not isinstance(cell, Text):
                    sheet.write_formula(row, column, cell, value="")
                else:
                    sheet.write_string(row, column, cell)


def _either(parts: Any) -> str:
    return "(" + "+".join(parts) + ")"
