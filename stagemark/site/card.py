"""The picture that a shared link to a framework shows: 1200 by 630 pixels of PNG, drawn by typst.

It depends on its texts, on the theme and on what the publisher brings: the letters are theirs, ours
or typst's own, never the machine's.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections.abc import Sequence
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

import typst

from stagemark.framework.letters import on_card
from stagemark.framework.model import Framework
from stagemark.framework.texts import plain
from stagemark.site.colours import INK, PAPER, palette
from stagemark.site.fonts import Font, as_statics
from stagemark.site.kept import kept
from stagemark.site.logo import Logo
from stagemark.site.settings import Settings, StackName
from stagemark.site.theme_files import ThemeError, theme_bytes

WIDTH, HEIGHT = 1200, 630
MUTED = "#585f68"  # as in theme/css/base.css


class Cards:
    """Draws cards with the drawing in ``theme/card.typ``.

    Drawing takes longer than any page, so what was drawn once is kept in the folder ``cache``.
    """

    def __init__(
        self,
        theme: Path,
        settings: Settings,
        *,
        cache: Path,
        logo: Logo | None = None,
        heading: Font | StackName = "serif",
    ) -> None:
        self.path = theme / "card.typ"
        self.settings = settings
        self.logo = logo
        self.heading = heading
        self.cache = cache

    @cached_property
    def _letters(self) -> tuple[str, Sequence[bytes]]:
        """The name of the font that it is in, and its files; "" for the drawing's own."""
        if isinstance(self.heading, Font):
            return "Own", as_statics(self.heading, "Own")
        if self.heading == "serif":
            return "", []
        vendor = self.path.parent / "vendor" / "inter"
        files = (theme_bytes(vendor / f"{weight}.ttf.gz") for weight in ("regular", "bold"))
        return "Inter", [gzip.decompress(file) for file in files]

    def draw(self, framework: Framework) -> bytes:
        """The card of a framework as PNG. A ThemeError says what is wrong with the drawing."""
        data = json.dumps(self._data(framework))
        family, letters = self._letters
        digests = [hashlib.sha256(file).hexdigest() for file in letters]
        sources = [version("typst"), self._drawing.decode(errors="replace"), data, family, digests]
        return kept(self.cache, "card.png", sources, lambda: self._compile(data))

    @cached_property
    def _drawing(self) -> bytes:
        return theme_bytes(self.path)

    def _compile(self, data: str) -> bytes:
        try:
            with TemporaryDirectory() as folder:
                for number, file in enumerate(self._letters[1]):
                    (Path(folder) / f"{number}.ttf").write_bytes(file)
                image = typst.compile(
                    self._drawing,
                    font_paths=typst.Fonts(include_system_fonts=False, font_paths=[folder]),
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
        contact = self._contact()
        claim = plain(framework.summary)
        names = [stage.name for stage in framework.stages]
        return {
            "title": framework.title if on_card(framework.title) else "",
            "publisher": publisher if on_card(publisher) and not is_alone else "",
            "claim": claim if on_card(claim) else "",
            "contact": contact if on_card(contact) else "",
            "font": self._letters[0],
            "logo": [*self.logo.light.data] if self.logo else [],
            "steps": names if all(map(on_card, names)) else [""] * len(names),
            "language": framework.language.split("-")[0].lower(),
            "colours": [INK, MUTED, PAPER, colours.tint, colours.accent],
        }

    def _contact(self) -> str:
        """Where one finds the publisher, as short as people write it."""
        publisher = self.settings.publisher
        if publisher is None:
            return ""
        if publisher.url is None:
            return publisher.email or publisher.phone or ""
        address = urlsplit(publisher.url)
        return f"{address.netloc}{address.path.rstrip('/')}".removeprefix("www.")
