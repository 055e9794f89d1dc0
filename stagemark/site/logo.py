"""The publisher's logo: files that every page shows at one height; and the icon of its tab."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from xml.etree import ElementTree

HEIGHT = 28
# A browser shows an SVG without a size as if it had this one.
DEFAULT = (Fraction(300), Fraction(150))
PNG = b"\x89PNG\r\n\x1a\n"
LENGTH = re.compile(r"\s*([0-9]{1,6}(?:\.[0-9]{1,6})?)(?:px)?\s*")
MAX_BYTES = 512 * 1024


class LogoError(ValueError):
    """Why a file cannot be the logo or the icon; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Picture:
    """A file of the site with the size in pixels at which it is shown."""

    path: str
    width: int
    data: bytes
    height: int = HEIGHT

    @property
    def type(self) -> str:
        """Its MIME type."""
        return "image/png" if self.path.lower().endswith(".png") else "image/svg+xml"

    @property
    def as_address(self) -> str:
        """The picture itself as an address, for pages that have no site around them."""
        return f"data:{self.type};base64,{base64.b64encode(self.data).decode()}"


@dataclass(frozen=True)
class Logo:
    """A picture for light pages, and for dark ones where that is another.

    ``alone``: whether no name stands beside it.
    """

    light: Picture
    dark: Picture | None
    alone: bool


def read_picture(path: str, files: Mapping[str, Path]) -> Picture:
    """The picture at a path among the files of ``content/``. Raises LogoError."""
    data = files[path].read_bytes()
    if len(data) > MAX_BYTES:
        raise LogoError("is larger than 512 KiB, and every page shows it", "make it smaller")
    kind = path.rpartition(".")[2].lower()
    if kind == "png":
        width, height = _png_size(data)
    elif kind == "svg":
        width, height = _svg_size(data)
    else:
        raise LogoError("must be an SVG or PNG file", "convert it, or name another")
    return Picture(path, max(1, min(10 * HEIGHT, round(HEIGHT * width / height))), data)


def _png_size(data: bytes) -> tuple[Fraction, Fraction]:
    if not data.startswith(PNG) or data[12:16] != b"IHDR" or len(data) < 33:
        raise LogoError("is no PNG file, whatever its name says", "save it as PNG or SVG")
    width, height = (int.from_bytes(data[start : start + 4], "big") for start in (16, 20))
    if not width or not height:
        raise LogoError("is a picture without a size", "save it anew")
    return Fraction(width), Fraction(height)


def _svg_size(data: bytes) -> tuple[Fraction, Fraction]:
    hint = "save it as SVG, or as PNG under another name"
    if b"<!DOCTYPE" in data and b"<!ENTITY" in data:
        raise LogoError("is an SVG file with entities, which browsers may not show", hint)
    try:
        root = ElementTree.fromstring(data)
    except (ElementTree.ParseError, LookupError, ValueError) as error:
        raise LogoError(f"is no SVG file that can be read ({error})", hint) from error
    if root.tag != "{http://www.w3.org/2000/svg}svg":
        message = "is no SVG file: its first element is not an svg of http://www.w3.org/2000/svg"
        raise LogoError(message, hint)
    given = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
    if all(given):
        sizes = [Fraction(one[1]) for one in given if one]
    else:
        box = re.split(r"[\s,]+", root.get("viewBox", "").strip())
        known = len(box) == 4 and all(map(LENGTH.fullmatch, box[2:]))
        sizes = [Fraction(one) for one in box[2:]] if known else [*DEFAULT]
    return (sizes[0], sizes[1]) if all(sizes) else DEFAULT
