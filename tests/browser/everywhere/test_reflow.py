"""Small screens and large text: nothing stands aside, is cut off or lies on something else."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.kinds import KINDS, PROSE, QUESTIONNAIRES, finish
from tests.browser.visiting import Visitor

ADDRESSES = [*KINDS.values(), *(one for one in PROSE if one not in KINDS.values())]

# What sticks out of the window, and what a box of its own cuts off or lets scroll sideways.
ASIDE = """() => {
  const {scrollWidth, clientWidth} = document.documentElement;
  const shown = [...document.querySelectorAll("body *")].filter((one) => one.checkVisibility());
  const wide = shown.filter((one) => {
    const {left, right} = one.getBoundingClientRect();
    return left < -0.5 || right > clientWidth + 0.5;
  });
  const cut = shown.filter((one) => one.clientWidth > 1 && one.scrollWidth > one.clientWidth + 1
    && getComputedStyle(one).overflowX !== "visible");
  const out = scrollWidth > clientWidth ? wide : [];
  return [...out, ...cut].map((one) => one.outerHTML.slice(0, 120));
}"""
# What a reader may ask for by WCAG 1.4.12.
SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
    word-spacing: .16em !important } p { margin-block-end: 2em !important }`);
  document.adoptedStyleSheets.push(sheet);
}"""


def set_root(page: Page, **values: str) -> None:
    page.evaluate(
        """({dir, fontSize}) => {
          document.documentElement.dir = dir ?? "ltr";
          document.documentElement.style.fontSize = fontSize ?? "";
        }""",
        values,
    )


@pytest.mark.parametrize("address", ADDRESSES)
def test_nothing_stands_aside(visitor: Visitor, address: str) -> None:
    page = visitor.open(address, width=320)
    assert_fits(page)
    if address in QUESTIONNAIRES.values():
        page.get_by_role("button", name="All on one page").click()
        finish(page)
        assert_fits(page)
        page.get_by_role("link", name="See your result").click()
        assert_fits(page)


def assert_fits(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 900})
    for direction in ("rtl", "ltr"):
        set_root(page, dir=direction)
        assert page.evaluate(ASIDE) == [], direction
    page.set_viewport_size({"width": 1280, "height": 900})
    set_root(page, fontSize="200%")
    assert page.evaluate(ASIDE) == [], "text twice as large"
    set_root(page)
    page.evaluate(SPACING)
    assert page.evaluate(ASIDE) == [], "text set wide"
    page.evaluate("document.adoptedStyleSheets.pop()")
