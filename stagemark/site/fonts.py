"""The publisher's own fonts: read, checked, and cut to the letters that the site uses."""

from __future__ import annotations

import base64
import hashlib
import io
import logging
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from importlib.metadata import version
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from stagemark.site.kept import kept

# It tells of every table that it leaves out.
logging.getLogger("fontTools").setLevel(logging.ERROR)

MAX_BYTES = 4 * 1024 * 1024
# Any page may need these, whoever writes: Latin with its marks, and the signs of good typesetting.
BASICS = frozenset(
    chr(point)
    for first, last in (
        (0x20, 0x7E),
        (0xA0, 0xFF),
        (0x2010, 0x2027),
        (0x2030, 0x203A),
        (0x20AC, 0x20AC),  # euro
        (0x2212, 0x2212),  # minus
    )
    for point in range(first, last + 1)
)
# Letters, figures, punctuation and signs of money; a font need not draw arrows and pictures.
NEEDED = ("L", "N", "P", "Sc")
# Beside those that a shaper always asks for: figures of one width, which tables and counts ask for.
FEATURES = ("tnum", "lnum")
# Copyright, trademark and licence go wherever the font goes.
NAMES = (0, 1, 2, 3, 4, 5, 6, 7, 13, 14)
# In the field fsType of the table OS/2.
RESTRICTED, FOR_VIEWING, FOR_EDITING = 0x2, 0x4, 0x8
WHOLE_ONLY, PICTURES_ONLY = 0x100, 0x200
# As often as in a text: the widths of fonts are compared by it.
SAMPLE = (
    "the quick result of an assessment is a sentence that everybody can read and a plan that "
    "begins with one step which stands on the next page and says what to do first and why it helps"
)
# Of the body and of headings, in theme/css/base.css.
WEIGHTS = (400, 600)
# Of the letters in a drawing.
DRAWN = (400, 700)


