"""PDFs as small as they can be without losing anything."""

from __future__ import annotations

import io

import pikepdf


def packed(pdf: bytes) -> bytes:
    """The same document, its objects in compressed streams.

    A tagged PDF has an object for each paragraph and each cell, and typst writes them one by one:
    they take more than half of it. Equal documents give equal bytes.
    """
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(pdf)) as document:
        document.save(
            written,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            deterministic_id=True,
        )
    return written.getvalue()
