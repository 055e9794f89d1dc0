"""What an embedded assessment costs a post, beside the same questions in SurveyJS and form.io.

Run, after ``npm install`` in this folder:
``python -m tests.bench.loading.beside_embeds [NAME …]``, with ``--help`` for more
"""

from __future__ import annotations

import argparse
import json
import shutil
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.loading.hosts import NOTHING, Embed, write_hosts
from tests.bench.loading.line import Line
from tests.bench.loading.main_thread import CATEGORIES, threads
from tests.bench.loading.phone import FOUR_TIMES, PHONE, slow_4g, slow_down
from tests.bench.loading.serving import pack, serve
from tests.bench.loading.sites import build_site
from tests.chromium import launch

FRAMEWORK = "smb-marketing-stages"
ROUNDS = 5
PATIENCE = 180_000
"""Milliseconds for any one step of a visit, where other work shares the machine."""
REST = 2.0
"""Seconds without a request after which a page has all that it wants."""

# Says when the questions stand and the page has time for something else.
READY = """((holds) => {
  if (!holds && parent === window && WAITS) return;
  const timer = setInterval(() => {
    if (WAITS && !document.querySelector("input[type=radio]")) return;
    clearInterval(timer);
    setTimeout(() => window.told("ready"), 500);
  }, 100);
})(HOLDS)"""

# Answers as soon as that can be: clicks in turn on the first two options in sight until what is
# held changes; where none is in sight, on the button that leads to them.
HURRY = """((holds) => {
  if (!holds && parent === window) return;
  const held = () => JSON.stringify(
    holds ? eval(holds) : { ...document.getElementById("scorecard")?.dataset });
  const inSight = (selector) =>
    [...document.querySelectorAll(selector)].filter((one) => one.getClientRects().length);
  const now = () => performance.timeOrigin + performance.now();
  let turn = 0;
  let pressed;
  const timer = setInterval(() => {
    if (!document.body || !document.documentElement.matches(holds ? "*" : ".scripted")) return;
    const options = inSight("input[type=radio]");
    if (!options.length) {
      const button = inSight("main .button")[0];
      if (button && button !== pressed) (pressed = button).click();
      return;
    }
    const before = held();
    options[turn++ % 2].click();
    if (held() === before) return;
    clearInterval(timer);
    window.told(now());
  }, 10);
})(HOLDS)"""


def answering(browser: Browser, address: str, embed: Embed, line: Line) -> dict[str, float]:
    """One visit by somebody who answers from the first moment."""
    page, told = visit(browser, HURRY, embed)
    slow_down(page, FOUR_TIMES)
    line.sent.clear()
    page.goto(address)
    wait_for(page, lambda: bool(told))
    until = bytes_of(line)
    began = page.evaluate("performance.timeOrigin")
    wait_for(page, lambda: line.has_rested(REST))
    page.context.close()
    return {
        "first answer accepted, ms": told[0] - began,
        "bytes by then, KB": until,
        "bytes with what that answer loads, KB": bytes_of(line),
    }


def reading(browser: Browser, address: str, embed: Embed, line: Line) -> dict[str, float]:
    """One visit by somebody who answers nothing, until all has come that comes by itself.

    The processor's own time is counted, and multiplied: a browser that slows itself by waiting
    counts other work on the machine as its own.
    """
    page, told = visit(browser, READY.replace("WAITS", str(embed != NOTHING).lower()), embed)
    line.sent.clear()
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(address)
    wait_for(page, lambda: bool(told) and line.has_rested(REST))
    here, there = threads(browser.stop_tracing(), address, FOUR_TIMES)
    page.context.close()
    return {
        "requests": len(line.sent) - 1,
        "bytes, KB": bytes_of(line),
        "post's main thread, ms": here.all,
        "of it in long tasks, ms": here.long,
        "of it script, ms": here.by_kind["script"],
        "of it style, layout, paint, ms": here.by_kind["layout"],
        "frame's main thread, ms": there.all,
        "of that in long tasks, ms": there.long,
    }


def visit(browser: Browser, script: str, embed: Embed) -> tuple[Page, list[Any]]:
    """An empty page with nothing cached, and what the script will say in any of its documents."""
    page = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.set_default_timeout(PATIENCE)
    told: list[Any] = []
    page.expose_binding("told", lambda _, what: told.append(what))
    page.add_init_script(script.replace("HOLDS", json.dumps(embed.holds_questions)))
    return page, told


def wait_for(page: Page, holds: Callable[[], bool]) -> None:
    while not holds():
        page.wait_for_timeout(50)


def bytes_of(line: Line) -> float:
    """Kilobytes over the line beside the post itself."""
    return sum(size for _, size in line.sent[1:]) / 1000


def compare(
    browser: Browser, home: str, embeds: Mapping[str, Embed], line: Line, rounds: int
) -> None:
    """Visits the posts in turn, so that a busy machine is equally unfair to all."""
    visits: dict[str, list[dict[str, float]]] = {name: [] for name in embeds}
    # The first round packs the files, which is the server's work alone.
    for number in range(rounds + 1):
        for name, embed in embeds.items():
            address = f"{home}host/{name}.html"
            found = reading(browser, address, embed, line)
            if embed != NOTHING:
                found |= answering(browser, address, embed, line)
            if number:
                visits[name].append(found)
            print(number, name, {key: round(one) for key, one in found.items()}, flush=True)
    medians = {name: _medians(some) for name, some in visits.items()}
    print("\n| |", " | ".join(medians), "|")
    print("|---|", "---|" * len(medians), sep="")
    for figure in [*max(medians.values(), key=len)]:
        cells = [f"{one[figure]:,.0f}" if figure in one else "" for one in medians.values()]
        print(f"| {figure} |", " | ".join(cells), "|")


def _medians(visits: Iterable[dict[str, float]]) -> dict[str, float]:
    visits = [*visits]
    return {figure: median(one[figure] for one in visits) for figure in visits[0]}


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("names", nargs="*")
    asked.add_argument("--rounds", type=int, default=ROUNDS)
    asked.add_argument("--one-process", action="store_true", help="as browsers on small phones do")
    asked.add_argument("--site", help="a built site, of another day, in place of today's")
    given = asked.parse_args()
    line = slow_4g()
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        if given.site:
            shutil.copytree(given.site, site)
        else:
            build_site(site)
        browser = launch(playwright, whole=True)
        with serve(site, line) as home:
            embeds = write_hosts(site, FRAMEWORK, home)
            for folder in ("formio", "surveyjs"):
                pack(site / folder)
            chosen = {name: embeds[name] for name in given.names or embeds}
            blog = home if given.one_process else home.replace("127.0.0.1", "localhost")
            compare(browser, blog, chosen, line, given.rounds)
        browser.close()


if __name__ == "__main__":
    main()
