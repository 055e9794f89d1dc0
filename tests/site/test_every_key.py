"""Every key that is documented does something: what it says is found where it belongs."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest
import yaml
from pydantic import BaseModel, ValidationError

from stagemark.cli import main
from stagemark.framework.model import Framework
from stagemark.framework.source import parse
from stagemark.site.after_result import AfterResult
from stagemark.site.content import FrontMatter
from stagemark.site.logo import Logo, Picture
from stagemark.site.render import Theme
from stagemark.site.settings import (
    Analytics,
    Collect,
    FontChoice,
    Footer,
    LogoFiles,
    Publisher,
    Settings,
)
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.own_fonts import NUNITO

GOOD = sorted((ROOT / "tests" / "cases" / "good").glob("*/framework.yaml"))


def leaves(value: Any, trail: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The trails of all texts in a tree."""
    if isinstance(value, str):
        yield trail
        return
    for step, part in value.items() if isinstance(value, dict) else enumerate(value):
        yield from leaves(part, (*trail, step))


def keys(value: Any) -> set[str]:
    """The names of all keys in a tree."""
    if isinstance(value, dict):
        return set(value).union(*map(keys, value.values()))
    return set().union(*map(keys, value)) if isinstance(value, list) else set()


def marked(document: dict[str, Any]) -> dict[str, tuple[str | int, ...]]:
    """Puts a word of its own behind whatever may be any text; the trails by these words."""
    marks: dict[str, tuple[str | int, ...]] = {}
    for trail in [*leaves(document)]:
        parent: Any = document
        for step in trail[:-1]:
            parent = parent[step]
        before, mark = parent[trail[-1]], f"Zq{len(marks)}x"
        parent[trail[-1]] = before.rstrip() + mark
        try:
            Framework.model_validate(document)
        except ValidationError:
            parent[trail[-1]] = before
        else:
            marks[mark] = trail
    return marks


@pytest.mark.parametrize("path", GOOD, ids=[path.parent.name for path in GOOD])
def test_every_text_of_a_framework_is_shown(path: Path, tmp_path: Path) -> None:
    tree = parse(path.read_bytes(), "x", [])
    assert tree
    assert isinstance(tree.value, dict)
    document = tree.value
    marks = marked(document)
    assert len(marks) >= 10
    file = tmp_path / "frameworks" / document["id"] / f"{document['version']}.yaml"
    file.parent.mkdir(parents=True)
    file.write_text(yaml.safe_dump(document, allow_unicode=True, sort_keys=False), "utf-8")
    write_content(tmp_path / "content")
    assert main(["build", "--theme", str(ROOT / "theme")], root=tmp_path) == 0
    site = tmp_path / "site" / document["id"]
    shown = "".join(page.read_text("utf-8") for page in site.rglob("*.html"))
    assert {trail for mark, trail in marks.items() if mark not in shown} == set()
    data = json.loads((site / "framework.json").read_bytes())
    assert keys(document) <= keys(data)
    text = json.dumps(data, ensure_ascii=False)
    assert {trail for mark, trail in marks.items() if mark not in text} == set()


SETTINGS = """
name: Name of ours
description: Description of ours
language: cy
url: https://models.example/here/
publisher:
  name: Publisher of ours
  url: https://publisher.example/
  email: us+site@publisher.example
  phone: +44 (20) 7946-0000
accent: "#7a1f5c"
brand: "#C2185B"
logo: {light: pictures/Logo of ours.svg, dark: pictures/Night.svg, alone: true}
favicon: pictures/icon.png
fonts: {heading: rounded, body: pictures/own.woff2}
navigation: [about.md]
foot_navigation: [legal/Imprint.md]
questions: {model: [{question: What of ours?, answer: 'All of [it](about.md).'}]}
best_for: {model: those who are like us}
footer:
  text: The foot of ours, with an [Imprint](legal/Imprint.md#terms)
  links: [{title: Link of ours, url: about.md}]
collect:
  endpoint: https://forms.example/take
  consent: I agree to [this](about.md)
  title: Send us yours
  text: We read it, see [this](about.md)
  offer: A call of ours
  button: Off it goes
  thanks: Back to [us](about.md)
  parts: [stage, contact]
  contact: [email, phone]
  encoding: json
  fixed: {form-id: of-ours}
  names: {email: EMAIL-OF-OURS}
after_result:
  title: What we offer
  text: Read [about us](about.md)
  button: {label: Talk to us, url: 'https://publisher.example/talk'}
  frameworks: {model: {title: After our model}}
  stages: {model: {beginning: {text: For beginners of ours}}}
range: at_end
analytics:
  kind: umami
  url: https://visits.example/counter/
  site: site-of-ours
  privacy: about.md
"""
LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20"/>'
NIGHT = LOGO.replace("60 20", "40 20")
ICON = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=="
)
PAGE = (
    "---\ntitle: Title of ours\ndescription: Search for ours\ntemplate: home.html\n---\n# About\n"
)

