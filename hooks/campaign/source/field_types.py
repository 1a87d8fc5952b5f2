# SPDX-License-Identifier: MIT
"""The types of the values in data files, settings and front matter."""

import re
from collections.abc import Collection
from decimal import Decimal
from typing import Annotated, TypeVar

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
)

from campaign.problems import one_of
from campaign.source.validation import fault
from campaign.text.formats import format_iso_date

C = TypeVar("C", bound=Collection[str])


class StrictModel(BaseModel):
    """A model that refuses unknown keys, and keys with nothing behind them."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True
    )

    @field_validator("*", mode="before")
    @classmethod
    def _not_empty(cls, value: object) -> object:
        if value is None:
            raise fault("empty_value")
        return value


def _check_line(value: object) -> object:
    if value is None or value == "" or str(value).isspace():
        raise fault("empty_value")
    if not isinstance(value, str):
        raise fault("not_text", value=value)
    return re.sub(r" *\n *", " ", value.strip("\n"))  # of several lines


def _check_text(value: object) -> object:
    if "{{" in str(_check_line(value)):
        raise fault("marker_in_settings")
    return value


def check_languages(given: C, info: ValidationInfo, every: bool = True, **details: object) -> C:
    """Return texts; raise our fault if they are in other languages, or not in ``every`` one."""
    languages: list[str] = (info.context or {}).get("languages") or list(given)
    missing = [code for code in languages if every and code not in given]
    if missing or not set(given) <= set(languages):
        key = "missing_language" if set(given) < set(languages) else "languages"
        details |= {"given": ", ".join(given), "languages": ", ".join(languages)}
        raise fault(key, missing=", ".join(missing), **details)
    return given


def _is_map(texts: object, info: ValidationInfo) -> object:
    if not isinstance(texts, dict):
        languages: list[str] = (info.context or {}).get("languages") or []
        example = ", ".join(f"{language}: …" for language in languages)
        raise fault("not_texts", value=texts, example=f"{{{example}}}")
    return texts


def matching(pattern: str, key: str, **details: object) -> AfterValidator:
    """Return a validator of texts that match ``pattern``; ``key`` names the message for others."""

    def check(value: object) -> object:
        if value is not None and not re.fullmatch(pattern, str(value)):
            raise fault(key, value=value, **details)
        return value

    return AfterValidator(check)


Line = Annotated[str, BeforeValidator(_check_line)]  # A text that may have markers
Text = Annotated[str, BeforeValidator(_check_text)]
Texts = Annotated[dict[str, Text], BeforeValidator(_is_map), AfterValidator(check_languages)]
"""A text in several languages: a map with exactly the configured languages as keys."""


def check_date(value: object) -> object:
    """Return a value that is an ISO 8601 date, year or month, else raise our fault."""
    try:
        format_iso_date(value if isinstance(value, str) else "", "en")
    except ValueError:
        raise fault("not_a_date", value=value) from None
    return value


DATE_PATTERN = r"^\d{4}(-\d\d){0,2}$"
IsoDate = Annotated[str, Field(pattern=DATE_PATTERN), BeforeValidator(check_date)]


def check_number(value: object, *examples: str) -> int | Decimal:
    """Return a value that is a number, else raise our fault, which shows how to write one."""
    if isinstance(value, str) and re.fullmatch(r"-?(0|[1-9][0-9]{0,14})(\.[0-9]{1,9})?", value):
        raise fault("quoted", value=value)  # unquoted, it would not be a text
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise fault("not_a_number", value=value, example=one_of(examples))
    return value