class FontError(ValueError):
    """Why a file cannot be a font of the site; ``hint`` says what to do."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.hint = hint


@dataclass(frozen=True)
class Font:
    """A font of the publisher's own, ready for pages.

    ``data`` is WOFF2. ``weights`` are the least and the greatest that it has, 1 to 1000. ``widths``
    of a usual letter at each of ``WEIGHTS``, ``ascent``, ``descent`` and ``gap`` are in thousandths
    of the letters' size; widths are 0 where the font lacks usual letters. ``missing`` are the
    letters that the site uses and the font does not have, ``is_for_viewing`` whether its maker
    allows no more than that.
    """

    name: str
    data: bytes
    weights: tuple[int, int]
    has_serifs: bool
    widths: tuple[int, int]
    ascent: int
    descent: int
    gap: int
    missing: tuple[str, ...]
    is_for_viewing: bool

    @cached_property
    def path(self) -> str:
        """Where it stands on the site: another place for other bytes."""
        return f"assets/font-{hashlib.sha256(self.data).hexdigest()[:12]}.woff2"

    @property
    def as_address(self) -> str:
        """The font itself as an address, for pages that have no site around them."""
        return f"data:font/woff2;base64,{base64.b64encode(self.data).decode()}"


def letters_of(texts: Iterable[str]) -> frozenset[str]:
    """The letters and signs that pages with these texts may show."""
    used = {sign for text in texts for sign in unicodedata.normalize("NFC", text)}
    return frozenset(sign for sign in used if sign.isprintable())


def read_font(name: str, file: Path, letters: frozenset[str], *, cache: Path) -> Font:
    """The font in a file, with ``letters`` and the basics. Raises FontError."""
    data = file.read_bytes()
    if len(data) > MAX_BYTES:
        raise FontError("is larger than 4 MiB", "take a font with fewer letters")
    font = _opened(data)
    try:
        return _font(name, data, font, letters, cache)
    except FontError:
        raise
    except Exception as error:  # what fontTools says of tables that are damaged has many types
        raise _no_font(error) from error


@lru_cache(maxsize=2)  # instances of a variable font take long
def as_statics(font: Font, family: str) -> Sequence[bytes]:
    """The font as TTF or OTF of one weight each, usual and bold where it has both, so named."""
    found = []
    for weight in sorted({min(max(wanted, font.weights[0]), font.weights[1]) for wanted in DRAWN}):
        static = TTFont(io.BytesIO(font.data), recalcTimestamp=False)  # equal bytes each time
        if "fvar" in static:
            axes = {axis.axisTag: axis.defaultValue for axis in static["fvar"].axes}
            static = instantiateVariableFont(static, {**axes, "wght": weight})
        for record in [*static["name"].names]:
            if record.nameID in (1, 4, 6, 16, 17, 21, 22, 25):
                static["name"].removeNames(nameID=record.nameID)
        static["name"].setName(family, 1, 3, 1, 0x409)
        static["name"].setName(f"{family}-{weight}", 6, 3, 1, 0x409)  # typst asks for it
        static.flavor = None
        written = io.BytesIO()
        static.save(written)
        found.append(written.getvalue())
    return found


def _opened(data: bytes) -> TTFont:
    if data[:4] == b"ttcf":
        raise FontError("holds several fonts", "take the one that you want out of it")
    try:
        return TTFont(io.BytesIO(data), recalcTimestamp=False, recalcBBoxes=False)
    except Exception as error:
        raise _no_font(error) from error


def _no_font(error: Exception) -> FontError:
    is_lacking = isinstance(error, KeyError)
    said = f"without the table {error.args[0]}" if is_lacking else str(error).partition("\n")[0]
    reason = said or type(error).__name__
    return FontError(f"is no font that can be read ({reason})", "save it anew as WOFF2, TTF or OTF")


def _font(name: str, data: bytes, font: TTFont, letters: frozenset[str], cache: Path) -> Font:
    os2, head, hhea = font["OS/2"], font["head"], font["hhea"]
    _check_licence(os2.fsType)
    points = font.getBestCmap() or {}
    needed = {sign for sign in letters if unicodedata.category(sign).startswith(NEEDED)}
    missing = sorted(sign for sign in needed if ord(sign) not in points)
    if not any(sign.isalpha() and ord(sign) in points for sign in needed):
        raise FontError("has none of the letters that the site uses", "name another")

    def thousandths(units: float) -> int:
        return round(units * 1000 / int(head.unitsPerEm))

    def width(weight: int) -> int:
        glyphs = font.getGlyphSet(location={"wght": weight})
        if any(ord(sign) not in points for sign in SAMPLE):
            return 0
        return thousandths(sum(glyphs[points[ord(sign)]].width for sign in SAMPLE) / len(SAMPLE))

    found = Font(
        name,
        b"",
        _weights(font),
        has_serifs=os2.panose.bFamilyType == 2 and 2 <= os2.panose.bSerifStyle <= 10,
        widths=(width(WEIGHTS[0]), width(WEIGHTS[1])),
        ascent=thousandths(hhea.ascent),
        descent=thousandths(-hhea.descent),
        gap=thousandths(hhea.lineGap),
        missing=tuple(missing),
        is_for_viewing=bool(os2.fsType & FOR_VIEWING and not os2.fsType & FOR_EDITING),
    )
    return replace(found, data=_cut(data, font, letters, cache))  # which takes from the font


def _check_licence(bits: int) -> None:
    # Where a font of the first version sets several, the one that allows most counts.
    if bits & RESTRICTED and not bits & (FOR_VIEWING | FOR_EDITING):
        message = f"may not be embedded, its licence bits say (OS/2 fsType {bits})"
        raise FontError(message, "ask its maker for one for the web, or name another")
    if bits & PICTURES_ONLY:
        message = f"may be embedded as pictures only, its licence bits say (OS/2 fsType {bits})"
        raise FontError(message, "ask its maker for one for the web, or name another")


def _weights(font: TTFont) -> tuple[int, int]:
    if "fvar" in font:
        for axis in font["fvar"].axes:
            if axis.axisTag == "wght":
                return max(1, round(axis.minValue)), min(1000, round(axis.maxValue))
    own: int = font["OS/2"].usWeightClass
    return max(1, min(1000, own)), max(1, min(1000, own))


def _cut(data: bytes, font: TTFont, letters: frozenset[str], cache: Path) -> bytes:
    """WOFF2 with those letters alone, or with all where its maker wants it whole."""
    wanted = sorted(letters | BASICS)

    def cut() -> bytes:
        if not font["OS/2"].fsType & WHOLE_ONLY:
            options = subset.Options(
                layout_features=[*subset.Options().layout_features, *FEATURES],
                name_IDs=[*NAMES],
                hinting=False,
                notdef_outline=True,
            )
            subsetter = subset.Subsetter(options)
            subsetter.populate(unicodes=[ord(sign) for sign in wanted])
            subsetter.subset(font)
        font.flavor = "woff2"
        written = io.BytesIO()
        font.save(written, reorderTables=False)
        return written.getvalue()

    digest = hashlib.sha256(data).hexdigest()
    programs = [version("fonttools"), version("brotli")]
    return kept(cache, "font.woff2", [programs, digest, wanted, FEATURES, NAMES], cut)
