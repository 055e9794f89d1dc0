"""Random responses to a framework, a third and more of them on a border or beside one.

The answers are steered towards thresholds and gates because that is where scoring goes wrong. The
steering is exact too, but nothing depends on it: what a response scores is for the scorer to say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from itertools import combinations
from math import lcm
from random import Random

from stagemark.framework.model import Framework
from stagemark.framework.questions import NONE_OF_THESE, NOT_APPLICABLE, UNKNOWN, Option, Question
from stagemark.framework.sums import total
from stagemark.scoring.answers import Answer
from stagemark.scoring.scorer import Scorer

# The choices of boxes double with each option; up to here all of them are looked at.
LONG_LIST = 8


def responses(framework: Framework, rng: Random) -> Iterator[dict[str, Answer]]:
    """Answer sets without end: a random one, then a handful close to borders that grew from it."""
    respondent = _Respondent(framework, rng)
    while True:
        answers = respondent.anything()
        yield dict(answers)
        yield from respondent.near_borders(answers)


class _Respondent:
    def __init__(self, framework: Framework, rng: Random) -> None:
        self.framework = framework
        self.rng = rng
        self.scorer = Scorer(framework)
        self.choices = {
            question.id: self._choices(question)
            for question in framework.questions.values()
            if question.is_scored
        }
        rules = [question.show_if for question in framework.questions.values()]
        self.controls = {rule.question for rule in rules if rule}

    def _choices(self, question: Question) -> list[tuple[Fraction, Answer]]:
        """What can be answered with which value, lowest first."""
        options = self.framework.options_of(question)
        if question.type == "choice":
            return sorted((option.value, option.id) for option in options)
        ticked: list[tuple[Fraction, Answer]] = [(Fraction(0), NONE_OF_THESE)]
        for ticks in self._ticks(options):
            value = sum((option.value for option in ticks), Fraction(0))
            ticked.append((value, [option.id for option in ticks]))
        return sorted(ticked, key=lambda choice: choice[0])

    def _ticks(self, options: Sequence[Option]) -> Iterator[Sequence[Option]]:
        """Every choice of boxes; of a long list each alone, the first so many, and some others."""
        sizes = range(1, len(options) + 1)
        if len(options) <= LONG_LIST:
            for size in sizes:
                yield from combinations(options, size)
            return
        yield from ([option] for option in options)
        yield from (options[:size] for size in sizes[1:])
        for size in self.rng.choices(sizes[1:-1], k=2**LONG_LIST):
            yield [options[at] for at in sorted(self.rng.sample(range(len(options)), size))]

    def anything(self) -> dict[str, Answer]:
        """All four states, most of them answered; every second response leaves nothing open."""
        rng = self.rng
        chance = rng.choice([0, 0, 0, 0.1, 0.3])
        escape = rng.choice([0, 0.1, 0.1, 0.3, 1]) if rng.random() < 0.9 else 0.9
        answers: dict[str, Answer] = {}
        for id, question in self.framework.questions.items():
            if id not in self.choices:
                answers[id] = rng.choice(["", "We will see."])
            elif rng.random() < chance:
                if rng.random() < 0.3:
                    answers[id] = ""
            elif question.allow and rng.random() < escape * 0.9:
                kind = rng.choice(question.allow)
                answers[id] = UNKNOWN if kind == "unknown" else NOT_APPLICABLE
            else:
                answers[id] = rng.choice(self.choices[id])[1]
        return answers

    def near_borders(self, answers: dict[str, Answer]) -> Iterator[dict[str, Answer]]:
        """Sets that differ from the given one only in answers that show or hide nothing."""
        states = self.scorer.states(answers)
        free = [
            id for id, state in states.items() if state == "answered" and id not in self.controls
        ]
        counted = [
            id
            for id, state in states.items()
            if state in ("answered", "unanswered")
            or (state == "unknown" and self.framework.scoring.unknown == "lowest")
        ]
        if not free:
            return
        if self.framework.method.counts_gates:
            yield from self._near_gates(answers, free, counted)
        if self.framework.thresholds:
            yield from self._near_thresholds(answers, free, counted)

    def _near_thresholds(
        self, answers: dict[str, Answer], free: list[str], counted: list[str]
    ) -> Iterator[dict[str, Answer]]:
        rng = self.rng
        threshold = rng.choice(self.framework.thresholds or [])
        parts, goal = self._linear(threshold, counted)
        free = [id for id in free if id in parts]
        if not free:
            return
        fixed = sum((p * self._value(id, answers) for id, p in parts.items() if id not in free), 0)
        exact = {id: [parts[id] * value for value, _ in self.choices[id]] for id in free}
        scale = lcm(*(x.denominator for xs in exact.values() for x in xs))
        rest = goal - fixed
        scale = lcm(scale, rest.denominator)
        whole = {id: [int(x * scale) for x in xs] for id, xs in exact.items()}
        missing = int(rest * scale)
        method = self.framework.method
        # Where one dimension decides alone, it does when the others are as high as they can be.
        if method.weighs == "nothing" and not method.counts_gates and rng.random() < 0.8:
            for id in set(self.choices) & set(answers) - set(parts) - self.controls:
                if answers[id] not in ("", UNKNOWN, NOT_APPLICABLE):
                    answers[id] = self.choices[id][-1][1]
        picks = {id: rng.randrange(len(whole[id])) for id in free}
        for _ in range(8):
            for id in rng.sample(free, min(3, len(free))):
                picks[id] = rng.randrange(len(whole[id]))
            self._solve(whole, picks, missing)
            yield self._with(answers, picks)
            if rng.random() < 0.6:
                continue
            beside = rng.choice(free)
            step = picks[beside] + rng.choice((-1, 1))
            if 0 <= step < len(whole[beside]):
                yield self._with(answers, {**picks, beside: step})

    def _with(self, answers: dict[str, Answer], picks: dict[str, int]) -> dict[str, Answer]:
        return {**answers, **{id: self.choices[id][pick][1] for id, pick in picks.items()}}

    def _solve(self, whole: dict[str, list[int]], picks: dict[str, int], missing: int) -> None:
        """Changes single answers for as long as that brings the sum closer to the goal."""
        off = missing - sum(whole[id][pick] for id, pick in picks.items())
        for id in self.rng.sample(list(picks), len(picks)) * 2:
            if off == 0:
                break
            base = off + whole[id][picks[id]]
            best = min(range(len(whole[id])), key=[abs(base - x) for x in whole[id]].__getitem__)
            picks[id] = best
            off = base - whole[id][best]

    def _linear(
        self, threshold: Fraction, counted: list[str]
    ) -> tuple[dict[str, Fraction], Fraction]:
        """Factors of the questions' values, and what they must add up to for the threshold.

        It is that of the whole or of one dimension, as chance has it.
        """
        items = self.scorer.measure.items
        weighs = self.framework.method.weighs
        dimensions = []
        for dimension in self.framework.dimensions:
            own = [items[one.id] for one in dimension.questions if one.id in counted]
            if own:
                base = total(item.base for item in own)
                pull = base if weighs == "questions" else dimension.weight
                dimensions.append((pull, base, own))
        if weighs == "nothing" or self.rng.random() < 0.3:
            dimensions = [self.rng.choice(dimensions)]
        parts = {
            item.question.id: item.question.weight * pull / base
            for pull, base, own in dimensions
            for item in own
        }
        return parts, threshold * total(pull for pull, _, _ in dimensions)

    def _value(self, id: str, answers: dict[str, Answer]) -> Fraction:
        answer = answers.get(id)
        return next((v for v, known in self.choices[id] if known == answer), self.choices[id][0][0])

    def _near_gates(
        self, answers: dict[str, Answer], free: list[str], counted: list[str]
    ) -> Iterator[dict[str, Answer]]:
        rng = self.rng
        answers = dict(answers)
        index = rng.randrange(len(self.framework.gates))
        for gate in self.framework.gates[:index]:
            for id in gate.questions:
                if id in free:
                    answers[id] = self.choices[id][-1][1]
        bars = self.scorer.measure.bars[index]
        own = [id for id in bars if id in free]
        for _ in range(6):
            passing = rng.randint(0, len(own))
            for place, id in enumerate(rng.sample(own, len(own))):
                above = [a for v, a in self.choices[id] if v >= bars[id]]
                below = [a for v, a in self.choices[id] if v < bars[id]]
                # The value on the bar itself and the one just below it.
                answers[id] = above[0] if above and (place < passing or not below) else below[-1]
            yield dict(answers)
