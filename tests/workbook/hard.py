"""A made-up version whose options have texts that spreadsheets take for something else."""

from __future__ import annotations

from stagemark.framework.model import Framework
from tests.paper.made_up import Document

LONG = "Everything that is done is written down, " * 6
TEXTS = {
    "wildcards": ["Yes?", "Yes!", "Y*", "Yes"],
    "figures": ["1-2", "3/4", "1E5", "007", "5%"],
    "words": ["TRUE", "FALSE", "#N/A", "NULL"],
    "formulas": ["=1+1", "+1", "-1", "@home", "'quoted"],
    "case": ["often", "Often", "OFTEN", "öften", "Öften"],
    "signs": ['Say "yes"', "a, b; c", "<b>&amp;</b>", "tab\tand more", "_x0041_", "A"],
    "long": [f"{LONG}first of them all", f"{LONG}second of them all", LONG],
    "lines": ["one\ntwo", "one two", "one  two"],
}


def hard() -> Framework:
    """Questions of one mean; a checklist and a condition stand on texts of the kind, too."""
    questions: list[Document] = [
        {
            "id": id,
            "text": f"=How about {id}?",
            "options": [
                {"id": f"o{at}", "text": text, "value": str(at)}
                for at, text in enumerate(texts, start=1)
            ],
        }
        for id, texts in TEXTS.items()
    ]
    questions[1]["show_if"] = {"question": "wildcards", "is": ["o1"]}
    questions[-1]["type"] = "checklist"
    return Framework.model_validate(
        {
            "id": "hard",
            "version": "1.0.0",
            "language": "en",
            "title": "=Hard texts",
            "summary": "Texts that look like something else.",
            "stages": [
                {"id": f"s{at}", "name": name, "summary": "A stage."}
                for at, name in enumerate(("=1+1", 'Say "yes"', "TRUE"))
            ],
            "dimensions": [
                {"id": "d0", "name": "+First", "questions": questions[:4]},
                {"id": "d1", "name": "1-2", "questions": questions[4:]},
            ],
            "scoring": {"method": "mean", "thresholds": {"s1": "2", "s2": "3"}},
        }
    )
