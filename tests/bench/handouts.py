"""Handouts on paper beside WeasyPrint, which is given the same text under the same tags.

Run from the top of the project: ``.venv/bin/python -m tests.bench.handouts``. WeasyPrint comes from
PyPI into an environment of its own for this run, and needs Pango: ``apt install libpango-1.0-0
libpangoft2-1.0-0``.
"""

from __future__ import annotations

import gzip
import io
import json
import statistics
import subprocess
import time
import venv
from collections import defaultdict
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pdfplumber

from stagemark.rules.check import read_frameworks
from stagemark.site.editions import catalogue, editions
from stagemark.site.paper_handouts import PAPERS, PaperHandouts
from stagemark.site.settings import Settings
from tests.root import ROOT
from tests.site.english import english

WEASYPRINT = "weasyprint==70.0"
RUNS = 5
ELEMENTS = {"H1": "h1", "H2": "h2", "H3": "h3", "P": "p", "L": "ul", "LI": "li"}
ELEMENTS |= {"Title": "h1", "Table": "table", "TR": "tr", "TH": "th", "TD": "td"}
STYLE = """
@font-face{font-family:Inter;src:url(regular.ttf)}
@font-face{font-family:Inter;font-weight:bold;src:url(bold.ttf)}
@page{size:A4;margin:17mm 18mm 20mm;@bottom-right{content:counter(page) " of " counter(pages)}}
body{font:10pt/1.3 Inter} p{margin:1mm 0} table{border-collapse:collapse;width:100%}
td,th{border:.5pt solid #555;padding:1.5mm 2mm} h1,h2,h3{break-after:avoid}
"""
# Prints for each file the seconds of processor of each run, and its bytes.
WORKER = """
import json, sys, time
from pathlib import Path
from weasyprint import HTML
made = {}
for name in sys.argv[2:]:
    times = []
    for _ in range(int(sys.argv[1])):
        began = time.process_time()
        pdf = HTML(name).write_pdf(pdf_variant="pdf/ua-1")
        times.append(time.process_time() - began)
    made[Path(name).stem] = times, len(pdf)
print(json.dumps(made))
"""


def as_html(pdf: bytes) -> str:
    """What a tagged PDF says, by its tags."""
    texts: dict[tuple[int, int], str] = defaultdict(str)
    with pdfplumber.open(io.BytesIO(pdf)) as document:
        for page in document.pages:
            for one in page.chars:
                if one.get("mcid") is not None:
                    texts[page.page_number, one["mcid"]] += one["text"]
        tree = document.structure_tree

    def written(node: dict[str, Any], page: int) -> str:
        page = node.get("page_number") or page
        inner = "".join(escape(texts[page, id]) for id in node.get("mcids", ()))
        inner += "".join(written(one, page) for one in node.get("children", ()))
        name = ELEMENTS.get(node["type"])
        return f"<{name}>{inner}</{name}>" if name else inner

    body = "".join(written(one, 1) for one in tree)
    return f"<!DOCTYPE html><html lang=en><title>Handout</title><style>{STYLE}</style>{body}"


def main() -> None:
    settings = Settings(name="Models", description="Models.")
    all_editions = editions(read_frameworks(ROOT / "frameworks", "frameworks", []))
    ours: dict[str, tuple[float, int]] = {}
    with TemporaryDirectory() as folder:
        for weight in ("regular", "bold"):
            packed = ROOT / "theme" / "vendor" / "inter" / f"{weight}.ttf.gz"
            Path(folder, f"{weight}.ttf").write_bytes(gzip.decompress(packed.read_bytes()))
        maker = PaperHandouts(ROOT / "theme", settings, english(), cache=Path(folder, "cache"))
        for edition in catalogue(all_editions):
            maker.missing(edition)  # reads the fonts, as once a build
            address = f"https://models.example/{edition.prefix}assess/"
            # Once: typst remembers what it has set.
            began = time.process_time()
            made = dict(maker.set(edition, address=address))
            seconds = (time.process_time() - began) / len(PAPERS)
            pdf = made["handout.pdf"]
            ours[edition.framework.id] = seconds, len(pdf)
            Path(folder, f"{edition.framework.id}.html").write_text(as_html(pdf), encoding="utf-8")
        environment = Path(folder, "environment")
        venv.create(environment, with_pip=True)
        python = environment / "bin" / "python"
        subprocess.run([python, "-m", "pip", "install", "--quiet", WEASYPRINT], check=True)
        files = [str(Path(folder, f"{id}.html")) for id in ours]
        said = subprocess.check_output([python, "-c", WORKER, str(RUNS), *files])
    theirs = json.loads(said)
    print(f"{'':28} {'typst ms':>10} {'bytes':>10} {'WeasyPrint':>12} {'bytes':>10}")
    for id, (seconds, size) in ours.items():
        times, other = theirs[id]
        own, median = seconds * 1000, statistics.median(times) * 1000
        print(f"{id:28} {own:>10.0f} {size:>10,} {median:>12.0f} {other:>10,}")


if __name__ == "__main__":
    main()
