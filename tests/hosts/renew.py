"""Writes what was seen of hosts into the table that sites show: ``python -m tests.hosts.renew``.

With names of hosts it visits those alone. The lines of the others stay as they are.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import Any

import yaml
from playwright.sync_api import sync_playwright

from stagemark.site.embed_hosts import FILE
from tests.chromium import launch
from tests.hosts.building import Form, Host, hosts
from tests.hosts.seeing import see, site_at_its_address


def renew(names: Sequence[str]) -> None:
    known = hosts()
    if unknown := {*names} - {*known}:
        sys.exit(f"There is no {', '.join(sorted(unknown))} in hosts.yaml")
    chosen = {name: host for name, host in known.items() if not names or name in names}
    with site_at_its_address() as site, sync_playwright() as playwright:
        browser = launch(playwright, whole=True)
        for host in chosen.values():
            _write(host, see(browser, host, site, print))
        browser.close()


def _write(host: Host, forms: dict[Form, str]) -> None:
    """At once, so that a run that stops has written what it saw."""
    text = FILE.read_text(encoding="utf-8")
    head = text[: text.index("- ")]
    rows: list[dict[str, Any]] = yaml.safe_load(text)
    for row in rows:
        if row["host"] == host.host:
            row.update(version=host.version, forms={**forms})
    lines = (f"- {flow(row)}\n" for row in rows)
    FILE.write_text(head + "".join(lines), encoding="utf-8")


def flow(row: dict[str, Any]) -> str:
    return yaml.safe_dump(
        row, default_flow_style=True, sort_keys=False, allow_unicode=True, width=1_000
    ).strip()


if __name__ == "__main__":
    renew(sys.argv[1:])
