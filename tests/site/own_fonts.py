"""A font for tests, as it is and changed."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

from fontTools.ttLib import TTFont

from tests.root import ROOT

NUNITO = ROOT / "tests" / "gallery" / "brands" / "pebble" / "nunito.woff2"


def changed(change: Callable[[Any], object], flavor: str | None = "woff2") -> bytes:
    """The font after a change, as WOFF2 or, without a flavour, as TTF."""
    font = TTFont(NUNITO)
    change(font)
    font.flavor = flavor
    written = io.BytesIO()
    font.save(written)
    return written.getvalue()


def with_licence_bits(bits: int) -> bytes:
    def set_bits(font: Any) -> None:
        font["OS/2"].fsType = bits

    return changed(set_bits)
