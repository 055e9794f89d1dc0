"""What a handout, which is several pages in one file, does another way than the site."""

from __future__ import annotations

import base64
import gzip
from functools import lru_cache

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

# Base 85 has this sign, which may end a script; the other it has not.
SIGNS = bytes.maketrans(b"<", b",")


@lru_cache(maxsize=64)
def packed(text: str) -> Markup:
    """The text by gzip, in base 85 without signs that mean something within a script.

    ``browser/handout.js`` unpacks it.
    """
    data = gzip.compress(text.encode(), compresslevel=9, mtime=0)
    return Markup(base64.b85encode(data).translate(SIGNS).decode())


@pass_context
def page_link(context: Context, page: str, stage: str = "") -> str:
    """Where a page of the version is: "assess", "team", or that of a stage."""
    if getattr(context["kind"], "chrome", "") != "handout":
        return f"{context['here']}{f'stages/{stage}' if stage else page}/index.html"
    if stage:
        return f"#guidance-{stage}"
    return {"assess": "#assessment", "team": "#team"}[page]
