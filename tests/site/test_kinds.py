"""The list of kinds of pages leaves out no template and no style that the theme has."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from jinja2 import Environment
from jinja2.meta import find_referenced_templates

from stagemark.framework.model import Framework
from stagemark.site.editions import editions
from stagemark.site.framework_pages import framework_pages
from stagemark.site.kinds import FRAMEWORK_KINDS, KINDS, SITE_STYLES, refuse_equal
from stagemark.site.render import BRAND_STYLES, COLLECT_STYLES, INVITATION_STYLES, SAID_OF_VISITS
from tests.gallery.views import VIEWS
from tests.root import ROOT
from tests.site.english import english

THEME = ROOT / "theme"


def test_every_template_is_that_of_a_page_or_part_of_another(smb: Framework) -> None:
    pages = framework_pages(
        editions([smb]), navigation=[], guidance={}, site_url=None, say=english()
    )
    used = {one.template for page in pages for one in page.fragments.values()}
    used |= {SAID_OF_VISITS, *(kind.template for kind in KINDS)}
    templates = {file.name: file.read_text("utf-8") for file in THEME.glob("templates/*.html")}
    for text in templates.values():
        used |= {name for name in find_referenced_templates(Environment().parse(text)) if name}
    assert {*templates} - used == set()


def test_every_sheet_is_part_of_a_style() -> None:
    scripts = "".join(file.read_text("utf-8") for file in THEME.glob("js/*/*.js"))
    used = {
        *SITE_STYLES,
        *COLLECT_STYLES,
        *BRAND_STYLES,
        *INVITATION_STYLES,
        *re.findall(r'\bcss\("([^"]+)"\)', scripts),
    }
    used |= {sheet for kind in KINDS for sheet in kind.styles}
    assert {file.name for file in THEME.glob("css/*.css")} - used == set()


def test_the_gallery_shows_every_kind() -> None:
    assert {view.kind for view in VIEWS} == {kind.name for kind in KINDS}


@pytest.mark.parametrize("alike", ["name", "path"])
def test_two_kinds_do_not_take_each_other_s_place(alike: str) -> None:
    first, second, *_ = FRAMEWORK_KINDS
    with pytest.raises(ValueError, match=f"are called {getattr(first, alike)}"):
        refuse_equal([first, replace(second, **{alike: getattr(first, alike)})])
