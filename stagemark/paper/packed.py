"""A PDF of typst's, as small as it can be without losing anything.

A tagged PDF has an object for each paragraph and each cell. typst writes them one by one as they
are, which takes more than half of the document; here they stand in compressed streams (ISO
32000-1, 7.5.7 and 7.5.8), as every reader since 2003 takes them.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise

# Objects of a stream: more take less room, and whoever wants one unpacks them all.
TOGETHER = 200
FREE, PLAIN, PACKED = range(3)
# Bytes of a row in the table of objects: how it is kept, where, and at which place there.
WIDTHS = (1, 4, 2)


def packed(pdf: bytes) -> bytes:
    """The same document, of the same objects. Equal ones give equal bytes.

    It must be whole, with a plain table of objects and without encryption, as typst writes it;
    else a ValueError.
    """
    table, trailer, end = _table(pdf)
    alone: dict[int, bytes] = {}
    loose: dict[int, bytes] = {}
    for number, body in _objects(pdf, table, end):
        (alone if body.endswith(b"endstream") else loose)[number] = body
    written = bytearray(pdf[: min(table.values())])
    places: dict[int, tuple[int, int, int]] = {0: (FREE, 0, 0xFFFF)}
    size = max(table) + 1

    def put(number: int, body: bytes) -> None:
        places[number] = (PLAIN, len(written), 0)
        written.extend(b"%d 0 obj\n%b\nendobj\n" % (number, body))

    for number, body in alone.items():
        put(number, body)
    for group in _groups([*loose]):
        put(size, _object_stream({number: loose[number] for number in group}))
        places |= {number: (PACKED, size, at) for at, number in enumerate(group)}
        size += 1
    start = len(written)
    places[size] = (PLAIN, start, 0)
    rows = b"".join(
        value.to_bytes(width, "big")
        for number in range(size + 1)
        for value, width in zip(places.get(number, (FREE, 0, 0)), WIDTHS, strict=True)
    )
    keys = b"/Type /XRef /W [%d %d %d] /Size %d %b" % (*WIDTHS, size + 1, trailer)
    put(size, _stream(keys, rows))
    return bytes(written) + b"startxref\n%d\n%%%%EOF\n" % start


def _table(pdf: bytes) -> tuple[dict[int, int], bytes, int]:
    """Where each object begins, what the trailer says beside their number, and where they end."""
    found = re.search(rb"startxref\s+(\d+)\s+%%EOF\s*\Z", pdf)
    start = int(found[1]) if found else len(pdf)
    head, _, rest = pdf[start:].partition(b"trailer")
    trailer = re.match(rb"\s*<<(.*)>>\s*startxref", rest, re.DOTALL)
    if not head.startswith(b"xref") or not trailer or b"/Prev" in trailer[1]:
        msg = "no PDF with one plain table of objects"
        raise ValueError(msg)
    table: dict[int, int] = {}
    number = 0
    for line in head.splitlines()[1:]:
        match line.split():
            case [first, _]:
                number = int(first)
            case [place, _, kind]:
                if kind == b"n":
                    table[number] = int(place)
                number += 1
    return table, re.sub(rb"/Size\s+\d+", b"", trailer[1]).strip(), start


def _objects(pdf: bytes, table: Mapping[int, int], end: int) -> Iterator[tuple[int, bytes]]:
    ordered = sorted(table.items(), key=lambda one: one[1])
    for (number, start), (_, after) in pairwise([*ordered, (0, end)]):
        whole = re.match(rb"(\d+) 0 obj\s(.*)\sendobj\s*\Z", pdf[start:after], re.DOTALL)
        if not whole or int(whole[1]) != number:
            msg = f"object {number} is not where the table of objects says"
            raise ValueError(msg)
        yield number, whole[2].strip()


def _groups(numbers: list[int]) -> Iterable[list[int]]:
    return (numbers[at : at + TOGETHER] for at in range(0, len(numbers), TOGETHER))


def _object_stream(bodies: Mapping[int, bytes]) -> bytes:
    places, at = [], 0
    for number, body in bodies.items():
        places.append(b"%d %d" % (number, at))
        at += len(body) + 1
    head = b" ".join(places) + b"\n"
    keys = b"/Type /ObjStm /N %d /First %d" % (len(bodies), len(head))
    return _stream(keys, head + b"\n".join(bodies.values()))


def _stream(keys: bytes, content: bytes) -> bytes:
    data = zlib.compress(content)
    head = b"<< %b /Filter /FlateDecode /Length %d >>" % (keys, len(data))
    return head + b"\nstream\n" + data + b"\nendstream"
