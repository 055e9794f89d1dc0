"""The JSON Schema that editors use is the model's, and it takes what the checker takes."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from stagemark.rules.check import schema_text
from stagemark.scoring import result_file
from tests.root import ROOT

SCHEMA = ROOT / "frameworks" / "framework.schema.json"


def test_the_schema_file_is_current() -> None:
    assert SCHEMA.is_file(), "run: python3 build.py check --write-schema"
    is_current = SCHEMA.read_text("utf-8") == schema_text()
    assert is_current, "run: python3 build.py check --write-schema"


def test_the_schema_has_no_address_of_its_own() -> None:
    assert '"$id"' not in schema_text()


def patterns(part: object) -> Iterator[str]:
    """Every pattern of a schema, those for keys too."""
    if isinstance(part, dict):
        yield from (
            value for key, value in part.items() if key == "pattern" and isinstance(value, str)
        )
        yield from part.get("patternProperties", {})
    inner = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
    for one in inner:
        yield from patterns(one)


@pytest.mark.parametrize(
    "text", [schema_text(), result_file.schema_text()], ids=["framework", "result"]
)
def test_editors_and_browsers_understand_every_pattern(browser: Browser, text: str) -> None:
    """Validators compile patterns with the u flag, and form builders hand them on with v."""
    found = sorted({*patterns(json.loads(text))})
    assert len(found) > 2
    script = """(all) => all.flatMap((one) => ["u", "v"].filter((flag) => {
      try { new RegExp(one, flag); } catch { return true; }
    }).map((flag) => `${one} under ${flag}`))"""
    page = browser.new_page()
    assert page.evaluate(script, found) == []
    page.close()
    for one in found:
        re.compile(one)
