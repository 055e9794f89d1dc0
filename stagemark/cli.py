"""The command line: ``build.py [build|serve|check|new|score|publish|withdraw|diff|verify|test] …``.

Exit status: 0 done, 1 problems in the input (all printed), 2 wrong usage, 130 ended by Ctrl-C. What
was done goes to standard output in one line, what is wrong to standard error; ``score`` writes its
results to standard output, so it says there, too, what it did.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import time
import traceback
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

from stagemark.arguments import Command, parse, published
from stagemark.framework.model import Framework
from stagemark.framework.problems import InputError, Problem, quoted
from stagemark.publishing.sealed import Releases, verified_releases
from stagemark.rules.check import read_frameworks, schema_text
from stagemark.scoring.results import Catalogue, Scored, score_file, write_csv, write_json_lines
from stagemark.site.build import Folders, build_site, check_site
from stagemark.site.manifest import OutputError, read_manifest
from stagemark.site.theme_files import ThemeError


def main(arguments: Sequence[str], *, root: Path, program: str = "build.py") -> int:
    """Runs a command; ``root`` is the folder beside which the default folders stand."""
    options = parse(arguments, commands=COMMANDS, root=root, program=program)
    try:
        return int(options.run(options))
    except InputError as error:
        print(error, file=sys.stderr)
    except (OutputError, ThemeError) as error:
        print(f"{program}: {error}", file=sys.stderr)
    except BrokenPipeError:
        # Who reads the output has seen enough; the interpreter must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        print(f"{program}: {place}{error.strerror or error}", file=sys.stderr)
    except Exception as error:
        if sys.flags.dev_mode:
            raise
        print(f"{program}: {_own_fault(error)}", file=sys.stderr)
    return 1


def entry() -> int:
    """The installed command: folders are those of the working directory."""
    return main(sys.argv[1:], root=Path.cwd(), program="stagemark")


def _own_fault(error: Exception) -> str:
    """A mistake in this program, in one line that a report of it can quote."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    place = f"{Path(frame.filename).name}:{frame.lineno}"
    return (
        f"this is a fault of Stagemark and not yours; please report it with what you did: "
        f"{type(error).__name__} at {place}: {quoted(str(error))} (python -X dev shows more)"
    )


def _folders(options: argparse.Namespace) -> Folders:
    return Folders(
        frameworks=options.frameworks,
        content=options.content,
        theme=options.theme,
        out=options.out,
        root=options.root,
    )


# What is said


def _say(options: argparse.Namespace, line: str, file: TextIO | None = None) -> None:
    """Says what was done, except under ``--quiet``."""
    if not options.quiet:
        print(line, file=file, flush=True)


