"""The programs of pages: linked from the theme's modules, with what the build adds to them."""

from __future__ import annotations

import base64
import hashlib
from pathlib import Path

from markupsafe import Markup

from stagemark.site import scripts
from stagemark.site.dress import Fonts
from stagemark.site.kinds import LATER, PIECES
from stagemark.site.logo import Logo
from stagemark.site.publishers_data import publishers_data
from stagemark.site.sentences import Sentences
from stagemark.site.settings import Publisher
from stagemark.site.theme_files import theme_bytes, theme_text

SPLIT = scripts.Split(LATER, tuple(PIECES.values()))
# The names of those that are files of the site, by the module that they begin with.
FILES = {LATER: "later"} | {module: name for name, module in PIECES.items()}


class Programs:
    """The programs by the module of ``theme/js/`` that they begin with, each made once."""

    def __init__(
        self,
        folder: Path,
        say: Sentences,
        *,
        publisher: Publisher | None,
        logo: Logo | None,
        fonts: Fonts,
        site_url: str | None,
    ) -> None:
        self._folder = folder
        self._say = say
        self._publisher = publisher
        self._logo = logo
        self._fonts = fonts
        self._site_url = site_url
        self._made: dict[str, Markup] = {}
        self._light: Markup | None = None

    def text(self, entry: str) -> Markup:
        """The program that begins with ``entry`` (``room/name.js``)."""
        if entry not in self._made:
            modules = self._folder / "js"
            linked = scripts.link(modules, entry, self._say, SPLIT, site_url=self._site_url)
            added = {PIECES["files"]: self._publishers, PIECES["pdf"]: self._pdfkit}.get(entry)
            self._made[entry] = Markup((added() if added else "") + linked)
        return self._made[entry]

    def path(self, entry: str) -> str:
        """Where a program is that is a file of the site.

        Each content has a path of its own: a page never meets another build's script.
        """
        digest = hashlib.sha256(self.text(entry).encode()).hexdigest()[:12]
        return f"assets/{FILES[entry]}-{digest}.js"

    def carried(self, entry: str) -> Markup:
        """The same for a file that carries it, whose PDF writer has fewer letters."""
        if entry != PIECES["pdf"]:
            return self.text(entry)
        if self._light is None:
            linked = str(self.text(entry)).removeprefix(self._pdfkit())
            self._light = Markup(self._pdfkit(letters="-few") + linked)
        return self._light

    def _publishers(self) -> str:
        """What is put of the publisher into files."""
        return publishers_data(self._publisher, self._logo, self._fonts.changed(with_own=False))

    def _pdfkit(self, letters: str = "") -> str:
        """What the PDF is written with; ``letters`` is how the fonts' names end."""
        vendor = self._folder / "vendor"
        regular, bold = (
            base64.b64encode(theme_bytes(vendor / "inter" / f"{weight}{letters}.ttf.gz")).decode()
            for weight in ("regular", "bold")
        )
        parts = [
            "(() => { const exports = {}, module = { exports };",
            scripts.ascii_script(theme_text(vendor / "pdfkit" / "pdfkit.js")),
            "window.stagemarkVendored = { PDFDocument: module.exports,",
            f'regular: "{regular}", bold: "{bold}" }}; }})();',
            "",
        ]
        return "\n".join(parts)
