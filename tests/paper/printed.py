"""What is printed in a PDF, by its tags: headings, lines and the cells of tables, in order."""

from __future__ import annotations

import io
import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

import pdfplumber
from pypdf import PdfReader

Row: TypeAlias = Sequence[str]


@dataclass
class Section:
    """What stands below a heading: lines, and tables with their head as the first row."""

    title: str
    lines: list[str] = field(default_factory=list)
    tables: list[list[Row]] = field(default_factory=list)


def chapter(pdf: bytes, title: str) -> list[Section]:
    """The sections of a chapter, the first of them below its own heading."""
    reader = PdfReader(io.BytesIO(pdf))
    first, after = _pages(reader, title)
    with pdfplumber.open(io.BytesIO(pdf), pages=[*range(first, after + 1)]) as opened:
        texts: dict[tuple[int, int], list[str]] = defaultdict(list)
        for page in opened.pages:
            for char in page.chars:
                if char["mcid"] is not None:
                    texts[page.page_number, char["mcid"]].append(char["text"])
        said = {place: "".join(letters) for place, letters in texts.items()}
        sections: list[Section] = []
        for kind, element in _blocks(opened.structure_tree):
            words = _text(element, said)
            if kind == "H1":
                sections = [Section(words)] if words == title or not sections else sections
                if sections[0].title == title and words != title:
                    break
            elif not sections or sections[0].title != title:
                continue
            elif kind == "H2":
                sections.append(Section(words))
            elif kind == "Table":
                sections[-1].tables.append(_rows(element, said))
            elif words:
                sections[-1].lines.append(words)
    assert sections, f"no chapter {title}"
    return sections


def _pages(reader: PdfReader, title: str) -> tuple[int, int]:
    """The first page of a chapter and that of the next one, counted from 1."""
    tops = [one for one in reader.outline if not isinstance(one, list)]
    names = [str(one.title) for one in tops]
    pages = [(reader.get_destination_page_number(one) or 0) + 1 for one in tops]
    at = names.index(title)
    return pages[at], pages[at + 1]


def _blocks(elements: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Headings, paragraphs, items of lists and tables, in the order of the structure."""
    for element in elements:
        kind = element["type"]
        children = element.get("children", [])
        if kind == "Lbl":  # the dot or the number of an item
            continue
        if kind in {"H1", "H2", "H3", "P", "LBody", "Table"} or not children:
            yield kind, element
        else:
            yield from _blocks(children)


def _rows(table: Mapping[str, Any], said: Mapping[tuple[int, int], str]) -> list[Row]:
    rows: list[Row] = []
    for part in table.get("children", []):
        for row in [part] if part["type"] == "TR" else part.get("children", []):
            rows.append([_text(cell, said) for cell in row.get("children", [])])
    return rows


def _text(element: Mapping[str, Any], said: Mapping[tuple[int, int], str]) -> str:
    """The words of an element, in the order in which they were set."""
    words = " ".join(said.get(place, "") for place in sorted(_places(element)))
    return re.sub(r"\s+", " ", re.sub(" ?\N{SOFT HYPHEN} ?", "", words)).strip()


def _places(element: Mapping[str, Any]) -> Iterator[tuple[int, int]]:
    for mcid in element.get("mcids", []):
        yield element["page_number"], mcid
    for child in element.get("children", []):
        yield from _places(child)