ASSESSMENT, HOME, ABOUT = "model/assess/index.html", "index.html", "about/index.html"
# Where the value of each key is found: the page, and how it stands there.
SHOWN = {
    "name": (HOME, "Name of ours"),
    "description": (HOME, 'content="Description of ours"'),
    "language": (HOME, '<html lang="cy"'),
    "url": (ABOUT, '<link rel="canonical" href="https://models.example/here/about/">'),
    "publisher": (HOME, '<a href="https://publisher.example/">Publisher of ours</a>'),
    "publisher.name": (HOME, "Publisher of ours"),
    "publisher.url": (HOME, "https://publisher.example/"),
    "publisher.email": (
        ASSESSMENT,
        '<a href="mailto:us+site@publisher.example">us+site@publisher.example</a>',
    ),
    "publisher.phone": (
        "model/handout.html",
        '<bdi><a href="tel:+442079460000">+44 (20) 7946-0000</a></bdi>',
    ),
    "accent": ("assets/site.css", "#7a1f5c"),
    "brand": (ASSESSMENT, "--brand:#c2185b"),
    "logo": (
        ABOUT,
        '<img src="../pictures/Logo%20of%20ours.svg" alt="Name of ours" width="84" height="28">',
    ),
    "logo.light": (HOME, '<img src="pictures/Logo%20of%20ours.svg"'),
    "logo.dark": (
        HOME,
        '<source media="(prefers-color-scheme: dark)" srcset="pictures/Night.svg" width="56"',
    ),
    "logo.alone": (HOME, 'alt="Name of ours"'),
    "favicon": (HOME, '<link rel="icon" href="pictures/icon.png" type="image/png">'),
    "fonts": (HOME, "font-src 'self';"),
    "fonts.heading": (ASSESSMENT, ":root{--heading:ui-rounded,"),
    "fonts.body": (ASSESSMENT, '"own body";src:url(../../assets/font-'),
    "navigation": (HOME, '<a href="about/index.html">Title of ours</a>'),
    "foot_navigation": (ABOUT, '<li><a href="../legal/Imprint/index.html">Imprint</a></li>'),
    "questions": ("model/index.html", 'All of <a href="../about/index.html">it</a>.'),
    "best_for": (HOME, "those who are like us"),
    "footer": (
        "model/stages/index.html",
        'The foot of ours, with an <a href="../../legal/Imprint/index.html#terms">Imprint</a>',
    ),
    "footer.text": (ASSESSMENT, "The foot of ours"),
    "footer.links": (ASSESSMENT, '<a href="../../about/index.html">Link of ours</a>'),
    "collect": (ASSESSMENT, '<form id="collect"'),
    "collect.endpoint": (ASSESSMENT, "connect-src https://forms.example https://visits.example;"),
    "collect.consent": (ASSESSMENT, 'I agree to <a href="../../about/index.html">this</a>'),
    "collect.title": (ASSESSMENT, ">Send us yours</h3>"),
    "collect.text": (ASSESSMENT, 'We read it, see <a href="../../about/index.html">this</a>'),
    "collect.offer": (ASSESSMENT, ">A call of ours</p>"),
    "collect.button": (ASSESSMENT, ">Off it goes</button>"),
    "collect.thanks": (ASSESSMENT, 'Back to <a href="../../about/index.html">us</a>'),
    "collect.parts": (ASSESSMENT, 'data-parts="stage contact"'),
    "collect.contact": (ASSESSMENT, '<input name="phone" type="tel"'),
    "collect.encoding": (ASSESSMENT, 'data-encoding="json"'),
    "collect.fixed": (ASSESSMENT, "of-ours"),
    "collect.names": (ASSESSMENT, "EMAIL-OF-OURS"),
    "after_result": (ASSESSMENT, 'class="invitation"'),
    "after_result.title": ("other/assess/index.html", "<h3>What we offer</h3>"),
    "after_result.text": (ASSESSMENT, 'Read <a href="../../about/index.html">about us</a>'),
    "after_result.button": (
        ASSESSMENT,
        '<a class="button" href="https://publisher.example/talk">Talk to us</a>',
    ),
    "after_result.frameworks": (ASSESSMENT, "<h3>After our model</h3>"),
    "after_result.stages": (ASSESSMENT, "<p>For beginners of ours</p>"),
    "range": (ASSESSMENT, 'class="site at-end"'),
    "analytics": (HOME, "connect-src https://visits.example;"),
    "analytics.kind": (HOME, 'data-kind="umami"'),
    "analytics.url": (HOME, 'data-endpoint="https://visits.example/counter/api/send"'),
    "analytics.site": (HOME, 'data-site="site-of-ours"'),
    "analytics.privacy": (ABOUT, '<h2 id="counted-visits"'),
    "page.title": (ABOUT, "<title>Title of ours"),
    "page.description": (ABOUT, "Search for ours"),
    "page.template": (ABOUT, "Choose an assessment"),
}


