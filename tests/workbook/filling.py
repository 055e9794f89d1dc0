"""Answers at random, as a response and as what stands in the cells of a workbook."""

from __future__ import annotations

from random import Random

from stagemark.framework.model import Framework
from stagemark.scoring.answers import Answer
from stagemark.scoring.program import program
from stagemark.site.sentences import Sentences, read_sentences
from stagemark.workbook.book import words_of
from stagemark.workbook.layout import Choice, Layout, Line
from tests.root import ROOT


def random_answers(
    framework: Framework, say: Sentences, rng: Random, *, slips: bool = False
) -> tuple[dict[str, Answer], dict[str, str]]:
    """A response, and the text of each cell by its address.

    With ``slips`` some cells hold what is almost in their list, which is no answer.
    """
    layout = Layout(framework, int(program(framework)["unit"]), words_of(say))
    left_open = rng.choice([0, 0, 0.1, 0.5])
    slip = rng.choice([0, 0, 0.1]) if slips else 0
    answers: dict[str, Answer] = {}
    cells: dict[str, str] = {}
    for line in layout.scored:
        if rng.random() < left_open:
            continue
        if line.ticks and rng.random() < 0.7:
            ticked = [one for one in line.ticks if rng.random() < 0.5]
            if ticked:
                answers[line.asked.id] = [one.id for one in ticked]
            cells |= {one.cell: one.label for one in ticked}
        elif line.choices:
            choice = rng.choice(line.choices)
            if rng.random() < slip:
                cells[choice.cell] = almost(choice, line, rng)
                continue
            answers[line.asked.id] = choice.id
            cells[choice.cell] = choice.label
    return answers, cells


def almost(choice: Choice, line: Line, rng: Random) -> str:
    """A text that a person might take for that of a choice."""
    label = choice.label
    texts = [label.swapcase(), label.upper(), f"{label} ", f" {label}", f"{label}.", label[:-1]]
    listed = {one.label for one in line.choices}
    return rng.choice([one for one in texts if one and one not in listed])


def english() -> Sentences:
    """The sentences that the site is written in."""
    return read_sentences(ROOT / "theme" / "locales" / "en.yaml")
