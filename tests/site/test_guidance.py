"""Living guidance for stages: which files are taken, and what is said of the others."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from stagemark.cli import main
from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem
from stagemark.rules.starter import write_starter
from stagemark.site.guidance import read_guidance, rendered
from tests.root import ROOT


def read(content: Path, framework: Framework) -> tuple[dict[tuple[str, str], str], list[str]]:
    problems: list[Problem] = []
    texts = read_guidance(content, "content", [framework], problems)
    return dict(texts), [str(problem) for problem in problems]


@pytest.fixture
def text(tmp_path: Path, smb: Framework) -> Path:
    """Where the guidance of the first stage stands; not written yet."""
    path = tmp_path / "guidance" / smb.id / f"{smb.stages[0].id}.md"
    path.parent.mkdir(parents=True)
    return path


def test_texts_are_found_by_framework_and_stage(tmp_path: Path, smb: Framework, text: Path) -> None:
    text.write_bytes(b"\xef\xbb\xbf## One\r\n\r\nTwo\r\n")
    assert read(tmp_path, smb) == ({(smb.id, smb.stages[0].id): "## One\n\nTwo\n"}, [])


def test_no_guidance_is_fine(tmp_path: Path, smb: Framework) -> None:
    assert read(tmp_path, smb) == ({}, [])


def test_hidden_files_of_the_system_are_passed_over(
    tmp_path: Path, smb: Framework, text: Path
) -> None:
    text.with_name(".DS_Store").write_bytes(b"\xff")
    assert read(tmp_path, smb) == ({}, [])


MISTAKES: dict[str, tuple[str, bytes, str]] = {
    "an unknown framework": (
        "smb-marketing-stage/reactive.md",
        b"Text",
        'reactive.md:1:1: warning: no framework is called "smb-marketing-stage"; '
        'did you mean "smb-marketing-stages"?',
    ),
    "an unknown stage": (
        "smb-marketing-stages/integrated-system.md",
        b"Text",
        'integrated-system.md:1:1: smb-marketing-stages has no stage "integrated-system"; '
        'did you mean "integrated-systems"?',
    ),
    "a file of another kind": (
        "smb-marketing-stages/picture.png",
        b"",
        "picture.png:1:1: is not a guidance text; its path must be guidance/<framework>/<stage>.md",
    ),
    "a file outside a framework": ("reactive.md", b"Text", "must be guidance/<framework>/"),
    "a folder too deep": ("smb-marketing-stages/a/b.md", b"Text", "must be guidance/<framework>/"),
    "bytes that are not UTF-8": (
        "smb-marketing-stages/integrated-systems.md",
        b"One\n\xff\n",
        "integrated-systems.md:2:1: contains the byte 0xFF, which is not UTF-8",
    ),
    "a file that is too large": (
        "smb-marketing-stages/integrated-systems.md",
        b"x" * ((1 << 20) + 1),
        "integrated-systems.md:1:1: is larger than 1 MiB",
    ),
    "a second title": (
        "smb-marketing-stages/integrated-systems.md",
        b"Text\n\n# Title\n",
        "integrated-systems.md:3:1: the stage's name is the page's title already; "
        "begin headings with ##",
    ),
    "a second title, underlined": (
        "smb-marketing-stages/integrated-systems.md",
        b"Title\n=====\n",
        "integrated-systems.md:1:1: the stage's name is the page's title already",
    ),
}


@pytest.mark.parametrize(("path", "content", "said"), MISTAKES.values(), ids=MISTAKES)
def test_a_text_that_cannot_be_used_is_named(
    tmp_path: Path, smb: Framework, path: str, content: bytes, said: str
) -> None:
    file = tmp_path / "guidance" / path
    file.parent.mkdir(parents=True)
    file.write_bytes(content)
    texts, [problem] = read(tmp_path, smb)
    assert texts == {}
    assert problem.startswith("content/guidance/")
    assert said in problem


def test_code_may_hold_what_looks_like_a_title(tmp_path: Path, smb: Framework, text: Path) -> None:
    text.write_text("```\n# a comment\n```\n")
    assert read(tmp_path, smb)[1] == []


def link_to_a_file(text: Path, outside: Path) -> None:
    (outside / "secret.md").write_text("Secret")
    text.symlink_to(outside / "secret.md")


def link_to_a_folder(text: Path, outside: Path) -> None:
    text.parent.rmdir()
    text.parent.symlink_to(outside, target_is_directory=True)
    (outside / text.name).write_text("Secret")


def link_for_all(text: Path, outside: Path) -> None:
    shutil.rmtree(text.parents[1])
    text.parents[1].symlink_to(outside, target_is_directory=True)


@pytest.mark.parametrize("link", [link_to_a_file, link_to_a_folder, link_for_all])
def test_symbolic_links_are_refused(
    tmp_path: Path, smb: Framework, text: Path, link: Callable[[Path, Path], None]
) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    link(text, outside)
    texts, [problem] = read(tmp_path, smb)
    assert texts == {}
    assert "is a symbolic link" in problem


def test_headings_have_ids_of_their_own() -> None:
    html = rendered("## What *to* do\n\n### What to do\n\n## Größe\n\n## 成熟\n\n## ?\n")
    assert '<h2 id="guidance-what-to-do">What <em>to</em> do</h2>' in html
    assert '<h3 id="guidance-what-to-do_1">' in html
    assert '<h2 id="guidance-größe">' in html
    assert '<h2 id="guidance-成熟">' in html
    assert '<h2 id="guidance-">' in html


def test_tables_and_lists_are_shown_and_raw_html_is_text() -> None:
    html = rendered("| a | b |\n|---|---|\n| 1 | 2 |\n\n- one\n\n<script>alert(1)</script>\n")
    assert "<td>2</td>" in html
    assert "<li>one</li>" in html
    assert "<script" not in html
    assert "&lt;script&gt;" in html


def test_a_stage_s_page_shows_it_in_every_version(tmp_path: Path) -> None:
    path = write_starter(tmp_path / "frameworks", "model")
    text = path.read_text(encoding="utf-8").replace("version: 0.1.0", "version: 0.2.0", 1)
    path.with_name("0.2.0.yaml").write_text(text, encoding="utf-8")
    content = tmp_path / "content"
    guidance = content / "guidance" / "model" / "beginning.md"
    guidance.parent.mkdir(parents=True)
    guidance.write_text("## Our advice\n\nGo for a walk.\n\n### Far\n\n## Tea & *cake*\n\nEat.\n")
    (content / "index.md").write_text("# Welcome\n")
    (content / "site.yaml").write_text("name: Ours\ndescription: Our models.\n")
    shutil.copytree(ROOT / "theme", tmp_path / "theme")
    assert main(["build"], root=tmp_path) == 0
    for prefix in ("model", "model/0.1.0", "model/0.2.0"):
        pages = tmp_path / "site" / prefix / "stages"
        shown = {
            page.parent.name
            for page in pages.rglob("index.html")
            if '<h2 id="guidance-our-advice">Our advice</h2>' in page.read_text(encoding="utf-8")
        }
        assert shown == {"beginning"}
        html = (pages / "beginning" / "index.html").read_text(encoding="utf-8")
        [listed] = re.findall(r'<nav class="contents".*?</nav>', html, re.DOTALL)
        assert re.findall(r'<a href="#([^"]*)">(.*?)</a>', listed) == [
            ("guidance-our-advice", "Our advice"),
            ("guidance-tea-cake", "Tea &amp; cake"),
        ]
        assert '<h2 id="guidance-tea-cake">' in html
    guidance.rename(guidance.with_name("beginnning.md"))
    assert main(["build"], root=tmp_path) == 1
