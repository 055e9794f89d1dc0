"""From ten people's files to the team page that shows them all, in the browser.

Run: ``python -m tests.bench.team_merge``
"""

from __future__ import annotations

import json
from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from stagemark.cli import main as build
from tests.bench.measuring import write_mean
from tests.browser.serving import serve
from tests.chromium import launch
from tests.publisher import write_content
from tests.root import ROOT

PEOPLE = 10
ROUNDS = 9

# From the drop of all files to the page that is laid out with everybody on it.
DROP = """(files) => new Promise((done) => {
  const dataTransfer = new DataTransfer();
  for (const [at, text] of files.entries())
    dataTransfer.items.add(new File([text], `${at}.json`));
  const began = performance.now();
  new MutationObserver((_, observer) => {
    observer.disconnect();
    document.body.getBoundingClientRect();
    done([performance.now() - began, document.querySelectorAll("#people li").length]);
  }).observe(document.getElementById("told"), { childList: true });
  document.body.dispatchEvent(
    new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
})"""


def files(page: Page) -> list[str]:
    """Result files of people who answered all 40 questions as chance would have it."""
    random = Random(10)
    framework = json.loads(str(page.locator("#framework").text_content()))
    head = {key: framework[key] for key in ("version", "seal")} | {"framework": framework["id"]}
    options = ("rarely", "sometimes", "mostly", "always")
    return [
        json.dumps(
            head
            | {
                "format": "stagemark-result/1",
                "created": "2026-11-22T10:00:00Z",
                "label": f"Person {number}",
                "answers": {f"q{one}": random.choice(options) for one in range(1, 41)},
                "notes": {f"q{one}": "Two of three teams do so. " * 8 for one in range(1, 41, 4)},
            }
        )
        for number in range(PEOPLE)
    ]


def drop(browser: Browser, address: str, slower: int) -> tuple[float, float]:
    """Milliseconds by the clock and of the page's main thread, on a page just opened."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    session = page.context.new_cdp_session(page)
    session.send("Performance.enable", {"timeDomain": "threadTicks"})
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    before = spent(session)
    milliseconds, people = page.evaluate(DROP, files(page))
    thread = spent(session) - before
    page.close()
    assert people == PEOPLE
    return float(milliseconds), thread


def spent(session: CDPSession) -> float:
    """Milliseconds of processor that the page's main thread has had."""
    metrics = session.send("Performance.getMetrics")["metrics"]
    return 1000 * float(next(one["value"] for one in metrics if one["name"] == "TaskDuration"))


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_mean(Path(folder) / "frameworks", "forty")
        write_content(Path(folder) / "content")
        site = Path(folder) / "site"
        given = ["--frameworks", f"{folder}/frameworks", "--content", f"{folder}/content"]
        assert build(["build", *given, "--out", str(site)], root=ROOT) == 0
        browser = launch(playwright, whole=True)
        with serve(site) as home:
            for slower in (1, 4):
                found = [drop(browser, f"{home}forty/team/", slower) for _ in range(ROUNDS)]
                for what, times in zip(
                    ("clock", "main thread"), zip(*found, strict=True), strict=True
                ):
                    figures = f"best {min(times):.0f} ms, median {median(times):.0f} ms"
                    print(f"processor slowed {slower} times, {what}: {figures}")
        browser.close()


if __name__ == "__main__":
    main()
