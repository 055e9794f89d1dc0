"""What the page "Put it online" says can be done as it stands there."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from stagemark.cli import COMMANDS, main
from stagemark.site.manifest import MARKER
from stagemark.site.published import Built, compare_host
from tests.browser.serving import serve
from tests.documents import blocks, codes, prose, tables, values
from tests.publisher import write_content, write_version
from tests.root import ROOT
from tests.site.links import broken

PAGE = prose("content/publishing.md")
BUILD = ["python3", "build.py"]


def lines() -> list[list[str]]:
    """Every command of the page, as a shell would read it."""
    return [shlex.split(line) for block in blocks(PAGE, "") for line in block.text.splitlines()]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """A publisher's own, under version control, with a branch for pages and a place to push to."""
    project = tmp_path / "project"
    write_content(project / "content")
    write_version(project / "frameworks", "model", "1.0.0")
    shutil.copytree(ROOT / "theme", project / "theme")

    def git(*arguments: str) -> None:
        subprocess.run(["git", "-C", str(project), *arguments], check=True)

    subprocess.run(["git", "init", "--quiet", "--bare", str(tmp_path / "origin")], check=True)
    git("init", "--quiet", "--initial-branch=gh-pages")
    git("config", "user.name", "We")
    git("config", "user.email", "we@example.org")
    git("config", "push.default", "current")
    (project / "CNAME").write_text("models.example.org\n")
    git("add", "CNAME")
    git("commit", "--quiet", "--message=Begin")
    git("remote", "add", "origin", str(tmp_path / "origin"))
    git("checkout", "--quiet", "-b", "main")
    return project


def test_every_command_runs_in_order(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(project)
    hugo = project.parent / "my-site" / "static" / "assess"
    hugo.mkdir(parents=True)
    (hugo / "theirs.css").write_text("theirs")
    ran = 0
    for words in lines():
        if words[0] == "git":
            subprocess.run(words, check=True, capture_output=True)
        elif words[:2] == BUILD and words[2] != "verify":  # which asks the network
            assert main(words[2:], root=project) == 0
        else:
            continue
        ran += 1
    assert ran > 5
    pages = project.parent / "pages"
    pushed = ["git", "-C", str(pages), "ls-tree", "-r", "--name-only", "origin/gh-pages"]
    names = subprocess.run(pushed, check=True, capture_output=True, text=True).stdout.split()
    assert {"CNAME", ".nojekyll", MARKER, "model/1.0.0/index.html", "sitemap.xml"} <= {*names}
    assert (hugo / "theirs.css").read_text() == "theirs"
    assert (hugo / "index.html").is_file()


def test_the_workflow_builds_what_it_uploads(
    project: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(project)
    workflow = values(prose("content/github-pages.yml"), tmp_path)
    steps = workflow["jobs"]["publish"]["steps"]
    known = {
        next(codes(row["command"])).split()[2] for row in tables(prose("README.md"))["Commands"]
    }
    for step in steps:
        if command := step.get("run"):
            words = shlex.split(
                command.replace(
                    "${{ steps.pages.outputs.base_url }}", "https://we.github.io/models"
                )
            )
            assert words[:2] == BUILD
            assert words[2] in known
            assert main(words[2:], root=project) == 0
    uses = {step["uses"].split("@")[0]: step for step in steps if "uses" in step}
    upload = uses["actions/upload-pages-artifact"]["with"]
    assert (project / upload["path"] / ".nojekyll").is_file()
    assert upload["include-hidden-files"] == "true"
    home = (project / upload["path"] / "sitemap.xml").read_text()
    assert "<loc>https://we.github.io/models/</loc>" in home
    named = [step["id"] for step in steps if "id" in step]
    used = re.findall(r"steps\.(\w+)\.", prose("content/github-pages.yml"))
    assert {*used} == {*named}
    assert workflow["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}


@pytest.mark.parametrize("below", ["", "a/b/"], ids=["root", "sub-path"])
def test_the_same_files_work_at_the_top_and_below(site: Path, tmp_path: Path, below: str) -> None:
    """Every link of every page, and every file as a server hands it out."""
    shutil.copytree(site, tmp_path / "web" / below, dirs_exist_ok=True)
    with serve(tmp_path / "web") as home:
        address = f"{home.rstrip('/')}/{below}"
        lost = broken(tmp_path / "web" / below, address)
        # It is shown at any address, so without ``url`` it takes the site to stand at the top.
        assert [line for line in lost if not below or not line.startswith("404.html: /")] == []
        differences, count = compare_host(Built(site), address)
    assert differences == []
    assert count > 100


def test_netlify_builds_what_it_publishes() -> None:
    [block] = blocks(PAGE, "toml")
    build = tomllib.loads(block.text)["build"]
    words = shlex.split(build["command"])
    assert words[:2] == BUILD
    assert words[2] in {command.name for command in COMMANDS}
    assert build["publish"] == "site"
