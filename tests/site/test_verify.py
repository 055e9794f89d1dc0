"""What is published is held against what was built, with real hosts that do what hosts do."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from stagemark.cli import main
from tests.browser.serving import Quiet, serving
from tests.publisher import write_content, write_version
from tests.root import ROOT

ASSESS = "model/assess/index.html"


class Plain(Quiet):
    """Serves the site below ``/models/``, and has nothing elsewhere."""

    def translate_path(self, path: str) -> str:
        inside = path.startswith("/models/")
        return super().translate_path(path.removeprefix("/models") if inside else "/none")

    def send_to(self, place: str) -> None:
        self.send_response(301)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()


class DropsSlashes(Plain):
    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        if self.path.endswith("/index.html"):
            return self.send_to(self.path.removesuffix("/index.html"))
        if self.path.endswith("/") and self.path != "/models/":
            return self.send_to(self.path.removesuffix("/"))
        page = Path(self.directory, self.path.removeprefix("/models/"), "index.html")
        self.path += "/index.html" if page.is_file() else ""
        super().do_GET()


class ShowsFolders(Plain):
    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        if self.path.endswith("/index.html"):
            return self.send_to(self.path.removesuffix("index.html"))
        super().do_GET()


class MovedAway(Plain):
    def do_GET(self) -> None:  # noqa: N802 (the library's name)
        self.send_to(f"https://elsewhere.invalid{self.path}")


class Latin(Plain):
    def guess_type(self, path: str) -> str:  # type: ignore[override]
        kind = super().guess_type(path)
        return f"{kind}; charset=iso-8859-1" if kind == "text/html" else kind


class PlainText(Plain):
    extensions_map = {**Plain.extensions_map, ".js": "text/plain", ".png": "image/jpeg"}  # noqa: RUF012


class NeverMissing(Plain):
    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        self.wfile.write(b"<title>Sorry</title>")


@contextmanager
def host(kind: type[Plain], folder: Path) -> Iterator[str]:
    with serving(partial(kind, directory=str(folder)), "models/") as address:
        yield address


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publisher's folders with a built site."""
    root = tmp_path_factory.mktemp("project")
    write_content(root / "content")
    write_version(root / "frameworks", "model", "1.0.0")
    arguments = ["build", "--theme", str(ROOT / "theme"), "--site-url", "https://example.org/"]
    assert main(arguments, root=root) == 0
    return root


