"""The one module that writes the site: beside the old one, file by file, and then swapped.

A reader of ``out`` sees the old site or the new one, whole. A build that dies leaves the old one.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import itertools
import os
import re
import secrets
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

MARKER = ".stagemark"
NOTICE = "Stagemark wrote this folder and replaces it at each build: keep nothing of yours here.\n"


class OutputError(Exception):
    """Why the site cannot be written, in one sentence for the person who builds."""


class File(NamedTuple):
    """A file of the site. ``source`` says who asks for it, as people know it (a file, a page)."""

    path: str
    content: bytes
    source: str


def publish(files: Iterable[File], out: Path, *, protected: Collection[Path] = ()) -> None:
    """Make ``out`` hold exactly these files, all at once.

    ``files`` may be made on the way: each is written before the next is asked for, and none is
    kept. Their paths are those of the site (``en/index.html``). ``protected``: the folders that the
    site is made from; not the project's own folder, in which the site usually stands. Raises
    OutputError, or what ``files`` raise, and then ``out`` is as it was.
    """
    out = Path(os.path.abspath(out))
    with _disk_errors(out):
        _check_target(out, protected)
        out.parent.mkdir(parents=True, exist_ok=True)
        _remove_leftovers(out)
        holder, lock = _new_holder(out)
    try:
        with lock:
            with _disk_errors(out):
                site = _Site(holder / "new")
            for file in files:
                with _disk_errors(out):
                    site.add(file)
            with _disk_errors(out):
                site.write(MARKER, _manifest(site.hashes))
                _put(holder, out)
    finally:
        shutil.rmtree(holder, ignore_errors=True)


@contextmanager
def _disk_errors(out: Path) -> Iterator[None]:
    """Says what the disk refused; whoever makes the files has errors of their own."""
    try:
        yield
    except OSError as error:
        msg = f"{error.filename or out}: cannot be written ({error.strerror or error})"
        raise OutputError(msg) from error


class _Site:
    """A new site while it is written: its folder, and who asked for what is in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._folders: dict[str, str] = {}  # and the file for which each was made
        self.hashes: dict[str, str] = {}
        folder.mkdir()

    def add(self, file: File) -> None:
        """Write a file where none is yet; two for one path are an error."""
        path, content, source = file
        parts = path.split("/")
        is_inside = {"", ".", ".."}.isdisjoint(parts) and {*"\\:\0\n"}.isdisjoint(path)
        if not is_inside or path == MARKER:
            msg = f"{path!r}: not a path inside the site"
            raise OutputError(msg)
        if path in self._sources:
            msg = f"{path}: both {self._sources[path]} and {source} would write this page"
            raise OutputError(msg)
        if path in self._folders:
            msg = f"{path}: would be a page and the folder of {self._folders[path]}"
            raise OutputError(msg)
        for folder in itertools.accumulate(parts[:-1], "{}/{}".format):
            self._make_folder(folder, path)
        self._sources[path] = source
        self.hashes[path] = hashlib.sha256(content).hexdigest()
        self.write(path, content)

    def _make_folder(self, folder: str, path: str) -> None:
        if folder in self._sources:
            msg = f"{folder}: would be a page and the folder of {path}"
            raise OutputError(msg)
        if folder not in self._folders:
            self._folders[folder] = path
            (self._folder / folder).mkdir(exist_ok=True)

    def write(self, path: str, content: bytes) -> None:
        # x: two paths that differ in case are one on some disks
        with open(self._folder / path, "xb") as file:
            file.write(content)


def _manifest(hashes: Mapping[str, str]) -> bytes:
    """What the marker says: a notice, then each file as ``sha256sum`` writes and checks it."""
    lines = (f"{hash}  {path}\n" for path, hash in sorted(hashes.items()))
    return (NOTICE + "".join(lines)).encode()


def read_manifest(out: Path) -> dict[str, str]:
    """The SHA-256 of each file that was built, in hexadecimal, by its path in the site.

    Raises OutputError where nothing was built, or by a version that wrote no hashes.
    """
    try:
        text = (out / MARKER).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        msg = f"{out}: is no site that Stagemark built; build it first, or name its folder by --out"
        raise OutputError(msg) from error
    lines = re.findall(r"^([0-9a-f]{64})  (.+)$", text, re.MULTILINE)
    if not lines:
        msg = f"{out}: does not say what was built, for it is older than this check; build it again"
        raise OutputError(msg)
    return {path: hash for hash, path in lines}


def _check_target(out: Path, protected: Collection[Path]) -> None:
    """Refuse whatever a build could destroy or feed back into itself."""
    reason = ""
    for source in protected:
        if source.resolve().is_relative_to(out.resolve()):
            reason = f"holds {source}, from which the site is made"
        elif out.resolve().is_relative_to(source.resolve()):
            reason = f"lies in {source}, from which the site is made"
    if out.is_symlink():
        reason = "is a link"
    elif out.exists() and not out.is_dir():
        reason = "is a file"
    elif out.is_dir() and not (out / MARKER).is_file() and any(out.iterdir()):
        reason = "has files in it that Stagemark did not write"
    if reason:
        msg = f"{out}: {reason}; name another folder for the site, new or empty"
        raise OutputError(msg)


def _new_holder(out: Path) -> tuple[Path, BinaryIO]:
    """A folder beside ``out`` to write in, and the lock that says a build is at work there."""
    while True:
        holder = out.with_name(f".{out.name}.new-{secrets.token_hex(4)}")
        holder.mkdir()
        if lock := _claim(holder):
            return holder, lock


def _remove_leftovers(out: Path) -> None:
    """Delete what killed builds left. The system has freed their locks, unlike those at work."""
    for holder in out.parent.glob(f".{out.name}.new-????????"):
        with suppress(PermissionError):  # somebody else's
            if lock := _claim(holder):
                shutil.rmtree(holder, ignore_errors=True)
                lock.close()


def _claim(holder: Path) -> BinaryIO | None:
    """Lock a holder; None if another build has it, or has just deleted it."""
    path = holder / "lock"
    with suppress(FileNotFoundError, NotADirectoryError, BlockingIOError), ExitStack() as stack:
        lock = stack.enter_context(open(path, "ab"))
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if os.path.samestat(os.fstat(lock.fileno()), os.stat(path)):
            stack.pop_all()
            return lock
    return None


def _exchange(one: Path, other: Path) -> bool:
    """Swap two folders in one step; False where the system or the disk cannot."""
    libc = ctypes.CDLL(None, use_errno=True) if os.name == "posix" else None
    if swap := getattr(libc, "renameat2", None):  # Linux
        here, exchange = -100, 2
        failed = swap(here, os.fsencode(one), here, os.fsencode(other), exchange)
    elif swap := getattr(libc, "renamex_np", None):  # macOS
        failed = swap(os.fsencode(one), os.fsencode(other), 2)
    else:
        return False
    if failed and (number := ctypes.get_errno()) not in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        raise OSError(number, os.strerror(number), str(other))
    return not failed


def _put(holder: Path, out: Path, exchange: Callable[[Path, Path], bool] = _exchange) -> None:
    """Bring ``holder/new`` to where the site is, and the old site, if any, into the holder."""
    for turn in itertools.count():
        with suppress(FileNotFoundError):  # the first build
            if exchange(holder / "new", out):
                return
            out.rename(holder / f"old-{turn}")
        try:
            (holder / "new").rename(out)
            return
        except OSError as error:  # another first build was faster
            if error.errno not in (errno.EEXIST, errno.ENOTEMPTY):
                raise
