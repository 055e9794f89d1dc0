"""The search page: its index, what its script finds, and how it is to use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from stagemark.framework.model import Framework
from stagemark.site.editions import catalogue, editions
from stagemark.site.findable import Findable, Passage
from stagemark.site.passages import passages
from stagemark.site.prose import ProsePage
from stagemark.site.search import Group, search_page
from tests.browser.visiting import Visitor
from tests.root import ROOT
from tests.site.english import english

DENO = Path(sys.executable).with_name("deno")
PROSE = """<h1 id="a">Title</h1><p>First &amp; last.</p>
<h2 id="more">More <em>here</em></h2><ul><li>One
item</li></ul>"""


# What is in the index


def test_prose_is_cut_into_headings_and_texts_with_their_places() -> None:
    headings, texts = passages(PROSE)
    assert headings == [Passage("Title", "a"), Passage("More here", "more")]
    assert texts == [Passage("First & last.", "a"), Passage("One item", "more")]


def groups(*frameworks: Framework) -> list[Group]:
    written = [ProsePage("a/index.html", Findable("Title"))]
    page = search_page(catalogue(editions(frameworks)), written, english(), navigation=[])
    found: list[Group] = page.context["groups"]
    return found


def test_everything_that_names_a_framework_can_be_found(smb: Framework) -> None:
    group, prose = groups(smb)
    words = " ".join(
        one.text
        for entry in group.entries
        for one in (Passage(entry.findable.title), *entry.findable.headings, *entry.findable.texts)
    )
    for one in (*smb.stages, *smb.dimensions):
        assert one.name in words  # type: ignore[attr-defined]
    for question in smb.questions.values():
        assert question.text in words
    assert smb.title in words
    assert prose.first.findable.title == "Title"


def test_only_the_latest_version_is_found(smb: Framework) -> None:
    later = smb.model_copy(update={"version": "2.0.0", "title": "Newer"})
    titles = [group.first.findable.title for group in groups(smb, later)]
    assert titles == ["Newer", "Title"]


# What the script finds

ENTRIES = [
    {
        "title": "Schule",
        "context": "",
        "headings": [["Straße", "s"]],
        "texts": [["How are école recurring workflows run?", "q_run"]],
    },
    {"title": "Workflow", "context": "Model", "headings": [], "texts": [["Nothing", ""]]},
    {"title": "Other", "context": "", "headings": [["Workflows", "w"]], "texts": []},
    {"title": "成熟度模型", "context": "", "headings": [], "texts": []},
]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("workflow", [1, 2, 0]),  # a title before a heading before a text
        ("WORKFLOWS", [2, 0]),
        ("work", [1, 2, 0]),
        ("flow", []),
        ("École", [0]),
        ("ecole recur", [0]),
        ("strasse", [0]),
        ("workflow model", [1]),
        ("workflow nowhere", []),
        ("熟度", [3]),
        ("", []),
        ("  ?!", []),
    ],
)
def test_beginnings_of_words_are_found_best_first(query: str, found: list[int]) -> None:
    assert [hit["entry"] for hit in find(query)] == found


def test_a_hit_names_the_words_that_fit() -> None:
    [hit] = find("recurring run")
    assert (hit["text"], hit["anchor"]) == ("How are école recurring workflows run?", "q_run")
    [hit, *_] = find("workflow")
    assert (hit["text"], hit["anchor"]) == ("", "")


def find(query: str) -> list[dict[str, object]]:
    module = (ROOT / "theme" / "js" / "search" / "find.js").as_uri()
    script = (
        f"const {{ fieldsOf, hitsFor }} = await import({json.dumps(module)});"
        f"const entries = {json.dumps(ENTRIES)}.map(fieldsOf);"
        f"console.log(JSON.stringify(hitsFor(entries, {json.dumps(query)})))"
    )
    done = subprocess.run(
        [DENO, "run", "--no-config", "--allow-read", "-"],
        input=script,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    hits: list[dict[str, object]] = json.loads(done.stdout)
    return hits


# How it is to use


def ask(page: Page, words: str) -> None:
    page.get_by_role("searchbox").fill(words)


def test_someone_finds_a_question_and_goes_there(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open()
    page.get_by_role("link", name="Search").click()
    question = next(iter(smb.questions.values()))
    ask(page, question.text)
    result = page.locator("#results li").first
    expect(result).to_contain_text(question.text)
    result.get_by_role("link").click()
    assert page.url == f"{visitor.home}{smb.id}/assess/index.html#q_{question.id}"


def test_it_is_used_with_the_keyboard_alone(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open("search/")
    page.get_by_role("searchbox").focus()
    page.keyboard.type(smb.stages[0].name)
    page.keyboard.press("Enter")
    expect(page.locator("#results a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/{smb.id}/stages/{smb.stages[0].id}/**")
    page.go_back()
    expect(page.get_by_role("searchbox")).to_have_value(smb.stages[0].name)
    expect(page.locator("#results a").first).to_be_visible()


def test_results_are_announced(visitor: Visitor, smb: Framework) -> None:
    page = visitor.open("search/")
    said = page.get_by_role("status")
    expect(said).to_have_text("")
    ask(page, smb.title)
    expect(said).to_contain_text("found")
    ask(page, "xyzzy")
    expect(said).to_contain_text("Nothing fits")
    expect(page.locator("#results")).to_be_hidden()
    ask(page, "")
    expect(said).to_have_text("")
    expect(page.get_by_role("heading", name="All pages")).to_be_visible()


def test_it_works_from_a_folder_on_a_disk(visitor: Visitor, site: Path, smb: Framework) -> None:
    page = visitor.context(base_url=site.as_uri()).new_page()
    visitor.allow(site.as_uri())
    page.goto((site / "search" / "index.html").as_uri() + "#q=" + smb.id.split("-")[1])
    page.locator("#results a").first.click()
    assert page.locator("h1").count() == 1


def test_without_scripts_it_lists_every_page(visitor: Visitor, site: Path, smb: Framework) -> None:
    page = visitor.open("search/", java_script_enabled=False)
    expect(page.get_by_role("searchbox")).to_be_hidden()
    links = page.locator("#all a").evaluate_all("(links) => links.map((link) => link.href)")
    for path in (f"{smb.id}/", f"{smb.id}/assess/", "method/", "privacy/"):
        assert f"{visitor.home}{path}index.html" in links
    assert all((site / link.removeprefix(visitor.home)).is_file() for link in links)


def test_only_the_search_page_carries_the_index(site: Path) -> None:
    carrying = [path for path in site.rglob("*.html") if 'id="index"' in path.read_text("utf-8")]
    assert carrying == [site / "search" / "index.html"]
