"""Reads the files of the publisher's face: logo, icon and fonts.

What is wrong with one becomes a problem at its place in the settings.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from stagemark.framework.problems import Problem, did_you_mean, quoted
from stagemark.framework.source import Trail, Tree
from stagemark.site.content import Content
from stagemark.site.dress import MOST_IN_A_PAGE, STACKS, Fonts
from stagemark.site.fonts import Font, FontError, read_font
from stagemark.site.logo import Logo, LogoError, Picture, read_picture
from stagemark.site.settings import FONT_ENDINGS, Settings, StackName

PICTURE_ENDINGS = (".svg", ".png")
MOST_NAMED = 12


def read_logo(
    settings: Settings, tree: Tree, content: Content, problems: list[Problem]
) -> Logo | None:
    given = settings.logo
    if given is None:
        return None
    is_path = isinstance(tree.value, dict) and isinstance(tree.value.get("logo"), str)
    light_trail: Trail = ("logo",) if is_path else ("logo", "light")
    light = _picture(given.light, light_trail, tree, content, problems)
    dark = _picture(given.dark, ("logo", "dark"), tree, content, problems)
    return Logo(light, dark, given.alone) if light else None


def read_favicon(
    settings: Settings, tree: Tree, content: Content, problems: list[Problem]
) -> Picture | None:
    return _picture(settings.favicon, ("favicon",), tree, content, problems)


def _picture(
    name: str | None, trail: Trail, tree: Tree, content: Content, problems: list[Problem]
) -> Picture | None:
    if name is None:
        return None
    if problem := _missing(name, trail, tree, content, PICTURE_ENDINGS, "an SVG or PNG file"):
        problems.append(problem)
        return None
    try:
        return read_picture(name, content.files)
    except LogoError as error:
        problems.append(tree.problem(trail, f"{name} {error}", error.hint))
        return None


def read_fonts(
    settings: Settings,
    tree: Tree,
    content: Content,
    problems: list[Problem],
    *,
    letters: frozenset[str],
    cache: Path,
) -> Fonts:
    """The fonts of the site, cut to ``letters``; a stack stands for one that cannot be read."""
    chosen = settings.fonts
    fonts: dict[str, Font | StackName] = {}
    for use, name in (("heading", chosen.heading), ("body", chosen.body)):
        if stack := next((stack for stack in STACKS if stack == name), None):
            fonts[use] = stack
        elif font := _font(name, ("fonts", use), tree, content, problems, letters, cache):
            fonts[use] = font
    found = Fonts(**fonts)
    if not found.fit_into_a_page:
        size = sum(len(font.data) for font in {*found.own.values()})
        message = (
            f"the fonts have {size:,} bytes, cut to the letters in use; handouts carry at most "
            f"{MOST_IN_A_PAGE:,} and show the fonts of their reader's system"
        )
        problems.append(tree.problem(("fonts",), message, is_warning=True))
    return found


def _font(
    name: str,
    trail: Trail,
    tree: Tree,
    content: Content,
    problems: list[Problem],
    letters: frozenset[str],
    cache: Path,
) -> Font | None:
    if problem := _missing(name, trail, tree, content, FONT_ENDINGS, "a WOFF2, TTF or OTF file"):
        problems.append(problem)
        return None
    try:
        font = read_font(name, content.files[name], letters, cache=cache)
    except FontError as error:
        problems.append(tree.problem(trail, f"{name} {error}", error.hint))
        return None
    if font.missing:
        named = ", ".join(f"{sign} (U+{ord(sign):04X})" for sign in font.missing[:MOST_NAMED])
        more = f" and {len(font.missing) - MOST_NAMED} more" if font.missing[MOST_NAMED:] else ""
        message = f"{name} lacks letters that the site uses: {named}{more}"
        hint = "a font of the reader's system shows them"
        problems.append(tree.problem(trail, message, hint, is_warning=True))
    if font.is_for_viewing:
        message = f"{name} may be embedded for viewing only, its licence bits say"
        hint = "make sure that its licence allows the web"
        problems.append(tree.problem(trail, message, hint, is_warning=True))
    return font


def _missing(
    name: str, trail: Trail, tree: Tree, content: Content, endings: Sequence[str], kind: str
) -> Problem | None:
    """The problem of a file that is not there."""
    if name in content.files:
        return None
    near = next((one for one in content.files if one.lower() == name.lower()), None)
    alike = [one for one in content.files if one.lower().endswith(tuple(endings))]
    hint = f"did you mean {quoted(near)}?" if near else did_you_mean(name, alike)
    hint = hint or f"put {kind} there, or write its path below {content.shown}/"
    message = f"there is no file {quoted(name)} in {content.shown}/"
    return tree.problem(trail, message, hint)
