#!/usr/bin/env bash
# typst 0.15.2 (PyPI; the typesetter for Python) does not know a font that has no PostScript name
# (name id 6), and says nothing when it reads it: not which file, not why. What asks for its family is
# set in another font; compile() says nothing of that either.
#
# Seen: of two fonts alike but for that name, families() has the one with it alone; a text in the other
# compiles, with "unknown font family" for those who ask compile_with_warnings(). Fails when that
# changes. Needs Python 3.11 or newer with pip and venv.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet typst==0.15.2 fonttools==4.68.0

mkdir fonts
env/bin/python - <<'PY'
import sys

import typst
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen


def write_font(family: str, **more: str) -> None:
    """A font with a square for A, and the names that every program shows."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 700), (700, 700), (700, 0)):
        pen.lineTo(corner)
    pen.closePath()
    square = pen.glyph()
    font = FontBuilder(1000, isTTF=True)
    font.setupGlyphOrder([".notdef", "A"])
    font.setupCharacterMap({65: "A"})
    font.setupGlyf({".notdef": square, "A": square})
    font.setupHorizontalMetrics({".notdef": (750, 0), "A": (750, 0)})
    font.setupHorizontalHeader(ascent=800, descent=-200)
    names = {"familyName": family, "styleName": "Regular", "fullName": family}
    font.setupNameTable({**names, "uniqueFontIdentifier": family, **more})
    font.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200)
    font.setupPost()
    font.save(f"fonts/{family}.ttf")


write_font("Named", psName="Named-Regular")
write_font("Unnamed")
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=["fonts"])
print(f"families: {fonts.families()}")
seen = {}
for family in ("Named", "Unnamed"):
    text = f'#set text(font: "{family}")\nA'.encode()
    typst.compile(text, font_paths=fonts, format="svg")
    _, warnings = typst.compile_with_warnings(text, font_paths=fonts, format="svg")
    seen[family] = [warning.message for warning in warnings]
    print(f"{family}: compiles, warnings {seen[family]}")
expected = {"Named": [], "Unnamed": ["unknown font family: unnamed"]}
sys.exit((fonts.families(), seen) != (["Named"], expected) and "changed")
PY
