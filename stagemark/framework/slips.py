"""Signs that look like those of YAML and are none: what they are, and what to write instead."""

from __future__ import annotations

import re

from stagemark.framework.problems import quoted

BLANKS = "\u00a0\u2007\u202f\u3000"
DASHES = "\u2010-\u2015\u2212\ufe58\uff0d\u2022"
QUOTES = "\u201c\u201d\u201e\u201f\u2018\u2019\u201a\u00ab\u00bb\uff02"

Slip = tuple[str, str]

NO_BREAK = ("a no-break space stands here", "write an ordinary space")
WIDE_COLON = ("this colon is not the one that follows a key", 'write ":" and a space')
NO_SPACE_BEHIND_COLON = ("a space is missing behind the colon", 'write "key: text"')
NO_SPACE_BEHIND_DASH = ("a space is missing behind the dash", 'write "- " before the item')
LONG_DASH = ("this dash does not begin a list item", 'write a hyphen and a space, "- "')
CURLY = (
    "curly quotation marks do not hold a text together",
    'put straight ones (") around the whole text',
)

# Each points at its first group. What looks like a key is in small letters, as all keys are.
_KEY = r"[ ]*(?:- )*[{]?[a-z][a-z0-9_-]{0,63}"
_LINE: tuple[tuple[str, Slip], ...] = (
    (rf"[ ]*([{BLANKS}])", NO_BREAK),
    (rf"[ ]*(?:- )*-([{BLANKS}])", NO_BREAK),
    (rf"{_KEY}:[ ]*([{BLANKS}])", NO_BREAK),
    (rf"{_KEY}[ ]?([\uff1a\ufe55\ua789])", WIDE_COLON),
    (rf"{_KEY}:[ ]+([{QUOTES}]).*: ", CURLY),
    (rf"[ ]*([{DASHES}])\s", LONG_DASH),
    (rf"{_KEY}(:)[^\s:/]", NO_SPACE_BEHIND_COLON),
    (r"[ ]*(?:- )*(-)[a-z{\"']", NO_SPACE_BEHIND_DASH),
)


def slip_in_line(line: str) -> tuple[int, str, str] | None:
    """Column from 1, message and hint for what a line of YAML was probably meant to hold."""
    for pattern, slip in _LINE:
        if found := re.match(pattern, line):
            return found.start(1) + 1, *slip
    return None


def slip_in_value(value: str) -> Slip | None:
    """Message and hint for a text that was meant as a list or as a group of keys."""
    found = slip_in_line(value)
    return found[1:] if found else None


def slip_in_key(key: str, before: str) -> Slip | None:
    """Message and hint for what was not meant as a key.

    ``before`` is the value that stands before it in braces, where no colon follows it, else "".
    """
    if before.isdecimal() and re.fullmatch("[0-9]{1,6}", key):
        return "a comma ends the number before it", f"write {before}.{key}"
    if found := slip_in_line(key):
        return found[1:]
    if re.match("-[a-z]", key):
        return NO_SPACE_BEHIND_DASH
    if before:
        message = "within braces a comma ends a text, so this is taken for a key"
        return message, f"put the whole text in quotation marks, {quoted(f'{before}, {key}')}"
    return None


def hint_on_number(value: str) -> str:
    """The number to write instead of a text that is none; "" where that is not plain."""
    plain = value.strip(QUOTES + BLANKS + " ")
    if re.fullmatch("[0-9]{1,6},[0-9]{1,6}", plain):
        return f"write {plain.replace(',', '.')}"
    if plain != value and re.fullmatch("[0-9]{1,6}([./][0-9]{1,6})?", plain):
        return f"write {plain}, without quotation marks or blanks"
    if value.lower() in ("none", "null", "nil", "~"):
        return "delete the key where there is none"
    return ""
