"""What a publisher has at the foot stands on every page, and its links lead where they say."""

from __future__ import annotations

import posixpath
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from stagemark.cli import main
from stagemark.site.kinds import FRAMEWORK_KINDS, SITE_KINDS
from tests.publisher import write_content, write_version
from tests.root import ROOT

SETTINGS = """name: Ours
description: Our models.
publisher:
  name: The agency
  url: https://agency.example/
  email: hello@agency.example
  phone: +44 20 7946 0000
footer:
  text: Read [about us](about.md#who), or [write](mailto:us@agency.example).
  links:
    - {title: Imprint, url: about.md}
    - {title: The model, url: model/}
    - {title: Shop, url: 'https://shop.example/a?b&c'}
"""
URL = "https://models.example/here/"
OUTSIDE = {
    "The agency": "https://agency.example/",
    "hello@agency.example": "mailto:hello@agency.example",
    "+44 20 7946 0000": "tel:+442079460000",
    "write": "mailto:us@agency.example",
    "Shop": "https://shop.example/a?b&c",
}
INSIDE = {
    "about us": "about/index.html#who",
    "Imprint": "about/index.html",
    "The model": "model/index.html",
}


class Foot(HTMLParser):
    """The words at the foot of a page, and its links by their words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.words = ""
        self.links: dict[str, dict[str, str | None]] = {}
        self._link: dict[str, str | None] | None = None
        [foot] = re.findall(r'<footer class="colophon">.*?</footer>', html, re.DOTALL)
        self.feed(foot)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            self._link = dict(attrs)

    def handle_data(self, data: str) -> None:
        self.words += data
        if self._link is not None:
            self.links[data], self._link = self._link, None


@pytest.fixture(scope="module", params=["", URL])
def built(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site whose address nobody knows, and one at a known address."""
    root = tmp_path_factory.mktemp("foot")
    write_version(root / "frameworks", "model", "0.1.0")
    write_content(root / "content")
    url = f"url: {request.param}\n" if request.param else ""
    (root / "content" / "site.yaml").write_text(SETTINGS + url, encoding="utf-8")
    (root / "content" / "about.md").write_text("# About\n\n## Who\n", encoding="utf-8")
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0
    return root / "site"


def test_the_foot_is_on_every_page_and_its_links_lead_where_they_say(built: Path) -> None:
    url = URL if 'rel="canonical"' in (built / "index.html").read_text("utf-8") else ""
    met = set()
    for path in built.rglob("*.html"):
        page = path.relative_to(built).as_posix()
        foot = Foot(path.read_text("utf-8"))
        assert all(words in foot.words for words in (*OUTSIDE, *INSIDE)), page
        for words, link in foot.links.items():
            href = link["href"] or ""
            if words in OUTSIDE:
                assert href == OUTSIDE[words], page
            elif href.startswith("https:"):
                assert href == url + INSIDE[words], page
            elif page != "404.html":  # which may be shown anywhere
                there = posixpath.normpath(posixpath.join(posixpath.dirname(page), href))
                assert there == INSIDE[words], page
        is_alone = page.endswith("handout.html") and not url
        assert {*foot.links} == ({*OUTSIDE} if is_alone else {*OUTSIDE, *INSIDE}), page
        met.add(path.name if path.name in ("404.html", "handout.html") else path.parent.name)
    named = {kind.path.format(stage="beginning") for kind in (*FRAMEWORK_KINDS, *SITE_KINDS)}
    own = {Path(one) for one in named} - {Path("index.html")}
    assert {one.parent.name or one.name for one in own} <= met


def test_only_whole_addresses_leave_a_handout_and_a_frame_stays(built: Path) -> None:
    handout = Foot((built / "model" / "handout.html").read_text("utf-8"))
    assert all(":" in (link["href"] or "") for link in handout.links.values())
    frame = Foot((built / "model" / "embed" / "index.html").read_text("utf-8"))
    assert {link.get("target") for link in frame.links.values()} == {"_blank"}
    page = Foot((built / "model" / "assess" / "index.html").read_text("utf-8"))
    assert {link.get("target") for link in page.links.values()} == {None}


def test_a_questionnaire_of_a_publisher_without_a_foot_carries_none(site: Path) -> None:
    html = (site / "smb-marketing-stages" / "assess" / "index.html").read_text("utf-8")
    assert "colophon" not in html
