"""Nothing that a person looks at moves when the rest of the page arrives."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, Route, expect

from stagemark.site.kinds import FRAMEWORK_KINDS, QuestionnaireKind
from tests.browser.visiting import Visitor
from tests.root import ROOT

FRAMEWORKS = (
    "marketing-ops-dimensions",
    "marketing-ops-foresight",
    "marketing-ops-pillars",
    "operational-excellence",
    "smb-marketing-stages",
)
SCREENS = ((360, 780), (390, 844), (768, 1024), (1440, 900))
# Each framework on one screen at least, and each screen with one framework at least.
OFTEN = [*zip(FRAMEWORKS, (*SCREENS, SCREENS[1]), strict=True)]
ALL = [
    pytest.param(framework, *screen, marks=() if (framework, screen) in OFTEN else pytest.mark.deep)
    for framework in FRAMEWORKS
    for screen in SCREENS
]

WATCH = """
window.moved = [];
const told = (list) => moved.push(...list.getEntries().map(({value, sources}) => [
  value, sources.map(({node}) => node?.id || node?.className || node?.nodeName)]));
new PerformanceObserver(told).observe({type: "layout-shift", buffered: true});
"""
PAINTED = """() => new Promise((done) => new PerformanceObserver((list) => {
  if (list.getEntriesByName("first-contentful-paint").length) done();
}).observe({type: "paint", buffered: true}))"""
# What a frame moved is told after it.
MOVED = """() => new Promise((done) => {
  const frames = (count) => count ? requestAnimationFrame(() => frames(count - 1)) : done(moved);
  frames(4);
})"""
# The first option of each question that is asked, until as many as wanted are answered.
ANSWER = """most => {
  const open = () => document.querySelector("fieldset:not([hidden], :has(:checked)) input");
  for (let count = 0, one; count < most && (one = open()); count += 1) one.click();
}"""


def arrive(page: Page, address: str) -> None:
    """Opens the page on a line so slow that it is painted before what loads later comes."""
    held: list[Route] = []
    page.route("**/assets/later-*.js", lambda route: held.append(route))
    page.goto(address, wait_until="commit")
    page.evaluate(PAINTED)
    expect(page.locator("html")).to_have_class(re.compile("scripted"))
    page.evaluate(MOVED)
    for route in held:
        route.continue_()
    page.unroute_all()
    page.wait_for_load_state()
    expect(page.locator("#left")).not_to_be_empty()


def assert_still(page: Page, when: str) -> None:
    moved = page.evaluate(MOVED)
    # A button that gets other words while all around it stays is less than a thousandth.
    assert sum(value for value, _ in moved) < 0.001, (when, moved)


@pytest.mark.parametrize(("framework", "width", "height"), ALL)
def test_nothing_moves_when_the_rest_of_the_page_arrives(
    visitor: Visitor, framework: str, width: int, height: int
) -> None:
    context = visitor.context(width=width, has_touch=width < 500)
    context.add_init_script(WATCH)
    page = context.new_page()
    page.set_viewport_size({"width": width, "height": height})
    address = f"{framework}/assess/"
    arrive(page, address)
    assert_still(page, "on the first visit")
    page.evaluate(ANSWER, 5)
    arrive(page, address)
    expect(page.locator("#go-on")).not_to_be_empty()
    assert_still(page, "on the way back to it")
    page.evaluate(ANSWER, 99)
    arrive(page, address)
    expect(page.locator("#finding")).not_to_be_empty()
    assert_still(page, "with all answered")


def test_no_style_waits_for_what_is_not_read_yet() -> None:
    """A browser may paint before it has read a question to its end, and so knows its last part."""
    kinds = [kind for kind in FRAMEWORK_KINDS if isinstance(kind, QuestionnaireKind)]
    waiting = {
        name: found
        for name in {name for kind in kinds for name in kind.styles}
        if (found := re.findall(r":(?:last|only|nth-last)-[a-z]+", read_style(name)))
    }
    assert waiting == {}


def read_style(name: str) -> str:
    return (ROOT / "theme" / "css" / name).read_text(encoding="utf-8")
