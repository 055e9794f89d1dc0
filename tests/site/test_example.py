"""The finished result that an overview shows: of every framework, and true to its scoring."""

from __future__ import annotations

from stagemark.site.example import example_of
from tests.browser.reference import load
from tests.frameworks import framework as random_framework
from tests.root import ROOT


def test_every_framework_has_one_between_its_lowest_and_its_highest_stage() -> None:
    for path in sorted((ROOT / "frameworks").glob("*/*.yaml")):
        framework = load(path)
        example = example_of(framework)
        assert example, path
        assert 1 < example.step < len(framework.stages), path
        assert framework.stages[example.step - 1] is example.stage
        assert framework.dimensions[0].name in example.ahead, path
        assert [one.dimension for one in example.strips] == [*framework.dimensions]


def test_strips_of_any_framework_lie_between_lowest_and_highest() -> None:
    found = [example_of(random_framework(seed)[0]) for seed in range(80)]
    assert sum(1 for one in found if one) > 40
    for example in filter(None, found):
        assert all(0 <= one.percent <= 100 for one in example.strips)
        assert bool(example.ahead) is bool(example.behind) is example.is_uneven
        assert not {*example.ahead} & {*example.behind}
