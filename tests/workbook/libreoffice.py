"""Fills workbooks in LibreOffice and says what their scorecards say.

It is run by the Python that knows LibreOffice (Debian's, with ``python3-uno``) and not by ours:
``libreoffice.py PROFILE``, JSON in and out. A batch is filled as people fill it, in one workbook
that stays open; with ``over`` it is first saved in that form and opened again.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import uno  # type: ignore[import-not-found]
from com.sun.star.beans import PropertyValue  # type: ignore[import-not-found]
from com.sun.star.connection import NoConnectException  # type: ignore[import-not-found]

FILTERS = {"ods": "calc8", "xlsx": "Calc MS Excel 2007 XML"}


def main() -> None:
    profile = Path(sys.argv[1]).resolve()
    command = ["soffice", "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}"]
    pipe = f"stagemark{profile.stat().st_ino}"
    with subprocess.Popen(
        [*command, f"--accept=pipe,name={pipe};urp;"], stdout=sys.stderr
    ) as office:
        desktop = connected(pipe, office)
        try:
            json.dump([said(desktop, **batch) for batch in json.load(sys.stdin)], sys.stdout)
        finally:
            desktop.terminate()


def connected(pipe: str, office: subprocess.Popen[bytes]) -> Any:
    """The office, as soon as it listens."""
    here = uno.getComponentContext()
    resolver = here.ServiceManager.createInstanceWithContext(
        "com.sun.star.bridge.UnoUrlResolver", here
    )
    address = f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext"
    while office.poll() is None:
        try:
            there = resolver.resolve(address)
        except NoConnectException:
            time.sleep(0.1)
        else:
            return there.ServiceManager.createInstanceWithContext(
                "com.sun.star.frame.Desktop", there
            )
    raise SystemExit("LibreOffice has ended before it began")


def said(
    desktop: Any, *, path: str, cases: list[dict[str, str]], over: list[str]
) -> list[list[list[Any]]]:
    """The rows of the scorecard after each case; the last one stays in the file."""
    book = opened(desktop, path)
    for form in over:
        path = f"{path}.{form}"
        book.storeToURL(Path(path).as_uri(), settings(FilterName=FILTERS[form]))
        book.close(True)
        book = opened(desktop, path)
    questions, scorecard = (book.Sheets.getByName(one) for one in ("Questions", "Scorecard"))
    # Several cells are filled at once, with locked ones between them.
    questions.unprotect("")
    found = []
    for answers in cases:
        fill(questions, answers)
        found.append([list(row) for row in used(scorecard).getDataArray()])
        if answers is not cases[-1]:
            fill(questions, dict.fromkeys(answers, ""))
    questions.protect("")
    book.storeToURL(Path(f"{path}.filled.xlsx").as_uri(), settings(FilterName=FILTERS["xlsx"]))
    book.close(True)
    return found


def fill(sheet: Any, answers: dict[str, str]) -> None:
    """All at once: what is typed one by one is computed one by one."""
    if not answers:
        return
    rows = [int(re.sub(r"\D", "", address)) for address in answers]
    cells = sheet.getCellRangeByName(f"C{min(rows)}:C{max(rows)}")
    texts = [row[0] for row in cells.getDataArray()]
    for row, text in zip(rows, answers.values(), strict=True):
        texts[row - min(rows)] = text
    cells.setDataArray(tuple((text,) for text in texts))


def used(sheet: Any) -> Any:
    cursor = sheet.createCursor()
    cursor.gotoStartOfUsedArea(False)
    cursor.gotoEndOfUsedArea(True)
    return cursor


def opened(desktop: Any, path: str) -> Any:
    return desktop.loadComponentFromURL(Path(path).as_uri(), "_blank", 0, settings(Hidden=True))


def settings(**values: Any) -> tuple[Any, ...]:
    made = []
    for name, value in values.items():
        one = PropertyValue()
        one.Name, one.Value = name, value
        made.append(one)
    return tuple(made)


if __name__ == "__main__":
    main()
