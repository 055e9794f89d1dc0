"""What a paper handout says, page by page, as data for the drawing ``theme/handout.typ``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.questions import Dimension, Question
from stagemark.framework.texts import plain
from stagemark.paper.codes import NONE_OF_THESE, NOT_APPLICABLE, UNKNOWN, letters, numbers
from stagemark.paper.conditions import Say, asked_if
from stagemark.paper.scoring_sheet import scoring_sheet

# The sentences of the drawing that stand alone.
WORDS = (
    *("about_you", "agreed", "asked", "by_when", "date", "dimension", "eyebrow", "focus"),
    *("gap", "group", "name", "next_step", "now", "online", "overall"),
    *("plan_how", "plan_title", "qr_alt", "question", "questions_how"),
    *("questions_title", "roles_title", "rules_title", "run_title", "signs", "stages_how"),
    *("stages_title", "steps", "tally_how", "tally_title", "target", "time", "what", "who"),
    *("write_address", "write_answer"),
)
# Minutes of a session beside those that the questions take.
WELCOME, DECIDE, CLOSE = 10, 20, 5
# On paper and with notes it takes longer than on the page, this many times.
ON_PAPER = 2
# Minutes that a question takes twelve people who compare answers, and those they bear in all.
COMPARE, MOST_COMPARED = 3, 90
# Who would answer longer than this, in minutes, does so before the session.
MOST_ALONE = 40
# Letters of a line, and of what may fill a page together with all that stands around it.
LINE, LONG = 80, 1_600
# Letters of a question in the tally, for which there are two lines.
SHORT = 62


def handout(framework: Framework, say: Say, minutes: int) -> dict[str, Any]:
    """The content of a handout. ``minutes``: how long one person takes to answer."""
    return _Handout(framework, say, minutes).content()


class _Handout:
    def __init__(self, framework: Framework, say: Say, minutes: int) -> None:
        self.framework, self._say, self.minutes = framework, say, minutes
        self.numbers = numbers(framework)

    def say(self, id_: str, **fillings: Any) -> str:
        return self._say.text("handout", id_, **fillings)

    def content(self) -> dict[str, Any]:
        framework = self.framework
        return {
            "title": framework.title,
            "summary": plain(framework.summary),
            "language": framework.language,
            "measures": self.say(
                "measures", dimensions=self._listed(one.name for one in framework.dimensions)
            ),
            "leads": self.say(
                "leads",
                stages=self._listed(
                    f"{number}. {one.name}" for number, one in enumerate(framework.stages, start=1)
                ),
            ),
            "words": {id_: self.say(id_) for id_ in WORDS},
            "page_of": self.say("page_of", page="{page}", pages="{pages}"),
            "agenda": self._agenda(),
            "roles": [self.say(f"role_{one}") for one in ("facilitator", "writer", "all")],
            "rules": [self.say(f"rule_{one}") for one in ("alone", "evidence", "low", "unknown")],
            "dimensions": [
                self._dimension(one, is_last=at == len(framework.dimensions))
                for at, one in enumerate(framework.dimensions, start=1)
            ],
            "scoring": scoring_sheet(framework, self._say),
            "tally": [
                {
                    "name": one.name,
                    "rows": [(self.numbers[q.id], _shortened(q.text)) for q in scored],
                }
                for one in framework.dimensions
                if (scored := [question for question in one.questions if question.is_scored])
            ],
            "stages": [
                {
                    "name": f"{number}. {stage.name}",
                    "tagline": stage.tagline or "",
                    "summary": plain(stage.summary),
                    "signs": [plain(one) for one in stage.signs],
                    "focus": plain(stage.focus or ""),
                    "steps": [plain(one.text) for one in stage.next_steps],
                }
                for number, stage in enumerate(framework.stages, start=1)
            ],
            "plan": [one.name for one in framework.dimensions],
        }

    def _listed(self, items: Iterable[str], joint: str = "and") -> str:
        return str(self._say.listed(items, joint).unescape())

    def _agenda(self) -> Sequence[tuple[str, str]]:
        """Times from the start, in minutes, to the nearest five."""
        questions = sum(one.is_scored for one in self.framework.questions.values())
        alone, compare = _to_five(self.minutes * ON_PAPER), _to_five(questions * COMPARE)
        parts = [("welcome", WELCOME)]
        if alone <= MOST_ALONE:
            parts.append(("alone", alone))
        is_all = compare <= MOST_COMPARED
        parts.append(("compare" if is_all else "compare_most", min(compare, MOST_COMPARED)))
        parts += [("decide", DECIDE), ("close", CLOSE)]
        agenda, at = [], 0
        if alone > MOST_ALONE:
            agenda.append((self.say("before"), self.say("do_alone_before", minutes=alone)))
        for id_, long in parts:
            agenda.append((self.say("minutes", begin=at, end=at + long), self.say(f"do_{id_}")))
            at += long
        return agenda

    # Questions

    def _dimension(self, dimension: Dimension, *, is_last: bool) -> dict[str, Any]:
        profile = self.framework.profile if is_last else []
        return {
            "name": dimension.name,
            "summary": plain(dimension.summary or ""),
            "profile": [
                {
                    "text": one.text,
                    "options": one.options,
                    "is_long": _may_be_long([one.text], one.options),
                }
                for one in profile
            ],
            "questions": [self._question(one) for one in dimension.questions],
        }

    def _question(self, question: Question) -> dict[str, Any]:
        options = self.framework.options_of(question) if question.is_scored else []
        help_ = plain(question.help or "")
        asked = {
            "number": self.numbers[question.id],
            "text": question.text,
            "help": help_,
            "condition": asked_if(self.framework, question, self._say),
            "how": self.say("tick_all") if question.type == "checklist" else "",
            "options": [*zip(letters(), (one.text for one in options), strict=False)],
            "escapes": [*self._escapes(question)],
            "note": question.evidence or (self.say("note") if question.is_scored else ""),
        }
        is_long = _may_be_long([question.text, help_], [one.text for one in options])
        return asked | {"is_scored": question.is_scored, "is_long": is_long}

    def _escapes(self, question: Question) -> Iterator[tuple[str, str]]:
        """Code and words of what is no option of the author's."""
        if question.type == "checklist":
            yield NONE_OF_THESE, self._say.text("question", "none_of_these")
        if question.is_scored and "unknown" in question.allow:
            yield UNKNOWN, self._say.text("question", "not_known")
        if question.is_scored and "not-applicable" in question.allow:
            yield NOT_APPLICABLE, self._say.text("question", "does_not_apply")


def _may_be_long(texts: Iterable[str], options: Iterable[str]) -> bool:
    return sum(map(len, texts)) + sum(max(LINE, len(one)) for one in options) > LONG


def _shortened(text: str) -> str:
    cut = text[: SHORT - 1]
    return text if len(text) <= SHORT else f"{cut.rpartition(' ')[0] or cut}…"


def _to_five(minutes: int) -> int:
    return max(5, -(-minutes // 5) * 5)
