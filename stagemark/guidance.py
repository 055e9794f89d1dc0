"""Guidance for a stage: living prose in ``content/guidance/<framework>/<stage>.md``.

No version seals it: it may grow while the stages that it speaks of stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from markdown.extensions.toc import slugify_unicode, unique
from markupsafe import Markup, escape

from stagemark.model import Framework
from stagemark.problems import Problem, did_you_mean, quoted
from stagemark.texts import block

FOLDER = "guidance"
MAX_BYTES = 1 << 20
# The page's own headings are the stage's name and the sections of the framework file.
TITLE = re.compile(r"^(?:# |.+\n=+ *$)", re.MULTILINE)
HEADING = re.compile(r"<h([2-4])>(.*?)</h\1>", re.DOTALL)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)

Guidance = Mapping[tuple[str, str], str]


def read_guidance(
    content: Path, shown: str, frameworks: Sequence[Framework], problems: list[Problem]
) -> Guidance:
    """The Markdown of each text by framework and stage; what cannot be used becomes problems.

    A stage counts as known if any version of the framework has it. Guidance for a framework that
    is not there waits for it, since the same content serves builds of other frameworks; only where
    a name looks mistyped there is a warning.
    ``shown`` is ``content`` as people call it.
    """
    stages: dict[str, dict[str, None]] = {}
    for framework in frameworks:
        stages.setdefault(framework.id, {}).update({stage.id: None for stage in framework.stages})
    folder = content / FOLDER
    texts = {}
    for path in _files(folder, f"{shown}/{FOLDER}", problems):
        name = path.relative_to(folder).as_posix()
        if _is_for_others(name, stages):
            continue
        if problem := _misplaced(f"{shown}/{FOLDER}/{name}", name, stages):
            problems.append(problem)
        elif (text := _read(path, f"{shown}/{FOLDER}/{name}", problems)) is not None:
            texts[path.parent.name, path.stem] = text
    return texts


def rendered(text: str) -> Markup:
    """A text as HTML whose headings have ids of their own, alike in every build."""
    taken: set[str] = set()

    def with_id(heading: re.Match[str]) -> str:
        slug = slugify_unicode(Markup(heading[2]).striptags(), "-")
        name = unique(f"{FOLDER}-{slug}", taken)
        return f'<h{heading[1]} id="{escape(name)}">{heading[2]}</h{heading[1]}>'

    return Markup(HEADING.sub(with_id, block(text)))


def _files(folder: Path, shown: str, problems: list[Problem]) -> Iterator[Path]:
    """The files below a folder but hidden ones, in order; links are refused, never followed."""
    if folder.is_symlink():
        problems.append(_problem(shown, "is a symbolic link; put the folder itself here"))
        return
    for path in sorted(folder.iterdir()) if folder.is_dir() else ():
        if path.name.startswith("."):
            continue
        if path.is_symlink():
            message = "is a symbolic link; put the file itself here"
            problems.append(_problem(f"{shown}/{path.name}", message))
        elif path.is_dir():
            yield from _files(path, f"{shown}/{path.name}", problems)
        else:
            yield path


def _is_for_others(name: str, stages: Mapping[str, Collection[str]]) -> bool:
    """Whether a path is that of a text for a framework that has nothing to do with these."""
    framework, _, stage = name.partition("/")
    return bool(stage) and framework not in stages and not did_you_mean(framework, stages)


def _misplaced(shown: str, name: str, stages: Mapping[str, Collection[str]]) -> Problem | None:
    """What is wrong with the path of a text below the folder."""
    match name.removesuffix(".md").split("/"):
        case [framework, stage] if name.endswith(".md"):
            if framework not in stages:
                message = f"no framework is called {quoted(framework)}"
                problem = _problem(shown, message, did_you_mean(framework, stages))
                return replace(problem, is_warning=True)
            if stage not in stages[framework]:
                message = f"{framework} has no stage {quoted(stage)}"
                return _problem(shown, message, did_you_mean(stage, stages[framework]))
            return None
    message = "is not a guidance text; its path must be guidance/<framework>/<stage>.md"
    return _problem(shown, message)


def _read(path: Path, shown: str, problems: list[Problem]) -> str | None:
    try:
        data = path.read_bytes()
    except OSError as error:
        problems.append(_problem(shown, f"cannot be read ({error.strerror})"))
        return None
    if len(data) > MAX_BYTES:
        problems.append(_problem(shown, "is larger than 1 MiB"))
        return None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        problems.append(_problem(shown, "is not UTF-8", line=line))
        return None
    prose = FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), text)
    if title := TITLE.search(prose):
        line = prose.count("\n", 0, title.start()) + 1
        message = "the stage's name is the page's title already; begin headings with ##"
        problems.append(_problem(shown, message, line=line))
        return None
    return text


def _problem(shown: str, message: str, hint: str = "", *, line: int = 1) -> Problem:
    return Problem(path=shown, line=line, column=1, trail="", message=message, hint=hint)
