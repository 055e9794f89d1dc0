"""The publisher's settings for the whole site, from ``content/site.yaml``."""

from __future__ import annotations

import re
from typing import Annotated, Literal, Self, get_args
from urllib.parse import quote, urlsplit

from pydantic import AfterValidator, BeforeValidator, Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from stagemark.framework.addresses import THIS_MACHINE, in_ascii
from stagemark.framework.fields import Flag, Language, Line, StrictModel, Text, Url, checked_address
from stagemark.framework.problems import did_you_mean
from stagemark.framework.wording import CONTENT_PATH
from stagemark.site.after_result import AfterResult
from stagemark.site.colours import fill, palette


def passes_contrast(accent: str) -> str:
    try:
        palette(accent)
    except ValueError as error:
        raise PydanticCustomError("contrast", "{reason}", {"reason": str(error)}) from error
    return accent


def passes_as_fill(brand: str) -> str:
    try:
        fill(brand)
    except ValueError as error:
        raise PydanticCustomError("contrast", "{reason}", {"reason": str(error)}) from error
    return brand


HexColour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-fA-F]{6}$")]
Colour = Annotated[HexColour, AfterValidator(passes_contrast)]
FillColour = Annotated[HexColour, AfterValidator(passes_as_fill)]
ContentPath = Annotated[str, StringConstraints(pattern=CONTENT_PATH, max_length=200)]
ONE_EMAIL = re.compile(r"""[^\s@<>"'(),:;\\\[\]]{1,64}@[^\s@/?#:]+\.[^\s@/?#:.]+""")


def can_take_results(url: str) -> str:
    """Refuses an endpoint that no browser could send to, or only readable for all on the way."""
    checked_address(url, "endpoint")
    address = urlsplit(url)
    if address.scheme != "https" and address.hostname not in THIS_MACHINE:
        hint = f"write {address._replace(scheme='https').geturl()}"
        raise PydanticCustomError("endpoint", "must begin with https://", {"hint": hint})
    return url


def can_count_visits(url: str) -> str:
    """Refuses an address behind which no path of a service could stand."""
    can_take_results(url)
    if "?" in url:
        hint = f"write {url.partition('?')[0]}"
        raise PydanticCustomError("endpoint", "must not hold a ?", {"hint": hint})
    return url


def can_hold_a_site(url: str) -> str:
    """Refuses an address in front of which no path of a page could stand."""
    return checked_address(url, "site")


def can_be_written_to(email: str) -> str:
    """Refuses what is not one e-mail address, or one whose host cannot be."""
    if not ONE_EMAIL.fullmatch(email):
        context = {"hint": "write it alone, such as hello@example.org"}
        raise PydanticCustomError("email", "must be one e-mail address", context)
    checked_address(f"https://{email.partition('@')[2]}/", "link")
    return email


def can_be_called(phone: str) -> str:
    """Refuses a number that a telephone would not dial as it is meant."""
    if "(0)" in phone:
        hint = f"write {' '.join(phone.replace('(0)', ' ').split())}"
        raise PydanticCustomError(
            "phone", "must not hold (0), as it would be dialled", {"hint": hint}
        )
    if not re.fullmatch(r"\+?[0-9][0-9 ()./-]*", phone) or len(re.findall("[0-9]", phone)) < 3:
        hint = "write it with the code of the country, such as +44 20 7946 0000"
        raise PydanticCustomError("phone", "must be a telephone number of figures", {"hint": hint})
    return phone


StackName = Literal["serif", "sans", "rounded"]
FONT_ENDINGS = (".woff2", ".ttf", ".otf")


def is_font(name: str) -> str:
    """Refuses what is neither the name of a stack nor that of a file that may be a font."""
    stacks = get_args(StackName)
    if name not in stacks and not name.lower().endswith(FONT_ENDINGS):
        message = "must be {stacks}, or a font file below content/ such as brand.woff2"
        context = {"stacks": ", ".join(stacks), "hint": did_you_mean(name, stacks)}
        raise PydanticCustomError("font", message, context)
    return name


SentPart = Literal["stage", "scores", "contact", "answers"]
ContactField = Literal["email", "name", "company", "phone"]
FontName = Annotated[ContentPath, AfterValidator(is_font)]
Email = Annotated[Line, AfterValidator(can_be_written_to)]
Phone = Annotated[Line, AfterValidator(can_be_called)]
Endpoint = Annotated[Url, AfterValidator(can_take_results)]
CountingAddress = Annotated[Url, AfterValidator(can_count_visits)]
SiteAddress = Annotated[Url, AfterValidator(can_hold_a_site)]


class Publisher(StrictModel):
    """Who answers for the site, and how one reaches them."""

    name: Line
    url: Url | None = None
    email: Email | None = None
    phone: Phone | None = None

    @property
    def email_link(self) -> str | None:
        if self.email is None:
            return None
        box, _, host = self.email.partition("@")
        return f"mailto:{quote(box, safe='+')}@{in_ascii(host)}"

    @property
    def phone_link(self) -> str | None:
        return f"tel:{re.sub('[^+0-9]', '', self.phone)}" if self.phone else None


