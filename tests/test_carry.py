"""How answers come over to a later version: as its changes declare, and no further."""

from __future__ import annotations

from tests.test_team_merge import run

CARRY = """
const question = (id) => ({ id, options: { no: 0, yes: 1 }, allow: ["~na"] });
const changes = { from: "1.0.0", renamed: { old: "new" }, removed: ["again"], reask: ["asked"],
  options: { new: { nope: "no" } } };
const questions = ["new", "again", "asked", "same"].map(question);
const answers = { old: "nope", again: "yes", asked: "yes", same: "maybe", gone: "yes" };
console.log(JSON.stringify(carry({ program: { questions }, changes }, answers)));
"""


def test_each_answer_comes_over_is_asked_again_or_dropped() -> None:
    assert run(CARRY, carry="carry") == {
        "answers": {"new": "no"},
        "carried": ["new"],
        # One whose meaning changed, and one whose option is no more.
        "reask": ["asked", "same"],
        # Removed, though its id stands for another question now; and one that is no more.
        "dropped": ["again", "gone"],
    }
