"""YAML text to a tree of texts that knows where everything stands.

Frameworks use a small part of YAML: mappings, lists and texts. No scalar is converted, so ``no``,
``1.10`` and ``12:30`` are the text that stands there. What makes YAML surprising or dangerous
(anchors, tags, merge keys, several documents) is refused. The tree is built from the parser's
events, so that depth and size are limited before anything can grow.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from stagemark.framework import comments, syntax
from stagemark.framework.encoding import decode, place_of
from stagemark.framework.files import is_too_large, read_bytes
from stagemark.framework.mending import Mended
from stagemark.framework.problems import MAX_PROBLEMS, Problem, file_problem, quoted, trail_text
from stagemark.framework.slips import BLANKS, NO_BREAK

MAX_DEPTH = 20
MAX_UNSEEN = 20

Trail = tuple[str | int, ...]
Value = str | list[Any] | dict[str, Any]
Place = tuple[int, int]

# Everything that YAML does not take, and what editors do not show but YAML takes for a line end.
UNSEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


class Node:
    """One value and where it stands. ``value`` is plain; ``children`` are the nodes within.

    A refused value says nothing; a partial one may lack keys that stand in a refused part. Between
    braces or brackets, ``is_flow``, commas end a text.
    """

    __slots__ = ("children", "is_flow", "is_partial", "is_refused", "keys", "mark", "value")

    def __init__(self, mark: yaml.Mark, value: Value) -> None:
        self.mark = mark
        self.value: Any = value
        self.children: Any = None  # nodes by key, nodes in a list, or None for a text
        self.keys: dict[str, yaml.Mark] | None = None
        self.is_refused = False
        self.is_partial = False
        self.is_flow = False


@dataclass(frozen=True)
class Tree:
    """The content of a file: nested dicts, lists and texts, and the place of each.

    Where a slip had to be mended to read on, ``mended`` knows which lines are not to be trusted.
    """

    shown: str
    root: Node
    mended: Mended

    @property
    def value(self) -> Value:
        value: Value = self.root.value
        return value

    def place(self, trail: Trail, *, key: bool = False) -> Place:
        """Line and column, from 1, of the value at ``trail``, or of its key.

        Where the file has nothing at ``trail``, the place of what would contain it.
        """
        node, mark = self.root, self.root.mark
        for step in trail:
            inner = _child(node, step)
            if inner is None:
                return self.mended.place(node.mark)
            mark = node.keys[str(step)] if key and node.keys else inner.mark
            node = inner
        return self.mended.place(mark)

    def is_refused(self, trail: Trail) -> bool:
        """Whether the value at ``trail`` was refused while reading, or is part of such a one."""
        node: Node | None = self.root
        for step in trail:
            if node is None or node.is_refused:
                break
            node = _child(node, step)
        return node is not None and node.is_refused

    def is_partial(self, trail: Trail) -> bool:
        """Whether the value at ``trail`` may lack keys, as a part of the file was refused."""
        node = self._at(trail)
        return bool(self.mended.moved) or (node is not None and node.is_partial)

    def is_flow(self, trail: Trail) -> bool:
        """Whether the value at ``trail`` is a group in braces or a list in brackets."""
        node = self._at(trail)
        return node is not None and node.is_flow

    def _at(self, trail: Trail) -> Node | None:
        node: Node | None = self.root
        for step in trail:
            node = _child(node, step) if node else None
        return node

    def problem(
        self,
        trail: Trail,
        message: str,
        hint: str = "",
        *,
        key: bool = False,
        is_warning: bool = False,
    ) -> Problem:
        """A problem at ``trail``, or at its key."""
        line, column = self.place(trail, key=key)
        return Problem(self.shown, line, column, trail_text(trail), message, hint, is_warning)


def _child(node: Node, step: str | int) -> Node | None:
    inner: Node | None = None
    if isinstance(node.children, dict):
        inner = node.children.get(step)
    elif isinstance(node.children, list) and isinstance(step, int) and step < len(node.children):
        inner = node.children[step]
    return inner


def read(path: Path, shown: str, problems: list[Problem]) -> Tree | None:
    """The tree of a file; None when no tree can be made of it. Every problem is appended."""
    data = read_bytes(path, shown, problems)
    return None if data is None else parse(data, shown, problems)


def parse(data: bytes, shown: str, problems: list[Problem]) -> Tree | None:
    """The tree of a file's bytes; see ``read``."""
    if is_too_large(data, shown, problems):
        return None
    text = decode(data, shown, problems)
    unseen = list(UNSEEN.finditer(text))
    if unseen:
        text = UNSEEN.sub("\ufffd", text)
    for found in unseen[:MAX_UNSEEN]:
        code = f"U+{ord(found[0]):04X}"
        message = f"contains the invisible character {code}"
        problems.append(Problem(shown, *place_of(text, found.start()), "", message, "delete it"))
    if len(unseen) > MAX_UNSEEN:
        return None
    return _build(Mended(text), shown, problems)


