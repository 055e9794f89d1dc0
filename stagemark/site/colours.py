"""The site's colours from those that a publisher chooses, with contrast that holds.

Contrast is WCAG 2.2's ratio of relative luminances, 1 to 21; text needs 4.5, a large fill 3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

AA_TEXT, AA_FILL = 4.5, 3.0

# What theme/css/base.css puts text on: the page, and what is raised from it.
PAPER, RAISED = "#fcfbf8", "#ffffff"
PAPER_DARK, RAISED_DARK = "#15181c", "#1d2126"
INK = "#1c2127"
TINT_SHARE, TINT_SHARE_DARK = 0.09, 0.16


@dataclass(frozen=True)
class Palette:
    """Accents and their tints, as ``#rrggbb``, for light and dark."""

    accent: str
    accent_dark: str
    tint: str
    tint_dark: str
    on_accent: str
    on_accent_dark: str


@dataclass(frozen=True)
class Fill:
    """A colour for large fills and what is written on it, as ``#rrggbb``, for light and dark."""

    brand: str
    brand_dark: str
    on_brand: str
    on_brand_dark: str


def palette(accent: str) -> Palette:
    """The palette of an accent; a ValueError names the nearest colour that would pass."""
    lowest = _lowest_contrast(accent)
    if lowest < AA_TEXT:
        nearest = next(mix for mix in _mixes(accent, INK) if _lowest_contrast(mix) >= AA_TEXT)
        msg = (
            f"has a contrast of {lowest:.1f} on the page, and text needs {AA_TEXT}; "
            f"the nearest that passes is {nearest}"
        )
        raise ValueError(msg)
    dark = next(mix for mix in _mixes(accent, "#ffffff") if _lowest_contrast_dark(mix) >= AA_TEXT)
    return Palette(
        accent=accent.lower(),
        accent_dark=dark,
        tint=_mix(accent, PAPER, TINT_SHARE),
        tint_dark=_mix(dark, PAPER_DARK, TINT_SHARE_DARK),
        on_accent="#ffffff" if contrast(accent, "#ffffff") >= AA_TEXT else INK,
        on_accent_dark=PAPER_DARK,
    )


def fill(brand: str) -> Fill:
    """The fill of a brand's colour; a ValueError names the nearest colour that would pass."""
    lowest = _lowest_of(brand, PAPER, RAISED)
    if lowest < AA_FILL:
        mixes = _mixes(brand, INK)
        nearest = next(mix for mix in mixes if _lowest_of(mix, PAPER, RAISED) >= AA_FILL)
        msg = (
            f"has a contrast of {lowest:.1f} on the page, and a fill needs {AA_FILL:.0f}; "
            f"the nearest that passes is {nearest}"
        )
        raise ValueError(msg)
    mixes = _mixes(brand, "#ffffff")
    dark = next(mix for mix in mixes if _lowest_of(mix, PAPER_DARK, RAISED_DARK) >= AA_FILL)
    return Fill(brand.lower(), dark, _readable_on(brand), _readable_on(dark))


def _lowest_of(colour: str, *surfaces: str) -> float:
    return min(contrast(colour, surface) for surface in surfaces)


def _readable_on(ground: str) -> str:
    """White or ink, and black where neither can be read: one of white and black always can."""
    return next(text for text in ("#ffffff", INK, "#000000") if contrast(text, ground) >= AA_TEXT)


def _lowest_contrast(accent: str) -> float:
    surfaces = (PAPER, RAISED, _mix(accent, PAPER, TINT_SHARE))
    return min(contrast(accent, surface) for surface in surfaces)


def _lowest_contrast_dark(accent: str) -> float:
    surfaces = (PAPER_DARK, RAISED_DARK, _mix(accent, PAPER_DARK, TINT_SHARE_DARK))
    return min(contrast(accent, surface) for surface in surfaces)


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


def _mixes(colour: str, end: str) -> Iterator[str]:
    """The colours on the way from one to the other."""
    return (_mix(end, colour, step / 100) for step in range(101))
