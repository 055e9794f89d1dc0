#!/usr/bin/env bash
# pdfplumber 0.11.10 (PyPI; reads PDFs and their tags) loses the order in a tagged element that holds
# both text of its own and another element: structure_tree has the numbers of the element's own text in
# one list and the elements within it in another. A cell of "bold a, 1, bold b, 2" cannot be told from
# one of "1, 2, bold a, bold b", and whoever walks the tree reads the second. ISO 32000-1, 14.7.2,
# has both in one array, K, in reading order.
#
# Seen: the array K in the file has them in turns; the tree gives 1 2 and then a b. Fails when that
# changes. Needs Python 3.11 or newer with pip and venv.
set -euo pipefail

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet pdfplumber==0.11.10 typst==0.15.2 pypdf==7.1.0

env/bin/python - <<'PY'
import io
import sys

import pdfplumber
import typst
from pypdf import PdfReader

pdf = typst.compile(b"#table([*a* 1 *b* 2])", format="pdf")


def cell(element):
    """The first data cell below an element of the file's own structure."""
    element = element.get_object()
    if element.get("/S") == "/TD":
        return element
    kids = element.get("/K", [])
    kids = kids if isinstance(kids, list) else [kids]
    found = (cell(one) for one in kids if not isinstance(one, int))
    return next(filter(None, found), None)


root = PdfReader(io.BytesIO(pdf)).root_object["/StructTreeRoot"]
in_file = ["text" if isinstance(one, int) else "element" for one in cell(root)["/K"]]

with pdfplumber.open(io.BytesIO(pdf)) as opened:
    said = {}
    for char in opened.pages[0].chars:
        said[char["mcid"]] = said.get(char["mcid"], "") + char["text"]

    def find(elements):
        for one in elements:
            if one["type"] == "TD":
                return one
            if inner := find(one.get("children", [])):
                return inner

    def words(element):
        yield from (said[one].strip() for one in element.get("mcids", []))
        for child in element.get("children", []):
            yield from words(child)

    read = " ".join(words(find(opened.structure_tree)))
print(f"in the file: {in_file}")
print(f"in the tree: {read}")
sys.exit((in_file, read) != (["element", "text"] * 2, "1 2 a b") and "changed")
PY
