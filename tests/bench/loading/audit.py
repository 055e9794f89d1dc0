"""Lighthouse in its four categories, as on a phone, for the kinds of pages that a site has.

Run, after ``npm install`` in this folder: ``python -m tests.bench.loading.audit``
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tests.bench.loading.serving import serve
from tests.bench.loading.sites import build_site, need
from tests.chromium import NAMES

FRAMEWORK = "smb-marketing-stages"
PAGES = {
    "home": "",
    "overview": f"{FRAMEWORK}/",
    "assessment": f"{FRAMEWORK}/assess/",
    "stage": f"{FRAMEWORK}/stages/reactive-marketing/",
}
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
RUNS = 3
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time")


def lighthouse(address: str, report: Path) -> dict[str, Any]:
    """What Lighthouse found, as its own JSON; its default is a phone on slow 4G."""
    # As root, Chromium refuses to start within its sandbox.
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = "--headless=new --no-sandbox" if is_root else "--headless=new"
    command = [str(need(".bin/lighthouse")), address, f"--chrome-flags={flags}", "--quiet"]
    browser = os.environ.get("STAGEMARK_CHROMIUM") or next(filter(None, map(shutil.which, NAMES)))
    command += ["--output=json", f"--output-path={report}"]
    subprocess.run(command, env={**os.environ, "CHROME_PATH": browser}, check=True)
    found: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return found


def freest_run(address: str, report: Path) -> dict[str, Any]:
    """The run in which other work left Lighthouse most of the processor, by its own measure."""
    runs = [lighthouse(address, report) for _ in range(RUNS)]
    return max(runs, key=speed)


def speed(found: dict[str, Any]) -> float:
    """How fast the processor was to Lighthouse; an idle machine has well over 1,000."""
    index: float = found["environment"]["benchmarkIndex"]
    return index


def failures(found: dict[str, Any]) -> Iterator[str]:
    """Every audit below full marks, with its weight in its category and what it complains of."""
    for category in CATEGORIES:
        for part in found["categories"][category]["auditRefs"]:
            audit = found["audits"][part["id"]]
            if audit["score"] is not None and audit["score"] < 1:
                said = audit.get("displayValue") or audit["title"]
                yield f"{category}, {part['id']} (weight {part['weight']}): {said}"


def main() -> None:
    with TemporaryDirectory() as folder:
        build_site(Path(folder) / "site")
        print("page", *CATEGORIES, *TIMES, "processor", sep=" | ")
        with serve(Path(folder) / "site") as home:
            for name, path in PAGES.items():
                found = freest_run(home + path, Path(folder) / "report.json")
                marks = [round(100 * found["categories"][one]["score"]) for one in CATEGORIES]
                times = [f"{found['audits'][one]['numericValue']:.0f} ms" for one in TIMES]
                print(name, *marks, *times, f"{speed(found):.0f}", sep=" | ")
                for failure in failures(found):
                    print(f"  {failure}")
                sys.stdout.flush()


if __name__ == "__main__":
    main()
