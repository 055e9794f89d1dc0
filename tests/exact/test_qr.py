"""QR codes that the page draws: module by module those of another writer, and read by a reader."""

from __future__ import annotations

import json
from random import Random

import pytest
import segno
import zxingcpp
from PIL import Image

from tests.exact.test_team_merge import run

LARGEST = 25
CAPACITY = {1: 14, 2: 26, 9: 180, 10: 213, 24: 911, LARGEST: 997}
"""Bytes that a version holds at level M, from the standard's table."""


def drawn(asked: list[tuple[str, int, int]]) -> list[list[list[int]]]:
    """The modules for a text, a version and a mask."""
    script = f"""
    const codes = {json.dumps(asked)}.map(([text, version, mask]) =>
      codeWith(new TextEncoder().encode(text), version, mask));
    console.log(JSON.stringify(codes));
    """
    found: list[list[list[int]]] = run(script, qr="codeWith")
    return found


def chosen(texts: list[str]) -> list[list[list[int]] | None]:
    found: list[list[list[int]] | None] = run(
        f"console.log(JSON.stringify({json.dumps(texts)}.map(qrOf)))", qr="qrOf"
    )
    return found


def of_segno(text: str, version: int, mask: int) -> list[list[int]]:
    code = segno.make(
        text.encode(), mode="byte", version=version, mask=mask, error="m", boost_error=False
    )
    return [[module & 1 for module in row] for row in code.matrix]


@pytest.fixture(autouse=True)
def _as_the_standard_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    # segno 1.6.6 adds a byte of zeros to bits that end with a byte, ahead of the filling.
    fill = "segno.encoder.write_padding_bits"
    monkeypatch.setattr(fill, lambda bits, version, length: bits.extend([0] * (-length % 8)))


def read(modules: list[list[int]]) -> str:
    """What a reader makes of it, four points a module, with its margin."""
    side = len(modules) + 8
    picture = Image.new("L", (side, side), 255)
    for y, row in enumerate(modules):
        for x, module in enumerate(row):
            picture.putpixel((x + 4, y + 4), 255 * (1 - module))
    [found] = zxingcpp.read_barcodes(picture.resize((4 * side, 4 * side), Image.Resampling.NEAREST))
    text: str = found.text
    return text


def random_text(rng: Random, most: int) -> str:
    signs = "abcdefghijklmnopqrstuvwxyz0123456789-._~:/?#é漢"
    text = "".join(rng.choice(signs) for _ in range(rng.randint(1, most)))
    while len(text.encode()) > most:
        text = text[:-1]
    return text


def assert_equal_to_segno(seed: int, each: int) -> None:
    rng = Random(seed)
    asked = []
    for version in range(1, LARGEST + 1):
        low = max(held for at, held in {0: 1, **CAPACITY}.items() if at <= version)
        for number in range(each):
            asked.append((random_text(rng, low), version, (version + number) % 8))
    for one, modules in zip(asked, drawn(asked), strict=True):
        assert modules == of_segno(*one), one


def test_every_version_and_mask_is_that_of_another_writer() -> None:
    assert_equal_to_segno(1, 2)


@pytest.mark.deep
def test_many_texts_in_every_version_are() -> None:
    assert_equal_to_segno(2, 80)


def test_the_smallest_version_that_holds_the_text_is_taken() -> None:
    texts = [
        letter * (held + more) for held in CAPACITY.values() for more in (0, 1) for letter in "aé"
    ]
    codes = chosen(texts)
    for text, code in zip(texts, codes, strict=True):
        if len(text.encode()) > CAPACITY[LARGEST]:
            assert code is None
            continue
        assert code
        expected = segno.make(text.encode(), mode="byte", error="m", boost_error=False)
        assert len(code) == 17 + 4 * int(expected.version), text


def test_a_reader_reads_what_was_written() -> None:
    rng = Random(7)
    texts = [random_text(rng, most) for most in (14, 60, 213, 500, 997)]
    for text, code in zip(texts, chosen(texts), strict=True):
        assert code
        assert read(code) == text


def test_the_mask_is_the_one_that_reads_best() -> None:
    text = "https://example.org/model/1.0.0/assess/#result/1/model/1.0.0/0a1b2c3d/zz9/0000abcd"
    script = f"""
    const bytes = new TextEncoder().encode({json.dumps(text)});
    const codes = [0, 1, 2, 3, 4, 5, 6, 7].map((mask) => codeWith(bytes, 5, mask));
    const light = Array.from({{ length: 21 }}, () => Array(21).fill(0));
    const finder = light.map((row) => [...row]);
    finder[9].splice(2, 7, 1, 0, 1, 1, 1, 0, 1);
    const penalties = codes.map(penaltyOf);
    const best = JSON.stringify(qrOf({json.dumps(text)}));
    const chosen = codes.findIndex((code) => JSON.stringify(code) === best);
    const [plain, alike] = [light, finder].map(penaltyOf);
    console.log(JSON.stringify({{ penalties, chosen, light: plain, finder: alike }}));
    """
    found = run(script, qr="codeWith, penaltyOf, qrOf")
    assert found["chosen"] == found["penalties"].index(min(found["penalties"]))
    # 42 runs of 21, 400 blocks of four, all of one colour.
    assert found["light"] == 42 * 19 + 3 * 400 + 100
    assert found["finder"] == _penalty_by_hand()


def _penalty_by_hand() -> int:
    """The same, with the row of a finder in it: dark modules at 2, 4, 5, 6 and 8 of row 9."""
    dark = (2, 4, 5, 6, 8)
    runs = 20 * 19 + (12 - 2) + sum((9 - 2) + (11 - 2) for _ in dark) + (21 - len(dark)) * 19
    blocks = 3 * (400 - 2 * len({at for one in dark for at in (one - 1, one)}))
    alike = 40 * 1
    share = 10 * (abs(20 * len(dark) - 10 * 441) // 441)
    return runs + blocks + alike + share