class Verifier:
    """Runs the command and keeps what it says."""

    def __init__(self, project: Path, online: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.project = project
        self.online = shutil.copytree(project / "site", online)
        self.capsys = capsys

    def says(self, target: str | Path, status: int) -> list[str]:
        self.capsys.readouterr()
        assert main(["verify", str(target)], root=self.project) == status
        out, err = self.capsys.readouterr()
        assert (out == "") == (status != 0)
        return str(out + err).splitlines()

    def online_at(self, kind: type[Plain], status: int = 1) -> list[str]:
        with host(kind, self.online) as address:
            return [line.replace(address, "…/") for line in self.says(address, status)]

    def edit(self, path: str, change: Callable[[bytes], bytes]) -> None:
        file = self.online / path
        before = file.read_bytes()
        file.write_bytes(change(before))
        assert file.read_bytes() != before


@pytest.fixture
def verifier(project: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Verifier:
    return Verifier(project, tmp_path / "online", capsys)


@pytest.mark.parametrize("kind", [Plain, ShowsFolders])
def test_a_site_as_built_is_said_to_be_so_in_one_line(
    verifier: Verifier, kind: type[Plain]
) -> None:
    for name in (".nojekyll", ".gitattributes", ".stagemark", "_headers", "serve.json"):
        (verifier.online / name).unlink()  # hosts keep these to themselves
    [line] = verifier.online_at(kind, status=0)
    assert line.endswith(" files, all as built.")
    assert int(line.split()[1]) > 20


def test_a_folder_is_compared_file_by_file(verifier: Verifier) -> None:
    [line] = verifier.says(verifier.online, status=0)
    assert line.endswith(" files, all as built.")
    (verifier.online / ".git").mkdir()
    (verifier.online / ".git" / "HEAD").write_text("ref")
    (verifier.online / "extra.html").write_text("mine")
    (verifier.online / ".nojekyll").unlink()
    verifier.edit(ASSESS, lambda page: page + b"<!-- touched -->")
    lines = verifier.says(verifier.online, status=1)
    assert [line.removeprefix(f"{verifier.online}/").split(";")[0] for line in lines] == [
        ".nojekyll: is missing",
        "extra.html: was not built",
        f"{ASSESS}: it was minified or reformatted",
    ]


CHANGES = {
    "line ends were converted to CRLF": lambda page: page.replace(b"\n", b"\r\n"),
    "a byte order mark (BOM) was put before it": lambda page: b"\xef\xbb\xbf" + page,
    'a script was put into it (<script src="/spy.js">)': lambda page: page.replace(
        b"</body>", b'<script src="/spy.js"></script></body>'
    ),
    "it was minified or reformatted": lambda page: page.replace(b"\n", b"").replace(b'"en"', b"en"),
    "it was converted to UTF-16": lambda page: page.decode().encode("utf-16"),
    "only the first 1000 of its": lambda page: page[:1000],
    "is empty": lambda page: b"",
    "is not the file that was built": lambda page: page.replace(b"Ours", b"Theirs"),
}


@pytest.mark.parametrize("said", CHANGES)
def test_what_happened_to_a_file_is_recognised(verifier: Verifier, said: str) -> None:
    verifier.edit("about/index.html", CHANGES[said])
    [line] = verifier.online_at(Plain)
    assert line.startswith("…/about/index.html: ")
    assert said in line
    [line] = verifier.says(verifier.online, status=1)
    assert said in line


def test_a_file_that_is_not_there_is_missing(verifier: Verifier) -> None:
    (verifier.online / "robots.txt").unlink()
    assert verifier.online_at(Plain) == ["…/robots.txt: is missing (status 404); upload it"]
    nothing, missing = verifier.online_at(NeverMissing)
    assert "answers with status 200 where there is nothing" in nothing
    assert missing == "…/robots.txt: is missing, and the host says so with status 200; upload it"


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        (DropsSlashes, ["without the closing slash, from which relative links"]),
        (MovedAway, ["sends visitors to another host, https://elsewhere.invalid;"]),
        (Latin, ["is served with charset=iso-8859-1, and it is UTF-8;"]),
        (
            PlainText,
            ["served as image/jpeg instead of image/png;", "text/plain instead of text/ja"],
        ),
    ],
)
def test_a_habit_of_a_host_is_one_line(
    verifier: Verifier, kind: type[Plain], said: list[str]
) -> None:
    lines = sorted(verifier.online_at(kind), key=lambda line: "image" not in line)
    assert len(lines) == len(said), lines
    assert all(words in line for words, line in zip(said, lines, strict=True)), lines


def test_a_host_that_is_not_there_is_one_line(verifier: Verifier) -> None:
    with socket.create_server(("127.0.0.1", 0)) as gone:
        port = gone.getsockname()[1]
    [line] = verifier.says(f"http://127.0.0.1:{port}/", status=1)
    assert line.startswith(f"http://127.0.0.1:{port}/: cannot be reached (Connection refused)")


def test_what_cannot_be_compared_is_wrong_usage(
    verifier: Verifier, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for target, said in {
        "nowhere": "there is no folder 'nowhere'",
        "example.org/models": 'did you mean "https://example.org/models"?',
        "ftp://example.org/": "is not a web address",
    }.items():
        with pytest.raises(SystemExit) as stopped:
            main(["verify", target], root=verifier.project)
        assert stopped.value.code == 2
        assert said in capsys.readouterr().err
    arguments = ["verify", str(verifier.online), "--out", str(tmp_path)]
    assert main(arguments, root=verifier.project) == 2
    assert "is no site that Stagemark built; build it first" in capsys.readouterr().err
