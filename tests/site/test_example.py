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
        assert {one.dimension.id for one in example.strips} == {
            one.id for one in framework.dimensions
        }


def test_strips_of_any_framework_lie_between_lowest_and_highest() -> None:
    found = [example_of(random_framework(seed)[0]) for seed in range(80)]
    assert sum(1 for one in found if one) > 40
    for example in filter(None, found):
        gaps = [one.gap for one in example.strips]
        assert gaps == sorted(gaps, reverse=True)
        for one in example.strips:
            assert 0 <= one.now <= 1000
            assert one.aim is None or one.now <= one.aim <= 1000
            # Bands leave no gap between the two ends.
            ends = [0, *(band.end for band in one.bands)]
            assert [band.start for band in one.bands] == ends[:-1]
            assert ends[-1] == (1000 if one.bands else 0)
        assert bool(example.ahead) is bool(example.behind) is example.is_uneven
        assert not {*example.ahead} & {*example.behind}
