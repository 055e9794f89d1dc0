"""Links in what a publisher writes: to which page of the site each leads, or why to none.

Links in ``content/`` name the file that one sees there (``imprint.md``), as editors and code hosts
follow them. One to a page that has no file, such as a framework's, names the page.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote, unquote, urlsplit

from stagemark.framework.links import SCHEME, BadLinkError, check_outside
from stagemark.framework.problems import did_you_mean
from stagemark.site.content import Content


@dataclass(frozen=True)
class Target:
    """A path of the site, and what stands behind it in the link, such as ``#terms``."""

    path: str
    rest: str = ""

    def from_root(self, root: str) -> str:
        """The link on a page from which ``root`` leads to the top of the site."""
        return root + quote(self.path, safe="/@:+~") + self.rest

    def from_page(self, page: str) -> str:
        """The link on the page at a path of the site."""
        here = posixpath.dirname(page)
        return quote(posixpath.relpath(self.path, here or "."), safe="/@:+~") + self.rest


@dataclass(frozen=True)
class SitePaths:
    """Where links may lead: what comes from ``content/``, and the site's other paths."""

    content: Content
    exists: Callable[[str], bool]

    def resolve(self, link: str, source: str) -> Target | None:
        """Where a link leads that stands in ``source``, a file below ``content/``.

        None for one that leaves the site, which is not looked for. Raises BadLinkError.
        """
        if scheme := SCHEME.match(link):
            check_outside(link, scheme[1].lower())
            return None
        if link.startswith(("/", "\\")):
            message = "leads to the top of the host, where the site may not stand"
            raise BadLinkError(
                message, self._hint(link.strip("/\\"), source) or "write it relative"
            )
        path, rest = re.fullmatch(r"([^?#]*)(.*)", link, re.DOTALL).groups()  # type: ignore[union-attr]
        page = self.content.pages.get(source)
        if not path:
            if page is None:
                raise BadLinkError("names no page", "write the page before the #")
            return Target(page.target, rest)
        path = unquote(path)
        found = self._find(path, source, page.target if page else source)
        if found is None:
            leads_out = posixpath.normpath(_joined(path, source)).startswith("..")
            message = f"leads {f'out of {self.content.shown}/' if leads_out else 'nowhere'}"
            raise BadLinkError(message, self._hint(path, source))
        return Target(found, rest)

    def _find(self, path: str, source: str, page: str) -> str | None:
        named = posixpath.normpath(_joined(path, source))
        if named in self.content.pages:
            return self.content.pages[named].target
        for base in (source, page):
            place = posixpath.normpath(_joined(path, base))
            for one in (place, f"{place}/index.html".removeprefix("./")):
                if not one.startswith("..") and (one in self.content.targets or self.exists(one)):
                    return one
        return None

    def _hint(self, path: str, source: str) -> str:
        """The file that was meant, if one is near, as a link from ``source``."""
        folder = posixpath.dirname(source) or "."
        known = {
            posixpath.relpath(one, folder): one
            for one in (*self.content.pages, *self.content.files)
        }
        bare = path.strip("/").removesuffix("/index.html").removesuffix(".html")
        if near := next((one for one in known if one.lower() == f"{bare.lower()}.md"), None):
            return f'did you mean "{near}"?'
        return did_you_mean(path, known)


def fragment_of(target: Target) -> str:
    """The id within its page that a link leads to; empty for none."""
    return unquote(urlsplit(target.rest).fragment)


def _joined(path: str, source: str) -> str:
    return posixpath.join(posixpath.dirname(source), path)
