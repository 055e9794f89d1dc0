"""Which language each part of a page is in, where a page holds more than one.

The page's own words are in the language of the catalogue that they come from, a framework's in its
own, those of ``site.yaml`` in that of the site. A screen reader needs to know which is which, and a
page that is written the other way would tear a sentence apart. The functions are for templates;
each gives attributes of an element, or nothing where the page is in that language anyway.
"""

from __future__ import annotations

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

RIGHT_TO_LEFT = {"ar", "arc", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}


def is_right_to_left(language: str) -> bool:
    """Whether a language, as a BCP 47 tag, is written from right to left."""
    return language.split("-")[0].lower() in RIGHT_TO_LEFT


def _primary(language: str) -> str:
    return language.split("-")[0].lower()


def _attributes(language: str) -> Markup:
    direction = "rtl" if is_right_to_left(language) else "ltr"
    return Markup(' lang="{}" dir="{}"').format(language, direction)


def _unless_page(context: Context, language: str) -> Markup:
    is_same = _primary(language) == _primary(context["language"])
    return Markup() if is_same else _attributes(language)


@pass_context
def of_theme(context: Context) -> Markup:
    """For an element that holds the page's own words, those of ``theme/locales/``."""
    return _unless_page(context, context["say"].language)


@pass_context
def of_site(context: Context) -> Markup:
    """For an element that holds words of ``site.yaml``."""
    return _unless_page(context, context["site"].language)


@pass_context
def of_framework(context: Context, language: str) -> Markup:
    """For an element with words of a framework in ``language``, on a page that is not its own."""
    return _unless_page(context, language)


@pass_context
def in_language(context: Context) -> Markup:
    """For an element with words of the framework, within one that is ``of_theme``."""
    return _attributes(context["language"]) if of_theme(context) else Markup()


@pass_context
def isolated(context: Context, text: str) -> Markup:
    """A text of the framework within a sentence of the page."""
    attributes = in_language(context)
    return Markup("<bdi{}>{}</bdi>").format(attributes, text) if attributes else escape(text)
