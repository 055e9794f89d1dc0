"""What leads to the pages: sitemap, robots.txt, feed, structured data and links between pages."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from urllib.parse import urlsplit
from xml.etree import ElementTree

import pytest
from jinja2 import Environment

from stagemark.cli import main
from stagemark.framework.model import Framework
from stagemark.publishing.sealed import UNPUBLISHED
from stagemark.site.discovery import (
    ATOM,
    SITEMAP,
    addresses,
    feed,
    robots,
    sitemap,
    structured_data,
)
from stagemark.site.editions import Edition, editions
from stagemark.site.findable import Findable
from stagemark.site.framework_pages import planned_pages
from stagemark.site.kinds import FRAMEWORK_KINDS
from stagemark.site.oembed import oembed
from stagemark.site.pages import NavLink
from stagemark.site.passages import asks_to_be_left_out
from stagemark.site.prose import ProsePage
from stagemark.site.settings import Publisher, Settings
from tests.browser.visiting import Visitor
from tests.root import ROOT
from tests.site.links import read_page

URL = "https://example.org/models/"
SETTINGS = Settings(name="Ours & theirs", description="Our *models*.")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The project's own site with an address."""
    out = tmp_path_factory.mktemp("addressed") / "site"
    assert main(["build", "--out", str(out), "--site-url", URL.rstrip("/")], root=ROOT) == 0
    return out


def test_the_loader_of_embeds_knows_the_address(built: Path, site: Path) -> None:
    assert f'"{URL}"' in (built / "embed.js").read_text(encoding="utf-8")
    # Without one it goes by where it is from, and so it does while an author looks at a preview.
    assert URL not in (site / "embed.js").read_text(encoding="utf-8")


DRAFT = SimpleNamespace(published=None)


def prose(path: str, *, is_hidden: bool = False) -> ProsePage:
    return ProsePage(path, Findable("A page"), is_hidden)


# Sitemap and robots.txt


def test_the_sitemap_names_what_may_be_listed_and_nothing_else(built: Path) -> None:
    tree = ElementTree.fromstring((built / "sitemap.xml").read_bytes())
    assert tree.tag == f"{{{SITEMAP}}}urlset"
    named = [one.text for one in tree.iter(f"{{{SITEMAP}}}loc")]
    pages = [read_page(path) for path in built.rglob("*.html") if path.name != "404.html"]
    # The latest version stands at two addresses, of which one is the page's own.
    listed = {page.canonical for page in pages if not page.is_noindex}
    assert named == sorted(map(str, listed))
    assert URL in named
    assert read_page(built / "404.html").is_noindex


def test_a_published_framework_s_pages_are_listed_once_at_their_short_address(
    smb: Framework,
) -> None:
    published = versions_of(smb, "2026-11-28")
    paths = [
        kind.path.format(stage=stage.id).removesuffix("index.html")
        for kind in FRAMEWORK_KINDS
        if kind.is_indexed
        for stage in smb.stages
    ]
    # Not the questionnaire's copies for frames and for disks.
    assert {"", "assess/", "stages/"} <= {*paths} - {"embed/", "handout.html"} == {*paths}
    expected = dict.fromkeys((f"{URL}{smb.id}/{path}" for path in paths), "2026-11-28")
    assert addresses(planned_pages(published), [], URL) == expected


def test_hidden_pages_are_not_listed(smb: Framework) -> None:
    drafts = planned_pages(editions([smb]))
    written = [prose("index.html"), prose("c/index.html", is_hidden=True)]
    assert addresses(drafts, written, URL) == {URL: None}


def test_addresses_are_quoted_for_urls_and_for_xml() -> None:
    found = addresses([], [prose("über uns/index.html"), prose("a&b.html")], URL)
    assert [*found] == [f"{URL}%C3%BCber%20uns/", f"{URL}a%26b.html"]
    text = sitemap({"https://example.org/?a&b": "2026-11-28"})
    assert b"<lastmod>2026-11-28</lastmod>" in text
    assert b"<loc>https://example.org/?a&amp;b</loc>" in text


