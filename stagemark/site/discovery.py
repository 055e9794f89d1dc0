"""Sitemap, robots.txt, feed and structured data, which lead people and machines to the pages.

Nothing here depends on the day of the build: the only dates are those on which versions were
published. A sitemap and a feed name whole addresses, so they need the site's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import quote
from xml.etree import ElementTree

from stagemark.framework.texts import plain
from stagemark.framework.versions import precedence
from stagemark.site.editions import Edition
from stagemark.site.framework_pages import PlannedPage
from stagemark.site.pages import NavLink
from stagemark.site.prose import ProsePage
from stagemark.site.settings import Settings

ATOM = "http://www.w3.org/2005/Atom"
SITEMAP = "http://www.sitemaps.org/schemas/sitemap/0.9"
# When nothing is published yet: a feed must say when it last changed.
NEVER = "1970-01-01"
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def discovery_files(
    settings: Settings,
    editions: Iterable[Edition],
    *,
    listed: Mapping[str, str | None],
    site_url: str | None,
) -> Iterator[tuple[str, bytes]]:
    """The files by path; ``listed``: see ``addresses``. ``site_url`` ends with a slash."""
    yield "robots.txt", robots(site_url)
    if site_url:
        yield "sitemap.xml", sitemap(listed)
        yield "feed.xml", feed(settings, editions, site_url)


def addresses(
    pages: Iterable[PlannedPage], prose: Iterable[ProsePage], site_url: str
) -> dict[str, str | None]:
    """The address of every page that search engines may list, once, with the day it was published.

    Prose has no such day: it is living text.
    """
    found = {site_url + page.latest: page.edition.published for page in pages if not page.is_hidden}
    return found | {address(site_url, page.path): None for page in prose if not page.is_hidden}


def address(site_url: str, path: str) -> str:
    """Where a file of the site is found: a folder's page at the folder."""
    return site_url + quote(re.sub(r"(^|/)index\.html$", r"\1", path))


def sitemap(addresses: Mapping[str, str | None]) -> bytes:
    """The addresses in the form of sitemaps.org, in order, with the days that are known."""
    root = ElementTree.Element("urlset", xmlns=SITEMAP)
    for one, day in sorted(addresses.items()):
        url = _add(root, "url")
        _add(url, "loc", one)
        if day:
            _add(url, "lastmod", day)
    return _xml(root)


def robots(site_url: str | None) -> bytes:
    """Everything may be read; what should not be listed says so itself."""
    lines = ["User-agent: *", "Allow: /"]
    if site_url:
        lines += ["", f"Sitemap: {site_url}sitemap.xml"]
    return ("\n".join(lines) + "\n").encode()


def feed(settings: Settings, editions: Iterable[Edition], site_url: str) -> bytes:
    """Every published version in Atom (RFC 4287), the latest first; drafts have no date yet.

    An entry's id is the version's address, which is its own for ever.
    """
    published = [
        (edition.published, edition)
        for edition in editions
        if edition.published and edition.prefix.count("/") == 2
    ]
    published.sort(key=lambda one: precedence(one[1].framework.version), reverse=True)
    published.sort(key=lambda one: one[1].framework.id)
    published.sort(key=lambda one: one[0], reverse=True)

    root = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": settings.language})
    _add(root, "id", f"{site_url}feed.xml")
    _add(root, "title", settings.name)
    _add(root, "subtitle", plain(settings.description))
    _add(root, "updated", _moment(published[0][0] if published else NEVER))
    _add(root, "link", rel="self", type="application/atom+xml", href=f"{site_url}feed.xml")
    _add(root, "link", rel="alternate", type="text/html", href=site_url)
    author = _add(root, "author")
    _add(author, "name", settings.publisher.name if settings.publisher else settings.name)
    for date, edition in published:
        framework = edition.framework
        entry = _add(root, "entry", **{"xml:lang": framework.language})
        _add(entry, "id", site_url + edition.prefix)
        _add(entry, "title", f"{framework.title} {framework.version}")
        _add(entry, "updated", _moment(date))
        _add(entry, "published", _moment(date))
        _add(entry, "link", rel="alternate", type="text/html", href=site_url + edition.prefix)
        _add(entry, "summary", plain(framework.summary))
    return _xml(root)


def structured_data(
    edition: Edition, settings: Settings, trail: Sequence[NavLink], *, site_url: str | None
) -> dict[str, Any]:
    """A description of the last page of ``trail`` in the words of schema.org, as JSON-LD.

    Addresses and breadcrumbs are in it only where the site's own address is known.
    """
    framework = edition.framework
    page: dict[str, Any] = {
        "@type": "WebPage",
        "name": trail[-1].title,
        "inLanguage": framework.language,
        "version": framework.version,
        "isPartOf": {"@type": "WebSite", "name": settings.name},
    }
    if len(trail) == 1:
        page |= {
            "description": plain(framework.summary),
            "timeRequired": f"PT{edition.minutes}M",
        }
    if settings.publisher:
        page["publisher"] = _organisation(settings.publisher.name, settings.publisher.url)
        ways = {"email": settings.publisher.email, "telephone": settings.publisher.phone}
        page["publisher"] |= {name: way for name, way in ways.items() if way}
    if source := framework.source:
        work: dict[str, Any] = {"@type": "CreativeWork", "name": source.title}
        work |= {"url": source.url} if source.url else {}
        work |= {"author": {"@type": "Person", "name": source.author}} if source.author else {}
        work |= {"publisher": _organisation(source.publisher, None)} if source.publisher else {}
        page["isBasedOn"] = work
    graph = [page]
    if site_url:
        page["url"] = address(site_url, trail[-1].path)
        page["isPartOf"]["url"] = site_url
        steps = [NavLink(settings.name, "index.html"), *trail]
        graph.append(
            {
                "@type": "BreadcrumbList",
                "itemListElement": [
                    {
                        "@type": "ListItem",
                        "position": position,
                        "name": step.title,
                        "item": address(site_url, step.path),
                    }
                    for position, step in enumerate(steps, start=1)
                ],
            }
        )
    return {"@context": "https://schema.org", "@graph": graph}


def _organisation(name: str, url: str | None) -> dict[str, str]:
    return {"@type": "Organization", "name": name, **({"url": url} if url else {})}


def _moment(date: str) -> str:
    return f"{date}T00:00:00Z"


def _add(
    parent: ElementTree.Element, tag: str, text: str | None = None, /, **attributes: str
) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text and NOT_IN_XML.sub("\N{REPLACEMENT CHARACTER}", text)
    return child


def _xml(root: ElementTree.Element) -> bytes:
    ElementTree.indent(root, " ")
    text = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()
