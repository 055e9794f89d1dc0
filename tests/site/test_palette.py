"""The accent that a host names for a frame, looked after as the build does the site's own."""

from __future__ import annotations

import json
import random
import re
from typing import Any

import pytest

from stagemark.site.colours import AA_TEXT, contrast, palette
from stagemark.site.dress import STACKS
from tests.exact.test_team_merge import run
from tests.root import ROOT

DRESS = (ROOT / "theme" / "js" / "embed" / "dress.js").read_text(encoding="utf-8")
# What they put text on, by theme/css/base.css.
GROUNDS = {"light": ("#fcfbf8", "#ffffff"), "dark": ("#15181c", "#1d2126")}


def in_browser(accents: list[str]) -> list[dict[str, dict[str, str]]]:
    found: Any = run(
        f"console.log(JSON.stringify({json.dumps(accents)}.map(palette)))",
        **{"../embed/palette": "palette"},
    )
    return list(found)


def far_apart(one: str, other: str) -> int:
    """The widest difference of a channel, of 255; the two round halves in different ways."""
    channels = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return max(abs(left - right) for left, right in channels)


def test_every_accent_ends_as_one_that_can_be_read_and_is_no_further_off_than_it_must_be() -> None:
    dice = random.Random(5)
    corners = ["#000000", "#ffffff", "#ffff00", "#0000ff", "#777777", "#17594a", "#e86a00"]
    accents = [*corners, *(f"#{dice.randrange(1 << 24):06x}" for _ in range(400))]
    changed = 0
    for accent, shades in zip(accents, in_browser(accents), strict=True):
        for theme, grounds in GROUNDS.items():
            shade = shades[theme]
            surfaces = [*grounds, shade["tint"]]
            assert min(contrast(shade["accent"], one) for one in surfaces) >= AA_TEXT, accent
            assert (shade["accent"] == accent) == (shade["contrast"] == ""), accent
        on_button = {"light": "#ffffff", "dark": "#15181c"}
        for theme, letters in on_button.items():
            assert contrast(letters, shades[theme]["accent"]) >= AA_TEXT, accent
        try:
            ours = palette(accent)
            assert far_apart(shades["dark"]["accent"], ours.accent_dark) <= 3, accent
            assert far_apart(shades["dark"]["tint"], ours.tint_dark) <= 3, accent
        except ValueError as error:
            changed += 1
            said = re.search(r"contrast of ([\d.]+) .* is (#[0-9a-f]{6})$", str(error))
            assert said
            assert shades["light"]["contrast"] == said[1]
            ours = palette(said[2])
        assert far_apart(shades["light"]["accent"], ours.accent) <= 3, accent
        assert far_apart(shades["light"]["tint"], ours.tint) <= 3, accent
    assert 100 < changed < 350


@pytest.mark.parametrize(
    ("accent", "light", "dark", "was"),
    [
        ("#17594a", "#17594a", "#719a91", ("", "2.0")),
        ("#ffcc00", "#7e6b16", "#ffcc00", ("1.4", "")),
        ("#e86a00", "#a9530c", "#e86a00", ("2.8", "")),
    ],
)
def test_by_example(accent: str, light: str, dark: str, was: tuple[str, str]) -> None:
    [shades] = in_browser([accent])
    assert (shades["light"]["accent"], shades["dark"]["accent"]) == (light, dark)
    assert (shades["light"]["contrast"], shades["dark"]["contrast"]) == was


def test_a_frame_knows_the_stacks_that_its_style_has() -> None:
    named = re.search(r"const FONTS = (\[.*\]);", DRESS)
    assert named
    assert json.loads(named[1]) == [*STACKS]
