"""Damages framework files as editors, copying and accidents do, the same way each time."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

SPLICES = (
    *("&a ", "*a", "!!str ", "<<: *a", "---\n", "...\n", "%YAML 1.1\n", "\t", "\r", "\x00", "\x85"),
    *(
        "\ufeff",
        "\u2028",
        "\u202e",
        "\ud7ff",
        "😀",
        "é",
        "{",
        "}",
        "[",
        "]",
        ": ",
        "- ",
        "? ",
        ", ",
    ),
    *(
        "|\n",
        ">-\n",
        "#",
        "'",
        '"',
        '"\\x',
        "''",
        "@",
        "`",
        "~",
        "null",
        "\n",
        "\n\n",
        "  ",
        "[" * 99,
    ),
    *("{a: " * 30, "- " * 30, "9" * 400, "-1", "1/0", "1e9", "0.0000001", "٣", "1_000", "٪", "80%"),
    *("~unknown", "is", "all", "any", "gates", "mean", "reactive", "ShownIs", "[key]", "x" * 5000),
)


def mutants(sources: list[bytes], count: int, seed: int) -> Iterator[bytes]:
    """``count`` damaged copies of ``sources``, each by one to three changes."""
    chance = random.Random(seed)
    for _ in range(count):
        data = chance.choice(sources)
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            data = chance.choice(CHANGES)(data, chance)
        yield data


def flipped(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + bytes([chance.randrange(256)]) + data[at + 1 :]


def cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def spliced(data: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(data) + 1)
    return data[:at] + chance.choice(SPLICES).encode("utf-8", "surrogatepass") + data[at:]


def value_replaced(data: bytes, chance: random.Random) -> bytes:
    values = list(re.finditer(rb"(?<=: )[^\n,}]+", data))
    if not values:
        return data
    one = chance.choice(values)
    return data[: one.start()] + chance.choice(SPLICES).encode() + data[one.end() :]


def words_swapped(data: bytes, chance: random.Random) -> bytes:
    words = list(re.finditer(rb"[\w-]+", data))
    if len(words) < 2:
        return data
    one, other = sorted(chance.sample(words, 2), key=lambda word: word.start())
    middle = data[one.end() : other.start()]
    return data[: one.start()] + other[0] + middle + one[0] + data[other.end() :]


def line_deleted(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    del lines[chance.randrange(len(lines))]
    return b"".join(lines)


def lines_doubled(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True)
    start = chance.randrange(len(lines) + 1)
    end = start + chance.randrange(1, 6)
    return b"".join(lines[:end] + lines[start:])


def line_moved(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    line = lines.pop(chance.randrange(len(lines)))
    lines.insert(chance.randrange(len(lines) + 1), line)
    return b"".join(lines)


def indented(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    at = chance.randrange(len(lines))
    bare = lines[at].lstrip(b" ")
    lines[at] = chance.choice((b" " * chance.randrange(12), b"\t")) + bare
    return b"".join(lines)


CHANGES = (
    flipped,
    cut_off,
    spliced,
    spliced,
    value_replaced,
    value_replaced,
    words_swapped,
    line_deleted,
    lines_doubled,
    line_moved,
    indented,
)
