"""A published version stays as it was, and the number of the next one says how much changed."""

from __future__ import annotations

import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from stagemark.framework.problems import InputError, Problem
from stagemark.framework.source import read
from stagemark.framework.versions import seal_of, trimmed
from stagemark.publishing.publish import publish, withdraw
from stagemark.publishing.releases import NAME, read_releases
from stagemark.publishing.sealed import Releases, latest, verified_releases
from stagemark.rules.check import read_frameworks
from tests.framework.mutate import mutants
from tests.once import made_once
from tests.publisher import write_version

DAY = "2026-11-28"
CHANGES = ("scoring:", "changes:\n  from: 1.0.0\nscoring:")
TAMPERINGS = 60
MANY = 2_000


class House:
    """A folder of frameworks and whoever publishes from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "frameworks"

    def write(self, version: str, *changes: tuple[str, str]) -> Path:
        return write_version(self.folder, "model", version, changes)

    def publish(self, version: str, id: str = "model") -> None:
        frameworks = read_frameworks(self.folder, "frameworks", [])
        publish(self.folder, "frameworks", frameworks, id=id, version=version, day=DAY)

    def problems(self) -> list[Problem]:
        return self.verify()[1]

    def verify(self) -> tuple[Releases, list[Problem]]:
        problems: list[Problem] = []
        frameworks = read_frameworks(self.folder, "frameworks", problems)
        releases = verified_releases(self.folder, "frameworks", frameworks, problems)
        return releases, [one for one in problems if not one.is_warning]

    def latest(self) -> str:
        frameworks = read_frameworks(self.folder, "frameworks", [])
        return latest(frameworks, self.verify()[0]).version

    @property
    def record(self) -> Path:
        return self.folder / "model" / NAME


@pytest.fixture
def house(tmp_path_factory: pytest.TempPathFactory, tmp_path: Path) -> House:
    """One that has published 1.0.0, as a copy of what was made once."""

    def fill(folder: Path) -> None:
        house = House(folder)
        house.write("1.0.0")
        house.publish("1.0.0")

    made = made_once(tmp_path_factory, "published", fill)
    return House(shutil.copytree(made, tmp_path / "house"))


def test_a_seal_of_2026_is_the_same_for_ever() -> None:
    document = {
        "id": "kept",
        "version": "1.0.0",
        "title": " Kept for ever\n",
        "minutes": "8",
        "dimensions": [{"id": "one", "weight": "1.0", "questions": []}],
        "a-key-of-later-years": {"b": ["ü", "…"], "a": "no"},
    }
    expected = "sha256-61a4ebefcfc1b6090a2969653b754fc60bd2b11a1d792db9e87542dd18e5741e"
    assert seal_of(document) == expected
    swapped = dict(reversed(document.items()))
    assert seal_of(swapped) == expected
    assert seal_of({**document, "minutes": "9"}) != expected


def test_what_is_published_passes_and_is_the_latest(house: House) -> None:
    house.write("2.0.0")
    assert house.problems() == []
    assert house.latest() == "1.0.0"


def test_a_record_keeps_the_day_the_text_and_the_vectors(house: House) -> None:
    [release] = read_releases(house.record, NAME, []) or []
    assert (release.version, release.published) == ("1.0.0", DAY)
    assert release.document["id"] == "model"
    assert len(release.vectors) >= 200


def test_a_changed_text_is_told_with_its_place_and_the_version_it_needs(house: House) -> None:
    path = house.folder / "model" / "1.0.0.yaml"
    text = path.read_text()
    [line] = [at for at, one in enumerate(text.splitlines(), 1) if one.startswith("title:")]
    path.write_text(text.replace("title: Starter", "title: Better"))
    [problem] = house.problems()
    assert str(problem) == (
        f'frameworks/model/1.0.0.yaml:{line}:8: title: was changed from "Starter" to "Better" '
        "since 1.0.0 was published; a published version stays as it is: put back what was there, "
        "or write the change into 1.1.0.yaml, as it is a minor one"
    )


def test_a_published_file_that_is_gone_is_missed(house: House) -> None:
    (house.folder / "model" / "1.0.0.yaml").unlink()
    [problem] = house.problems()
    assert problem.path == "frameworks/model/published.json"
    assert "its file is missing" in problem.message


def same_yaml(path: Path, before: object) -> bool:
    problems: list[Problem] = []
    tree = read(path, "file", problems)
    return tree is not None and not problems and trimmed(tree.value) == before


def same_json(path: Path, before: object) -> bool:
    try:
        return bool(json.loads(path.read_text(encoding="utf-8")) == before)
    except ValueError:
        return False


def tampered(house: House, path: Path, count: int, is_same: Callable[[Path], bool]) -> list[bool]:
    """Damages a file again and again; whether each damage was refused with a place."""
    whole = path.read_bytes()
    refused = []
    for number, data in enumerate(mutants([whole], count, seed=7)):
        path.write_bytes(data)
        problems = house.problems()
        assert bool(problems) is not is_same(path), (path.name, number)
        assert all(one.path.startswith("frameworks/model") and one.line for one in problems)
        refused.append(bool(problems))
    path.write_bytes(whole)
    assert house.problems() == []
    return refused


def check_tampering(house: House, count: int) -> int:
    path = house.folder / "model" / "1.0.0.yaml"
    document = trimmed((read(path, "file", []) or pytest.fail("no tree")).value)
    record = json.loads(house.record.read_text())
    refused = tampered(house, path, count, lambda one: same_yaml(one, document))
    refused += tampered(house, house.record, count, lambda one: same_json(one, record))
    return refused.count(True)


def test_whatever_alters_what_is_published_is_refused(house: House) -> None:
    assert check_tampering(house, TAMPERINGS) > TAMPERINGS


@pytest.mark.deep
def test_whatever_alters_what_is_published_is_refused_many_times(house: House) -> None:
    assert check_tampering(house, MANY) > MANY


KEY = re.compile(r" *(?:- )?[a-z_-]+:( |$)")
QUOTABLE = re.compile(r"^( *(?:- )?[a-z_-]+): ([A-Za-z][^:#'\"{}\[\]]*)$")


def rearranged(text: str, rng: Random) -> str:
    """The same said otherwise: comments, blank lines, quotation marks, another line end."""
    lines: list[str] = []
    given = text.splitlines()
    for line, after in zip(given, [*given[1:], ""], strict=True):
        if KEY.match(line) and rng.random() < 0.1:
            lines.append(rng.choice(["", "# a word between"]))
        if (not after.strip() or KEY.match(after)) and rng.random() < 0.3:
            line = QUOTABLE.sub(r"\1:   '\2'   # said", line)
        lines.append(line)
    return rng.choice(["\n", "\r\n"]).join(lines) + "\n"


def test_comments_layout_and_order_are_nobodys_business(house: House) -> None:
    path = house.folder / "model" / "1.0.0.yaml"
    text = path.read_text()
    rng = Random(3)
    for _ in range(40):
        path.write_text(rearranged(text, rng), newline="")
        assert house.problems() == []
    record = json.loads(house.record.read_text())
    house.record.write_text(json.dumps(dict(reversed(record.items())), indent=3))
    assert house.problems() == []


@pytest.mark.parametrize(
    ("version", "reason"),
    [
        ("1.0.0", "1.0.0 is published already"),
        ("2.0.0-rc.1", "2.0.0-rc.1 is a draft by its name: publish it as 2.0.0"),
        ("0.9.0", "0.9.0 is a draft by its name: what is published begins with 1.0.0"),
        ("3.0.0", 'model has no version "3.0.0" that could be published'),
    ],
)
def test_what_cannot_be_published_says_why(house: House, version: str, reason: str) -> None:
    if version not in ("1.0.0", "3.0.0"):
        house.write(version)
    before = house.record.read_bytes()
    with pytest.raises(InputError, match=reason):
        house.publish(version)
    assert house.record.read_bytes() == before


def test_a_number_that_says_too_little_is_refused(house: House) -> None:
    house.write("1.0.1", ("title: Starter", "title: Better"), CHANGES)
    with pytest.raises(InputError, match=r"says that 1\.0\.0 changed by a patch step") as refused:
        house.publish("1.0.1")
    assert "first: model title" in str(refused.value)
    assert "name it 1.1.0 or higher" in str(refused.value)
    house.write("1.1.0", ("title: Starter", "title: Better"), CHANGES)
    house.publish("1.1.0")
    assert (house.problems(), house.latest()) == ([], "1.1.0")


def test_a_version_that_does_not_say_how_answers_come_over_is_refused(house: House) -> None:
    house.write("2.0.0", ("id: on-time", "id: punctual"))
    with pytest.raises(InputError) as refused:
        house.publish("2.0.0")
    text = str(refused.value)
    assert "write at its end: changes: {from: 1.0.0}" in text
    assert "removed: [on-time], or renamed: {on-time: its-new-id}" in text


def test_a_withdrawn_version_is_not_the_latest(house: House) -> None:
    house.write("1.1.0", ("title: Starter", "title: Better"), CHANGES)
    house.publish("1.1.0")
    folder = (house.folder, "frameworks")
    withdraw(*folder, id="model", version="1.1.0", because=" A slip. ", day="2026-12-01")
    releases, problems = house.verify()
    assert (problems, house.latest()) == ([], "1.0.0")
    withdrawn = releases["model", "1.1.0"].withdrawn
    assert withdrawn
    assert (withdrawn.on, withdrawn.because) == ("2026-12-01", "A slip.")
    with pytest.raises(InputError, match=r"model 2\.0\.0 is not published"):
        withdraw(*folder, id="model", version="2.0.0", because="A slip.", day=DAY)
    with pytest.raises(InputError, match="withdrawn for a reason"):
        withdraw(*folder, id="model", version="1.0.0", because=" ", day=DAY)
