"""Reading the files of the theme, and what is said where one of them cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from jinja2 import TemplateError


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


@contextmanager
def theme_errors() -> Iterator[None]:
    """Says of a template that fails where it does: a theme's author sees no traceback."""
    try:
        yield
    except TemplateError as error:
        place = _place_in_template(error)
        message = error.message or type(error).__name__
        msg = f"{place}: {message}" if place else message
        raise ThemeError(msg) from error


def _place_in_template(error: TemplateError) -> str:
    """File and line of a template's error, where it has any.

    The traceback holds the template's own frames.
    """
    filename, line = getattr(error, "filename", None), getattr(error, "lineno", None)
    frame = error.__traceback__
    while frame is not None:
        code = frame.tb_frame.f_code
        if code.co_filename.endswith(".html"):
            filename, line = code.co_filename, frame.tb_lineno
        frame = frame.tb_next
    return f"{filename}:{line}" if filename else ""
