"""The command that builds a site, as people run it: what it writes, what it refuses and says."""

from __future__ import annotations

import json
import random
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import pytest

from stagemark.cli import main
from stagemark.site.output import MARKER
from tests.publisher import write_version
from tests.root import ROOT
from tests.site.building import PLACE, Contents, build, contents, run

# The same bytes, wherever and whenever


@pytest.mark.slow
def test_place_time_and_hash_seed_do_not_change_a_byte(project: Path) -> None:
    other = shutil.copytree(project, project.with_name("another folder"))
    # The two zones never have the same date.
    east = {"TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1", "LC_ALL": "C.UTF-8"}
    west = {"TZ": "Etc/GMT+12", "PYTHONHASHSEED": "2", "LC_ALL": "C"}
    for root, env in ((project, east), (other, west)):
        done = run(*folders(root), "--out", root / "site", cwd=root, **env)
        assert (done.returncode, done.stderr) == (0, "")
    first = contents(project / "site")
    assert len(first) > 20
    assert first == contents(other / "site")


def folders(root: Path) -> list[str | Path]:
    return [
        part for name in ("frameworks", "content", "theme") for part in (f"--{name}", root / name)
    ]


def test_folders_are_taken_from_where_one_stands(project: Path) -> None:
    elsewhere = project / "content"
    relative = [
        *("--frameworks", "../frameworks", "--content", ".", "--theme", "../theme"),
        *("--out", "../relative"),
    ]
    assert run(*relative, cwd=elsewhere).returncode == 0
    assert run(*folders(project), "--out", project / "absolute", cwd=elsewhere).returncode == 0
    assert contents(project / "relative") == contents(project / "absolute")
    assert set(contents(elsewhere)) == {"about.md", "index.md", "site.yaml"}


# Whole at any moment


@pytest.mark.slow
@pytest.mark.parametrize("times", [2, pytest.param(25, marks=pytest.mark.deep)])
def test_builds_killed_at_any_moment_leave_a_whole_site_each_time(
    project: Path, times: int
) -> None:
    others = shutil.copytree(project, project.with_name("others"))
    with ThreadPoolExecutor(2) as lanes:
        killed = lanes.map(kill_builds, (project, others), (0, 1), (times, times))
        assert list(killed) == [times, times]


def kill_builds(project: Path, seed: int, count: int) -> int:
    """Two sites of which each page differs, built in turn; returns how many builds were killed."""
    out = project / "site"
    for name in ("first", "second"):
        content = shutil.copytree(project / "content", project / name)
        (content / "site.yaml").write_text(f"name: The {name}\ndescription: Our models.\n")

    def start(site: int) -> subprocess.Popen[bytes]:
        content = project / ("first", "second")[site]
        arguments = [*folders(project), "--content", content, "--out", out]
        return subprocess.Popen([sys.executable, ROOT / "build.py", *arguments])

    sites: list[Contents] = []
    for site in range(2):
        began = time.monotonic()
        assert start(site).wait() == 0
        seconds = time.monotonic() - began
        sites.append(contents(out))
    assert all(sites[0][path] != data for path, data in sites[1].items() if path.endswith(".html"))

    chance = random.Random(seed)
    shown = 1
    killed = 0
    while killed < count:
        began = time.monotonic()
        with start(1 - shown) as process:
            try:
                if killed % 2:
                    process.wait(timeout=seconds * chance.random())
                else:
                    wait_until_written(process, project)
                    process.wait(timeout=chance.uniform(0, 0.02))
            except subprocess.TimeoutExpired:
                process.kill()
            else:
                seconds = time.monotonic() - began
            killed += process.wait() == -signal.SIGKILL
        found = contents(out)
        assert found in sites, f"a part of a site after kill {killed}"
        shown = sites.index(found)

    assert start(1 - shown).wait() == 0
    assert contents(out) == sites[1 - shown]
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == []
    return killed


def wait_until_written(process: subprocess.Popen[bytes], project: Path) -> None:
    """Until the new site is whole and waits for its place: its marker is its last file."""
    markers = f".site.new-*/new/{MARKER}"
    before = set(project.glob(markers))
    while not set(project.glob(markers)) - before:
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=0.001)
            return


