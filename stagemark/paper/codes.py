"""How answers are written on paper: the number of a question, and a letter for each option."""

from __future__ import annotations

from collections.abc import Iterator

from stagemark.framework.model import Framework

LETTERS = "abcdefghijklmnopqrstuvwxyz"
UNKNOWN, NOT_APPLICABLE, NONE_OF_THESE = "?", "/", "0"


def numbers(framework: Framework) -> dict[str, str]:
    """By question its place in the file, so that it is the same whatever else is asked."""
    return {id: str(at) for at, id in enumerate(framework.questions, start=1)}


def letters() -> Iterator[str]:
    """Codes of options in the order of the file: a to z, then aa, ab …"""
    yield from LETTERS
    yield from (first + second for first in LETTERS for second in LETTERS)
