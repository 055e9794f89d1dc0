"""One command on a fresh clone: what people see who have Python and pip and nothing else.

Most tests run build.py in a project whose locks name no package and whose command only tells how it
was called, so that a set-up is real and needs neither the network nor long.
"""

from __future__ import annotations

import ast
import fcntl
import os
import re
import shutil
import socket
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement

from tests.root import ROOT

pytestmark = pytest.mark.slow

SETTING_UP = "Setting up (once) …\n"
MADE = shutil.ignore_patterns(".git", ".venv*", ".site.*", "__pycache__", ".*_cache")

COMMAND = """
import sys
def main(args, root):
    print(*args, root, sys.prefix, sep="|")
    return 7
"""


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A project in a folder whose name has a space, not set up yet."""
    root = tmp_path / "a project"
    (root / "stagemark").mkdir(parents=True)
    (root / "stagemark" / "cli.py").write_text(COMMAND)
    (root / "requirements.lock").write_text("# nothing\n")
    (root / "requirements-test.lock").write_text("# nothing more\n")
    shutil.copy(ROOT / "build.py", root)
    shutil.copytree(ROOT / ".ci", root / ".ci")
    return root


def build(root: Path, *args: str, **env: str) -> subprocess.CompletedProcess[str]:
    """Run build.py from another folder, without a home folder."""
    return subprocess.run(
        [sys.executable, root / "build.py", *args],
        cwd=root.parent,
        env={**os.environ, "HOME": "", **env},
        capture_output=True,
        encoding="utf-8",
    )


def sets_up(root: Path, *args: str) -> bool:
    done = build(root, *args)
    assert done.stderr in ("", SETTING_UP)
    assert done.returncode == 7
    return done.stderr == SETTING_UP


def not_cloned(folder: str, names: list[str]) -> set[str]:
    """What runs leave in a working copy. The built site lies at its top, elsewhere are rooms."""
    return MADE(folder, names) | ({"site"} if Path(folder) == ROOT else set())


def test_a_fresh_clone_builds_with_one_command(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    shutil.copytree(ROOT, clone, ignore=not_cloned)
    done = build(clone)
    assert done.returncode == 0, done.stderr
    assert done.stderr.startswith(SETTING_UP)
    assert (clone / "site" / "index.html").is_file()


def test_the_command_gets_what_was_typed_and_gives_its_exit_status(project: Path) -> None:
    done = build(project, "check", "two words")
    assert done.stdout == f"check|two words|{project}|{project / '.venv'}\n"
    assert done.returncode == 7


def test_set_up_happens_once(project: Path) -> None:
    assert sets_up(project)
    assert not sets_up(project)
    assert not sets_up(project, "check")


def test_testing_needs_more_and_building_after_it_nothing(project: Path) -> None:
    assert sets_up(project, "build")
    assert sets_up(project, "test")
    assert not sets_up(project, "build")
    assert not sets_up(project, "test")


def test_an_environment_elsewhere_is_left_alone(project: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "environment of another project"
    elsewhere.mkdir()
    (elsewhere / "theirs").write_text("theirs")
    (project / ".venv").symlink_to(elsewhere)
    assert sets_up(project)
    assert [path.name for path in elsewhere.iterdir()] == ["theirs"]
    assert not sets_up(project)


def test_a_changed_lock_is_set_up_anew(project: Path) -> None:
    assert sets_up(project, "test")
    (project / "requirements-test.lock").write_text("# changed\n")
    assert not sets_up(project)
    assert sets_up(project, "test")
    (project / "requirements.lock").write_text("# changed\n")
    assert sets_up(project, "test")
    assert not sets_up(project)


def test_a_moved_project_is_set_up_anew(project: Path) -> None:
    assert sets_up(project)
    moved = project.rename(project.with_name("moved"))
    assert sets_up(moved)


def test_its_own_python_can_run_it(project: Path) -> None:
    assert sets_up(project)
    python = project / ".venv" / "bin" / "python"
    (project / "requirements.lock").write_text("# changed\n")
    for expected in (SETTING_UP, ""):
        done = subprocess.run([python, "build.py"], cwd=project, capture_output=True, text=True)
        assert done.returncode == 7
        assert done.stderr == expected


@pytest.mark.parametrize("args", [["build"], ["test"]])
def test_a_killed_set_up_is_made_good_by_the_next_run(project: Path, args: list[str]) -> None:
    if args == ["test"]:
        assert sets_up(project, "build")
    command = [sys.executable, str(project / "build.py"), *args]
    with subprocess.Popen(command, stderr=subprocess.PIPE, encoding="utf-8") as first:
        assert first.stderr is not None
        assert first.stderr.readline() == SETTING_UP
        first.kill()
    assert sets_up(project, *args)
    assert not sets_up(project, *args)


def test_a_killed_run_leaves_nobody_the_lock_while_its_pip_still_works(project: Path) -> None:
    wanted = "never-answered==1.0 --hash=sha256:" + "0" * 64
    (project / "requirements.lock").write_text(wanted)
    with socket.create_server(("127.0.0.1", 0)) as index:
        env = {
            "PIP_INDEX_URL": f"http://127.0.0.1:{index.getsockname()[1]}/",
            "PIP_RETRIES": "0",
            "NO_PROXY": "127.0.0.1",
        }
        command = [sys.executable, str(project / "build.py")]
        with subprocess.Popen(command, env={**os.environ, **env}) as run:
            pip, _ = index.accept()
            run.kill()
        with open(project / ".venv.lock", "rb") as lock:
            with pytest.raises(BlockingIOError):
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            pip.close()
            index.close()
            fcntl.flock(lock, fcntl.LOCK_EX)


def test_an_environment_without_a_stamp_is_remade(project: Path) -> None:
    leftover = project / ".venv" / "bin" / "leftover"
    leftover.parent.mkdir(parents=True)
    leftover.touch()
    assert sets_up(project)
    assert not leftover.exists()


def test_runs_at_once_wait_for_one_set_up(project: Path) -> None:
    command = [sys.executable, str(project / "build.py")]
    runs = [
        subprocess.Popen([*command, name], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for name in ("build", "test", "check")
    ]
    for run in runs:
        _, errors = run.communicate()
        assert errors.decode() == SETTING_UP
        assert run.returncode == 7
    assert not sets_up(project, "test")


def sentence(done: subprocess.CompletedProcess[str]) -> str:
    """The last line of a run that failed as people expect it to."""
    assert done.returncode == 1
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.stderr.splitlines()[-1]


def test_without_the_network_one_sentence_says_so(project: Path) -> None:
    wanted = "nowhere-to-be-found==1.0 --hash=sha256:" + "0" * 64
    (project / "requirements.lock").write_text(wanted)
    chatter = " ".join(f"/nowhere/{n}" for n in range(20))  # pip warns of each
    done = build(project, PIP_NO_INDEX="1", PIP_FIND_LINKS=chatter)
    assert "the network, which is needed once" in sentence(done)
    assert "nowhere-to-be-found==1.0" in done.stderr, "pip's own reason stands above"
    assert len(done.stderr.splitlines()) <= 10


def test_failing_to_set_up_for_tests_leaves_what_builds(project: Path) -> None:
    assert sets_up(project)
    wanted = "nowhere-to-be-found==1.0 --hash=sha256:" + "0" * 64
    (project / "requirements-test.lock").write_text(wanted)
    assert "run this again" in sentence(build(project, "test", PIP_NO_INDEX="1"))
    assert not sets_up(project)


def test_a_missing_pip_is_named_with_the_way_to_get_it(project: Path, tmp_path: Path) -> None:
    (tmp_path / "broken" / "pip").mkdir(parents=True)
    (tmp_path / "broken" / "pip" / "__init__.py").touch()
    done = build(project, PYTHONPATH=str(tmp_path / "broken"))
    assert "has no pip" in sentence(done)
    assert "apt install python3-pip" in sentence(done)


def test_a_folder_that_cannot_be_written_is_named(project: Path) -> None:
    (project / ".venv.lock").mkdir()  # also stops root, to whom no folder is read-only
    done = build(project)
    assert sentence(done).startswith(f"Cannot set up in {project} (")
    assert "put the whole folder where you may write" in sentence(done)


def test_an_old_python_is_told_what_is_needed(project: Path) -> None:
    source = (ROOT / "build.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))  # else it would see a syntax error instead
    pretend = "import sys; sys.version_info = (3, 8, 18); sys.version = '3.8.18 (main)'; "
    program = pretend + "import runpy; runpy.run_path('build.py', run_name='__main__')"
    command = [sys.executable, "-c", program]
    done = subprocess.run(command, cwd=project, capture_output=True, encoding="utf-8")
    assert sentence(done) == (
        "Stagemark needs Python 3.11 or newer, and this is 3.8.18: install a newer one and run "
        "build.py with it, for instance: python3.11 build.py"
    )
    assert not (project / ".venv").exists()


def test_ci_reports_the_exit_status_of_the_tests(project: Path) -> None:
    done = subprocess.run(["bash", project / ".ci" / "run"], capture_output=True, text=True)
    assert done.stdout.startswith("test|")
    assert done.returncode == 7


def pinned(lock: str) -> dict[str, str]:
    """Each requirement of a lock, by the line that names it, with its hashes."""
    text = (ROOT / lock).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=\S)", text.strip())
    return {block.split(" \\\n")[0]: block for block in blocks}


@pytest.mark.parametrize("lock", ["requirements.lock", "requirements-test.lock"])
def test_locks_name_packages_and_hashes_and_no_host(lock: str) -> None:
    for line, block in pinned(lock).items():
        assert re.fullmatch(r"[a-z0-9-]+==[\w.]+( ; .+)?", line)
        hashes = block.split(" \\\n")[1:]
        assert hashes
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}", each) for each in hashes)


def test_the_test_lock_holds_the_build_lock() -> None:
    assert pinned("requirements.lock").items() <= pinned("requirements-test.lock").items()


def test_the_locks_follow_the_project_file() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = {
        "requirements.lock": project["project"]["dependencies"],
        "requirements-test.lock": project["dependency-groups"]["test"],
    }
    for lock, requirements in wanted.items():
        versions = dict(line.split(" ;")[0].split("==") for line in pinned(lock))
        for requirement in map(Requirement, requirements):
            assert requirement.specifier.contains(versions[requirement.name]), (lock, requirement)


def test_no_file_names_a_package_host() -> None:
    host = re.compile(r"(pypi|pythonhosted|npmjs|jsdelivr|unpkg)\.(org|com|net)")
    folders = [ROOT / name for name in ("stagemark", "theme", "content", "frameworks", ".ci")]
    files = [path for folder in folders for path in folder.rglob("*")] + [*ROOT.iterdir()]
    texts = {
        path: path.read_text(encoding="utf-8", errors="replace") for path in files if path.is_file()
    }
    assert [path for path, text in texts.items() if host.search(text)] == []
