"""The one way to write the site: beside the old one, file by file, and then swapped.

A reader of ``out`` sees the old site or the new one, whole. A build that dies leaves the old one.
Where others have files in the folder, they stay, and ``shared.py`` brings the new site in.
"""

from __future__ import annotations

import ctypes
import errno
import hashlib
import itertools
import os
import secrets
import shutil
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import BinaryIO, NamedTuple

from stagemark.site.manifest import ALONE, MARKER, OutputError, is_inside, manifest
from stagemark.site.shared_folder import foreign, merge

__all__ = ["MARKER", "File", "OutputError", "publish"]

IN_PLACE = f"{MARKER}.new"
REMEDIES = {
    errno.ENOSPC: "make room on the disk, and build again",
    errno.EDQUOT: "make room on the disk, and build again",
    errno.EFBIG: "raise the limit for the size of files, and build again",
    errno.EACCES: "give yourself the right to write there, or name another folder by --out",
    errno.EPERM: "give yourself the right to write there, or name another folder by --out",
    errno.EROFS: "name a folder that is not on a read-only disk by --out",
    errno.EXDEV: "name a folder that is on one disk by --out",
}


class File(NamedTuple):
    """A file of the site. ``source`` says who asks for it, as people know it (a file, a page).

    In a folder that others use too, one that ``gives_way`` is left out where they have their own.
    """

    path: str
    content: bytes
    source: str
    gives_way: bool = False


def publish(files: Iterable[File], out: Path, *, protected: Collection[Path] = ()) -> None:
    """Make ``out`` hold these files, and no others that a build wrote.

    All at once, unless others have files in the folder. ``files`` may be made on the way: each is
    written before the next is asked for, and none is kept. Their paths are those of the site
    (``en/index.html``). ``protected``: the folders that the site is made from; not the project's
    own folder, in which the site usually stands. Raises OutputError, or what ``files`` raise, and
    then ``out`` is as it was, or says that it is half done.
    """
    out = Path(os.path.abspath(out))
    with ExitStack() as stack:
        with _disk_errors(out):
            _check_target(out, protected)
            out.parent.mkdir(parents=True, exist_ok=True)
            _remove_leftovers(out)
            in_place = _must_stay(out)
            holder = stack.enter_context(_inside(out) if in_place else _beside(out))
            site = _Site(holder / "new")
        for file in files:
            with _disk_errors(out):
                site.add(file)
        with _disk_errors(out):
            if in_place:
                merge(holder / "new", site.hashes, out, give_way=site.give_way)
                return
            site.write(MARKER, manifest(ALONE, site.hashes.items()))
            if path := foreign(out):
                msg = f"{out / path}: came there during the build; build again to keep it"
                raise OutputError(msg)
            _put(holder, out)


@contextmanager
def _disk_errors(out: Path) -> Iterator[None]:
    """Says what the disk refused; whoever makes the files has errors of their own."""
    try:
        yield
    except OSError as error:
        place = _shown(Path(error.filename or out), out)
        msg = f"{place}: cannot be written ({error.strerror or error})"
        if remedy := REMEDIES.get(error.errno or 0):
            msg += f"; {remedy}"
        raise OutputError(msg) from error


def _shown(path: Path, out: Path) -> Path:
    """Where something stands, or will stand once it is brought in from its holder."""
    for holder in path, *path.parents:
        if holder.name == IN_PLACE or holder.name.startswith(f".{out.name}.new-"):
            inside = path.relative_to(holder).parts
            return out.joinpath(*inside[1:]) if inside[:1] == ("new",) else holder.parent
    return path


class _Site:
    """A new site while it is written: its folder, and who asked for what is in it."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._sources: dict[str, str] = {}
        self._folders: dict[str, str] = {}  # and the file for which each was made
        self.hashes: dict[str, str] = {}
        self.give_way: set[str] = set()
        folder.mkdir()

    def add(self, file: File) -> None:
        """Write a file where none is yet; two for one path are an error."""
        path, content, source, gives_way = file
        if not is_inside(path):
            msg = f"{path!r}: not a path inside the site"
            raise OutputError(msg)
        if path in self._sources:
            msg = f"{path}: both {self._sources[path]} and {source} would write this page"
            raise OutputError(msg)
        if path in self._folders:
            msg = f"{path}: would be a page and the folder of {self._folders[path]}"
            raise OutputError(msg)
        for folder in itertools.accumulate(path.split("/")[:-1], "{}/{}".format):
            self._make_folder(folder, path)
        self._sources[path] = source
        self.give_way |= {path} if gives_way else set()
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
    if reason:
        msg = f"{out}: {reason}; name another folder for the site, new or empty"
        raise OutputError(msg)


def _must_stay(out: Path) -> bool:
    """Whether a folder cannot be swapped: others have files in it, or it cannot be moved."""
    if not out.is_dir():
        return False
    return bool(foreign(out)) or os.path.ismount(out) or not os.access(out.parent, os.W_OK)


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A folder beside ``out`` to write in; its lock says that a build is at work there."""
    while True:
        holder = out.with_name(f".{out.name}.new-{secrets.token_hex(4)}")
        holder.mkdir()
        if lock := _claim(holder):
            break
    try:
        with lock:
            yield holder
    finally:
        shutil.rmtree(holder, ignore_errors=True)


@contextmanager
def _inside(out: Path) -> Iterator[Path]:
    """A folder in ``out`` to write in, on the same disk for sure; one build has it at a time."""
    holder = out / IN_PLACE
    with suppress(FileExistsError):
        holder.mkdir()
    lock = None if holder.is_symlink() else _claim(holder)
    if not lock:
        msg = f"{out}: another build is at work there; build again when it has ended"
        raise OutputError(msg)
    with lock:
        shutil.rmtree(holder / "new", ignore_errors=True)
        try:
            yield holder
        finally:
            # While the lock is held, for another build may take the folder afterwards.
            shutil.rmtree(holder / "new", ignore_errors=True)
            with suppress(OSError):
                (holder / "lock").unlink()
            with suppress(OSError):
                holder.rmdir()


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
