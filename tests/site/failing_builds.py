"""Builds that fail: one at each step that changes the disk, by a kill or by what a disk refuses.

Run as a program, for the failures are real: ``failing_builds.py ROOT FAILURE``, FAILURE being KILL
or the name of an errno. It copies the folder ``ROOT/begin`` for each step, as ``ROOT/1`` and so on,
until a build has no step left to fail at, and builds NEW into ``ROOT/<step>/site``. It prints for
each step what the build said, and whether it ended before that step.
"""

from __future__ import annotations

import errno
import itertools
import json
import os
import shutil
import signal
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from stagemark.site.output import File, OutputError, publish

# Every page holds the paths that it needs or links to.
OLD = {
    "index.html": b"assets/old.js data.json old/index.html both/index.html",
    "both/index.html": b"assets/old.js index.html",
    "old/index.html": b"assets/old.js index.html",
    "old/deep/index.html": b"old/index.html",
    "assets/old.js": b"old",
    "data.json": b"old",
    "same.json": b"same",
    "turns/file.html": b"index.html",
}
NEW = {
    "index.html": b"assets/new.js data.json new/index.html both/index.html",
    "both/index.html": b"assets/new.js new/index.html",
    "new/index.html": b"assets/new.js index.html both/index.html",
    "assets/new.js": b"new",
    "data.json": b"new",
    "same.json": b"same",
    "turns": b"a file where a folder was",
}
CHANGES = {"os.mkdir", "os.rename", "os.remove", "os.rmdir", "ctypes.dlsym"}
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT


def files(site: Mapping[str, bytes]) -> Iterator[File]:
    """A site's files as they come, one by one."""
    return (File(path, content, f"the page {path}") for path, content in site.items())


def contents(folder: Path) -> dict[str, bytes]:
    """Every file in a folder by its path."""
    found = {p.relative_to(folder).as_posix(): p for p in folder.rglob("*") if p.is_file()}
    return {path: file.read_bytes() for path, file in found.items()}


class Failure:
    """Fails at a step, once it is armed."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.steps_left = 0

    def __call__(self, event: str, args: tuple[Any, ...]) -> None:
        if self.steps_left and (event in CHANGES or (event == "open" and args[2] & WRITING)):
            self.steps_left -= 1
            if self.steps_left:
                return
            if self.name == "KILL":
                os.kill(os.getpid(), signal.SIGKILL)
            number = getattr(errno, self.name)
            place = [str(args[0])] if isinstance(args[0], str | os.PathLike) else []
            raise OSError(number, os.strerror(number), *place)


def fail(root: Path, failure: Failure, step: int) -> dict[str, Any]:
    """Build with a failure at a step; ``left``: whether the build ended before that step."""
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        said = ""
        failure.steps_left = step
        try:
            publish(files(NEW), root / "site")
        except OutputError as error:
            said = str(error)
        os.write(writer, json.dumps({"said": said, "left": failure.steps_left > 0}).encode())
        os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with open(reader, "rb") as answer:
        return {"said": "", "left": False, **json.loads(answer.read() or b"{}")}


def main(root: Path, name: str) -> None:
    failure = Failure(name)
    sys.addaudithook(failure)
    for step in itertools.count(1):
        shutil.copytree(root / "begin", root / str(step))
        outcome = fail(root / str(step), failure, step)
        print(json.dumps(outcome), flush=True)
        if outcome["left"]:
            return


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
