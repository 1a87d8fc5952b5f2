# SPDX-License-Identifier: MIT
"""Plain text with the typography of each language."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.text.typography import typographer

N = "\N{NO-BREAK SPACE}"
TYPED = st.text(alphabet="aéL1203 ,.:;!?¿¡%$«»\"'’“”(-" + N, max_size=40)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        # A colon has a no-break space before it, typed or not.
        ("Titre : sous-titre", f"Titre{N}: sous-titre"),
        ("Titre: sous-titre", f"Titre{N}: sous-titre"),
        (f"Titre{N}: sous-titre", f"Titre{N}: sous-titre"),
        ("les suivants :", f"les suivants{N}:"),
        ("« Oui » : non", f"«{N}Oui{N}»{N}: non"),
        # But not in times and addresses.
        ("à 10:30", "à 10:30"),
        ("https://exemple.ca", "https://exemple.ca"),
        # Guillemets have no-break spaces inside.
        ("«disparues»", f"«{N}disparues{N}»"),
        ("« disparues »", f"«{N}disparues{N}»"),
        # Other double signs have no space before them in Canada.
        ("Non ; oui ! Quoi ?", "Non; oui! Quoi?"),
        # Per cent and dollars, and the groups of a number.
        ("12 % de 33 000 $", f"12{N}% de 33{N}000{N}$"),
        ("12% et 5$", f"12{N}% et 5{N}$"),
        ("1 234 567", f"1{N}234{N}567"),
        ("3 km, 12 kg, 5 °C et 2 millions", f"3{N}km, 12{N}kg, 5{N}°C et 2{N}millions"),
        ("43 mots, 3 hommes", "43 mots, 3 hommes"),
        # A year before a number is not one of its groups.
        ("en 2016 110 personnes", "en 2016 110 personnes"),
        ("l'annexe d'Amnistie", "l’annexe d’Amnistie"),
    ],
)
def test_french_text_gets_french_typography(typed: str, printed: str) -> None:
    assert typographer("fr")(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ('reported "missing" in', "reported “missing” in"),
        ('"Yes," she said.', "“Yes,” she said."),
        ("the 'global gag rule'", "the ‘global gag rule’"),
        ("women's and students'", "women’s and students’"),
        ("in the '90s", "in the ’90s"),
        ('("so")', "(“so”)"),
        ("Titre : sous", "Titre : sous"),
    ],
)
def test_english_text_gets_english_typography(typed: str, printed: str) -> None:
    assert typographer("en")(typed) == printed


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        # No space inside of paired signs, or before closing ones.
        ("¿ Cuándo ? ¡ Ya !", "¿Cuándo? ¡Ya!"),
        ("Pide : agua ; luz", "Pide: agua; luz"),
        ("« la vía »", "«la vía»"),
        ('"la vía"', "“la vía”"),
        ('¿"La vía"?', "¿“La vía”?"),
        ("12 % y 12.5%", f"12{N}% y 12.5{N}%"),
        ("3 km, 2 millones y 5 mil", f"3{N}km, 2{N}millones y 5{N}mil"),
        ("33,000 y 5 meses", "33,000 y 5 meses"),
        ("a las 10:30 en https://ejemplo.mx", "a las 10:30 en https://ejemplo.mx"),
    ],
)
def test_spanish_text_gets_spanish_typography(typed: str, printed: str) -> None:
    assert typographer("es")(typed) == printed


def test_language_without_rules_is_unchanged() -> None:
    assert typographer("xx")("l'a : « b »") == "l'a : « b »"


def test_quotation_marks_depend_on_the_preceding_text() -> None:
    assert typographer("en")('" he', "a") == "” he"
    assert typographer("en")('"He', " ") == "“He"


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@given(typed=TYPED)
def test_typography_is_idempotent(language: str, typed: str) -> None:
    once = typographer(language)(typed)
    assert typographer(language)(once) == once


@pytest.mark.parametrize("language", ["en", "es", "fr"])
@given(typed=TYPED)
def test_letters_and_digits_are_unchanged(language: str, typed: str) -> None:
    def alphanumerics(text: str) -> str:
        return "".join(c for c in text if c.isalnum())

    assert alphanumerics(typographer(language)(typed)) == alphanumerics(typed)
