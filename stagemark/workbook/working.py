"""The arithmetic of a workbook, cell by cell: from what was picked to stage, score and range.

Whole numbers alone, compiled as for the browser, and only what all spreadsheets compute alike:
IF, SUM, SUMPRODUCT over plain ranges, MIN, INT, GCD, sums, products and comparisons. Everything
comes twice, with open questions at their lowest and at their highest: two equal ends are a result.
"""

from __future__ import annotations

from collections.abc import Sequence

from stagemark.scoring.program_types import Program, ProgramGate, ProgramQuestion
from stagemark.workbook.formulas import floored
from stagemark.workbook.layout import DATA, Layout, Line
from stagemark.workbook.tables import Cell, Fraction, Table, Text

FIRST_QUESTION = 4
ENDS = ("low", "high")

QUESTION_COLUMNS = (
    *("id", "weight", "lowest", "highest", "shown", "ticked", "none", "unknown", "na", "sum"),
    *("torn", "answered", "left_out", "open", "counts", "base", "next_open", "missing"),
    *(f"{name}_{end}" for end in ENDS for name in ("value", "points")),
)
# A dimension's score as a fraction in lowest terms, its stage by place, and what runs on from
# dimension to dimension: a mean or a minimum so far, as a fraction with its weight.
DIMENSION_COLUMNS = (
    *("id", "weight", "base", "open", "assessed", "weights"),
    *(
        f"{name}_{end}"
        for end in ENDS
        for name in (
            *("points", "above_bar", "below_bar", "divisor", "above", "below", "stage", "weakest"),
            *("run_above_bar", "run_below_bar", "run_divisor", "run_above", "run_below"),
        )
    ),
)
STAGE_COLUMNS = ("id", "name")
# A row for each question of each gate.
PASS_COLUMNS = ("gate", "question", "counted", *(f"passes_{end}" for end in ENDS))
GATE_COLUMNS = (
    *("id", "counted", "needed"),
    *(f"{name}_{end}" for end in ENDS for name in ("passing", "passed", "in_order")),
)
# How far a dimension is below the stage after the overall one, as a fraction; below 0 if it is not.
GAP_COLUMNS = ("id", "target", "bar", "above", "below")
RESULT_COLUMNS = (
    "end",
    *("above_bar", "below_bar", "divisor", "above", "below", "uncapped", "stage"),
)


