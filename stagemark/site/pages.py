"""A page: a path, a template and the data that it shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, eq=False)
class Fragment:
    """A piece that several pages show alike, rendered once for all that hold this very one."""

    template: str
    context: Mapping[str, Any]


@dataclass(frozen=True)
class Page:
    """A file of the site: a template with what it shows; ``fragments`` by their name in it."""

    path: str
    template: str
    context: Mapping[str, Any]
    fragments: Mapping[str, Fragment] = field(default_factory=dict)


@dataclass(frozen=True)
class NavLink:
    """An entry of the site's menu or of a trail; ``path`` is relative to the site's root."""

    title: str
    path: str
    is_own: bool = False
    """Whether the title is the page's own words, not those of a framework or a publisher."""
    in_foot: bool = False
    """Whether it stands at the foot of the pages, and not in the menu at their head."""
