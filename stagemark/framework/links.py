"""Links in a text: which there are, and which of them work from wherever the text is shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser

from stagemark.framework.addresses import BadAddressError, check_address

ELSEWHERE = {"https", "http", "mailto", "tel"}
# "C:\pictures" looks like an address with the scheme "c".
SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]*):")


class BadLinkError(ValueError):
    """Why a link cannot work; ``hint`` says what to write instead, where that is known."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


def check_outside(link: str, scheme: str) -> None:
    """Raises BadLinkError for an address with a scheme that no page should follow."""
    if scheme in ("http", "https"):
        try:
            check_address(link.replace(scheme, scheme.lower(), 1))
        except BadAddressError as error:
            raise BadLinkError(str(error), error.hint) from error
    elif scheme not in ELSEWHERE:
        message = f"begins with {scheme}:, which pages do not follow"
        raise BadLinkError(message, "write an address that begins with https://")


def check_whole(link: str) -> None:
    """Raises BadLinkError for a link that does not work from just anywhere."""
    scheme = SCHEME.match(link)
    if scheme is None:
        message = "is no whole address, and this text is shown in many places"
        raise BadLinkError(message, "write one that begins with https://, http:// or mailto:")
    check_outside(link, scheme[1].lower())


@dataclass(frozen=True)
class ReadLinks:
    """The addresses that a piece of HTML refers to, and the ids that it has."""

    links: list[str]
    ids: set[str]


def read_links(html: str) -> ReadLinks:
    """The addresses in ``a`` and ``img``, in order, and all ids."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.read


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.read = ReadLinks([], set())

    def handle_starttag(self, tag: str, attrs: Iterable[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            if (tag, name) in (("a", "href"), ("img", "src")):
                self.read.links.append(value or "")
            elif value and (name == "id" or (tag, name) == ("a", "name")):
                self.read.ids.add(value)
