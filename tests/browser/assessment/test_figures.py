"""Figures agree with each other: what is missing, what a score is of, and where bars begin."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from stagemark.cli import main
from tests.browser.answering import aim, tick
from tests.browser.serving import serve
from tests.browser.taking import take, text_of
from tests.browser.visiting import Visitor
from tests.root import ROOT

MODEL = """
id: {id}
version: 1.0.0
language: en
title: A hair short
summary: A score may end just below a threshold.
stages:
  - {{id: low, name: Low, summary: Low., next_steps: [Go on]}}
  - {{id: mid, name: Mid, summary: Mid.}}
  - {{id: top, name: Top, summary: Top.}}
scales:
  often:
    - {{id: never, text: Never, value: {never}}}
    - {{id: often, text: Often, value: {often}}}
    - {{id: always, text: Always, value: {always}}}
dimensions:
  - id: work
    name: Work
    next_steps: {{low: [Do more of it]}}
    questions:
      - {{id: one, text: One?, scale: often}}
      - {{id: two, text: Two?, scale: often, weight: 39}}
  - {{id: rest, name: Rest, questions: [{{id: three, text: Three?, {third}}}]}}
scoring: {scoring}
"""
MEAN = {
    "values": (1, 2, 3),
    "third": "options: [{id: never, text: Never, value: 1}, {id: often, text: Often, value: 16/7}]",
    "scoring": "{method: mean, thresholds: {mid: 2, top: 2.2}}",
}
POINTS = {
    "values": (2, 3, 4),
    "third": "scale: often",
    "scoring": "{method: points, thresholds: {mid: 75, top: 100}}",
}


@pytest.fixture(scope="module")
def figures_home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    root = tmp_path_factory.mktemp("figures")
    for id, model in (("mean", MEAN), ("points", POINTS)):
        path = root / "frameworks" / id / "1.0.0.yaml"
        path.parent.mkdir(parents=True)
        never, often, always = model["values"]
        words = {"third": model["third"], "scoring": model["scoring"]}
        text = MODEL.format(id=id, never=never, often=often, always=always, **words)
        path.write_text(text, encoding="utf-8")
    folders = [f"--{name}={ROOT / name}" for name in ("content", "theme")]
    assert main(["build", *folders], root=root) == 0
    with serve(root / "site") as address:
        yield address


@pytest.fixture
def ours(visitor: Visitor, figures_home: str) -> Visitor:
    visitor.allow(figures_home)
    visitor.home = figures_home
    return visitor


def reached(page: Page) -> list[tuple[float, float]]:
    """What of each strip is reached, and what may yet be, as shares of its length."""
    found = []
    for strip in page.locator("[data-dimension] .strip").all():
        whole = strip.bounding_box()
        assert whole
        if part := strip.locator(".open").all():
            ends = part[0].bounding_box()
            assert ends
            places = [ends["x"], ends["x"] + ends["width"]]
        else:
            dot = strip.locator(".dot").bounding_box()
            assert dot
            places = [dot["x"] + dot["width"] / 2] * 2
        low, high = [round((place - whole["x"]) / whole["width"], 2) for place in places]
        found.append((low, high))
    return found


@pytest.mark.parametrize(("id", "unit"), [("mean", ""), ("points", "%")])
def test_what_is_missing_is_the_same_everywhere(ours: Visitor, id: str, unit: str) -> None:
    page = ours.open(f"{id}/assess/", accept_downloads=True)
    tick(page, {"one": "never", "two": "often", "three": "often"})
    row = page.locator("[data-dimension=work]")
    score = row.locator(".figure").inner_text().removesuffix(unit)
    threshold = {"mean": "2.0", "points": "75.0"}[id]
    missing = f"{float(threshold) - float(score):.1f}"
    assert missing != "0.0"
    aim(page, "work", "mid")
    expect(row.locator(".gap")).to_have_text(f"{missing}{unit} to go")
    assert row.get_attribute("data-gap") in ("1/40", "5/8")
    report = text_of(take(page, "md"))
    assert f"| {missing}{unit} to go |" in report
    table = text_of(take(page, "csv")).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    [work] = [one for one in csv.DictReader(io.StringIO(table)) if one["id"] == "work"]
    assert (work["score"], work["gap"]) == (score, missing)


def test_the_highest_score_is_a_figure_like_any_other(ours: Visitor) -> None:
    page = ours.open("mean/assess/", accept_downloads=True)
    tick(page, {"one": "often", "two": "often", "three": "often"})
    # (3 + 16/7) / 2 is 37/14.
    expect(page.locator("#standing")).to_have_text("2.1 of 2.6 \N{MIDDLE DOT} 3 of 3 answered")
    table = text_of(take(page, "csv")).removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}")
    rows = {one["id"]: one["highest"] for one in csv.DictReader(io.StringIO(table))}
    assert (rows["work"], rows["rest"], rows["mean"]) == ("3", "2.2", "2.6")


@pytest.mark.parametrize("id", ["mean", "points"])
def test_bars_run_from_the_lowest_score_to_the_highest(ours: Visitor, id: str) -> None:
    page = ours.open(f"{id}/assess/")
    assert reached(page) == [(0, 1), (0, 1)]
    tick(page, {"one": "never", "two": "never", "three": "never"})
    assert reached(page) == [(0, 0), (0, 0)]
    best = "often" if id == "mean" else "always"
    tick(page, {"one": "always", "two": "always", "three": best})
    assert reached(page) == [(1, 1), (1, 1)]
    expect(page.get_by_text("Start here")).to_be_hidden()


def test_a_score_is_never_of_less_than_itself(ours: Visitor) -> None:
    page = ours.open("mean/assess/")
    tick(page, {"one": "always", "two": "always", "three": "~na"})
    # What is left counts up to 3, all together up to 2.6.
    expect(page.locator("#standing")).to_contain_text("3.0 \N{MIDDLE DOT} 2 answered")
    expect(page.locator("#trace")).to_contain_text("Top, the last stage, starts at 2.2")


def test_not_to_know_is_no_answer(ours: Visitor) -> None:
    page = ours.open("mean/assess/")
    tick(page, {"one": "~unknown", "two": "~unknown", "three": "~na"})
    standing = page.locator("#standing")
    expect(standing).to_contain_text("0 answered, 2 not known, 1 not applicable")
    tick(page, {"two": "often"})
    expect(standing).to_contain_text("1 answered, 1 not known, 1 not applicable")
    page.get_by_text("Your saved results").click()
    run = page.locator("#runs li")
    expect(run).to_contain_text("1 answered, 1 not known, 1 not applicable")
