# SPDX-License-Identifier: MIT
"""Plain text with the typography of each language tag."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.text.typography import typeset, typographer

# In the cases, ~ is a no-break space and _ a narrow one.
SPACES: dict[str, str] = {"\N{NO-BREAK SPACE}": "~", "\N{NARROW NO-BREAK SPACE}": "_"}
VISIBLE = {ord(space): sign for space, sign in SPACES.items()}
TAGS = ["en-CA", "en-GB", "en-US", "es-ES", "es-MX", "fr-BE", "fr-CA", "fr-CH", "fr-FR", "de-DE"]
TYPED = st.text(alphabet="aénr1203 ,.:;!?¿¡%$«»<>\"'’“”(-\N{NO-BREAK SPACE}", max_size=40)


def printed(typed: str, tag: str) -> str:
    """Return a text as it is printed in a language, with its special spaces visible."""
    for space, sign in SPACES.items():
        typed = typed.replace(sign, space)
    return typographer(tag)(typed).translate(VISIBLE)


FRENCH = [
    # A colon has a no-break space before it, typed or not.
    ("Titre : sous-titre", "Titre~: sous-titre"),
    ("Titre: sous-titre", "Titre~: sous-titre"),
    ("Titre~: sous-titre", "Titre~: sous-titre"),
    ("Titre_: sous-titre", "Titre~: sous-titre"),
    ("Titre ~: sous-titre", "Titre~: sous-titre"),
    ("les suivants :", "les suivants~:"),
    ("« Oui » : non", "«~Oui~»~: non"),
    # Whatever is before it.
    ("5 % : oui", "5~%~: oui"),
    ("5 $ : oui", "5~$~: oui"),
    ("20 ° : oui", "20 °~: oui"),
    ("non… : oui", "non…~: oui"),
    ("etc. : oui", "etc.~: oui"),
    ("Quoi? : oui", "Quoi?~: oui"),
    ("« ‘oui” : non", "«~‘oui”~: non"),
    ("(voir : ici)", "(voir~: ici)"),
    # But not in times and addresses.
    ("à 10:30", "à 10:30"),
    ("https://exemple.ca", "https://exemple.ca"),
    # Names and numbers stay with what is before them (OQLF, « Espace insécable »).
    ("M. Roy, MM. Roy, Mme Roy, Me Roy, Dre Roy", "M.~Roy, MM.~Roy, Mme~Roy, Me~Roy, Dre~Roy"),
    ("l\u02bcorme", "l’orme"),
    ("20 ºC, 5 ˚F, 3º", "20~°C, 5~°F, 3º"),
    ("p. 12, nos 3 et 4, n° 5, art. 6, § 7", "p.~12, nos~3 et 4, n°~5, art.~6, §~7"),
    ("non 5, un homme Roy", "non 5, un homme Roy"),
    # Guillemets have no-break spaces inside.
    ("«disparues»", "«~disparues~»"),
    ("« disparues »", "«~disparues~»"),
    ("<< disparues >>", "«~disparues~»"),
    ("<<disparues>>", "«~disparues~»"),
    ('l\'"eau" et "l\'air"', "l’«~eau~» et «~l’air~»"),
    # Other double signs have no space before them in Canada.
    ("Non ; oui ! Quoi ?", "Non; oui! Quoi?"),
    ("Non~; oui_! Quoi ?!", "Non; oui! Quoi?!"),
    # Per cent and amounts, and the groups of a number.
    ("12 % de 33 000 $", "12~% de 33~000~$"),
    ("12% et 5$, 5 €, 5€, 10 ¢, 3 ‰", "12~% et 5~$, 5~€, 5~€, 10~¢, 3~‰"),
    ("1 234 567", "1~234~567"),
    ("3 M$, 4 k€", "3~M$, 4~k€"),
    # Units and numerals in words.
    ("3 km, 12 kg, 5 °C et 2 millions", "3~km, 12~kg, 5~°C et 2~millions"),
    ("5 t, 6 Mt, 7 L, 8 mg, 9 kW, 1 GW", "5~t, 6~Mt, 7~L, 8~mg, 9~kW, 1~GW"),
    ("5 m², 6 cm, 7 TWh, 8 mL, 9 kt", "5~m², 6~cm, 7~TWh, 8~mL, 9~kt"),
    ("43 mots, 3 hommes", "43 mots, 3 hommes"),
    # A day stays with its month, and an hour with its minutes.
    ("le 10 octobre 2017", "le 10~octobre 2017"),
    ("le 1er mai et le 2 déc.", "le 1er~mai et le 2~déc."),
    ("les 12 marsouins", "les 12 marsouins"),
    ("à 19 h 30, 8 h", "à 19~h~30, 8~h"),
    # A year before a number is not one of its groups.
    ("en 2016 110 personnes", "en 2016 110 personnes"),
    ("l'annexe d'Amnistie", "l’annexe d’Amnistie"),
    ("les années '90, rock 'n' roll", "les années ’90, rock ’n’ roll"),
]


@pytest.mark.parametrize(("typed", "expected"), FRENCH)
def test_french_text_gets_canadian_typography(typed: str, expected: str) -> None:
    assert printed(typed, "fr-CA") == expected


@pytest.mark.parametrize(
    ("typed", "france", "switzerland"),
    [
        ("Vraiment ? Oui ! Non ;", "Vraiment_? Oui_! Non_;", "Vraiment_? Oui_! Non_;"),
        ("Vraiment? Oui! Non;", "Vraiment_? Oui_! Non_;", "Vraiment_? Oui_! Non_;"),
        ("Quoi ?! (?) [!]", "Quoi_?! (?) [!]", "Quoi_?! (?) [!]"),
        ("Titre : « oui »", "Titre~: «~oui~»", "Titre_: «_oui_»"),
        ("« Oui » ! « Non »?", "«~Oui~»_! «~Non~»_?", "«_Oui_»_! «_Non_»_?"),
        ("33 000, 12,5 %, 5€", "33_000, 12,5~%, 5~€", "33_000, 12,5~%, 5~€"),
        ("«‹oui›»", "«~‹~oui~›~»", "«_‹_oui_›_»"),
        ("à 10:30, le 10 mai", "à 10:30, le 10~mai", "à 10:30, le 10~mai"),
    ],
)
def test_french_of_europe_has_its_own_spaces(typed: str, france: str, switzerland: str) -> None:
    assert printed(typed, "fr-FR") == france
    assert printed(typed, "fr-BE") == france
    assert printed(typed, "fr-CH") == switzerland


@pytest.mark.parametrize("tag", ["en-CA", "en-GB", "en-US"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ('reported "missing" in', "reported “missing” in"),
        ('"Yes," she said.', "“Yes,” she said."),
        ("the 'global gag rule'", "the ‘global gag rule’"),
        ("women's and students'", "women’s and students’"),
        ("in the '90s and in '08", "in the ’90s and in ’08"),
        ("rock 'n' roll, 'tis so", "rock ’n’ roll, ’tis so"),
        ("rock 'n roll, 'n'", "rock ’n roll, ’n’"),
        ('("so")', "(“so”)"),
        ("\"'Yes,' she said\"", "“‘Yes,’ she said”"),
        ("Titre : sous ; « a »", "Titre : sous ; « a »"),
        ("News: it's 5 %", "News: it’s 5 %"),
        ("October 17, 2017, and 3 May", "October~17, 2017, and 3~May"),
        ("May 2017, maybe 20 Mayors", "May 2017, maybe 20 Mayors"),
        ("5 kg, 7 €, 2 million, 3 GW", "5~kg, 7~€, 2~million, 3~GW"),
        ("in 2016 110 people", "in 2016 110 people"),
    ],
)
def test_english_text_gets_english_typography(tag: str, typed: str, expected: str) -> None:
    assert printed(typed, tag) == expected


@pytest.mark.parametrize("tag", ["es-ES", "es-MX", "es-419"])
@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        # No space inside of paired signs, or before closing ones.
        ("¿ Cuándo ? ¡ Ya !", "¿Cuándo? ¡Ya!"),
        ("Pide : agua ; luz", "Pide: agua; luz"),
        ("« la vía »", "«la vía»"),
        ('"la vía"', "“la vía”"),
        ('¿"La vía"?', "¿“La vía”?"),
        ("12 % y 12.5%", "12~% y 12.5~%"),
        ("3 km, 2 millones y 5 mil", "3~km, 2~millones y 5~mil"),
        ("el 17 de octubre de 2017", "el 17~de~octubre de 2017"),
        ("17 de los 20", "17 de los 20"),
        ("33,000 y 5 meses", "33,000 y 5 meses"),
        ("a las 10:30 en https://ejemplo.mx", "a las 10:30 en https://ejemplo.mx"),
    ],
)
def test_spanish_text_gets_spanish_typography(tag: str, typed: str, expected: str) -> None:
    assert printed(typed, tag) == expected


@pytest.mark.parametrize("tag", ["de-DE", "fr-LU", "pt-BR", "xx", "not a tag"])
def test_tag_without_rules_has_none_of_another(tag: str) -> None:
    typed = "Vraiment ? l'a : « b » \"c\" 'd' << e >> 5 % de 33 000 $, 10 octobre, October 10"
    assert printed(typed, tag) == typed
    assert printed("5 kg, 20 °C", tag) == "5~kg, 20~°C"  # SI Brochure: in every language


@pytest.mark.parametrize(
    ("language", "tag"), [("fr", "fr-FR"), ("en", "en-US"), ("es", "es-ES"), ("fr-ca", "fr-CA")]
)
def test_bare_language_has_the_rules_of_its_likely_country(language: str, tag: str) -> None:
    assert typographer(language)('Vraiment ? "a" l\'eau') == typographer(tag)(
        'Vraiment ? "a" l\'eau'
    )


@pytest.mark.parametrize("tag", TAGS)
@pytest.mark.parametrize(
    "address",
    [
        "https://exemple.ca/rapport%20final?a=1;b='c'd",
        "http://exemple.ca/l'eau",
        "www.exemple.ca/l'eau",
        "exemple.ca/l'eau",
        "eau@exemple.ca",
        "https://fr.wikipedia.org/wiki/Qu%C3%A9bec",
    ],
)
def test_addresses_are_unchanged(tag: str, address: str) -> None:
    assert address in typographer(tag)(f'"Voir {address}, ou {address} ? ({address})"')


def joined(pieces: Sequence[tuple[str, str | None]], tag: str) -> str:
    return "|".join(typeset(tuple(pieces), tag)).translate(VISIBLE)


def test_pieces_of_a_text_are_typeset_as_one() -> None:
    """Markup inside a text changes nothing: bold, a figure, a link."""
    for typed, tag in (('« mot » : "a" l\'eau 12 km ?', "fr-FR"), ("\"It's\" '90s 'a'", "en-CA")):
        whole = typographer(tag)(typed)
        for index in range(len(typed) + 1):
            parts = ((typed[:index], tag), (typed[index:], tag))
            assert "".join(typeset(parts, tag)) == whole, index


def test_code_is_unchanged_and_counts_as_text() -> None:
    pieces = [("le ", "fr-CA"), ("a : 'b'", None), (" : « ", "fr-CA"), ("c", None), (" »", "fr-CA")]
    assert joined(pieces, "fr-CA") == "le |a : 'b'|~: «~|c|~»"


def test_piece_in_another_language_has_its_own_rules() -> None:
    french = [("Dans ", "fr-CA"), ('News: "it\'s" 5 %', "en"), (" : l'eau", "fr-CA")]
    assert joined(french, "fr-CA") == "Dans |News: “it’s” 5 %|~: l’eau"
    english = [('In "', "en-CA"), ("L'eau : 5 %", "fr-CA"), ("\": it's", "en-CA")]
    assert joined(english, "en-CA") == "In “|L’eau~: 5~%|”: it’s"
    parts = [("« ", "fr-CA"), ("\"it'", "en"), ('s"', "en"), (" »", "fr-CA")]
    assert joined(parts, "fr-CA") == "«~|“it’|s”|~»"


@given(tag=st.sampled_from(TAGS), typed=TYPED)
def test_typography_is_idempotent(tag: str, typed: str) -> None:
    once = typographer(tag)(typed)
    assert typographer(tag)(once) == once


@given(tag=st.sampled_from(TAGS), typed=TYPED)
def test_letters_and_digits_are_unchanged(tag: str, typed: str) -> None:
    def alphanumerics(text: str) -> str:
        return "".join(c for c in text if c.isalnum())

    assert alphanumerics(typographer(tag)(typed)) == alphanumerics(typed)
