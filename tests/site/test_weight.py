"""Pages stay light: what a person on a slow line waits for has a budget."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]

from tests.browser.answering import SMB

BUDGET = 20_000
SMB_BUDGET = 14_600
"""Bytes that fit the first flight of packets of a connection, so that one round trip shows it."""


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
