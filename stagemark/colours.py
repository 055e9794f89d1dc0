"""The site's colours from the one accent that a publisher chooses, with contrast that holds.

Contrast is WCAG 2.2's ratio of relative luminances, 1 to 21; text needs 4.5.
"""

from __future__ import annotations

from dataclasses import dataclass

AA_TEXT = 4.5

PAPER, PAPER_DARK = "#fcfbf8", "#15181c"
INK, INK_DARK = "#1c2127", "#ebe9e4"


@dataclass(frozen=True)
class Palette:
    """Accents and their tints, as ``#rrggbb``, for light and dark."""

    accent: str
    accent_dark: str
    tint: str
    tint_dark: str
    on_accent: str
    on_accent_dark: str


def palette(accent: str) -> Palette:
    """The palette of an accent; a ValueError names the nearest colour that would pass."""
    if contrast(accent, PAPER) < AA_TEXT:
        nearest = _towards(accent, INK, against=PAPER)
        msg = (
            f"has a contrast of {contrast(accent, PAPER):.1f} on the page, text needs {AA_TEXT}; "
            f"the nearest that passes is {nearest}"
        )
        raise ValueError(msg)
    dark = _towards(accent, "#ffffff", against=PAPER_DARK)
    return Palette(
        accent=accent.lower(),
        accent_dark=dark,
        tint=_mix(accent, PAPER, 0.09),
        tint_dark=_mix(dark, PAPER_DARK, 0.16),
        on_accent="#ffffff" if contrast(accent, "#ffffff") >= AA_TEXT else INK,
        on_accent_dark=PAPER_DARK,
    )


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 (none) to 21 (black on white)."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _channels(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _luminance(colour: str) -> float:
    linear = (
        part / 12.92 if (part := channel / 255) <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for channel in _channels(colour)
    )
    red, green, blue = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _mix(colour: str, base: str, share: float) -> str:
    pairs = zip(_channels(colour), _channels(base), strict=True)
    return "#" + "".join(f"{round(one * share + other * (1 - share)):02x}" for one, other in pairs)


def _towards(colour: str, end: str, *, against: str) -> str:
    """The first mix on the way from ``colour`` to ``end`` that text may have."""
    mixes = (_mix(end, colour, step / 100) for step in range(101))
    return next(mix for mix in mixes if contrast(mix, against) >= AA_TEXT)
