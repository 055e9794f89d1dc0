"""The browser scores every golden answer set of what is published as it was recorded."""

from __future__ import annotations

import pytest

from stagemark.publishing.releases import NAME, read_releases
from stagemark.scoring.golden import answers_in, vector
from stagemark.scoring.scorer import Scorer
from tests.browser.answering import page_records
from tests.browser.reference import load
from tests.browser.visiting import Visitor
from tests.root import ROOT

FOLDER = ROOT / "frameworks"
RELEASES = [
    (path.parent.name, release)
    for path in sorted(FOLDER.glob(f"*/{NAME}"))
    for release in read_releases(path, path.name, []) or []
]


def test_all_five_models_are_published() -> None:
    published = {id for id, release in RELEASES if release.version == "1.0.0"}
    assert published == {path.parent.name for path in FOLDER.glob("*/1.0.0.yaml")}
    assert len(published) == 5
    assert len(RELEASES) >= 7


@pytest.mark.parametrize(
    ("id", "release"), RELEASES, ids=[f"{id}-{release.version}" for id, release in RELEASES]
)
def test_golden_answers_score_in_the_browser_as_recorded(
    id: str, release: object, visitor: Visitor
) -> None:
    [(_, one)] = [pair for pair in RELEASES if pair[1] is release]
    framework = load(FOLDER / id / f"{one.version}.yaml")
    scorer = Scorer(framework)
    sets = [answers_in(framework, recorded) for recorded in one.vectors]
    page = visitor.open(f"{id}/{one.version}/assess/")
    records = page_records(page, [(answers, {}) for answers in sets])
    told = [vector(scorer, answers, record) for answers, record in zip(sets, records, strict=True)]
    assert told == [[*recorded] for recorded in one.vectors]
