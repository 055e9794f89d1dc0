"""What takes long to make and depends on its sources alone is kept in a folder and taken again.

The folder may go at any time.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path


def kept(cache: Path, name: str, sources: object, make: Callable[[], bytes]) -> bytes:
    """What ``make`` gives, or what it once gave for the same sources.

    ``name``: a file's, such as ``card.png``; ``sources``: JSON of all that the bytes depend on.
    """
    stem, _, ending = name.rpartition(".")
    identity = hashlib.sha256(json.dumps(sources).encode()).hexdigest()
    path = cache / f"{stem}-{identity}.{ending}"
    with suppress(OSError):
        return path.read_bytes()
    content = make()
    # No other build meets half of it; a disk that refuses costs time only.
    half = path.with_suffix(f".{os.getpid()}")
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        half.write_bytes(content)
        half.replace(path)
    return content
