"""What a paper handout says, page by page, as data for the drawing ``theme/handout.typ``."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from stagemark.framework.model import Framework
from stagemark.framework.questions import Dimension, Question, ShownAtLeast
from stagemark.framework.texts import plain
from stagemark.paper.codes import letters, numbers
from stagemark.paper.scoring_sheet import Say, scoring_sheet

# The sentences of the drawing that stand alone.
WORDS = (
    *("about_you", "agreed", "by_when", "date", "dimension", "eyebrow", "focus", "group"),
    *("name", "now", "online", "plan_how", "plan_title", "qr_alt", "question"),
    *("questions_how", "questions_title", "roles_title", "rules_title", "run_title"),
    *("signs", "stages_title", "step", "steps", "tally_how", "tally_title", "target"),
    *("time", "what", "what_moves", "who"),
)
# Minutes of a session beside those that the questions take, twelve people and all.
WELCOME, ALONE, COMPARE, DECIDE = 10, 2, 3, 20


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
            "language": framework.language.split("-")[0].lower(),
            "words": {id_: self.say(id_) for id_ in WORDS},
            "agenda": self._agenda(),
            "roles": [self.say(f"role_{one}") for one in ("facilitator", "writer", "all")],
            "rules": [self.say(f"rule_{one}") for one in ("alone", "evidence", "low", "unknown")],
            "dimensions": [
                self._dimension(one, is_last=at == len(framework.dimensions))
                for at, one in enumerate(framework.dimensions, start=1)
            ],
            "scoring": scoring_sheet(framework, self._say),
            "numbers": [
                self.numbers[one.id] for one in framework.questions.values() if one.is_scored
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

    def _agenda(self) -> Sequence[tuple[str, str]]:
        """Times from the start, in minutes, to the nearest five."""
        questions = sum(one.is_scored for one in self.framework.questions.values())
        alone = _to_five(self.minutes * ALONE)
        compare = min(_to_five(questions * COMPARE), 60)
        agenda, at = [], 0
        for id_, long in (
            ("welcome", WELCOME),
            ("alone", alone),
            ("compare", compare),
            ("decide", DECIDE),
            ("close", 5),
        ):
            agenda.append((self.say("minutes", begin=at, end=at + long), self.say(f"do_{id_}")))
            at += long
        return agenda

    # Questions

    def _dimension(self, dimension: Dimension, *, is_last: bool) -> dict[str, Any]:
        profile = self.framework.profile if is_last else []
        return {
            "name": dimension.name,
            "summary": plain(dimension.summary or ""),
            "profile": [{"text": one.text, "options": one.options} for one in profile],
            "questions": [self._question(one) for one in dimension.questions],
        }

    def _question(self, question: Question) -> dict[str, Any]:
        options = self.framework.options_of(question) if question.is_scored else []
        escapes = []
        if question.type == "checklist":
            escapes.append(("0", self._say.text("question", "none_of_these")))
        if question.is_scored and "unknown" in question.allow:
            escapes.append(("?", self._say.text("question", "not_known")))
        if question.is_scored and "not-applicable" in question.allow:
            escapes.append(("/", self._say.text("question", "does_not_apply")))
        return {
            "number": self.numbers[question.id],
            "text": question.text,
            "help": plain(question.help or ""),
            "condition": self._condition(question),
            "options": [
                (letter, one.text) for letter, one in zip(letters(), options, strict=False)
            ],
            "escapes": escapes,
            "note": question.evidence or (self.say("note") if question.is_scored else ""),
            "lines": 1 if question.is_scored else 3,
        }

    def _condition(self, question: Question) -> str:
        """When a question is asked, in words that need no other page."""
        rule = question.show_if
        if rule is None:
            return ""
        other = self.framework.questions[rule.question]
        offered = self.framework.options_of(other)
        if isinstance(rule, ShownAtLeast):
            bar = next(one.value for one in offered if one.id == rule.at_least)
            wanted = [one for one in offered if one.value >= bar]
        else:
            wanted = [one for one in offered if one.id in rule.is_]
        codes = dict(zip((one.id for one in offered), letters(), strict=False))
        return self.say(
            "only_if",
            number=self.numbers[rule.question],
            answers=", ".join(f"{codes[one.id]} ({one.text})" for one in wanted),
        )


def _to_five(minutes: int) -> int:
    return max(5, -(-minutes // 5) * 5)
