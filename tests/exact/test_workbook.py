"""What is read out of a workbook: its sheets, its cells, and the result that they hold."""

from __future__ import annotations

import json
from typing import Any

from tests.exact.test_team_merge import run
from tests.exact.worked import Cases

SHEET_CELLS, WORKBOOK = "cellTexts, sharedTexts, sheetPaths", "resultInWorkbook"
# From plain data to plain data; what is thrown is a sentence, which tests of the page look at.
TABLE = """
const textsShared = sharedTexts;
const cellsRead = (xml, shared) => Object.fromEntries(cellTexts(xml, shared));
const sheetsAt = (workbook, relations) => Object.fromEntries(sheetPaths(workbook, relations));
const mapped = (cells) => new Map(Object.entries(cells));
const resultRead = (data, questions) => {
  try {
    return resultInWorkbook(mapped(data), mapped(questions));
  } catch {
    return "refused";
  }
};
const readWorkbooks = { textsShared, cellsRead, sheetsAt, resultRead };
"""
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


def sheet(cells: str) -> str:
    return f'<?xml version="1.0"?><worksheet {MAIN}><sheetData><row r="1">{cells}</row></sheetData>'


CHOICES = [
    ("speed", "slow", "C7", "Slow", ""),
    ("speed", "fast", "C7", "Fast...", "Fast, and faster"),
    ("speed", "~unknown", "C7", "Don't know", ""),
    ("tools", "saw", "C9", "Yes", ""),
    ("tools", "axe", "C10", "Yes", ""),
    ("tools", "~none", "C8", "None of these", ""),
    ("tools", "~na", "C8", "Does not apply", ""),
    ("size", "~profile", "C11", "Small...", "Small, but not tiny"),
    ("size", "~profile", "C11", "Large", ""),
    ("speed", "~note", "E7", "", ""),
    ("more", "~note", "C12", "", ""),
]
DATA = {
    **{"A1": "format", "B1": "stagemark-workbook/1", "B2": "model", "B3": "1.0.0", "B4": "sha"},
    **{
        f"{column}{row}": text
        for row, texts in enumerate(CHOICES, start=8)
        for column, text in zip("ABCDG", texts, strict=True)
        if text
    },
}

NONE_FIRST = {"A8": "tools", "B8": "~none", "C8": "C8", "D8": "None of these", "D13": "No"}


def result(
    answers: dict[str, Any], notes: dict[str, str] | None = None, **profile: str
) -> dict[str, Any]:
    """A result as a file holds it."""
    return {
        **{"format": "stagemark-result/1", "framework": "model", "version": "1.0.0"},
        **{"seal": "sha", "answers": answers, "notes": notes or {}, "profile": profile},
    }


