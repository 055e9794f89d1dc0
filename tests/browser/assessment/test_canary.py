"""A word that stands in every field, on the whole way, leaves the browser on no road."""

from __future__ import annotations

from playwright.sync_api import BrowserContext, Page, Request, expect

from stagemark.framework.model import Framework
from tests.browser.answering import DIMENSIONS, tick
from tests.browser.kinds import KINDS as PAGES
from tests.browser.taking import DOWNLOADS, take
from tests.browser.visiting import Visitor

CANARY = "canary-7d41c0"
WRITE = """canary => {
  for (const area of document.querySelectorAll("#assessment textarea")) {
    area.value = canary;
    area.dispatchEvent(new Event("input", {bubbles: true}));
    area.dispatchEvent(new Event("change", {bubbles: true}));
  }
}"""


class Roads:
    """All that goes out of a context, as text: requests whole, and what is said on the console."""

    def __init__(self, context: BrowserContext) -> None:
        self.said: list[str] = []
        context.on("request", self._asked)
        context.on("console", lambda message: self.said.append(message.text))

    def _asked(self, request: Request) -> None:
        # A file that the page hands to its own visitor goes nowhere.
        if not request.url.startswith(("blob:", "data:")):
            self.said += [request.url, str(request.headers), request.post_data or ""]

    def carry(self, text: str) -> list[str]:
        return [one for one in self.said if text in one]


def rename_run(page: Page) -> None:
    page.locator("#runs > summary").click()
    page.get_by_role("button", name="Rename").first.click()
    page.keyboard.type(CANARY)
    page.keyboard.press("Enter")
    expect(page.locator("#runs li > b").first).to_have_text(CANARY)


def test_nothing_that_is_entered_leaves(visitor: Visitor, marketing_ops: Framework) -> None:
    context = visitor.context(accept_downloads=True)
    roads = Roads(context)
    page = context.new_page()
    page.goto(f"{DIMENSIONS}/assess/")
    middle = {
        id: marketing_ops.options_of(one)[1].id
        for id, one in marketing_ops.questions.items()
        if one.is_scored
    }
    tick(page, middle)
    page.evaluate(WRITE, CANARY)
    rename_run(page)
    files = {kind: take(page, kind) for kind in DOWNLOADS}
    assert CANARY in files["json"].path().read_text(encoding="utf-8")
    page.locator('[data-action="share"]').click()
    link = page.locator("input[readonly]").input_value()
    assert CANARY not in link

    page.get_by_role("link", name="More on ").click()
    assert CANARY not in page.evaluate("document.referrer")
    page.goto(f"{DIMENSIONS}/team/")
    page.locator("#intake input[type=file]").set_input_files(files["json"].path())
    expect(page.locator("#people")).to_contain_text(CANARY)
    page.goto(f"{DIMENSIONS}/over-time/")
    expect(page.locator("#list")).to_contain_text(CANARY)
    page.goto(link)
    page.goto(f"{DIMENSIONS}/embed/?view=page")
    page.evaluate(WRITE, CANARY)
    page.reload()
    for address in PAGES.values():
        page.goto(address)
    assert len(roads.said) > len(DOWNLOADS)
    assert roads.carry(CANARY) == []
