"""Turns pages into bytes with the theme: its templates, its styles and its scripts."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterator
from functools import cached_property, lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

import minify
from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from stagemark.framework import texts
from stagemark.framework.numbers import written
from stagemark.paper.conditions import asked_if
from stagemark.site.alone import packed, page_link
from stagemark.site.colours import palette
from stagemark.site.compiled import COMPILED
from stagemark.site.content import SETTINGS
from stagemark.site.days import day
from stagemark.site.discovery import structured_data
from stagemark.site.dress import Fonts, colours
from stagemark.site.guidance import contents, rendered, source_of
from stagemark.site.kinds import (
    KINDS,
    LATER,
    PIECES,
    PROSE,
    SITE_STYLES,
    TEAM_STYLES,
    FrameworkKind,
    PageKind,
    QuestionnaireKind,
)
from stagemark.site.links import Target
from stagemark.site.logo import Logo, Picture
from stagemark.site.pages import Fragment, Page
from stagemark.site.programs import Programs
from stagemark.site.publishers_links import address_of, opening_beside, top_of_site
from stagemark.site.sentences import Sentences, around, catalogue_for
from stagemark.site.settings import Settings
from stagemark.site.theme_files import theme_text
from stagemark.site.tongues import (
    in_language,
    is_right_to_left,
    isolated,
    of_framework,
    of_site,
    of_theme,
)

COLLECT_STYLES = ("collect.css",)
INVITATION_STYLES = ("invitation.css",)
# What questionnaires carry only where the publisher has something to say at their foot.
FOOTER_STYLES = ("colophon.css",)
# What pages carry only where the publisher has a colour for large fills.
BRAND_STYLES = ("brand.css",)
# What a handout has beside its questionnaire: the guidance for each stage, and the team page.
PAGES_STYLES = ("base.css", "path.css", "site.css", "alone.css", *TEAM_STYLES)
# In the head of each page that has a program: it marks the page until that has started.
FIRST = "browser/first.js"
# What sends a result to the publisher, where the site is set up for it.
COLLECT = "assessment/collect.js"
# What counts visits, where the site is set up for it.
VISITS = "browser/visits.js"
# What the privacy page then says.
SAID_OF_VISITS = "visits.html"

# In a policy: no place at all.
NOWHERE = "'none'"
# What lets a handout unpack its programs, each of which the policy names by its hash.
UNPACKING = "stagemark"
# The site itself.
SELF = "'self'"


class Theme:
    """The folder ``theme/`` made ready: an environment whose globals are the site's own parts."""

    def __init__(self, folder: Path, settings: Settings, *, is_preview: bool = False) -> None:
        self.folder = folder
        self.settings = settings
        self.is_preview = is_preview
        self._fragments: WeakKeyDictionary[Fragment, Markup] = WeakKeyDictionary()
        self.logo: Logo | None = None
        # Where the site will stand, as far as it is known.
        self.site_url: str | None = None
        self.fonts = Fonts()
        # The page that says how visits are counted, where they are.
        self.privacy_page: str | None = None
        self.favicon: Picture | None = None
        # Where the links lead that the publisher wrote, by the file below content/ and the link.
        self.links: dict[tuple[str, str], Target] = {}

    @cached_property
    def environment(self) -> Environment:
        environment = Environment(
            loader=FileSystemLoader(self.folder / "templates"),
            bytecode_cache=COMPILED,
            autoescape=True,
            auto_reload=False,  # a theme is made anew for each build
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        # Data stands in pages as short as it can, in ASCII like the scripts.
        environment.policies["json.dumps_kwargs"] = {"separators": (",", ":"), "sort_keys": True}
        environment.filters |= {
            "block": texts.block,
            "day": self._day,
            "guidance": self._guidance,
            "guidance_contents": contents,
            "inline": texts.inline,
            "plain": texts.plain,
            "site_link": self._site_link,
            "site_text": self._site_text,
        }
        environment.globals |= {
            # What a page does not say of itself.
            "language": self.settings.language,
            "is_rtl": is_right_to_left(self.settings.language),
            "is_hidden": False,
            "canonical": None,
            "site_url": None,
            "page": None,
            "framework": None,
            "site": self.settings,
            "has_imprint": self._has_imprint,
            "kind": PROSE,
            "say": self.say,
            "around": around,
            "asked_if": asked_if,
            "logo": self.logo,
            "favicon": self.favicon,
            "address_of": address_of,
            "style": self.questionnaire_style,
            "program": self.programs.text,
            "program_path": self.programs.path,
            "carried": self.programs.carried,
            "packed": packed,
            "page_link": page_link,
            "pages_style": self.pages_style,
            "pieces": PIECES,
            "policy": self.policy,
            "counts": self.counts,
            "privacy_page": self.privacy_page,
            "structured_data": structured_data,
            "in_language": in_language,
            "isolated": isolated,
            "of_framework": of_framework,
            "of_site": of_site,
            "of_theme": of_theme,
            "figure": written,
            "palette": palette(self.settings.accent),
        }
        return environment

    @cached_property
    def say(self) -> Sentences:
        """The sentences of pages and scripts, in the language of the site where there are some."""
        return catalogue_for(self.settings.language, self.folder / "locales")

    @property
    def said(self) -> str:
        """The catalogue of those sentences as it is written."""
        return theme_text(self.folder / "locales" / f"{self.say.language}.yaml")

    @property
    def template_names(self) -> set[str]:
        """The templates that a page may name."""
        return {path.name for path in (self.folder / "templates").glob("*.html")}

    @pass_context
    def _site_text(self, context: Context, text: str) -> Markup:
        """A text of site.yaml, whose links fit the page on which it stands."""
        top = top_of_site(context)
        html = texts.inline(text, keeps_relative=top is not None)
        if top is None:
            return texts.without_dead_links(html)
        return opening_beside(context, self._with_site_links(top, html, SETTINGS))

    @pass_context
    def _site_link(self, context: Context, title: str, link: str, style: str = "") -> Markup:
        """A link of site.yaml, or its title alone on a page from which nothing leads there."""
        top, target = top_of_site(context), self.links.get((SETTINGS, link))
        if target and top is None:
            return escape(title)
        address = target.from_root(top) if target and top is not None else link
        styled = Markup(' class="{}"').format(style) if style else ""
        html = Markup('<a{} href="{}">{}</a>').format(styled, address, title)
        return opening_beside(context, html)

    @pass_context
    def _day(self, _: Context, text: str) -> str:
        """A day in the site's words; with a context, or Jinja would compile those in."""
        return day(text, say=self.say)

    @pass_context
    def _guidance(self, context: Context, text: str) -> Markup:
        """The guidance for the stage whose page this is."""
        source = source_of(context["framework"].id, context["stage"].id)
        return self._with_site_links(context["root"], rendered(text), source)

    def _with_site_links(self, top: str, html: Markup, source: str) -> Markup:
        def address(link: str) -> str:
            target = self.links.get((source, link))
            return target.from_root(top) if target else link

        return texts.with_addresses(html, address)

    @property
    def _has_imprint(self) -> bool:
        """Whether the publisher has something to say at the foot of a questionnaire too."""
        return bool(self.settings.publisher or self.settings.footer)

    @cached_property
    def colours(self) -> str:
        # The logo stands in the middle of the line of the name; without one no page carries this.
        logo = ".brand img{vertical-align:middle}" if self.logo else ""
        return logo + colours(self.settings)

    @property
    def _letters(self) -> str:
        """The publisher's fonts as the style of the site's pages names them, from beside them."""
        faces = self.fonts.faces(lambda font: font.path.removeprefix("assets/"))
        return faces + self.fonts.families()

    def _letters_on(self, kind: QuestionnaireKind, root: str) -> str:
        """The same for a page that carries its style; a handout carries the fonts too."""
        if kind.loads_files:
            return self.fonts.faces(lambda font: root + font.path) + self._families_on(kind)
        if not self.fonts.fit_into_a_page:
            return self.fonts.families(with_own=False)
        return self.fonts.faces(lambda font: font.as_address) + self.fonts.families()

    def _families_on(self, kind: QuestionnaireKind) -> str:
        if kind.chrome != "embed":
            return self.fonts.families()
        is_chosen = "heading" in self.settings.fonts.model_fields_set
        return self.fonts.families_in_a_frame(heading_is_chosen=is_chosen)

    def _style(self, names: tuple[str, ...], letters: str = "") -> str:
        """In ASCII alone, for the reason that scripts are."""
        sheets = [theme_text(self.folder / "css" / name) for name in names]
        style = str(minify.string("text/css", "\n".join([*sheets, self.colours])))
        return re.sub(r"[^\x00-\x7f]", lambda found: f"\\{ord(found[0]):x} ", style) + letters

    def questionnaire_style(self, kind: QuestionnaireKind, root: str = "") -> Markup:
        """What a questionnaire carries; ``root`` leads from it to the top of the site."""
        collect = COLLECT_STYLES if self._sends(kind) else ()
        invitation = INVITATION_STYLES if self.settings.after_result else ()
        footer = FOOTER_STYLES if self._has_imprint else ()
        names = (*kind.styles, *invitation, *collect, *footer, *self._brand_styles)
        return Markup(self._style(names, self._letters_on(kind, root)))

    def pages_style(self) -> Markup:
        """For what a handout has of the site's pages."""
        names = (*PAGES_STYLES, *self._brand_styles)
        return Markup(self._style(names, self.fonts.families(with_own=False)))

    @property
    def _brand_styles(self) -> tuple[str, ...]:
        return BRAND_STYLES if self.settings.brand else ()

    @cached_property
    def programs(self) -> Programs:
        return Programs(
            self.folder,
            self.say,
            publisher=self.settings.publisher,
            logo=self.logo,
            fonts=self.fonts,
            site_url=self.site_url,
        )

    def _sends(self, kind: PageKind) -> bool:
        """Whether visitors are asked for their result; if not, no page can send anything."""
        return isinstance(kind, QuestionnaireKind) and kind.sends and bool(self.settings.collect)

    def counts(self, kind: PageKind) -> bool:
        """Whether visits to a kind of page are counted; those of a preview are its author's own."""
        return bool(self.settings.analytics) and kind.counts and not self.is_preview

    def said_of_visits(self) -> str:
        """What the privacy page says of them, as HTML."""
        return self.environment.get_template(SAID_OF_VISITS).render()

    def _receivers(self, kind: PageKind) -> str:
        """The places that a kind of page may send to, as its policy names them."""
        collect = self.settings.collect if self._sends(kind) else None
        analytics = self.settings.analytics if self.counts(kind) else None
        return " ".join(dict.fromkeys(one.origin for one in (collect, analytics) if one))

    def policy(self, kind: PageKind, root: str = "") -> str:
        """The Content-Security-Policy of a kind of page: what is on it, and nothing else.

        ``root`` leads from the page to the top of the site.
        A preview lets the live-reload script in, which would be blocked otherwise.
        """
        if isinstance(kind, QuestionnaireKind):
            return self._questionnaire_policy(kind, root)
        own = f" {SELF}" if isinstance(kind, FrameworkKind) and kind.embeds else ""
        preview = (
            f" script-src 'unsafe-inline'{own}; connect-src 'self';" if self.is_preview else ""
        )
        frames = f"frame-src{own}; " if own else ""
        policy = (
            f"default-src 'none';{preview} style-src 'self'; img-src 'self' data:; "
            f"{self._fonts_from(SELF)}{frames}base-uri 'none'; form-action 'none'"
        )
        entries = [*([FIRST, kind.script] if kind.script else []), *self._visits(kind)]
        if self.is_preview or not entries:
            return policy
        return (
            f"{policy}; script-src {_hashes(*map(self.programs.text, entries))}{own}; "
            f"connect-src {self._receivers(kind) or NOWHERE}; "
            "require-trusted-types-for 'script'; trusted-types 'none'"
        )

    def _visits(self, kind: PageKind) -> list[str]:
        return [VISITS] if self.counts(kind) else []

    def _fonts_from(self, place: str) -> str:
        """The part of a policy that lets the publisher's own fonts in, where there are some."""
        return f"font-src {place}; " if self.fonts.own else ""

    def _questionnaire_policy(self, kind: QuestionnaireKind, root: str) -> str:
        """It may run what it carries, and send to those who collect results or count, if any.

        What is a file of its own is allowed as the site's ('self') and named by its content: by
        ``integrity``, Chromium refuses every file that a page from disk asks for, and all browsers
        refuse a copy with other line ends.
        """
        receivers = self._receivers(kind)
        if self.is_preview:
            script = "'self' 'unsafe-inline'"
            connect = f"'self' {receivers}"
        else:
            collect = [COLLECT] if self._sends(kind) else []
            entries = [FIRST, kind.script, *collect, *kind.carries, *self._visits(kind)]
            script = _hashes(*map(self.programs.carried, entries)) + (
                " 'self'" if kind.loads_files else ""
            )
            connect = receivers or NOWHERE
        has_files = (self.logo or self.favicon) and kind.loads_files
        pictures = "'self' data:" if has_files else "data:"
        fonts = self._fonts_from(SELF if kind.loads_files else "data:")
        is_alone = kind.chrome == "handout"
        pages = [self.pages_style()] if is_alone else []
        style = _hashes(self.questionnaire_style(kind, root), *pages)
        return (
            f"default-src 'none'; script-src {script}; style-src {style}; "
            f"img-src {pictures}; {fonts}connect-src {connect}; base-uri 'none'; "
            "form-action 'none'; require-trusted-types-for 'script'; "
            f"trusted-types {UNPACKING if is_alone else NOWHERE}"
        )

    def assets(self) -> Iterator[tuple[str, bytes]]:
        """The files of the theme that pages refer to: path and content."""
        yield (
            "assets/site.css",
            self._style((*SITE_STYLES, *self._brand_styles), self._letters).encode(),
        )
        for kind in KINDS:
            if kind.styles and not isinstance(kind, QuestionnaireKind):
                yield f"assets/{kind.name}.css", self._style(kind.styles).encode()
        for font in dict.fromkeys(self.fonts.own.values()):
            yield font.path, font.data
        yield "assets/icon.svg", self.environment.get_template("icon.svg").render().encode()
        for program in (LATER, *PIECES.values()):
            yield self.programs.path(program), self.programs.text(program).encode()
        yield "embed.js", self.programs.text("embed/loader.js").encode()

    def render(self, page: Page) -> bytes:
        fragments = {name: self._fragment(one) for name, one in page.fragments.items()}
        template = self.environment.get_template(page.template)
        return template.render(page.context, **fragments).encode()

    def _fragment(self, fragment: Fragment) -> Markup:
        """Rendered once, and kept as long as there are pages to hold the fragment."""
        if fragment not in self._fragments:
            template = self.environment.get_template(fragment.template)
            self._fragments[fragment] = Markup(template.render(fragment.context))
        return self._fragments[fragment]


def _hashes(*texts: str) -> str:
    return " ".join(f"'{_hash(text)}'" for text in texts)


@lru_cache(maxsize=32)
def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
