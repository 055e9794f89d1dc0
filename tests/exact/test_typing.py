"""Keys that type a paper sheet in: by hand, and beside a second reader of the same keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from random import Random
from typing import Any

import pytest

from stagemark.framework.model import Framework
from stagemark.scoring.program import program
from stagemark.site.client_data import about, words
from tests.exact.test_team_merge import run
from tests.exact.typing_reader import Reader
from tests.frameworks import framework as generated

TYPE = """
const typed = ({ program, words, numbers, about, profile, keys }) => {
  const form = formOf(load(program), { words, numbers, about, profile });
  let sheet = sheetOf(form);
  const heard = keys.map((key) => {
    const before = sheet;
    const pressed = press(form, sheet, key);
    sheet = pressed.sheet;
    if (before === sheet && !isRefusal(pressed.said.kind)) throw new Error(pressed.said.kind);
    return [pressed.said.kind, sheet.at];
  });
  const { at, pending, entered } = sheet;
  return { heard, at, pending, entered, counts: countsOf(form, entered) };
};
const refusals = ["wrong", "first", "empty", "finished", "nothing-to-undo"];
const isRefusal = (kind) => refusals.includes(kind);
"""
MODULES = {"typing": "countsOf, formOf, press, sheetOf", "score": "load"}
QUESTION = {"type": "choice", "options": [{"id": "no", "text": "No", "value": "0"}]}


def data(framework: Framework) -> dict[str, Any]:
    return {
        "program": program(framework),
        "words": words(framework),
        "profile": {one.id: one.options for one in framework.profile},
        # By id, as in the page.
        "numbers": dict(sorted((id, at) for at, id in enumerate(framework.questions, start=1))),
        "about": about(framework),
    }


def type_in(framework: Framework, *sheets: Sequence[str]) -> list[dict[str, Any]]:
    given = [{"keys": keys} for keys in sheets]
    script = f"""{TYPE}
    const form = {json.dumps(data(framework))};
    const sheets = {json.dumps(given)};
    console.log(JSON.stringify(sheets.map(({{ keys }}) => typed({{ ...form, keys }}))));
    """
    found: list[dict[str, Any]] = run(script, **MODULES)
    return found


@pytest.fixture(scope="module")
def small() -> Framework:
    """A choice, one that depends on it, a checklist, own words; two questions about the person."""
    return small_framework()


def small_framework() -> Framework:
    options = [
        {"id": id, "text": id, "value": str(at)} for at, id in enumerate(["no", "half", "yes"])
    ]
    all_of = {"allow": ["unknown", "not-applicable"], "options": options}
    ticks = [{"id": id, "text": id, "value": "1"} for id in ("zeal", "care", "wit")]
    return Framework.model_validate(
        {
            "id": "small",
            "version": "1.0.0",
            "title": "Small",
            "language": "en",
            "summary": "Small.",
            "stages": [{"id": id, "name": id, "summary": id} for id in ("low", "high")],
            "scoring": {"method": "mean"},
            "profile": [
                {"id": "size", "text": "Size", "options": ["Large", "Small"]},
                {"id": "trade", "text": "Trade", "options": ["Bread", "Tools"]},
            ],
            "dimensions": [
                {
                    "id": "first",
                    "name": "First",
                    "questions": [
                        {"id": "one", "text": "1", **all_of},
                        {
                            "id": "two",
                            "text": "2",
                            "show_if": {"question": "one", "is": ["yes"]},
                            "options": options,
                        },
                    ],
                },
                {
                    "id": "last",
                    "name": "Last",
                    "questions": [
                        {"id": "three", "text": "3", "type": "checklist", "options": ticks},
                        {"id": "four", "text": "4", "type": "text"},
                        {"id": "five", "text": "5", **all_of},
                    ],
                },
            ],
        }
    )


# Places: 0 is question 1, 1 is 2, 2 and 3 are the profile, 4 is 3, 5 is 4, 6 is 5, 7 is the end.
WORKED = {
    "c b b a a c Enter Enter ?": (
        7,
        "",
        {"one": "yes", "two": "half", "three": ["zeal", "wit"], "five": "~unknown"},
    ),
    # What is not asked is skipped, and asked again once its condition holds.
    "a": (2, "", {"one": "no"}),
    "a Backspace c": (1, "", {"one": "yes"}),
    "c b Backspace Backspace a": (2, "", {"one": "no", "two": "half"}),
    # Space takes an answer away, Enter leaves what there is.
    "a Backspace Space": (2, "", {}),
    "a Backspace Space End Enter": (7, "", {}),
    "a Backspace Enter": (2, "", {"one": "no"}),
    "/": (2, "", {"one": "~na"}),
    # A wrong key changes nothing.
    "d x 0 Z": (0, "", {}),
    "c ? /": (2, "", {"one": "yes", "two": "~unknown"}),
    # Ticks change sides; an escape stands alone, and a tick takes its place.
    "3 Enter c a c": (4, "", {"three": ["zeal"]}),
    "3 Enter a a": (4, "", {}),
    "3 Enter a 0": (5, "", {"three": "~none"}),
    "3 Enter 0 Backspace b": (4, "", {"three": ["care"]}),
    # Numbers: one that is not there, one that is not asked, and one that was mistyped.
    "5 Enter b": (7, "", {"five": "half"}),
    "9 Enter": (0, "", {}),
    "2 Enter": (0, "", {}),
    "5 3 Backspace Enter": (6, "", {}),
    "5 a Enter": (6, "", {}),
    "1 0 0 0 0": (0, "1000", {}),
    "5 Backspace a": (2, "", {"one": "no"}),
    # In own words there are no keys but those that go on.
    "4 Enter a Space Enter": (6, "", {}),
    "4 Enter Backspace": (4, "", {}),
    # Undo goes back key by key, over borders and numbers too.
    "c b Undo Undo": (0, "", {}),
    "c b Undo a": (2, "", {"one": "yes", "two": "no"}),
    "3 Enter a b Undo": (4, "", {"three": ["zeal"]}),
    "5 Enter Undo": (0, "5", {}),
    "a x Undo": (0, "", {}),
    "a Space Undo": (2, "", {"one": "no"}),
    "Undo a": (2, "", {"one": "no"}),
    "End": (7, "", {}),
    "End a ? Space": (7, "", {}),
    "End Backspace": (6, "", {}),
    "End 1 Enter a": (2, "", {"one": "no"}),
}


def keys_of(text: str) -> list[str]:
    return [" " if key == "Space" else key.lower() if key[1:] else key for key in text.split()]


def test_sheets_by_hand(small: Framework) -> None:
    found = type_in(small, *map(keys_of, WORKED))
    seen = {
        keys: (one["at"], one["pending"], one["entered"]["answers"])
        for keys, one in zip(WORKED, found, strict=True)
    }
    assert seen == WORKED


def test_what_is_asked_about_the_person_is_typed_or_left_open(small: Framework) -> None:
    typed, left, taken_back = type_in(
        small, keys_of("a b a"), keys_of("a ? Space Enter"), keys_of("a b Backspace Space")
    )
    assert typed["entered"]["profile"] == {"size": "Small", "trade": "Bread"}
    assert (left["entered"]["profile"], left["at"]) == ({}, 4)
    assert taken_back["entered"]["profile"] == {}


def test_the_end_says_how_much_is_open(small: Framework) -> None:
    [empty, some, asked, hidden] = type_in(
        small,
        keys_of("a Backspace Space End Enter"),
        keys_of("a End Enter"),
        keys_of("c End Enter"),
        keys_of("c b Backspace Backspace b End"),
    )
    assert (empty["heard"][-1], empty["counts"]) == (
        ["empty", 7],
        {"answered": 0, "open": [1, 3, 5]},
    )
    assert (some["heard"][-1], some["counts"]) == (["finished", 7], {"answered": 1, "open": [3, 5]})
    assert asked["counts"] == {"answered": 1, "open": [2, 3, 5]}
    assert hidden["counts"] == {"answered": 1, "open": [3, 5]}


def test_each_key_says_what_it_came_to(small: Framework) -> None:
    [one] = type_in(small, keys_of("Backspace Undo x c 9 Enter 2 Enter Space Undo End End Enter"))
    assert [kind for kind, _ in one["heard"]] == [
        *("first", "nothing-to-undo", "wrong", "answered", "pending", "no-number"),
        *("pending", "moved", "answered", "undone", "moved", "moved", "finished"),
    ]
    [ticked] = type_in(small, keys_of("2 Enter 3 Enter a 5 x"))
    assert [kind for kind, _ in ticked["heard"]] == [
        *("pending", "hidden", "pending", "moved", "ticked", "pending", "wrong"),
    ]


def test_a_draft_goes_on_where_it_was_and_where_something_is_asked(small: Framework) -> None:
    script = """
    const form = formOf(load(data.program), data);
    const entered = (answers) => ({ ...emptyResponse(), answers });
    const places = [[{ one: "yes" }, 1], [{ one: "no" }, 1], [{}, 99], [{}, 4]];
    const at = places.map(([answers, place]) => sheetOf(form, entered(answers), place).at);
    const sheet = sheetOf(form, emptyResponse(), 5);
    const noted = writeNote(form, sheet, "In spring");
    const { notes } = noted.entered;
    const cleared = writeNote(form, noted, "  ").entered.notes;
    const isSame = writeNote(form, noted, "In spring") === noted;
    const back = press(form, noted, "undo").sheet.entered.notes;
    console.log(JSON.stringify({ at, notes, cleared, isSame, back }));
    """
    found = run(
        f"const data = {json.dumps(data(small))};{script}",
        typing="formOf, press, sheetOf, writeNote",
        score="load",
        responses="emptyResponse",
    )
    assert found == {
        "at": [1, 2, 7, 4],
        "notes": {"four": "In spring"},
        "cleared": {},
        "isSame": True,
        "back": {},
    }


def long_framework() -> Framework:
    """A choice and a checklist with more options than there are letters, and one with as many."""
    options = [{"id": f"o{at}", "text": f"{at}", "value": f"{at}"} for at in range(60)]
    one, two = ({"id": id, "text": id, "options": options} for id in ("one", "two"))
    two["type"] = "checklist"
    three = {"id": "three", "text": "3", "options": options[:26]}
    long = small_framework().model_dump(mode="json", by_alias=True, exclude_none=True)
    long["profile"] = []
    long["dimensions"] = [{"id": "d", "name": "D", "questions": [one, two, three]}]
    return Framework.model_validate(long)


def test_codes_have_as_many_letters_as_they_need() -> None:
    framework = long_framework()
    [ab, gone, wrong, back, few] = type_in(
        framework,
        keys_of("a b Enter a Enter a d Enter"),
        keys_of("2 Enter a Enter a Enter a a Enter"),
        keys_of("b z Enter z Enter"),
        keys_of("a b Backspace Enter"),
        keys_of("b h Enter 3 Enter z"),
    )
    assert few["entered"]["answers"] == {"one": "o59", "three": "o25"}
    assert ab["entered"]["answers"] == {"one": "o27", "two": ["o0", "o29"]}
    assert gone["entered"]["answers"] == {"two": ["o26"]}
    assert wrong["entered"]["answers"] == {"one": "o25"}
    assert back["entered"]["answers"] == {"one": "o0"}


def random_keys(rng: Random, framework: Framework) -> list[str]:
    """Mostly what somebody would type, with all else in between."""
    letters = "aaabbbccdde"
    others = ["?", "/", "0", "enter", "enter", " ", "backspace", "undo", "undo", "end", "x", "-"]
    last = len(framework.questions) + 1
    keys: list[str] = []
    for _ in range(rng.randrange(1, 60)):
        kind = rng.random()
        if kind < 0.6:
            keys.append(rng.choice(letters))
        elif kind < 0.9:
            keys.append(rng.choice(others))
        else:
            keys += [*str(rng.randint(1, last)), *rng.choice((["enter"], ["enter"], []))]
    return keys


def assert_equal_readers(seeds: range, sheets: int) -> int:
    """Both readers hear the same, see the same and keep the same; how many keys they were given."""
    count = 0
    asked = []
    for seed in seeds:
        framework = small_framework() if seed == 0 else generated(seed)[0]
        rng = Random(seed)
        keys = [random_keys(rng, framework) for _ in range(sheets)]
        count += sum(map(len, keys))
        asked.append((framework, keys))
    given = [{**data(framework), "sheets": keys} for framework, keys in asked]
    found = run(
        f"""{TYPE}
        const given = {json.dumps(given)};
        console.log(JSON.stringify(given.map(({{ sheets, ...form }}) =>
          sheets.map((keys) => typed({{ ...form, keys }})))));
        """,
        **MODULES,
    )
    for (framework, all_keys), answers in zip(asked, found, strict=True):
        for pressed, one in zip(all_keys, answers, strict=True):
            reader = Reader(framework)
            heard = [reader.press(key) for key in pressed]
            assert one["heard"] == heard, pressed
            entered = one["entered"]
            assert (entered["answers"], entered["profile"]) == reader.entered, pressed
            assert (one["pending"], one["counts"]) == (reader.pending, reader.counts), pressed
    return count


def test_random_keys_come_to_what_a_second_reader_makes_of_them() -> None:
    assert assert_equal_readers(range(40), 10) > 8_000


@pytest.mark.deep
def test_very_many_random_keys_do_too() -> None:
    assert assert_equal_readers(range(400), 50) > 400_000