class Working:
    """The tables of the sheet of working, one below the other."""

    def __init__(self, program: Program, layout: Layout) -> None:
        self.program = program
        self.unit = int(program["unit"])
        self.is_percent = layout.framework.is_percent
        self.thresholds = [int(one) for one in program["thresholds"] or []]
        self.questions = Table(FIRST_QUESTION, QUESTION_COLUMNS)
        places = {one["id"]: index for index, one in enumerate(program["questions"])}
        lines = {line.asked.id: line for line in layout.scored}
        for compiled in program["questions"]:
            shown = self._shown(compiled, lines)
            self.questions.rows.append(
                self._question(places[compiled["id"]], compiled, lines[compiled["id"]], shown)
            )
        self.dimensions = Table(self.questions.end + 3, DIMENSION_COLUMNS)
        for index, _ in enumerate(program["dimensions"]):
            self.dimensions.rows.append(self._dimension(index))
        self.passes = Table(self.dimensions.end + 3, PASS_COLUMNS)
        for gate in program["gates"]:
            self.passes.rows += (self._pass(gate, one) for one in gate["questions"])
        self.gates = Table(self.passes.end + 3, GATE_COLUMNS)
        first = 0
        for index, gate in enumerate(program["gates"]):
            self.gates.rows.append(self._gate(index, gate, first))
            first += len(gate["questions"])
        self.result = Table(self.gates.end + 3, RESULT_COLUMNS)
        for index, end in enumerate(ENDS):
            self.result.rows.append(self._result(index, end))
        self.gaps = Table(self.result.end + 3, GAP_COLUMNS)
        for index, dimension in enumerate(program["dimensions"]):
            self.gaps.rows.append(self._gap(index, dimension["id"]))
        self.stages = Table(self.gaps.end + 3, STAGE_COLUMNS)
        self.stages.rows = [[one.id, Text(one.name)] for one in layout.framework.stages]

    @property
    def tables(self) -> Sequence[Table]:
        """All of them, as they stand below each other."""
        return (
            *(self.questions, self.dimensions, self.passes, self.gates),
            *(self.result, self.gaps, self.stages),
        )

    # Questions

    def _shown(self, question: ProgramQuestion, lines: dict[str, Line]) -> str:
        """1 where the question is asked."""
        rule = question.get("show_if")
        if rule is None:
            return "1"
        other = rule["question"]
        line = lines[self.program["questions"][other]["id"]]
        picked = "+".join(one.picked for one in line.choices if one.id in rule["is"]) or "0"
        return f"IF({self.questions.at('shown', other)}*({picked})>0,1,0)"

    def _question(self, at: int, question: ProgramQuestion, line: Line, shown: str) -> list[Cell]:
        def own(column: str) -> str:
            return self.questions.at(column, at)

        options = [one for one in line.all_choices if one.id in question["options"]]
        picked = f"{DATA}!$F${options[0].row}:$F${options[-1].row}"
        values = f"{DATA}!$E${options[0].row}:$E${options[-1].row}"
        escapes = {one.id: one.picked for one in line.choices}
        none, unknown, na = (escapes.get(one, "0") for one in ("~none", "~unknown", "~na"))
        lowest, highest, weight = (
            int(question["lowest"]),
            int(question["highest"]),
            int(question["weight"]),
        )
        takes_lowest = 1 if self.program["unknown"] == "lowest" else 0
        base = weight * (highest if self.is_percent else 1)
        is_last = at + 1 == len(self.program["questions"])
        after = "0" if is_last else self.questions.at("next_open", at + 1)
        is_last_of_all = (
            is_last or self.program["questions"][at + 1]["dimension"] != (question["dimension"])
        )
        missing = "" if is_last_of_all else self.questions.at("missing", at + 1)
        return [
            question["id"],
            weight,
            lowest,
            highest,
            f"={shown}",
            f"=SUM({picked})",
            f"={none}",
            f"={unknown}",
            f"={na}",
            f"=SUMPRODUCT({picked},{values})",
            # A checklist's ticks beside "none of these" contradict each other: nothing is answered.
            f"=IF({own('ticked')}>0,{own('none')}+{own('unknown')}+{own('na')},0)",
            f"=IF({own('torn')}>0,0,IF({own('ticked')}+{own('none')}>0,{own('shown')},0))",
            f"=IF({own('torn')}>0,0,"
            f"{own('shown')}*({own('na')}+{0 if takes_lowest else 1}*{own('unknown')}))",
            f"=IF({own('torn')}>0,{own('shown')},{own('shown')}-{own('answered')}"
            f"-{own('shown')}*({own('unknown')}+{own('na')}))",
            f"={own('shown')}-{own('left_out')}",
            f"={own('counts')}*{base}",
            f"=IF({own('open')}>0,{line.number},{after})",
            f"={self._missing(own('open'), line.number, missing)}",
            f"=IF({own('answered')}>0,{own('sum')},{own('lowest')})",
            f"={own('counts')}*{own('weight')}*{own('value_low')}",
            f"=IF({own('open')}>0,{own('highest')},{own('value_low')})",
            f"={own('counts')}*{own('weight')}*{own('value_high')}",
        ]

    @staticmethod
    def _missing(is_open: str, number: int | None, after: str) -> str:
        """The numbers of what is open from here to the end of the dimension, as one text."""
        if not after:
            return f'IF({is_open}>0,"{number}","")'
        return f'IF({is_open}>0,"{number}"&IF({after}="","",", "&{after}),{after})'

    # Dimensions

    def _dimension(self, at: int) -> list[Cell]:
        compiled = self.program["dimensions"][at]
        places = [i for i, one in enumerate(self.program["questions"]) if one["dimension"] == at]

        def own(column: str) -> str:
            return self.dimensions.at(column, at)

        def summed(column: str) -> str:
            """The sum of a column over the dimension's questions, which stand together."""
            if not places:
                return "0"
            return f"SUM({self.questions.part(column, places[0], places[-1])})"

        before = self.dimensions.at("weights", at - 1) if at else "0"
        row: list[Cell] = [
            compiled["id"],
            int(compiled["weight"]),
            f"={summed('base')}",
            f"={summed('open')}",
            f"=IF({own('base')}>0,1,0)",
            f"={before}+{own('assessed')}*{own('weight')}",
        ]
        for end in ENDS:
            row += self._dimension_end(at, end, summed(f"points_{end}"))
        return row

    def _dimension_end(self, at: int, end: str, points: str) -> list[Cell]:
        def own(column: str) -> str:
            return self.dimensions.at(f"{column}_{end}", at)

        assessed = self.dimensions.at("assessed", at)
        base = self.dimensions.at("base", at)
        times, below = (100, 1) if self.is_percent else (1, self.unit)
        last = len(self.thresholds)
        weakest = self.dimensions.at(f"weakest_{end}", at - 1) if at else str(last)
        return [
            f"={points}",
            f"={times}*{own('points')}",
            f"=IF({assessed}>0,{base}*{below},1)",
            f"=GCD({own('above_bar')},{own('below_bar')})",
            f"={own('above_bar')}/{own('divisor')}",
            f"={own('below_bar')}/{own('divisor')}",
            f"={self._stage(Fraction(own('above'), own('below')))}",
            f"=IF({assessed}>0,MIN({weakest},{own('stage')}),{weakest})",
            *self._run(at, end),
        ]

    def _run(self, at: int, end: str) -> list[Cell]:
        """A mean or a minimum of the dimensions up to here; 0/1 before the first."""

        def own(column: str, index: int = at) -> str:
            return self.dimensions.at(f"{column}_{end}", index)

        assessed = self.dimensions.at("assessed", at)
        above, below = own("above"), own("below")
        run_above, run_below = (
            (own("run_above", at - 1), own("run_below", at - 1)) if at else ("0", "1")
        )
        weights = self.dimensions.at("weights", at - 1) if at else "0"
        match self.program["method"]:
            case "mean":
                weight = self.dimensions.at("weight", at)
                sum_above = f"{run_above}*{below}+{weight}*{above}*{run_below}"
                sum_below = f"{run_below}*{below}"
            case "weakest":
                is_lower = f"IF({weights}=0,1,IF({above}*{run_below}<{run_above}*{below},1,0))"
                sum_above = f"IF({is_lower}>0,{above},{run_above})"
                sum_below = f"IF({is_lower}>0,{below},{run_below})"
            case _:
                return ["=0", "=1", "=1", "=0", "=1"]
        return [
            f"=IF({assessed}>0,{sum_above},{run_above})",
            f"=IF({assessed}>0,{sum_below},{run_below})",
            f"=GCD({own('run_above_bar')},{own('run_below_bar')})",
            f"={own('run_above_bar')}/{own('run_divisor')}",
            f"={own('run_below_bar')}/{own('run_divisor')}",
        ]

    def _stage(self, score: Fraction) -> str:
        """The place of the highest stage whose threshold is reached; the lowest is 0."""
        reached = [
            f"IF({score.above}*{self.unit}>={threshold}*{score.below},1,0)"
            for threshold in self.thresholds
        ]
        return "+".join(reached) or "0"

    # Gates

    def _pass(self, gate: ProgramGate, question: int) -> list[Cell]:
        compiled = self.program["questions"][question]
        bar = gate.get("passes_at", compiled["highest"])
        counts = self.questions.at("counts", question)
        row: list[Cell] = [gate["id"], compiled["id"], f"={counts}"]
        for end in ENDS:
            value = self.questions.at(f"value_{end}", question)
            row.append(f"={counts}*IF({value}>={bar},1,0)")
        return row

    def _gate(self, at: int, gate: ProgramGate, first: int) -> list[Cell]:
        """``first``: the row of its first question."""

        def own(column: str) -> str:
            return self.gates.at(column, at)

        def summed(column: str) -> str:
            return f"=SUM({self.passes.part(column, first, first + len(gate['questions']) - 1)})"

        row: list[Cell] = [
            gate["id"],
            summed("counted"),
            f"={self._needed(gate, own('counted'))}",
        ]
        for end in ENDS:
            before = self.gates.at(f"in_order_{end}", at - 1) if at else "1"
            row += [
                summed(f"passes_{end}"),
                f"=IF({own(f'passing_{end}')}>={own('needed')},1,0)",
                f"={before}*{own(f'passed_{end}')}",
            ]
        return row

    @staticmethod
    def _needed(gate: ProgramGate, counted: str) -> str:
        """How many of those that count must pass; a share is rounded up."""
        if "at_least" in gate:
            return f"MIN({gate['at_least']},{counted})"
        if "share" not in gate:
            return counted
        above, below = gate["share"]
        return floored(f"({above}*{counted}+{below - 1})", str(below))

    # The whole

    def _result(self, at: int, end: str) -> list[Cell]:
        def own(column: str) -> str:
            return self.result.at(column, at)

        last = len(self.program["dimensions"]) - 1
        weights = self.dimensions.at("weights", last)
        run = Fraction(
            *(self.dimensions.at(f"run_{one}_{end}", last) for one in ("above", "below"))
        )
        match self.program["method"]:
            case "mean":
                above, below = run.above, f"IF({weights}>0,{run.below}*{weights},1)"
            case "weakest":
                above, below = run.above, run.below
            case "points":
                above = f"100*SUM({self.dimensions.whole(f'points_{end}')})"
                base = f"SUM({self.dimensions.whole('base')})"
                below = f"IF({weights}>0,{base},1)"
            case _:
                above, below = f"SUM({self.gates.whole(f'in_order_{end}')})", "1"
        return [
            end,
            f"={above}",
            f"={below}",
            f"=GCD({own('above_bar')},{own('below_bar')})",
            f"={own('above_bar')}/{own('divisor')}",
            f"={own('below_bar')}/{own('divisor')}",
            f"={self._overall_stage(Fraction(own('above'), own('below')))}",
            f"={self._capped(own('uncapped'), end)}",
        ]

    def _overall_stage(self, score: Fraction) -> str:
        if self.program["method"] != "gates":
            return self._stage(score)
        # Where so many gates are passed in order, the next of them says the stage.
        places = [gate["holds_at"] for gate in self.program["gates"]]
        places.append(len(self.program["stages"]) - 1)
        return "+".join(f"IF({score.above}={at},{place},0)" for at, place in enumerate(places))

    def _capped(self, stage: str, end: str) -> str:
        cap = self.program["cap"]
        if cap is None:
            return stage
        weakest = self.dimensions.at(f"weakest_{end}", len(self.program["dimensions"]) - 1)
        return f"MIN({stage},{weakest}+{cap})"

    def _gap(self, at: int, dimension: str) -> list[Cell]:
        def own(column: str) -> str:
            return self.gaps.at(column, at)

        bars = "+".join(
            f"IF({own('target')}={place},{bar},0)"
            for place, bar in enumerate(self.thresholds, start=1)
        )
        above, below = (self.dimensions.at(f"{one}_low", at) for one in ("above", "below"))
        return [
            dimension,
            f"=MIN({self.result.at('stage', 0)}+1,{len(self.program['stages']) - 1})",
            f"={bars or '0'}",
            f"={own('bar')}*{below}-{above}*{self.unit}",
            f"={below}*{self.unit}",
        ]
