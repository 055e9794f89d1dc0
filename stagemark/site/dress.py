"""The publisher's colours and letters as CSS, behind the sheets of the theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from stagemark.site.colours import fill, palette
from stagemark.site.fonts import Font
from stagemark.site.settings import Settings, StackName

# Fonts that systems have; the first two are what ``theme/css/base.css`` says already.
STACKS: dict[StackName, str] = {
    "serif": '"Iowan Old Style","Palatino Linotype",Palatino,Georgia,serif',
    "sans": "system-ui,sans-serif",
    "rounded": (
        'ui-rounded,"Hiragino Maru Gothic ProN",Nunito,Quicksand,Ubuntu,Calibri,'
        "system-ui,sans-serif"
    ),
}
# What a page shows until a font of the publisher's has come: fonts that most systems have, under
# the names of the makers; and the width of a usual letter in thousandths of the letters' size, as
# that of ``fonts.SAMPLE`` in Liberation, which is as wide as they are.
STAND_INS: dict[tuple[StackName, str], tuple[str, int]] = {
    ("sans", "body"): ('local("Arial"),local("ArialMT"),local("Liberation Sans")', 445),
    ("sans", "heading"): (
        'local("Arial Bold"),local("Arial-BoldMT"),local("Liberation Sans Bold")',
        480,
    ),
    ("serif", "body"): (
        'local("Times New Roman"),local("TimesNewRomanPSMT"),local("Liberation Serif")',
        397,
    ),
    ("serif", "heading"): (
        'local("Times New Roman Bold"),local("TimesNewRomanPS-BoldMT"),'
        'local("Liberation Serif Bold")',
        423,
    ),
}
# Bytes of all fonts together.
MOST_IN_A_PAGE = 100_000


@dataclass(frozen=True)
class Fonts:
    """A font of the publisher's own, or the name of one of the stacks, for each use."""

    heading: Font | StackName = "serif"
    body: Font | StackName = "sans"

    @property
    def own(self) -> dict[str, Font]:
        """The publisher's own by their use."""
        uses = {"heading": self.heading, "body": self.body}
        return {use: font for use, font in uses.items() if isinstance(font, Font)}

    @property
    def fit_into_a_page(self) -> bool:
        """Whether a page that is handed on alone carries them."""
        return sum(len(font.data) for font in {*self.own.values()}) <= MOST_IN_A_PAGE

    def changed(self, *, with_own: bool = True) -> dict[str, str]:
        """By their use, the families that are others than the theme's.

        Without the publisher's own, the stack that is most like it stands in their place.
        """
        found = {
            "heading": _family("heading", self.heading, with_own),
            "body": _family("body", self.body, with_own),
        }
        usual = {"heading": STACKS["serif"], "body": STACKS["sans"]}
        return {use: family for use, family in found.items() if family != usual[use]}

    def families(self, *, with_own: bool = True) -> str:
        """The same as CSS."""
        found = self.changed(with_own=with_own)
        heading = f":root{{--heading:{found['heading']}}}" if "heading" in found else ""
        body = f"html{{font-family:{found['body']}}}" if "body" in found else ""
        return heading + body

    def families_in_a_frame(self, *, heading_is_chosen: bool) -> str:
        """The same for a page in a frame, whose headings are set like its text if nobody chose.

        The page around the frame may name a stack in its place, as ``data-font``.
        """
        serif = f":root{{--heading:{STACKS['serif']}}}" if heading_is_chosen else ""
        stacks = (f"[data-font={name}]{{font-family:{stack}}}" for name, stack in STACKS.items())
        return serif + self.families() + "".join(stacks)

    def faces(self, address: Callable[[Font], str]) -> str:
        """The publisher's own fonts at their addresses, and what stands in for each meanwhile."""
        return "".join(_faces(use, font, address(font)) for use, font in self.own.items())


def _family(use: str, font: Font | StackName, with_own: bool) -> str:
    if isinstance(font, str):
        return STACKS[font]
    stack = STACKS[_kind(font)]
    return f'"own {use}","meanwhile {use}",{stack}' if with_own else stack


def _kind(font: Font) -> StackName:
    return "serif" if font.has_serifs else "sans"


def _faces(use: str, font: Font, address: str) -> str:
    """A heading's font of one weight is as heavy as its maker made it; nothing is made bolder."""
    least, most = (1, 1000) if use == "heading" else font.weights
    weights = f"{least} {most}" if least < most else f"{least}"
    local, width = STAND_INS[_kind(font), use]
    own = font.widths[use == "heading"]
    scale = own / width if own else 1
    measures = {
        "size-adjust": round(100 * scale, 1),
        "ascent-override": round(font.ascent / 10 / scale, 1),
        "descent-override": round(font.descent / 10 / scale, 1),
        "line-gap-override": round(font.gap / 10 / scale, 1),
    }
    # Bold letters of a text stay what they are made of; the letters of a heading are bold already.
    span = "font-weight:1 1000;" if use == "heading" else ""
    adjusted = "".join(f";{name}:{per_cent}%" for name, per_cent in measures.items())
    return (
        f'@font-face{{font-family:"own {use}";src:url({address}) format("woff2");'
        f"font-weight:{weights};font-display:swap}}"
        f'@font-face{{font-family:"meanwhile {use}";{span}src:{local}{adjusted}}}'
    )


def colours(settings: Settings) -> str:
    """The publisher's colours as custom properties."""
    chosen = palette(settings.accent)
    light = f"--accent:{chosen.accent};--tint:{chosen.tint};--on-accent:{chosen.on_accent}"
    dark = (
        f"--accent:{chosen.accent_dark};--tint:{chosen.tint_dark};"
        f"--on-accent:{chosen.on_accent_dark}"
    )
    if settings.brand:
        filled = fill(settings.brand)
        light += f";--brand:{filled.brand};--on-brand:{filled.on_brand}"
        dark += f";--brand:{filled.brand_dark};--on-brand:{filled.on_brand_dark}"
    return f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
