"""Spreadsheet programs that fill workbooks: what their scorecards say of each set of answers."""

from __future__ import annotations

import csv
import io
import json
import re
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple
from xml.sax.saxutils import escape

import openpyxl

from tests.hosts.installing import installed
from tests.workbook.expected import Rows, trimmed

HERE = Path(__file__).parent
SECONDS = 3600
# So many workbooks are put into one for programs that have to be started for each.
TOGETHER = 50
Cells = Mapping[str, str]


class Batch(NamedTuple):
    """A workbook, and the texts of its cells in each case; ``over`` are forms to save it in."""

    data: bytes
    cases: Sequence[Cells]
    over: Sequence[str] = ()


Engine = Callable[[Sequence[Batch], Path], list[list[Rows]]]


def libreoffice(batches: Sequence[Batch], folder: Path) -> list[list[Rows]]:
    """One start for all batches. ``saved`` is what it saves of each."""
    program("soffice", "libreoffice-calc-nogui and python3-uno")
    asked = []
    for at, batch in enumerate(batches):
        path = folder / f"{at}.xlsx"
        path.write_bytes(batch.data)
        asked.append({"path": str(path), "cases": batch.cases, "over": batch.over})
    profile = folder / "profile"
    profile.mkdir()
    command = ["/usr/bin/python3", str(HERE / "libreoffice.py"), str(profile)]
    return [[whole(rows) for rows in batch] for batch in answer(command, asked)]


def saved(folder: Path, at: int, over: Sequence[str] = ()) -> bytes:
    """What LibreOffice saved after the last case of a batch."""
    ends = "".join(f".{one}" for one in over)
    return (folder / f"{at}.xlsx{ends}.filled.xlsx").read_bytes()


def hyperformula(batches: Sequence[Batch], folder: Path) -> list[list[Rows]]:
    asked = [{"sheets": _sheets(one.data), "cases": one.cases} for one in batches]
    with installed("hyperformula", HERE) as home:
        script = Path(shutil.copy(HERE / "hyperformula" / "compute.mjs", home))
        return [[whole(rows) for rows in batch] for batch in answer(["node", str(script)], asked)]


def gnumeric(batches: Sequence[Batch], folder: Path) -> list[list[Rows]]:
    converter = program("ssconvert", "gnumeric")
    found: list[list[Rows]] = []
    for batch in batches:
        found.append([])
        for first in range(0, len(batch.cases), TOGETHER):
            cases = batch.cases[first : first + TOGETHER]
            path = folder / "many.xlsx"
            path.write_bytes(copies(batch.data, cases))
            for old in folder.glob("said-*"):
                old.unlink()
            command = [converter, "--recalc", "-S", "-T", "Gnumeric_stf:stf_csv", str(path)]
            command.append(str(folder / "said-%s.csv"))
            done = subprocess.run(command, capture_output=True, text=True, timeout=SECONDS)
            assert done.returncode == 0, done.stderr
            for at in range(len(cases)):
                said = (folder / f"said-Scorecard{at}.csv").read_text(encoding="utf-8")
                found[-1].append(whole(_csv(said)))
    return found


ENGINES: dict[str, Engine] = {
    "LibreOffice": libreoffice,
    "HyperFormula": hyperformula,
    "gnumeric": gnumeric,
}


def program(name: str, package: str) -> str:
    found = shutil.which(name)
    assert found, f"there is no {name}: install {package}"
    return found


def answer(command: Sequence[str], asked: Any) -> list[list[list[list[Any]]]]:
    done = subprocess.run(
        command, input=json.dumps(asked), capture_output=True, text=True, timeout=SECONDS
    )
    assert done.returncode == 0, done.stderr
    answered: list[list[list[list[Any]]]] = json.loads(done.stdout)
    return answered


def whole(rows: Sequence[Sequence[Any]]) -> Rows:
    """Rows as texts, without empty ones."""
    texts = (trimmed(["" if one is None else str(one) for one in row]) for row in rows)
    return [row for row in texts if row]


def _csv(text: str) -> list[list[str]]:
    return [*csv.reader(io.StringIO(text))]


