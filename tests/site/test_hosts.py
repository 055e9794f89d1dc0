"""What hosts read beside the pages: each is read here as its host reads it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest

from stagemark.cli import main
from stagemark.site.hosts import headers, with_host_files
from stagemark.site.output import File
from tests.publisher import write_content, write_version
from tests.root import ROOT

OWN = (".nojekyll", ".gitattributes", "serve.json", "_headers")
Headers = dict[str, list[str]]


def test_a_site_carries_what_hosts_read(site: Path) -> None:
    assert (site / ".nojekyll").is_file()
    assert (site / ".gitattributes").read_text() == "* -text\n"
    assert json.loads((site / "serve.json").read_bytes())["trailingSlash"] is True


def test_a_file_of_the_publisher_takes_the_place_of_ours() -> None:
    files = [File("serve.json", b"mine", "content/serve.json"), File("index.html", b"", "a page")]
    found = {file.path: file.content for file in with_host_files(files)}
    assert found["serve.json"] == b"mine"
    assert set(found) == {"index.html", *OWN}


def test_a_publisher_s_own_file_is_published(tmp_path: Path) -> None:
    write_content(tmp_path / "content")
    write_version(tmp_path / "frameworks", "model", "1.0.0")
    (tmp_path / "content" / "_headers").write_text("/*\n  X-Mine: yes\n")
    assert main(["build", "--theme", str(ROOT / "theme")], root=tmp_path) == 0
    assert (tmp_path / "site" / "_headers").read_text() == "/*\n  X-Mine: yes\n"


def read_rules(text: str) -> list[tuple[str, Headers]]:
    """The rules of a ``_headers`` file: a pattern, and its headers below it, indented."""
    rules: list[tuple[str, Headers]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line.startswith("  "):
            name, value = line.strip().split(": ", 1)
            rules[-1][1].setdefault(name, []).append(value)
        else:
            assert line == "" or line.startswith("#")
    return rules


def as_cloudflare(rule: str, address: str) -> bool:
    """A star stands for any signs, a name behind a colon for a part of the path."""
    assert rule.count("*") <= 1
    pattern = re.sub(r":\w+", "[^/]+", re.escape(rule).replace(r"\*", ".*").replace(r"\:", ":"))
    return re.fullmatch(pattern, address) is not None


def as_netlify(rule: str, address: str) -> bool:
    """The same, but a closing slash says nothing: part by part, with or without one at the end."""
    parts = [part for part in rule.split("/") if part]
    made = ["[^/]+" if part[0] == ":" else re.escape(part).replace(r"\*", ".*") for part in parts]
    return re.fullmatch(f"/{'/'.join(made)}/?", address, re.IGNORECASE) is not None


@pytest.mark.parametrize("matches", [as_cloudflare, as_netlify])
def test_every_address_gets_its_type_and_its_age_once(
    site: Path, matches: Callable[[str, str], bool]
) -> None:
    text = (site / "_headers").read_text()
    rules = read_rules(text)
    assert len(rules) <= 100
    assert "X-Frame-Options" not in text
    assert "frame-ancestors" not in text
    types = {
        ".html": "text/html; charset=utf-8",
        ".js": "text/javascript; charset=utf-8",
        ".css": "text/css; charset=utf-8",
        ".svg": "image/svg+xml; charset=utf-8",
    }
    for path in sorted(one for one in site.rglob("*") if one.suffix in types):
        place = f"/{quote(path.relative_to(site).as_posix())}"
        for address in {place, re.sub(r"/index\.html$", "/", place)}:
            found: Headers = {}
            for rule, said in rules:
                if matches(rule, address):
                    for name, values in said.items():
                        found.setdefault(name, []).extend(values)
            assert found["Content-Type"] == [types[path.suffix]], address
            [age] = found["Cache-Control"]
            named = re.match(r"/assets/[\w-]+-[0-9a-f]{12}\.", address)
            assert ("immutable" in age) == bool(named), address


def test_many_pages_make_no_more_rules_than_are_read() -> None:
    paths = {
        f"model-{number}/{page}index.html" for number in range(300) for page in ("", "assess/")
    }
    rules = [rule for rule, _ in read_rules(headers(paths).decode())]
    assert len(rules) == 100
    assert "/:framework/assess/" in rules
