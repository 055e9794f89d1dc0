"""Builds the blog of a host: a home, a post for each form with its snippet in it, and another."""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import yaml
from playwright.sync_api import Browser

from tests.browser.serving import serve
from tests.hosts.installing import HERE, FailedError, run, version

Form = Literal["frame", "script", "element"]
FORMS: tuple[Form, ...] = ("frame", "script", "element")
OTHER = "other"


@dataclass(frozen=True, kw_only=True)
class Host:
    """A row of ``hosts.yaml``. Its files stand in ``tests/hosts/<folder>/``.

    ``plain`` has a blog in which snippets are pasted as they are. If that is not enough everywhere,
    ``fitted`` has what a host needs to be told, on top of it.
    """

    host: str
    folder: str
    package: str = ""
    """Which of the installed packages is the host: its version is the one that is said."""
    says: str = ""
    """Its version, where a package has another number than what is in it."""
    post: str
    """The address of a post below the blog's own, with ``{name}``."""
    build: tuple[str, ...] = ()
    """The command that makes the blog; without one it is an editor, and a browser makes it."""
    out: str = "."
    """Where the command puts the blog."""
    installed: str = ""
    """The folder that has the lock, if that is another one."""
    goes: Literal["loading", "routing"] = "loading"
    """How one gets from page to page: it loads the next, or puts it into the page that is there."""

    @property
    def version(self) -> str:
        return self.says or version(self.installed or self.folder, self.package)

    @property
    def can_be_fitted(self) -> bool:
        return (HERE / self.folder / "fitted").is_dir()


def hosts() -> dict[str, Host]:
    """All that can be built here, by name."""
    rows: list[dict[str, Any]] = yaml.safe_load((HERE / "hosts.yaml").read_text(encoding="utf-8"))
    made = (Host(**{**row, "build": tuple(row.get("build", ()))}) for row in rows)
    return {host.host: host for host in made}


@dataclass(frozen=True, kw_only=True)
class Making:
    """A host's blog in the making, as snippets are pasted or as a host needs it."""

    host: Host
    base: Path
    """What it is made of is installed there."""
    is_fitted: bool
    snippets: Mapping[Form, str]
    site: str
    browser: Browser

    @property
    def out(self) -> Path:
        """Where the blog is once it is built."""
        return self.base / (self.host.out if self.host.build else "blog")

    def blog(self, forms: Sequence[Form], home: str) -> None:
        """Build the blog with these posts, for the address at which it is served. Raises
        FailedError.
        """
        self._clear(self.base)
        for layer in ("plain", "fitted") if self.is_fitted else ("plain",):
            work = self.base if self.host.build else self.out
            self._lay(HERE / self.host.folder / layer, work, forms, home)
        if self.host.build:
            run(self.host.build, self.base)
            if not self.out.is_dir():
                raise FailedError(f"{self.host.build} has written nothing")
        else:
            self._pass_editor()

    def _pass_editor(self) -> None:
        """Makes of each post what an editor saves."""
        with serve(self.base) as address:
            page = self.browser.new_page(base_url=address)
            page.goto("blog/editor.html")
            for path in self.out.glob("posts/*.html"):
                text = page.evaluate("(html) => passed(html)", path.read_text(encoding="utf-8"))
                path.write_text(PAGE.format(title=path.stem, text=text), encoding="utf-8")
            page.close()

    @staticmethod
    def _clear(base: Path) -> None:
        """Leaves what was installed, and nothing that an earlier blog wrote."""
        kept = {"env", "node_modules", "installed", "package.json"}
        kept |= {"package-lock.json", "requirements.lock", "debian.lock"}
        for path in base.iterdir():
            if path.name not in kept:
                shutil.rmtree(path) if path.is_dir() else path.unlink()
        shutil.rmtree(base / "node_modules" / ".cache", ignore_errors=True)

    def _lay(self, layer: Path, work: Path, forms: Sequence[Form], home: str) -> None:
        """Copies files: one called FORM for each form, and a line with $each for each page."""
        for path in sorted(layer.rglob("*")):
            if path.is_dir():
                continue
            to = str(work / path.relative_to(layer))
            for form in forms if "FORM" in to else FORMS[:1]:
                made = Path(to.replace("FORM", form))
                made.parent.mkdir(parents=True, exist_ok=True)
                text = path.read_text(encoding="utf-8")
                text = "".join(self._repeated(text, forms))
                values = {"snippet": self.snippets[form], "form": form, "home": home}
                for name, value in {**values, "site": self.site}.items():
                    text = text.replace(f"${name}", value)
                made.write_text(text, encoding="utf-8")

    @staticmethod
    def _repeated(text: str, forms: Sequence[Form]) -> Iterator[str]:
        for line in text.splitlines(keepends=True):
            each = [*forms, OTHER] if "$each" in line else [""]
            yield from (line.replace("$each", name) for name in each)


PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<title>{title}</title>
<h1>{title}</h1>
{text}
"""
