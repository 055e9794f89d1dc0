"""A first framework for somebody who starts one: small, complete, and commented."""

from __future__ import annotations

import re
from pathlib import Path

from stagemark.framework.fields import ID_PATTERN
from stagemark.framework.problems import InputError, file_problem, quoted
from stagemark.rules.check import RESERVED

TEMPLATE = Path(__file__).with_name("starter.yaml")
VERSION = "0.1.0"


def write_starter(frameworks: Path, id: str) -> Path:
    """Writes ``<id>/0.1.0.yaml`` below ``frameworks`` and returns its path.

    Raises InputError for an id that no framework can have, and where there is something already;
    then nothing is written.
    """
    folder = frameworks / id
    path = folder / f"{VERSION}.yaml"
    try:
        _check_id(id)
        folder.mkdir(parents=True)
        path.write_text(_text(id), encoding="utf-8")
    except ValueError as error:
        raise InputError([file_problem(str(frameworks), str(error))]) from error
    except FileExistsError as error:
        hint = "choose another id, or put a new version beside the files in it"
        raise InputError([file_problem(str(folder), "is there already", hint)]) from error
    except OSError as error:
        message = f"cannot be written ({error.strerror or error})"
        raise InputError([file_problem(str(path), message)]) from error
    return path


def _check_id(id: str) -> None:
    if not re.fullmatch(ID_PATTERN, id, re.ASCII):
        msg = (
            f"{quoted(id)} cannot be an id: small letters a-z, digits and hyphens, a letter "
            "first, at most 64"
        )
        raise ValueError(msg)
    if id in RESERVED:
        msg = f"the id {quoted(id)} is reserved for the site itself; choose another"
        raise ValueError(msg)


def _text(id: str) -> str:
    """The template under its new name; ``my-model`` is titled ``My model``."""
    title = id.replace("-", " ").strip().capitalize()
    text = TEMPLATE.read_text(encoding="utf-8")
    text = re.sub(r"^id: starter\b", f"id: {id}", text, count=1, flags=re.MULTILINE)
    return re.sub(r"^title: Starter$", f"title: {title}", text, count=1, flags=re.MULTILINE)
