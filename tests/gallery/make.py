"""Takes pictures of the real pages: ``python tests/gallery/make.py [FOLDER] [VIEW …]``.

The two in the README are made again beside this file. All others go to the folder, or else to a
temporary one, with a page ``index.html`` to look through them: every view (``views.py``) on three
screens, light, dark and as it is printed, and a selection for each of the three brands. With names
of views it takes those alone. It needs the environment of the tests.

``SITE=FOLDER python tests/gallery/make.py …`` takes pictures of a site that is built already, of an
earlier state for instance, and neither those for the README nor the brands.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory, mkdtemp
from typing import Literal

from playwright.sync_api import Browser, Page, PdfMargins, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.browser.answering import tick  # noqa: E402
from tests.browser.serving import serve  # noqa: E402
from tests.chromium import launch  # noqa: E402
from tests.gallery.sites import BRANDS, build_brand, build_own  # noqa: E402
from tests.gallery.views import ASSESSMENT, CHOICES, VIEWS, Shown, View, finished  # noqa: E402

HERE = Path(__file__).parent
HEIGHTS = {390: 844, 768: 1024, 1440: 900}
BRAND_WIDTHS = (390, 1440)
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
# As wide as A4 between its margins.
PAPER_WIDTH = 680
PAPERS = ("A4", "Letter")
MARGINS: PdfMargins = {"top": "15mm", "right": "15mm", "bottom": "15mm", "left": "15mm"}
STYLE = """
body { font: 16px/1.4 system-ui, sans-serif; margin: 1rem; background: #888; color: #fff }
section { display: flex; flex-wrap: wrap; gap: 1rem; align-items: start }
figure { margin: 0 } figcaption { font-size: 14px } a { color: inherit }
img { height: 34rem; max-width: 34rem; object-fit: cover; object-position: top; background: #fff }
"""


@contextmanager
def opened(
    browser: Browser, width: int, height: int, scheme: Literal["light", "dark"] = "light"
) -> Iterator[Page]:
    page = browser.new_page(viewport={"width": width, "height": height}, color_scheme=scheme)
    yield page
    page.close()


def take_for_readme(browser: Browser, home: str, site: Path) -> None:
    """A scorecard, and a questionnaire half way on a phone."""
    with opened(browser, 760, 1000) as page:
        finished(Shown(page, home, site))
        page.evaluate(
            """() => {
              document.getElementById("progress").hidden = true;
              document.getElementById("scorecard").scrollIntoView({ behavior: "instant" });
            }"""
        )
        page.screenshot(path=HERE / "scorecard.png")
    with opened(browser, 390, 800) as page:
        shown = Shown(page, home, site)
        shown.open(ASSESSMENT)
        tick(page, dict([*shown.answers(CHOICES).items()][:6]))
        for _ in range(5):
            page.get_by_role("button", name="Next").click()
        page.locator("fieldset:visible").nth(-1).evaluate("(one) => one.scrollIntoView()")
        page.screenshot(path=HERE / "questionnaire.png")


def take(
    browser: Browser, home: str, site: Path, folder: Path, views: Sequence[View], brand: str = ""
) -> list[Path]:
    """The views on every screen and on paper; those of a brand on two screens alone."""
    taken = []
    for view in views:
        prefix = f"{view.name}-{brand}" if brand else view.name
        for width in BRAND_WIDTHS if brand else HEIGHTS:
            for scheme in SCHEMES:
                with opened(browser, width, HEIGHTS[width], scheme) as page:
                    view.show(Shown(page, home, site))
                    taken.append(folder / f"{prefix}-{width}-{scheme}.png")
                    page.screenshot(path=taken[-1], full_page=True, animations="disabled")
        with opened(browser, PAPER_WIDTH, 960) as page:
            view.show(Shown(page, home, site))
            page.emulate_media(media="print")
            taken.append(folder / f"{prefix}-print.png")
            page.screenshot(path=taken[-1], full_page=True)
    return taken


def take_papers(browser: Browser, home: str, site: Path, folder: Path) -> None:
    """What a printer makes of a questionnaire and of a result."""
    for paper in PAPERS:
        with opened(browser, 1440, 900) as page:
            shown = Shown(page, home, site)
            shown.open(ASSESSMENT)
            page.pdf(path=folder / f"questionnaire-{paper}.pdf", format=paper, margin=MARGINS)
            finished(shown)
            page.pdf(path=folder / f"scorecard-{paper}.pdf", format=paper, margin=MARGINS)


def write_index(folder: Path, taken: dict[str, list[Path]]) -> None:
    """A page with all pictures, those of a site below each other by view."""
    parts = [f"<!doctype html><meta charset=utf-8><title>Gallery</title><style>{STYLE}</style>"]
    for site, pictures in taken.items():
        parts.append(f"<h1>{escape(site)}</h1>")
        for view in VIEWS:
            own = [one for one in pictures if one.name.startswith(f"{view.name}-")]
            figures = (
                f'<figure><a href="{one.name}"><img loading="lazy" src="{one.name}" alt=""></a>'
                f"<figcaption>{escape(one.stem)}</figcaption></figure>"
                for one in own
            )
            if own:
                parts.append(f"<h2>{escape(view.name)}</h2><section>{''.join(figures)}</section>")
    papers = (f'<li><a href="{one.name}">{one.name}</a>' for one in sorted(folder.glob("*.pdf")))
    parts.append(f"<h1>Paper</h1><ul>{''.join(papers)}</ul>")
    (folder / "index.html").write_text("\n".join(parts), encoding="utf-8")


def main(folder: Path, names: Sequence[str]) -> None:
    views = [view for view in VIEWS if not names or view.name in names]
    folder.mkdir(parents=True, exist_ok=True)
    taken: dict[str, list[Path]] = {}
    with TemporaryDirectory() as built, sync_playwright() as playwright:
        chromium = launch(playwright, whole=True)
        given = os.environ.get("SITE")
        own = Path(given) if given else build_own(Path(built) / "own")
        with serve(own) as home:
            if not given and not names:
                take_for_readme(chromium, home, own)
            taken["The project's own site"] = take(chromium, home, own, folder, views)
            take_papers(chromium, home, own, folder)
        for brand in () if given else BRANDS:
            site = build_brand(brand, Path(built) / brand)
            with serve(site) as home:
                some = [view for view in views if view.of_brands]
                taken[brand] = take(chromium, home, site, folder, some, brand)
        chromium.close()
    write_index(folder, taken)
    print(folder)


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else mkdtemp(prefix="gallery-")), sys.argv[2:])
