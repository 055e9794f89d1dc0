"""Every link of the site leads somewhere, and what follows the links would notice if not."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from stagemark.cli import main
from tests.publisher import write_version
from tests.root import ROOT
from tests.site.links import broken

SITE_URL = "https://example.org/models/"


def test_every_link_anchor_and_image_leads_somewhere(tmp_path: Path) -> None:
    frameworks = shutil.copytree(ROOT / "frameworks", tmp_path / "frameworks")
    for version in ("1.0.0", "1.1.0", "2.0.0-rc.1"):
        write_version(frameworks, "model", version)
    out = tmp_path / "site"
    arguments = ["--frameworks", str(frameworks), "--out", str(out), "--site-url", SITE_URL]
    assert main(["build", *arguments], root=ROOT) == 0
    assert broken(out, SITE_URL) == []


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ('<a href="gone/index.html">x</a>', "gone/index.html"),
        ('<a href="#gone">x</a>', "#gone"),
        ('<a href="other/index.html#gone">x</a>', "other/index.html#gone"),
        ('<img src="gone.png" alt="">', "gone.png"),
        (f'<link rel="canonical" href="{SITE_URL}gone/">', f"{SITE_URL}gone/"),
        ('<a href="../index.html">x</a>', "../index.html"),
        ('<svg><use href="#gone"/></svg>', "#gone"),
        ('<label for="gone">x</label>', "#gone"),
        ('<p id="twice"></p><p id="twice"></p>', "id twice stands there twice"),
    ],
)
def test_a_link_that_leads_nowhere_is_found(tmp_path: Path, markup: str, said: str) -> None:
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "index.html").write_text('<p id="here"><a href="../">home</a>')
    good = f'<a href="other/">x</a><a href="other/index.html#here">x</a><a href="{SITE_URL}">x</a>'
    (tmp_path / "index.html").write_text(good)
    assert broken(tmp_path, SITE_URL) == []
    (tmp_path / "index.html").write_text(good + markup)
    assert broken(tmp_path, SITE_URL) == [f"index.html: {said}"]
