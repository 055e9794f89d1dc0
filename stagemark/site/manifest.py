"""The marker of a built site: which files a build wrote, so that the next one knows its own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

MARKER = ".stagemark"
ALONE = "Stagemark wrote this folder and replaces it at each build: keep nothing of yours here.\n"
SHARED = "Stagemark wrote these files and replaces them at each build; what else is here stays.\n"
AT_WORK = "Stagemark is at work on these files; if it was interrupted, build again.\n"
LINE = re.compile(r"^([0-9a-f]{64})  (.+)$", re.MULTILINE)


class OutputError(Exception):
    """Why the site cannot be written, in one sentence for the person who builds."""


def is_inside(path: str) -> bool:
    """Whether a path of the site stays inside it, on every system."""
    parts = path.split("/")
    return {"", ".", ".."}.isdisjoint(parts) and {*"\\:\0\n"}.isdisjoint(path) and path != MARKER


def manifest(notice: str, hashes: Iterable[tuple[str, str]]) -> bytes:
    """The text of the marker: a notice, then each file as ``sha256sum`` writes and checks it.

    ``hashes``: pairs of a path and the SHA-256 of its content.
    """
    return (notice + "".join(f"{hash}  {path}\n" for path, hash in sorted(hashes))).encode()


def read_manifest(out: Path) -> dict[str, str]:
    """The SHA-256 of each file that was built, in hexadecimal, by its path in the site.

    Raises OutputError where nothing was built, or by a version that wrote no hashes, or where a
    build was interrupted.
    """
    try:
        text = (out / MARKER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{out}: is no site that Stagemark built; build it first, or name its folder by --out"
        raise OutputError(msg) from error
    if text.startswith(AT_WORK):
        msg = f"{out}: a build is at work there or was interrupted; build it again"
        raise OutputError(msg)
    lines = LINE.findall(text)
    if not lines:
        msg = f"{out}: does not say what was built, for it is older than this check; build it again"
        raise OutputError(msg)
    return {path: hash for hash, path in lines}


def is_shared(out: Path) -> bool:
    """Whether the last build found files of others in the folder, and left them there."""
    return (out / MARKER).read_text(encoding="utf-8").startswith(SHARED)


def is_older(out: Path) -> bool:
    """Whether a build wrote the whole folder when markers did not list its files yet."""
    try:
        return (out / MARKER).read_text(encoding="utf-8") == ALONE
    except (OSError, UnicodeDecodeError):
        return False


def owned(out: Path) -> dict[str, set[str]]:
    """The files that builds wrote into a folder, each with the hashes it may have.

    An interrupted build may have written a file or not, so there are two then. The marker is a
    file that anybody can change: what it says of paths outside the folder is not believed.
    """
    try:
        text = (out / MARKER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return {}
    found: dict[str, set[str]] = {}
    for hash, path in LINE.findall(text):
        if is_inside(path):
            found.setdefault(path, set()).add(hash)
    return found
