"""Takes files from the scorecard, and builds sites whose frameworks make that hard."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from playwright.sync_api import Download, Page, expect

from stagemark.cli import main
from tests.root import ROOT

TODAY = "2026-11-22"


def _downloads() -> list[str]:
    """The ids of all downloads, in the order of the scripts' own list of them."""
    text = (ROOT / "theme/js/downloads/downloads.js").read_text(encoding="utf-8")
    [offers] = re.findall(r"^const OFFERS = \{\n(.*?)^\};", text, re.MULTILINE | re.DOTALL)
    return re.findall(r"^  (\w+): ", offers, re.MULTILINE)


DOWNLOADS = _downloads()

# As somebody would type them, all at once: one change of the form.
NOTE = """notes => {
  for (const [question, text] of Object.entries(notes))
    document.querySelector(`[name="${question}~note"]`).value = text;
  document.getElementById("assessment").dispatchEvent(new Event("change", {bubbles: true}));
}"""

STAGE_NAMES = (
    "最初の段階、担当者ごとに異なるやり方で進めている",
    "Donaudampfschifffahrtsgesellschaftskapitänsmütze",
    "An exceptionally long stage name that goes on and on & on, with <b>marks</b>",
    "👩‍👩‍👧‍👦 Together",
    *(f"Stage {number}" for number in range(5, 11)),
)


def take(page: Page, kind: str) -> Download:
    button = page.locator(f'[data-download="{kind}"]')
    expect(button).to_be_visible()
    with page.expect_download() as saved:
        button.click()
    return saved.value


def text_of(saved: Download) -> str:
    return saved.path().read_bytes().decode("utf-8")


def note(page: Page, notes: Mapping[str, str]) -> None:
    page.evaluate(NOTE, notes)


def build_hard_site(root: Path) -> None:
    """Makes a site with frameworks of odd size and odd letters, in ``site`` below the folder."""
    for framework in (NOTEBOOK, WIDE, ARABIC, HALL):
        path = root / "frameworks" / str(framework["id"]) / "1.0.0.yaml"
        path.parent.mkdir(parents=True)
        # Every JSON text without controls is YAML.
        path.write_text(json.dumps(framework, ensure_ascii=False), encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", *folders], root=root) == 0


def _framework(id: str, **changes: Any) -> dict[str, Any]:
    practice = [
        {"id": "no", "text": "No", "value": "1"},
        {"id": "yes", "text": "Yes", "value": "4/3"},
    ]
    return {
        "id": id,
        "version": "1.0.0",
        "language": "en",
        "title": id.title(),
        "summary": "What is hard to put into files.",
        "stages": [
            {"id": "low", "name": "Low", "summary": "Low."},
            {"id": "high", "name": "High", "summary": "High."},
        ],
        "scales": {"practice": practice},
        "scoring": {"method": "mean", "thresholds": {"high": "1.25"}},
        **changes,
    }


def _question(id: str, **keys: str) -> dict[str, str]:
    return {"id": id, "text": f"Is {id} in place?", **(keys or {"scale": "practice"})}


NOTEBOOK = _framework(
    "notebook",
    reassess={"after": "3", "before": "5"},
    dimensions=[
        {
            "id": "all",
            "name": "All",
            "questions": [
                _question("one"),
                *(_question(f"note-{number}", type="text") for number in range(200)),
            ],
        }
    ],
)
WIDE = _framework(
    "wide",
    title="営業部門とマーケティング部門のデジタル成熟度を測定するための包括的な評価モデル 🚀 <&>",
    stages=[
        {"id": f"s{number}", "name": name, "summary": name}
        for number, name in enumerate(STAGE_NAMES)
    ],
    scoring={
        "method": "points",
        "thresholds": {f"s{number}": str(74 + number) for number in range(1, 10)},
    },
    dimensions=[
        {
            "id": f"d{number}",
            "name": f"{name} & <i>more</i>",
            "questions": [_question(f"q{number}")],
        }
        for number, name in enumerate([*STAGE_NAMES, "=1+1", "]]>"])
    ],
)
LONG = " ".join(["Who looks at what was planned, and when?"] * 10)[:400].strip()
HALL = _framework(
    "hall",
    dimensions=[
        {
            "id": "all",
            "name": "All",
            "questions": [
                {
                    "id": "long",
                    "text": LONG,
                    "options": [
                        {
                            "id": f"o{number}",
                            "text": f"{LONG[:60]} ({number})",
                            "value": str(number),
                        }
                        for number in range(12)
                    ],
                },
                _question("words", type="text"),
                {
                    "id": "ticks",
                    "text": "What is in place?",
                    "type": "checklist",
                    "options": [
                        {"id": name, "text": f"A {name}", "value": "1"}
                        for name in ("plan", "list", "board")
                    ],
                },
                _question("asked-none", scale="practice")
                | {"show_if": {"question": "long", "at_least": "o11"}},
                _question("alike"),
            ],
        }
    ],
)
ARABIC = _framework(
    "arabic",
    language="ar",
    title="نضج عمليات التسويق",
    dimensions=[{"id": "all", "name": "الأسس", "questions": [_question("one")]}],
)
