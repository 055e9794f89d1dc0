"""The sentences that pages are made with where no other catalogue is there."""

from functools import cache

from stagemark.site.sentences import Sentences, catalogue_for
from tests.root import ROOT


@cache
def english() -> Sentences:
    return catalogue_for("en", ROOT / "theme" / "locales")
