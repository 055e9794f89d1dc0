"""Builds of the project's frameworks, beside Hugo and MkDocs with as many pages of as much text.

Run: ``python -m tests.bench.build_sites [COPIES …]``

With 1, the default beside 100, it is the project's own site; with more, so many copies of each
framework and its guidance, no two texts alike. Hugo and MkDocs get the plainest template there is:
no navigation, no style, no script. All take turns; small sites are built three times, and each
figure is the median.
"""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from tests.bench.measuring import Run, measure
from tests.root import ROOT

TAGS = re.compile(r"<(script|style)\b.*?</\1>|<[^>]*>", re.DOTALL)
WORDS = "What matters happens where somebody has made it easy to begin and plain to see. "
# As installed: it takes the folders of where it stands, and keeps its cards there.
STAGEMARK = (
    *(sys.executable, "-c"),
    f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
    "from stagemark.cli import entry; sys.exit(entry())",
)
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
    ours = root / "stagemark"
    count = write_copies(ours, copies)
    hugo = ("hugo", "--quiet", "--source", root / "hugo", "--destination", root / "hugo" / "site")
    config = root / "mkdocs" / "mkdocs.yml"
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", config)
    commands = {"stagemark": STAGEMARK, "again": STAGEMARK, "hugo": hugo, "mkdocs": mkdocs}
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    words: list[int] = []
    for _ in range(3 if copies == 1 else 1):
        shutil.rmtree(ours / ".cache", ignore_errors=True)
        for name, command in commands.items():
            runs[name].append(measure(*command, cwd=ours, output=root / "said"))
            if not words:
                pages = (ours / "site").rglob("*.html")
                words = [len(TAGS.sub("", page.read_text(encoding="utf-8"))) for page in pages]
                write_plain_sites(root, len(words), sum(words) // len(words))
    print(f"{count} frameworks, {sum(words) // len(words):,} bytes of text a page")
    for name, measured in runs.items():
        site = root / ("stagemark" if name == "again" else name) / "site"
        sizes = [page.stat().st_size for page in site.rglob("*.html")]
        seconds = median(run.seconds for run in measured)
        peak = median(run.megabytes for run in measured)
        processor = median(run.processor for run in measured)
        print(
            f"  {name:9} {seconds:6.1f} s  {processor:6.1f} s of processor"
            f"  {1000 * processor / len(sizes):5.2f} ms of it a page  {len(sizes):5} pages"
            f"  {sum(sizes) // len(sizes):6,} bytes a page  {peak:4.0f} MB at most",
            flush=True,
        )


def write_copies(root: Path, copies: int) -> int:
    """The project's folders with so many of each framework; returns how many these are."""
    shutil.copytree(ROOT / "theme", root / "theme")
    shutil.copytree(ROOT / "content", root / "content")
    guidance = root / "content" / "guidance"
    originals = sorted((ROOT / "frameworks").glob("*/*.yaml"))
    for path in originals:
        id = path.parent.name
        texts = [*sorted((guidance / id).glob("*.md"))]
        for number in range(copies):
            name = f"{id}-{number:03}" if number else id
            write_copy(path, root / "frameworks" / name / path.name, number)
            for text in texts:
                write_copy(text, guidance / name / text.name, number)
    return len(originals) * copies


def write_copy(path: Path, copy: Path, number: int) -> None:
    """A text file whose id, titles and paragraphs say which copy it is; number 0 is as it was."""
    text = path.read_text(encoding="utf-8")
    if number:
        text = re.sub(r"^(id: \S+)", rf"\1-{number:03}", text, flags=re.MULTILINE)
        text = re.sub(r"^(title: .*\w)", rf"\1 {number}", text, flags=re.MULTILINE)
        text = re.sub(r"\.$", f", as in {number}.", text, flags=re.MULTILINE)
    copy.parent.mkdir(parents=True, exist_ok=True)
    copy.write_text(text, encoding="utf-8")


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
    main([int(count) for count in sys.argv[1:]] or [1, 100])
