# SPDX-License-Identifier: MIT
"""The model of ``extra.campaign`` in ``mkdocs.yml``: every setting of a campaign."""

import re
from functools import partial
from typing import Annotated, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    Discriminator,
    Field,
    StrictBool,
    Tag,
    ValidationInfo,
)

from campaign.problems import Choices
from campaign.source.field_types import IsoDate, Line, StrictModel, Text, Texts, check_languages
from campaign.source.validation import fault


def _matching(pattern: str, key: str) -> AfterValidator:
    """Return a validator of texts that match ``pattern``; ``key`` names the message for others."""

    def check(value: str) -> str:
        if not re.fullmatch(pattern, value):
            raise fault(key, value=value)
        return value

    return AfterValidator(check)


def _one_of(value: str, info: ValidationInfo, key: str) -> str:
    """Return a code that is in the list ``key`` of the context, if there is such a list."""
    known: list[str] = (info.context or {}).get(key) or [value]
    if value not in known:
        raise fault("not_a_choice", value=value, choices=Choices(known))
    return value


SiteLanguage = Annotated[Text, AfterValidator(partial(_one_of, key="languages"))]
"""The code of a language of the site."""
Worded = Annotated[Text, AfterValidator(partial(_one_of, key="worded"))]
"""The code of a language that has messages."""
ShareAddress = Annotated[
    Line, _matching(r"https://(?=.*\{url\})([^\s{}]|\{url\}|\{title\})+", "share_address")
]
Colour = Annotated[
    Text, _matching("#[0-9a-fA-F]{6}", "colour_form"), AfterValidator(lambda value: value.lower())
]
"""A colour such as "#8a1538", in quotation marks."""
ContactAddress = Annotated[
    Text, _matching(r"https://[^\s/]+\.\S+|mailto:[^\s@]+@[^\s@]+\.[^\s@]+", "contact_address")
]


def _by_language(value: object, info: ValidationInfo) -> object:
    """Return a map, if its keys are languages of the site; not each of them need be there."""
    return check_languages(value, info, every=False) if isinstance(value, dict) else value


Reference = Annotated[
    Annotated[Text, Tag("[text]")]
    | Annotated[dict[str, Text], BeforeValidator(_by_language), Tag("[map]")],
    Discriminator(lambda value: "[map]" if isinstance(value, dict) else "[text]"),
]
"""A file in ``docs/``, or one for each language in which the letter was signed."""


class Correction(StrictModel):
    """An obvious typing error in the original letter, and the published correction."""

    sent: Text
    """The words of the letter, enough of them to occur once."""
    published: Text
    """The same words as this site publishes them."""
    language: SiteLanguage | None = None
    """The language that it corrects, if there are several reference texts."""


class BrandSettings(StrictModel):
    """The colours of the campaign, and fonts of the PDF."""

    colour: Colour | None = None
    """The colour of links, buttons and rules on a light background, as in "#8a1538"."""
    colour_dark: Colour | None = None
    """The same on a dark one; by default the nearest lightness that is readable there."""
    pdf_fonts: list[Text] = Field(default_factory=list)
    """Font files in docs/, for characters that the fonts of the PDF lack: .ttf or .otf."""


class Locales(BaseModel):
    """The tags of the languages, which are validated before all else."""

    locales: Annotated[dict[str, Text], AfterValidator(check_languages)]


class CampaignSettings(StrictModel):
    """The settings of the campaign, under extra.campaign in mkdocs.yml."""

    locales: dict[str, Text]
    """The tag of each language: {en: en-CA, fr: fr-CA}."""
    messages: Worded | None = None
    """The language of messages to editors; by default that of their computer, else English."""
    figures: Text = "figures.yml"
    """The data file, in docs/."""
    publisher: Literal["author", "others"] = "others"
    """Who publishes the site: the letter's author, or others, which the site then says."""
    versions: Literal["authentic", "translated"] = "translated"
    """Whether the author signed every language, or one of which the others are translations."""
    draft: StrictBool = False
    """Whether the site is a draft: it says so, search engines skip it, and it is not deployed."""
    contact: Annotated[dict[str, ContactAddress], AfterValidator(check_languages)] | None = None
    """Where readers can write; by default the issues of the repository."""
    brand: BrandSettings = Field(default_factory=BrandSettings)
    """Colours and fonts; the logo and others are Material's keys (theme.logo, extra_css)."""
    dated_words: StrictBool = False
    """Whether pages of the letter explain that “currently” means when it was sent."""
    reference: Reference | None = None
    """The original text of the letter, in docs/; the letter is compared with it if given."""
    reference_language: SiteLanguage | None = None
    """The language of the reference text, which was signed; by default the first language."""
    sent: IsoDate | None = None
    """When the letter was sent: "2017-10-31", "2017-10" or "2017"."""
    author: Texts | None = None
    """The author of the letter."""
    addressee: Texts | None = None
    """Whom the letter addresses, with the article: “the mayor of Elmtown”."""
    document_title: Texts | None = None
    """The letter's own title; by default the heading of its first page."""
    corrections: list[Correction] = Field(default_factory=list)
    """Obvious typing errors of the letter that this site corrects."""
    left_as_sent: list[Text] = Field(default_factory=list)
    """Other errors of the letter, which this site leaves as they are."""
    abbreviations: Annotated[dict[str, dict[str, Text]], BeforeValidator(_by_language)] = Field(
        default_factory=dict
    )
    """By language: the full form of each abbreviation."""
    concerns: dict[str, Texts] = Field(default_factory=dict)
    """Whom recommendations can concern, by name, in the order of presentation."""
    share: dict[str, ShareAddress] = Field(default_factory=dict)
    """By service: the address that shares a page, with {url} and optionally {title}."""
