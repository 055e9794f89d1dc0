"""Pages stay light: what a person on a slow line waits for has a budget."""

from __future__ import annotations

from pathlib import Path

import brotli  # type: ignore[import-untyped]

from stagemark.site.programs import FILES
from tests.browser.answering import SMB

BUDGET = 20_000
SMB_BUDGET = 14_600
"""Bytes that fit the first flight of packets of a connection, so that one round trip shows it."""
EMBED_BUDGETS = {"": 30_000, SMB: 24_400}
"""The page for frames: all that one answers with, as a card too.

With its loader it costs a post less than a tenth of what SurveyJS does; the rest loads for those
who come half way.
"""
LOADER_BUDGET = 2_000
PROGRAMS = {
    "later": 20_300,
    "explained": 11_500,
    "files": 11_000,
    "results-in": 6_700,
    "framed": 1_500,
    "qr": 3_000,
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


def test_a_page_for_frames_and_its_loader_fit_their_budgets(site: Path) -> None:
    pages = [*site.glob("*/embed/index.html"), *site.glob("*/*/embed/index.html")]
    budgets = {
        page: EMBED_BUDGETS.get(page.relative_to(site).parts[0], EMBED_BUDGETS[""])
        for page in pages
    } | {site / "embed.js": LOADER_BUDGET}
    assert len(budgets) > 2
    weights = {file: len(brotli.compress(file.read_bytes(), quality=11)) for file in budgets}
    heavy = {file: weight for file, weight in weights.items() if weight > budgets[file]}
    assert heavy == {}


def test_what_loads_later_fits_its_budgets(site: Path) -> None:
    assert {*FILES.values()} == {*PROGRAMS, "pdf"}
    weights = {}
    for name in PROGRAMS:
        [file] = site.glob(f"assets/{name}-*.js")
        weights[name] = len(brotli.compress(file.read_bytes(), quality=11))
    heavy = {name: weight for name, weight in weights.items() if weight > PROGRAMS[name]}
    assert heavy == {}


def test_the_script_for_posts_of_others_is_small(site: Path) -> None:
    # It stands in pages that are none of ours, so every byte is somebody else's.
    assert len(brotli.compress((site / "embed.js").read_bytes(), quality=11)) < 2_000
