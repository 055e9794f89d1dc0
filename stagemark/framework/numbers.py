"""Numbers of a framework: read from the text in a file into exact fractions, never floats."""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Annotated

from pydantic import BeforeValidator, Field, PlainSerializer, WithJsonSchema
from pydantic_core import PydanticCustomError

NUMBER_PATTERN = r"^[0-9]{1,6}([.][0-9]{1,6}|/[0-9]{1,6})?$"
SHARE_PATTERN = r"^[0-9]{1,3}([.][0-9]{1,6})?%$"


def exact(value: object) -> Fraction:
    """The number that a text stands for: an integer, a decimal or a fraction. Never a float."""
    if isinstance(value, Fraction):
        return value
    if isinstance(value, str) and re.fullmatch("-[0-9./]+", value, re.ASCII):
        raise PydanticCustomError("above_zero", "must not be less than 0")
    if not isinstance(value, str) or not re.fullmatch(NUMBER_PATTERN, value, re.ASCII):
        raise PydanticCustomError("number", "must be a number such as 2, 1.25 or 1/3")
    if "/" in value and int(value.split("/")[1]) == 0:
        raise PydanticCustomError("number", "must not divide by zero")
    return Fraction(value)


def above_zero(value: object) -> Fraction:
    """As ``exact``, and more than nothing."""
    is_negative = isinstance(value, str) and value.startswith("-")
    number = Fraction(0) if is_negative else exact(value)
    if number <= 0:
        raise PydanticCustomError("above_zero", "must be greater than 0")
    return number


def share(value: object) -> Fraction:
    """A share of 0 to 1 from a text such as ``80%``."""
    if isinstance(value, Fraction):
        return value
    if not isinstance(value, str) or not re.fullmatch(SHARE_PATTERN, value, re.ASCII):
        raise PydanticCustomError("share", "must be a percentage such as 80%")
    result = Fraction(value[:-1]) / 100
    if not 0 < result <= 1:
        raise PydanticCustomError("share", "must be above 0% and at most 100%")
    return result


def whole(value: object) -> object:
    """The whole number that a text stands for."""
    if isinstance(value, str):
        if not re.fullmatch(r"[0-9]{1,9}", value, re.ASCII):
            raise PydanticCustomError("number", "must be a whole number such as 3")
        return int(value)
    return value


NUMBER_SCHEMA = {
    "anyOf": [{"type": "number", "minimum": 0}, {"type": "string", "pattern": NUMBER_PATTERN}]
}
AsText = PlainSerializer(str, return_type=str)
Number = Annotated[Fraction, BeforeValidator(exact), AsText, WithJsonSchema(NUMBER_SCHEMA)]
Weight = Annotated[
    Fraction,
    BeforeValidator(above_zero),
    AsText,
    WithJsonSchema(NUMBER_SCHEMA),
]
Share = Annotated[
    Fraction,
    BeforeValidator(share),
    AsText,
    WithJsonSchema({"type": "string", "pattern": SHARE_PATTERN}),
]
Count = Annotated[int, Field(ge=1, le=1_000_000), BeforeValidator(whole)]
Months = Annotated[int, Field(ge=1, le=60), BeforeValidator(whole)]


def decimals_of(number: Fraction) -> int | None:
    """How many decimals write ``number`` exactly; None when no count of them does."""
    return next((places for places in range(13) if (number * 10**places).denominator == 1), None)


def written(number: Fraction) -> str:
    """A number as an author would write it: ``5``, ``2.75`` or ``1/3``."""
    places = decimals_of(number)
    if places is None:
        return str(number)
    digits = str(number.numerator * 10**places // number.denominator).zfill(places + 1)
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits
