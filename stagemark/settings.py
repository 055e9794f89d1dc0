"""What a publisher sets for the whole site, in ``content/site.yaml``."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from stagemark.colours import palette
from stagemark.model import Language, Line, Part, Text, Url


def passes_contrast(accent: str) -> str:
    try:
        palette(accent)
    except ValueError as error:
        raise PydanticCustomError("contrast", "{reason}", {"reason": str(error)}) from error
    return accent


Colour = Annotated[
    str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$"), AfterValidator(passes_contrast)
]
ContentPath = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._/-]*$", max_length=200)]


class Publisher(Part):
    name: Line
    url: Url | None = None


class Settings(Part):
    name: Line
    description: Text
    language: Language = "en"
    url: Url | None = Field(None, description="Where the site will stand; canonical links need it.")
    publisher: Publisher | None = None
    accent: Colour = "#17594a"
    logo: ContentPath | None = Field(None, description="An SVG or PNG file below content/.")
    navigation: list[ContentPath] = Field(
        default_factory=list, description="Pages of content/ in the order of the menu."
    )
    footer: Text | None = Field(None, description="Inline Markdown.")
