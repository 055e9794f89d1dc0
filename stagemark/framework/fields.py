"""The types of single values in a file, and the base of every mapping in it.

Every scalar reaches the models as the text that stands in the file; the types here and in
``numbers`` convert it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints
from pydantic_core import PydanticCustomError

from stagemark.framework.addresses import BadAddressError, Use, check_address

ID_PATTERN = r"^[a-z][a-z0-9\-]{0,63}$"
VERSION_PATTERN = (
    r"^(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)\.(0|[1-9][0-9]*)"
    r"(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z\-][0-9a-zA-Z\-]*)"
    r"(\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z\-][0-9a-zA-Z\-]*))*)?$"
)
LANGUAGE_PATTERN = r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$"


def flag(value: object) -> object:
    """The truth value that a text stands for."""
    if isinstance(value, str):
        if value not in ("true", "false"):
            raise PydanticCustomError("flag", "must be true or false")
        return value == "true"
    return value


def can_be_followed(value: object) -> object:
    """Refuses an address that no browser can follow."""
    return checked_address(value, "link") if isinstance(value, str) else value


def checked_address(url: str, use: Use) -> str:
    """The address itself; one that cannot work there becomes an error of pydantic's."""
    try:
        check_address(url, use)
    except BadAddressError as error:
        context = {"reason": str(error), "hint": error.hint}
        raise PydanticCustomError("address", "{reason}", context) from error
    return url


Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=20_000)]
Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=1_000)]
Id = Annotated[str, StringConstraints(pattern=ID_PATTERN)]
Version = Annotated[str, StringConstraints(pattern=VERSION_PATTERN, max_length=64)]
Language = Annotated[str, StringConstraints(pattern=LANGUAGE_PATTERN, max_length=35)]
Url = Annotated[
    str,
    StringConstraints(pattern=r"""^https?://[^\s<>"']+$""", max_length=2_000),
    BeforeValidator(can_be_followed),
]
Flag = Annotated[bool, BeforeValidator(flag)]


class StrictModel(BaseModel):
    """A mapping in the file: unknown keys are errors, values do not change after reading."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


def has_key(value: object, key: str) -> bool:
    return isinstance(value, Mapping) and key in value