def break_framework(root: Path) -> None:
    path = root / "frameworks" / "model" / "0.1.0.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("weight: 2 ", "weight: -2"), encoding="utf-8")


def break_settings(root: Path) -> None:
    (root / "content" / "site.yaml").write_text("name: Ours\ndescription: Ours.\ncolor: red\n")


def break_accent(root: Path) -> None:
    text = 'name: Ours\ndescription: Ours.\naccent: "#ffff00"\n'
    (root / "content" / "site.yaml").write_text(text)


def break_link(root: Path) -> None:
    (root / "content" / "about.md").write_text("# About\n\nSee [there](nowhere.md).\n")


BROKEN = [
    (break_framework, r"^frameworks/model/0\.1\.0\.yaml:\d+:13: dimensions\[0\]\.weight: must"),
    (break_settings, r"^content/site\.yaml:3:1: .*color"),
    (break_accent, r"^content/site\.yaml:3:9: accent: .*nearest that passes is #"),
    (break_link, r"^content/about\.md:\d+:\d+: .*nowhere\.md"),
]


@pytest.mark.parametrize(("spoil", "said"), BROKEN, ids=[one.__name__ for one, _ in BROKEN])
def test_what_is_wrong_is_said_with_its_place_and_the_old_site_stays(
    project: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None], said: str
) -> None:
    assert build(project, "--quiet") == 0
    before = contents(project / "site")
    assert capsys.readouterr() == ("", "")
    spoil(project)
    assert build(project) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert re.search(said, err, re.MULTILINE), err
    assert all(PLACE.match(line) for line in err.splitlines()), err
    assert contents(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == [".cache"]


def test_a_page_and_a_framework_of_one_name_are_refused(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(project) == 0
    before = contents(project / "site")
    (project / "content" / "model.md").write_text("# A page\n")
    assert build(project) == 1
    err = capsys.readouterr().err
    assert "model/index.html" in err
    assert "content/" in err
    assert contents(project / "site") == before


def test_a_template_that_fails_after_much_is_written_leaves_the_old_site(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert build(project) == 0
    before = contents(project / "site")
    (project / "theme" / "templates" / "search.html").write_text("\n{{ oh no }}\n")
    assert build(project) == 1
    assert "search.html:2: " in capsys.readouterr().err
    assert contents(project / "site") == before
    assert [path.name for path in project.iterdir() if path.name.startswith(".")] == [".cache"]


def test_all_problems_are_said_at_once(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    break_framework(project)
    write_version(project / "frameworks", "model", "1.0.0", [("method: mean", "method: median")])
    break_settings(project)
    assert build(project) == 1
    lines = capsys.readouterr().err.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "content/site.yaml",
        "frameworks/model/0.1.0.yaml",
        "frameworks/model/1.0.0.yaml",
    ]


@pytest.mark.parametrize(
    "arguments",
    [["--out"], ["score"], ["score", "x", "--format", "xml"], ["new"], ["serve", "--port", "x"]],
    ids=" ".join,
)
def test_wrong_usage_exits_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert "usage: build.py" in refused(arguments, capsys)


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What is said of a line that is no command."""
    with pytest.raises(SystemExit) as stopped:
        main(arguments, root=ROOT)
    assert stopped.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return str(err)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("chekc", 'unknown command "chekc"; did you mean "check"?'),
        ("bulid --quiet", 'unknown command "bulid"; did you mean "build"?'),
        ("frameworks", 'unknown command "frameworks"; build.py --help lists the commands'),
        ("--teme x", 'unknown option "--teme"; did you mean "--theme"?'),
        ("check --quite", 'unknown option "--quite"; did you mean "--quiet"?'),
        ("serve --prot=9", 'unknown option "--prot=9"; did you mean "--port"?'),
        ("build --zzz", 'unknown option "--zzz"; build.py build --help lists them'),
        ("new a b", 'unexpected "b"; build.py new --help says what it takes'),
        ("--quiet check", 'unexpected "check"; a command stands before its options'),
    ],
)
def test_what_is_mistyped_is_named(
    line: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert refused(line.split(), capsys).splitlines()[-1].endswith(f"error: {said}")


# What was done is said


def test_a_command_says_what_it_did(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def says(*arguments: str) -> tuple[str, str]:
        assert main(arguments, root=project) == 0
        return capsys.readouterr()

    assert says("new", "second") == (
        "Wrote frameworks/second/0.1.0.yaml; change it to your model and see it with: "
        "python3 build.py serve\n",
        "",
    )
    assert says("check") == ("No problems in 2 frameworks.\n", "")
    out, err = says("build")
    pages = sum(path.endswith(".html") for path in contents(project / "site"))
    line = rf"Wrote {pages} pages to site/ in \d+\.\d s; open site/index\.html\n"
    assert re.fullmatch(line, out), out
    assert err == ""
    table = project / "table.csv"
    table.write_text("agreed-goals\nrarely\nalways\n", encoding="utf-8")
    out, err = says("score", str(table), "--framework", "model")
    assert [json.loads(line)["framework"] for line in out.splitlines()] == ["model", "model"]
    assert err == "Scored 2 responses of 1 file.\n"


def test_quiet_keeps_still(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["new", "second"], ["check"], ["build"]):
        assert main([*arguments, "--quiet"], root=project) == 0
        assert capsys.readouterr() == ("", "")


def test_an_installed_command_goes_by_its_own_name(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "second"], root=project, program="stagemark") == 0
    assert capsys.readouterr().out.endswith("see it with: stagemark serve\n")
    (project / "site").write_text("mine")
    assert main(["build"], root=project, program="stagemark") == 1
    assert capsys.readouterr().err.startswith("stagemark: ")


def test_ctrl_c_ends_a_command_quietly(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*arguments: object, **named: object) -> None:
        raise KeyboardInterrupt  # what Ctrl-C becomes; other tests may have changed its handler

    monkeypatch.setattr("stagemark.cli.build_site", interrupted)
    assert build(project) == 130
    assert capsys.readouterr() == ("", "")


def test_a_mistake_of_the_program_is_said_in_one_line(
    project: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*arguments: object, **named: object) -> None:
        raise KeyError("no such thing")

    monkeypatch.setattr("stagemark.cli.build_site", breaks)
    assert build(project) == 1
    err = capsys.readouterr().err
    assert re.fullmatch(r"build\.py: this is a fault of Stagemark .*KeyError at .*:\d+: .*\n", err)


def test_the_exit_status_is_that_of_the_process(project: Path) -> None:
    assert run("--teme", "x").returncode == 2
    break_framework(project)
    assert run("check", "--frameworks", project / "frameworks").returncode == 1


# Checking without building


def test_a_warning_is_said_and_stops_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = project / "frameworks" / "model" / "0.1.0.yaml"
    unused = "\nscales:\n  unused: [{id: a, text: A, value: 0}, {id: b, text: B, value: 1}]"
    path.write_text(path.read_text(encoding="utf-8").replace("\nscales:", unused), encoding="utf-8")
    for command in ("check", "build"):
        assert main([command], root=project) == 0
        err = capsys.readouterr().err
        assert re.fullmatch(r"frameworks/model/0\.1\.0\.yaml:\d+:\d+: warning: .*unused.*\n", err)
    assert (project / "site" / "index.html").is_file()


def test_check_looks_at_the_files_named_and_writes_nothing(
    project: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_version(project / "frameworks", "model", "1.0.0")
    break_framework(project)
    good = project / "frameworks" / "model" / "1.0.0.yaml"
    assert main(["check", str(good)], root=project) == 0
    assert capsys.readouterr() == ("No problems in 1 framework.\n", "")
    before = contents(project)
    assert main(["check", str(good.with_name("0.1.0.yaml"))], root=project) == 1
    assert "0.1.0.yaml:" in capsys.readouterr().err
    assert main(["check"], root=project) == 1
    assert contents(project) == before
