"""Files for hosts beside the pages, so that these are served as they were built.

A publisher who knows better puts a file of the same name into ``content/``; it is taken instead.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from urllib.parse import quote

from stagemark.site.output import File

# GitHub Pages would otherwise leave out what begins with an underscore.
NO_JEKYLL = b""
# Git would otherwise change line ends on Windows, and with them the hashes of scripts.
GIT_ATTRIBUTES = b"* -text\n"

# `npx serve` takes ".html" and closing slashes from addresses, and relative links then start from
# the wrong folder. It also lists a folder with a dot in its name, such as that of a version.
SERVE = {
    "cleanUrls": ["!/**/*.html"],
    "trailingSlash": True,
    "redirects": [
        {
            "source": "/:framework/:version([0-9][^/]+)",
            "destination": "/:framework/:version/index.html",
            "type": 302,
        }
    ],
}

# The types of our files by the ends of their names. Programs are UTF-8, whatever a host thinks.
TYPES = {
    "html": "text/html; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "css": "text/css; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xml": "application/xml; charset=utf-8",
}
FOR_EVER = "public, max-age=31536000, immutable"
ASKED_ANEW = "public, max-age=0, must-revalidate"
# Cloudflare reads no more rules than these.
MAX_RULES = 100
NAMED_BY_CONTENT = re.compile(r"assets/.*-[0-9a-f]{12,}\.[a-z0-9]+")
VERSION = re.compile(r"\d+\.\d+\.\d+.*")


def with_host_files(files: Iterable[File]) -> Iterator[File]:
    """The files, and after them those that hosts read, where none of that name came by."""
    paths: set[str] = set()
    for file in files:
        paths.add(file.path)
        yield file
    own = {
        ".nojekyll": NO_JEKYLL,
        ".gitattributes": GIT_ATTRIBUTES,
        "serve.json": json.dumps(SERVE, indent=2).encode() + b"\n",
        "_headers": headers(paths),
    }
    for path, content in own.items():
        if path not in paths:
            yield File(path, content, "what hosts read", gives_way=True)


def headers(paths: AbstractSet[str]) -> bytes:
    """The file ``_headers``, as Netlify, Cloudflare Pages and others read it.

    They disagree on what happens when two rules set one header for an address: one joins the
    values, one takes the last. So no two rules here do. Nor does any rule end with a slash behind a
    variable part, for which one would also take files. Pages may be framed, so nothing is said of
    frames.
    """
    kept = {path for path in paths if NAMED_BY_CONTENT.fullmatch(path)}
    anew = f"Cache-Control: {ASKED_ANEW}"
    rules = {_rule(path): [f"Cache-Control: {FOR_EVER}"] for path in sorted(kept)}
    for end, kind in TYPES.items():
        rules[f"/*.{end}"] = [f"Content-Type: {kind}"]
        if any(path.endswith(f".{end}") for path in kept):
            others = (path for path in paths - kept if path.endswith(f".{end}"))
            rules |= {_rule(path): [anew] for path in sorted(others)}
        else:
            rules[f"/*.{end}"].append(anew)
    rules |= {rule: [f"Content-Type: {TYPES['html']}", anew] for rule in _folder_rules(paths)}
    text = "# For hosts that read it: types, and how long a browser may keep a file.\n"
    for rule in [*rules][:MAX_RULES]:
        text += "\n".join([f"\n{rule}", *(f"  {line}" for line in rules[rule])]) + "\n"
    return text.encode()


def _rule(path: str) -> str:
    """The rule for one file."""
    return f"/{quote(path)}"


def _folder_rules(paths: Iterable[str]) -> list[str]:
    """Rules for pages at the address of their folder; those that match most pages come first."""
    rules: Counter[str] = Counter()
    for path in sorted(paths):
        *folders, name = path.split("/")
        if name == "index.html":
            if len(folders) > 1 and not VERSION.fullmatch(folders[-1]):
                folders[0] = ":framework"
                folders[1] = ":version" if VERSION.fullmatch(folders[1]) else folders[1]
            rules["/".join(["", *map(_quoted, folders), ""])] += 1
    return [rule for rule, _ in rules.most_common()]


def _quoted(part: str) -> str:
    return part if part in (":framework", ":version") else quote(part)
