"""What the gallery shows: every kind of page, and the states of those that people work on."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.answering import DIMENSIONS, tick
from tests.browser.kinds import KINDS
from tests.browser.teams import NAMES, Result, bring, file, link_of, result

ASSESSMENT = f"{DIMENSIONS}/assess/index.html"

# Which option each question gets, by its place from the lowest: a team that is ahead in some
# dimensions, its colleagues, and the same team over two years.
CHOICES = (2, 1, 2, 1, 2, 3, 3, 2, 3, 2, 1, 2, 1, 1, 2, 2, 2, 3, 2, 2)
COLLEAGUES = (CHOICES, *((3, 2, 2, 2, 1), (1, 1, 0, 2), (2, 3, 3), (2, 1, 2, 1, 2, 2, 2)))
YEARS = {
    "2024-11-18": (1, 0, 1, 1),
    "2025-05-12": (1, 1, 1, 2, 1),
    "2026-01-20": (2, 1, 1, 2, 2, 2),
    "2026-11-23": CHOICES,
}


@dataclass
class Shown:
    """A page of a built site that is about to be shown; ``home`` is the address of the site."""

    page: Page
    home: str
    site: Path

    def framework(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads((self.site / DIMENSIONS / "framework.json").read_bytes())
        return data

    def answers(self, choices: Sequence[int]) -> dict[str, str]:
        """To all questions of the framework, the choices over and over."""
        scales, given = self.framework()["scales"], {}
        questions = [one for part in self.framework()["dimensions"] for one in part["questions"]]
        for place, one in enumerate(questions):
            options = one.get("options") or scales[one["scale"]]
            given[one["id"]] = options[choices[place % len(choices)]]["id"]
        return given

    def result(self, choices: Sequence[int], label: str = "", **more: str) -> Result:
        return result(self.framework()["seal"], label, self.answers(choices), **more)

    def open(self, address: str) -> Page:
        self.page.goto(self.home + address)
        return self.page


def half_way(shown: Shown) -> None:
    answers = shown.answers(CHOICES)
    first = dict([*answers.items()][: len(answers) // 2])
    tick(shown.open(ASSESSMENT), first)


def finished(shown: Shown) -> None:
    tick(shown.open(ASSESSMENT), shown.answers(CHOICES))


def turned(shown: Shown) -> None:
    """The result, as one meets it after the last answer."""
    finished(shown)
    card = shown.page.locator("#scorecard")
    ends = shown.page.locator("#progress").get_by_role("link").or_(shown.page.get_by_role("button"))
    end = ends.filter(has_text=re.compile(r"^\s*(See your result|Result so far)\s*$"), visible=True)
    end.first.click()
    expect(card).to_be_in_viewport()


def shared_view(shown: Shown) -> None:
    page = shown.open(f"{DIMENSIONS}/team/")
    link = link_of(page, shown.result(CHOICES))
    page.goto("about:blank")  # one within a page would not load it anew
    page.goto(link)
    expect(page.locator("#scorecard")).to_be_visible()


def five_people(shown: Shown) -> None:
    people = zip(NAMES, COLLEAGUES, strict=True)
    results = [shown.result(choices, name) for name, choices in people]
    page = shown.open(f"{DIMENSIONS}/team/index.html")
    bring(page, *(file(one, f"{place}.json") for place, one in enumerate(results)))


def on_the_wall(shown: Shown) -> None:
    """A question whose answers are revealed, voted on once more and agreed, in a window."""
    five_people(shown)
    page = shown.page
    page.get_by_role("button", name="Present").click()
    page.wait_for_function("() => Boolean(document.fullscreenElement)")
    page.keyboard.press("f")
    page.wait_for_function("() => !document.fullscreenElement")
    for key in ("ArrowRight", "Space", "v", "1", "Enter", "4", "Escape", "a", "Space", "Enter"):
        page.keyboard.press(key)
    page.keyboard.type("2")
    page.keyboard.press("Escape")
    # It covers the window and no more, so the page behind it is cut to that.
    page.evaluate(
        """() => {
          document.body.style.height = "100vh";
          document.body.style.overflow = "clip";
          scrollTo(0, 0);
        }"""
    )


def four_results(shown: Shown) -> None:
    results = [shown.result(choices, created=f"{day}T10:00:00Z") for day, choices in YEARS.items()]
    page = shown.open(f"{DIMENSIONS}/over-time/index.html")
    page.locator("input[type=file]").set_input_files(
        [file(one, f"{place}.json") for place, one in enumerate(results)]
    )
    expect(page.get_by_role("row").nth(1)).to_be_visible()


def asked(shown: Shown) -> None:
    """The card with its first question."""
    page = shown.open(f"{EMBED}index.html?theme=auto")
    page.locator("#begin a").click()
    expect(page.locator(".now legend")).to_be_visible()


def plain(address: str) -> Callable[[Shown], None]:
    """A page as it opens."""

    def show(shown: Shown) -> None:
        shown.open(address)
        if "#" in address:
            expect(shown.page.locator("main li").first).to_be_visible()

    return show


@dataclass(frozen=True)
class View:
    """``kind``: the name of the kind of page; ``of_brands``: whether each brand shows it too."""

    name: str
    kind: str
    show: Callable[[Shown], None] = field(repr=False)
    of_brands: bool = False


EMBED = f"{DIMENSIONS}/embed/"

VIEWS = (
    View("home", "home", plain("index.html"), of_brands=True),
    View("prose", "prose", plain("method/index.html")),
    View("overview", "overview", plain(f"{DIMENSIONS}/index.html"), of_brands=True),
    View("stage", "stage", plain(f"{DIMENSIONS}/stages/managed/index.html"), of_brands=True),
    View("comparison", "comparison", plain(f"{DIMENSIONS}/stages/index.html")),
    View("changes", "changes", plain(f"{DIMENSIONS}/changes/index.html")),
    View("assessment-start", "assessment", plain(ASSESSMENT), of_brands=True),
    View("assessment-half-way", "assessment", half_way),
    View("assessment-finished", "assessment", finished),
    View("assessment-result", "assessment", turned, of_brands=True),
    View("shared-view", "assessment", shared_view, of_brands=True),
    View("team-empty", "team", plain(f"{DIMENSIONS}/team/index.html")),
    View("team-five", "team", five_people, of_brands=True),
    View("team-wall", "team", on_the_wall, of_brands=True),
    View("over-time-empty", "over-time", plain(f"{DIMENSIONS}/over-time/index.html")),
    View("over-time-four", "over-time", four_results, of_brands=True),
    View("search", "search", plain(KINDS["search"])),
    View("embed", "embed", plain(f"{EMBED}index.html"), of_brands=True),
    View("embed-asked", "embed", asked, of_brands=True),
    View("embed-teaser", "embed", plain(f"{EMBED}index.html?view=teaser&theme=auto")),
    View("embed-box", "embed", plain(f"{EMBED}index.html?box&radius=16&theme=auto")),
    View("embed-about", "embed-about", plain(f"{EMBED}about/index.html"), of_brands=True),
    View("handout", "handout", plain(f"{DIMENSIONS}/handout.html"), of_brands=True),
    View("missing", "missing", plain("404.html")),
)
