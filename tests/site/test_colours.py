"""The publisher's colour: its contrast is told right, and every text of the site can be read."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stagemark.site.colours import contrast, fill, palette
from tests.root import ROOT

CSS = ROOT / "theme" / "css" / "base.css"
AA_TEXT = 4.5  # WCAG 2.2, 1.4.3
AA_FILL = 3.0  # WCAG 2.2, 1.4.11
COLOURS = st.integers(0, 0xFFFFFF).map("#{:06x}".format)


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [
        ("#000000", "#ffffff", 21.0),
        ("#ffffff", "#ffffff", 1.0),
        ("#777777", "#ffffff", 4.48),  # the best known near miss
        ("#767676", "#ffffff", 4.54),
        ("#ff0000", "#ffffff", 4.00),
        ("#0000ff", "#ffffff", 8.59),
        ("#00ff00", "#000000", 15.30),
        ("#FF0000", "#0000FF", 2.15),
    ],
)
def test_contrasts_are_those_that_others_compute(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == pytest.approx(ratio, abs=0.005)
    assert contrast(other, one) == contrast(one, other)


def surfaces(scheme: str) -> list[str]:
    """What the theme puts text on, in light or in dark: its own custom properties."""
    light, dark = CSS.read_text(encoding="utf-8").split("prefers-color-scheme: dark", 1)
    text = light if scheme == "light" else dark
    found = [re.search(rf"--{name}:\s*#([0-9a-f]+);", text) for name in ("paper", "raised")]
    digits = [one[1] for one in found if one]
    return ["#" + (hexes if len(hexes) == 6 else re.sub("(.)", r"\1\1", hexes)) for hexes in digits]


@settings(deadline=None)
@given(COLOURS)
def test_a_colour_passes_or_the_nearest_that_passes_is_named(accent: str) -> None:
    try:
        palette(accent)
    except ValueError as error:
        [nearest] = re.findall("nearest that passes is (#[0-9a-f]{6})$", str(error))
        chosen = palette(nearest)
        assert chosen.accent == nearest
        lowest = min(contrast(nearest, one) for one in (*surfaces("light"), chosen.tint))
        assert AA_TEXT <= lowest < 4.8, "no darker than it must be"


@settings(deadline=None)
@given(COLOURS)
def test_whatever_passes_can_be_read_everywhere(accent: str) -> None:
    try:
        chosen = palette(accent)
    except ValueError:
        return
    light = [*surfaces("light"), chosen.tint]
    assert len(light) == 3
    dark = [*surfaces("dark"), chosen.tint_dark]
    assert min(contrast(chosen.accent, one) for one in light) >= AA_TEXT
    assert min(contrast(chosen.accent_dark, one) for one in dark) >= AA_TEXT
    assert contrast(chosen.on_accent, chosen.accent) >= AA_TEXT
    assert contrast(chosen.on_accent_dark, chosen.accent_dark) >= AA_TEXT


@settings(deadline=None)
@given(COLOURS)
def test_a_fill_passes_or_the_nearest_that_passes_is_named(brand: str) -> None:
    try:
        chosen = fill(brand)
    except ValueError as error:
        [nearest] = re.findall("nearest that passes is (#[0-9a-f]{6})$", str(error))
        chosen = fill(nearest)
        assert chosen.brand == nearest
        assert min(contrast(nearest, one) for one in surfaces("light")) < 3.2, "no darker than need"
    assert min(contrast(chosen.brand, one) for one in surfaces("light")) >= AA_FILL
    assert min(contrast(chosen.brand_dark, one) for one in surfaces("dark")) >= AA_FILL
    assert contrast(chosen.on_brand, chosen.brand) >= AA_TEXT
    assert contrast(chosen.on_brand_dark, chosen.brand_dark) >= AA_TEXT


def test_a_fill_may_be_paler_than_text() -> None:
    assert fill("#E86A00").brand == "#e86a00"
    with pytest.raises(ValueError, match=r"contrast of 2\.\d on the page, and text needs 4\.5"):
        palette("#E86A00")
    with pytest.raises(ValueError, match=r"^has a contrast of 2\.5 .* a fill needs 3"):
        fill("#ff7a00")


def test_a_colour_that_passes_stays_itself() -> None:
    assert palette("#17594A").accent == "#17594a"
    assert palette("#000000").accent == "#000000"


@pytest.mark.parametrize("accent", ["#ffff00", "#ffffff", "#8fd3c1"])
def test_a_pale_colour_is_refused_with_its_contrast(accent: str) -> None:
    with pytest.raises(ValueError, match=r"^has a contrast of \d\.\d on the page"):
        palette(accent)
