"""A second vote by show of hands, worked by hand: five options from 0 to 4, and a checklist."""

from __future__ import annotations

from fractions import Fraction
from random import Random
from typing import Any

from tests.exact.worked import Case, Cases, differing

# In the order in which the program has them.
VALUES = {"never": "0n", "rarely": "1n", "often": "3n", "mostly": "3n", "always": "4n"}
SCALE: dict[str, Any] = {"checklist": False, "lowest": "0n", "highest": "4n", "values": VALUES}
# Programs name options in the order of their ids, whatever these are worth.
MIXED = {
    "checklist": False,
    "lowest": "1n",
    "highest": "5n",
    "values": {"b": "5n", "a": "1n", "c": "2n"},
}
ALIKE = {**SCALE, "highest": "0n", "values": {"never": "0n", "always": "0n"}}
TICKS = {**SCALE, "checklist": True}
NO_ENDS = {"low": None, "high": None, "spread": None}

OFFER: dict[str, Any] = {"options": VALUES, "allow": ["~unknown"], "checklist": False}
LIST: dict[str, Any] = {"options": {"mail": 2, "phone": 1}, "allow": [], "checklist": True}


def ends(low: str, high: str, part: int, whole: int) -> dict[str, Any]:
    return {"low": low, "high": high, "spread": [f"{part}n", f"{whole}n"]}


ROUNDS: list[tuple[dict[str, Any], dict[str, int], dict[str, Any], int]] = [
    (SCALE, {"rarely": 2, "always": 1}, ends("rarely", "always", 3, 4), 3),
    (SCALE, {"never": 1, "often": 4, "always": 7}, ends("never", "always", 1, 1), 12),
    (SCALE, {"rarely": 5}, ends("rarely", "rarely", 0, 1), 5),
    # Of two options with one value the first stands for both.
    (SCALE, {"mostly": 1, "often": 1}, ends("often", "often", 0, 1), 2),
    (SCALE, {"mostly": 1, "often": 1, "never": 2}, ends("never", "often", 3, 4), 4),
    (SCALE, {"mostly": 3}, ends("mostly", "mostly", 0, 1), 3),
    # Who does not know raises a hand, and stands nowhere on the scale.
    (SCALE, {"~unknown": 4, "often": 1}, ends("often", "often", 0, 1), 5),
    (SCALE, {"~unknown": 4}, NO_ENDS, 4),
    (SCALE, {}, NO_ENDS, 0),
    (ALIKE, {"never": 1, "always": 1}, ends("never", "never", 0, 1), 2),
    (MIXED, {"a": 1, "b": 1, "c": 1}, ends("a", "b", 1, 1), 3),
    (MIXED, {"b": 1, "c": 2}, ends("c", "b", 3, 4), 3),
    # Ticks lie on no scale.
    (TICKS, {"never": 2, "always": 3}, NO_ENDS, 5),
]


def test_a_round_has_its_ends_its_hands_and_its_spread() -> None:
    assert differing("votes", "roundOf", CASES["roundOf"]) == []


MOVED: list[tuple[list[str] | None, list[str] | None, str | None]] = [
    (["1n", "1n"], ["1n", "2n"], "closer"),
    (["1n", "3n"], ["1n", "2n"], "further"),
    (["1n", "2n"], ["1n", "2n"], "same"),
    (["0n", "1n"], ["0n", "1n"], "same"),
    (["0n", "1n"], None, None),
    (None, ["0n", "1n"], None),
]


def random_round(random: Random) -> Case:
    """A vote on a question of random values beyond what a float holds, and what it comes to."""
    ids = random.sample("abcdefghijkl", random.randrange(2, 12))
    values = {id: random.choice((0, 1, 7, 10**17, 10**17 + 1)) for id in ids}
    lowest, highest = min(values.values()), max(values.values())
    counts = {id: random.randrange(1, 9) for id in ids if random.random() < 0.4}
    question = {
        "checklist": False,
        "lowest": f"{lowest}n",
        "highest": f"{highest}n",
        "values": {id: f"{value}n" for id, value in values.items()},
    }
    raised = [id for id in values if id in counts]
    found: dict[str, Any] = dict(NO_ENDS)
    if raised:
        low, high = min(raised, key=values.__getitem__), max(raised, key=values.__getitem__)
        way = Fraction(values[high] - values[low], (highest - lowest) or 1)
        found = ends(low, high, way.numerator, way.denominator)
    return [question, counts], {"counts": counts, "hands": sum(counts.values()), **found}


