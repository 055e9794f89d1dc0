"""Versions and their addresses: which one a short address shows, and what older ones say."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from stagemark.site.kinds import FRAMEWORK_KINDS
from tests.publisher import write_version
from tests.site.building import SITE_URL, build, contents
from tests.site.links import read_page


@pytest.fixture
def versions(project: Path) -> Path:
    """The site of a model with three drafts, the last of them a pre-release."""
    shutil.rmtree(project / "frameworks" / "model")
    for version in ("1.0.0", "2.0.0-rc.1", "1.1.0"):
        tagline = ("tagline: It depends", f"tagline: In {version} it")
        write_version(project / "frameworks", "model", version, [tagline])
    assert build(project, "--site-url", SITE_URL.rstrip("/")) == 0
    return project / "site"


def test_the_short_address_is_the_latest_version_s(versions: Path) -> None:
    listed = json.loads((versions / "model" / "versions.json").read_text(encoding="utf-8"))
    assert listed["id"] == "model"
    assert [one["version"] for one in listed["versions"]] == ["2.0.0-rc.1", "1.1.0", "1.0.0"]
    for one in listed["versions"]:
        data = json.loads((versions / "model" / one["version"] / "framework.json").read_bytes())
        assert (data["version"], data["seal"]) == (one["version"], one["seal"])
    latest = (versions / "model" / "framework.json").read_bytes()
    assert latest == (versions / "model" / "2.0.0-rc.1" / "framework.json").read_bytes()
    assert "In 2.0.0-rc.1 it" in (versions / "model" / "index.html").read_text(encoding="utf-8")


def test_every_version_has_the_same_pages_below_its_address(versions: Path) -> None:
    def below(folder: Path) -> set[str]:
        of_all_versions = {"versions.json", "card.png"}
        of_all_versions |= {one.path for one in FRAMEWORK_KINDS if one.per == "framework"}
        return {path for path in contents(folder) if not path[0].isdigit()} - of_all_versions

    short = below(versions / "model")
    assert {one.path for one in FRAMEWORK_KINDS if one.per == "version"} <= short
    for version in ("1.0.0", "1.1.0", "2.0.0-rc.1"):
        assert below(versions / "model" / version) == short


def test_older_versions_say_so_and_lead_to_the_latest(versions: Path) -> None:
    for version in ("1.0.0", "1.1.0"):
        folder = versions / "model" / version
        for path in sorted(folder.rglob("*.html")):
            page = read_page(path)
            below = path.relative_to(folder).as_posix().removesuffix("index.html")
            assert page.canonical == f"{SITE_URL}model/{below}", path
            assert page.is_noindex, path
            if path.name == "index.html" and path.parent.name != "embed":
                assert f"version {version}" in page.text, path
                targets = {(path.parent / link).resolve() for link in page.links if link}
                assert versions / "model" / path.relative_to(folder) in targets, path


def test_drafts_are_kept_out_of_search_and_say_what_they_are(versions: Path) -> None:
    page = read_page(versions / "model" / "index.html")
    assert page.is_noindex
    assert "Draft" in page.text
    assert page.canonical == f"{SITE_URL}model/"


def test_without_an_address_no_page_has_a_canonical_link(project: Path) -> None:
    assert build(project) == 0
    for path in (project / "site").rglob("*.html"):
        assert read_page(path).canonical is None
