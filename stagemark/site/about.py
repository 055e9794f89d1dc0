"""The text about a model, on a page that has described its dimensions already."""

from __future__ import annotations

import re

from stagemark.framework.model import Framework
from stagemark.framework.questions import Dimension
from stagemark.framework.texts import plain

LIST = re.compile(r"(?:^(?:[-*+]|\d+[.)])[ ].*\n(?:(?:[ ]+\S.*)?\n)*)+", re.MULTILINE)
ITEM = re.compile(r"^(?:[-*+]|\d+[.)])[ ]", re.MULTILINE)
WORD = re.compile(r"\w+")

MORE = 2
"""How many words an item may have beyond a dimension's own and still say nothing new."""


def about_beside_dimensions(framework: Framework) -> str:
    """Its Markdown without a list that only says the dimensions' names and summaries again.

    A list stays that says more, that leaves a dimension out, or that a colon leads up to.
    """
    about = f"{framework.about or ''}\n"

    def kept(found: re.Match[str]) -> str:
        _, *items = ITEM.split(found[0])
        is_told = len(items) == len(framework.dimensions) and all(
            _says_no_more(item, dimension)
            for item, dimension in zip(items, framework.dimensions, strict=True)
        )
        return "" if is_told and not about[: found.start()].rstrip().endswith(":") else found[0]

    return LIST.sub(kept, about).strip()


def _says_no_more(item: str, dimension: Dimension) -> bool:
    own = _words(f"{dimension.name} {dimension.summary or ''}")
    return _words(dimension.name) <= _words(item) and len(_words(item) - own) <= MORE


def _words(text: str) -> set[str]:
    return set(WORD.findall(plain(text).casefold()))
