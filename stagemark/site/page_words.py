"""What the script of a team page knows of a framework beyond an assessment's: words and full marks.

An assessment page holds its words already, as a form; a team page shows only those that it needs.
"""

from __future__ import annotations

from typing import Any

from stagemark.framework.model import Framework


def words(framework: Framework) -> dict[str, Any]:
    """The names that a team page writes, by id."""
    return {
        "stages": {stage.id: stage.name for stage in framework.stages},
        "dimensions": {one.id: one.name for one in framework.dimensions},
        "questions": {
            question.id: {
                "text": question.text,
                # A list, as their order is the author's and JSON objects are written sorted.
                "options": [
                    [option.id, option.text]
                    for option in (framework.options_of(question) if question.is_scored else ())
                ],
            }
            for question in framework.questions.values()
        },
    }
