"""From a click on an answer to the updated scorecard: time of the page's main thread.

Run: ``python -m tests.bench.answer_latency``
"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, sync_playwright

from stagemark.cli import main as build
from tests.bench.measuring import write_mean
from tests.browser.serving import serve
from tests.chromium import launch
from tests.publisher import write_content
from tests.root import ROOT

# From the event that the click sends to the scorecard that has changed and is laid out.
LISTEN = """() => {
  window.times = [];
  let began;
  addEventListener("pointerup", () => { began = undefined; }, true);
  addEventListener("click", () => { began ??= performance.now(); }, true);
  addEventListener("change", () => {
    const card = document.getElementById("scorecard");
    card.getBoundingClientRect();
    window.times.push([performance.now() - began, JSON.stringify({...card.dataset})]);
  });
}"""


def answer_all(browser: Browser, address: str, slower: int) -> list[float]:
    """Milliseconds for each of the 40 answers, on a processor so many times slower."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(address)
    page.evaluate(LISTEN)
    session = page.context.new_cdp_session(page)
    session.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    for number in range(1, 41):
        option = ("rarely", "sometimes", "mostly", "always")[number % 4]
        page.locator(f'[name="q{number}"][value="{option}"]').click()
    times: list[tuple[float, str]] = page.evaluate("window.times")
    page.close()
    assert len({shown for _, shown in times}) == 40, "each answer changes the scorecard"
    return [milliseconds for milliseconds, _ in times]


def main() -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        write_mean(Path(folder) / "frameworks", "forty")
        site = Path(folder) / "site"
        write_content(Path(folder) / "content")
        given = ["--frameworks", f"{folder}/frameworks", "--content", f"{folder}/content"]
        given += ["--out", str(site)]
        assert build(["build", *given], root=ROOT) == 0
        browser = launch(playwright, whole=True)
        with serve(site) as home:
            for slower in (1, 4):
                times = answer_all(browser, f"{home}forty/assess/", slower)
                figures = f"median {median(times):.1f} ms, worst {max(times):.1f} ms"
                print(f"processor slowed {slower} times: {figures}")
        browser.close()


if __name__ == "__main__":
    main()
