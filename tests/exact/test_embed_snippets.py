"""What is copied as text, word for word."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from urllib.parse import parse_qs, urlsplit

import pytest
from markupsafe import escape

from tests.exact.test_team_merge import run

SITE = "https://models.example/all/"
TITLE = """Q & A: <how> "good" is it's name?"""
Look = list[tuple[str, str | bool]]


def snippets(look: Look, version: str = "") -> dict[str, str]:
    wanted = {"site": SITE, "framework": "model", "version": version, "title": TITLE, "look": look}
    script = f"console.log(JSON.stringify(snippets({json.dumps(wanted)})));"
    made: dict[str, str] = run(script, **{"../embed/snippets": "snippets"})
    return made


class Tags(HTMLParser):
    """The tags of a text with their attributes, as a browser reads them."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def test_a_title_is_written_as_templates_write_it_and_read_as_it_is() -> None:
    made = snippets([])
    for id in ("frame", "script", "element", "link"):
        assert f'"{escape(TITLE)}"' in made[id]
    frame, script, (loader, element), (link, picture) = (
        Tags(made[id]).found for id in ("frame", "script", "element", "link")
    )
    assert frame == [
        (
            "iframe",
            {
                "src": f"{SITE}model/embed/",
                "title": TITLE,
                "width": "100%",
                "height": "640",
                "loading": "lazy",
                "allow": "clipboard-write",
            },
        )
    ]
    own = {"src": f"{SITE}embed.js", "async": None}
    assert script == [("script", own | {"data-framework": "model", "data-title": TITLE})]
    assert loader == ("script", own)
    assert element == ("stagemark-assessment", {"framework": "model", "title": TITLE})
    assert link == ("a", {"href": f"{SITE}model/"})
    assert (picture[0], picture[1]["alt"]) == ("img", TITLE)


@pytest.mark.parametrize(
    ("look", "query"),
    [
        ([("font", "inherit")], {}),
        ([("font", "Fira Sans"), ("box", True)], {"font": ["Fira Sans"], "box": [""]}),
        ([("accent", "#17594a"), ("view", "page")], {"accent": ["17594a"], "view": ["page"]}),
    ],
)
def test_a_look_goes_into_the_address_and_into_the_attributes(
    look: Look, query: dict[str, list[str]]
) -> None:
    made = snippets(look, "2.0.0")
    address = urlsplit(made["address"])
    assert parse_qs(address.query, keep_blank_values=True) == query
    assert address.path == "/all/model/2.0.0/embed/"
    assert Tags(made["frame"]).found[0][1]["src"] == made["address"]
    wanted = {name: None if value is True else value for name, value in look}
    _, (_, element) = Tags(made["element"]).found
    assert element == {"framework": "model", "version": "2.0.0", "title": TITLE} | wanted
    _, script = Tags(made["script"]).found[0]
    assert {f"data-{name}": value for name, value in wanted.items()}.items() <= script.items()
