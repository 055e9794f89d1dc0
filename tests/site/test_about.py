"""What an overview says about a model, where it has described the dimensions already."""

from __future__ import annotations

import pytest

from stagemark.site.about import about_beside_dimensions
from tests.browser.reference import load
from tests.root import ROOT

MODEL = load(ROOT / "frameworks" / "marketing-ops-dimensions" / "1.0.0.yaml")
AGAIN = [f"**{one.name}**: {one.summary!s}" for one in MODEL.dimensions]


def about(intro: str, items: list[str], mark: str = "-") -> tuple[str, str]:
    """A text with a list in its middle, and what is shown of it."""
    lines = "\n".join(f"{mark} {item}" for item in items)
    text = f"{intro}\n\n{lines}\n\nAnd so on."
    return text, about_beside_dimensions(MODEL.model_copy(update={"about": text}))


@pytest.mark.parametrize("mark", ["-", "*", "1."])
def test_a_list_that_only_repeats_the_dimensions_is_left_out(mark: str) -> None:
    wrapped = [item.replace(" ", "\n  ", 3) for item in AGAIN]
    for items in (AGAIN, [item.upper() for item in AGAIN], wrapped):
        assert about("Four dimensions carry it.", items, mark)[1] == (
            "Four dimensions carry it.\n\nAnd so on."
        )


def test_a_list_that_says_more_stays_whole() -> None:
    more = [*AGAIN[:-1], f"{AGAIN[-1]} Begin here if nobody has asked them before."]
    for intro, items in (
        ("Some.", AGAIN[:-1]),
        ("One more.", [*AGAIN, "**Money**: last."]),
        ("More words.", more),
        ("Another order.", AGAIN[::-1]),
        ("They are:", AGAIN),
    ):
        text, shown = about(intro, items)
        assert shown == text, intro


def test_every_published_text_keeps_all_but_that() -> None:
    for path in sorted((ROOT / "frameworks").glob("*/*.yaml")):
        framework = load(path)
        shown = about_beside_dimensions(framework)
        summaries = [str(one.summary) for one in framework.dimensions if one.summary]
        assert not [one for one in summaries if one.casefold() in shown.casefold()], path
        assert "**How" in shown, path
