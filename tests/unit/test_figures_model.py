# SPDX-License-Identifier: MIT
"""The addresses and values that the data file accepts, and the messages for others."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from pydantic import ValidationError

from campaign.model.figures import Figure, Source
from support import NBSP

CONTEXT = {"languages": ["en"]}
SOURCE = {"title": {"en": "The letter"}}


def figure(**keys: object) -> Figure:
    data = {"label": {"en": "elms"}, "source": SOURCE} | keys
    return Figure.model_validate(data, context=CONTEXT)


def faults(error: ValidationError) -> list[str]:
    """Return the keys of our messages, or the types of pydantic's own errors."""
    return [
        str(item["ctx"]["key"]) if item["type"] == "campaign" else item["type"]
        for item in error.errors()
    ]


@pytest.mark.parametrize(
    "url",
    [
        "http://example.org",
        "https://example.org",
        "https://example.org/",
        "https://example.org:8080/a/b.html?c=d&e=%20f#g",
        "https://fr.wikipedia.org/wiki/Orme_(arbre)",
        "https://exämple.org/é",
    ],
)
def test_web_address_is_accepted(url: str) -> None:
    assert Source.model_validate({**SOURCE, "url": url}, context=CONTEXT).url == url


def test_source_needs_no_address() -> None:
    assert Source.model_validate(SOURCE, context=CONTEXT).url is None


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JavaScript:alert(1)//https://example.org",
        "\njavascript:alert(1)",
        "data:text/html,<b>",
        "vbscript:x",
        "mailto:ann@example.org",
        "//x.org",
        "/x",
        "x.org",
        "../letter.md",
        "ftp://x",
        "file:///etc/passwd",
        "https:",
        "https://",
        "https:///x",
        "https:x.org",
        "https:// x.org",
        "https://x.org/a b",
        "https://x.org/\n",
        " https://x.org",
        "",
    ],
)
def test_any_other_address_is_refused(url: str) -> None:
    with pytest.raises(ValidationError) as caught:
        Source.model_validate({**SOURCE, "url": url}, context=CONTEXT)
    assert faults(caught.value) == ["not_a_url"]


@pytest.mark.parametrize(
    ("keys", "text"),
    [
        ({"value": 0}, "0"),
        ({"value": 33000}, "33,000"),
        ({"kind": "percent", "value": 0}, "0%"),
        ({"kind": "percent", "value": 100}, "100%"),
        ({"kind": "percent", "value": Decimal("12.5")}, "12.5%"),
        ({"kind": "percent", "value": Decimal("-0.25")}, "−0.25%"),
        ({"kind": "percent", "value": 250}, "250%"),
        ({"kind": "money", "currency": "CAD", "value": 1200000}, "$1,200,000"),
        ({"kind": "money", "currency": "CAD", "value": Decimal("9.50")}, "$9.50"),
        ({"kind": "money", "currency": "CAD", "value": 0}, "$0"),
        ({"kind": "money", "currency": "CAD", "value": -5}, "−$5"),
        ({"kind": "money", "currency": "EUR", "value": 5}, "€5"),
        ({"kind": "date", "value": "2024-05-01"}, "May\N{NO-BREAK SPACE}1, 2024"),
        ({"kind": "date", "value": "2024-02-29"}, "February\N{NO-BREAK SPACE}29, 2024"),
        ({"kind": "date", "value": "2024-05"}, "May 2024"),
        ({"kind": "date", "value": "2024"}, "2024"),
        ({"kind": "decimal", "value": Decimal("7.1")}, "7.1"),
        ({"kind": "decimal", "value": -500}, "−500"),
        ({"value": 1200000, "form": "compact"}, "1.2\N{NO-BREAK SPACE}million"),
        ({"value": 12, "form": "words"}, "twelve"),
        ({"value": 12, "form": {"en": "a “dozen”, 12"}}, "a “dozen”, 12"),
        ({"kind": "year", "value": 1000}, "1000"),
        ({"kind": "year", "value": 1998}, "1998"),
        ({"kind": "year", "value": 9999}, "9999"),
    ],
)
def test_value_is_printed_according_to_its_kind(keys: dict[str, Any], text: str) -> None:
    assert figure(**keys).text("en", "en-CA") == text
    assert figure(**keys, as_published=keys["value"]).published_text("en", "en-CA") == text


@pytest.mark.parametrize(
    ("keys", "key"),
    [
        ({"value": -1}, "value_of_kind"),
        ({"value": Decimal("1.5")}, "value_of_kind"),
        ({"value": "33,000"}, "not_a_number"),
        ({"value": True}, "not_a_number"),
        ({"value": None}, "empty_value"),
        ({"kind": "percent", "value": "12 %"}, "not_a_number"),
        ({"kind": "money", "currency": "CAD", "value": "$5"}, "not_a_number"),
        ({"kind": "money", "currency": "cad", "value": 5}, "unknown_currency"),
        ({"kind": "money", "value": 5}, "currency_of_kind"),
        ({"kind": "percent", "currency": "CAD", "value": 5}, "currency_of_kind"),
        ({"kind": "date", "value": 2024}, "not_a_date"),
        ({"kind": "date", "value": "May 1, 2024"}, "not_a_date"),
        ({"kind": "date", "value": "2023-02-29"}, "not_a_date"),
        ({"kind": "date", "value": "2024-13"}, "not_a_date"),
        ({"kind": "date", "value": "2024-5-1"}, "not_a_date"),
        ({"kind": "decimal", "value": "-7.5"}, "quoted"),
        ({"kind": "decimal", "value": "\N{MINUS SIGN}7.5"}, "not_a_number"),
        ({"value": 12, "form": "short"}, "not_a_choice"),
        ({"value": 12, "form": {"fr": "douze"}}, "languages"),
        ({"kind": "percent", "value": 12, "form": "words"}, "form_of_kind"),
        ({"kind": "decimal", "value": Decimal("7.5"), "form": "words"}, "form_of_kind"),
        ({"kind": "money", "currency": "CAD", "value": 5, "form": "compact"}, "form_of_kind"),
        ({"kind": "year", "value": 1998, "form": {"en": "1998"}}, "form_of_kind"),
        ({"kind": "date", "value": "2024", "form_published": {"en": "2024"}}, "form_of_kind"),
        ({"kind": "year", "value": 999}, "value_of_kind"),
        ({"kind": "year", "value": 10000}, "value_of_kind"),
        ({"kind": "year", "value": "1998"}, "quoted"),
        ({"kind": "year", "value": Decimal("1998.5")}, "value_of_kind"),
    ],
)
def test_value_that_does_not_fit_its_kind_is_refused(keys: dict[str, Any], key: str) -> None:
    with pytest.raises(ValidationError) as caught:
        figure(**keys)
    assert faults(caught.value) == [key]


def test_letter_keeps_its_form_when_the_value_changes() -> None:
    moved = {"value": 1300000, "as_published": 1200000}
    assert figure(**moved, form="compact").published_text("en", "en-CA") == f"1.2{NBSP}million"
    texts = {"form": {"en": "1.3 million"}, "form_published": {"en": "over 1.2 million"}}
    changed = figure(**moved, **texts)
    assert changed.text("en", "en-CA") == f"1.3{NBSP}million"
    assert changed.published_text("en", "en-CA") == f"over 1.2{NBSP}million"
