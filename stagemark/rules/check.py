"""Reads the folder of frameworks and checks every file in it.

Only what passes here goes further: nothing behind ``check`` validates again. What cannot work is an
error; what is legal but odd is a warning with its reason.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Collection, Iterator
from itertools import islice
from pathlib import Path

from stagemark.framework.fields import ID_PATTERN, VERSION_PATTERN
from stagemark.framework.model import Framework, schema
from stagemark.framework.problems import MAX_PROBLEMS, Problem, file_problem, quoted
from stagemark.framework.source import Tree, read
from stagemark.framework.versions import precedence
from stagemark.framework.wording import validate
from stagemark.rules.advice import advice
from stagemark.rules.structure import rules

__all__ = ["RESERVED", "check_tree", "read_frameworks", "schema_text", "validate"]

# A framework's pages stand in a folder of its name at the top of the site. These names belong to
# the site itself, or cannot be the name of a folder on every system.
SITE_NAMES = (
    *("assets", "css", "embed", "feed", "fonts", "guidance", "img", "index", "js", "robots"),
    *("search", "sitemap", "static"),
)
DEVICE_NAMES = (
    *("aux", "con", "nul", "prn"),
    *(f"{device}{number}" for device in ("com", "lpt") for number in range(10)),
)
RESERVED = frozenset(SITE_NAMES + DEVICE_NAMES)


def read_frameworks(
    folder: Path,
    shown: str,
    problems: list[Problem],
    only: Collection[Path] | None = None,
) -> list[Framework]:
    """The frameworks below ``folder`` that have no error, by id and then by version.

    ``shown`` is the folder as people call it. With ``only``, nothing but these files (or the files
    in these folders) is looked at. Errors and warnings of all files are appended to ``problems``.
    """
    shown = shown.rstrip("/") or shown
    if not folder.is_dir():
        problems.append(file_problem(shown, "there is no such folder"))
        return []
    wanted = None if only is None else _wanted(folder, shown, problems, only)
    frameworks = []
    for path, name, problem in _walk(folder, shown):
        if wanted is not None and not _is_wanted(name, wanted):
            continue
        if problem:
            problems.append(problem)
        elif tree := read(path, name, problems):
            framework = check_tree(tree, problems, path=(path.parent.name, path.stem))
            if framework:
                frameworks.append(framework)
    return sorted(frameworks, key=lambda one: (one.id, precedence(one.version)))


def check_tree(
    tree: Tree, problems: list[Problem], *, path: tuple[str, str] | None = None
) -> Framework | None:
    """The framework that ``tree`` holds; None when it has errors. ``path``: its id and version."""
    framework = validate(tree, Framework, problems)
    if framework is None:
        return None
    found = [*islice(rules(framework, tree, path), MAX_PROBLEMS)]
    found = found or [*islice(advice(framework, tree), MAX_PROBLEMS)]
    problems += sorted(tree.mended.believed(set(found)))
    ours = (problem for problem in problems if problem.path == tree.shown)
    return None if any(not problem.is_warning for problem in ours) else framework


def schema_text() -> str:
    """The JSON Schema of a framework file as ``frameworks/framework.schema.json`` holds it."""
    return json.dumps(schema(), indent=2, ensure_ascii=False) + "\n"


def _wanted(folder: Path, shown: str, problems: list[Problem], only: Collection[Path]) -> set[str]:
    """``only`` as shown paths; what is missing or stands elsewhere is a problem."""
    wanted = set()
    for path in only:
        relative = os.path.relpath(path, folder)
        if relative.startswith(".."):
            problems.append(Problem(str(path), 1, 1, "", f"is not inside {shown}/"))
        elif not path.exists() and not path.is_symlink():
            problems.append(Problem(str(path), 1, 1, "", "there is no such file"))
        else:
            wanted.add(shown if relative == "." else f"{shown}/{Path(relative).as_posix()}")
    return wanted


def _is_wanted(name: str, wanted: set[str]) -> bool:
    return any(name == one or name.startswith(f"{one}/") for one in wanted)


def _walk(folder: Path, shown: str) -> Iterator[tuple[Path, str, Problem | None]]:
    """Every framework file in order, as path and shown name, and what stands where none can be."""
    for entry in _entries(folder):
        name = f"{shown}/{_printable(entry.name)}"
        if entry.is_symlink():
            yield (
                entry,
                name,
                file_problem(name, "is a symbolic link", "put the folder itself here"),
            )
        elif entry.is_dir():
            problem = _name_problem(entry, name)
            if problem:
                yield entry, name, problem
            else:
                yield from _versions(entry, name)
        elif _is_yaml(entry):
            yield entry, name, _misplaced(entry, name, shown)


def _versions(folder: Path, shown: str) -> Iterator[tuple[Path, str, Problem | None]]:
    for entry in _entries(folder):
        name = f"{shown}/{_printable(entry.name)}"
        if entry.is_symlink():
            yield entry, name, file_problem(name, "is a symbolic link", "put the file itself here")
        elif entry.is_dir():
            top = shown.rpartition("/")[0]
            for path in sorted(entry.rglob("*")):
                inner = f"{name}/{_printable(path.relative_to(entry).as_posix())}"
                if _is_yaml(path) and not path.is_dir():
                    yield path, inner, _misplaced(path, inner, top)
        elif not _is_yaml(entry):
            continue
        elif entry.suffix != ".yaml":
            hint = f"rename it to {_printable(entry.stem)}.yaml"
            yield entry, name, file_problem(name, "the name must end in .yaml", hint)
        elif not re.fullmatch(VERSION_PATTERN, entry.stem, re.ASCII) or len(entry.stem) > 64:
            message = f"the file name must be a version, got {quoted(_printable(entry.stem))}"
            yield entry, name, file_problem(name, message, "for example 1.0.0.yaml")
        else:
            yield entry, name, None


def _entries(folder: Path) -> list[Path]:
    return sorted(entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in (".yaml", ".yml")


def _printable(name: str) -> str:
    """A file name that can be printed, whatever bytes it has on the disk."""
    return name.encode("utf-8", "backslashreplace").decode()


def _name_problem(folder: Path, shown: str) -> Problem | None:
    name = folder.name
    if name in RESERVED:
        message = f"the id {quoted(name)} is reserved for the site itself"
        return file_problem(shown, message, "choose another name for the folder and the id")
    if not re.fullmatch(ID_PATTERN, name, re.ASCII):
        message = f"the folder's name must be a framework id, got {quoted(_printable(name))}"
        hint = "small letters a-z, digits and hyphens, a letter first, at most 64"
        return file_problem(shown, message, hint)
    return None


def _misplaced(path: Path, shown: str, top: str) -> Problem:
    """Says where a file belongs, by the id and the version that it gives itself."""
    tree = read(path, shown, [])
    value = tree.value if tree and isinstance(tree.value, dict) else {}
    names: list[str] = []
    for key, pattern in (("id", ID_PATTERN), ("version", VERSION_PATTERN)):
        given = value.get(key)
        fits = isinstance(given, str) and re.fullmatch(pattern, given, re.ASCII)
        names.append(str(given) if fits else f"<{key}>")
    hint = f"move it to {top}/{'/'.join(names)}.yaml"
    return file_problem(shown, "does not stand where frameworks do", hint)
