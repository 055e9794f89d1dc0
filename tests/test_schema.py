"""The JSON Schema that editors use is the model's, and it takes what the checker takes."""

from __future__ import annotations

from pathlib import Path

from stagemark.check import schema_text

SCHEMA = Path(__file__).parents[1] / "frameworks" / "framework.schema.json"


def test_the_schema_file_is_current() -> None:
    assert SCHEMA.is_file(), "run: python3 build.py check --write-schema"
    is_current = SCHEMA.read_text("utf-8") == schema_text()
    assert is_current, "run: python3 build.py check --write-schema"


def test_the_schema_has_no_address_of_its_own() -> None:
    assert '"$id"' not in schema_text()
