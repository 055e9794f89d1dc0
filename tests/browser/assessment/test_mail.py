"""A result as the beginning of an e-mail, which the visitor sends with a program of their own."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, expect

from stagemark.cli import main
from stagemark.framework.model import Framework
from tests.browser.answering import stamp
from tests.browser.serving import serve
from tests.browser.sharing import answered, share
from tests.browser.visiting import Visitor
from tests.publisher import write_content, write_version
from tests.root import ROOT


@pytest.fixture
def sender(visitor: Visitor, marketing_ops: Framework) -> Page:
    return answered(visitor, marketing_ops)


def mail(page: Page) -> tuple[str, list[str]]:
    """What the mail begins with: its subject, and its text line by line."""
    href = page.get_by_role("link", name="E-mail it").get_attribute("href")
    assert href
    kind, _, query = href.partition("?")
    fields = dict(part.split("=") for part in query.split("&"))
    assert (kind, {*fields}) == ("mailto:", {"subject", "body"})
    return unquote(fields["subject"]), unquote(fields["body"]).split("\r\n")


def test_a_mail_begins_with_the_result_as_it_stands(
    visitor: Visitor, sender: Page, marketing_ops: Framework
) -> None:
    verdict = sender.locator("#verdict").inner_text()
    finding = sender.locator("#finding").inner_text()
    subject, lines = mail(sender)
    assert subject == f"{marketing_ops.title}: {verdict}"
    link = share(sender)
    assert lines == [f"{verdict}. {finding}", "", link, ""]
    first = sender.locator("#assessment fieldset").first
    first.locator("input:not(:checked)").first.check()
    changed = mail(sender)
    assert changed[1][2] == sender.get_by_label("Link to this result").input_value() != link
    page = visitor.open(changed[1][2])
    assert stamp(page) == stamp(sender)


def test_a_mail_that_cannot_take_the_link_along_says_so(browser: Browser, tmp_path: Path) -> None:
    """In the address of a mail, a Chinese letter takes nine: a title may fill it."""
    write_content(tmp_path / "content")
    for id, length in (("long", 182), ("longer", 200)):
        title = ("title: Starter", f"title: {'熟' * length}")
        write_version(tmp_path / "frameworks", id, "1.0.0", [title])
    assert main(["build", "--theme", str(ROOT / "theme")], root=tmp_path) == 0
    with serve(tmp_path / "site") as home:
        visitor = Visitor(browser, home)
        context = visitor.context(permissions=["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto("long/assess/")
        # The link goes before the words.
        _, lines = mail(page)
        assert lines == [share(page), ""]
        page.goto("longer/assess/")
        _, lines = mail(page)
        assert lines[0].startswith("Here I paste the link to this result, which is too long")
        # What the link would open is a program that this browser does not have.
        page.evaluate("addEventListener('click', (event) => event.preventDefault())")
        page.get_by_role("link", name="E-mail it").click()
        expect(page.locator("#share [role=status]")).to_have_text("The link is copied.")
        link = page.get_by_label("Link to this result").input_value()
        assert page.evaluate("navigator.clipboard.readText()") == link
        visitor.close()
