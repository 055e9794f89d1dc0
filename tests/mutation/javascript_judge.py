"""Judges mutants of the browser's scorer in Chromium, by the records of the Python scorer."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from stagemark.scoring import program as compile
from stagemark.scoring import scorer as scoring
from stagemark.site.scripts import link
from stagemark.site.sentences import read_sentences
from tests.chromium import launch
from tests.mutation import filled, sheets, workshop
from tests.mutation.battery import FRAMEWORKS, RESPONSES, Response, battery
from tests.mutation.drawings import drawn
from tests.mutation.javascript_mutants import mutants
from tests.mutation.mutants import Mutant
from tests.root import ROOT

MUTATED = (
    *("fractions", "methods", "score", "next", "strip", "plan"),
    *workshop.MODULES,
    *sheets.MODULES,
    *filled.MODULES,
)
FILES = tuple(f"theme/js/exact/{name}.js" for name in MUTATED)
EXACT = ROOT / "theme" / "js" / "exact"
SCORERS = """\
import { parse, show } from "./fractions.js";
import { nextStage } from "./next.js";
import { planOf } from "./plan.js";
import { load, recordOf, statesOf } from "./score.js";
import { bandsOf, stripOf } from "./strip.js";
const ready = (program) => load(program, nextStage);
const scorers = { bandsOf, load: ready, parse, planOf, recordOf, show, statesOf, stripOf };
"""
ENTRY = (
    f"{workshop.IMPORTS}{sheets.IMPORTS}{filled.IMPORTS}{SCORERS}"
    f"{workshop.TABLE}{sheets.TABLE}{filled.TABLE}"
    "globalThis.scorer = { ...scorers, ...workshop, ...typedSheets, ...readWorkbooks };"
)
AT_ONCE = 25
PATIENCE_MILLISECONDS = 6_000
JUDGE = """
async ({ source, battery, scripts, patience }) => {
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  let judge = null;
  const ask = (script) =>
    new Promise((resolve) => {
      if (!judge) {
        judge = new Worker(address);
        judge.postMessage(JSON.parse(battery));
      }
      const end = () => {
        judge.terminate();
        judge = null;
        resolve("hangs");
      };
      let timer = setTimeout(end, patience);
      // A sign of life starts the time anew, so that a busy machine kills no mutant.
      judge.onmessage = ({ data }) => {
        clearTimeout(timer);
        if (data.verdict === undefined) timer = setTimeout(end, patience);
        else resolve(data.verdict);
      };
      judge.postMessage(script);
    });
  globalThis.judge = async (scripts) => {
    const verdicts = [];
    for (const script of scripts) verdicts.push(await ask(script));
    return verdicts;
  };
  const [verdict] = await globalThis.judge(scripts);
  return verdict;
}
"""


def all_mutants() -> list[Mutant]:
    found = [mutant for file in FILES for mutant in mutants(ROOT / file, file)]
    # No record shows what a method weighs: pages say it.
    return [one for one in found if not one.line.startswith("weighs:")]


def survivors(
    given: Sequence[Mutant],
    frameworks: int = FRAMEWORKS,
    responses: int = RESPONSES,
    browser: Browser | None = None,
) -> list[Mutant]:
    """Those of the mutants that answer everything as the scorers do.

    Raises ValueError where the scorers themselves differ, and for a mutant that is no JavaScript.
    """
    if browser is None:
        with sync_playwright() as playwright:
            return survivors(given, frameworks, responses, launch(playwright))
    page = browser.new_page()
    try:
        source = (Path(__file__).parent / "judge.js").read_text(encoding="utf-8")
        asked = {
            "source": source,
            "battery": json.dumps(_battery(frameworks, responses)),
            "scripts": [next(_scripts([None]))],
            "patience": PATIENCE_MILLISECONDS,
        }
        if verdict := page.evaluate(JUDGE, asked):
            msg = f"the scorers differ: {verdict}"
            raise ValueError(msg)
        verdicts: list[str | None] = []
        scripts = list(_scripts(given))
        for start in range(0, len(scripts), AT_ONCE):
            part = scripts[start : start + AT_ONCE]
            verdicts += page.evaluate("(scripts) => globalThis.judge(scripts)", part)
    finally:
        page.close()
    for mutant, verdict in zip(given, verdicts, strict=True):
        if verdict and verdict.startswith("not a script"):
            msg = f"{mutant.name}: {verdict}"
            raise ValueError(msg)
    return [mutant for mutant, verdict in zip(given, verdicts, strict=True) if verdict is None]


def _scripts(given: Sequence[Mutant | None]) -> Iterator[str]:
    """The linked script with each of the mutants in it, or without any."""
    with TemporaryDirectory() as name:
        folder = Path(name) / "exact"
        folder.mkdir()
        (folder / "mutation.js").write_text(ENTRY, encoding="utf-8")
        for name in ("shown", *workshop.BESIDE, *filled.BESIDE):
            shutil.copy(EXACT / f"{name}.js", folder)
        sentences = read_sentences(ROOT / "theme" / "locales" / "en.yaml")
        for mutant in given:
            for file in FILES:
                shutil.copy(ROOT / file, folder)
            if mutant:
                (folder / Path(mutant.file).name).write_text(mutant.source, encoding="utf-8")
            yield link(folder.parent, "exact/mutation.js", sentences)


def _battery(frameworks: int, responses: int) -> dict[str, Any]:
    """The battery as data, without what only the Python scorer refuses and negative figures."""
    asked = battery(frameworks, responses)
    programs: list[Any] = []
    indexes: dict[int, int] = {}
    rows = []

    def row(one: Response) -> dict[str, Any]:
        key = id(one.framework)
        if key not in indexes:
            indexes[key] = len(programs)
            programs.append(compile.program(one.framework))
        record = scoring.score(one.framework, one.answers, one.targets)
        return {
            "program": indexes[key],
            "answers": one.answers,
            "targets": dict(one.targets),
            "expected": json.dumps(
                record, sort_keys=True, separators=(",", ":"), ensure_ascii=False
            ),
        }

    for one in [*asked.worked, *(response for _, response in asked.generated)]:
        try:
            rows.append(row(one))
        except ValueError:
            continue
    shown = [
        {"number": scoring.text(number), "decimals": d, "expected": scoring.show(number, d)}
        for number, d in asked.shown
        if number >= 0
    ]
    return {
        "programs": programs,
        "responses": rows,
        "shown": shown,
        "drawn": [*workshop.worked(), *drawn(asked.generated), *sheets.drawn(), *filled.worked()],
    }