def _sheets(data: bytes) -> dict[str, list[list[Any]]]:
    """What stands in each cell, texts marked as such."""
    return {
        sheet.title: [
            [f"'{cell.value}" if cell.data_type == "s" else cell.value for cell in row]
            for row in sheet.iter_rows()
        ]
        for sheet in openpyxl.load_workbook(io.BytesIO(data))
    }


def fill(data: bytes, cells: Cells) -> bytes:
    """The workbook with texts in its cells, and nothing else of it changed: no formula computed."""
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        parts = {name: files.read(name) for name in files.namelist()}
    name = _paths(parts)["Questions"]
    parts[name] = _filled(parts[name].decode(), cells).encode()
    return _zipped(parts)


def copies(data: bytes, cases: Sequence[Cells]) -> bytes:
    """A workbook with the sheets of all cases, each set under names of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as files:
        parts = {name: files.read(name) for name in files.namelist()}
    paths = {name: path for name, path in _paths(parts).items() if name in SHEETS}
    texts = {name: parts[path].decode() for name, path in paths.items()}
    kept = {name: part for name, part in parts.items() if "worksheets/" not in name}
    sheets: list[str] = []
    relations: list[str] = []
    types: list[str] = []
    for at, cells in enumerate(cases):
        for name, text in texts.items():
            number = len(sheets) + 1
            text = _filled(text, cells) if name == "Questions" else text
            text = re.sub(rf"\b({'|'.join(SHEETS)})!", rf"\g<1>{at}!", text)
            kept[f"xl/worksheets/copy{number}.xml"] = text.encode()
            sheets.append(f'<sheet name="{name}{at}" sheetId="{number}" r:id="c{number}"/>')
            relations.append(
                f'<Relationship Id="c{number}" Type="{OFFICE}/relationships/worksheet"'
                f' Target="worksheets/copy{number}.xml"/>'
            )
            types.append(
                f'<Override PartName="/xl/worksheets/copy{number}.xml" ContentType="{WORKSHEET}"/>'
            )
    _replace(kept, "xl/workbook.xml", "<sheets>.*</sheets>", f"<sheets>{''.join(sheets)}</sheets>")
    _replace(kept, "xl/workbook.xml", "<definedNames>.*</definedNames>", "")
    rels = "xl/_rels/workbook.xml.rels"
    _replace(kept, rels, '<Relationship [^>]*Target="worksheets/[^>]*>', "")
    _replace(kept, rels, "</Relationships>", f"{''.join(relations)}</Relationships>")
    _replace(kept, "[Content_Types].xml", '<Override PartName="/xl/worksheets/[^>]*>', "")
    _replace(kept, "[Content_Types].xml", "</Types>", f"{''.join(types)}</Types>")
    return _zipped(kept)


SHEETS = ("Questions", "Scorecard", "Data", "Working")
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


def _replace(parts: dict[str, bytes], name: str, pattern: str, text: str) -> None:
    parts[name] = re.sub(pattern, lambda _: text, parts[name].decode(), flags=re.DOTALL).encode()


def _paths(parts: Mapping[str, bytes]) -> dict[str, str]:
    """The path of each sheet by its name: XlsxWriter numbers them in their order."""
    names = re.findall('<sheet name="([^"]*)"', parts["xl/workbook.xml"].decode())
    return {name: f"xl/worksheets/sheet{at}.xml" for at, name in enumerate(names, start=1)}


def _filled(xml: str, cells: Cells) -> str:
    def entered(found: re.Match[str]) -> str:
        text = cells.get(found[1])
        if text is None:
            return found[0]
        # What looks like a code for a letter is told apart by one (ECMA-376, part 1, 22.9.2.19).
        text = re.sub("_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)
        inline = f'<is><t xml:space="preserve">{escape(text)}</t></is>'
        return f'<c r="{found[1]}"{found[2]} t="inlineStr">{inline}</c>'

    return re.sub(r'<c r="(C\d+)"([^>]*)/>', entered, xml)


def _zipped(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as files:
        for name, part in parts.items():
            files.writestr(name, part)
    return out.getvalue()
