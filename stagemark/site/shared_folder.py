"""Brings a new site into a folder that others use too: a checkout, a web root, part of a site.

Such a folder cannot be swapped, so files are renamed into place one by one, in an order in which
every page that can be reached works at each moment. What a build did not write stays as it is.
"""

from __future__ import annotations

import errno
import hashlib
import os
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path, PurePosixPath

from stagemark.site.manifest import AT_WORK, MARKER, SHARED, OutputError, is_older, manifest, owned

# They say which pages there are, so they come after the pages.
LEADING = ("robots.txt", "sitemap.xml", "feed.xml")


def foreign(out: Path) -> str | None:
    """The path of something in a folder that no build wrote; None if there is nothing."""
    while True:
        try:
            before = _state(out)
            found = None if is_older(out) else _foreign(out, {*owned(out), MARKER})
            if _state(out) == before:  # else another build has just swapped the folder
                return found
        except FileNotFoundError:
            if not out.exists():
                return None


def _state(out: Path) -> tuple[int, dict[str, set[str]]]:
    return out.stat().st_ino, owned(out)


def _foreign(out: Path, ours: Collection[str]) -> str | None:
    folders = _folders(ours)
    waiting = [""]
    while waiting:
        folder = waiting.pop()
        with os.scandir(out / folder) as entries:
            for entry in entries:
                path = f"{folder}/{entry.name}".removeprefix("/")
                if entry.is_dir(follow_symlinks=False) and path in folders:
                    waiting.append(path)
                elif path not in ours or not entry.is_file(follow_symlinks=False):
                    return path
    return None


def merge(
    new: Path, hashes: Mapping[str, str], out: Path, *, give_way: Collection[str] = ()
) -> None:
    """Rename the files of a new site into a folder, remove those of the last, and keep all else.

    ``new`` holds the site and stands on the same disk; ``hashes``: of its files, by their paths.
    ``give_way``: files that are left out where others have one of that name. Raises OutputError
    before anything is changed where others have what a file of the site needs.
    """
    before = owned(out)
    target = _Target(out, hashes, before)
    site = {path: hash for path, hash in hashes.items() if target.takes(path, hash, give_way)}
    target.check_folders({*site, *target.gone})

    both = [(path, hash) for path, known in before.items() for hash in known]
    _mark(new, out, AT_WORK, {*both, *site.items()})
    folders = _folders(site)
    in_the_way = {
        path for path in target.stale if path in folders or not _folders([path]).isdisjoint(site)
    }
    target.remove(in_the_way)
    for folder in sorted(folders):
        (out / folder).mkdir(exist_ok=True)
    # What is new is linked by nothing yet, so it comes before what links to it.
    for path in sorted(site, key=lambda path: (_turn(path), path in before, path)):
        if not target.holds(path, {site[path]}):  # what has not changed keeps its day
            os.replace(new / path, out / path)
    target.remove(sorted(target.stale, key=lambda path: (-_turn(path), -path.count("/"), path)))
    _mark(new, out, SHARED, site.items())


def _turn(path: str) -> int:
    """A key that sorts what pages need first, and what leads to them last."""
    return 2 if path in LEADING else 1 if path.endswith(".html") else 0


def _mark(new: Path, out: Path, notice: str, hashes: Iterable[tuple[str, str]]) -> None:
    (new / MARKER).write_bytes(manifest(notice, hashes))
    os.replace(new / MARKER, out / MARKER)


def _folders(paths: Iterable[str]) -> set[str]:
    """Every folder on the way to some paths."""
    return {str(folder) for path in paths for folder in [*PurePosixPath(path).parents][:-1]}


class _Target:
    """A shared folder: ``stale`` are the files of the last build that the next one has not.

    ``gone`` are those that can go: what somebody changed is not ours any more and stays.
    """

    def __init__(
        self, out: Path, hashes: Mapping[str, str], before: Mapping[str, Collection[str]]
    ) -> None:
        self.out = out
        self._before = before
        self.stale = before.keys() - hashes.keys()
        self.gone = {path for path in self.stale if self.holds(path, before[path])}
        self._own = self.gone | _folders(before)

    def takes(self, path: str, hash: str, give_way: Collection[str]) -> bool:
        """Whether a file is to be written; an OutputError if others have its place."""
        for folder in reversed([*PurePosixPath(path).parents][:-1]):
            place = self.out / folder
            if os.path.lexists(place) and (place.is_symlink() or not place.is_dir()):
                if str(folder) in self.gone:
                    return True
                raise self._refusal(str(folder), f"the folder of {path} would be")
        place = self.out / path
        if not os.path.lexists(place):
            return True
        if place.is_dir() and not place.is_symlink():
            if {str(PurePosixPath(path, name)) for name in _below(place)} <= self._own:
                return True
        elif path in self._before and not place.is_symlink():
            return True
        elif path in give_way or self.holds(path, {hash}):
            return False  # it says the same, or knows better
        raise self._refusal(path, "a file of the site would be")

    def _refusal(self, path: str, what: str) -> OutputError:
        return OutputError(
            f"{self.out / path}: Stagemark did not write it, and {what} there; "
            "move it elsewhere, or name another folder for the site"
        )

    def holds(self, path: str, hashes: Collection[str]) -> bool:
        """Whether a file stands in the folder itself, not behind a link, with such content."""
        place = self.out / path
        if any((self.out / folder).is_symlink() for folder in (path, *_folders([path]))):
            return False
        try:
            return hashlib.sha256(place.read_bytes()).hexdigest() in hashes
        except OSError:
            return False

    def check_folders(self, paths: Iterable[str]) -> None:
        """Fail now rather than half-way where files cannot be renamed into a folder."""
        disk = self.out.stat().st_dev
        for folder in sorted(_folders(paths)):
            place = self.out / folder
            if place.is_dir() and not os.access(place, os.W_OK | os.X_OK):
                raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(place))
            if place.is_dir() and place.stat().st_dev != disk:
                raise OSError(errno.EXDEV, os.strerror(errno.EXDEV), str(place))

    def remove(self, paths: Iterable[str]) -> None:
        """Delete files as the last build wrote them, and the folders that become empty."""
        for path in paths:
            if self.holds(path, self._before[path]):
                (self.out / path).unlink()
            for folder in [*PurePosixPath(path).parents][:-1]:
                if not (self.out / folder).is_symlink():
                    self._remove_if_empty(self.out / folder)

    @staticmethod
    def _remove_if_empty(folder: Path) -> None:
        try:
            folder.rmdir()
        except OSError as error:
            if error.errno not in (errno.ENOTEMPTY, errno.EEXIST, errno.ENOENT, errno.ENOTDIR):
                raise


def _below(folder: Path) -> Iterator[str]:
    """Every file, link and empty folder below a folder, by its path from there."""
    for at, folders, files in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(at, name))]
        if not folders and not files:
            yield Path(at).relative_to(folder).as_posix()
        for name in (*files, *links):
            yield Path(at, name).relative_to(folder).as_posix()