def test_robots_may_read_everything_and_are_led_to_the_sitemap() -> None:
    assert robots(None) == b"User-agent: *\nAllow: /\n"
    assert robots(URL).endswith(b"\n\nSitemap: https://example.org/models/sitemap.xml\n")


def test_without_an_address_nothing_claims_one(site: Path) -> None:
    assert (site / "robots.txt").read_bytes() == robots(None)
    assert not (site / "sitemap.xml").exists()
    assert not (site / "feed.xml").exists()


# The feed


def versions_of(framework: Framework, *dates: str | None) -> list[Edition]:
    """Versions 1.0.0, 2.0.0 … of a framework, published on these days."""
    numbered = [
        framework.model_copy(update={"version": f"{number}.0.0"})
        for number in range(1, len(dates) + 1)
    ]
    releases = {
        (framework.id, one.version): replace(UNPUBLISHED, published=date)
        for one, date in zip(numbered, dates, strict=True)
        if date
    }
    return editions(numbered, releases)


def child(element: ElementTree.Element, name: str) -> str:
    found = element.findall(f"{{{ATOM}}}{name}")
    assert len(found) == 1, f"{name} must stand there once"
    return found[0].text or ""


def read_feed(content: bytes) -> list[dict[str, str]]:
    """The entries of a feed, which keeps to what RFC 4287 demands in section 4.1."""
    root = ElementTree.fromstring(content)
    assert root.tag == f"{{{ATOM}}}feed"
    entries = root.findall(f"{{{ATOM}}}entry")
    assert list(root)[len(list(root)) - len(entries) :] == entries
    assert child(root.findall(f"{{{ATOM}}}author")[0], "name")
    for element in (root, *entries):
        assert urlsplit(child(element, "id")).scheme == "https"
        assert child(element, "title")
        assert MOMENT.fullmatch(child(element, "updated"))
        kinds = [(one.get("rel"), one.get("type")) for one in element.findall(f"{{{ATOM}}}link")]
        assert kinds.count(("alternate", "text/html")) == 1
        assert len(kinds) == len(set(kinds))
    ids = [child(entry, "id") for entry in entries]
    assert len(ids) == len(set(ids))
    newest = max((child(entry, "updated") for entry in entries), default="1970-01-01T00:00:00Z")
    assert child(root, "updated") == newest
    return [
        {name: child(entry, name) for name in ("id", "title", "updated", "summary")}
        for entry in entries
    ]


def test_the_feed_has_published_versions_the_latest_first(smb: Framework) -> None:
    all_editions = versions_of(smb, "2026-03-01", "2026-11-22", None)
    entries = read_feed(feed(SETTINGS, all_editions, URL))
    assert [(one["id"], one["updated"]) for one in entries] == [
        (f"{URL}{smb.id}/2.0.0/", "2026-11-22T00:00:00Z"),
        (f"{URL}{smb.id}/1.0.0/", "2026-03-01T00:00:00Z"),
    ]
    assert entries[0]["title"] == f"{smb.title} 2.0.0"


def test_a_feed_without_a_published_version_is_valid_and_empty(smb: Framework) -> None:
    assert read_feed(feed(SETTINGS, versions_of(smb, None), URL)) == []


def test_the_site_s_own_feed_has_every_published_version(built: Path) -> None:
    ids = [one["id"] for one in read_feed((built / "feed.xml").read_bytes())]
    folders = sorted(path.stem for path in ROOT.glob("frameworks/*/*.yaml"))
    assert len(ids) == len(folders)


def test_what_xml_cannot_hold_does_not_break_the_feed(smb: Framework) -> None:
    odd = smb.model_copy(update={"title": "Bell \a & <b>"})
    [entry] = read_feed(feed(SETTINGS, versions_of(odd, "2026-01-01"), URL))
    assert entry["title"] == "Bell \N{REPLACEMENT CHARACTER} & <b> 1.0.0"


# Structured data and previews


