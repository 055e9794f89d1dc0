"""Looks at a post as a reader does: comes by its address or by a link, leaves and comes back."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, Page, TimeoutError, expect

from tests.browser.visiting import PATIENCE
from tests.hosts.building import OTHER

# The frames of the site on this page, and whether each is between the paragraphs around it.
PLACES = """(site) => {
  const paragraph = (text) =>
    [...document.querySelectorAll("p")].find((one) => one.textContent.trim() === text);
  const framesIn = (root) => [...root.querySelectorAll("*")].flatMap((one) =>
    one.localName === "iframe" && one.src.startsWith(site) ? [one]
      : one.shadowRoot ? framesIn(one.shadowRoot) : []);
  const outer = (one) => {
    while (one.getRootNode() !== document) one = one.getRootNode().host;
    return one;
  };
  const [before, after] = [paragraph("Before the card."), paragraph("After the card.")];
  before?.scrollIntoView();
  return framesIn(document).map((frame) => {
    const inside = outer(frame);
    const { top, bottom, width, height } = frame.getBoundingClientRect();
    return Boolean(before && after && width > 200 && height > 300
      && getComputedStyle(frame).visibility === "visible"
      && before.compareDocumentPosition(inside) & Node.DOCUMENT_POSITION_FOLLOWING
      && after.compareDocumentPosition(inside) & Node.DOCUMENT_POSITION_PRECEDING
      && before.getBoundingClientRect().bottom <= top + 1
      && bottom <= after.getBoundingClientRect().top + 1);
  });
}"""
IS_AS_EXPECTED = f"([site, expected]) => JSON.stringify(({PLACES})(site)) === expected"
# Whether anything of a snippet is left in the document, wherever.
IS_LEFT = """(site) => Boolean(
  document.querySelector(`iframe[src^="${site}"], stagemark-assessment, script[src$="embed.js"]`)
)"""


@dataclass(frozen=True, kw_only=True)
class Seen:
    """What a reader saw of one post."""

    looks: dict[str, str]
    """By occasion: "card", when it stands at its place once, or else what is there."""
    is_routed: bool
    """Whether the page of the first visit was still there after a link to the post."""
    is_left: bool
    """Whether the page has the snippet's elements at least, in sight or not."""

    @property
    def is_right(self) -> bool:
        right = {"at its address": "card", "from the home page": "card"}
        return self.looks == {**right, "after leaving": "nothing", "back": "card"}


@contextmanager
def reading(browser: Browser, home: str) -> Iterator[Page]:
    context = browser.new_context(base_url=home, viewport={"width": 1280, "height": 900})
    context.set_default_timeout(PATIENCE)
    yield context.new_page()
    context.close()


def read_post(browser: Browser, home: str, address: str, name: str, *, site: str) -> Seen:
    """What there is to be seen of a post in the blog at ``home``, with a card from ``site``."""
    looks, is_routed = {}, False
    with reading(browser, home) as page:
        page.goto(address)
        arrive(page, name)
        is_left = bool(page.evaluate(IS_LEFT, site))
        looks["at its address"] = look(page, site, count=1) if is_left else "nothing"
    if looks["at its address"] == "card":
        with reading(browser, home) as page:
            page.goto("")
            # A program that is to put the next page into this one has come by then.
            page.wait_for_load_state("networkidle")
            page.evaluate("window.isFirst = true")
            follow(page, name)
            is_routed = page.evaluate("window.isFirst === true")
            looks["from the home page"] = look(page, site, count=1)
            follow(page, OTHER)
            looks["after leaving"] = look(page, site, count=0)
            page.go_back()
            arrive(page, name)
            looks["back"] = look(page, site, count=1)
    return Seen(looks=looks, is_routed=is_routed, is_left=is_left)


def follow(page: Page, name: str) -> None:
    """To another page by the link with its name, and no further before its heading is there."""
    page.get_by_role("link", name=f"Go to {name}", exact=True).click()
    arrive(page, name)


def arrive(page: Page, name: str) -> None:
    page.get_by_role("heading", name=name).first.wait_for()


def look(page: Page, site: str, *, count: int) -> str:
    """What is there: "card" for one at its place that works, "nothing", or else."""
    expected = "[true]" if count else "[]"
    try:
        page.wait_for_function(IS_AS_EXPECTED, arg=[site, expected])
    except TimeoutError:
        places = page.evaluate(PLACES, site)
        return (
            f"{len(places)} frames, {places.count(True)} of them in place" if places else "nothing"
        )
    if not count:
        return "nothing"
    try:
        inside = page.frame_locator(f'iframe[src^="{site}"]')
        inside.locator("#assessment").wait_for(state="attached")
        # The sentence that nothing is counted, which its program takes away.
        expect(inside.locator(".idle").filter(visible=True)).to_have_count(0)
    except (TimeoutError, AssertionError):
        return "a frame without an assessment that has started"
    return "card"
