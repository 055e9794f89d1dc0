"""The picture that a shared link to a framework shows: 1200 by 630 pixels of PNG, drawn by typst.

It depends on its texts and on the theme alone: the letters are typst's own, never the machine's.
"""

from __future__ import annotations

import json
from functools import cached_property
from importlib.metadata import version
from pathlib import Path

import typst

from stagemark.framework.letters import on_card
from stagemark.framework.model import Framework
from stagemark.site.colours import INK, PAPER, palette
from stagemark.site.kept import kept
from stagemark.site.logo import Logo
from stagemark.site.settings import Settings
from stagemark.site.theme_files import ThemeError, theme_bytes

WIDTH, HEIGHT = 1200, 630
MUTED = "#585f68"  # as in theme/css/base.css


class Cards:
    """Draws cards with the drawing in ``theme/card.typ``.

    Drawing takes longer than any page, so what was drawn once is kept in the folder ``cache``.
    """

    def __init__(
        self, theme: Path, settings: Settings, *, cache: Path, logo: Logo | None = None
    ) -> None:
        self.path = theme / "card.typ"
        self.settings = settings
        self.logo = logo
        self.cache = cache

    @cached_property
    def _fonts(self) -> typst.Fonts:
        return typst.Fonts(include_system_fonts=False)

    def draw(self, framework: Framework) -> bytes:
        """The card of a framework as PNG. A ThemeError says what is wrong with the drawing."""
        data = json.dumps(self._data(framework))
        sources = [version("typst"), self._drawing.decode(errors="replace"), data]
        return kept(self.cache, "card.png", sources, lambda: self._compile(data))

    @cached_property
    def _drawing(self) -> bytes:
        return theme_bytes(self.path)

    def _compile(self, data: str) -> bytes:
        try:
            image = typst.compile(
                self._drawing,
                font_paths=self._fonts,
                format="png",
                ppi=72.0,  # a point is a pixel
                sys_inputs={"card": data},
            )
        except typst.TypstError as error:
            msg = f"{self.path}: {error}"
            if self.logo and "failed" in str(error):
                msg = f"{self.logo.light.path}: cannot be drawn ({error}); save it anew, or as PNG"
            raise ThemeError(msg) from error
        if not isinstance(image, bytes):
            msg = f"{self.path}: a card is one page, and this drawing makes more"
            raise ThemeError(msg)
        return image

    def _data(self, framework: Framework) -> dict[str, object]:
        settings, colours = self.settings, palette(self.settings.accent)
        is_alone = self.logo is not None and self.logo.alone
        publisher = settings.publisher.name if settings.publisher else settings.name
        names = [stage.name for stage in framework.stages]
        return {
            "title": framework.title if on_card(framework.title) else "",
            "publisher": publisher if on_card(publisher) and not is_alone else "",
            "logo": [*self.logo.light.data] if self.logo else [],
            "steps": names if all(map(on_card, names)) else [""] * len(names),
            "language": framework.language.split("-")[0].lower(),
            "colours": [INK, MUTED, PAPER, colours.tint, colours.accent],
        }
