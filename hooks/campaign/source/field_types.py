# SPDX-License-Identifier: MIT
"""The types of the values in data files, settings and front matter."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, ValidationInfo

from campaign.source.validation import fault
from campaign.text.formats import format_iso_date


class StrictModel(BaseModel):
    """A model that refuses unknown keys."""

    model_config = ConfigDict(
        frozen=True, extra="forbid", use_attribute_docstrings=True, defer_build=True
    )


def _check_line(value: object) -> object:
    if value is None or not str(value).strip():
        raise fault("empty_text")
    if not isinstance(value, str):
        raise fault("not_text", value=value)
    return value


def _check_text(value: object) -> object:
    if "{{" in str(_check_line(value)):
        raise fault("marker_in_data")
    return value


def _has_every_language(texts: dict[str, str], info: ValidationInfo) -> dict[str, str]:
    languages: list[str] = (info.context or {}).get("languages") or list(texts)
    extra = [language for language in texts if language not in languages]
    missing = [language for language in languages if language not in texts]
    if extra or missing:
        raise fault("languages", extra=extra, missing=missing, languages=", ".join(languages))
    return texts


def _is_map(texts: object, info: ValidationInfo) -> object:
    if not isinstance(texts, dict):
        languages: list[str] = (info.context or {}).get("languages") or []
        example = ", ".join(f"{language}: …" for language in languages)
        raise fault("not_texts", value="" if texts is None else texts, example=f"{{{example}}}")
    return texts


Line = Annotated[str, BeforeValidator(_check_line)]
"""A text that may have markers."""
Text = Annotated[str, BeforeValidator(_check_text)]
Texts = Annotated[dict[str, Text], BeforeValidator(_is_map), AfterValidator(_has_every_language)]
"""A text in several languages: a map with exactly the configured languages as keys."""


def check_date(value: object) -> object:
    """Return a value that is an ISO 8601 date, year or month, else raise our fault."""
    if not isinstance(value, str):
        raise fault("date_not_quoted", value=value)
    try:
        format_iso_date(value, "en")
    except ValueError:
        raise fault("not_a_date", value=value) from None
    return value


IsoDate = Annotated[str, BeforeValidator(check_date)]