def data_of(page: Path) -> list[dict[str, Any]]:
    """The graph of a page's structured data."""
    text = page.read_text(encoding="utf-8")
    [found] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', text, re.DOTALL)
    data = json.loads(found)
    assert data["@context"] == "https://schema.org"
    graph: list[dict[str, Any]] = data["@graph"]
    return graph


def meta_of(page: Path) -> dict[str, str]:
    """The Open Graph and Twitter properties of a page, each of which stands there once."""
    text = page.read_text(encoding="utf-8")
    found = re.findall(r'<meta (?:property|name)="((?:og|twitter):[^"]+)" content="([^"]*)">', text)
    assert len(found) == len(dict(found))
    return dict(found)


def test_structured_data_says_what_a_page_is_and_where_it_stands(
    built: Path, smb: Framework
) -> None:
    stage = smb.stages[0]
    page, crumbs = data_of(built / smb.id / "stages" / stage.id / "index.html")
    assert (page["@type"], page["name"]) == ("WebPage", stage.name)
    assert [(one["position"], one["item"]) for one in crumbs["itemListElement"]] == [
        (1, URL),
        (2, f"{URL}{smb.id}/"),
        (3, f"{URL}{smb.id}/stages/{stage.id}/"),
    ]


def test_structured_data_claims_no_address_that_nobody_gave(site: Path, smb: Framework) -> None:
    data = data_of(site / smb.id / "index.html")
    assert [one["@type"] for one in data] == ["WebPage"]
    assert URL not in json.dumps(data)


def test_a_title_cannot_end_the_structured_data(smb: Framework) -> None:
    odd = smb.model_copy(update={"title": "</script><script>alert(1)</script>"})
    trail = [NavLink(odd.title, "x/index.html")]
    data = structured_data(editions([odd])[0], SETTINGS, trail, site_url=URL)
    text = Environment(autoescape=True).from_string("{{ data|tojson }}").render(data=data)
    assert "<" not in text
    assert json.loads(text) == data


def test_the_publisher_and_the_source_are_named(smb: Framework) -> None:
    settings = SETTINGS.model_copy(update={"publisher": Publisher(name="House")})
    trail = [NavLink(smb.title, "x/index.html")]
    data = structured_data(editions([smb])[0], settings, trail, site_url=None)
    page = data["@graph"][0]
    assert page["publisher"] == {"@type": "Organization", "name": "House"}
    assert smb.source is not None
    assert page["isBasedOn"]["name"] == smb.source.title


def test_a_shared_link_shows_title_summary_and_card(built: Path, smb: Framework) -> None:
    meta = meta_of(built / smb.id / "index.html")
    assert meta["og:title"] == smb.title
    assert meta["og:description"]
    assert meta["og:url"] == f"{URL}{smb.id}/"
    assert meta["og:image"] == f"{URL}{smb.id}/card.png"
    assert meta["twitter:card"] == "summary_large_image"
    assert meta_of(built / smb.id / "1.0.0" / "index.html") == meta


def test_a_shared_link_to_prose_has_its_address_and_no_card(built: Path) -> None:
    meta = meta_of(built / "privacy" / "index.html")
    assert meta["og:url"] == f"{URL}privacy/"
    assert "og:image" not in meta
    assert meta["twitter:card"] == "summary"
    assert read_page(built / "privacy" / "index.html").canonical == f"{URL}privacy/"


def test_addresses_in_previews_need_the_site_s_own(site: Path) -> None:
    for path in site.rglob("index.html"):
        assert {"og:url", "og:image"}.isdisjoint(meta_of(path)), path


def test_a_shared_result_shows_the_card(built: Path, smb: Framework) -> None:
    meta = meta_of(built / smb.id / smb.version / "assess" / "index.html")
    assert meta["og:image"] == f"{URL}{smb.id}/card.png"


def test_pages_lead_to_the_feed_where_there_is_one(built: Path, site: Path) -> None:
    for path in ("index.html", "method/index.html"):
        assert "application/atom+xml" in (built / path).read_text(encoding="utf-8")
        assert "application/atom+xml" not in (site / path).read_text(encoding="utf-8")


