"""The command line behind ``build.py``, and helpful words where it is mistyped."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from stagemark.framework.addresses import BadAddressError, check_address
from stagemark.framework.problems import did_you_mean, quoted


class Command(NamedTuple):
    """A command of ``build.py``; ``arguments`` adds those that it alone takes."""

    name: str
    help: str
    run: Callable[[argparse.Namespace], int]
    arguments: Callable[[argparse.ArgumentParser], None] = lambda parser: None


class Parser(argparse.ArgumentParser):
    """Says what an argument that nobody knows was probably meant to be."""

    def refuse(self, unknown: Sequence[str], commands: Iterable[str]) -> NoReturn:
        word = unknown[0]
        if word.startswith("-"):
            known = re.findall(r"--[a-z][a-z-]*", self.format_help())
            hint = did_you_mean(word.partition("=")[0], known) or f"{self.prog} --help lists them"
            self.error(f"unknown option {quoted(word)}; {hint}")
        if word in commands:
            self.error(f"unexpected {quoted(word)}; a command stands before its options")
        self.error(f"unexpected {quoted(word)}; {self.prog} --help says what it takes")


def parse(
    arguments: Sequence[str], *, commands: Sequence[Command], root: Path, program: str
) -> argparse.Namespace:
    """The options, with the function of the command as ``run``; exits with 2 if unclear."""
    known = {command.name: command for command in commands}
    first = arguments[0] if arguments else ""
    if first == "test":  # what follows is pytest's to understand
        return argparse.Namespace(run=known[first].run, rest=arguments[1:], root=root)
    if not arguments or (first.startswith("-") and first not in ("-h", "--help")):
        arguments = ["build", *arguments]
    parser, parsers = _parsers(commands, root, program)
    if arguments[0] not in known and not first.startswith("-"):
        hint = did_you_mean(first, known) or f"{program} --help lists the commands"
        parser.error(f"unknown command {quoted(first)}; {hint}")
    options, unknown = parser.parse_known_args(arguments)
    if unknown:
        parsers[options.command].refuse(unknown, known)
    options.run = known[options.command].run
    return options


def _parsers(
    commands: Iterable[Command], root: Path, program: str
) -> tuple[Parser, dict[str, Parser]]:
    """The parser of the whole line, and those of the commands by name."""
    parser = Parser(prog=program, description="Frameworks in, a site out.")
    common = Parser(add_help=False)
    for name in ("frameworks", "content", "theme"):
        common.add_argument(f"--{name}", type=Path, default=root / name, metavar="DIR")
    common.add_argument("--out", type=Path, default=root / "site", metavar="DIR")
    common.add_argument("--site-url", type=address, metavar="URL", help="where the site will stand")
    common.add_argument(
        "--quiet", action="store_true", help="say nothing of what was done, only what is wrong"
    )
    common.set_defaults(root=root, program=program)
    group = parser.add_subparsers(dest="command", required=True)
    parsers = {}
    for command in commands:
        parsers[command.name] = group.add_parser(command.name, parents=[common], help=command.help)
        command.arguments(parsers[command.name])
    return parser, parsers


def address(text: str) -> str:
    """An address with its slash at the end; argparse tells whoever gave something else."""
    if not re.fullmatch(r"https?://[^\s<>\"'/]+[^\s<>\"']*", text):
        msg = f"{text!r} is not a web address that begins with https:// or http://"
        raise argparse.ArgumentTypeError(msg)
    try:
        check_address(text, "site")
    except BadAddressError as error:
        msg = f"{text!r} {error}" + (f"; {error.hint}" if error.hint else "")
        raise argparse.ArgumentTypeError(msg) from error
    return text.rstrip("/") + "/"


def published(text: str) -> str | Path:
    """An address with its slash at the end, or a folder that exists."""
    if "://" in text:
        return address(re.sub(r"/index\.html$|[?#].*$", "", text))
    if not Path(text).is_dir():
        hint = f'; did you mean "https://{text}"?' if "." in text.partition("/")[0][1:] else ""
        msg = f"there is no folder {text!r}{hint}"
        raise argparse.ArgumentTypeError(msg)
    return Path(text)
