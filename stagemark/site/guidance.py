"""Guidance for a stage: living prose in ``content/guidance/<framework>/<stage>.md``.

No version seals it: it may grow while the stages that it speaks of stay as they are.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from pathlib import Path

from markdown.extensions.toc import slugify_unicode, unique
from markupsafe import Markup, escape

from stagemark.framework.files import read_text
from stagemark.framework.model import Framework
from stagemark.framework.problems import Problem, did_you_mean, file_problem, quoted
from stagemark.framework.texts import block
from stagemark.site.content import walk

FOLDER = "guidance"
# The page's own headings are the stage's name and the sections of the framework file.
TITLE = re.compile(r"^(?:# |.+\n=+ *$)", re.MULTILINE)
HEADING = re.compile(r"<h([2-4])>(.*?)</h\1>", re.DOTALL)
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)

Guidance = Mapping[tuple[str, str], str]


def source_of(framework: str, stage: str) -> str:
    """The path of a text below ``content/``."""
    return f"{FOLDER}/{framework}/{stage}.md"


def read_guidance(
    content: Path,
    shown: str,
    frameworks: Sequence[Framework],
    problems: list[Problem],
    *,
    broken: Collection[str] = (),
) -> Guidance:
    """The Markdown of each text by framework and stage; what cannot be used becomes problems.

    A stage counts as known if any version of the framework has it. Guidance for a framework that
    is not there waits for it, since the same content serves builds of other frameworks; only where
    a name looks mistyped there is a warning.
    ``shown`` is ``content`` as people call it; ``broken`` are ids of frameworks with errors, whose
    stages nobody knows.
    """
    stages: dict[str, dict[str, None]] = {}
    for framework in frameworks:
        stages.setdefault(framework.id, {}).update({stage.id: None for stage in framework.stages})
    folder = content / FOLDER
    texts: dict[tuple[str, str], str] = {}
    if folder.is_symlink():
        hint = "put the folder itself here"
        problems.append(file_problem(f"{shown}/{FOLDER}", "is a symbolic link", hint))
        return texts
    for path, name in walk(folder, f"{shown}/{FOLDER}", problems) if folder.is_dir() else ():
        if name.split("/")[0] in broken:
            _read(path, f"{shown}/{FOLDER}/{name}", problems)
            continue
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

    return Markup(HEADING.sub(with_id, block(text, keeps_relative=True)))


def contents(text: str) -> list[tuple[str, str]]:
    """The main headings of a text, each with the id that ``rendered`` gives it."""
    found = re.findall(r'<h2 id="([^"]*)">(.*?)</h2>', rendered(text), re.DOTALL)
    return [(Markup(id).unescape(), Markup(title).striptags()) for id, title in found]


def _is_for_others(name: str, stages: Mapping[str, Collection[str]]) -> bool:
    """Whether a path is that of a text for a framework that has nothing to do with these."""
    framework, _, stage = name.partition("/")
    return bool(stage) and framework not in stages and not did_you_mean(framework, stages)


def _misplaced(shown: str, name: str, stages: Mapping[str, Collection[str]]) -> Problem | None:
    """The problem of a text whose path below the folder fits no stage."""
    match name.removesuffix(".md").split("/"):
        case [framework, stage] if name.endswith(".md"):
            if framework not in stages:
                message = f"no framework is called {quoted(framework)}"
                hint = did_you_mean(framework, stages)
                return file_problem(shown, message, hint, is_warning=True)
            if stage not in stages[framework]:
                message = f"{framework} has no stage {quoted(stage)}"
                return file_problem(shown, message, did_you_mean(stage, stages[framework]))
            return None
    message = "is not a guidance text; its path must be guidance/<framework>/<stage>.md"
    return file_problem(shown, message)


def _read(path: Path, shown: str, problems: list[Problem]) -> str | None:
    text = read_text(path, shown, problems, hint_too_large="make several pages of it")
    if text is None:
        return None
    prose = FENCE.sub(lambda fence: "\n" * fence[0].count("\n"), text)
    if title := TITLE.search(prose):
        line = prose.count("\n", 0, title.start()) + 1
        message = "the stage's name is the page's title already; begin headings with ##"
        problems.append(Problem(shown, line, 1, "", message))
        return None
    return text
