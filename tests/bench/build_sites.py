"""Builds of many frameworks, beside Hugo and MkDocs building as many pages of as much text.

Run: ``python -m tests.bench.build_sites [COPIES …]``

Hugo and MkDocs get the plainest template there is: no navigation, no style, no script. The three
take turns, and each figure is the median of three builds.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measuring import BUILD, Run, measure, write_mean
from tests.publisher import write_content

ROUNDS = 3
TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
WORDS = "What matters happens where somebody has made it easy to begin and plain to see. "
HUGO = """baseURL = "https://example.org/"
disableKinds = ["taxonomy", "term", "RSS", "sitemap", "home", "section"]
"""
MKDOCS = """site_name: Pages
docs_dir: content
site_dir: site
theme: {name: null, custom_dir: theme}
plugins: []
"""
PAGE = "<!doctype html><html lang=en><title>{title}</title><body>{content}</body></html>\n"


def main(counts: list[int]) -> None:
    if not shutil.which("hugo"):
        sys.exit("This compares with Hugo: install it (on Debian and Ubuntu: apt install hugo).")
    for copies in counts:
        with TemporaryDirectory() as folder:
            compare(Path(folder), copies)


def compare(root: Path, copies: int) -> None:
    for number in range(copies):
        write_mean(root / "frameworks", f"copy-{number:03}")
    write_content(root / "content")
    folders = ("--frameworks", root / "frameworks", "--content", root / "content")
    ours = (*BUILD, *folders, "--out", root / "stagemark" / "site")
    measure(*ours, cwd=root, output=root / "said")
    pages = [*(root / "stagemark" / "site").rglob("*.html")]
    words = [len(TAGS.sub("", page.read_text(encoding="utf-8"))) for page in pages]
    write_plain_sites(root, len(pages), sum(words) // len(words))

    hugo = ("hugo", "--quiet", "--source", root / "hugo", "--destination", root / "hugo" / "site")
    config = root / "mkdocs" / "mkdocs.yml"
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config)
    commands = {"stagemark": ours, "hugo": hugo, "mkdocs": mkdocs}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, command in commands.items():
            runs[name].append(measure(*command, cwd=root, output=root / "said"))
    print(f"{copies} frameworks of 40 questions, {sum(words) // len(words):,} bytes of text a page")
    for name, measured in runs.items():
        sizes = [page.stat().st_size for page in (root / name / "site").rglob("*.html")]
        seconds = median(run.seconds for run in measured)
        peak = median(run.megabytes for run in measured)
        processor = median(run.processor for run in measured)
        print(
            f"  {name:9} {seconds:6.1f} s  {processor:6.1f} s of processor"
            f"  {1000 * processor / len(sizes):5.2f} ms of it a page  {len(sizes):5} pages"
            f"  {sum(sizes) // len(sizes):6,} bytes a page  {peak:4.0f} MB at most",
            flush=True,
        )


def write_plain_sites(root: Path, pages: int, size: int) -> None:
    """The same Markdown for Hugo and for MkDocs: paragraphs of five sentences."""
    text = "\n\n".join([(WORDS * 5).strip()] * max(1, size // (5 * len(WORDS))))
    for name in ("hugo", "mkdocs"):
        (root / name / "content").mkdir(parents=True)
        for number in range(pages):
            page = f"---\ntitle: Page {number}\n---\n\n{text}\n"
            (root / name / "content" / f"page-{number}.md").write_text(page, encoding="utf-8")
    layouts = root / "hugo" / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (root / "hugo" / "config.toml").write_text(HUGO, encoding="utf-8")
    (layouts / "single.html").write_text(
        PAGE.format(title="{{ .Title }}", content="{{ .Content }}"), encoding="utf-8"
    )
    (root / "mkdocs" / "theme").mkdir()
    (root / "mkdocs" / "mkdocs.yml").write_text(MKDOCS, encoding="utf-8")
    (root / "mkdocs" / "theme" / "main.html").write_text(
        PAGE.format(title="{{ page.title }}", content="{{ page.content }}"), encoding="utf-8"
    )


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [100, 500])
