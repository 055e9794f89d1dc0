"""A second reader of keys, which keeps all that was pressed and goes through it anew.

It knows no state but the keys that counted: to undo is to forget the last of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from string import ascii_lowercase
from typing import Any

from stagemark.framework.model import Framework, ProfileQuestion
from stagemark.framework.questions import Question, ShownIs

ESCAPES = {"?": "unknown", "/": "not-applicable"}
IDS = {"unknown": "~unknown", "not-applicable": "~na"}
Asked = Question | ProfileQuestion


def is_asked(framework: Framework, one: Question, answers: Mapping[str, Any]) -> bool:
    """Whether the question's condition holds, and that of the one it depends on."""
    if not (one.is_scored and one.show_if):
        return True
    first = framework.questions[one.show_if.question]
    values = {option.id: option.value for option in framework.options_of(first)}
    if isinstance(one.show_if, ShownIs):
        wanted = {*one.show_if.is_}
    else:
        wanted = {id for id in values if values[id] >= values[one.show_if.at_least]}
    return is_asked(framework, first, answers) and answers.get(first.id) in wanted


class Reader:
    def __init__(self, framework: Framework) -> None:
        self.framework = framework
        self.lines: list[tuple[str, Asked]] = []
        number = 0
        for dimension in framework.dimensions:
            if dimension is framework.dimensions[-1]:
                self.lines += [("", one) for one in framework.profile]
            for question in dimension.questions:
                number += 1
                self.lines.append((str(number), question))
        self.keys: list[str] = []
        self._again()

    def press(self, key: str) -> list[Any]:
        """What was heard, and the line that is asked then."""
        if key == "undo":
            said = "undone" if self.keys else "nothing-to-undo"
            self.keys = self.keys[:-1]
            self._again()
        else:
            said, has_changed = self._take(key)
            if has_changed:
                self.keys.append(key)
        return [said, self.line]

    @property
    def entered(self) -> tuple[dict[str, Any], dict[str, Any]]:
        return self.answers, self.profile

    @property
    def counts(self) -> dict[str, Any]:
        open_ = [
            int(number)
            for at, (number, one) in enumerate(self.lines)
            if self._is_scored(one) and self._is_asked(at) and one.id not in self.answers
        ]
        asked = sum(
            self._is_scored(one) and self._is_asked(at) for at, (_, one) in enumerate(self.lines)
        )
        return {"answered": asked - len(open_), "open": open_}

    def _again(self) -> None:
        self.answers: dict[str, Any] = {}
        self.profile: dict[str, Any] = {}
        self.pending = ""
        self.line = 0
        for key in self.keys:
            self._take(key)

    @staticmethod
    def _is_scored(one: Asked) -> bool:
        return isinstance(one, Question) and one.is_scored

    def _is_asked(self, line: int) -> bool:
        _, one = self.lines[line]
        return isinstance(one, ProfileQuestion) or is_asked(self.framework, one, self.answers)

    def _on(self) -> None:
        self.line += 1
        while self.line < len(self.lines) and not self._is_asked(self.line):
            self.line += 1

    def _take(self, key: str) -> tuple[str, bool]:
        if self.pending:
            return self._number(key)
        if key in tuple("123456789"):
            self.pending = key
            return "pending", True
        if key == "end":
            self.line = len(self.lines)
            return "moved", True
        if key == "backspace":
            above = [at for at in range(self.line) if self._is_asked(at)]
            if not above:
                return "first", False
            self.line = above[-1]
            return "moved", True
        if self.line == len(self.lines):
            done = "finished" if self.answers else "empty"
            return (done if key == "enter" else "wrong"), False
        return self._answer(key)

    def _answer(self, key: str) -> tuple[str, bool]:
        _, one = self.lines[self.line]
        if key == "enter":
            self._on()
            return "answered", True
        if isinstance(one, ProfileQuestion):
            mapping, options = self.profile, list(one.options)
        else:
            if not one.is_scored:
                return "wrong", False
            mapping, options = self.answers, [o.id for o in self.framework.options_of(one)]
        is_checklist = isinstance(one, Question) and one.type == "checklist"
        letters = dict(zip(ascii_lowercase, options, strict=False))
        if key == " ":
            mapping.pop(one.id, None)
        elif key in letters and is_checklist:
            ticks = mapping.get(one.id, [])
            ticks = set(ticks if isinstance(ticks, list) else []) ^ {letters[key]}
            mapping[one.id] = [id for id in options if id in ticks]
            if not ticks:
                del mapping[one.id]
            return "ticked", True
        elif key in letters:
            mapping[one.id] = letters[key]
        elif isinstance(one, Question) and ESCAPES.get(key) in one.allow:
            mapping[one.id] = IDS[ESCAPES[key]]
        elif key == "0" and is_checklist:
            mapping[one.id] = "~none"
        else:
            return "wrong", False
        self._on()
        return "answered", True

    def _number(self, key: str) -> tuple[str, bool]:
        if key == "backspace":
            self.pending = self.pending[:-1]
            return "pending", True
        if key != "enter":
            if not key.isdigit() or len(self.pending) == 4:
                return "wrong", False
            self.pending += key
            return "pending", True
        lines = [at for at, (number, _) in enumerate(self.lines) if number == self.pending]
        self.pending = ""
        if not lines:
            return "no-number", True
        if not self._is_asked(lines[0]):
            return "hidden", True
        self.line = lines[0]
        return "moved", True
