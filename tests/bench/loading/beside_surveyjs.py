"""The assessment page beside the same questions in SurveyJS, on a slow line and processor.

Run, after ``npm install`` in this folder:
``python -m tests.bench.loading.beside_surveyjs [FRAMEWORK …]``
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, CDPSession, Page, sync_playwright

from tests.bench.loading.phone import PHONE
from tests.bench.loading.serving import serve
from tests.bench.loading.sites import build_site
from tests.bench.loading.surveyjs import write_survey
from tests.chromium import launch

FRAMEWORKS = ("smb-marketing-stages", "marketing-ops-dimensions")
ROUNDS = 5
ANSWERS = 10

# Slow 4G as Lighthouse has it where the browser itself is slowed: bytes a second, milliseconds.
SLOW_4G = {
    "offline": False,
    "latency": 562.5,
    "downloadThroughput": 1_474_560 / 8,
    "uploadThroughput": 675_000 / 8,
}

WATCH = """
window.tasks = [];
window.interactions = new Map();
const tasks = new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.tasks.push(duration);
});
tasks.observe({ type: "longtask", buffered: true });
window.events = new PerformanceObserver((list) => window.note(list.getEntries()));
window.events.observe({ type: "event", durationThreshold: 16, buffered: true });
window.note = (entries) => {
  for (const { interactionId: id, duration } of entries)
    if (id) window.interactions.set(id, Math.max(duration, window.interactions.get(id) ?? 0));
};
"""

# Clicks in turn on the first two options until a click changes what the tool holds.
HURRY = """
const held = () => JSON.stringify(
  window.survey?.data ?? { ...document.getElementById("scorecard")?.dataset });
let turn = 0;
const timer = setInterval(() => {
  const option = document.querySelectorAll("input[type=radio]")[turn++ % 2];
  if (!option) return;
  const before = held();
  option.click();
  if (held() === before) return;
  clearInterval(timer);
  window.accepted = performance.now();
}, 10);
"""

FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime"
BLOCKED = "tasks.reduce((sum, duration) => sum + Math.max(0, duration - 50), 0)"

# Marks one option of each question, so that both pages are clicked in the same way.
MARK = """() => {
  const seen = new Set();
  for (const option of document.querySelectorAll("input[type=radio]"))
    if (!seen.has(option.name)) {
      option.closest("label").dataset.turn = seen.size;
      seen.add(option.name);
    }
}"""
PAINTED = "() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))"
LATENCIES = """() => {
  note(events.takeRecords());
  return [...interactions.values()];
}"""


def slowed(browser: Browser, script: str) -> tuple[Page, CDPSession]:
    """An empty page with nothing cached, on the slow line and a processor slowed 4 times."""
    page = browser.new_context(viewport=PHONE, has_touch=True, is_mobile=True).new_page()
    page.add_init_script(script)
    session = page.context.new_cdp_session(page)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW_4G)
    session.send("Emulation.setCPUThrottlingRate", {"rate": 4})
    return page, session


def first_answer(browser: Browser, address: str) -> float:
    """Milliseconds until the page accepts an answer, for somebody who tries from the start."""
    page, _ = slowed(browser, HURRY)
    page.goto(address)
    page.wait_for_function("window.accepted")
    accepted: float = page.evaluate("window.accepted")
    page.context.close()
    return accepted


def visit(browser: Browser, address: str) -> dict[str, float]:
    """One look at a page and ten answers; milliseconds, and kilobytes over the line."""
    page, session = slowed(browser, WATCH)
    received: list[float] = []
    session.on("Network.loadingFinished", lambda one: received.append(one["encodedDataLength"]))
    page.goto(address, wait_until="networkidle")
    page.wait_for_function(FIRST_PAINT)
    figures = {
        "first paint": page.evaluate(FIRST_PAINT),
        "main thread blocked": page.evaluate(BLOCKED),
        "kilobytes": sum(received) / 1000,
    }
    page.evaluate(MARK)
    for turn in range(ANSWERS):
        page.locator(f'[data-turn="{turn}"]').click()
        page.evaluate(PAINTED)
    assert page.locator("input[type=radio]:checked").count() == ANSWERS
    # What the browser does not report took less than 16 ms.
    latencies = page.evaluate(LATENCIES)
    latencies += [16.0] * (ANSWERS - len(latencies))
    page.context.close()
    figures["first answer accepted"] = first_answer(browser, address)
    return {**figures, "answer, median": median(latencies), "answer, worst": max(latencies)}


def compare(browser: Browser, addresses: dict[str, str]) -> None:
    """Visits the pages in turn, so that a busy machine is equally unfair to all."""
    visits: dict[str, list[dict[str, float]]] = {name: [] for name in addresses}
    for _ in range(ROUNDS):
        for name, address in addresses.items():
            visits[name].append(visit(browser, address))
    print("| |", " | ".join(addresses), "|")
    print("|---|", "---|" * len(addresses), sep="")
    for figure in next(iter(visits.values()))[0]:
        medians = [median(one[figure] for one in visits[name]) for name in addresses]
        unit = "KB" if figure == "kilobytes" else "ms"
        print(f"| {figure} |", " | ".join(f"{one:,.0f} {unit}" for one in medians), "|")


def main(ids: list[str]) -> None:
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        site = Path(folder) / "site"
        build_site(site)
        browser = launch(playwright, whole=True)
        for id in ids:
            framework = json.loads((site / id / "framework.json").read_text(encoding="utf-8"))
            write_survey(framework, site / "surveyjs" / id)
        with serve(site) as home:
            for id in ids:
                print(f"\n{id}\n")
                pages = {"Stagemark": f"{home}{id}/assess/", "SurveyJS": f"{home}surveyjs/{id}/"}
                compare(browser, pages)
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:] or list(FRAMEWORKS))
