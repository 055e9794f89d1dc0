"""Reading an author's file: what cannot be read is a problem at its place, never an exception."""

from __future__ import annotations

import stat
from pathlib import Path

from stagemark.framework.encoding import decode
from stagemark.framework.problems import Problem, file_problem

MAX_BYTES = 1024 * 1024


def read_bytes(path: Path, shown: str, problems: list[Problem]) -> bytes | None:
    """The bytes of a regular file, at most one more than ``MAX_BYTES``; None where it is none.

    A symbolic link is refused, as what it leads to may lie outside of the project.
    """
    try:
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            problems.append(file_problem(shown, "is a symbolic link", "put the file itself here"))
            return None
        if not stat.S_ISREG(mode):
            problems.append(file_problem(shown, "is not a file"))
            return None
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        reason = (error.strerror or "error").lower()
        problems.append(file_problem(shown, f"cannot be read: {reason}"))
        return None


def is_too_large(data: bytes, shown: str, problems: list[Problem], hint: str = "") -> bool:
    """Whether a file has more than ``MAX_BYTES``, which is then a problem."""
    if len(data) <= MAX_BYTES:
        return False
    message = f"is larger than 1 MiB ({MAX_BYTES:,} bytes)"
    problems.append(file_problem(shown, message, hint))
    return True


def read_text(
    path: Path, shown: str, problems: list[Problem], *, hint_too_large: str = ""
) -> str | None:
    """A file's text in UTF-8 with one kind of line end; None, and a problem, where it has none."""
    data = read_bytes(path, shown, problems)
    if data is None or is_too_large(data, shown, problems, hint_too_large):
        return None
    found: list[Problem] = []
    text = decode(data, shown, found)
    problems += found
    return None if found else text