def test_2_000_random_votes_come_to_what_fractions_say() -> None:
    random = Random(2026)
    assert differing("votes", "roundOf", [random_round(random) for _ in range(2_000)]) == []


def test_people_move_closer_or_further_apart() -> None:
    assert differing("votes", "movedBetween", CASES["movedBetween"]) == []


TYPED: dict[str, int | None] = {"": 0, " ": 0, "0": 0, "7": 7, " 12 ": 12, "007": 7, "1000": 1000}
TYPED |= dict.fromkeys(("1001", "-1", "1.5", "1e2", "x", "1 2", "x1", "1x", "9" * 400))
TYPED["\N{ARABIC-INDIC DIGIT THREE}"] = None


def test_hands_are_typed_as_whole_numbers() -> None:
    assert differing("votes", "handsIn", CASES["handsIn"]) == []


VOTES: list[tuple[dict[str, Any], Any, bool]] = [
    (OFFER, {}, True),
    (OFFER, {"never": 1, "always": 1000, "~unknown": 3}, True),
    (OFFER, {"never": 1001}, False),
    (OFFER, {"never": 0}, False),
    (OFFER, {"never": -1}, False),
    (OFFER, {"never": 1.5}, False),
    (OFFER, {"never": "1"}, False),
    (OFFER, {"never": None}, False),
    (OFFER, {"sometimes": 1}, False),
    (OFFER, {"never": 1, "sometimes": 1}, False),
    (OFFER, {"toString": 1}, False),
    (OFFER, {"~na": 1}, False),
    (OFFER, {"~none": 1}, False),
    (LIST, {"mail": 2, "~none": 1}, True),
    (LIST, {"~unknown": 1}, False),
    (OFFER, [], False),
    (OFFER, None, False),
    (OFFER, 3, False),
]


def test_a_vote_counts_hands_for_what_is_offered() -> None:
    assert differing("votes", "isVote", CASES["isVote"]) == []


DISSENTS: list[tuple[Any, bool]] = [
    ({"count": 2, "words": "Too early."}, True),
    ({"count": 2, "words": ""}, True),
    ({"count": 1, "words": ""}, True),
    ({"count": 0, "words": "Kim"}, True),
    ({"count": 1000, "words": ""}, True),
    ({"count": 0, "words": ""}, False),
    ({"count": 1001, "words": ""}, False),
    ({"count": -1, "words": "x"}, False),
    ({"count": "2", "words": "x"}, False),
    ({"count": 2, "words": None}, False),
    ({"count": 2}, False),
    ({"words": "x"}, False),
    ({"count": 2, "words": "x", "who": "Kim"}, False),
    ([2, "x"], False),
    (None, False),
]


def test_dissent_is_how_many_or_why() -> None:
    assert differing("votes", "isDissent", CASES["isDissent"]) == []


HANDS: list[tuple[list[Any], dict[str, int]]] = [
    ([{"never": 2}, "often", 3], {"never": 2, "often": 3}),
    ([{"never": 2}, "never", 5], {"never": 5}),
    ([{"never": 2, "often": 1}, "never", 0], {"often": 1}),
    ([{"never": 2}, "often", 0], {"never": 2}),
]


def test_hands_are_set_and_taken_down() -> None:
    assert differing("votes", "withHands", CASES["withHands"]) == []


FIRST: list[tuple[list[Any], dict[str, int]]] = [
    (
        [{"voices": [{"answer": "never", "people": [0, 3]}, {"answer": "~na", "people": [1]}]}],
        {"never": 2, "~na": 1},
    ),
    ([{"voices": []}], {}),
]


def test_the_first_round_is_what_was_answered() -> None:
    assert differing("votes", "firstCounts", CASES["firstCounts"]) == []


CASES: Cases = {
    "roundOf": [
        ([question, counts], {"counts": counts, "hands": hands, **found})
        for question, counts, found, hands in ROUNDS
    ],
    "movedBetween": [([{"spread": one}, {"spread": other}], moved) for one, other, moved in MOVED],
    "handsIn": [([text], hands) for text, hands in TYPED.items()],
    "isVote": [([offer, counts], fits) for offer, counts, fits in VOTES],
    "isDissent": [([said], fits) for said, fits in DISSENTS],
    "withHands": [*HANDS],
    "firstCounts": [*FIRST],
}