@pytest.fixture(scope="module")
def own_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every setting is set."""
    root = tmp_path_factory.mktemp("own")
    for id in ("model", "other"):
        write_version(root / "frameworks", id, "0.1.0")
    write_content(root / "content")
    for name, text in {
        "site.yaml": SETTINGS,
        "about.md": PAGE,
        "legal/Imprint.md": "# Imprint\n\n## Terms\n",
        "pictures/Logo of ours.svg": LOGO,
        "pictures/Night.svg": NIGHT,
        "about.md~": "left behind",
        "old/about.md.bak": "left behind",
        "#about.md#": "left behind",
        "pictures/Thumbs.db": "left behind",
        "guidance/model/beginning.md": "See [about us](../../about.md).\n",
        "guidance/model/beginning.md.orig": "left behind",
    }.items():
        (root / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (root / "content" / name).write_text(text, encoding="utf-8")
    (root / "content" / "pictures" / "icon.png").write_bytes(base64.b64decode(ICON))
    (root / "content" / "pictures" / "own.woff2").write_bytes(NUNITO.read_bytes())
    assert main(["build", "--theme", str(ROOT / "theme")], root=root) == 0
    return root / "site"


def test_every_setting_is_tried() -> None:
    keys = {*Settings.model_fields}
    parts: dict[str, type[BaseModel]] = {
        "publisher": Publisher,
        "logo": LogoFiles,
        "fonts": FontChoice,
        "footer": Footer,
        "collect": Collect,
        "analytics": Analytics,
        "after_result": AfterResult,
        "page": FrontMatter,
    }
    for part, model in parts.items():
        keys |= {f"{part}.{key}" for key in model.model_fields}
    assert {*SHOWN} == keys


@pytest.mark.parametrize("key", SHOWN)
def test_every_setting_does_what_it_says(own_site: Path, key: str) -> None:
    path, text = SHOWN[key]
    assert text in unescape((own_site / path).read_text(encoding="utf-8"))


def test_logo_and_icon_are_on_every_page(own_site: Path) -> None:
    for path in own_site.rglob("*.html"):
        html = unescape(path.read_text(encoding="utf-8"))
        root = "../" * (len(path.relative_to(own_site).parts) - 1)
        if path.name == "404.html":  # which may be shown anywhere
            continue
        icon, logo, night = (
            f"{root}pictures/{name}" for name in ("icon.png", "Logo%20of%20ours.svg", "Night.svg")
        )
        if path.name == "handout.html":  # which stands alone
            icon = f"data:image/png;base64,{ICON}"
            logo, night = (
                f"data:image/svg+xml;base64,{base64.b64encode(one.encode()).decode()}"
                for one in (LOGO, NIGHT)
            )
        assert f'<link rel="icon" href="{icon}"' in html, path
        assert f'<img src="{logo}" alt="Name of ours"' in html, path
        assert f'srcset="{night}"' in html, path
        allowed = "img-src data:;" if path.name == "handout.html" else "img-src 'self' data:;"
        assert allowed in html, path
    assert (own_site / "pictures" / "Logo of ours.svg").read_text() == LOGO


def test_a_logo_stands_beside_the_name_unless_it_is_alone() -> None:
    settings = Settings(name="Ours", description="Ours.")
    theme = Theme(ROOT / "theme", settings)
    theme.logo = Logo(Picture("logo.svg", 84, LOGO.encode()), None, alone=False)
    brand = theme.environment.get_template("brand.html").render(root="../")
    image = '<img src="../logo.svg" alt="" width="84" height="28">'
    assert " ".join(brand.split()) == f"{image} Ours"


def test_what_editors_leave_behind_is_not_published(own_site: Path) -> None:
    found = [path for path in own_site.rglob("*") if path.is_file()]
    assert not [path for path in found if b"left behind" in path.read_bytes()]


def test_guidance_leads_to_pages(own_site: Path) -> None:
    for prefix, root in (("model", "../../../"), ("model/0.1.0", "../../../../")):
        html = (own_site / prefix / "stages/beginning/index.html").read_text(encoding="utf-8")
        assert f'See <a href="{root}about/index.html">about us</a>.' in html


def test_no_page_promises_what_does_not_hold(own_site: Path, site: Path) -> None:
    """Where results can be sent, no page says that answers stay in the browser and stops there."""
    for path in own_site.rglob("*.html"):
        html = path.read_text(encoding="utf-8")
        assert "Nothing is sent" not in html, path
        stays = "stay in this browser." in html or "stay in your browser." in html
        assert not stays or path.name == "handout.html", path
    for name in (HOME, "smb-marketing-stages/team/index.html"):
        assert "Answers stay in your browser." in (site / name).read_text(encoding="utf-8")


def test_the_foot_of_a_page_knows_whether_results_can_be_sent() -> None:
    collect = {"endpoint": "https://forms.example/take", "consent": "Yes."}
    feet = {
        "stay in your browser.": {},
        "stay in your browser unless you send your result.": {"collect": collect},
    }
    for words, given in feet.items():
        settings = Settings.model_validate({"name": "Ours", "description": "Ours.", **given})
        foot = Theme(ROOT / "theme", settings).environment.get_template("footer.html")
        assert f"Answers {words}" in foot.render(root="", navigation=[])
