"""Which letters the files that Stagemark draws itself can show: pages use the visitor's own fonts,
but a PDF and the picture for sharing carry theirs."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from stagemark.framework.model import Framework

# What theme/vendor/refresh.py keeps of Inter for the PDF: Latin, Greek and Cyrillic with their
# marks, punctuation, fractions, arrows, signs of arithmetic, simple shapes and check marks.
PDF_LETTERS = (
    "20-7E,A0-24F,2B0-2FF,300-304,306-30C,312,31B,323-328,32D,32E,331,335,338,370-3FF,400-4FF,"
    "1E00-1EFF,2002-200B,2010-2027,202F-203A,2044,2070-209C,20A0-20BF,2116,2117,2120,2122,"
    "2150-215F,2190-2199,21D0-21D4,2202,2206,220F,2211,2212,2215,221A,221E,222B,2248,2260,2264,"
    "2265,25A0-25FF,2605,2606,2713,2717"
)
# The most usual of them, for a file that goes from hand to hand and should be light.
FEW_LETTERS = (
    "20-7E,A0-17F,18F,192,218-21B,259,2C6,2C7,2D8-2DD,300-304,306-30C,327,328,384-3CE,400-45F,490,"
    "491,2002-200B,2010-2027,202F-203A,2044,20AC,20B4,20B9,20BA,20BD,2116,2122,2190-2193,2206,2211,"
    "2212,2215,221E,2248,2260,2264,2265,25A0,25A1,25B2,25BC,25C6,25CB,25CF,2605,2713,2717"
)
# What the letters of "Libertinus Serif", which typst carries for the picture, can write.
CARD_SCRIPTS = ("LATIN", "GREEK", "CYRILLIC", "HEBREW", "MODIFIER", "FEMININE", "MASCULINE")
# Where the first word of a letter's name in Unicode is not what people call its script.
NAMES = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}


def _points(ranges: str) -> frozenset[int]:
    ends = [[int(end, 16) for end in one.split("-")] for one in ranges.split(",")]
    return frozenset(point for one in ends for point in range(one[0], one[-1] + 1))


_PDF_POINTS = _points(PDF_LETTERS)


def names_of(framework: Framework) -> Iterator[str]:
    """The texts of which every report is made; one that cannot show them is of no use."""
    yield framework.title
    yield from (stage.name for stage in framework.stages)
    yield from (dimension.name for dimension in framework.dimensions)
    for question in framework.questions.values():
        yield question.text
        if question.is_scored:
            yield from (option.text for option in framework.options_of(question))


def not_in_pdf(texts: Iterable[str]) -> list[str]:
    """The scripts, such as Arabic, of letters that a PDF cannot set, in the order of the texts.

    Signs that are no letters (an emoji) do not count: one of them missing leaves a text readable.
    """
    missing = [
        unicodedata.name(char, "unknown").split()[0]
        for text in texts
        for char in unicodedata.normalize("NFC", text)
        if unicodedata.category(char)[0] == "L" and ord(char) not in _PDF_POINTS
    ]
    return list(dict.fromkeys(NAMES.get(name, name.capitalize()) for name in missing))


def on_card(text: str) -> bool:
    """Whether the picture can show a text. It leaves one out that it cannot, rather than boxes."""
    return all(
        unicodedata.name(char, "").startswith(CARD_SCRIPTS)
        or unicodedata.category(char)[0] not in "LMC"
        for char in unicodedata.normalize("NFC", text)
    )
