"""The site folder: whole at any moment, and nobody's own files are ever lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from threading import Thread

import pytest

from stagemark.site.manifest import ALONE
from stagemark.site.output import MARKER, File, OutputError, _exchange, _put, publish
from stagemark.site.theme_files import ThemeError
from tests.root import ROOT

# For each number that it reads, a process publishes one generation after another from there on,
# and says its id after each; every file of a site says which generation it belongs to.
BUILDS_FOR_EVER = """
import itertools, os, sys
from pathlib import Path
from stagemark.site.output import File, publish
for line in sys.stdin:
    if child := os.fork():
        os.waitpid(child, 0)
        print("killed", flush=True)
        continue
    for generation in itertools.count(int(line)):
        files = (File(f"{n % 7}/{n}.html", b"%d" % generation, "a page") for n in range(200))
        publish(files, Path(sys.argv[1]))
        print(os.getpid(), flush=True)
"""


def files(site: Mapping[str, bytes]) -> Iterator[File]:
    """A site's files as they come, one by one."""
    return (File(path, content, f"the page {path}") for path, content in site.items())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file of a site but the marker, by its path."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {path: file.read_bytes() for path, file in found.items() if path != MARKER}


def beside(out: Path) -> list[str]:
    return sorted(path.name for path in out.parent.iterdir() if path != out)


def test_a_site_holds_exactly_the_files_of_the_last_build(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "site"
    publish(files({"index.html": b"one", "old/index.html": b"one"}), out)
    publish(files({"index.html": b"two", "new/index.html": b"two"}), out)
    assert contents(out) == {"index.html": b"two", "new/index.html": b"two"}
    assert "replaces it at each build" in (out / MARKER).read_text()
    assert beside(out) == []


def test_a_site_has_the_modes_that_other_new_files_have(tmp_path: Path) -> None:
    publish(files({"index.html": b""}), tmp_path / "site")
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").touch()
    site, page = (tmp_path / "site").stat(), (tmp_path / "site/index.html").stat()
    assert site.st_mode == (tmp_path / "folder").stat().st_mode
    assert page.st_mode == (tmp_path / "file").stat().st_mode


def test_a_site_whose_marker_lists_nothing_yet_is_replaced_whole(tmp_path: Path) -> None:
    out = tmp_path / "site"
    (out / "old").mkdir(parents=True)
    (out / "old" / "index.html").write_text("old")
    (out / MARKER).write_text(ALONE)
    publish([File("index.html", b"new", "a page")], out)
    assert not (out / "old").exists()
    assert (out / "index.html").read_bytes() == b"new"


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    publish(files({"index.html": b"page"}), tmp_path)
    assert contents(tmp_path) == {"index.html": b"page"}


@pytest.mark.slow
def test_fifty_builds_killed_at_random_leave_one_whole_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    chance = random.Random(0)
    published = 0
    publish(files({"index.html": b"0"}), out)
    command = [sys.executable, "-u", "-c", BUILDS_FOR_EVER, str(out)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, cwd=ROOT, stdin=pipe, stdout=pipe, text=True) as builds:
        assert builds.stdin is not None
        assert builds.stdout is not None
        for _ in range(50):
            builds.stdin.write(f"{published + 1}\n")
            builds.stdin.flush()
            build = int(builds.stdout.readline())
            with pytest.raises(subprocess.TimeoutExpired):
                builds.wait(timeout=chance.uniform(0, 0.05))
            os.kill(build, signal.SIGKILL)
            while builds.stdout.readline() != "killed\n":
                pass
            pages = contents(out)
            assert len(pages) == 200
            assert len(set(pages.values())) == 1, "pages of two builds are mixed"
            assert int(pages["0/0.html"]) > published
            published = int(pages["0/0.html"])
        builds.stdin.close()
    publish(files({"index.html": b"end"}), out)
    assert beside(out) == []


@pytest.mark.parametrize("old", [{}, {"old.html": b"old"}], ids=["first", "later"])
def test_builds_at_once_leave_the_site_of_one_of_them(
    tmp_path: Path, old: dict[str, bytes]
) -> None:
    out = tmp_path / "site"
    if old:
        publish(files(old), out)
    sites = [{f"{n}.html": bytes([build]) for n in range(100)} for build in range(6)]
    builds = [Thread(target=publish, args=(files(site), out)) for site in sites]
    for build in builds:
        build.start()
    for build in builds:
        build.join()
    assert contents(out) in sites
    assert beside(out) == []


def test_a_disk_that_cannot_swap_gets_two_renames(tmp_path: Path) -> None:
    out, holder = tmp_path / "site", tmp_path / "holder"
    for content in ("one", "two"):
        (holder / "new").mkdir(parents=True)
        (holder / "new" / "index.html").write_text(content)
        _put(holder, out, exchange=lambda one, other: False)
        assert contents(out) == {"index.html": content.encode()}
    assert contents(holder) == {"old-0/index.html": b"one"}


def test_a_first_build_that_comes_second_swaps(tmp_path: Path) -> None:
    out, holder = tmp_path / "site", tmp_path / "holder"
    (holder / "new").mkdir(parents=True)
    (holder / "new" / "index.html").write_text("second")

    def finds_no_site_then_there_is_one(new: Path, site: Path) -> bool:
        if out.exists():
            return _exchange(new, site)
        publish(files({"index.html": b"first"}), out)
        raise FileNotFoundError

    _put(holder, out, exchange=finds_no_site_then_there_is_one)
    assert contents(out) == {"index.html": b"second"}


def a_file(out: Path) -> None:
    out.write_text("mine")


def a_link(out: Path) -> None:
    (out.parent / "elsewhere").mkdir()
    out.symlink_to("elsewhere")


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (a_file, "is a file"),
        (a_link, "is a link"),
    ],
)
def test_what_stagemark_did_not_write_is_left_alone(
    tmp_path: Path, make: Callable[[Path], None], reason: str
) -> None:
    out = tmp_path / "site"
    make(out)
    before = contents(tmp_path)
    with pytest.raises(OutputError, match=f"site: {reason}; name another folder"):
        publish(files({"index.html": b""}), out)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("out", [".", "content", "content/../content", "content/site"])
