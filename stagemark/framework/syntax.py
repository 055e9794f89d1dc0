"""The YAML parser's complaints in the words of somebody who writes a framework."""

from __future__ import annotations

from typing import Any

import yaml

from stagemark.framework.slips import slip_in_line

# The parser in C is many times faster; PyYAML is sometimes installed without it.
Parser: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

# A place (line and column from 1), what is wrong there, and what to do.
Slip = tuple[tuple[int, int], str, str]

INDENT = "check that this line begins in the same column as the lines it belongs with"
QUOTES = "put the whole text in quotation marks"
TAB = ("a tab cannot indent a line", "use spaces")
UNCLOSED = ("the quotation mark that opens here is never closed", "close it at the end of the text")
COLON = "a text that contains a colon and a space needs quotation marks"
BEGINNING = "a text must not begin with"
BACKSLASH = "a backslash in double quotation marks"
OPEN_LIST = "the list that opens here"
OPEN_GROUP = "the group that opens here"

# By the parser's words: what to say, what to do, and whether the place to point at is where the
# unfinished thing began rather than where the parser gave up.
EXPLANATIONS: dict[str, tuple[str, str, bool]] = {
    "block sequence entries are not allowed in this context": (
        'a list item ("- ") cannot stand here',
        "begin the list on the line after its key",
        False,
    ),
    "mapping keys are not allowed in this context": (
        'a "?" cannot stand here',
        f'if a text begins with "?", {QUOTES}',
        False,
    ),
    "could not find expected ':'": (
        "this line has no colon after its key",
        "write the key, a colon and a space, or indent the line to continue the text above",
        True,
    ),
    "found unexpected end of stream": (
        *UNCLOSED,
        True,
    ),
    "found unexpected document indicator": (
        *UNCLOSED,
        True,
    ),
    "found unknown escape character": (
        f"{BACKSLASH} begins an escape that does not exist",
        "use single quotation marks, or write the backslash twice",
        False,
    ),
    "did not find expected hexdecimal number": (
        "the escape after this backslash needs more digits (0-9, a-f)",
        "use single quotation marks, or write the backslash twice",
        False,
    ),
    "found invalid Unicode character escape code": (
        "the escape after this backslash stands for no character",
        "use single quotation marks, or write the backslash twice",
        False,
    ),
    "did not find expected comment or line break": (
        'a text that begins with "|" or ">" starts on the next line',
        f"move the words to the next line, indented, or {QUOTES}",
        False,
    ),
    "found an indentation indicator equal to 0": (
        'the digit after "|" or ">" must not be 0',
        "delete it",
        False,
    ),
    "did not find expected '-' indicator": (
        'expected the next list item ("- ")',
        INDENT,
        False,
    ),
    "did not find expected key": (
        "expected a key here",
        f"{INDENT}, and that a quoted text is closed only at its end",
        False,
    ),
    "did not find expected <document start>": (
        "expected a key at the beginning of the line",
        INDENT,
        False,
    ),
    "did not find expected ',' or ']'": (
        f'{OPEN_LIST} with "[" is not closed, or lacks a comma',
        f'write [a, b, c]; if a text begins with "[", {QUOTES}',
        True,
    ),
    "did not find expected ',' or '}'": (
        f'{OPEN_GROUP} with "{{" is not closed, or lacks a comma',
        f'write {{key: text, other: text}}; if a text contains a comma or begins with "{{", '
        f"{QUOTES}",
        True,
    ),
}

# What the parser says where it took a key or a dash for a text, in this line or the one before.
MISLED = {
    "could not find expected ':'",
    "mapping values are not allowed in this context",
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
}

# What a plain text cannot begin with, by what the parser took it for.
BEGINNINGS = {
    "while scanning an anchor": "&",
    "while scanning an alias": "*",
    "while scanning a tag": "!",
    "while parsing a tag": "!",
    "while parsing a node": "!",
}


def explain(error: yaml.MarkedYAMLError, text: str) -> Slip:
    """Place (line and column from 1), message and hint for an error of the parser in ``text``."""
    problem, context = error.problem or "", error.context or ""
    place = _place(error.problem_mark or error.context_mark)
    lines = text.split("\n")
    line = lines[place[0] - 1] if place[0] <= len(lines) else ""
    indent = line[: len(line) - len(line.lstrip(" \t"))]
    if "\t" in indent and place[1] <= len(indent) + 1:
        column = indent.index("\t") + 1
        return (place[0], column), *TAB
    directive = next((i for i, one in enumerate(lines[: place[0]]) if one[:1] == "%"), None)
    if directive is not None and ("directive" in context or "document start" in problem):
        return (directive + 1, 1), 'a line must not begin with "%"', "delete the line"
    if problem in MISLED:
        filled = [number for number, one in enumerate(lines[: place[0]], 1) if one.strip()]
        for number in filled[:-3:-1]:
            if found := slip_in_line(lines[number - 1]):
                return (number, found[0]), found[1], found[2]
    if problem in EXPLANATIONS:
        message, hint, is_at_beginning = EXPLANATIONS[problem]
        if is_at_beginning and error.context_mark:
            place = _place(error.context_mark)
        return place, message, hint
    if problem == "mapping values are not allowed in this context":
        if ": " in line[: place[1] - 1]:
            return place, COLON, QUOTES
        return place, "a colon cannot stand here", INDENT
    if line[:1] == "%":
        return (place[0], 1), 'a line must not begin with "%"', "delete the line"
    char = line[place[1] - 1 : place[1]]
    for start, sign in BEGINNINGS.items():
        if context.startswith(start):
            place, char = _place(error.context_mark), sign
    if char.strip() and char not in "\"'":
        return place, f'{BEGINNING} "{char}"', QUOTES
    return place, "cannot be read from here on", f"{INDENT}, and look for a missing quotation mark"


def _place(mark: yaml.Mark | None) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)
