"""The folder ``content/``: pages with their front matter, and files published as they are.

The folder is read once, here. What cannot be published is a problem with its place; what editors
and systems leave behind is passed over.
"""

from __future__ import annotations

import re
import stat
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pydantic import Field

from stagemark.framework.fields import Line, StrictModel, Text
from stagemark.framework.files import read_text
from stagemark.framework.problems import Problem, did_you_mean, file_problem, quoted
from stagemark.framework.source import Tree, parse
from stagemark.framework.wording import validate

SETTINGS = "site.yaml"
GUIDANCE = "guidance"
HOME = "index.md"

# What editors and systems leave beside the files that one works on.
LEFTOVER = re.compile(
    r".*~|#.*#|\.#.*|.*\.(bak|orig|rej|sw[a-p]|tmp)|\.ds_store|thumbs\.db|desktop\.ini",
    re.IGNORECASE,
)
# Signs that end a path in an address, or that some system has in no name.
NOT_IN_A_NAME = re.compile(r'[\x00-\x1f\x7f\\:*?"<>|#%]|^\s|[\s.]$')
FRONT_MATTER = re.compile(
    r"---[ \t]*\n(.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL | re.MULTILINE
)


class FrontMatter(StrictModel):
    """The settings of a page before its text."""

    title: Line | None = Field(None, description="In the menu and in the window's title.")
    description: Text | None = Field(None, description="What search engines show.")
    template: Line | None = Field(None, description="A template of the theme; main.html without.")


@dataclass(frozen=True)
class Source:
    """A Markdown file: ``text`` is what follows its front matter, and begins in ``line``."""

    path: str
    shown: str
    front_matter: FrontMatter
    text: str
    line: int

    @property
    def target(self) -> str:
        """Where the page stands on the site."""
        path = PurePosixPath(self.path)
        folder = path.parent if path.stem in ("index", "README") else path.with_suffix("")
        return (folder / "index.html").as_posix()


@dataclass(frozen=True)
class Content:
    """Everything in the folder that is published, by its path below it."""

    shown: str
    pages: Mapping[str, Source]
    files: Mapping[str, Path]

    @property
    def targets(self) -> dict[str, str]:
        """Each path of the site that comes from here, and the file that it comes from."""
        pages = {page.target: page.path for page in self.pages.values()}
        return pages | {path: path for path in self.files}

    def without(self, files: Iterable[str]) -> Content:
        """The same but for some files, which are not published as they are."""
        left_out = {*files}
        kept = {path: file for path, file in self.files.items() if path not in left_out}
        return replace(self, files=kept)


def read_content(
    folder: Path, shown: str, templates: Collection[str], problems: list[Problem]
) -> Content:
    """Reads the folder; ``shown`` is its name, ``templates`` are those that a page may name."""
    pages: dict[str, Source] = {}
    files: dict[str, Path] = {}
    found = [*walk(folder, shown, problems)]
    for path, name in found:
        if name in (SETTINGS, GUIDANCE) or name.startswith(f"{GUIDANCE}/"):
            continue
        if problem := _name_problem(name, f"{shown}/{name}"):
            problems.append(problem)
        elif path.suffix.lower() != ".md":
            files[name] = path
        elif page := _read_page(path, name, f"{shown}/{name}", templates, problems):
            pages[name] = page
    content = Content(shown, pages, files)
    if not any(name == HOME for _, name in found):
        hint = 'write one that begins with "# Welcome"'
        message = "there is no such file, and the site needs a home page"
        problems.append(file_problem(f"{shown}/{HOME}", message, hint))
    problems.extend(_twice(content))
    return content


def walk(folder: Path, shown: str, problems: list[Problem]) -> Iterator[tuple[Path, str]]:
    """Every file below a folder with its path there, in order. Links are refused, not followed."""
    if not folder.is_dir():
        problems.append(file_problem(shown, "there is no such folder"))
        return
    yield from _walk(folder, "", shown, problems)