def _print(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _number(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def _with_warnings(problems: Sequence[Problem]) -> str:
    """The end of a line about something that was done in spite of warnings."""
    count = sum(problem.is_warning for problem in problems)
    return f", with {_number(count, 'warning')}" if count else ""


def _python(options: argparse.Namespace) -> str:
    """How the next command begins."""
    return f"python3 {options.program}" if options.program.endswith(".py") else options.program


# What is done


def _build(options: argparse.Namespace) -> int:
    folders = _folders(options)
    began = time.monotonic()
    warnings = build_site(folders, site_url=options.site_url)
    seconds = time.monotonic() - began
    _print(warnings)
    pages = sum(path.endswith(".html") for path in read_manifest(folders.out))
    site = folders.shown(folders.out)
    _say(
        options,
        f"Wrote {_number(pages, 'page')} to {site}/ in {seconds:.1f} s"
        f"{_with_warnings(warnings)}; open {site}/index.html",
    )
    return 0


def _serve(options: argparse.Namespace) -> int:
    from stagemark.site.preview import serve

    return serve(_folders(options), port=options.port, quiet=options.quiet)


def _serve_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8000)


def _check(options: argparse.Namespace) -> int:
    folders = _folders(options)
    if options.write_schema:
        (folders.frameworks / "framework.schema.json").write_text(schema_text(), encoding="utf-8")
    problems: list[Problem] = []
    if only := [path.absolute() for path in options.files]:
        shown = folders.shown(folders.frameworks)
        frameworks = read_frameworks(folders.frameworks, shown, problems, only)
    else:
        frameworks, problems = check_site(folders, site_url=options.site_url)
    _print(sorted(problems))
    if any(not problem.is_warning for problem in problems):
        return 1
    checked = _number(len({framework.id for framework in frameworks}), "framework")
    _say(options, f"No problems in {checked}{_with_warnings(problems)}.")
    return 0


def _check_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument(
        "--write-schema", action="store_true", help="refresh the JSON Schema that editors use"
    )


def _new(options: argparse.Namespace) -> int:
    from stagemark.rules.starter import write_starter

    path = write_starter(options.frameworks, options.id)
    shown = _folders(options).shown(path)
    _say(
        options, f"Wrote {shown}; change it to your model and see it with: {_python(options)} serve"
    )
    return 0


def _new_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")


def _score(options: argparse.Namespace) -> int:
    folders = _folders(options)
    problems: list[Problem] = []
    frameworks = read_frameworks(folders.frameworks, folders.shown(folders.frameworks), problems)
    if any(not problem.is_warning for problem in problems):
        raise InputError(problems)
    met = _Met()
    catalogue = Catalogue(frameworks, options.to)
    scored = 0

    def results() -> Iterator[Scored]:
        nonlocal scored
        for path in options.files:
            for result in score_file(path, catalogue, framework=options.framework, problems=met):
                scored += 1
                yield result

    if options.format == "csv":
        write_csv(results(), problems=met)
    else:
        write_json_lines(results())
    if met.has_errors:
        return 1
    files = _number(len(options.files), "file")
    _say(options, f"Scored {_number(scored, 'response')} of {files}.", sys.stderr)
    return 0


def _score_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("files", nargs="+", type=Path, metavar="FILE")
    parser.add_argument("--framework", metavar="ID[@VERSION]", help="what the rows of a CSV answer")
    parser.add_argument(
        "--to", metavar="VERSION", help="carry answers over to this version and score them there"
    )
    parser.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")


class _Met(list[Problem]):
    """Problems that are printed as they are met, so that a long run holds none of them."""

    has_errors = False

    def append(self, problem: Problem) -> None:
        self.has_errors |= not problem.is_warning
        _print([problem])

    def __iadd__(self, problems: Iterable[Problem]) -> _Met:  # type: ignore[override,misc]
        for problem in problems:
            self.append(problem)
        return self


def _publish(options: argparse.Namespace) -> int:
    from stagemark.publishing.publish import publish

    folders = _folders(options)
    frameworks, _ = _released(folders)
    shown = folders.shown(folders.frameworks)
    release = publish(
        folders.frameworks,
        shown,
        frameworks,
        **_version_and_day(options),
    )
    vectors = _number(len(release.vectors), "golden answer set")
    record = f"{shown}/{options.id}/published.json"
    _say(
        options,
        f"Published {options.id} {release.version} with {vectors}, in {record}; put it under "
        f"version control and build the site with: {_python(options)} build",
    )
    return 0


def _version_and_day(options: argparse.Namespace) -> dict[str, str]:
    """The version that is published or withdrawn, and the day of it."""
    return {
        "id": options.id,
        "version": options.version,
        "day": options.date.isoformat(),
    }


def _publish_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID")
    parser.add_argument("version", metavar="VERSION")
    parser.add_argument(
        "--date", type=_day, default=date.today(), metavar="YYYY-MM-DD", help="default today"
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        msg = f"{text!r} is not a day such as 2026-11-28"
        raise argparse.ArgumentTypeError(msg) from error


def _withdraw(options: argparse.Namespace) -> int:
    from stagemark.publishing.publish import withdraw

    folders = _folders(options)
    withdraw(
        folders.frameworks,
        folders.shown(folders.frameworks),
        because=options.because,
        **_version_and_day(options),
    )
    _say(
        options,
        f"Withdrew {options.id} {options.version}: its pages stay and say why; build the site "
        f"with: {_python(options)} build",
    )
    return 0


def _withdraw_arguments(parser: argparse.ArgumentParser) -> None:
    _publish_arguments(parser)
    parser.add_argument("--because", required=True, metavar="TEXT", help="what its pages say")


def _diff(options: argparse.Namespace) -> int:
    from stagemark.publishing.commands import diff

    folders = _folders(options)
    frameworks, releases = _released(folders)
    shown = folders.shown(folders.frameworks)
    for line in diff(frameworks, releases, shown, options.names):
        print(line)
    return 0


def _diff_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "names", nargs="+", metavar="ID [OLD NEW]", help="or two of the form ID@VERSION"
    )


def _released(folders: Folders) -> tuple[list[Framework], Releases]:
    """All frameworks and their releases; InputError where anything of them is wrong."""
    problems: list[Problem] = []
    shown = folders.shown(folders.frameworks)
    frameworks = read_frameworks(folders.frameworks, shown, problems)
    releases = verified_releases(folders.frameworks, shown, frameworks, problems)
    if any(not problem.is_warning for problem in problems):
        raise InputError(problems)
    return frameworks, releases


def _verify(options: argparse.Namespace) -> int:
    from stagemark.site.published import Built, compare_folder, compare_host

    try:
        built = Built(options.out)
    except OutputError as error:
        print(f"{options.program}: {error}", file=sys.stderr)
        return 2
    if isinstance(options.target, str):
        differences, count = compare_host(built, options.target)
    else:
        differences, count = compare_folder(built, options.target), len(built.hashes)
    for difference in differences:
        print(difference, file=sys.stderr)
    if not differences:
        _say(options, f"{options.target}: {_number(count, 'file')}, all as built.")
    return 1 if differences else 0


def _verify_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("target", type=published, metavar="DIR|URL")


def _test(options: argparse.Namespace) -> int:
    # A worker more than cores, as browsers make each wait now and then. Every worker begins with a
    # stretch of files, whose fixtures it makes once, and takes from the others' when that is done.
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    spread = ["-n", str((cores or 1) + 1), "--dist", "worksteal"]
    command = [sys.executable, "-m", "pytest", *spread, *options.rest]
    return subprocess.run(command, cwd=options.root, check=False).returncode


COMMANDS = (
    Command("build", "write the site (the default)", _build),
    Command("serve", "live preview", _serve, _serve_arguments),
    Command("check", "say what is wrong, build nothing", _check, _check_arguments),
    Command("new", "write a starter framework", _new, _new_arguments),
    Command("score", "score result files and CSVs", _score, _score_arguments),
    Command("publish", "seal a version", _publish, _publish_arguments),
    Command("withdraw", "take a version out of use", _withdraw, _withdraw_arguments),
    Command("diff", "say what changed between versions", _diff, _diff_arguments),
    Command("verify", "compare what is published with the site", _verify, _verify_arguments),
    Command("test", "run the tests; what follows goes to pytest", _test),
)