def _build(mended: Mended, shown: str, problems: list[Problem]) -> Tree | None:
    """The tree of a text; after each error the text is mended and read once more, if it can be."""
    while True:
        found: list[Problem] = []
        builder = _Builder(mended, shown, found)
        root, error = builder.build(), builder.error
        for place, message, hint in (*builder.cuts, *builder.blanks):
            problems.append(Problem(shown, *place, "", message, hint))
        mended.doubtful |= {place[0] for place, _, _ in builder.cuts}
        if mended.is_open and (builder.blanks or (error and builder.cuts)):
            mended.replace(builder.cuts, "x")
            mended.replace(builder.blanks, " ")
            continue
        if error and (slip := mended.mend(error, builder.quote)):
            problems.append(Problem(shown, *slip[0], "", *slip[1:]))
            continue
        problems += [one for one in found if one.line not in mended.doubtful]
        if error:
            place, message, hint = syntax.explain(error, mended.text)
            problems.append(Problem(shown, *place, "", message, hint))
        return Tree(shown, root, mended) if root else None


class _TooManyError(Exception):
    pass


class _Builder:
    """Makes nodes of the parser's events; one use."""

    def __init__(self, mended: Mended, shown: str, problems: list[Problem]) -> None:
        self.mended = mended
        self.lines = mended.text.split("\n")
        self.error: yaml.MarkedYAMLError | None = None
        # What a comment cut off, and where the last text in quotation marks of several lines began.
        self.cuts: list[syntax.Slip] = []
        self.quote: yaml.Mark | None = None
        # Keys that begin with a blank that is none to YAML.
        self.blanks: list[syntax.Slip] = []
        self.shown = shown
        self.problems = problems
        self.most = len(problems) + MAX_PROBLEMS
        self.root: Node | None = None
        self.open: list[Node] = []
        # For each open mapping the key that waits for its value, its place, and whether that value
        # is kept; None where a key comes next.
        self.waiting: list[tuple[str, yaml.Mark, bool] | None] = []
        # For each open mapping or list the key that it stands behind.
        self.names: list[str] = []

    def build(self) -> Node | None:
        try:
            parser = syntax.Parser(self.mended.text)
            try:
                return self._events(parser)
            finally:
                parser.dispose()
        except yaml.MarkedYAMLError as error:
            self.error = error
        except yaml.YAMLError:
            self.problems.append(file_problem(self.shown, "cannot be read as YAML"))
        except _TooManyError:
            pass
        return None

    def _events(self, parser: Any) -> Node | None:
        next_event = parser.get_event
        while True:
            event = next_event()
            kind = type(event)
            if kind is yaml.ScalarEvent:
                if event.anchor is not None or event.tag is not None:
                    self._extras(event)
                if event.end_mark.line > event.start_mark.line and event.style in ("'", '"'):
                    self.quote = event.start_mark
                if self._is_key():
                    self._key(event)
                else:
                    self._text(event)
            elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
                if len(self.open) >= MAX_DEPTH:
                    self._refuse(event, f"nested deeper than {MAX_DEPTH} levels")
                    return None
                self._extras(event)
                self._open(event, is_mapping=kind is yaml.MappingStartEvent)
            elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
                self.open.pop()
                self.waiting.pop()
                self.names.pop()
            elif kind is yaml.AliasEvent:
                self._alias(event)
            elif kind is yaml.DocumentStartEvent and self.root is not None:
                message = "a second document begins here"
                self._refuse(event, message, "one file holds one document; delete the ---")
                self.root.is_partial = True
                return self.root
            elif kind is yaml.StreamEndEvent:
                if self.root is None:
                    self.problems.append(file_problem(self.shown, "the file is empty"))
                return self.root

    def _text(self, event: Any) -> None:
        node = Node(event.start_mark, event.value)
        waiting = self.waiting[-1] if self.waiting else None
        key = waiting[0] if waiting else self.names[-1] if self.names else ""
        end = event.end_mark
        if not event.style and (found := comments.cut(key, event.value, self.lines, end)):
            self.cuts.append(found)
            node.is_refused = True
        self._attach(node)

    def _refuse(self, event: Any, message: str, hint: str = "") -> None:
        place = self.mended.place(event.start_mark)
        self.problems.append(Problem(self.shown, *place, "", message, hint))
        if len(self.problems) >= self.most:
            raise _TooManyError

    def _extras(self, event: Any) -> None:
        if event.anchor is not None:
            self._refuse(
                event,
                f"anchors are not supported, got {quoted('&' + event.anchor)}",
                "write the text out where it is needed, or quote a text that begins with &",
            )
        if event.tag is not None:
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._refuse(
                event,
                f"tags are not supported, got {quoted(tag)}",
                "delete it, or quote a text that begins with !",
            )

    def _alias(self, event: Any) -> None:
        self._refuse(
            event,
            f"aliases are not supported, got {quoted('*' + event.anchor)}",
            "write the text out, or quote a text that begins with *",
        )
        if self._is_key():
            self.waiting[-1] = ("", event.start_mark, False)
        else:
            node = Node(event.start_mark, "")
            node.is_refused = True
            self._attach(node)

    def _is_key(self) -> bool:
        return bool(self.open) and self.open[-1].keys is not None and self.waiting[-1] is None

    def _key(self, event: Any) -> None:
        mapping, name, is_kept = self.open[-1], event.value, False
        earlier = (mapping.keys or {}).get(name)
        if name == "<<" and not event.style:
            self._refuse(event, "merge keys (<<) are not supported", "write the keys out")
            mapping.is_partial = True
        elif earlier:
            message = f"the key {quoted(name)} stands twice, first in line {earlier.line + 1}"
            self._refuse(event, message, "delete or rename one of the two")
        elif name[:1] in tuple(BLANKS):
            self.blanks.append((self.mended.place(event.start_mark), *NO_BREAK))
        elif name == "":
            self._refuse(event, "a key is missing before the colon")
        else:
            is_kept = True
        self.waiting[-1] = (name, event.start_mark, is_kept)

    def _open(self, event: Any, *, is_mapping: bool) -> None:
        node = Node(event.start_mark, {} if is_mapping else [])
        node.is_flow = bool(event.flow_style)
        waiting = self.waiting[-1] if self.waiting else None
        self.names.append(waiting[0] if waiting else self.names[-1] if self.names else "")
        if is_mapping:
            node.children, node.keys = {}, {}
        else:
            node.children = []
        if self._is_key():
            self._refuse(
                event,
                "a key must be a text, not a list or a group of keys",
                'put a text that begins with "{" or "[" in quotation marks',
            )
            self.open[-1].is_refused = True
            self.waiting[-1] = ("", event.start_mark, False)
        else:
            self._attach(node)
        self.open.append(node)
        self.waiting.append(None)

    def _attach(self, node: Node) -> None:
        if not self.open:
            self.root = self.root or node
            return
        parent = self.open[-1]
        if parent.keys is None:
            parent.value.append(node.value)
            parent.children.append(node)
            return
        waiting, self.waiting[-1] = self.waiting[-1], None
        if waiting and waiting[2]:
            name, mark, _ = waiting
            parent.keys[name] = mark
            parent.value[name] = node.value
            parent.children[name] = node