class Collect(StrictModel):
    """The parts of a result that visitors are asked to send, and where they go."""

    endpoint: Endpoint
    consent: Text = Field(description="Inline Markdown: what the visitor agrees to.")
    title: Line | None = Field(None, description="The heading, in place of the theme's.")
    text: Text | None = Field(None, description="Inline Markdown: why one should send it.")
    offer: Text | None = Field(None, description="Inline Markdown: what one gets for it.")
    button: Line | None = Field(None, description="What the button says, in place of the theme's.")
    thanks: Text | None = Field(None, description="Inline Markdown: said once it has arrived.")
    parts: tuple[SentPart, ...] = Field(("stage", "scores", "contact"), min_length=1)
    contact: tuple[ContactField, ...] = Field(
        ("email",), description="What is asked for; an email is required."
    )
    encoding: Literal["form", "json"] = "form"
    fixed: dict[Line, Line] = Field(
        default_factory=dict, description="What is sent each time, such as the id of a form."
    )
    names: dict[Line, Line] = Field(
        default_factory=dict, description="What the endpoint calls our fields, by our names."
    )

    @model_validator(mode="after")
    def has_contacts(self) -> Self:
        if "contact" in self.parts and not self.contact:
            raise PydanticCustomError("contact", "parts name contact, but contact names nothing")
        return self

    @property
    def origin(self) -> str:
        """The one place that the pages may send to, as a Content-Security-Policy names it."""
        return _origin(self.endpoint)

    @property
    def host(self) -> str:
        return urlsplit(self.endpoint).netloc


# Where each service takes events, below the address at which it stands.
EVENT_PATHS = {"plausible": "/api/event", "umami": "/api/send", "matomo": "/matomo.php"}


class Analytics(StrictModel):
    """The service that counts visits for the publisher."""

    kind: Literal["plausible", "umami", "matomo"]
    url: CountingAddress = Field(description="Where the service stands.")
    site: Line = Field(description="What the service calls this site.")
    privacy: ContentPath = Field(
        "privacy.md", description="The page of content/ that visitors are told of it on."
    )

    @model_validator(mode="after")
    def has_a_site_that_there_can_be(self) -> Self:
        if self.kind == "matomo" and not re.fullmatch("[1-9][0-9]*", self.site):
            context = {"site": self.site, "hint": "see Administration, Websites, Manage in Matomo"}
            raise PydanticCustomError(
                "site", 'site: Matomo has a number for each site, not "{site}"', context
            )
        return self

    @property
    def endpoint(self) -> str:
        """Where events are sent to; ``url`` may name it whole."""
        path = EVENT_PATHS[self.kind]
        return self.url if self.url.endswith(path) else self.url.rstrip("/") + path

    @property
    def origin(self) -> str:
        """The one place that the pages may send to, as a Content-Security-Policy names it."""
        return _origin(self.endpoint)

    @property
    def host(self) -> str:
        return urlsplit(self.endpoint).netloc


def _origin(url: str) -> str:
    address = urlsplit(url)
    return f"{address.scheme}://{address.netloc}"


class LogoFiles(StrictModel):
    """SVG or PNG files below content/; a path alone is written for the light one alone."""

    light: ContentPath
    dark: ContentPath | None = Field(None, description="Shown on dark pages instead.")
    alone: Flag = Field(False, description="Whether no name stands beside it.")


def as_logo(value: object) -> object:
    return {"light": value} if isinstance(value, str) else value


class FontChoice(StrictModel):
    """Each is a stack of fonts that systems have, or a font file below content/."""

    heading: FontName = "serif"
    body: FontName = "sans"


class FooterLink(StrictModel):
    title: Line
    url: Line = Field(description="A page below content/, or a whole address.")


class Footer(StrictModel):
    """What stands at the foot of every page; a text alone is written without the key."""

    text: Text | None = Field(None, description="Inline Markdown.")
    links: tuple[FooterLink, ...] = ()

    @model_validator(mode="after")
    def says_something(self) -> Self:
        if not self.text and not self.links:
            raise PydanticCustomError("footer", "needs a text or links")
        return self


def as_footer(value: object) -> object:
    return {"text": value} if isinstance(value, str) else value


class Asked(StrictModel):
    """What people ask about an assessment before they begin it."""

    question: Line
    answer: Text = Field(description="Inline Markdown.")


class Settings(StrictModel):
    name: Line
    description: Text
    language: Language = "en"
    url: SiteAddress | None = Field(
        None, description="Where the site will stand; canonical links need it."
    )
    publisher: Publisher | None = None
    accent: Colour = "#17594a"
    brand: FillColour | None = Field(None, description="For large fills; the accent without it.")
    logo: Annotated[LogoFiles, BeforeValidator(as_logo)] | None = None
    favicon: ContentPath | None = Field(None, description="An SVG or PNG file below content/.")
    fonts: FontChoice = Field(FontChoice(), description="Letters of headings, and of all else.")
    navigation: list[ContentPath] = Field(
        default_factory=list, description="Pages of content/ in the order of the menu."
    )
    foot_navigation: list[ContentPath] = Field(
        default_factory=list, description="Further pages of content/, at the foot of the site."
    )
    best_for: dict[Line, Line] = Field(
        default_factory=dict, description="Whom each assessment suits, by the id of its framework."
    )
    questions: dict[Line, tuple[Asked, ...]] = Field(
        default_factory=dict, description="Questions people ask, by the id of the framework."
    )
    footer: Annotated[Footer, BeforeValidator(as_footer)] | None = None
    collect: Collect | None = Field(
        None, description="Asks visitors for their result; without it pages cannot send anything."
    )
    after_result: AfterResult | None = Field(
        None, description="What stands behind the next steps, wherever a result is shown."
    )
    range: Literal["while_answering", "at_end"] | None = Field(
        None,
        description="Whether pages say between which stages a result lies while one answers; "
        "without it they do, and those in frames wait for the last answer.",
    )
    analytics: Analytics | None = Field(
        None, description="Counts visits with a service of the publisher's; without it none are."
    )
