# SPDX-License-Identifier: MIT
"""The models of ``figures.yml``, the data file of the key figures, and their validation."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from babel.core import get_global
from pydantic import (
    BeforeValidator,
    Discriminator,
    Field,
    StrictBool,
    Tag,
    ValidationInfo,
    WithJsonSchema,
    field_validator,
    model_validator,
)

from campaign.problems import Choices
from campaign.source.field_types import (
    DATE_PATTERN,
    IsoDate,
    StrictModel,
    Text,
    Texts,
    check_date,
    check_number,
)
from campaign.source.validation import fault
from campaign.text.formats import Value, format_iso_date, format_value
from campaign.text.markers import NAME
from campaign.text.typographic_rules import NBSP
from campaign.text.typography import typographer

Kind = Literal["count", "decimal", "percent", "money", "date", "year"]
AnyValue = Annotated[Any, WithJsonSchema({"type": ["number", "string"], "pattern": DATE_PATTERN})]


def _is_form(value: object) -> object:
    if value not in (names := ["compact", "words"]):
        raise fault("not_a_choice", value=value, choices=Choices([*names, "{en: …, fr: …}"]))
    return value


FormName = Annotated[Literal["compact", "words"], BeforeValidator(_is_form)]
Form = Annotated[
    Annotated[FormName, Tag("[name]")] | Annotated[Texts, Tag("[texts]")],
    Discriminator(lambda form: "[texts]" if isinstance(form, dict) else "[name]"),
]
"""How a number is written if not in digits: “1.2 million”, “twelve”, or a text per language."""


class Source(StrictModel):
    """Where a figure comes from: a text and perhaps a page on the Web, or the document itself."""

    title: Texts | None = None
    """The name of the source in each language; either this or document."""
    url: str | None = None
    """The address of the source, if it has one; never a guess."""
    document: Text | None = None
    """The ID of the passage of the letter that states the figure, such as costs-p3."""

    @field_validator("url")
    @classmethod
    def _url_is_absolute(cls, url: str | None) -> str | None:
        if url is not None and not re.fullmatch(r"https?://[^\s/]+\S*", url):
            raise fault("not_a_url", value=url)
        return url

    @model_validator(mode="before")
    @classmethod
    def _is_of_one_kind(cls, data: object) -> object:
        if data is not None and (
            not isinstance(data, dict)
            or ("title" in data) == ("document" in data)
            or data.keys() >= {"document", "url"}
        ):
            raise fault("source_of_one_kind")
        return data


class Figure(StrictModel):
    """One key figure: a value, what it counts, as of when, and from where."""

    kind: Kind = "count"
    """What the value is; count (a whole number) if nothing is written."""
    currency: str | None = None
    """The code of the currency, such as CAD; for money only."""
    value: AnyValue
    """The number as digits, such as 33000, 12.5 or -500, or the date as "2017-10-31"."""
    form: Form | None = None
    """How the number is written: compact (1.2 million), words (twelve), or a text per language."""
    as_of: IsoDate | None = None
    """When the value was true: "2017-10-31", "2017-10" or "2017"; either this or period."""
    period: Texts | None = None
    """When the value was true, in words."""
    label: Texts
    """What is counted, worded to follow the value."""
    before: Texts | None = None
    """Words before the value, such as “over”."""
    bound: Literal["lower", "upper"] | None = None
    """Set if the value is only known to be at least (lower) or at most (upper) that."""
    source: Source
    """Where the value comes from."""
    as_published: AnyValue = None
    """The value in the letter; it never changes."""
    form_published: Form | None = None
    """How the letter wrote its value, if not as form."""
    highlight: StrictBool = False
    """Whether the landing page shows the figure as a card."""
    revised: Texts | None = None
    """Since when and why the value is no longer the one in the letter."""

    @field_validator("currency")
    @classmethod
    def _currency_is_known(cls, currency: str | None) -> str | None:
        if currency is not None and currency not in get_global("all_currencies"):
            raise fault("unknown_currency", value=currency)
        return currency

    @field_validator("value", "as_published")
    @classmethod
    def _value_fits_kind(cls, value: object, info: ValidationInfo) -> object:
        # What is wrong with the value is wrong with as_published, too.
        if "kind" in info.data and (info.field_name == "value" or "value" in info.data):
            _check_value(value, info.data["kind"])
        return value

    @field_validator("form", "form_published")
    @classmethod
    def _form_fits_kind(cls, form: object, info: ValidationInfo) -> object:
        kind = info.data.get("kind")
        is_part = form == "words" and isinstance(info.data.get("value"), Decimal)
        is_digits = kind in ("percent", "money") or is_part
        if form and (kind in ("date", "year") or (is_digits and isinstance(form, str))):
            raise fault("form_of_kind", kind=kind)
        return form

    @model_validator(mode="after")
    def _currency_goes_with_money(self) -> Self:
        if (self.kind == "money") != (self.currency is not None):
            raise fault("currency_of_kind", kind=self.kind)
        if self.as_of is not None and self.period is not None:
            raise fault("as_of_and_period")
        return self

    @property
    def moved(self) -> bool:
        """Whether the value is no longer the one in the letter."""
        return self.as_published is not None and self.value != self.as_published

    def text(self, language: str, tag: str) -> str:
        """Return the value as it is written in a language."""
        return self._written(self.value, self.form, language, tag)

    def text_on_page(self, language: str, tag: str, in_letter: bool) -> str:
        """Return the value as a page shows it: the letter keeps its way of writing its value."""
        keeps = in_letter and not self.moved
        return self.published_text(language, tag) if keeps else self.text(language, tag)

    def published_text(self, language: str, tag: str) -> str:
        """Return the value in the letter, or ``value`` if it has none, as the letter wrote it."""
        value: Value = self.value if self.as_published is None else self.as_published
        of_the_value = self.moved and isinstance(self.form, dict)
        form = self.form_published or (None if of_the_value else self.form)
        return self._written(value, form, language, tag)

    def _written(self, value: Value, form: Form | None, language: str, tag: str) -> str:
        if isinstance(form, dict):  # a number and the word behind it are not parted
            return re.sub(r"(?<=\d) (?=\w)", NBSP, typographer(tag)(form[language]))
        return format_value(value, self.kind, tag, self.currency, form)

    def as_of_text(self, language: str, tag: str) -> str | None:
        """Return the date or period of the value: « octobre 2017 », « exercice 2018 »; or None."""
        if self.period:
            return self.period[language]
        return format_iso_date(self.as_of, tag) if self.as_of else None


class Series(StrictModel):
    """Figures of one kind of thing, drawn together."""

    label: Texts
    """What the figures of the series are."""
    figures: Annotated[list[str], Field(min_length=1)]
    """The names of the figures."""


class Comparison(StrictModel):
    """Figures that belong in one chart; unlike things are different series."""

    title: Texts
    """The title of the chart."""
    finding: Texts | None = None
    """What the chart shows, in words of the letter: its headline, which is quoted."""
    series: Annotated[list[Series], Field(min_length=1)]
    """The groups of bars."""


FigureName = Annotated[str, Field(pattern=f"^{NAME}$")]


class FiguresFile(StrictModel):
    """The data file: the key figures, and the charts that compare them."""

    figures: dict[FigureName, Figure]
    """The figures, by the name that pages write between {{ and }}."""
    comparisons: dict[FigureName, Comparison] = Field(default_factory=dict)
    """The charts, by name."""


def _check_value(value: object, kind: str) -> None:
    if kind == "date":
        check_date(value)
        return
    if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", str(value)):
        raise fault("date_without_kind")
    number = check_number(value, "33000", "12.5")
    is_whole = isinstance(number, int)
    if kind == "count" and not (is_whole and number >= 0):
        raise fault("value_of_kind", value=number, kind=kind, example="33000")
    if kind == "year" and not (is_whole and 1000 <= number <= 9999):
        raise fault("value_of_kind", value=number, kind=kind, example="2017")
