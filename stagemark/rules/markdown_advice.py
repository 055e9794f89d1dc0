"""Warnings of Markdown that gets lost: links that cannot work, pictures, raw addresses.

A framework's texts are shown on pages at many places, in frames, in files without a site and in
documents, so only a whole address leads from all of them to the same page.
"""

from __future__ import annotations

from collections.abc import Iterator

from stagemark.framework.links import BadLinkError, check_whole, read_links
from stagemark.framework.problems import Problem, quoted
from stagemark.framework.source import Trail, Tree, Value
from stagemark.framework.texts import unclean

TEXTS = {
    *("summary", "about", "signs", "focus", "next_steps", "help", "good_enough", "next"),
    "what_is_new",
}


def markdown_advice(tree: Tree) -> Iterator[Problem]:
    """Warnings on a valid framework's Markdown; what they name is shown as plain text."""
    for trail, text in _texts(tree.value, ()):
        html = unclean(text)
        if "<a " not in html and "<img " not in html:
            continue
        if "<img " in html:
            message = "pictures are not shown in a framework's texts"
            yield tree.problem(trail, message, "link to the picture instead", is_warning=True)
        for link in dict.fromkeys(read_links(html.replace("<img ", "<i ")).links):
            try:
                check_whole(link)
            except BadLinkError as error:
                message = f"the link {quoted(link)} {error}"
                yield tree.problem(trail, message, error.hint, is_warning=True)


def _texts(value: Value, trail: Trail) -> Iterator[tuple[Trail, str]]:
    """Every Markdown text in the file with its trail."""
    if isinstance(value, str):
        if is_markdown(trail):
            yield trail, value
        return
    parts = value.items() if isinstance(value, dict) else enumerate(value)
    for step, part in parts:
        yield from _texts(part, (*trail, step))


def is_markdown(trail: Trail) -> bool:
    """Whether the text at a trail is Markdown, as the reference for authors says."""
    keys = [step for step in trail if isinstance(step, str)]
    if keys == ["source", "note"]:
        return True
    if keys[-1:] == ["text"]:
        return keys[0] == "findings" or "next_steps" in keys
    if keys[-1:] in (["effort"], ["dimension"]):
        return False
    # A step may be a bare text; a dimension's steps stand below the id of a stage.
    return bool(keys) and (keys[-1] in TEXTS or keys[-2:-1] == ["next_steps"])
