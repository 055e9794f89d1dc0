"""What the documentation says of the assessment page is what the page does."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from stagemark.cli import main
from stagemark.framework.model import Framework
from stagemark.scoring.scorer import score
from tests.browser.serving import serve
from tests.browser.visiting import Visitor
from tests.documents import blocks, codes, prose, tables, values
from tests.root import ROOT

METHOD = prose("content/method.md")
NAMES = {row["place"]: [*codes(row["what it carries"])] for row in
         tables(METHOD)["For scripts on the page"]}  # fmt: skip

FILL = """(answers) => {
  const form = document.getElementById("assessment");
  for (const [name, value] of Object.entries(answers)) {
    form.querySelector(`[name="${name}"][value="${value}"]`).checked = true;
  }
  form.dispatchEvent(new Event("change", { bubbles: true }));
}"""
ATTRIBUTES = """(place) => [...document.querySelectorAll(place)].map((element) =>
  element.getAttributeNames().filter((name) => name.startsWith("data-")))"""
WHOLE = {"goals": "often", "review": "~unknown", "dates": "always", "quality": "often"}


@pytest.fixture(scope="module")
def habits(tmp_path_factory: pytest.TempPathFactory) -> Framework:
    folder = tmp_path_factory.mktemp("habits")
    return Framework.model_validate(values(blocks(METHOD, "yaml")[0].text, folder))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with the model of the method page, once as it is there and once with gates."""
    root = tmp_path_factory.mktemp("documented")
    text = blocks(METHOD, "yaml")[0].text
    [gates] = [one.text for one in blocks(METHOD, "yaml") if "method: gates" in one.text]
    [finding] = [one.text for one in blocks(METHOD, "yaml") if "findings:" in one.text][:1]
    variants = {
        "team-habits": text + re.split("^answers", finding, flags=re.MULTILINE)[0],
        "gated": text.split("scoring:")[0].replace("id: team-habits", "id: gated")
        + re.split("^answers", gates, flags=re.MULTILINE)[0],
    }
    for id, variant in variants.items():
        path = root / "frameworks" / id / "1.0.0.yaml"
        path.parent.mkdir(parents=True)
        path.write_text(variant, encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", *folders], root=root) == 0
    with serve(root / "site") as address:
        yield address


@pytest.fixture
def page(browser: Browser, home: str) -> Iterator[Page]:
    visitor = Visitor(browser, home)
    yield visitor.open("team-habits/assess/")
    visitor.close()
    assert (visitor.strangers, visitor.complaints) == ([], [])


def test_the_console_function_returns_the_record(page: Page, habits: Framework) -> None:
    [call] = [block.text.strip() for block in blocks(METHOD, "js")]
    before = page.locator("#scorecard").inner_html()
    record: Any = page.evaluate(call)
    answers, targets = {"goals": "often", "review": "~unknown"}, {"planning": "strong"}
    assert record == score(habits, answers, targets)
    assert page.locator("#scorecard").inner_html() == before


def test_the_result_file_is_the_one_that_is_shown(page: Page) -> None:
    page.evaluate(FILL, WHOLE)
    note = page.locator('textarea[name="review~note"]')
    page.locator("#q_review summary").click()
    note.fill("Ask Kim.")
    note.blur()
    with page.expect_download() as download:
        page.locator('[data-download="json"]').click()
    result = json.loads(download.value.path().read_text(encoding="utf-8"))
    shown = json.loads(blocks(METHOD, "json")[0].text)
    assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", result.pop("created"))
    assert re.fullmatch(r"sha256-[0-9a-f]{64}", result.pop("seal"))
    del shown["created"], shown["seal"]
    assert result == shown


def test_the_names_for_scripts_are_those_of_the_page(page: Page, home: str) -> None:
    promised = {"complete": {"data-stage", "data-score"}}
    promised["incomplete"] = {f"data-{end}-{what}" for end in ("low", "high") for what in
                              ("stage", "score")}  # fmt: skip
    said = {name for name in NAMES["`#scorecard`"] if name.startswith("data-")}
    assert said == {"data-state"} | promised["complete"] | promised["incomplete"]
    for answers, state in (({"goals": "often"}, "incomplete"), (WHOLE, "complete")):
        page.evaluate(FILL, answers)
        assert page.locator("#scorecard").get_attribute("data-state") == state
        assert {"data-state"} | promised[state] <= {*page.evaluate(ATTRIBUTES, "#scorecard")[0]}
        assert not (said - promised[state] - {"data-state"}) & {
            *page.evaluate(ATTRIBUTES, "#scorecard")[0]
        }
    for found in page.evaluate(ATTRIBUTES, "[data-dimension]"):
        assert {"data-state", "data-stage", "data-score", "data-gap"} <= {*found}
    page.evaluate(FILL, {"goals": "rarely", "review": "rarely", "dates": "often"})
    assert page.locator("[data-finding]").evaluate("(one) => one.dataset.finding") == (
        "delivery-ahead"
    )
    page.goto(f"{home}gated/assess/")
    assert page.evaluate(ATTRIBUTES, "[data-gate]") == [["data-gate", "data-passed"]] * 2


@pytest.mark.parametrize("kind", ["data-download", "data-action"])
def test_every_button_of_the_page_is_documented(page: Page, kind: str) -> None:
    found = {
        page.locator(f"[{kind}]").nth(index).get_attribute(kind)
        for index in range(page.locator(f"[{kind}]").count())
    }
    assert found == {*NAMES[f"`[{kind}]`"]}


def test_what_is_kept_is_what_the_privacy_page_says(page: Page) -> None:
    kept = next(
        code for code in codes(prose("content/privacy.md")) if code.startswith("stagemark:")
    )
    page.evaluate(FILL, WHOLE)
    page.reload()
    assert page.locator('[name="dates"][value="always"]').is_checked()
    keys = page.evaluate("Object.keys(localStorage)")
    assert keys == [kept.replace("<assessment>", "team-habits").replace("<version>", "1.0.0")]
    assert page.evaluate("sessionStorage.length") == 0
    assert page.evaluate("indexedDB.databases()") == []
    assert page.context.cookies() == []

    page.locator('[data-action="reset"]').click()
    assert page.evaluate("Object.keys(localStorage)") == []