# oEmbed


def test_pages_lead_to_what_editors_embed(built: Path, site: Path, smb: Framework) -> None:
    link = re.compile(r'<link rel="alternate" type="application/json\+oembed" href="([^"]+)">')
    for below in (f"{smb.id}/", f"{smb.id}/{smb.version}/"):
        for page in ("index.html", "assess/index.html"):
            text = (built / below / page).read_text(encoding="utf-8")
            assert link.findall(text) == [f"{URL}{below}oembed.json"]
            assert "oembed" not in (site / below / page).read_text(encoding="utf-8")
        answer = json.loads((built / below / "oembed.json").read_text(encoding="utf-8"))
        # What the format asks of the type, and what those show who make a link of it.
        assert (answer["version"], answer["type"], answer["title"]) == ("1.0", "rich", smb.title)
        assert (answer["provider_name"], answer["provider_url"]) == ("Stagemark", URL)
        assert answer["thumbnail_url"] == f"{URL}{smb.id}/card.png"
        assert (answer["thumbnail_width"], answer["thumbnail_height"]) == (1200, 630)
        frame = ElementTree.fromstring(answer["html"])
        assert (frame.tag, frame.get("title")) == ("iframe", smb.title)
        assert frame.get("src") == f"{URL}{below}embed/"
        assert (built / below / "embed" / "index.html").is_file()
        assert (frame.get("height"), frame.get("style")) == (str(answer["height"]), None)
        assert isinstance(answer["width"], int)
    assert not [*site.rglob("oembed.json")]


def test_the_answer_names_the_publisher_and_cannot_break_out(smb: Framework) -> None:
    house = Publisher(name="House", url="https://h.example")
    settings = SETTINGS.model_copy(update={"publisher": house})
    odd = smb.model_copy(update={"title": '"><script>alert(1)</script>'})
    answer = oembed(editions([odd])[0], settings, URL)
    assert (answer["author_name"], answer["author_url"]) == ("House", "https://h.example")
    frame = ElementTree.fromstring(str(answer["html"]))
    assert (frame.get("title"), [*frame]) == (odd.title, [])


# Breadcrumbs, and the page for what is missing


@pytest.fixture
def stage_page(smb: Framework) -> str:
    return f"{smb.id}/stages/{smb.stages[1].id}/"


def test_breadcrumbs_lead_back(visitor: Visitor, smb: Framework, stage_page: str) -> None:
    page = visitor.open(stage_page)
    crumbs = page.get_by_role("navigation", name="Breadcrumb")
    assert [one.strip() for one in crumbs.get_by_role("link").all_inner_texts()] == [
        "Stagemark",
        smb.title,
        smb.stages[1].name,
    ]
    assert crumbs.locator("[aria-current=page]").inner_text() == smb.stages[1].name
    crumbs.get_by_role("link", name=smb.title).click()
    assert page.get_by_role("heading", level=1).inner_text() == smb.title


def test_a_policy_lets_structured_data_stand(visitor: Visitor, smb: Framework) -> None:
    # The visitor fixture objects to whatever the browser complains of.
    page = visitor.open(f"{smb.id}/")
    assert page.locator('script[type="application/ld+json"]').count() == 1


def test_the_page_for_what_is_missing_works_at_any_depth(built: Path, site: Path) -> None:
    for folder, root in ((built, "/models/"), (site, "/")):
        links = [link for link in read_page(folder / "404.html").links if not link.startswith("#")]
        assert f"{root}search/index.html" in links
        assert all(link.startswith(root) for link in links)


def test_templates_that_hide_their_pages_are_known() -> None:
    robots = '<meta content="noindex" name="robots">'
    assert asks_to_be_left_out(f"<head>{robots}</head><body><h1>A</h1></body>")
    assert not asks_to_be_left_out(f"<head></head><body><pre>{robots}</pre></body>")
