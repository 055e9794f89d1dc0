"""Whatever stops a build, the site stays whole, and the next build ends well and tidily."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from stagemark.site.manifest import MARKER
from stagemark.site.output import IN_PLACE, publish
from tests.root import ROOT
from tests.site.failing_builds import NEW, OLD, contents, files

pytestmark = pytest.mark.slow

THEIRS = {"CNAME": b"models.example.org", "old/notes.txt": b"theirs", "blog/index.html": b"CNAME"}
REMEDIES = {
    "KILL": "",
    "ENOSPC": "(No space left on device); make room on the disk, and build again",
    "EACCES": "(Permission denied); give yourself the right to write there, or name another folder",
    "EROFS": "(Read-only file system); name a folder that is not on a read-only disk by --out",
}

# Builds a site of many files, each of which says by whom, once somebody says so.
BUILDS_ON_A_SIGN = """
import sys
from pathlib import Path
from stagemark.site.output import File, OutputError, publish
print("ready", flush=True)
sys.stdin.readline()
pages = (File(f"{n % 9}/{n}.html", sys.argv[2].encode(), "a page") for n in range(150))
try:
    publish(pages, Path(sys.argv[1]))
except OutputError as error:
    sys.exit(str(error))
"""

# Builds a site as somebody who may do little, and says what came of it.
BUILDS_WITH_LIMITS = """
import os, resource, sys
from pathlib import Path
from stagemark.site.output import File, OutputError, publish
size = int(sys.argv[2])
if sys.argv[3:] == ["limit"]:
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
if sys.argv[3:] == ["nobody"] and os.getuid() == 0:
    os.setuid(65534)
try:
    publish([File("a/index.html", bytes(size), "a page")], Path(sys.argv[1]))
except OutputError as error:
    sys.exit(str(error))
