"""What the programs know of the publisher, for the files that a visitor takes from a result."""

from __future__ import annotations

import json
from collections.abc import Mapping

from stagemark.site.logo import Logo
from stagemark.site.settings import Publisher


def publishers_data(
    publisher: Publisher | None, logo: Logo | None, fonts: Mapping[str, str]
) -> str:
    """A script of what there is; "" where there is nothing.

    ``fonts``: families that systems have, by their use, where they are others than the theme's.

    The logo itself stands in it: a page may fetch nothing, and one from disk may not draw a picture
    that is a file.
    """
    script = ""
    if logo is not None:
        light = logo.light
        shown = {"address": light.as_address, "width": light.width, "height": light.height}
        script += _set("stagemarkLogo", {**shown, "alone": logo.alone})
    if publisher is not None:
        script += _set("stagemarkPublisher", publisher.model_dump(exclude_none=True))
    if fonts:
        script += _set("stagemarkFonts", dict(fonts))
    return script


def _set(name: str, value: object) -> str:
    # Some pages carry it between tags.
    data = json.dumps(value).replace("<", "\\u003c")
    return f"window.{name}={data};\n"
