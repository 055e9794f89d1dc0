"""How links and pictures of the publisher's own are reached from each kind of page.

A frame on another site and a file that was handed on do not stand where the pages of the site do.
"""

from __future__ import annotations

from urllib.parse import quote

from jinja2 import pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from stagemark.site.kinds import QuestionnaireKind
from stagemark.site.logo import Picture


def _chrome(context: Context) -> str:
    kind = context["kind"]
    return kind.chrome if isinstance(kind, QuestionnaireKind) else "site"


def top_of_site(context: Context) -> str | None:
    """What stands before a path of the site in a link on this page; None where nothing leads there.

    A handout goes from hand to hand without the site, so only a whole address leads from it.
    """
    root: str = context["root"]
    site_url: str | None = context["site_url"]
    match _chrome(context):
        case "handout":
            return site_url
        case "embed":
            return site_url or root
        case _:
            return root


def opening_beside(context: Context, html: Markup) -> Markup:
    """The links so that within a frame they leave the answers where they are."""
    if _chrome(context) != "embed":
        return html
    return Markup(str(html).replace('<a href="', '<a target="_blank" href="'))


@pass_context
def address_of(context: Context, picture: Picture) -> str:
    """Where a page finds a picture: among the files of the site, or, in a handout, in itself."""
    if _chrome(context) == "handout":
        return picture.as_address
    return f"{context['root']}{quote(picture.path)}"
