"""Every page can be printed from a browser that is set to dark: in dark ink, on white paper."""

from __future__ import annotations

from stagemark.site.colours import contrast
from tests.browser.kinds import KINDS, PROSE
from tests.browser.visiting import Visitor

# The colours of all text in sight, and the ground that the page would print.
INK = """() => {
  const hex = (colour) => "#" + colour.match(/\\d+/g).slice(0, 3)
    .map((part) => Number(part).toString(16).padStart(2, "0")).join("");
  const shown = [...document.querySelectorAll("main *")].filter((one) => one.checkVisibility()
    && [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim()));
  const grounds = [document.documentElement, document.body].map((one) =>
    getComputedStyle(one).backgroundColor);
  const inks = shown.map((one) => getComputedStyle(one).color);
  return [[...new Set(inks)].map(hex), grounds];
}"""


def test_dark_browsers_print_in_ink(visitor: Visitor) -> None:
    page = visitor.context(color_scheme="dark").new_page()
    for address in dict.fromkeys([*KINDS.values(), *PROSE]):
        page.goto(address)
        page.emulate_media(media="print", color_scheme="dark")
        inks, grounds = page.evaluate(INK)
        assert inks, address
        assert set(grounds) == {"rgba(0, 0, 0, 0)"}, address
        # Words on a filled button are light, and buttons are not printed.
        assert min(contrast(ink, "#ffffff") for ink in inks) > 4.5, (address, inks)
        page.emulate_media(media="screen")
