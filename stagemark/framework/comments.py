"""Comments that nobody meant: in ``the #1 person``, YAML takes all from the # on for a comment."""

from __future__ import annotations

import re
from collections.abc import Sequence

import yaml

from stagemark.framework.syntax import QUOTES, Slip

# What stands behind these keys is no sentence but a name, a number or a word of the format.
NAMES = re.compile(
    r"id|version|language|url|dimensions?|questions?|stages?|scale|type|method|kind|value|weight"
    r"|minutes|after|before|unknown|above_weakest|decimals|holds_at|requires|passes_at|at_least"
    r"|below|by|is|ahead_of|stage_at_least|stage_below|gate|passed|share|responses|p25|p50|p75"
    r"|from|renamed|removed|reask|allow|thresholds|accent|endpoint"
)
# A sentence does not end with one of these words, so what stands behind a # goes on with it.
UNFINISHED = re.compile(
    r"\s(?:the|a|an|our|your|their|its|of|by|per|for|in|on|to|with|and|or|as|at|from|is|are)$"
)


def cut(key: str, text: str, lines: Sequence[str], end: yaml.Mark) -> Slip | None:
    """The words for a plain text behind ``key`` that a comment cuts; None for a real comment.

    A real one stands two blanks behind the text, or begins with a # and a blank. ``end`` is where
    the text ends in ``lines``.
    """
    rest = lines[end.line][end.column :] if end.line < len(lines) else ""
    found = re.match(r"([ \t]*)#(.*)", rest)
    if not found or NAMES.fullmatch(key) or re.fullmatch(r"[\d./%,]+", text):
        return None
    blanks, words = found[1], found[2]
    is_glued = re.match(r"[^\s#=*!-]", words) and (len(blanks) == 1 or not text)
    is_going_on = len(blanks) == 1 and (UNFINISHED.search(text) or re.match(r"\s*of\b", words))
    if not is_glued and not (text and is_going_on):
        return None
    place = end.line + 1, end.column + len(blanks) + 1
    return place, 'a space and "#" begin a comment, which cuts this text off', QUOTES
