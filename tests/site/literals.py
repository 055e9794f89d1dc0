"""The texts in a script: what stands between quotation marks, and templates with their gaps.

Enough of JavaScript to tell texts from comments and regular expressions; the type check sees to it
that it is JavaScript.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      |(?P<text>"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')
      |(?P<name>[\w$#]+)
      |(?P<template>`)
      |(?P<regex>/(?:[^/\\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)
      |(?P<sign>===|!==|=>|.)""",
    re.VERBOSE | re.DOTALL,
)
REST = re.compile(r"(?P<text>(?:[^`$\\]|\\.|\$(?!\{))*)(?P<end>\$\{|`)", re.DOTALL)
# After these a slash begins a regular expression, and does not divide.
BEFORE_REGEX = re.compile(r"(?:[^\w$)\]`\"']|\breturn|\btypeof|\bcase|^)$")
GAP = "\ufffc"


@dataclass
class Literal:
    """A text of a script, with ``GAP`` for each expression in it.

    ``before`` and ``after`` are the tokens around it; ``called`` is what the call is named in whose
    arguments it stands, and ``key`` the key that it is the value of, if any.
    """

    text: str
    line: int
    before: str
    called: str
    key: str
    after: str = ""


def literals(source: str) -> Iterator[Literal]:
    """All texts of a script, in the order in which they end."""
    found = [*_read(source)]
    yield from found


def _read(source: str) -> Iterator[Literal]:
    tokens: list[str] = []
    # Each bracket that is open, with the token before it; "${" with the template around it.
    open_: list[tuple[str, str, Literal | None]] = []
    waiting: Literal | None = None
    at = 0
    while at < len(source):
        token = TOKEN.match(source, at)
        assert token is not None
        kind, text = str(token.lastgroup), token[0]
        if kind == "regex" and tokens and not BEFORE_REGEX.search(tokens[-1]):
            kind, text = "sign", "/"
        start, at = at, at + len(text)
        if kind == "space":
            continue
        if waiting:
            waiting.after = text
            yield waiting
            waiting = None
        literal = None
        if kind == "text":
            waiting = _literal(text[1:-1], source.count("\n", 0, start) + 1, tokens, open_)
        elif kind == "template":
            literal = _literal("", source.count("\n", 0, start) + 1, tokens, open_)
        elif text in "([{":
            open_.append((text, tokens[-1] if tokens else "", None))
        elif text in ")]}":
            literal = open_.pop()[2]
        if literal:
            rest = REST.match(source, at)
            assert rest is not None, "a template does not end"
            at = rest.end()
            literal.text += rest["text"]
            if rest["end"] == "${":
                literal.text += GAP
                open_.append(("${", "", literal))
                tokens.append("${")
                continue
            waiting, text = literal, "`"
        tokens.append(text)
    if waiting:
        yield waiting


def _literal(
    text: str, line: int, tokens: list[str], open_: list[tuple[str, str, Literal | None]]
) -> Literal:
    before, earlier = ([*tokens[-2:], "", ""])[:2] if len(tokens) < 2 else tokens[-2:][::-1]
    called = open_[-1][1] if open_ and open_[-1][0] in ("(", "[") else ""
    return Literal(text, line, before, called, earlier if before == ":" else "")