"""


def site(out: Path) -> dict[str, bytes]:
    return {path: content for path, content in contents(out).items() if path != MARKER}


def done(out: Path) -> dict[str, bytes]:
    """The site, without what a killed build had begun to write."""
    return {path: content for path, content in site(out).items() if IN_PLACE not in path}


@pytest.mark.parametrize("failure", REMEDIES)
@pytest.mark.parametrize("theirs", [{}, THEIRS], ids=["alone", "shared"])
def test_a_build_that_fails_at_any_step_leaves_a_site_that_works(
    tmp_path: Path, failure: str, theirs: dict[str, bytes]
) -> None:
    begin = tmp_path / "begin" / "site"
    for path, content in theirs.items():
        (begin / path).parent.mkdir(parents=True, exist_ok=True)
        (begin / path).write_bytes(content)
    publish(files(OLD), begin)
    command = [sys.executable, "-m", "tests.site.failing_builds", str(tmp_path), failure]
    ran = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True, text=True)
    outcomes = [json.loads(line) for line in ran.stdout.splitlines()]
    assert len(outcomes) > 20, "a build has many steps"
    assert (outcomes[-1], site(tmp_path / str(len(outcomes)) / "site")) == (
        {"said": "", "left": True},
        {**theirs, **NEW},
    )
    olds = []
    for step, outcome in enumerate(outcomes, 1):
        out = tmp_path / str(step) / "site"
        olds.append(done(out) == {**theirs, **OLD})
        check_site(out, theirs)
        assert theirs or failure == "KILL" or bool(outcome["said"]) == olds[-1]
        if outcome["said"]:
            assert REMEDIES[failure] in outcome["said"]
            assert outcome["said"].startswith(str(out)) or outcome["said"].startswith(
                f"{out.parent}: cannot"
            )
        publish(files(NEW), out)
        assert site(out) == {**theirs, **NEW}
        assert [path.name for path in out.parent.iterdir()] == ["site"]
        publish(files({"index.html": b""}), out)
        assert site(out) == {**theirs, "index.html": b""}, "what an interrupted build wrote is ours"
    assert olds.count(True) > 10
    assert failure != "KILL" or theirs or olds == sorted(olds, reverse=True), (
        "the swap is one moment"
    )


def check_site(out: Path, theirs: dict[str, bytes]) -> None:
    """Theirs is as it was; ours is one of the two, or works on every page, from page to page."""
    found = done(out)
    assert {path: found.pop(path) for path in theirs} == theirs
    if not theirs:
        assert found in (OLD, NEW)
    for path, data in found.items():
        assert data in (OLD.get(path), NEW.get(path))
        if path.endswith(".html"):
            assert {*data.decode().split()} <= {*found}, path


def pairs(tmp_path: Path, count: int) -> list[str]:
    """What the losers of so many pairs of builds said; each pair leaves one whole site."""
    said = []
    for pair in range(count):
        out = tmp_path / str(pair) / "site"
        theirs = {"CNAME": b"theirs"} if pair % 2 else {}
        out.mkdir(parents=True)
        for path, content in theirs.items():
            (out / path).write_bytes(content)
        with ExitStack() as stack:
            builds = [
                stack.enter_context(
                    subprocess.Popen(
                        [sys.executable, "-c", BUILDS_ON_A_SIGN, str(out), name],
                        cwd=ROOT,
                        stdin=subprocess.PIPE,
                        stdout=subprocess.PIPE,
                        stderr=subprocess.PIPE,
                        text=True,
                    )
                )
                for name in ("one", "two")
            ]
            for build in builds:
                assert build.stdout
                assert build.stdout.readline() == "ready\n"
            for build in builds:
                assert build.stdin
                build.stdin.write("go\n")
                build.stdin.flush()
            said += [build.communicate()[1] for build in builds if build.wait()]
        found = site(out)
        assert {path: found.pop(path) for path in theirs} == theirs
        assert len(found) == 150
        assert len({*found.values()}) == 1, "the files of two builds are mixed"
        assert [path.name for path in out.parent.iterdir()] == ["site"]
    return said


def check_pairs(tmp_path: Path, count: int) -> None:
    for line in pairs(tmp_path, count):
        assert line.endswith("another build is at work there; build again when it has ended\n")


def test_two_builds_at_once_leave_the_site_of_one_of_them(tmp_path: Path) -> None:
    check_pairs(tmp_path, 4)


@pytest.mark.deep
def test_fifty_pairs_of_builds_leave_the_site_of_one_of_them(tmp_path: Path) -> None:
    check_pairs(tmp_path, 50)


def build(out: Path, size: int, limit: str = "") -> str:
    """What a build of one page of this size says."""
    command = [sys.executable, "-c", BUILDS_WITH_LIMITS, str(out), str(size), *limit.split()]
    return subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True).stderr


def check_refusal(out: Path, said: str, words: str) -> None:
    assert words in said
    assert len(said.splitlines()) == 1
    assert site(out) == OLD
    assert [path.name for path in out.parent.iterdir()] == ["site"]


def test_a_file_that_the_system_refuses_to_finish(tmp_path: Path) -> None:
    out = tmp_path / "site"
    publish(files(OLD), out)
    check_refusal(out, build(out, 5000, "limit"), "(File too large); raise the limit")
    assert build(out, 5000) == ""


@pytest.fixture
def anybodys() -> Iterator[Path]:
    """A folder that every user of the system may look into."""
    with tempfile.TemporaryDirectory() as name:
        Path(name).chmod(0o755)
        yield Path(name)


def test_a_folder_of_somebody_else(anybodys: Path) -> None:
    out = anybodys / "site"
    publish(files(OLD), out)
    for folder in (out, anybodys):
        folder.chmod(0o555)
    said = build(out, 10, "nobody")
    check_refusal(out, said, f"{out}: cannot be written {REMEDIES['EACCES']}")
    for folder in (out, anybodys):
        folder.chmod(0o777 if os.getuid() == 0 else 0o755)
    assert build(out, 10) == ""


@contextmanager
def mounted(folder: Path, *arguments: str) -> Iterator[None]:
    subprocess.run(["mount", *arguments, str(folder)], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.deep
@pytest.mark.parametrize("theirs", [False, True], ids=["alone", "shared"])
def test_a_real_disk_that_is_full_or_read_only(tmp_path: Path, theirs: bool) -> None:
    """Only root can mount one; for others the failures above stand for it."""
    if os.getuid():
        return
    disk = tmp_path / "disk"
    disk.mkdir()
    with mounted(disk, "-t", "tmpfs", "-o", "size=256k", "none"):
        out = disk / "site"
        publish(files(OLD), out)
        if theirs:
            (out / "CNAME").write_bytes(b"theirs")
        before = contents(out)
        assert REMEDIES["ENOSPC"] in build(out, 500_000)
        assert contents(out) == before
        subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
        assert REMEDIES["EROFS"] in build(out, 10)
        assert contents(out) == before
        subprocess.run(["mount", "-o", "remount,rw", str(disk)], check=True)
        assert build(out, 10) == ""
        assert {*site(out)} == {"a/index.html", *(["CNAME"] if theirs else [])}
        assert [path.name for path in disk.iterdir()] == ["site"]
