"""Reads what is published, from a folder or from a host, and holds it against what was built."""

from __future__ import annotations

import gzip
import http.client
import secrets
import zlib
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urljoin, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

from stagemark.site.manifest import MARKER, is_shared, read_manifest
from stagemark.site.verify import (
    Answer,
    Difference,
    changed,
    folder_address,
    is_for_hosts,
    is_same,
    summed_up,
    wrong_redirect,
    wrong_type,
)

SECONDS = 15  # for each request
AT_ONCE = 8
MAX_HOPS = 5
# So many requests in vain are not the fault of a file.
MAX_FAILURES = 3


class UnreachableError(Exception):
    """Why a host gave no answer."""


class Built:
    """The files that the last build wrote into a folder; raises OutputError if there was none."""

    def __init__(self, out: Path) -> None:
        self.folder = out
        self.hashes: Mapping[str, str] = read_manifest(out)
        self.is_shared = is_shared(out)

    def content(self, path: str) -> bytes:
        """The file as it is there now; nothing if it is gone."""
        try:
            return (self.folder / path).read_bytes()
        except OSError:
            return b""


def compare_folder(built: Built, folder: Path) -> list[Difference]:
    """The differences between a folder and what was built, in the order of paths."""
    found = {
        path.relative_to(folder).as_posix(): path
        for path in folder.rglob("*")
        if not path.is_dir() and ".git" not in path.relative_to(folder).parts
    }
    found.pop(MARKER, None)
    differences = []
    for path in sorted(built.hashes.keys() | found.keys()):
        place = str(folder / path)
        if path not in found:
            differences.append(Difference(place, "is missing", "copy it from the build"))
        elif path not in built.hashes:
            if not built.is_shared:
                differences.append(Difference(place, "was not built", "delete it, or move it"))
        else:
            try:
                content = found[path].read_bytes()
            except OSError as error:
                what = f"cannot be read ({error.strerror})"
                differences.append(Difference(place, what, "make it readable"))
                continue
            if not is_same(content, built.hashes[path]):
                differences.append(changed(place, path, built.content(path), content))
    return differences


def compare_host(built: Built, address: str) -> tuple[list[Difference], int]:
    """The differences between a site that is online and what was built, and how many files count.

    ``address`` ends with a slash.
    """
    paths = [path for path in sorted(built.hashes) if not is_for_hosts(path)]
    try:
        nowhere = fetch(f"{address}{secrets.token_hex(8)}/")
    except UnreachableError as error:
        remedy = "is the address right, and is the host there?"
        return [Difference(address, f"cannot be reached ({error})", remedy)], 0
    host = _Host(built, address, nowhere)
    # Pages are asked for as links name them and as people type them.
    asked = [(path, path) for path in paths]
    asked += [(path, folder_address(path)) for path in paths if folder_address(path) != path]
    pool = ThreadPoolExecutor(AT_ONCE)
    try:
        for differences in pool.map(lambda one: host.look(*one), asked):
            host.differences.extend(differences)
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    return [*dict.fromkeys(host.everything())], len(paths)


class _Host:
    """A host while it is asked: what was found of files, and of its habits."""

    def __init__(self, built: Built, address: str, nowhere: Answer) -> None:
        self.built = built
        self.address = address
        self.nowhere = nowhere
        self.differences: list[Difference] = []
        self.habits: list[tuple[str, str, str]] = []
        self.failures: list[tuple[str, str]] = []

    def look(self, path: str, asked: str) -> list[Difference]:
        """The differences at one address of a file."""
        if len(self.failures) >= MAX_FAILURES:
            return []
        place = self.address + quote(asked)
        try:
            answer = fetch(place)
        except UnreachableError as error:
            self.failures.append((place, str(error)))
            return []
        if wrong := wrong_redirect(answer):
            self.habits.append((place, *wrong))
            return []
        if difference := self._content(path, asked, answer):
            return [difference]
        if wrong := wrong_type(path, answer):
            self.habits.append((place, *wrong))
        return []

    def _content(self, path: str, asked: str, answer: Answer) -> Difference | None:
        if is_same(answer.body, self.built.hashes[path]):
            return None
        place = answer.asked
        if answer.status == 200 and answer.body == self.nowhere.body:
            return Difference(
                place, "is missing, and the host says so with status 200", "upload it"
            )
        if answer.status in (404, 410):
            if asked != path:
                self.habits.append(
                    (
                        place,
                        "the host does not show index.html at the address of its folder",
                        "set index.html as the host's index document",
                    )
                )
                return None
            return Difference(place, f"is missing (status {answer.status})", "upload it")
        if answer.status != 200:
            what = f"is answered with status {answer.status}"
            return Difference(place, what, "see what the host says of it")
        if asked != path:  # said at the address that names the file
            return None
        return changed(place, path, self.built.content(path), answer.body)

    def everything(self) -> Iterator[Difference]:
        if self.failures:
            place, reason = min(self.failures)
            what = f"the host gave no answer any more ({reason}); not every file was compared"
            yield Difference(place, what, "run this again")
        yield from summed_up(sorted(self.habits))
        if self.nowhere.status == 200:
            yield Difference(
                self.nowhere.asked,
                "the host answers with status 200 where there is nothing",
                "set 404.html as its error page, with status 404",
            )
        yield from self.differences


class _NoRedirects(HTTPRedirectHandler):
    """Redirects are what we look for, so each is seen."""

    def redirect_request(self, *arguments: object, **named: object) -> None:
        return None


OPENER = build_opener(_NoRedirects)


def fetch(address: str) -> Answer:
    """The response that an address leads to. Raises UnreachableError where no answer comes.

    Redirects to other hosts are noted, not followed: what is there is not the site.
    """
    hops: list[str] = []
    while True:
        url = hops[-1] if hops else address
        request = Request(url, headers={"Accept-Encoding": "identity", "User-Agent": "stagemark"})
        try:
            try:
                with OPENER.open(request, timeout=SECONDS) as response:
                    status, headers, body = response.status, response.headers, response.read()
            except HTTPError as error:
                with error:
                    status, headers, body = error.code, error.headers, error.read()
        except URLError as error:
            raise UnreachableError(_reason(error.reason)) from error
        except (OSError, http.client.HTTPException, ValueError) as error:
            raise UnreachableError(_reason(error)) from error
        target = headers.get("Location")
        if not (status in (301, 302, 303, 307, 308) and target) or len(hops) == MAX_HOPS:
            content = _unpacked(body, headers.get("Content-Encoding", ""))
            return Answer(address, tuple(hops), status, headers.get("Content-Type", ""), content)
        hops.append(urljoin(url, target))
        if urlsplit(hops[-1]).hostname != urlsplit(address).hostname:
            return Answer(address, tuple(hops), status, "", b"")


def _unpacked(body: bytes, encoding: str) -> bytes:
    """Some hosts pack what nobody asked them to."""
    try:
        if encoding == "gzip":
            return gzip.decompress(body)
        if encoding == "deflate":
            return zlib.decompress(body)
    except (OSError, zlib.error, EOFError):
        pass
    return body


def _reason(error: object) -> str:
    if isinstance(error, TimeoutError):
        return f"no answer within {SECONDS} seconds"
    return str(getattr(error, "strerror", None) or error or type(error).__name__)
