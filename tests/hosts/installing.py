"""Installs what makes a host: packages at the versions of its lock, outside of the project."""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

HERE = Path(__file__).parent
# What npm, pip and apt go by. Of Debian's packages each line has name, version and SHA-256.
NODE, PYTHON, DEBIAN = "package-lock.json", "requirements.lock", "debian.lock"
# For a whole installation or build on a machine that has other things to do.
SECONDS = 1800


def cache() -> Path:
    """Where installed hosts stay between runs; whoever needs the room may delete it."""
    named = os.environ.get("STAGEMARK_HOSTS")
    return Path(named) if named else Path.home() / ".cache" / "stagemark-hosts"


@contextmanager
def installed(name: str, home: Path = HERE) -> Iterator[Path]:
    """Where the packages of a folder in ``home`` are installed, for one builder at a time."""
    lock = _lock(home / name)
    sources = [one.read_bytes() for one in (lock, lock.with_name("package.json")) if one.exists()]
    digest = hashlib.sha256(b"".join(sources)).hexdigest()[:12]
    folder = cache() / f"{name}-{digest}"
    folder.mkdir(parents=True, exist_ok=True)
    with open(cache() / f"{folder.name}.lock", "w") as turn:
        fcntl.flock(turn, fcntl.LOCK_EX)
        if not (done := folder / "installed").exists():
            _install(lock, folder)
            done.touch()
        yield folder


def _lock(folder: Path) -> Path:
    return next(lock for kind in (NODE, PYTHON, DEBIAN) if (lock := folder / kind).exists())


def _install(lock: Path, folder: Path) -> None:
    shutil.copy(lock, folder)
    if lock.name == NODE:
        shutil.copy(lock.with_name("package.json"), folder)
        run(["npm", "ci", "--no-audit", "--no-fund"], folder)
    elif lock.name == DEBIAN:
        _unpack(lock, folder)
    else:
        run([sys.executable, "-m", "venv", "--clear", "env"], folder)
        pip = ["env/bin/python", "-m", "pip", "install", "--quiet", "--require-hashes"]
        run([*pip, "-r", PYTHON], folder)


def _unpack(lock: Path, folder: Path) -> None:
    """Debian's packages into the folder ``env`` rather than the system."""
    lines = lock.read_text(encoding="utf-8").splitlines()
    digests = dict(line.split() for line in lines)
    with TemporaryDirectory(dir=folder) as temporary:
        run(["apt-get", "download", "-q", *digests], Path(temporary))
        files = sorted(Path(temporary).iterdir())
        found = {hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
        if found != {*digests.values()}:
            raise FailedError(f"the packages are others than those in {lock}")
        for file in files:
            run(["dpkg-deb", "-x", str(file), str(folder / "env")], folder)


def version(name: str, package: str) -> str:
    """The version of a package that the lock of ``tests/hosts/<name>`` names."""
    lock = _lock(HERE / name)
    text = lock.read_text(encoding="utf-8")
    if lock.name == NODE:
        return str(json.loads(text)["packages"][f"node_modules/{package}"]["version"])
    # What Debian says of its own changes comes behind a plus or a hyphen.
    found = re.search(rf"^{re.escape(package)}==?([^ +-]+)", text, re.MULTILINE)
    assert found, f"{lock} does not name {package}"
    return found[1]


class FailedError(Exception):
    """A command did not do what it should; its words."""


def run(command: Sequence[str], folder: Path, more: Mapping[str, str] | None = None) -> None:
    """Run a command of the host's own in the folder. Raises FailedError."""
    paths = [
        str(folder / "env/bin"),
        str(folder / "env/usr/bin"),
        str(folder / "node_modules/.bin"),
        os.environ["PATH"],
    ]
    quiet = {"ASTRO_TELEMETRY_DISABLED": "1", "DOCUSAURUS_NO_UPDATE_NOTIFIER": "1", "CI": "1"}
    env = {**os.environ, **quiet, **(more or {}), "PATH": os.pathsep.join(paths)}
    done = subprocess.run(
        command, cwd=folder, env=env, capture_output=True, text=True, timeout=SECONDS
    )
    if done.returncode:
        raise FailedError(f"{' '.join(command)} in {folder}:\n{done.stdout}\n{done.stderr}")
