"""The tokens of a JavaScript file, with their brackets matched: all that mutating needs.

It knows the JavaScript that the scorer is written in: a semicolon after each statement, and regular
expressions, which are left alone, behind a bracket, a comma or an equals sign. Whatever else turns
up is refused, so nothing is mutated wrongly in silence.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

PATTERN = re.compile(
    r"""(?P<space>\s+|//[^\n]*|/\*.*?\*/)
      |(?P<text>"[^"\n]*"|'[^'\n]*')
      |(?P<number>0x[\da-f]+|\d[\d_]*n?)
      |(?P<name>[A-Za-z_$][\w$]*)
      |(?P<sign>\.\.\.|=>|===|!==|\*\*|&&=|\|\|=|\?\?|\?\.|&&|\|\||<<|>>|<=|>=|\+=|-=|\^=
        |[-+*/%^|&<>=!?:;,.(){}\[\]])
      |(?P<template>`)""",
    re.VERBOSE | re.DOTALL,
)
EXPRESSION = re.compile(
    r"(?P<expression>/(?![*/])(?:[^/\\[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+/[a-z]*)"
)
BEFORE_EXPRESSION = ("(", ",", "=")
TEMPLATE = re.compile(r"(?:[^`$]|\$(?!\{))*(\$\{|`)")
OPEN = {"(": ")", "[": "]", "{": "}", "${": "}"}
CLOSE = (")", "]", "}")


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


class Tokens:
    """``list`` in the order of the file, and by index where each bracket closes or opens."""

    def __init__(self, source: str) -> None:
        self.source = source
        self.list: list[Token] = []
        self.pairs: dict[int, int] = {}
        self.inside: list[str] = []
        """By token the bracket around it, or nothing at the top level."""
        self._read()

    def _read(self) -> None:
        open: list[int] = []
        at = 0
        while at < len(self.source):
            may_begin = self.text(len(self.list) - 1) in BEFORE_EXPRESSION
            found = may_begin and EXPRESSION.match(self.source, at)
            found = found or PATTERN.match(self.source, at)
            if not found:
                msg = f"not understood: {self.source[at : at + 40]!r}"
                raise ValueError(msg)
            kind, text = str(found.lastgroup), found[0]
            at = found.end()
            if kind == "space":
                continue
            is_end = bool(text in CLOSE and open and self.list[open[-1]].text == "${")
            if text in CLOSE:
                self._pair(open.pop(), text)
            if kind == "template" or is_end:
                # The text of a template goes on up to its end or to the next expression in it.
                rest = TEMPLATE.match(self.source, at)
                assert rest is not None, "a template does not end"
                at = rest.end()
                self._add("template", text + rest[0].removesuffix("${"), found.start(), open)
                if rest[1] == "${":
                    open.append(len(self.list))
                    self._add("sign", "${", at - 2, open[:-1])
                continue
            self._add(kind, text, found.start(), open)
            if text in OPEN:
                open.append(len(self.list) - 1)
        assert not open, "a bracket does not close"

    def _add(self, kind: str, text: str, start: int, open: list[int]) -> None:
        self.list.append(Token(kind, text, start))
        self.inside.append(self.list[open[-1]].text if open else "")

    def _pair(self, opened: int, text: str) -> None:
        assert OPEN[self.list[opened].text] == text, "brackets cross"
        self.pairs[opened] = len(self.list)
        self.pairs[len(self.list)] = opened

    def text(self, index: int) -> str:
        """The text of a token; nothing before the first and after the last."""
        return self.list[index].text if 0 <= index < len(self.list) else ""

    def until(self, index: int, ends: tuple[str, ...]) -> int:
        """The first token from ``index`` on that is one of ``ends`` or closes what is around."""
        while index < len(self.list):
            text = self.text(index)
            if text in ends or (text in CLOSE and self.pairs[index] < index and text != "${"):
                return index
            index = self.pairs[index] + 1 if text in OPEN else index + 1
        return index

    def since(self, index: int, begins: tuple[str, ...]) -> int:
        """The token behind the last up to ``index`` that is one of ``begins`` or opens."""
        while index >= 0:
            text = self.text(index)
            if text in begins or text in OPEN:
                break
            index = self.pairs[index] - 1 if text in CLOSE else index - 1
        return index + 1

    def slice(self, first: int, behind: int) -> str:
        """The source from one token up to, and without, another."""
        return self.source[self.list[first].start : self.list[behind - 1].end]
