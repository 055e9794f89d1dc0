"""Takes pictures of the real pages: ``python tests/gallery/make.py [FOLDER]``.

The two in the README are made again beside this file; all others, of every kind of page on three
screens, light and dark, and of two on paper, go to the folder, or else to a temporary one. It needs
the environment of the tests and builds the site into a folder of its own.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Literal

from playwright.sync_api import Browser, Page, PdfMargins, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stagemark.cli import main  # noqa: E402
from tests.browser.serving import serve  # noqa: E402
from tests.chromium import launch  # noqa: E402

HERE = Path(__file__).parent
FRAMEWORK = "marketing-ops-dimensions"
ASSESSMENT = f"{FRAMEWORK}/assess/index.html"
PAGES = {
    "home": "index.html",
    "overview": f"{FRAMEWORK}/index.html",
    "stage": f"{FRAMEWORK}/stages/managed/index.html",
    "comparison": f"{FRAMEWORK}/stages/index.html",
    "questionnaire": ASSESSMENT,
}
HEIGHTS = {360: 740, 768: 1024, 1440: 900}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
PAPERS = ("A4", "Letter")
MARGINS: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}

# Options from the first on, question after question: a team that is ahead in some dimensions.
CHOICES = [2, 1, 2, 1, 2, 3, 3, 2, 3, 2, 1, 2, 1, 1, 2, 2, 2, 3, 2, 2]

ANSWER = """
([choices, count]) => {
  const form = document.getElementById("assessment");
  const names = [...new Set([...form.querySelectorAll("[type=radio]")].map(({ name }) => name))];
  names.slice(0, count).forEach((name, index) => {
    const options = form.querySelectorAll(`[name="${name}"]:not([value^="~"])`);
    options[choices[index % choices.length]].checked = true;
  });
  form.dispatchEvent(new Event("change", { bubbles: true }));
}
"""
SHOW_SCORECARD = """
() => {
  document.getElementById("progress").hidden = true;
  document.getElementById("scorecard").scrollIntoView({ behavior: "instant" });
}
"""


def answer(page: Page, count: int = len(CHOICES)) -> None:
    """Answers the first questions of an assessment."""
    page.evaluate(ANSWER, [CHOICES, count])


@contextmanager
def opened(
    browser: Browser, url: str, width: int, height: int, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    page.goto(url)
    yield page
    page.close()


def take_for_readme(browser: Browser, home: str) -> None:
    """A scorecard, and a questionnaire half way on a phone."""
    url = home + ASSESSMENT
    with opened(browser, url, 760, 800) as page:
        answer(page)
        page.evaluate(SHOW_SCORECARD)
        page.screenshot(path=HERE / "scorecard.png")
    with opened(browser, url, 390, 800) as page:
        answer(page, 6)
        page.locator("fieldset").nth(5).evaluate("(one) => one.scrollIntoView()")
        page.screenshot(path=HERE / "questionnaire.png")


def take_all(browser: Browser, home: str, folder: Path) -> None:
    """Every kind of page on every screen, and what is printed on every paper."""
    for width, height in HEIGHTS.items():
        for scheme in SCHEMES:
            name = f"{width}-{scheme}.png"
            for kind, path in PAGES.items():
                with opened(browser, home + path, width, height, scheme) as page:
                    page.screenshot(path=folder / f"{kind}-{name}", full_page=True)
            with opened(browser, home + ASSESSMENT, width, height, scheme) as page:
                answer(page)
                page.evaluate(SHOW_SCORECARD)
                page.locator("#scorecard").screenshot(path=folder / f"scorecard-{name}")
    for paper in PAPERS:
        with opened(browser, home + ASSESSMENT, 1440, 900) as page:
            page.pdf(path=folder / f"questionnaire-{paper}.pdf", format=paper, margin=MARGINS)
            answer(page)
            page.pdf(path=folder / f"scorecard-{paper}.pdf", format=paper, margin=MARGINS)


if __name__ == "__main__":
    pictures = Path(sys.argv[1] if len(sys.argv) > 1 else mkdtemp(prefix="gallery-"))
    pictures.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as built, sync_playwright() as playwright:
        if status := main(["build", "--out", f"{built}/site"], root=ROOT):
            sys.exit(status)
        chromium = launch(playwright)
        with serve(Path(built) / "site") as address:
            take_for_readme(chromium, address)
            take_all(chromium, address, pictures)
        chromium.close()
    print(pictures)
