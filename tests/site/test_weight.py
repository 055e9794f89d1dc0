"""Pages stay light: what a person on a slow line waits for has a budget."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]

from stagemark.site.programs import FILES
from tests.browser.answering import SMB

BUDGET = 20_000
SMB_BUDGET = 14_600
"""Bytes that fit the first flight of packets of a connection, so that one round trip shows it."""
PROGRAMS = {
    "later": 20_300,
    "explained": 11_500,
    "files": 11_000,
    "results-in": 4_800,
    "framed": 1_500,
}
"""What loads once the page stands, and its pieces, each at first use.

The writer of the PDF has no budget: its fonts weigh more than all else together.
"""


def test_an_assessment_page_fits_its_budget(site: Path) -> None:
    pages = sorted(site.glob("*/assess/index.html")) + sorted(site.glob("*/*/assess/index.html"))
    assert pages
    heavy = []
    for page in pages:
        id = page.relative_to(site).parts[0]
        budget = SMB_BUDGET if id == SMB else BUDGET
        weight = len(brotli.compress(page.read_bytes(), quality=11))
        if weight > budget:
            name = page.relative_to(site).as_posix()
            heavy.append(f"{name}: {weight} bytes, {weight - budget} above its {budget}")
    assert heavy == []


def test_what_loads_later_fits_its_budgets(site: Path) -> None:
    assert {*FILES.values()} == {*PROGRAMS, "pdf"}
    weights = {}
    for name in PROGRAMS:
        [file] = site.glob(f"assets/{name}-*.js")
        weights[name] = len(brotli.compress(file.read_bytes(), quality=11))
    heavy = {name: weight for name, weight in weights.items() if weight > PROGRAMS[name]}
    assert heavy == {}
