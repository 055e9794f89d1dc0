"""Twelve paper sheets of twenty questions typed into a team page, from the first key to the result.

Run: ``python -m tests.bench.typing_in``
"""

from __future__ import annotations

from pathlib import Path
from random import Random
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Page, sync_playwright

from stagemark.cli import main as build
from tests.browser.answering import DIMENSIONS
from tests.browser.reference import load
from tests.browser.serving import serve
from tests.browser.teams import NAMES
from tests.browser.typing_in import filled_in, keys_for
from tests.chromium import launch
from tests.root import ROOT

SHEETS = 12
# Seconds, of the keystroke-level model: a key of an average typist; a look at what is ticked on the
# paper; to point with the mouse, and to press it.
KEY, LOOK, POINT, PRESS = 0.28, 1.2, 1.1, 0.2

# A key is handled when the page has changed and is laid out.
WATCH = """() => {
  globalThis.times = [];
  document.addEventListener("keydown", () => { globalThis.began = performance.now(); }, true);
  document.addEventListener("keydown", () => {
    document.body.getBoundingClientRect();
    globalThis.times.push(performance.now() - globalThis.began);
  });
  globalThis.start = performance.now();
}"""


def type_all(page: Page) -> tuple[list[int], list[float], float]:
    """The keys of each sheet; milliseconds for each key; seconds until the team's result stands."""
    framework = load(ROOT / "frameworks" / DIMENSIONS / "1.0.0.yaml")
    page.evaluate(WATCH)
    page.keyboard.press("Shift+Enter")
    counts = []
    for number in range(SHEETS):
        name = f"{NAMES[number % len(NAMES)]}{number}"
        keys = [*name, "Enter", *keys_for(framework, filled_in(framework, Random(number))), "Enter"]
        for key in keys:
            page.keyboard.press(key)
        counts.append(len(keys))
    page.keyboard.press("Escape")
    people = page.locator("#people li").count()
    assert people == SHEETS, people
    seconds = page.evaluate("(performance.now() - globalThis.start) / 1000")
    return counts, page.evaluate("globalThis.times"), float(seconds)


def main() -> None:
    framework = load(ROOT / "frameworks" / DIMENSIONS / "1.0.0.yaml")
    questions = len(framework.questions)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        assert build(["build", "--quiet", "--out", str(site)], root=ROOT) == 0
        browser = launch(playwright)
        with serve(site) as home:
            page = browser.new_page(viewport={"width": 1280, "height": 900})
            page.goto(f"{home}{DIMENSIONS}/team/")
            counts, times, seconds = type_all(page)
        browser.close()
    print(f"{SHEETS} sheets of {questions} questions: {sum(counts)} keys")
    print(f"keys a sheet: {min(counts)} to {max(counts)}, median {median(counts):.1f}")
    print(f"milliseconds a key: median {median(times):.1f}, at most {max(times):.1f}")
    print(f"from the first key to the team's result, by a program: {seconds:.1f} s")
    typed = (sum(counts) * KEY + SHEETS * questions * LOOK) / 60
    clicked = SHEETS * (questions * (LOOK + POINT + PRESS) + 10 * KEY + 6 * (POINT + PRESS)) / 60
    print(f"a person, estimated: {typed:.0f} minutes by keys, {clicked:.0f} with the mouse")


if __name__ == "__main__":
    main()
