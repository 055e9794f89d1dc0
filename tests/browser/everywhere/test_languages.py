"""A framework in another language: the page's English and the framework's words keep apart."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from stagemark.cli import main
from stagemark.site.kinds import FRAMEWORK_KINDS
from tests.browser.answering import tick
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.root import ROOT

MODEL = """
id: hebrew
version: 1.0.0
language: he
title: "מודל השיווק"
summary: "איפה אתם עומדים?"
stages:
  - {id: low, name: "התחלה", summary: "רק התחלה.", tagline: "כל אחד לבדו",
     focus: "סדר", signs: ["אין"], next_steps: ["לכתוב"], advance: {time: "חודש", cost: "אין"}}
  - {id: mid, name: "סדר", summary: "יש סדר.", next_steps: ["למדוד"]}
  - {id: top, name: "שיפור", summary: "שיפור מתמיד.", next_steps: ["להמשיך"]}
scales:
  often:
    - {id: never, text: "אף פעם", value: 1}
    - {id: often, text: "לפעמים", value: 2}
    - {id: always, text: "תמיד", value: 3, good_enough: "תמיד", next: "אין"}
dimensions:
  - {id: work, name: "עבודה ארוכה", questions: [{id: one, text: "עבודה?", scale: often}]}
  - id: data
    name: "נתונים רבים"
    questions: [{id: two, text: "נתונים?", scale: often, allow: [unknown, not-applicable]}]
  - id: team
    name: "צוות גדול"
    questions: [{id: three, text: "צוות?", scale: often, allow: [unknown]}]
profile: [{id: size, text: "כמה?", options: ["מעט", "הרבה"]}]
about: "על המודל"
scoring: {method: mean}
"""

# The page's own words are the only ones here in Latin letters.
FOREIGN = """() => {
  const astray = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {data, parentElement} = texts.currentNode;
    const isUnseen = parentElement.closest("script, style, template, noscript");
    if (!/[A-Za-z]{2}/.test(data) || isUnseen) continue;
    const {lang} = parentElement.closest("[lang]");
    if (lang !== "en" || parentElement.closest("[dir]").dir !== "ltr") astray.push(data.trim());
  }
  return astray;
}"""

# Words, figures and names in an element: as they are said, and from left to right as they are seen.
SEEN = """element => {
  const words = [];
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  while (texts.nextNode()) {
    const node = texts.currentNode;
    for (const {0: text, index} of node.data.matchAll(/[A-Za-z0-9.]+|[א-ת]+( [א-ת]+)*/g)) {
      range.setStart(node, index);
      range.setEnd(node, index + text.length);
      const {left, bottom} = range.getBoundingClientRect();
      words.push({text, left, line: Math.round(bottom / 12)});
    }
  }
  const said = words.map(({text}) => text);
  words.sort((a, b) => a.line - b.line || a.left - b.left);
  return [said, words.map(({text}) => text)];
}"""

PAGES = [kind.path.format(stage="low") for kind in FRAMEWORK_KINDS]


@pytest.fixture(scope="module")
def hebrew_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("hebrew")
    folder = root / "frameworks" / "hebrew"
    folder.mkdir(parents=True)
    (folder / "1.0.0.yaml").write_text(MODEL, encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", "--quiet", *folders], root=root) == 0
    with serve(root / "site") as address:
        yield address


@pytest.fixture
def reader(browser: Browser, hebrew_home: str) -> Iterator[Visitor]:
    reader = Visitor(browser, hebrew_home)
    yield reader
    reader.close()
    assert (reader.strangers, reader.complaints) == ([], [])


def _answered(reader: Visitor) -> Page:
    page = reader.open("hebrew/assess/")
    tick(page, {"one": "often", "two": "often", "three": "always"})
    expect(page.locator("#scorecard")).to_have_attribute("data-state", "complete")
    return page


def test_every_english_text_is_marked_as_such(reader: Visitor) -> None:
    astray = {path: reader.open(f"hebrew/{path}").evaluate(FOREIGN) for path in PAGES}
    astray["answered"] = _answered(reader).evaluate(FOREIGN)
    assert {path: texts for path, texts in astray.items() if texts} == {}


def test_english_sentences_read_from_left_to_right(reader: Visitor) -> None:
    page = _answered(reader)
    folded = "#behind summary"
    both = ("#standing", "#trace")
    screen = (*both, ".opening > .muted", "#left", "#rise-title", folded)
    for media, places in (("screen", screen), ("print", both)):
        page.emulate_media(media="print" if media == "print" else "screen")
        for place in places:
            said, seen = page.locator(place).evaluate(SEEN)
            assert said
            assert seen == said, (media, place)


def test_english_folds_and_links_of_the_scorecard_begin_where_its_lines_do(reader: Visitor) -> None:
    page = _answered(reader)
    own = page.locator("#scorecard details[dir=ltr] > summary, #scorecard > p[dir=ltr] > a")
    expect(own.filter(has_text="Put it together")).to_be_visible()
    edges = own.evaluate_all(
        """all => all.filter((one) => one.checkVisibility()).map((one) =>
          one.parentElement.getBoundingClientRect().right - one.getBoundingClientRect().right)"""
    )
    assert len(edges) > 2
    assert max(edges) < 1


def test_files_hold_names_as_they_are_written(reader: Visitor) -> None:
    page = _answered(reader)
    with page.expect_download() as saved:
        page.locator('[data-download="csv"]').click()
    text = saved.value.path().read_text(encoding="utf-8")
    assert "עבודה ארוכה" in text
    assert not {"\u2068", "\u2069"} & set(text)
