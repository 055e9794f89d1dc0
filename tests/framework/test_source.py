"""Reading YAML: every scalar is the text that stands there, and everything has its place."""

from __future__ import annotations

from pathlib import Path

import pytest

from stagemark.framework.files import MAX_BYTES
from stagemark.framework.problems import Problem
from stagemark.framework.source import MAX_DEPTH, Tree, parse, read


def tree_of(text: str | bytes) -> tuple[Tree | None, list[str]]:
    problems: list[Problem] = []
    data = text.encode() if isinstance(text, str) else text
    tree = parse(data, "x.yaml", problems)
    return tree, [str(problem) for problem in problems]


@pytest.mark.parametrize(
    "text",
    ["no", "on", "1.10", "12:30", "0o17", "1e3", "null", "~", "true", "2026-11-22", ".inf", "0x1F"],
)
@pytest.mark.parametrize("quote", ["", "'", '"'])
def test_scalars_are_the_text_that_stands_there(text: str, quote: str) -> None:
    tree, problems = tree_of(f"{text}: {quote}{text}{quote}\nlist: [{text}]\n")
    assert problems == []
    assert tree
    assert tree.value == {text: text, "list": [text]}


def test_block_texts_keep_their_lines() -> None:
    tree, _ = tree_of("a: |\n  one\n\n    two\tthree\nb: >-\n  four\n  five\nc:\n")
    assert tree
    assert tree.value == {"a": "one\n\n  two\tthree\n", "b": "four five", "c": ""}


def test_places_count_from_one() -> None:
    tree, _ = tree_of("title: A\nlist:\n  - one\n  - key: two\n    other: [x, y]\nblock: |\n  z\n")
    assert tree
    assert tree.place(()) == (1, 1)
    assert tree.place(("title",)) == (1, 8)
    assert tree.place(("title",), key=True) == (1, 1)
    assert tree.place(("list", 0)) == (3, 5)
    assert tree.place(("list", 1)) == (4, 5)
    assert tree.place(("list", 1, "other"), key=True) == (5, 5)
    assert tree.place(("list", 1, "other", 1)) == (5, 16)
    assert tree.place(("block",)) == (6, 8)


def test_what_is_not_there_has_the_place_of_what_would_contain_it() -> None:
    tree, _ = tree_of("a:\n  - {b: c}\n")
    assert tree
    assert tree.place(("a", 0, "z")) == (2, 5)
    assert tree.place(("a", 0, "z"), key=True) == (2, 5)
    assert tree.place(("a", 7, "z")) == (2, 3)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_line_ends_and_a_byte_order_mark_change_no_place(end: str, mark: str) -> None:
    tree, problems = tree_of(f"{mark}a: ä{end}b: c{end}".encode())
    assert problems == []
    assert tree
    assert tree.value == {"a": "ä", "b": "c"}
    assert tree.place(("b",)) == (2, 4)


def test_all_that_is_refused_is_reported_at_once() -> None:
    _, problems = tree_of("a: &x 1\nb: *x\na: 2\n<<: {c: d}\ne: !!int 3\n? [f]\n: g\n")
    assert [line.split("; ")[0] for line in problems] == [
        'x.yaml:1:4: anchors are not supported, got "&x"',
        'x.yaml:2:4: aliases are not supported, got "*x"',
        'x.yaml:3:1: the key "a" stands twice, first in line 1',
        "x.yaml:4:1: merge keys (<<) are not supported",
        'x.yaml:5:4: tags are not supported, got "!!int"',
        "x.yaml:6:3: a key must be a text, not a list or a group of keys",
    ]


def test_a_quoted_merge_key_is_a_text() -> None:
    tree, problems = tree_of('"<<": a\n')
    assert problems == []
    assert tree
    assert tree.value == {"<<": "a"}


def test_an_alias_bomb_stays_small() -> None:
    layers = "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    tree, problems = tree_of("a: &a [x]\n" + layers)
    assert tree
    assert isinstance(tree.value, dict)
    assert tree.value["i"] == [""] * 9
    assert len(problems) == 9 + 8 * 9


def test_nesting_is_limited() -> None:
    deepest = MAX_DEPTH - 1
    tree, problems = tree_of("a: " + "[" * deepest + "]" * deepest)
    assert problems == []
    assert tree
    tree, problems = tree_of("a: " + "[" * (deepest + 1) + "]" * (deepest + 1))
    assert tree is None
    assert problems == ["x.yaml:1:23: nested deeper than 20 levels"]


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "{? ", "[{a: "])
def test_a_file_of_nothing_but_openings_ends_soon(opening: str) -> None:
    tree, problems = tree_of(opening * (MAX_BYTES // len(opening)))
    assert tree is None
    assert len(problems) >= 1


def test_size_is_limited(tmp_path: Path) -> None:
    start = b"a: "
    tree, problems = tree_of(start + b"x" * (MAX_BYTES - len(start)))
    assert problems == []
    assert tree
    tree, problems = tree_of(start + b"x" * (MAX_BYTES - len(start) + 1))
    assert tree is None
    assert problems == ["x.yaml:1:1: is larger than 1 MiB (1,048,576 bytes)"]
    (tmp_path / "x.yaml").write_bytes(start + b"x" * MAX_BYTES)
    found: list[Problem] = []
    assert read(tmp_path / "x.yaml", "x.yaml", found) is None
    assert [str(problem) for problem in found] == problems


@pytest.mark.parametrize(
    ("data", "place"),
    [
        (b"a: b\xe9\n", "1:5: contains the byte 0xE9"),
        (b"a: b\r\nc: \xff\n", "2:4: contains the byte 0xFF"),
        (b"\xef\xbb\xbfa: \xc3\xa4\xc3\n", "1:5: contains the byte 0xC3"),
        ("a: b".encode("utf-16"), "1:1: contains the byte 0xFF"),
    ],
)
def test_bytes_that_are_not_utf8_are_named_with_their_place(data: bytes, place: str) -> None:
    _, problems = tree_of(data)
    assert problems[0].startswith(f"x.yaml:{place}")


def test_invisible_characters_are_named_but_not_without_end() -> None:
    _, problems = tree_of("a: b\x00c\nd: \u2028e\n")
    assert problems == [
        "x.yaml:1:5: contains the invisible character U+0000; delete it",
        "x.yaml:2:4: contains the invisible character U+2028; delete it",
    ]
    _, problems = tree_of("\x01" * 1000)
    assert len(problems) == 20


def test_a_file_that_cannot_be_read(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read(tmp_path / "none.yaml", "none.yaml", problems) is None
    assert read(tmp_path, "folder.yaml", problems) is None
    (tmp_path / "link.yaml").symlink_to(tmp_path / "none.yaml")
    assert read(tmp_path / "link.yaml", "link.yaml", problems) is None
    assert [str(problem) for problem in problems] == [
        "none.yaml:1:1: cannot be read: no such file or directory",
        "folder.yaml:1:1: is not a file",
        "link.yaml:1:1: is a symbolic link; put the file itself here",
    ]


def test_a_flood_of_problems_is_cut_off() -> None:
    """A file made of one mistake a hundred thousand times is refused without listing them all."""
    tree, problems = tree_of("a: 1\n" * 100_000)
    assert tree is None
    assert len(problems) == 500
