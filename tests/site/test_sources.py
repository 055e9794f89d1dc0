"""Broken sites: ``check`` and ``build`` say the same of each, with its place and what to do."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from stagemark.cli import main
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.broken_content import (
    SETTINGS,
    about,
    collecting,
    counting,
    differing_in_case,
    folder_out,
    font_in_disguise,
    guidance_out,
    icon_of_other_kind,
    link_out,
    logo_in_disguise,
    logo_of_other_case,
    privacy_file,
    set_to,
    two_pages,
    weight_below_nothing,
    without_home,
    written,
)

Said = pytest.CaptureFixture[str]
PLACE = re.compile(r"(content|frameworks)[^\n]*:\d+:\d+: .+")

YAML = "content/site.yaml"
PAGE = "content/about.md"
GUIDE = "content/guidance/model/beginning.md"

# What is broken, and what is said of it. The first words are those behind the place.
BROKEN: dict[str, tuple[Callable[[Path], None], str]] = {
    "a logo that is not there": (set_to("logo: logo.svg\n"), f"{YAML}:3:7: logo: there is no file"),
    "a logo of another case": (logo_of_other_case, f'{YAML}:3:7: .*did you mean "Logo.svg"'),
    "a logo of another kind": (logo_in_disguise, f"{YAML}:3:7: logo: logo.png is no PNG file"),
    "a logo outside": (set_to("logo: ../logo.svg\n"), f"{YAML}:3:7: logo: there is no file"),
    "a dark logo that is not there": (
        written("content/site.yaml", f"{SETTINGS}logo: {{light: l.svg, dark: d.svg}}\n"),
        f"{YAML}:3:28: logo.dark: there is no file",
    ),
    "a logo for dark pages alone": (
        set_to("logo: {dark: d.svg}\n"),
        rf"{YAML}:3:\d+: logo.light: is missing",
    ),
    "a logo that is nearly alone": (
        set_to("logo: {light: l.svg, alone: yes}\n"),
        f"{YAML}:3:29: logo.alone: must be true or false",
    ),
    "a brand that is too pale": (
        set_to("brand: '#ffd700'\n"),
        f"{YAML}:3:8: brand: has a contrast of 1.4 .* a fill needs 3; the nearest that passes is #",
    ),
    "a font that is not there": (
        set_to("fonts: {heading: brand.woff2}\n"),
        f"{YAML}:3:18: fonts.heading: there is no file",
    ),
    "a font of no known kind": (
        set_to("fonts: {body: serf}\n"),
        f'{YAML}:3:15: fonts.body: must be serif, sans, rounded, or a font .*did you mean "serif"',
    ),
    "a font that is none": (
        font_in_disguise,
        f"{YAML}:3:15: fonts.body: brand.woff2 is no font that can be read",
    ),
    "an icon that is not there": (
        set_to("favicon: icon.svg\n"),
        f"{YAML}:3:10: favicon: there is no file",
    ),
    "an icon of another kind": (
        icon_of_other_kind,
        f"{YAML}:3:10: favicon: icon.ico must be an SVG or PNG file",
    ),
    "an e-mail address without a host": (
        set_to("publisher: {name: Ours, email: us@ours}\n"),
        f"{YAML}:3:32: publisher.email: must be one e-mail address",
    ),
    "an e-mail address of two": (
        set_to("publisher: {name: Ours, email: 'us@ours.example,you@ours.example'}\n"),
        f"{YAML}:3:32: publisher.email: must be one e-mail address",
    ),
    "an e-mail address with a bad host": (
        set_to("publisher: {name: Ours, email: us@-ours.example}\n"),
        f"{YAML}:3:32: publisher.email: .*has a host that no name can have",
    ),
    "a telephone that would be dialled wrongly": (
        set_to("publisher: {name: Ours, phone: +49 (0)30 123456}\n"),
        rf"{YAML}:3:32: publisher.phone: must not hold \(0\).*write \+49 30 123456",
    ),
    "a telephone in letters": (
        set_to("publisher: {name: Ours, phone: 0800 FLOWERS}\n"),
        rf"{YAML}:3:32: publisher.phone: must be a telephone number.*\+44 20 7946 0000",
    ),
    "a menu with a missing page": (
        set_to("navigation: [abuot.md]\n"),
        rf'{YAML}:3:14: navigation\[0\]: there is no page "abuot.md".*mean "about.md"',
    ),
    "a menu without an ending": (set_to("navigation: [about]\n"), f'{YAML}:3:14: .*"about.md"'),
    "a menu with a page twice": (
        set_to("navigation: [about.md, about.md]\n"),
        rf"{YAML}:3:24: navigation\[1\]: names .* second time",
    ),
    "a page in menu and foot": (
        set_to("navigation: [about.md]\nfoot_navigation: [about.md]\n"),
        rf"{YAML}:4:19: foot_navigation\[0\]: names .* second time",
    ),
    "a menu with the home page": (
        set_to("navigation: [index.md]\n"),
        f"{YAML}:3:14: .*the menu has the home page already",
    ),
    "a footer with a dead link": (
        set_to("footer: '[Imprint](imprnt.md)'\n"),
        f'{YAML}:3:9: footer: the link "imprnt.md" leads',
    ),
    "a footer with an absolute link": (
        set_to("footer: '[About](/about.md)'\n"),
        f'{YAML}:3:9: footer: .*mean "about.md"',
    ),
    "a footer with a script": (
        set_to("footer: '[x](javascript:alert(1))'\n"),
        f"{YAML}:3:9: footer: .*begins with javascript",
    ),
    "a footer's link to no page": (
        set_to("footer: {links: [{title: About, url: abuot.md}]}\n"),
        rf'{YAML}:3:38: footer.links\[0\].url: the link "abuot.md" leads .*mean "about.md"',
    ),
    "a footer's link to no address": (
        set_to("footer: {links: [{title: About, url: 'https:///x'}]}\n"),
        rf"{YAML}:3:38: footer.links\[0\].url: the link .*names no host",
    ),
    "a dead link in a footer's text": (
        set_to("footer: {text: '[About](abuot.md)'}\n"),
        f'{YAML}:3:16: footer.text: the link "abuot.md" leads .*mean "about.md"',
    ),
    "a footer's link without a title": (
        set_to("footer: {links: [{url: about.md}]}\n"),
        rf"{YAML}:3:\d+: footer.links\[0\].title: is missing",
    ),
    "a footer with nothing in it": (
        set_to("footer: {links: []}\n"),
        f"{YAML}:3:9: footer: needs a text or links",
    ),
    "a footer with an unknown key": (
        set_to("footer: {txt: About}\n"),
        f'{YAML}:3:10: footer.txt: unknown key.*mean "text"',
    ),
    "a consent with a dead link": (
        set_to("collect: {endpoint: 'https://a.example', consent: '[x](y.md)'}\n"),
        f"{YAML}:3:51: collect.consent: the link",
    ),
    "an address in brackets": (set_to("url: 'https://[::1'\n"), f"{YAML}:3:6: url: is no web addr"),
    "an address with a query": (
        set_to("url: https://a.example/?x\n"),
        f"{YAML}:3:6: url: must not",
    ),
    "a publisher without a host": (
        set_to("publisher: {name: Us, url: 'https:///x'}\n"),
        f"{YAML}:3:28: .*names no host",
    ),
    "an endpoint with an umlaut": (
        collecting("https://müller.example/x"),
        f"{YAML}:3:21: .*https://xn--mller-kva.example/x",
    ),
    "an endpoint for everybody": (collecting("https://*"), f"{YAML}:3:21: .*one host"),
    "an endpoint with a comma": (
        collecting("https://a.example,x/"),
        f"{YAML}:3:21: .*write a name",
    ),
    "an endpoint with a semicolon": (collecting("https://a.example;x/"), f"{YAML}:3:21: .*write a"),
    "an endpoint with a password": (
        collecting("https://u:p@a.example/"),
        f"{YAML}:3:21: .*write https://a.example/",
    ),
    "an endpoint with no such port": (
        collecting("https://a.example:99999/"),
        f"{YAML}:3:21: .*65,535",
    ),
    "an endpoint without a host": (collecting("https:///x"), f"{YAML}:3:21: .*names no host"),
    "an endpoint with one word": (collecting("https://forms/x"), f"{YAML}:3:21: .*without a dot"),
    "an endpoint by number": (collecting("https://192.0.2.1/"), f"{YAML}:3:21: .*name of the host"),
    "an endpoint with a place": (
        collecting("https://a.example/x#y"),
        f"{YAML}:3:21: .*write https://a.example/x",
    ),
    "an endpoint that all can read": (
        collecting("http://a.example/"),
        f"{YAML}:3:21: .*https://a.ex",
    ),
    "a way on that leads nowhere": (
        set_to("after_result: {button: {label: Go, url: abuot.md}}\n"),
        f'{YAML}:3:.*after_result.button.url: the link .*did you mean "about.md"',
    ),
    "a way on with a dead link": (
        set_to("after_result: {stages: {model: {beginning: {text: '[x](y.md)'}}}}\n"),
        f"{YAML}:3:.*after_result.stages.model.beginning.text: the link",
    ),
    "a way on by script": (
        set_to("after_result: {button: {label: Go, url: 'javascript:go()'}}\n"),
        f"{YAML}:3:.*after_result.button.url: the link .*begins with javascript",
    ),
    "a way on that says nothing": (set_to("after_result: {}\n"), f"{YAML}:3:.*needs a title"),
    "a way on from an unknown framework": (
        set_to("after_result: {stages: {modle: {beginning: {title: Go}}}}\n"),
        f'{YAML}:3:.*after_result.stages.modle: there is no framework .*did you mean "model"',
    ),
    "a way on of an unknown framework": (
        set_to("after_result: {frameworks: {modle: {title: Go}}}\n"),
        f'{YAML}:3:.*after_result.frameworks.modle: there is no framework .*did you mean "model"',
    ),
    "a way on from an unknown stage": (
        set_to("after_result: {stages: {model: {begining: {title: Go}}}}\n"),
        f'{YAML}:3:.*after_result.stages.model.begining: .*did you mean "beginning"',
    ),
    "a counter by number": (counting("umami", "https://192.0.2.1/"), f"{YAML}:3:31: .*name of the"),
    "a counter that all can read": (
        counting("umami", "http://a.example/"),
        f"{YAML}:3:31: analytics.url: must begin with https://.*https://a.example/",
    ),
    "a counter with a query": (
        counting("plausible", "https://a.example/?x"),
        f"{YAML}:3:35: analytics.url: must not hold a .*write https://a.example/",
    ),
    "a counter that nobody knows": (
        counting("tally", "https://a.example/"),
        f"{YAML}:3:19: .*kind",
    ),
    "a counter without a number": (
        counting("matomo", "https://a.example/"),
        f"{YAML}:3:12: analytics: .*a number for each site",
    ),
    "a privacy page that is missing": (
        counting("umami", "https://a.example/", "site: x, privacy: abuot.md"),
        f'{YAML}:3:.*analytics.privacy: there is no page .*did you mean "about.md"',
    ),
    "a privacy page that is a file": (
        privacy_file,
        f"{YAML}:3:12: analytics: visitors must be told of it on a page",
    ),
    "two sources for a page": (two_pages, "content/x/index.md:1:1: stands beside content/x.md"),
    "two names of one file": (differing_in_case, f"{PAGE}:1:1: stands beside content/About.md"),
    "a page where a framework is": (
        written("content/model.md", "# M\n"),
        "content/model.md:1:1: .*framework",
    ),
    "a page where the missing one is": (
        written("content/404.md", "# 4\n"),
        "content/404.md:1:1: .*404.html",
    ),
    "a file where the sitemap is": (
        written("content/sitemap.xml", "<x/>"),
        "content/sitemap.xml:1:1: .*own",
    ),
    "no home page": (without_home, 'content/index.md:1:1: there is no such file.*"# Welcome"'),
    "a link to a file outside": (
        link_out,
        "content/shown.md:1:1: is a symbolic link; put the file",
    ),
    "a link to a folder outside": (
        folder_out,
        "content/shown:1:1: is a symbolic link; put the folder",
    ),
    "guidance from outside": (
        guidance_out,
        "content/guidance:1:1: is a symbolic link; put the fold",
    ),
    "a name that no address has": (
        written("content/50%.md", "# 50\n"),
        'content/50%.md:1:1: has "%"',
    ),
    "a page in Latin-1": (
        about("# Café\nñ\n".encode("latin-1")),
        f"{PAGE}:1:6: contains the byte 0xE9, which is not UTF-8; save",
    ),
    "a page in UTF-16": (
        about("# A\n".encode("utf-16")),
        f"{PAGE}:1:1: .* is saved as UTF-16; save",
    ),
    "front matter with a bracket": (about("---\ntitle: [\n---\n# A\n"), rf"{PAGE}:\d:\d+: "),
    "front matter without an end": (
        about("---\ntitle: A\n\n# A\n"),
        f"{PAGE}:1:1: .*has no end; write ---",
    ),
    "front matter with a tab": (about("---\ntitle: A\n\tx: y\n---\n"), rf"{PAGE}:3:\d: "),
    "front matter that is a list": (
        about("---\n- title\n---\n"),
        f"{PAGE}:2:1: .*keys with values",
    ),
    "a title that is a list": (
        about("---\ntitle: [a, b]\n---\n"),
        f"{PAGE}:2:8: title: must be a text",
    ),
    "a template that is not there": (
        about("---\ntemplate: hmoe.html\n---\n# A\n"),
        f'{PAGE}:2:11: template: .*mean "home.html"',
    ),
    "a dead link": (
        about("# A\n\nSee [there](indx.md).\n"),
        f'{PAGE}:3:13: the link "indx.md".*mean "index.md"',
    ),
    "a dead picture": (
        about("# A\n\n![x](x.png)\n"),
        f'{PAGE}:3:6: the link "x.png": leads nowhere',
    ),
    "a dead place": (about("# A\n\n[x](index.md#no)\n"), f"{PAGE}:3:5: .*no place called"),
    "a dead place on the page": (about("# A\n\n[x](#no)\n"), f"{PAGE}:3:5: .*no place called"),
    "a link from the top": (about("# A\n\n[x](/index.md)\n"), f'{PAGE}:3:5: .*mean "index.md"'),
    "a link out of the folder": (about("# A\n\n[x](../y.md)\n"), f"{PAGE}:3:5: .*out of content/"),
    "a link to a folder": (about("# A\n\n[x](pictures/)\n"), f"{PAGE}:3:5: .*leads nowhere"),
    "a link to a framework's missing page": (
        about("# A\n\n[x](model/stages/none/)\n"),
        f"{PAGE}:3:5: ",
    ),
    "a dead link in raw HTML": (about("# A\n\n<a href='y.html'>x</a>\n"), f"{PAGE}:3:10: "),
    "guidance with a dead link": (written(GUIDE, "Text\n\n[x](y.md)\n"), f"{GUIDE}:3:1: the link"),
    "guidance in Latin-1": (
        written(GUIDE, b"\xe9\n"),
        f"{GUIDE}:1:1: contains the byte 0xE9, which is not UTF-8",
    ),
    "guidance for no stage": (
        written("content/guidance/model/begining.md", "x"),
        'begining.md:1:1: .*mean "beginning"',
    ),
    "settings that are no YAML": (set_to("footer: [\n"), rf"{YAML}:\d:\d+: "),
    "an unknown setting": (set_to("colour: red\n"), f"{YAML}:3:1: colour: unknown key"),
    "a framework with a mistake": (weight_below_nothing, "0.1.0.yaml:.*weight: must be greater"),
}


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write_version(tmp_path / "frameworks", "model", "0.1.0")
    write_content(tmp_path / "content")
    (tmp_path / "theme").symlink_to(ROOT / "theme", target_is_directory=True)
    return tmp_path


def run(command: str, root: Path, capsys: Said, status: int) -> str:
    assert main([command], root=root) == status, capsys.readouterr().err
    return capsys.readouterr().err


@pytest.mark.parametrize(("spoil", "said"), BROKEN.values(), ids=BROKEN)
def test_check_and_build_say_the_same_of_a_broken_site(
    root: Path, capsys: Said, spoil: Callable[[Path], None], said: str
) -> None:
    spoil(root)
    checked = run("check", root, capsys, 1)
    assert run("build", root, capsys, 1) == checked
    assert re.search(said, checked, re.MULTILINE), checked
    assert all(PLACE.fullmatch(line) for line in checked.splitlines()), checked
    assert not re.search(r"\bnav\b|Doc file|documentation files|MkDocs|Traceback", checked)
    assert not (root / "site").exists()


def test_problems_of_all_kinds_are_said_at_once(root: Path, capsys: Said) -> None:
    for spoil in ("a dead link", "a menu without an ending", "guidance in Latin-1", "no home page"):
        BROKEN[spoil][0](root)
    weight_below_nothing(root)
    lines = run("check", root, capsys, 1).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "content/about.md", GUIDE, "content/index.md", YAML, "frameworks/model/0.1.0.yaml"
    ]  # fmt: skip


def test_a_slip_in_best_for_is_said_and_others_may_be_of_another_site(
    root: Path, capsys: Said
) -> None:
    set_to("best_for: {modle: small teams, of-another-site: an audit}\n")(root)
    said = run("check", root, capsys, 0)
    assert f'{YAML}:3:19: warning: best_for.modle: there is no framework "modle"' in said
    assert 'did you mean "model"' in said
    assert "of-another-site" not in said
