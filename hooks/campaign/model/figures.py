# SPDX-License-Identifier: MIT
"""The models of ``figures.yml``, the data file of the key figures."""

import re
from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from babel.core import get_global
from pydantic import (
    AfterValidator,
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

from campaign.problems import one_of
from campaign.source.field_types import (
    DATE_PATTERN,
    IsoDate,
    StrictModel,
    Text,
    Texts,
    check_date,
    check_number,
    matching,
)
from campaign.source.validation import fault
from campaign.text.formats import Value, format_iso_date, format_value
from campaign.text.markers import NAME
from campaign.text.typographic_rules import NBSP
from campaign.text.typography import typographer

Kind = Literal["count", "decimal", "percent", "money", "date", "year"]
FigureName = Annotated[str, Field(pattern=f"^{NAME}$")]
AnyValue = Annotated[Any, WithJsonSchema({"type": ["number", "string"], "pattern": DATE_PATTERN})]


def _known_currency(currency: str) -> str:
    if currency not in get_global("all_currencies"):
        raise fault("unknown_currency", value=currency)
    return currency


def _is_form(value: object) -> object:
    if value not in (names := ["compact", "words"]):
        raise fault("not_a_choice", value=value, choices=one_of([*names, "{en: …, fr: …}"]))
    return value


Form = Annotated[
    Annotated[Literal["compact", "words"], BeforeValidator(_is_form), Tag("[name]")]
    | Annotated[Texts, Tag("[texts]")],
    Discriminator(lambda form: "[texts]" if isinstance(form, dict) else "[name]"),
]
"""How a number is written if not in digits: “1.2 million”, “twelve”, or a text per language."""


class Source(StrictModel):
    """Where a figure comes from: a text and perhaps a page on the Web, or the document itself."""

    title: Texts | None = None
    """The name of the source in each language; either this or document."""
    url: Annotated[str, matching(r"https?://[^\s/]+\S*", "not_a_url")] | None = None
    """The address of the source, if it has one; never a guess."""
    document: Text | None = None
    """The ID of the passage of the letter that states the figure, such as costs-p3."""

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
    currency: Annotated[str, AfterValidator(_known_currency)] | None = None
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

    @field_validator("value", "as_published")
    @classmethod
    def _value_fits_kind(cls, value: object, info: ValidationInfo) -> object:
        kind = info.data.get("kind")
        if kind is None or (info.field_name != "value" and "value" not in info.data):
            return value  # what is wrong with the value is wrong with as_published, too
        if kind == "date":
            return check_date(value)
        if re.fullmatch(r"\d{4}-\d\d(-\d\d)?", str(value)):
            raise fault("date_without_kind")
        number = check_number(value, "33000", "12.5")
        lowest, highest, example = (1000, 9999, "2017") if kind == "year" else (0, 1e40, "33000")
        is_whole = isinstance(number, int) and lowest <= number <= highest
        if kind in ("count", "year") and not is_whole:
            raise fault("value_of_kind", value=number, kind=kind, example=example)
        return value

    @field_validator("form", "form_published")
    @classmethod
    def _form_fits_kind(cls, form: object, info: ValidationInfo) -> object:
        kind = info.data.get("kind")
        is_part = form == "words" and isinstance(info.data.get("value"), Decimal)
        is_named = kind in ("percent", "money") and isinstance(form, str)
        if form and (kind in ("date", "year") or is_named or is_part):
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

    def published_text(self, language: str, tag: str) -> str:
        """Return the value in the letter, or ``value`` if it has none, as the letter wrote it."""
        value: Value = self.value if self.as_published is None else self.as_published
        return self._written(value, self.form_published or self.form, language, tag)

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


class FiguresFile(StrictModel):
    """The data file: the key figures, and the charts that compare them."""

    figures: dict[FigureName, Figure]
    """The figures, by the name that pages write between {{ and }}."""
    comparisons: dict[FigureName, Comparison] = Field(default_factory=dict)
    """The charts, by name."""
