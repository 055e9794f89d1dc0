"""The sheet that shows the result, live: the stage or the range, dimensions, gates, gaps."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from stagemark.framework.model import Framework
from stagemark.workbook.formulas import Words, exact, figure, quoted, sentence, whole
from stagemark.workbook.heights import height
from stagemark.workbook.tables import Fraction
from stagemark.workbook.working import Working

Facts = Sequence[tuple[str, str]]
# In characters: room for figures, numbers of questions, names of stages.
WIDTHS = {"A": 40, "B": 18, "C": 16, "D": 20, "E": 36, "F": 24, "G": 10}
COLUMNS = ("A", "B", "C", "D", "E", "F", "G")
GATE_COLUMNS = ("gate", "passed", "passing", "needed", "counted")


class Scorecard:
    """``say`` gives the sentences of the workbook by id."""

    def __init__(self, framework: Framework, working: Working, say: Words) -> None:
        self.framework, self.working, self.say = framework, working, say
        self.open = f"SUM({working.questions.whole('open')})"
        self.counts = f"SUM({working.questions.whole('counts')})"

    def write(self, sheet: Worksheet, styles: Mapping[str, Format]) -> None:
        say = self.say
        for column, width in WIDTHS.items():
            sheet.set_column(f"{column}:{column}", width)
        sheet.set_row(0, 26)
        sheet.set_row(1, 24)

        def formula(cell: str, text: str, style: str = "text") -> None:
            # No result is in the file: it would go on to stand there in programs that compute
            # nothing, and in some that compute only what has none.
            sheet.write_formula(cell, f"={text}", styles[style], value="")

        sheet.write_string("A1", self.framework.title, styles["title"])
        formula("A2", self._verdict(), "verdict")
        sheet.write_string("A3", say("not_computed"), styles["hint"])
        low, high = self._end("low"), self._end("high")
        facts: Facts = (
            ("score", self._when_complete(self._figure(self._end("low")))),
            ("exact_score", self._when_complete(exact(*self._end("low")))),
            ("range", self._when_open(self._range(self._figure(low), self._figure(high)))),
            (
                "range_stages",
                self._when_open(self._range(self._stage_name("low"), self._stage_name("high"))),
            ),
            ("open", whole(self.open)),
            ("first_open", self._first_open()),
        )
        if self.working.program["cap"] is not None:
            facts = (*facts, ("held_back", self._when_complete(self._held_back())))
        row = 5
        for id_, text in facts:
            sheet.write_string(f"A{row}", say(id_), styles["small"])
            formula(f"B{row}", text, "line")
            row += 1
        row = self._dimensions(sheet, styles, formula, row + 1)
        if self.framework.gates:
            row = self._gates(sheet, styles, formula, row + 1)
        self._machine(sheet, styles, formula, row + 1)
        sheet.set_landscape()

    # Words of a result

    def _verdict(self) -> str:
        say = self.say
        return (
            f"IF({self.open}>0,{quoted(say('incomplete'))},"
            f"IF({self.counts}=0,{quoted(say('not_assessed'))},{self._stage_name('low')}))"
        )

    def _when_complete(self, text: str) -> str:
        return f'IF({self.open}>0,"",IF({self.counts}=0,"",{text}))'

    def _when_open(self, text: str) -> str:
        return f'IF({self.open}=0,"",IF({self.counts}=0,"",{text}))'

    def _range(self, low: str, high: str) -> str:
        return sentence(self.say, "from_to", low=low, high=high)

    def _end(self, end: str) -> Fraction:
        table = self.working.result
        at = ("low", "high").index(end)
        return Fraction(table.at("above", at), table.at("below", at))

    def _stage_name(self, end: str) -> str:
        at = ("low", "high").index(end)
        return self._named(self.working.result.at("stage", at))

    def _named(self, place: str, column: str = "name") -> str:
        """The name of the stage at a place, or its id."""
        return f"INDEX({self.working.stages.whole(column)},{place}+1)"

    def _figure(self, score: Fraction) -> str:
        """The floored figure as text, so that no spreadsheet writes it otherwise."""
        decimals = 0 if self.framework.method.counts_gates else self.framework.decimals
        return figure(score.above, score.below, decimals)

    def _first_open(self) -> str:
        """The number of the first question that is open."""
        first = self.working.questions.at("next_open", 0)
        return f'IF({first}>0,{whole(first)},"")'

    def _held_back(self) -> str:
        """Whether the lowest dimension keeps the stage below that of the score."""
        stage, uncapped = (self.working.result.at(one, 0) for one in ("stage", "uncapped"))
        return f"IF({stage}<{uncapped},{quoted(self.say('yes'))},{quoted(self.say('no'))})"

    # Tables

    def _dimensions(
        self,
        sheet: Worksheet,
        styles: Mapping[str, Format],
        formula: Callable[..., None],
        row: int,
    ) -> int:
        say, table = self.say, self.working.dimensions
        has_stages = self.framework.thresholds is not None
        names = ["dimension", "score", "exact_score", "missing"]
        names += ["stage", "target", "gap"] if has_stages else []
        for column, name in zip(COLUMNS, names, strict=False):
            sheet.write_string(f"{column}{row}", say(name), styles["column"])
        for at, dimension in enumerate(self.framework.dimensions):
            row += 1
            low, high = (
                Fraction(table.at(f"above_{end}", at), table.at(f"below_{end}", at))
                for end in ("low", "high")
            )
            is_open, assessed = table.at("open", at), table.at("assessed", at)
            figures = [figure(one.above, one.below, self.framework.decimals) for one in (low, high)]

            def shown(
                complete: str, so_far: str, is_open: str = is_open, assessed: str = assessed
            ) -> str:
                return f'IF({assessed}=0,"",IF({is_open}>0,{so_far},{complete}))'

            sheet.write_string(f"A{row}", dimension.name, styles["text"])
            sheet.set_row(row - 1, self._height(at))
            formula(f"B{row}", shown(figures[0], self._range(*figures)))
            formula(f"C{row}", shown(exact(*low), '""'))
            formula(f"D{row}", self._missing(at))
            if has_stages:
                stage, top = (table.at(f"stage_{end}", at) for end in ("low", "high"))
                stages = (self._named(stage), self._named(top))
                formula(f"E{row}", shown(stages[0], self._range(*stages)))
                formula(
                    f"F{row}",
                    self._when_complete(
                        shown(self._named(self.working.gaps.at("target", at)), '""')
                    ),
                )
                formula(f"G{row}", self._when_complete(shown(self._gap(at), '""')))
        return row + 1

    def _missing(self, dimension: int) -> str:
        """The numbers of its open questions."""
        questions = self.working.program["questions"]
        own = (at for at, one in enumerate(questions) if one["dimension"] == dimension)
        first = next(own, None)
        return '""' if first is None else self.working.questions.at("missing", first)

    def _height(self, at: int) -> float:
        """For the row of a dimension, whatever comes to stand there."""
        longest = sorted((one.name for one in self.framework.stages), key=len)[-2:]
        own = [one for one in self.working.program["questions"] if one["dimension"] == at]
        return height(
            (self.framework.dimensions[at].name, WIDTHS["A"]),
            (", ".join("000" for _ in own), WIDTHS["D"]),
            (self.say("from_to", low=longest[0], high=longest[-1]), WIDTHS["E"]),
            (longest[-1], WIDTHS["F"]),
        )

    def _gap(self, at: int) -> str:
        """How far a score is below its target, floored like every figure."""
        above, below = (self.working.gaps.at(one, at) for one in ("above", "below"))
        return f'IF({above}>0,{figure(above, below, self.framework.decimals)},"0")'

    def _gates(
        self,
        sheet: Worksheet,
        styles: Mapping[str, Format],
        formula: Callable[..., None],
        row: int,
    ) -> int:
        say, table = self.say, self.working.gates
        for column, name in zip(COLUMNS, GATE_COLUMNS, strict=False):
            sheet.write_string(f"{column}{row}", say(name), styles["column"])
        for at, gate in enumerate(self.framework.gates):
            row += 1
            sheet.write_string(f"A{row}", gate.name, styles["text"])
            sheet.set_row(row - 1, height((gate.name, WIDTHS["A"])))
            yes, no, open_ = (quoted(say(one)) for one in ("yes", "no", "still_open"))
            low, high = (table.at(f"passed_{end}", at) for end in ("low", "high"))
            formula(f"B{row}", f"IF({low}>0,{yes},IF({high}>0,{open_},{no}))")
            formula(f"C{row}", whole(table.at("passing_low", at)))
            formula(f"D{row}", whole(table.at("needed", at)))
            formula(f"E{row}", whole(table.at("counted", at)))
        return row + 1

    def _machine(
        self,
        sheet: Worksheet,
        styles: Mapping[str, Format],
        formula: Callable[..., None],
        row: int,
    ) -> None:
        """The same for programs: state, stage ids and exact scores."""
        state = f'IF({self.open}>0,"incomplete",IF({self.counts}=0,"not-assessed","complete"))'
        at_low, at_high = (self.working.result.at("stage", one) for one in (0, 1))
        ids = [self._named(one, "id") for one in (at_low, at_high)]
        facts: Facts = (
            ("state", state),
            ("stage", self._when_complete(ids[0])),
            ("score", self._when_complete(exact(*self._end("low")))),
            ("low-stage", self._when_open(ids[0])),
            ("high-stage", self._when_open(ids[1])),
            ("low-score", self._when_open(exact(*self._end("low")))),
            ("high-score", self._when_open(exact(*self._end("high")))),
        )
        sheet.write_string(f"A{row}", self.say("for_programs"), styles["small"])
        for name, text in facts:
            row += 1
            sheet.write_string(f"A{row}", name, styles["small"])
            formula(f"B{row}", text, "small")