def _walk(
    folder: Path, inside: str, shown: str, problems: list[Problem]
) -> Iterator[tuple[Path, str]]:
    for path in sorted(folder.iterdir()):
        name = inside + path.name.encode("utf-8", "backslashreplace").decode()
        if LEFTOVER.fullmatch(path.name) or (is_hidden(path) and not path.is_symlink()):
            if path.name.endswith(".md") and not LEFTOVER.fullmatch(path.name):
                message = "is not published, as its name begins with a dot"
                problems.append(file_problem(f"{shown}/{name}", message, is_warning=True))
            continue
        mode = path.lstat().st_mode
        if stat.S_ISLNK(mode):
            kind = "folder" if path.is_dir() else "file"
            hint = f"put the {kind} itself here"
            problems.append(file_problem(f"{shown}/{name}", "is a symbolic link", hint))
        elif stat.S_ISDIR(mode):
            yield from _walk(path, f"{name}/", shown, problems)
        elif stat.S_ISREG(mode):
            yield path, name
        else:
            problems.append(file_problem(f"{shown}/{name}", "is not a file"))


def is_hidden(path: Path) -> bool:
    """Whether a file is the system's; ``.well-known`` is a folder that sites publish."""
    return path.name.startswith(".") and path.name != ".well-known"


def _read_page(
    path: Path, name: str, shown: str, templates: Collection[str], problems: list[Problem]
) -> Source | None:
    text = read_text(path, shown, problems, hint_too_large="make several pages of it")
    if text is None:
        return None
    if not re.match(r"---[ \t]*(\n|\Z)", text):
        return Source(name, shown, FrontMatter(), text, 1)
    found = FRONT_MATTER.match(text)
    if found is None:
        message = "the front matter has no end"
        hint = "write --- in a line below it, or delete the --- here"
        problems.append(file_problem(shown, message, hint))
        return None
    given = _front_matter(found[1], shown, templates, problems)
    if given is None:
        return None
    body = text[found.end() :]
    return Source(name, shown, given, body, found[0].count("\n") + 1)


def _front_matter(
    text: str, shown: str, templates: Collection[str], problems: list[Problem]
) -> FrontMatter | None:
    if not re.sub(r"^\s*#.*", "", text, flags=re.MULTILINE).strip():
        return FrontMatter()
    # An empty line stands for the one with the dashes, so that places are those of the file.
    tree = parse(f"\n{text}".encode(), shown, problems)
    if tree is None:
        return None
    if not isinstance(tree.value, dict):
        hint = 'write "title: …", or delete the two lines of dashes around it'
        problems.append(tree.problem((), "the front matter must be keys with values", hint))
        return None
    unread = [key for key in tree.value if key not in FrontMatter.model_fields]
    for key in unread:
        known = [*FrontMatter.model_fields]
        hint = did_you_mean(key, known) or f"known here: {', '.join(known)}"
        problems.append(tree.problem((key,), "nothing reads this key", hint, is_warning=True))
        del tree.value[key]
    given = validate(tree, FrontMatter, problems)
    if given and given.template and templates and given.template not in templates:
        problems.append(_no_template(tree, given.template, templates))
        return None
    return given


def _no_template(tree: Tree, name: str, templates: Collection[str]) -> Problem:
    message = f"the theme has no template {quoted(name)}"
    hint = did_you_mean(name, templates) or "delete the line for the usual one"
    return tree.problem(("template",), message, hint)


def _name_problem(name: str, shown: str) -> Problem | None:
    for part in name.split("/"):
        if found := NOT_IN_A_NAME.search(part):
            sign = (
                "a blank or a dot at its end" if found[0].strip() in ("", ".") else quoted(found[0])
            )
            message = f"has {sign} in its name, which cannot stand in the address of a page"
            hint = f"call it for example {quoted(NOT_IN_A_NAME.sub('-', part).strip('-'))}"
            return file_problem(shown, message, hint)
    return None


def _twice(content: Content) -> Iterator[Problem]:
    """Files that would become one: of two sources for a page, one would be lost."""
    first: dict[str, tuple[str, str]] = {}
    written = [(page.target, page.path) for page in content.pages.values()]
    written += [(path, path) for path in content.files]
    for target, path in sorted(written, key=lambda one: one[1]):
        before = first.setdefault(target.casefold(), (target, path))
        if before[1] == path:
            continue
        other = f"{content.shown}/{before[1]}"
        where = f"both would be /{target.removesuffix('index.html')}"
        if before[0] != target:
            where = "their addresses differ in capital letters only, which some disks take for one"
        message = f"stands beside {other}, and {where}"
        hint = "delete or rename one of the two"
        yield file_problem(f"{content.shown}/{path}", message, hint)
