"""Handouts as the site sets them, for any version."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from stagemark.framework.model import Framework
from stagemark.site.editions import editions
from stagemark.site.paper_handouts import PaperHandouts
from stagemark.site.sentences import read_sentences
from stagemark.site.settings import Settings
from tests.root import ROOT

SETTINGS = Settings(name="Ours", description="Our models.")


def handouts(cache: Path, framework: Framework, address: str = "") -> Iterator[tuple[str, bytes]]:
    """The PDFs of a version with their names, A4 first; a QR code where there is an address."""
    theme = ROOT / "theme"
    say = read_sentences(theme / "locales" / "en.yaml")
    setter = PaperHandouts(theme, SETTINGS, say, cache=cache, heading="sans")
    return setter.set(editions([framework])[0], address=address)


def handout(cache: Path, framework: Framework) -> bytes:
    """The PDF of a version on A4."""
    return next(handouts(cache, framework))[1]
