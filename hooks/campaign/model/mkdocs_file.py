# SPDX-License-Identifier: MIT
"""The models of ``mkdocs.yml``: MkDocs' keys that have an effect, and ``extra.campaign``.

MkDocs names no line, and refuses what is wrong before any hook runs.
"""

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Discriminator,
    Field,
    StrictBool,
    Tag,
    ValidationInfo,
    create_model,
)

from campaign.problems import Problem, collecting, one_of
from campaign.source.directives import EXTENSIONS
from campaign.source.field_types import (
    IsoDate,
    Line,
    StrictModel,
    Text,
    Texts,
    check_languages,
    matching,
)
from campaign.source.validation import fault, validate
from campaign.source.yaml_source import YamlSource
from campaign.text.translations import available

_TEXTS = {"site_name", "site_description", "name", "nav", "nav_translations", "exclude_docs"}
"""The keys of texts, and of maps and lists with texts as keys and values."""
Row = tuple[str, object, object]  # keys, their type, and their value if they are missing


def _model(*rows: Row) -> type[BaseModel]:
    """Return the model of a map."""
    fields: dict[str, Any] = {
        key: (kind, missing) for keys, kind, missing in rows for key in keys.split()
    }
    return create_model("Map", __config__=ConfigDict(extra="forbid", defer_build=True), **fields)


def _list_of(*rows: Row) -> Any:  # noqa: ANN401
    """Return the type of a list whose items are names, or names with options."""
    named = BeforeValidator(lambda item: {item: ""} if isinstance(item, str) else item)
    empty = BeforeValidator(lambda items: [] if items is None else items)
    return Annotated[list[Annotated[_model(*rows), named]], empty]  # type: ignore[misc]


def _one_default(languages: list[Any]) -> list[Any]:
    if languages and [language.default for language in languages].count(True) != 1:
        raise fault("language_default")
    return languages


_ADDRESS = matching(r"(https?://\S+)?", "not_a_url")
_EDIT_ADDRESS = matching(r"([^{}]|\{path(_noext)?(!q)?\})*", "not_a_choice", choices="{path}")
_SERVER = matching(r"(localhost|[\d.]+|\[.+\]):\d+", "not_a_choice", choices="127.0.0.1:8000")
_Language = _model(
    ("locale name", str, ...),
    ("site_name site_description", Text, ""),
    ("build default", StrictBool, None),
    ("nav_translations", dict[str, str], {}),
    ("admonition_translations site_url", Any, None),
)
_I18n = _model(
    ("docs_structure", Literal["folder"], ...),
    ("languages", Annotated[list[_Language], AfterValidator(_one_default)], ...),  # type: ignore[valid-type]
    ("fallback_to_default reconfigure_material reconfigure_search", StrictBool, True),
    ("build_only_locale", str | None, None),
)
_Theme = _model(
    ("name", Literal["material"], ...),
    ("custom_dir language logo favicon", str, ""),
    ("font", StrictBool, False),
    ("palette", Annotated[Any, matching(r"(?!)", "palette_elsewhere")], None),
)
_LEVELS: tuple[Row, ...] = (
    ("not_found omitted_files unrecognized_links anchors", Literal["warn", "info", "ignore"], ""),
    ("absolute_links", Literal["warn", "info", "ignore", "relative_to_docs"], ""),
)
MkDocsFile = _model(
    ("site_name", Text, ...),
    ("site_description", Text, ""),
    ("site_url repo_url", Annotated[str | None, _ADDRESS], ""),
    ("edit_uri_template", Annotated[str | None, _EDIT_ADDRESS], ""),
    ("dev_addr", Annotated[Any, _SERVER], None),
    ("docs_dir site_dir", str, ""),
    ("edit_uri exclude_docs not_in_nav remote_branch remote_name", str | None, None),
    ("use_directory_urls strict", StrictBool, True),
    ("validation", _model(*_LEVELS, ("nav links", _model(*_LEVELS), None)), None),
    ("theme", _Theme, ...),
    ("extra", _model(("campaign", Any, ...), ("generator", StrictBool, False)), ...),
    ("hooks", list[str], ...),
    ("plugins", _list_of(("i18n", _I18n, None)), ...),
    ("markdown_extensions", _list_of((" ".join(EXTENSIONS), Any, None)), []),
    ("nav", list[Any] | None, None),
    ("extra_css watch", list[str] | None, None),
)


def faults_of_file(source: YamlSource) -> list[Problem]:
    """Return the problems of ``mkdocs.yml``, without those of ``extra.campaign``."""
    problems = list[Problem]()
    with collecting(problems):
        validate(MkDocsFile, source, {})
    problems += _faults_of_nav(source)
    reported = {problem.line for problem in problems}
    for where, value in source.not_texts.items():
        problem = source.problem(where, "setting_not_text", value=value)
        if not _TEXTS.isdisjoint(where) and problem.line not in reported:
            problems.append(problem)
    return problems


def _faults_of_nav(source: YamlSource) -> Iterator[Problem]:
    """Report each entry of the navigation that is neither a page nor a title with pages."""
    for where in source.values:
        if where[:1] == ("nav",) and isinstance(where[-1], int):
            item = source.value(where)
            is_titled = isinstance(item, dict) and len(item) == 1
            title, inner = next(iter(item.items())) if is_titled else ("", item)
            is_page = isinstance(inner, str) and not title.endswith(".md")
            if not is_page and not (title and isinstance(inner, list) and inner):
                yield source.problem(where, "nav_form")


def _of_the_site(value: str, info: ValidationInfo) -> str:
    known: list[str] = (info.context or {}).get("languages") or [value]
    if value not in known:
        raise fault("not_a_choice", value=value, choices=one_of(known))
    return value


_WORDED = matching("|".join(available()), "not_a_choice", choices=one_of(available()))
SiteLanguage = Annotated[Text, AfterValidator(_of_the_site)]
"""The code of a language of the site."""
ShareAddress = Annotated[
    Line, matching(r"https://(?=.*\{url\})([^\s{}]|\{url\}|\{title\})+", "share_address")
]
Colour = Annotated[
    Text, matching("#[0-9a-fA-F]{6}", "colour_form"), AfterValidator(lambda value: value.lower())
]
"""A colour such as "#8a1538", in quotation marks."""
ContactAddress = Annotated[
    Text, matching(r"https://[^\s/]+\.\S+|mailto:[^\s@]+@[^\s@]+\.[^\s@]+", "contact_address")
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

    locales: Texts


class CampaignSettings(StrictModel):
    """The settings of the campaign, under extra.campaign in mkdocs.yml."""

    locales: dict[str, Text]
    """The tag of each language: {en: en-CA, fr: fr-CA}."""
    messages: Annotated[Text, _WORDED] | None = None
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
