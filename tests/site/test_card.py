"""The picture that a shared link shows."""

from __future__ import annotations

import struct
from pathlib import Path

import pytest

from stagemark.framework.letters import on_card
from stagemark.framework.model import Framework
from stagemark.site.card import HEIGHT, WIDTH, Cards
from stagemark.site.fonts import Font, letters_of, read_font
from stagemark.site.logo import Logo, Picture
from stagemark.site.settings import Settings, StackName
from stagemark.site.theme_files import ThemeError
from tests.root import ROOT
from tests.site.own_fonts import NUNITO

SETTINGS = Settings(name="Ours", description="Our models.")


@pytest.fixture
def cards(tmp_path: Path) -> Cards:
    return Cards(ROOT / "theme", SETTINGS, cache=tmp_path / "cache")


def size(image: bytes) -> tuple[int, int]:
    """Width and height that the header of a PNG states."""
    assert image.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", image[16:24])
    return width, height


def test_every_framework_of_the_site_has_one(site: Path) -> None:
    ids = [path.parent.name for path in site.glob("*/versions.json")]
    assert ids
    for id_ in ids:
        assert size((site / id_ / "card.png").read_bytes()) == (WIDTH, HEIGHT)


def test_it_is_the_same_each_time(cards: Cards, smb: Framework, tmp_path: Path) -> None:
    image = cards.draw(smb)
    assert Cards(ROOT / "theme", SETTINGS, cache=tmp_path / "other").draw(smb) == image
    assert cards.draw(smb) == image


def test_a_logo_that_cannot_be_drawn_is_named(tmp_path: Path, smb: Framework) -> None:
    logo = Logo(Picture("face/logo.png", 84, b"\x89PNG\r\n\x1a\n, cut off"), None, alone=True)
    with pytest.raises(ThemeError, match=r"^face/logo\.png: cannot be drawn .*save it anew"):
        Cards(ROOT / "theme", SETTINGS, cache=tmp_path, logo=logo).draw(smb)


def test_it_shows_title_claim_publisher_stages_and_colour(cards: Cards, smb: Framework) -> None:
    renamed = smb.stages[0].model_copy(update={"name": "Elsewhere"})
    changed = {
        cards.draw(smb),
        cards.draw(smb.model_copy(update={"title": "Another title"})),
        cards.draw(smb.model_copy(update={"summary": "Another claim."})),
        cards.draw(smb.model_copy(update={"stages": [renamed, *smb.stages[1:]]})),
        cards.draw(smb.model_copy(update={"stages": smb.stages[1:]})),
        *(
            Cards(ROOT / "theme", settings, cache=cards.cache).draw(smb)
            for settings in (
                SETTINGS.model_copy(update={"name": "Theirs"}),
                SETTINGS.model_copy(update={"accent": "#7a1f3d"}),
            )
        ),
    }
    assert len(changed) == 7


def test_it_says_where_the_publisher_is(cards: Cards, smb: Framework) -> None:
    def drawn(**publisher: str) -> bytes:
        settings = Settings.model_validate(
            {"name": "Ours", "description": "Ours.", "publisher": {"name": "Ours", **publisher}}
        )
        return Cards(ROOT / "theme", settings, cache=cards.cache).draw(smb)

    by_address = drawn(url="https://www.ours.example/")
    assert by_address == drawn(url="https://ours.example", email="us@ours.example")
    assert len({by_address, drawn(), drawn(email="us@ours.example"), cards.draw(smb)}) == 3


def test_its_letters_are_those_of_headings(tmp_path: Path, smb: Framework) -> None:
    def drawn(heading: Font | StackName) -> bytes:
        return Cards(ROOT / "theme", SETTINGS, cache=tmp_path / "cards", heading=heading).draw(smb)

    latin = letters_of([smb.title, *(stage.name for stage in smb.stages)])
    own = read_font("own.woff2", NUNITO, latin, cache=tmp_path / "fonts")
    assert drawn("sans") == drawn("rounded")  # typst has no rounded ones
    assert len({drawn("serif"), drawn("sans"), drawn(own)}) == 3
    assert Cards(ROOT / "theme", SETTINGS, cache=tmp_path / "cards").draw(smb) == drawn("serif")


