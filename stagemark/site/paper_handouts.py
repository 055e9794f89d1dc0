"""The handout on paper of a version: what it says, as ``stagemark.paper`` has it, set by typst.

Its letters are the publisher's, ours or typst's own, never the machine's, so equal sources give
equal bytes everywhere. Letters that these fonts do not have make it impossible, and ``check`` says
so: a handout with a hole in it would be worse than none.
"""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import segno
import typst
from fontTools.ttLib import TTFont

from stagemark.framework.texts import plain
from stagemark.paper.handout import handout
from stagemark.paper.packed import packed
from stagemark.site.card import MUTED
from stagemark.site.colours import palette
from stagemark.site.days import day
from stagemark.site.editions import Edition
from stagemark.site.fonts import Font, as_statics
from stagemark.site.kept import kept
from stagemark.site.logo import Logo
from stagemark.site.sentences import Sentences
from stagemark.site.settings import Settings, StackName
from stagemark.site.theme_files import ThemeError, theme_bytes

# Millimetres: phones read a code of this width from the hand, and squares no smaller than these.
LEAST_QR, LEAST_SQUARE = 28, 0.5
# By the name of the file, what typst calls the paper.
PAPERS = {"handout.pdf": "a4", "handout-letter.pdf": "us-letter"}
WEIGHTS = ("regular", "bold")
# The groups of sentences that it is made of.
SAID = ("handout", "scoring_sheet", "question")
# Signs that show nothing themselves: marks of direction, and those that choose between pictures.
UNSEEN = frozenset((*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0), 0x034F))

# So much without a place to break at may end beyond its line.
LONG_WORD = re.compile(r"[^\s/-]{40}(?=[^\s/-])")


