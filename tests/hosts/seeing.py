"""What each host makes of each form of the embed, seen in a browser."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser

from stagemark.cli import main
from tests.browser.answering import SMB
from tests.browser.serving import serve
from tests.hosts.building import FORMS, Form, Host, Making
from tests.hosts.installing import FailedError, installed
from tests.hosts.looking import Seen, read_post
from tests.root import ROOT

Tell = Callable[[str], None]


@contextmanager
def site_at_its_address() -> Iterator[str]:
    """The address of the project's own site, which knows it, as one that is published does."""
    with TemporaryDirectory() as folder, serve(Path(folder)) as address:
        site = f"{address}site/"
        out = str(Path(folder, "site"))
        assert main(["build", "--quiet", "--out", out, "--site-url", site], root=ROOT) == 0
        yield site


def snippets(site: str) -> dict[Form, str]:
    """The three forms as people copy them."""
    loader = f'<script src="{site}embed.js"'
    return {
        "frame": f'<iframe src="{site}{SMB}/embed/?view=card" title="How far is our marketing?" '
        'width="100%" height="640" loading="lazy" allow="clipboard-write"></iframe>',
        "script": f'{loader} data-framework="{SMB}" async></script>',
        "element": f"{loader} async></script>\n"
        f'<stagemark-assessment framework="{SMB}"></stagemark-assessment>',
    }


def see(browser: Browser, host: Host, site: str, tell: Tell) -> dict[Form, str]:
    """What becomes of each form in this host, in the words of ``embed_hosts.yaml``."""
    with installed(host.installed or host.folder) as base:
        plain, fitted = (
            Making(
                host=host,
                base=base,
                is_fitted=is_fitted,
                snippets=snippets(site),
                site=site,
                browser=browser,
            )
            for is_fitted in (False, True)
        )
        outcomes = _see(plain, FORMS, tell)
        if {*outcomes.values()} == {"stops"}:
            plain.blog([], home="/")  # raises where it is not the snippets that stop it
        missing = [form for form in FORMS if outcomes[form] != "shown"]
        if missing and host.can_be_fitted:
            with_setting = _see(fitted, missing, tell)
            outcomes |= {form: "needs" for form in missing if with_setting[form] == "shown"}
        return outcomes


def _see(made: Making, forms: Sequence[Form], tell: Tell) -> dict[Form, str]:
    """The same for these forms alone; where they stop the build, each is built by itself."""
    with serve(made.out) as home:
        try:
            made.blog(forms, home)
        except FailedError as failed:
            if len(forms) > 1:
                return {form: _see(made, [form], tell)[form] for form in forms}
            tell(f"{made.host.host}, {forms[0]}: stops the build\n{failed}")
            return {forms[0]: "stops"}
        return {form: _look(made, home, form, tell) for form in forms}


def _look(made: Making, home: str, form: Form, tell: Tell) -> str:
    host = made.host
    seen = read_post(made.browser, home, host.post.format(name=form), form, site=made.site)
    way = "with a setting" if made.is_fitted else "as it is"
    tell(f"{host.host}, {form} {way}: {outcome(seen)} {seen.looks}")
    if len(seen.looks) > 1:
        assert seen.is_routed == (host.goes == "routing"), f"{host.host}: {host.goes} is not true"
    return outcome(seen)


def outcome(seen: Seen) -> str:
    if seen.is_right:
        return "shown"
    return "moved" if seen.is_left else "dropped"
