"""Whether what is published is what was built, and if not, what may have happened to it.

Nothing here reads a disk or asks a host: ``published.py`` does, and hands over what it found.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin, urlsplit

BOM = b"\xef\xbb\xbf"
SCRIPT = re.compile(rb"<script\b[^>]*>", re.IGNORECASE)
TEXTS = (".html", ".js", ".css", ".json", ".svg", ".txt", ".xml", ".md")

JAVASCRIPT = ("text/javascript", "application/javascript", "application/x-javascript")
# What a browser takes each of our files for, by the ends of their names; others are not judged.
TYPES = {
    ".html": ("text/html",),
    ".js": JAVASCRIPT,
    ".css": ("text/css",),
    ".json": ("application/json", "application/schema+json"),
    ".svg": ("image/svg+xml",),
    ".png": ("image/png",),
    ".pdf": ("application/pdf",),
    ".txt": ("text/plain",),
    ".xml": ("application/xml", "text/xml", "application/atom+xml", "application/rss+xml"),
}


class Difference(NamedTuple):
    """One thing that is not as built: where, what, and what to do about it."""

    place: str
    what: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}; {self.remedy}"


class Answer(NamedTuple):
    """A host's answer for an address; ``hops`` are the addresses that it sent us on to."""

    asked: str
    hops: tuple[str, ...]
    status: int
    content_type: str
    body: bytes

    @property
    def address(self) -> str:
        return self.hops[-1] if self.hops else self.asked


def is_same(content: bytes, hash: str) -> bool:
    return hashlib.sha256(content).hexdigest() == hash


def is_for_hosts(path: str) -> bool:
    """Whether a host reads this file and need not publish it."""
    name = path.rpartition("/")[2]
    hidden = any(part.startswith(".") for part in path.split("/"))
    return hidden or name in ("_headers", "_redirects", "serve.json")


def folder_address(path: str) -> str:
    """The path at which a host shows this file: a folder's page at the folder."""
    return re.sub(r"(^|/)index\.html$", r"\1", path)


def changed(place: str, path: str, built: bytes, found: bytes) -> Difference:
    """How a file came to differ from what was built, as far as it can be seen."""
    return Difference(place, *_cause(path, built, found))


def _cause(path: str, built: bytes, found: bytes) -> tuple[str, str]:
    is_text = path.endswith(TEXTS)
    if not found:
        return "is empty", "upload it again"
    if found == built:
        return "was changed in the folder of the build, too", "build again and upload that"
    if is_text and b"\r" in found and _with_newlines(found) == _with_newlines(built):
        return (
            "its line ends were converted to CRLF",
            "upload .gitattributes with the site and set git's core.autocrlf to false, or upload "
            "in binary mode",
        )
    if found.removeprefix(BOM) == built:
        return "a byte order mark (BOM) was put before it", "upload it without an editor between"
    if is_text and (encoding := _encoding(built, found)):
        return f"it was converted to {encoding}", "upload it as it is, in UTF-8"
    if built.startswith(found):
        return f"only the first {len(found)} of its {len(built)} bytes arrived", "upload it again"
    if path.endswith(".html"):
        if script := _injected(built, found):
            return (
                f"a script was put into it ({script})",
                "switch off what the host adds to pages; the page's own policy blocks it",
            )
        if _is_minified(built, found):
            return (
                "it was minified or reformatted",
                "switch that off: pages are minified already, and a changed script does not run",
            )
    return (
        "is not the file that was built",
        "upload it again; if it was, empty the host's cache or switch off what changes files",
    )


def _with_newlines(text: bytes) -> bytes:
    return text.replace(b"\r\n", b"\n").replace(b"\r", b"\n")


def _encoding(built: bytes, found: bytes) -> str:
    """The other encoding in which the text is the one that was built; empty if in none."""
    try:
        text = built.decode()
    except UnicodeDecodeError:
        return ""
    for encoding in ("UTF-16", "ISO-8859-1", "Windows-1252"):
        try:
            if found.decode(encoding) == text:
                return encoding
        except UnicodeDecodeError:
            continue
    return ""


def _injected(built: bytes, found: bytes) -> str:
    """The first script tag that was not built, as it stands there; empty if there is none."""
    own = SCRIPT.findall(built)
    tags = SCRIPT.findall(found)
    if len(tags) <= len(own):
        return ""
    new = next((tag for tag in tags if tag not in own), tags[-1])
    text = new.decode(errors="replace")
    return "".join(char if char.isprintable() else " " for char in text[:120])


class _Words(HTMLParser):
    """The words of a page, without those of its scripts and styles."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = ""

    def handle_data(self, data: str) -> None:
        if self._inside not in ("script", "style"):
            self.words += data.split()


def _is_minified(built: bytes, found: bytes) -> bool:
    """Whether a page says the same in other bytes."""
    return _words(built) == _words(found)


def _words(page: bytes) -> str:
    parser = _Words()
    parser.feed(page.decode(errors="replace"))
    parser.close()
    return "".join(parser.words)


# What a host does beside sending bytes


def wrong_type(path: str, answer: Answer) -> tuple[str, str] | None:
    """The fault of a response's type or charset, and what to do; None if there is none."""
    kind, *parameters = (part.strip().lower() for part in answer.content_type.split(";"))
    end = re.search(r"\.[a-z0-9]+$", path)
    wanted = TYPES.get(end[0], ()) if end else ()
    if wanted and kind not in wanted:
        return (
            f"is served as {kind or 'nothing in particular'} instead of {wanted[0]}",
            "set the type in the host's settings",
        )
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        charset = value.strip("\"' ")
        if name.strip() == "charset" and end and end[0] in TEXTS and not is_utf8(charset):
            return (
                f"is served with charset={charset}, and it is UTF-8",
                "set the host's charset to utf-8 (Apache: AddDefaultCharset utf-8; nginx: charset "
                "utf-8), or letters will look wrong",
            )
    return None


def is_utf8(charset: str) -> bool:
    return charset in ("utf-8", "utf8", "")


def wrong_redirect(answer: Answer) -> tuple[str, str] | None:
    """Why relative links would start from elsewhere behind a redirect; None if they do not."""
    asked, found = urlsplit(answer.asked), urlsplit(answer.address)
    if asked.hostname != found.hostname or (
        asked.port != found.port and asked.scheme == found.scheme
    ):
        return (
            f"sends visitors to another host, {found.scheme}://{found.netloc}",
            "verify that address, and name it as url in content/site.yaml",
        )
    if _folder(answer.asked) == _folder(answer.address):
        return None
    wanted = urlsplit(urljoin(answer.asked, ".")).path
    if found.path == wanted.removesuffix("/"):
        return (
            "sends visitors to an address without the closing slash, from which relative links "
            "lead elsewhere",
            "set the host to keep closing slashes (npx serve: with the serve.json of the site in "
            "the folder that is served)",
        )
    return (
        f"sends visitors to {found.path}",
        "set the host to serve files where they are",
    )


def _folder(address: str) -> str:
    """From where the relative links of the page at this address start."""
    return urlsplit(urljoin(address, ".")).path


def summed_up(found: Sequence[tuple[str, str, str]]) -> list[Difference]:
    """One difference for each habit of a host, however many addresses show it.

    ``found``: the address, what the host does there, and what to do about it.
    """
    places: dict[tuple[str, str], list[str]] = {}
    for place, what, remedy in found:
        places.setdefault((what, remedy), []).append(place)
    return [
        Difference(of[0] + (f" and {len(of) - 1} more" if len(of) > 1 else ""), what, remedy)
        for (what, remedy), of in places.items()
    ]