CASES: Cases = {
    "textsShared": [
        (["<sst></sst>"], []),
        (
            ["<sst><si><t>One</t></si><si/><si><t/></si><si><t>Two</t></si></sst>"],
            ["One", "", "", "Two"],
        ),
        (["<sst><si><t/> \n</si></sst>"], [""]),
        (["<sst>\n <si>\n <t xml:space='preserve'> a </t>\n </si>\n</sst>"], [" a "]),
        # Set in several styles, and with how it is pronounced.
        (["<sst><si><r><rPr><b/></rPr><t>bo</t></r><r><t>ld</t></r></si></sst>"], ["bold"]),
        (
            [
                "<sst><si><t>課</t><rPh sb='0' eb='1'><t>カ</t></rPh><t>題</t></si>"
                "<si><t>x</t></si></sst>"
            ],
            ["課題", "x"],
        ),
        (
            ["<x:sst><x:si><x:t>&lt;b&gt; &amp;amp; &quot;&apos;</x:t></x:si></x:sst>"],
            ["<b> &amp; \"'"],
        ),
        (
            ["<sst><si><t>&#65;&#x42;&#x1F600; &what;</t></si></sst>"],
            ["AB\N{GRINNING FACE} &what;"],
        ),
        (["<sst><si><t>a_x000D_b_x0041_c_xZZ_</t></si></sst>"], ["a\rbAc_xZZ_"]),
        (["<sst><!-- <si><t>no</t></si> --><si><t>yes</t></si></sst>"], ["yes"]),
    ],
    "cellsRead": [
        ([sheet(""), []], {}),
        (
            [sheet('<c r="C7" t="s"><v>1</v></c><c r="C8" t="s"><v>9</v></c>'), ["a", "b"]],
            {"C7": "b", "C8": ""},
        ),
        ([sheet('<c r="C7" s="4"/><c r="C8" t="s"><v>0</v></c>'), ["a"]], {"C8": "a"}),
        (
            [sheet('<c r="A1" t="inlineStr"><is><t>in</t></is></c><c r="B1"><v>2.5</v></c>'), []],
            {"A1": "in", "B1": "2.5"},
        ),
        (
            [sheet('<c r="A1" t="inlineStr"><is><r><t>i</t></r><r><t>n</t></r></is></c>'), []],
            {"A1": "in"},
        ),
        (
            [sheet('<c r="A1" t="b"><v>1</v></c><c r="A2" t="b"><v>0</v></c>'), []],
            {"A1": "TRUE", "A2": "FALSE"},
        ),
        # A formula is not what stands in its cell.
        (
            [sheet('<c r="A1" t="str"><f>1+"x"</f><v>7</v></c><c r="A2"><f>B2</f></c>'), []],
            {"A1": "7"},
        ),
        ([sheet('<c r="A1" t="str">\n <v>a</v>\n</c>'), []], {"A1": "a"}),
        ([sheet("<c t='s' r='A1' ><v>0</v></c>"), ["<"]], {"A1": "<"}),
    ],
    "sheetsAt": [
        (
            [
                '<workbook><sheets><sheet name="Data &amp; more" sheetId="1" r:id="r2"/>'
                '<sheet name="Questions" sheetId="3" r:id="r1"/><sheet name="Lost" r:id="r9"/>'
                "</sheets></workbook>",
                '<Relationships><Relationship Id="r1" Target="worksheets/one.xml"/>'
                '<Relationship Id="r2" Target="/xl/worksheets/two.xml"/><Other Id="r9" Target="x"/>'
                "</Relationships>",
            ],
            {
                "Data & more": "xl/worksheets/two.xml",
                "Questions": "xl/worksheets/one.xml",
                "Lost": "xl/",
            },
        ),
        (["<sheet/>", '<Relationship Id=""/>'], {"": "xl/"}),
        (
            ['<sheet name="A" r:id="a"/>', '<Relationship Id="a" Target="./worksheets/a.xml"/>'],
            {"A": "xl/worksheets/a.xml"},
        ),
    ],
    "resultRead": [
        (
            [{key: text for key, text in DATA.items() if key != "B4"}, {"C7": "Slow"}],
            {**result({"speed": "slow"}), "seal": ""},
        ),
        ([DATA, {"C7": "Slow"}], result({"speed": "slow"})),
        ([DATA, {"C7": "Fast...", "C9": "Yes"}], result({"speed": "fast", "tools": ["saw"]})),
        ([DATA, {"C9": "Yes", "C10": "Yes"}], result({"tools": ["saw", "axe"]})),
        (
            [DATA, {"C7": "Don't know", "C8": "None of these"}],
            result({"speed": "~unknown", "tools": "~none"}),
        ),
        ([DATA, {"C8": "Does not apply"}], result({"tools": "~na"})),
        ([DATA, {"C11": "Small..."}], result({}, size="Small, but not tiny")),
        ([DATA, {"C11": "Large", "C7": "Slow"}], result({"speed": "slow"}, size="Large")),
        ([DATA, {"E7": "Seen", "C12": "More"}], result({}, {"speed": "Seen", "more": "More"})),
        # Another cell of the sheet, such as a question's own text, is none of its answers.
        ([DATA, {"B7": "How fast?", "C7": "Slow", "C99": "Slow"}], result({"speed": "slow"})),
        ([DATA, {}], "refused"),
        ([DATA, {"B7": "Slow"}], "refused"),
        ([DATA, {"C7": "slow"}], "refused"),
        ([DATA, {"C7": "Slow", "C9": "No"}], "refused"),
        ([DATA, {"C11": "Tiny"}], "refused"),
        ([DATA, {"C8": "None of these", "C10": "Yes"}], "refused"),
        # Whatever comes first in the list.
        ([{**DATA, **NONE_FIRST}, {"C8": "None of these", "C10": "Yes"}], "refused"),
        ([{**DATA, "B1": "stagemark-workbook/2"}, {"C7": "Slow"}], "refused"),
        ([{"A8": "speed"}, {"C7": "Slow"}], "refused"),
    ],
}


def answered() -> dict[str, list[Any]]:
    given = {name: [one for one, _ in cases] for name, cases in CASES.items()}
    script = f"""
    {TABLE}
    const given = {json.dumps(given)};
    const said = (name) => given[name].map((one) => readWorkbooks[name](...one));
    const all = Object.keys(given).map((name) => [name, said(name)]);
    console.log(JSON.stringify(Object.fromEntries(all)));
    """
    found: dict[str, list[Any]] = run(script, sheet_cells=SHEET_CELLS, workbook=WORKBOOK)
    return found


def test_a_workbook_is_read_as_its_standard_has_it() -> None:
    said = answered()
    for name, cases in CASES.items():
        for (given, expected), one in zip(cases, said[name], strict=True):
            assert one == expected, (name, given)
