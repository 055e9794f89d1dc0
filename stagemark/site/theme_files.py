"""Reading the files of the theme, and what is said where one of them cannot be used."""

from __future__ import annotations

from pathlib import Path


class ThemeError(Exception):
    """A file of the theme that cannot be used; the message names it and says what to change."""


def theme_bytes(path: Path) -> bytes:
    """The content of a file of the theme. Raises ThemeError."""
    try:
        return path.read_bytes()
    except OSError as error:
        msg = f"{path}: cannot be read ({error.strerror})"
        raise ThemeError(msg) from error


def theme_text(path: Path) -> str:
    """The text of a file of the theme, in UTF-8. Raises ThemeError."""
    try:
        return theme_bytes(path).decode()
    except UnicodeDecodeError as error:
        msg = f"{path}: cannot be read (it is not UTF-8)"
        raise ThemeError(msg) from error