def test_the_sources_are_never_the_target(tmp_path: Path, out: str) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / MARKER).touch()
    (tmp_path / "content" / MARKER).touch()
    with pytest.raises(OutputError, match="from which the site is made"):
        publish(files({"index.html": b""}), tmp_path / out, protected=[tmp_path / "content"])
    assert beside(tmp_path / "content") == [MARKER]


@pytest.mark.parametrize(
    "path", ["../x", "a/../x", "/x", "a//x", "a/", "", ".", "a\\x", "C:x", "a\0", MARKER]
)
def test_no_page_leaves_the_site(tmp_path: Path, path: str) -> None:
    with pytest.raises(OutputError, match="not a path inside the site"):
        publish(files({path: b""}), tmp_path / "site")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("paths", [["a", "a/b/c"], ["a/b/c", "a"]], ids=["first", "last"])
def test_a_page_cannot_be_a_folder_too(tmp_path: Path, paths: list[str]) -> None:
    with pytest.raises(OutputError, match="a: would be a page and the folder of a/b/c"):
        publish(files(dict.fromkeys(paths, b"")), tmp_path / "site")


def test_two_pages_for_one_path_are_both_named_and_change_nothing(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(files({"index.html": b"old"}), out)
    about = "about/index.html"
    two = [File(about, b"one", "content/about.md"), File(about, b"two", "the framework about")]
    with pytest.raises(OutputError, match=f"{about}: both content/about.md and the framework abo"):
        publish(two, out)
    assert contents(out) == {"index.html": b"old"}
    assert beside(out) == []


@pytest.mark.parametrize("error", [ThemeError("a template"), OSError("a source")], ids=repr)
def test_an_error_in_making_a_file_is_passed_on_and_leaves_the_old_site(
    tmp_path: Path, error: Exception
) -> None:
    def breaks() -> Iterator[File]:
        yield from files({"a/index.html": b"new", "index.html": b"new"})
        raise error

    out = tmp_path / "site"
    publish(files({"index.html": b"old"}), out)
    with pytest.raises(type(error), match=str(error)):
        publish(breaks(), out)
    assert contents(out) == {"index.html": b"old"}
    assert beside(out) == []


def test_a_site_may_be_larger_than_the_memory(tmp_path: Path) -> None:
    tracemalloc.start()
    try:
        publish((File(f"{n}.html", bytes(1 << 20), "a page") for n in range(50)), tmp_path / "site")
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(contents(tmp_path / "site")) == 50
    assert peak < 5 << 20


def test_a_disk_error_is_a_sentence_and_leaves_the_old_site(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(files({"index.html": b"old"}), out)
    with pytest.raises(OutputError, match="cannot be written \\(File name too long\\)"):
        publish(files({"index.html": b"new", "x" * 300: b""}), out)
    assert contents(out) == {"index.html": b"old"}
    assert beside(out) == []


def test_only_folders_of_dead_builds_are_removed(tmp_path: Path) -> None:
    out = tmp_path / "site"
    strangers = [".site.new-notours", ".site.newer", ".site.old-01234567", ".other.new-01234567"]
    for name in [*strangers[1:], ".site.new-01234567"]:
        (tmp_path / name).mkdir()
    (tmp_path / strangers[0]).write_text("a file")
    publish(files({"index.html": b""}), out)
    assert beside(out) == sorted(strangers)
