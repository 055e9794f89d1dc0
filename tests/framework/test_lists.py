"""A list is a list where CommonMark sees one, whoever's Markdown it is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from stagemark.cli import main
from stagemark.framework.texts import block
from stagemark.site.guidance import rendered
from tests.publisher import write_content, write_version
from tests.root import ROOT

LISTS = {
    "Text:\n- a\n- b": "<p>Text:</p><ul><li>a</li><li>b</li></ul>",
    "**Bold**\n* a\n* b\n\nEnd": (
        "<p><strong>Bold</strong></p><ul><li>a</li><li>b</li></ul><p>End</p>"
    ),
    "Text\n1. a\n2. b": "<p>Text</p><ol><li>a</li><li>b</li></ol>",
    "Text\n1) a\n2) b": "<p>Text</p><ol><li>a</li><li>b</li></ol>",
    "- a\n  - b\n    - c\n- d": (
        "<ul><li>a<ul><li>b<ul><li>c</li></ul></li></ul></li><li>d</li></ul>"
    ),
    "1. a\n   - b\n2. c": "<ol><li>a<ul><li>b</li></ul></li><li>c</li></ol>",
    "> Text\n> - a\n> - b": "<blockquote><p>Text</p><ul><li>a</li><li>b</li></ul></blockquote>",
    "## Heading\n- a": "<h2>Heading</h2><ul><li>a</li></ul>",
    "- a\n1. b": "<ul><li>a</li></ul><ol><li>b</li></ol>",
    "- a\n\n  more\n- b": "<ul><li><p>a</p><p>more</p></li><li><p>b</p></li></ul>",
}
NO_LISTS = {
    "It was in\n2018. A good year": "<p>It was in 2018. A good year</p>",
    "one\n-two": "<p>one -two</p>",
    "Text\n     - far in": "<p>Text - far in</p>",
    "Text\n***\nmore": "<p>Text</p><hr><p>more</p>",
    "    code\n    - code": "<pre><code>code - code</code></pre>",
    "3 - 2 = 1\n+1 for that": "<p>3 - 2 = 1 +1 for that</p>",
}


def squeezed(html: str) -> str:
    """HTML without the line ends and blanks that no browser shows."""
    html = re.sub(r"<hr ?/>", "<hr>", html)
    return re.sub(
        r" ?(</?(?:[uo]l|li|p|blockquote|pre|hr|h2)(?: [^>]*)?>) ?",
        r"\1",
        re.sub(r"\s+", " ", html),
    ).replace(" </code>", "</code>")


@pytest.mark.parametrize(("text", "html"), [*LISTS.items(), *NO_LISTS.items()])
def test_a_text_of_a_framework(text: str, html: str) -> None:
    assert squeezed(block(text)) == html


def test_pages_and_guidance_read_lists_alike(tmp_path: Path) -> None:
    write_version(tmp_path / "frameworks", "model", "0.1.0")
    write_content(tmp_path / "content")
    texts = [text for text in LISTS if not text.startswith("##")]
    for number, text in enumerate(texts):
        page = tmp_path / "content" / f"page-{number}.md"
        page.write_text(f"{text}\n")
    assert main(["build", "--theme", str(ROOT / "theme")], root=tmp_path) == 0
    for number, text in enumerate(texts):
        html = (tmp_path / "site" / f"page-{number}" / "index.html").read_text(encoding="utf-8")
        [shown] = re.findall(r'<article class="prose">\n(.*?)\n</article>', html, re.DOTALL)
        assert squeezed(shown) == LISTS[text]
        assert squeezed(rendered(text)) == LISTS[text]
