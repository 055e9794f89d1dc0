"""A folder that others use too: what is theirs stays as it is, and what is ours keeps working."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from stagemark.cli import main
from stagemark.site.manifest import MARKER, OutputError
from stagemark.site.output import File, publish
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.failing_builds import NEW, OLD, contents, files

THEIRS = {
    "CNAME": b"models.example.org\n",
    ".git/HEAD": b"ref: refs/heads/gh-pages\n",
    "old/notes.txt": b"in a folder that we share",
    "other/index.html": b"another tool wrote this",
}


def write(folder: Path, theirs: dict[str, bytes]) -> None:
    for path, content in theirs.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)


def found(out: Path) -> dict[str, bytes]:
    """All that is in a folder, but for the marker; nothing may stand beside it."""
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    return {path: content for path, content in contents(out).items() if path != MARKER}


@pytest.fixture
def out(tmp_path: Path) -> Path:
    write(tmp_path / "site", THEIRS)
    publish(files(OLD), tmp_path / "site")
    return tmp_path / "site"


def test_files_of_others_stay_and_ours_follow_the_build(out: Path) -> None:
    assert found(out) == {**THEIRS, **OLD}
    publish(files(NEW), out)
    assert found(out) == {**THEIRS, **NEW}
    assert not (out / "old" / "deep").exists(), "a folder that became empty"
    publish(files(OLD), out)
    assert found(out) == {**THEIRS, **OLD}
    assert "what else is here stays" in (out / MARKER).read_text()


def test_a_file_that_did_not_change_is_not_written_again(out: Path) -> None:
    before = (out / "same.json").stat()
    publish(files(NEW), out)
    assert (out / "same.json").stat().st_ino == before.st_ino


def test_a_folder_that_is_ours_again_is_swapped(out: Path) -> None:
    for path in THEIRS:
        (out / path).unlink()
    for folder in (".git", "other"):
        (out / folder).rmdir()
    before = out.stat().st_ino
    publish(files(NEW), out)
    assert (found(out), out.stat().st_ino == before) == (NEW, False)


def test_a_file_that_came_into_our_own_folder_stays(tmp_path: Path) -> None:
    publish(files(OLD), tmp_path / "site")
    write(tmp_path / "site", THEIRS)
    publish(files(NEW), tmp_path / "site")
    assert found(tmp_path / "site") == {**THEIRS, **NEW}


def a_file(out: Path) -> str:
    write(out, {"new/index.html": b"theirs"})
    return "new/index.html"


def a_file_for_a_folder(out: Path) -> str:
    write(out, {"new": b"theirs"})
    return "new"


def a_folder(out: Path) -> str:
    write(out, {"turns/theirs.txt": b"theirs"})
    return "turns"


def an_empty_folder_below(out: Path) -> str:
    (out / "turns" / "theirs").mkdir()
    return "turns"


def a_link_to_a_folder(out: Path) -> str:
    (out / "new").symlink_to("other")
    return "new"


def a_link_to_a_file(out: Path) -> str:
    (out / "data.json").unlink()
    (out / "data.json").symlink_to("CNAME")
    return "data.json"


@pytest.mark.parametrize(
    "take",
    [
        a_file,
        a_file_for_a_folder,
        a_folder,
        an_empty_folder_below,
        a_link_to_a_folder,
        a_link_to_a_file,
    ],
)
def test_a_place_that_others_have_taken_is_named_and_nothing_is_written(
    out: Path, take: Callable[[Path], str]
) -> None:
    taken = take(out)
    before = contents(out)
    with pytest.raises(OutputError, match=rf"site/{taken}: Stagemark did not write it"):
        publish(files(NEW), out)
    assert contents(out) == before


def test_what_others_wrote_over_our_old_file_is_theirs(out: Path) -> None:
    write(out, {"old/index.html": b"theirs now"})
    publish(files(NEW), out)
    assert found(out) == {**THEIRS, **NEW, "old/index.html": b"theirs now"}
    with pytest.raises(OutputError, match=r"old/index\.html: Stagemark did not write it"):
        publish(files(OLD), out)


def test_a_file_of_others_that_says_the_same_stays_theirs(tmp_path: Path) -> None:
    out = tmp_path / "site"
    write(out, {".nojekyll": b"", ".gitattributes": b"*.pdf filter=lfs\n"})
    for_hosts = [
        File(".nojekyll", b"", "what hosts read"),
        File(".gitattributes", b"* -text\n", "what hosts read", gives_way=True),
    ]
    publish([*files(OLD), *for_hosts], out)
    publish(files(NEW), out)
    assert found(out) == {**NEW, ".nojekyll": b"", ".gitattributes": b"*.pdf filter=lfs\n"}


def test_nothing_outside_is_removed_whatever_the_marker_says(out: Path) -> None:
    precious = {"../precious": b"old", "link/precious": b"old"}
    outside = out.parent / "outside"
    write(outside, {"precious": b"old"})
    (out / "link").symlink_to(outside)
    write(out, {"../precious": b"old"})
    line = (out / MARKER).read_text().splitlines()[1]  # of assets/old.js, which also says "old"
    with open(out / MARKER, "a") as marker:
        marker.writelines(f"{line.split()[0]}  {path}\n" for path in precious)
    publish(files(NEW), out)
    assert [(out / path).read_bytes() for path in precious] == [b"old", b"old"]


def test_a_folder_that_cannot_be_moved_is_filled_in_place(tmp_path: Path) -> None:
    """Such as a web root: here the folder above may not be written to."""
    out = tmp_path / "above" / "site"
    out.mkdir(parents=True)
    may_write = "import os, sys; os.access = lambda path, mode: str(path) != sys.argv[2];"
    script = (
        f"{may_write} from pathlib import Path; from stagemark.site.output import File, publish;"
        "publish([File('index.html', b'page', 'a page')], Path(sys.argv[1]))"
    )
    inode = out.stat().st_ino
    command = ["python", "-c", script, str(out), str(out.parent)]
    subprocess.run(command, executable=ROOT / ".venv/bin/python", check=True, cwd=ROOT)
    assert (found(out), out.stat().st_ino) == ({"index.html": b"page"}, inode)


def test_a_site_goes_into_a_checkout(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """From the command, twice, with what git sees of it, and what ``verify`` says."""
    out = tmp_path / "pages"

    def git(*arguments: str) -> str:
        ours = ["-c", "user.name=We", "-c", "user.email=we@example.org"]
        command = ["git", "-C", str(out), *ours, *arguments]
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout

    def run(*arguments: str) -> str:
        folders = ["--theme", str(ROOT / "theme"), "--out", str(out)]
        assert main([*arguments, *folders], root=tmp_path) == 0
        return capsys.readouterr().out

    write_content(tmp_path / "content")
    write_version(tmp_path / "frameworks", "model", "1.0.0")
    write_version(tmp_path / "frameworks", "gone", "1.0.0")
    write(out, {"CNAME": b"models.example.org\n", "blog/index.html": b"theirs"})
    git("init", "--quiet")
    built = run("build")
    git("add", "--all")
    git("commit", "--quiet", "--message=One")
    pages = sum(path.endswith(".html") for path in contents(out)) - 1
    assert f"Wrote {pages} pages" in built
    shutil.rmtree(tmp_path / "frameworks" / "gone")
    run("build")
    changed = git("status", "--porcelain").split()[1::2]
    assert "gone/1.0.0/index.html" in changed
    assert not {"CNAME", "blog/index.html", "about/index.html", "model/index.html"} & {*changed}
    assert not (out / "gone").exists()
    assert "all as built" in run("verify", str(out))
