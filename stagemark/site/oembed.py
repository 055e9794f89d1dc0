"""What editors and chats ask for when somebody pastes the address of an assessment: oEmbed 1.0.

A site of files answers every question in the same way, so there is one answer for each version and
one for the latest, at an address of its own; pages lead there by a link in their head.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from html import escape

from stagemark.site.card import HEIGHT, WIDTH
from stagemark.site.editions import Edition
from stagemark.site.settings import Settings

FRAME_WIDTH, FRAME_HEIGHT = 680, 640
"""Pixels: the first is what a column of text has, and the frame takes what it is given; the second
is that of a card, which stays as it is."""
DAY = 86_400


def oembed_files(
    settings: Settings, editions: Iterable[Edition], site_url: str
) -> Iterator[tuple[str, bytes]]:
    """The answers by path; ``site_url`` ends with a slash."""
    for edition in editions:
        answer = oembed(edition, settings, site_url)
        text = json.dumps(answer, ensure_ascii=False, indent=1)
        yield f"{edition.prefix}oembed.json", f"{text}\n".encode()


def oembed(edition: Edition, settings: Settings, site_url: str) -> dict[str, str | int]:
    """The answer of type ``rich``: the frame, and for those who show a link what it leads to."""
    framework, publisher = edition.framework, settings.publisher
    author = {"author_name": publisher.name} if publisher else {}
    if publisher and publisher.url:
        author["author_url"] = publisher.url
    return {
        "version": "1.0",
        "type": "rich",
        "title": framework.title,
        **author,
        "provider_name": settings.name,
        "provider_url": site_url,
        "cache_age": DAY,
        "thumbnail_url": f"{site_url}{framework.id}/card.png",
        "thumbnail_width": WIDTH,
        "thumbnail_height": HEIGHT,
        "html": frame(f"{site_url}{edition.prefix}embed/", framework.title),
        "width": FRAME_WIDTH,
        "height": FRAME_HEIGHT,
    }


def frame(address: str, title: str) -> str:
    """The frame as authors place it themselves: without ``style``, which some editors refuse."""
    return (
        f'<iframe src="{escape(address)}" title="{escape(title)}" width="100%"'
        f' height="{FRAME_HEIGHT}" loading="lazy" allow="clipboard-write"></iframe>'
    )
