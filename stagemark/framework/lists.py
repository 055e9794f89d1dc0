"""Lists where CommonMark sees them, in the spelling that Python-Markdown needs.

Python-Markdown takes a list for text when no empty line stands before it, and nests by four spaces
only. This writes the lists of a text as it wants them and leaves the rest alone: a number other
than 1 begins no list in the middle of a paragraph, dashes may be a rule, and code stays code.
"""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

ITEM = re.compile(r"( {0,3})([-+*]|(\d{1,9})[.)])( +)(?=\S)")
RULE = re.compile(r" {0,3}([-*_])(?:[ \t]*\1){2,}[ \t]*$")
FENCE = re.compile(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
QUOTE = re.compile(r" {0,3}> ?")
HEADING = re.compile(r" {0,3}#{1,6}(?: |$)")
HTML = re.compile(r" {0,3}<[A-Za-z/!?]")
STEP = 4


class CommonMarkLists(Extension):
    """Reads lists as CommonMark does."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the library's name)
        # After line ends are made one (30), before fenced code (25) and raw HTML (20) go out.
        md.preprocessors.register(_Lists(md), "commonmark-lists", 28)


class _Lists(Preprocessor):
    def run(self, lines: list[str]) -> list[str]:
        return with_lists(lines)


def with_lists(lines: list[str]) -> list[str]:
    """The lines with an empty one before each list and four spaces for each level of one."""
    if not any(ITEM.match(line.lstrip(" >\t")) for line in lines):
        return lines
    return _Scanner().scan([line.expandtabs(STEP) for line in lines])


class _Scanner:
    """Walks through a text line by line and knows in which lists it is; one use."""

    def __init__(self) -> None:
        self.out: list[str] = []
        self.items: list[tuple[int, str]] = []  # the column of each open item's text, and its kind
        self.in_text = False  # whether a paragraph is open, into which a line may run on
        self.fence = ""
        self.in_html = False
        self.block: int | None = None  # the level of the item with which this block begins, if any

    def scan(self, lines: list[str]) -> list[str]:
        number = 0
        while number < len(lines):
            line = lines[number]
            if (
                not self.fence
                and not self.in_html
                and (level := self._quote_level(line)) is not None
            ):
                number = self._quote(lines, number, level)
                continue
            self._line(line)
            number += 1
        return self.out

    def _line(self, line: str) -> None:
        if not line.strip():
            self.in_text = self.in_text and bool(self.fence)
            self.in_html = False
            self._put("", 0)
            return
        level, rest = self._continued(line)
        if self.fence:
            self._put(rest if level == len(self.items) else rest.strip(), len(self.items))
            marks = rest.strip()
            if len(marks) >= len(self.fence) and set(marks) == {self.fence[0]}:
                self.fence = ""
            return
        if self.in_html:
            self._put(line, 0)
            return
        self._text(line, level, rest)

    def _text(self, line: str, level: int, rest: str) -> None:
        item = None if RULE.match(rest) else ITEM.match(rest)
        # In the middle of a paragraph only a first item begins a list; after an item any does.
        interrupts = self.in_text and level == len(self.items)
        if item and not (interrupts and item[3] not in (None, "1")):
            self._item(item, level, rest)
            return
        if self.in_text and level < len(self.items) and not self._begins_block(rest):
            self._put(rest.strip(), len(self.items))
            return
        if self.in_text and level == len(self.items) and not self._begins_block(rest):
            self._put(rest, level)
            return
        del self.items[level:]
        self._open(line, rest)
        self._put(rest, level)

    def _open(self, line: str, rest: str) -> None:
        """What a line that begins a block leaves behind for the next."""
        if fence := FENCE.match(rest):
            self.fence = fence[1]
        self.in_html = bool(HTML.match(rest)) and not self.items
        is_code = rest.startswith(" " * STEP)
        self.in_text = not (fence or self.in_html or is_code or self._begins_block(rest))

    def _begins_block(self, rest: str) -> bool:
        return bool(FENCE.match(rest) or HEADING.match(rest) or RULE.match(rest))

    def _continued(self, line: str) -> tuple[int, str]:
        """To how many of the open items a line belongs by its indent, and what is left of it."""
        indent = len(line) - len(line.lstrip(" "))
        level = 0
        while level < len(self.items) and indent >= self.items[level][0]:
            level += 1
        return level, line[self.items[level - 1][0] :] if level else line

    def _item(self, item: re.Match[str], level: int, rest: str) -> None:
        kind = "1" if item[3] else "-"
        before = self.items[level][1] if level < len(self.items) else None
        del self.items[level:]
        # Python-Markdown looks for a list where a block begins, and goes on with it from there.
        if (before and before != kind) or self.block is None or self.block > level:
            self._gap()
        spaces = len(item[4]) if len(item[4]) <= STEP else 1
        start = self.items[-1][0] if self.items else 0
        width = len(item[1]) + len(item[2]) + spaces
        self.items.append((start + width, kind))
        mark = f"{item[3]}." if item[3] else item[2]
        text = rest[width:]
        self.in_text = True
        inner = ITEM.match(text)
        if inner and not RULE.match(text):  # "- - a": an item that begins with a list
            self._put(f"{mark} ", level, is_item=True)
            self._item(inner, level + 1, text)
            return
        self._put(f"{mark} {text}", level, is_item=True)
        self._open(text, text)

    def _quote_level(self, line: str) -> int | None:
        """The number of items in which a line is a quotation; None where it is none."""
        level, rest = self._continued(line)
        return level if QUOTE.match(rest) else None

    def _quote(self, lines: list[str], number: int, level: int) -> int:
        """Scans a quotation as a text of its own; the number of the first line behind it."""
        if not (self.in_text and level < len(self.items)):
            del self.items[level:]
        inner = []
        while number < len(lines):
            _, rest = self._continued(lines[number])
            found = QUOTE.match(rest)
            if found is None:
                break
            inner.append(rest[found.end() :])
            number += 1
        if not self.in_text or level == 0:
            self._gap()
        for line in _Scanner().scan(inner):
            self._put(f"> {line}".rstrip(), level)
        self.in_text = bool(inner and inner[-1].strip())
        return number

    def _gap(self) -> None:
        if self.out and self.out[-1]:
            self._put("", 0)

    def _put(self, text: str, level: int, *, is_item: bool = False) -> None:
        if not self.out or not self.out[-1]:
            self.block = level if is_item else None
        self.out.append(" " * (STEP * level) + text if text else "")