def test_what_it_does_not_show_does_not_change_it(cards: Cards, smb: Framework) -> None:
    assert cards.draw(smb.model_copy(update={"about": "Other words."})) == cards.draw(smb)


@pytest.mark.parametrize("count", [2, 10])
@pytest.mark.parametrize("name", ["A", "Wärmeversorgungsunternehmensberatungsgesellschaft " * 3])
@pytest.mark.parametrize("title", ["X", "A very long title about everything " * 20, "W" * 900])
def test_any_texts_fit_one_card(
    cards: Cards, smb: Framework, count: int, name: str, title: str
) -> None:
    stages = [smb.stages[0].model_copy(update={"name": name})] * count
    texts = {"title": title, "summary": title, "stages": stages}
    image = cards.draw(smb.model_copy(update=texts))
    assert size(image) == (WIDTH, HEIGHT)


def test_texts_are_not_code(cards: Cards, smb: Framework) -> None:
    odd = smb.model_copy(update={"title": '#panic("x") *a* $1$ \\ " ] }'})
    assert size(cards.draw(odd)) == (WIDTH, HEIGHT)


@pytest.mark.parametrize(
    "text", ["Reife", "Zrelosť: 5 €", "Ζωή", "Зрелость", "בגרות", "ª1º", "Nguyễn"]
)
def test_letters_that_can_be_drawn(text: str) -> None:
    assert on_card(text)


@pytest.mark.parametrize("text", ["成熟度", "نضج", "परिपक्वता", "成 maturity"])
def test_letters_that_would_be_boxes_are_left_out(cards: Cards, smb: Framework, text: str) -> None:
    assert not on_card(text)
    without = smb.model_copy(update={"title": ""})
    assert cards.draw(smb.model_copy(update={"title": text})) == cards.draw(without)


def test_fonts_of_the_machine_are_not_used(smb: Framework, tmp_path: Path) -> None:
    images = set()
    for name in ("Libertinus Serif", "DejaVu Sans", "Liberation Sans", "Arial", "No such font"):
        (tmp_path / "card.typ").write_text(f'#set text(font: "{name}")\nWords')
        images.add(Cards(tmp_path, SETTINGS, cache=tmp_path / "cache").draw(smb))
    # One that is not there is replaced by a font that typst carries.
    assert len(images) == 1


def test_a_card_drawn_once_is_kept(cards: Cards, smb: Framework) -> None:
    cards.draw(smb)
    [kept] = cards.cache.iterdir()
    kept.write_bytes(b"kept")
    assert cards.draw(smb) == b"kept"


def test_a_changed_drawing_draws_again(smb: Framework, tmp_path: Path) -> None:
    images = set()
    for words in ("One", "Two"):
        (tmp_path / "card.typ").write_text(words)
        images.add(Cards(tmp_path, SETTINGS, cache=tmp_path / "cache").draw(smb))
    assert len(images) == 2


def test_a_folder_that_cannot_be_written_costs_nothing_but_time(
    smb: Framework, tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("in the way")
    cards = Cards(ROOT / "theme", SETTINGS, cache=tmp_path / "file")
    assert size(cards.draw(smb)) == (WIDTH, HEIGHT)


@pytest.mark.parametrize("drawing", ["#panic()", "One #pagebreak() two", None])
def test_a_drawing_that_fails_is_named(smb: Framework, tmp_path: Path, drawing: str | None) -> None:
    if drawing is not None:
        (tmp_path / "card.typ").write_text(drawing)
    with pytest.raises(ThemeError, match=r"card\.typ: "):
        Cards(tmp_path, SETTINGS, cache=tmp_path / "cache").draw(smb)
