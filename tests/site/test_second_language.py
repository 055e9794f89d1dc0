"""Another language is one file: with its catalogue, no English words are left on a site's pages.

The words of the catalogue here are those of the English one in other letters, so that whatever is
in plain letters comes from the publisher or has escaped.
"""

from __future__ import annotations

import json
import re
import shutil
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Browser

from stagemark.cli import main
from stagemark.site.embed_hosts import embed_hosts
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.test_one_catalogue import Texts

LANGUAGE = "he"
FORMS = ("one", "two", "other")
# A for A, in the full width of letters that stand among Chinese ones.
OTHER_LETTERS = {letter: letter + 0xFEE0 for letter in range(128) if chr(letter).isalpha()}
OTHER = set(map(chr, OTHER_LETTERS.values()))
# What is there to be copied is in no language.
CODE = re.compile("<pre.*?</pre>", re.DOTALL)
PLACES = re.compile(r"(\{\w+\}|</?\w+>)")


def other_words(sentence: str) -> str:
    """A sentence in other letters, with its places as they are."""
    return "".join(
        one if PLACES.fullmatch(one) else one.translate(OTHER_LETTERS)
        for one in PLACES.split(sentence)
    )


def translated(written: str | dict[str, str]) -> str | dict[str, str]:
    if isinstance(written, str):
        return other_words(written)
    return {form: other_words(written.get(form, written["other"])) for form in FORMS}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in another language, with an English framework of which there are two versions."""
    root = tmp_path_factory.mktemp("other")
    shutil.copytree(ROOT / "theme", root / "theme")
    locales = root / "theme" / "locales"
    catalogue = yaml.safe_load((locales / "en.yaml").read_text(encoding="utf-8"))
    words = {
        group: {id: translated(one) for id, one in entries.items()}
        for group, entries in catalogue.items()
    }
    (locales / f"{LANGUAGE}.yaml").write_text(json.dumps(words), encoding="utf-8")
    write_version(root / "frameworks", "model", "0.1.0")
    write_version(root / "frameworks", "model", "0.2.0", [("Beginning", "Starting")])
    write_content(root / "content")
    with (root / "content" / "site.yaml").open("a") as settings:
        settings.write(f"language: {LANGUAGE}\n")
        settings.write("collect: {endpoint: https://example.org/, consent: Send it.}\n")
    assert main(["build"], root=root) == 0
    return root


def words_of_publisher(root: Path) -> set[str]:
    """What stands in the sources, without comments."""
    prose = [one.read_text(encoding="utf-8") for one in (root / "content").rglob("*.*")]
    models = [
        json.dumps(yaml.safe_load(one.read_text(encoding="utf-8")))
        for one in (root / "frameworks").rglob("*.yaml")
    ]
    return words_in(" ".join([*prose, *models]))


def words_in(text: str) -> set[str]:
    return set(re.findall(r"[A-Za-z]{2,}", text))


def test_no_english_words_are_left_on_any_page(site: Path) -> None:
    known = words_of_publisher(site) | words_in(" ".join(one.host for one in embed_hosts()))
    pages = sorted((site / "site").rglob("*.html"))
    assert len(pages) > 20
    left: dict[str, set[str]] = {}
    for path in pages:
        page = Texts()
        page.feed(CODE.sub("", path.read_text(encoding="utf-8")))
        if words := words_in(" ".join(page.found)) - known:
            left[str(path.relative_to(site / "site"))] = words
    assert left == {}


VOID = {"br", "hr", "img", "input", "link", "meta"}
# Elements whose end is left out: another begins, or what holds them ends.
OPEN = {"li", "dt", "dd", "tr", "td", "th", "option", "p"}


class Languages(HTMLParser):
    """The texts of a page with the language that they say they are in."""

    def __init__(self) -> None:
        super().__init__()
        self.within: list[tuple[str, str]] = []
        self.found: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in OPEN and self.within[-1][0] == tag:
            self.within.pop()
        if tag not in VOID:
            around = self.within[-1][1] if self.within else ""
            self.within.append((tag, dict(attrs).get("lang") or around))

    def handle_endtag(self, tag: str) -> None:
        while self.within.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if self.within and self.within[-1][0] not in ("script", "style", "title"):
            self.found.append((data.strip(), self.within[-1][1]))


def test_words_say_which_language_they_are_in(site: Path) -> None:
    for path in sorted((site / "site").rglob("*.html")):
        page = Languages()
        page.feed(path.read_text(encoding="utf-8"))
        assert [one for one in page.found if set(one[0]) & OTHER and one[1] != LANGUAGE] == [], path
    own, other = (
        (site / "site" / path).read_text(encoding="utf-8")
        for path in ("index.html", "model/index.html")
    )
    skip = other_words("Skip to the text")
    assert '<html lang="he" dir="rtl">' in own
    assert f'<a class="skip" href="#main">{skip}</a>' in own
    assert f'<a class="skip" href="#main" lang="he" dir="rtl">{skip}</a>' in other


# The texts of a page as it stands, each with its language, and the attributes that are read out.
TEXTS = """() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const texts = [], labels = [];
  while (walker.nextNode()) {
    const { data, parentElement } = walker.currentNode;
    if (!parentElement.closest("script, style, template, noscript"))
      texts.push([data, parentElement.closest("[lang]").lang]);
  }
  for (const element of document.querySelectorAll("[aria-label], [title], [placeholder]"))
    for (const name of ["aria-label", "title", "placeholder"])
      labels.push(element.getAttribute(name) ?? "");
  return [texts, labels];
}"""


def test_no_english_words_are_left_where_scripts_write(browser: Browser, site: Path) -> None:
    known = words_of_publisher(site)
    visitor = Visitor(browser, (site / "site").as_uri() + "/")
    page = visitor.open("model/assess/index.html")
    for question in page.locator("#assessment fieldset:has(input)").all():
        if question.is_visible():  # some are asked by what is answered
            question.locator("input").first.check()
    document = text_of(take(page, "md"))
    assert page.locator("#scorecard").get_attribute("data-state") == "complete"
    texts, labels = page.evaluate(TEXTS)
    visitor.close()
    assert [one for one in texts if set(one[0]) & OTHER and one[1] != LANGUAGE] == []
    shown = {"page": " ".join([*(text for text, _ in texts), *labels]), "document": document}
    # Names of formats, in capitals, stay as they are.
    left = {
        name: {one for one in words_in(text) - known if not one.isupper()}
        for name, text in shown.items()
    }
    assert left == {"page": set(), "document": set()}