class PaperHandouts:
    """Sets handouts with the drawing in ``theme/handout.typ``.

    What was set once is kept in the folder ``cache``.
    """

    def __init__(
        self,
        theme: Path,
        settings: Settings,
        say: Sentences,
        *,
        cache: Path,
        logo: Logo | None = None,
        heading: Font | StackName = "serif",
    ) -> None:
        self.theme, self.settings, self.say = theme, settings, say
        self.cache, self.logo, self.heading = cache, logo, heading
        self._missing: dict[tuple[str, str], list[str]] = {}

    def missing(self, edition: Edition) -> list[str]:
        """The letters that keep a handout from being made, in its order."""
        version = (edition.framework.id, edition.framework.version)
        if version not in self._missing:
            written = unicodedata.normalize("NFC", edition.framework.model_dump_json())
            # JSON writes signs that control something, which no font has, in letters of its own.
            is_plain = self._letters.issuperset(map(ord, written)) and "\\u" not in written
            is_plain = is_plain and self._can_say_all
            content = self._notice(edition) if is_plain else self._content(edition)
            texts = "".join(_texts(content))
            self._missing[version] = [
                one for one in dict.fromkeys(texts) if ord(one) not in self._letters
            ]
        return self._missing[version]

    def set(self, edition: Edition, *, address: str = "") -> Iterator[tuple[str, bytes]]:
        """Name and content of the PDF on each paper; none where letters are missing.

        ``address``: the page of the same version online, where that is known. A ThemeError says
        what is wrong with the drawing.
        """
        if self.missing(edition):
            return
        content = self._content(edition) | self._face(edition, address)
        for name, paper in PAPERS.items():
            data = json.dumps(content | {"paper": paper})
            sources = [version("typst"), self._digests, data]
            yield name, kept(self.cache, "handout.pdf", sources, lambda: self._compile(data))  # noqa: B023

    def _content(self, edition: Edition) -> dict[str, Any]:
        content = _settable(handout(edition.framework, self.say, edition.minutes))
        assert isinstance(content, dict)
        return content | {"notice": self._notice(edition)}

    def _notice(self, edition: Edition) -> str:
        """What one must know of a version before one begins with it."""
        if withdrawn := edition.withdrawn:
            on, because = day(withdrawn.on, self.say), plain(withdrawn.because)
            return str(_settable(self.say.text("handout", "withdrawn", day=on, because=because)))
        if edition.is_draft:
            return self.say.text("handout", "draft")
        if edition.is_latest:
            return ""
        own, latest = edition.framework.version, edition.versions[0].version
        return self.say.text("handout", "not_latest", version=own, latest=latest)

    def _face(self, edition: Edition, address: str) -> dict[str, Any]:
        """What the publisher brings; a text that cannot be set is left out."""
        framework = edition.framework
        is_alone = self.logo is not None and self.logo.alone
        said = self._publishers
        return {
            **{key: self._if_settable(text) for key, text in said.items()},
            "is_named": not is_alone,
            "foot": f"{_settable(framework.title)} {framework.version}",
            "address": address,
            "qr": _qr_code(address) if address else None,
            "logo": self._logo_name,
            "logo_says": said["publisher"],
            "heading": [*filter(None, [self._heading_family]), "Inter"],
            "colours": [MUTED, palette(self.settings.accent).accent],
            "said_in": self.say.language,
        }

    @property
    def left_out(self) -> list[str]:
        """The texts of the publisher that no handout shows, for want of letters."""
        return [text for text in self._publishers.values() if text and not self._if_settable(text)]

    @property
    def _publishers(self) -> Mapping[str, str]:
        settings, publisher = self.settings, self.settings.publisher
        reached = (publisher.url, publisher.email, publisher.phone) if publisher else ()
        footer = settings.footer.text if settings.footer else None
        return {
            "publisher": publisher.name if publisher else settings.name,
            "contact": " · ".join(one for one in reached if one),
            "footer": plain(footer or ""),
        }

    def _if_settable(self, text: str) -> str:
        text = str(_settable(text))
        return text if self._letters.issuperset(map(ord, text)) else ""

    # Fonts

    @cached_property
    def _inter(self) -> list[bytes]:
        folder = self.theme / "vendor" / "inter"
        return [gzip.decompress(theme_bytes(folder / f"{weight}.ttf.gz")) for weight in WEIGHTS]

    @cached_property
    def _letters(self) -> frozenset[int]:
        return frozenset(TTFont(io.BytesIO(self._inter[0])).getBestCmap() or {})

    @cached_property
    def _can_say_all(self) -> bool:
        said = (one for group in SAID for one in self.say.all.get(group, {}).values())
        pieces = (piece for one in said for form in one.forms.values() for piece in form)
        return all(self._if_settable(one) == one for one in pieces if isinstance(one, str))

    @cached_property
    def _heading_family(self) -> str:
        """The font of headings; "" where it is that of the text."""
        if isinstance(self.heading, Font):
            return "Own"
        return "Libertinus Serif" if self.heading == "serif" else ""

    # Files that typst reads

    @cached_property
    def _drawing(self) -> Mapping[str, bytes]:
        return {path.name: theme_bytes(path) for path in sorted(self.theme.glob("handout*.typ"))}

    @property
    def _logo_name(self) -> str:
        return f"logo.{self.logo.light.path.rpartition('.')[2].lower()}" if self.logo else ""

    @cached_property
    def _files(self) -> Mapping[str, bytes]:
        own = as_statics(self.heading, "Own") if isinstance(self.heading, Font) else []
        fonts = {f"fonts/{at}.ttf": file for at, file in enumerate([*self._inter, *own])}
        logo = {self._logo_name: self.logo.light.data} if self.logo else {}
        return {**self._drawing, **fonts, **logo}

    @cached_property
    def _digests(self) -> list[tuple[str, str]]:
        return [(name, hashlib.sha256(data).hexdigest()) for name, data in self._files.items()]

    def _compile(self, data: str) -> bytes:
        try:
            with TemporaryDirectory() as folder:
                for name, file in self._files.items():
                    path = Path(folder, name)
                    path.parent.mkdir(exist_ok=True)
                    path.write_bytes(file)
                fonts = typst.Fonts(
                    include_system_fonts=False,
                    include_embedded_fonts=self.heading == "serif",
                    font_paths=[f"{folder}/fonts"],
                )
                pdf = typst.compile(
                    f"{folder}/handout.typ",
                    root=folder,
                    font_paths=fonts,
                    format="pdf",
                    pdf_standards=["ua-1"],
                    sys_inputs={"handout": data},
                )
        except typst.TypstError as error:
            msg = f"{self.theme / 'handout.typ'}: {error}"
            if self.logo and "failed" in str(error):
                msg = f"{self.logo.light.path}: cannot be drawn ({error}); save it anew, or as PNG"
            raise ThemeError(msg) from error
        assert isinstance(pdf, bytes)
        return packed(pdf)


def _qr_code(address: str) -> dict[str, Any]:
    """The address as a picture and its width in millimetres, wider for a long address.

    The drawing leaves the white around it that readers look for.
    """
    written = io.BytesIO()
    code = segno.make(address, error="m", micro=False, boost_error=False)
    code.save(written, kind="svg", border=0, xmldecl=False, svgclass=None, lineclass=None)
    squares, _ = code.symbol_size(border=0)
    return {"svg": written.getvalue().decode(), "width": max(LEAST_QR, squares * LEAST_SQUARE)}


def _settable(value: Any) -> Any:
    """The same with its texts as fonts have them: composed, without what shows nothing."""
    if isinstance(value, str):
        composed = unicodedata.normalize("NFC", value)
        return LONG_WORD.sub("\\g<0>\N{ZERO WIDTH SPACE}", "".join(map(_seen, composed)))
    if isinstance(value, dict):
        return {key: _settable(one) for key, one in value.items()}
    return [*map(_settable, value)] if isinstance(value, list | tuple) else value


def _seen(sign: str) -> str:
    if sign == "\N{SOFT HYPHEN}":
        return sign
    if sign in "\t\N{NEXT LINE}\N{LINE SEPARATOR}\N{PARAGRAPH SEPARATOR}":
        return " "
    return "" if unicodedata.category(sign) == "Cf" or ord(sign) in UNSEEN else sign


def _texts(value: Any) -> Iterator[str]:
    """All texts of a content, without line ends, which every font has."""
    if isinstance(value, str):
        yield value.replace("\n", "").replace("\N{SOFT HYPHEN}", "")
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
