#!/usr/bin/env python3
"""Builds the site: ``python3 build.py``. Tests the project: ``python3 build.py test``.

Python and pip are all that it needs. The first run makes an environment in ``.venv`` from the
locks beside this file, a changed lock makes it anew, and every other run finds a stamp that fits
and goes straight on. Nothing is written outside this folder.
"""

import hashlib
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path

# Up to this line everything also runs on an old Python, or people would see a traceback instead.
if sys.version_info < (3, 11):  # noqa: UP036
    sys.exit(
        f"Stagemark needs Python 3.11 or newer, and this is {sys.version.split()[0]}: install a "
        "newer one and run build.py with it, for instance: python3.11 build.py"
    )

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
STAMPS = VENV / "stagemark-stamps"
BUILD = ROOT / "requirements.lock"
TEST = ROOT / "requirements-test.lock"  # all of BUILD and more
UNFINISHED = "unfinished"


def main(args: list[str]) -> int:
    """Run a command in the environment that it needs; returns the exit status."""
    lock = TEST if args[:1] == ["test"] else BUILD
    try:
        if not is_ready(lock):
            set_up(lock)
    except OSError as error:
        sys.exit(
            f"Cannot set up in {ROOT} ({error.strerror or error}): put the whole folder where you "
            "may write and the disk has room, and run it there."
        )
    if Path(sys.prefix).resolve() != VENV:
        return run_inside(args)
    sys.path.insert(0, str(ROOT))
    from stagemark.cli import main as run

    return run(args, root=ROOT)


def run_inside(args: list[str]) -> int:
    """Start again in the environment; where the system can, this process becomes that one."""
    command = [str(PYTHON), str(ROOT / "build.py"), *args]
    if os.name == "nt":
        return subprocess.call(command)
    os.execv(command[0], command)


def set_up(lock: Path) -> None:
    """Make the environment fit the lock. What is interrupted here, the next run makes good."""
    print("Setting up (once) …", file=sys.stderr, flush=True)
    with one_at_a_time():
        if is_ready(lock):  # another run made it while this one waited
            return
        again = UNFINISHED in stamps()
        if is_ready(BUILD):
            # Only adds to what is there, so builds go on meanwhile, and after a failure too.
            STAMPS.write_text(f"{stamp(BUILD)}\n{UNFINISHED}\n", encoding="utf-8")
        else:
            import venv

            if VENV.is_symlink():  # what it leads to belongs to somebody else, and would be emptied
                VENV.unlink()
            # Without pip, because Debian's Python cannot put it there; that of this Python serves.
            venv.create(VENV, clear=True, symlinks=os.name != "nt")
        install(lock, again=again)
        locks = {BUILD, lock}
        STAMPS.write_text("".join(f"{stamp(each)}\n" for each in locks), encoding="utf-8")


def install(lock: Path, *, again: bool) -> None:
    """Let pip install what the lock names; exits with pip's last words if it cannot.

    ``again`` overwrites what is there: an interrupted pip leaves packages that look complete.
    """
    # A virtual environment may have no pip (this one has none); the Python behind it may have one.
    python = sys.executable if find_spec("pip") else getattr(sys, "_base_executable", "")
    command = [python, "-P", "-m", "pip", "--python", str(PYTHON), "install", "--quiet"]
    command += ["--no-input", "--no-user", "--disable-pip-version-check", "--require-hashes"]
    command += ["--no-compile"]  # Python compiles what it loads, which is a small part of it
    command += ["--ignore-installed"] if again else []
    pip = subprocess.run(
        [*command, "--requirement", str(lock)],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        close_fds=False,  # pip holds the lock too: should this process be killed, others wait
    )
    if pip.returncode == 0:
        return
    if "No module named pip" in pip.stdout:
        sys.exit(
            f"The Python at {python} has no pip: install it (on Debian and Ubuntu with "
            "'apt install python3-pip', elsewhere with 'python3 -m ensurepip'), and run this again."
        )
    print(*pip.stdout.splitlines()[-8:], sep="\n", file=sys.stderr)
    sys.exit(
        "Setting up did not succeed, for the reason that pip gives above: mostly it is the "
        "network, which is needed once (PIP_INDEX_URL names a mirror); run this again then."
    )


def is_ready(lock: Path) -> bool:
    """Whether the environment holds everything that the lock names."""
    return PYTHON.exists() and stamp(lock) in stamps()


def stamps() -> list[str]:
    """The stamps of the locks that are installed; written last, so they vouch for the rest."""
    return STAMPS.read_text(encoding="utf-8").split() if STAMPS.is_file() else []


def stamp(lock: Path) -> str:
    """What an environment must have been made from: this Python, this place, these packages."""
    made_from = f"{sys.version}\n{VENV}\n".encode() + BUILD.read_bytes() + lock.read_bytes()
    return hashlib.sha256(made_from).hexdigest()


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait while another run sets up this folder. The system frees the lock of a killed run."""
    with open(ROOT / ".venv.lock", "a", encoding="utf-8") as file:
        os.set_inheritable(file.fileno(), True)
        if sys.platform == "win32":
            import msvcrt

            while True:  # it gives up after ten seconds, and pip takes longer
                with suppress(OSError):
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)
                    break
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)
