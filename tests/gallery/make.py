"""Makes the picture in the README from the real page: ``python tests/gallery/make.py``.

It needs the environment of the tests and builds the site into a folder of its own.
"""

from __future__ import annotations

import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from stagemark.cli import main  # noqa: E402
from tests.chromium import launch  # noqa: E402

PICTURE = Path(__file__).with_name("scorecard.png")
FRAMEWORK = "marketing-ops-dimensions"
WIDTH, HEIGHT = 760, 800

# Options from the first on, question after question: a team that is ahead in some dimensions.
CHOICES = [2, 1, 2, 1, 2, 3, 3, 2, 3, 2, 1, 2, 1, 1, 2, 2, 2, 3, 2, 2]

ANSWER = """
(choices) => {
  const form = document.getElementById("assessment");
  const names = [...new Set([...form.querySelectorAll("[type=radio]")].map(({ name }) => name))];
  names.forEach((name, index) => {
    const options = form.querySelectorAll(`[name="${name}"]:not([value^="~"])`);
    options[choices[index % choices.length]].checked = true;
  });
  form.dispatchEvent(new Event("change"));
  document.getElementById("progress").hidden = true;
  document.getElementById("scorecard").scrollIntoView({ behavior: "instant" });
}
"""


def take(site: Path) -> None:
    """Answers the assessment in ``site`` and writes the picture of its scorecard."""
    with sync_playwright() as playwright:
        browser = launch(playwright)
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        page.goto((site / FRAMEWORK / "assess" / "index.html").as_uri())
        page.evaluate(ANSWER, CHOICES)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        if status := main(["build", "--out", f"{folder}/site"], root=ROOT):
            sys.exit(status)
        take(Path(folder) / "site")
