"""What mutants of sheets that are typed in are asked, and what those answer without a slip.

No record shows it, so the worked examples in ``tests/exact`` say what is right.
"""

from __future__ import annotations

import json
from random import Random
from typing import Any

from tests.exact.test_team_merge import run
from tests.exact.test_typing import (
    WORKED,
    data,
    keys_of,
    long_framework,
    random_keys,
    small_framework,
)
from tests.frameworks import framework as random_framework

MODULES = ("typing",)
FORMS = 25
SHEETS = 12
TYPING = "codeOf, countsOf, formOf, givenAt, press, sheetOf, writeNote"
IMPORTS = f'import {{ {TYPING} }} from "./typing.js";\n'
# From plain data to plain data.
TABLE = """
const typeAll = (given, sheets) => {
  const form = formOf(load(given.program), given);
  const typed = sheets.map((keys) => {
    let sheet = sheetOf(form);
    const heard = keys.map((key) => {
      const pressed = press(form, sheet, key);
      const isSame = pressed.sheet === sheet;
      sheet = pressed.sheet;
      return [pressed.said, sheet.at, sheet.pending, isSame];
    });
    const { at, entered } = sheet;
    const codes = (step) => [givenAt(step, entered) ?? []].flat().map((one) => codeOf(step, one));
    const signs = form.steps.map(codes);
    const places = form.steps.map((_, place) => sheetOf(form, entered, place).at);
    const note = (from, text) => (form.steps[at] ? writeNote(form, from, text) : from);
    const noted = note(sheet, " A note ");
    const notes = [noted, note(noted, " ")].map((one) => one.entered.notes);
    const given = form.steps.map((step) => givenAt(step, noted.entered) ?? null);
    const isKept = note(noted, " A note ") === noted;
    return { heard, entered, counts: countsOf(form, entered), signs, places, notes, given, isKept };
  });
  return JSON.parse(JSON.stringify(typed));
};
const typedSheets = { typeAll };
"""


def drawn() -> list[dict[str, Any]]:
    """The questions: by which function, what it is given, and what comes of it, as text."""
    asked = _sheets()
    script = f"""
    {TABLE}
    const sorted = (value) => JSON.stringify(value, (_, part) =>
      part && typeof part === "object" && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort()) : part);
    const asked = {json.dumps(asked)};
    console.log(JSON.stringify(asked.map((one) => sorted(typedSheets[one.by](...one.given)))));
    """
    answers = run(script, score="load", typing=TYPING)
    return [{**one, "expected": said} for one, said in zip(asked, answers, strict=True)]


def _sheets() -> list[dict[str, Any]]:
    """The keys of the worked examples, and such as chance has them."""
    rng = Random(5)
    long, long_keys = (
        long_framework(),
        "a b Enter a Enter a d Enter|b z Enter z Enter|2 Enter a a Enter ?|b h Enter 3 Enter z",
    )
    forms = [small_framework(), *(random_framework(seed)[0] for seed in range(FORMS)), long]
    given = [[random_keys(rng, one) for _ in range(SHEETS)] for one in forms]
    given[0] += [keys_of(text) for text in WORKED]
    given[-1] += [keys_of(text) for text in long_keys.split("|")]
    return [
        {"by": "typeAll", "given": [data(form), sheets]}
        for form, sheets in zip(forms, given, strict=True)
    ]
