"""The command line: ``build.py [build|serve|check|test|new|score] …``.

Exit status: 0 done, 1 problems in the input (all printed), 2 wrong usage.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from stagemark.check import read_frameworks, schema_text
from stagemark.output import OutputError
from stagemark.problems import InputError, Problem
from stagemark.results import Catalogue, score_file, write_csv, write_json_lines
from stagemark.scripts import ThemeError
from stagemark.site import Folders, build_site

COMMANDS = ("build", "serve", "check", "test", "new", "score")


def main(arguments: Sequence[str], *, root: Path) -> int:
    """Runs a command; ``root`` is the folder beside which the default folders stand."""
    if arguments[:1] == ["test"]:
        return _test(arguments[1:], root)
    if not arguments or (arguments[0] not in COMMANDS and arguments[0] not in ("-h", "--help")):
        arguments = ["build", *arguments]
    options = _parser(root).parse_args(arguments)
    command = {
        "build": _build,
        "serve": _serve,
        "check": _check,
        "new": _new,
        "score": _score,
    }[options.command]
    try:
        return command(options)
    except InputError as error:
        print(error, file=sys.stderr)
    except (OutputError, ThemeError) as error:
        print(f"build.py: {error}", file=sys.stderr)
    except BrokenPipeError:
        # Who reads the output has seen enough; the interpreter must not complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    return 1


def entry() -> int:
    """The installed command: folders are those of the working directory."""
    return main(sys.argv[1:], root=Path.cwd())


def _parser(root: Path) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="build.py", description="Frameworks in, a site out.")
    folders = argparse.ArgumentParser(add_help=False)
    for name in ("frameworks", "content", "theme"):
        folders.add_argument(f"--{name}", type=Path, default=root / name, metavar="DIR")
    folders.add_argument("--out", type=Path, default=root / "site", metavar="DIR")
    folders.add_argument(
        "--site-url", type=_address, metavar="URL", help="where the site will stand"
    )
    folders.set_defaults(root=root)

    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("build", parents=[folders], help="write the site (the default)")
    serve = commands.add_parser("serve", parents=[folders], help="live preview")
    serve.add_argument("--port", type=int, default=8000)
    check = commands.add_parser("check", parents=[folders], help="say what is wrong, build nothing")
    check.add_argument("files", nargs="*", type=Path, metavar="FILE")
    check.add_argument(
        "--write-schema", action="store_true", help="refresh the JSON Schema that editors use"
    )
    commands.add_parser("test", help="run the tests", add_help=False)
    new = commands.add_parser("new", parents=[folders], help="write a starter framework")
    new.add_argument("id", metavar="ID")
    score = commands.add_parser("score", parents=[folders], help="score result files and CSVs")
    score.add_argument("files", nargs="+", type=Path, metavar="FILE")
    score.add_argument("--framework", metavar="ID[@VERSION]", help="what the rows of a CSV answer")
    score.add_argument("--format", choices=("jsonl", "csv"), default="jsonl")
    return parser


def _address(text: str) -> str:
    """An address with its slash at the end; argparse tells whoever gave something else."""
    if not re.fullmatch(r"https?://[^\s<>\"'/]+[^\s<>\"']*", text):
        msg = f"{text!r} is not a web address that begins with https:// or http://"
        raise argparse.ArgumentTypeError(msg)
    return text.rstrip("/") + "/"


def _folders(options: argparse.Namespace) -> Folders:
    return Folders(
        frameworks=options.frameworks,
        content=options.content,
        theme=options.theme,
        out=options.out,
        root=options.root,
    )


def _build(options: argparse.Namespace) -> int:
    warnings = build_site(_folders(options), site_url=options.site_url)
    _print(warnings)
    return 0


def _serve(options: argparse.Namespace) -> int:
    from stagemark.preview import serve

    return serve(_folders(options), port=options.port)


def _check(options: argparse.Namespace) -> int:
    folders = _folders(options)
    if options.write_schema:
        (folders.frameworks / "framework.schema.json").write_text(schema_text(), encoding="utf-8")
    problems: list[Problem] = []
    only = [path.absolute() for path in options.files] or None
    read_frameworks(folders.frameworks, folders.shown(folders.frameworks), problems, only)
    if only is None:
        folders.read_settings(problems)
    _print(sorted(problems))
    return 1 if any(not problem.is_warning for problem in problems) else 0


def _score(options: argparse.Namespace) -> int:
    folders = _folders(options)
    problems: list[Problem] = []
    frameworks = read_frameworks(folders.frameworks, folders.shown(folders.frameworks), problems)
    if any(not problem.is_warning for problem in problems):
        raise InputError(problems)
    met = _Met()
    catalogue = Catalogue(frameworks)
    results = (
        result
        for path in options.files
        for result in score_file(path, catalogue, framework=options.framework, problems=met)
    )
    if options.format == "csv":
        write_csv(results, problems=met)
    else:
        write_json_lines(results)
    return 1 if met.has_errors else 0


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


def _print(problems: Sequence[Problem]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _test(arguments: Sequence[str], root: Path) -> int:
    # A worker for each core, and each file to one worker: its fixtures are made once.
    command = [sys.executable, "-m", "pytest", "-n", "auto", "--dist", "loadfile", *arguments]
    return subprocess.run(command, cwd=root, check=False).returncode


def _new(options: argparse.Namespace) -> int:
    from stagemark.starter import write_starter

    path = write_starter(options.frameworks, options.id)
    print(f"Wrote {path}. Change it to your model, then run build.py.")
    return 0
