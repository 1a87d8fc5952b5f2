# SPDX-License-Identifier: MIT
"""A third language, added by configuration and a folder, has its figures and typography."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest

from campaigns import in_three_languages
from support import NBSP, Build, edit, problems


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("walkers", "2140"),
        ("in_favour", f"87,5{NBSP}%"),
        ("repair", f"486.250{NBSP}€"),
        ("fare", f"3,75{NBSP}€"),
        ("closed", f"1{NBSP}de{NBSP}marzo de 2031"),
        ("built", "1927"),
    ],
)
def test_figure_kinds_are_formatted_in_the_spanish_of_spain(
    three: Build, name: str, text: str
) -> None:
    entry = three.page("es/numbers/").select_one(f"#{name} data")
    assert entry is not None
    assert entry.get_text() == text


THIN = "\N{NARROW NO-BREAK SPACE}"


@pytest.mark.parametrize(
    ("place", "tag", "texts"),
    [
        (
            "our-letter/",
            "en-GB",
            (
                "“soon” is not a date",  # typed with straight quotes
                "An engineer’s guess",
                f"Since 1{NBSP}March 2031",
                "costs €3.75, and nobody",
                "costs €486,250.",
                "66 [64 in the original letter] steps",
            ),
        ),
        (
            "fr/our-letter/",
            "fr-FR",
            (
                f"elle est fermée{THIN}; 87,5{NBSP}% des",  # typed without a space
                f"nous dire quand{NBSP}: «{NBSP}bientôt{NBSP}» n’est pas",
                f"la réparation à 486{THIN}250{NBSP}€.",
                f"Chaque jour, 2{THIN}140 d’entre nous",
                f"Depuis le 1er{NBSP}mars 2031",
            ),
        ),
        ("fr/asks/replies/", "fr-FR", (f"Qui paie{THIN}?", f"est-elle sûre{THIN}?")),
        (
            "es/our-letter/",
            "es-ES",
            (
                "del ayuntamiento:",  # typed with a space before the colon
                "¿Quién no conoce la canción?",  # typed with spaces inside the marks
                "“pronto” no es",  # typed with straight quotes
                "66 [64 en la carta original] pasos",
                f"(1{NBSP}de{NBSP}abril de 2031)",
            ),
        ),
    ],
)
def test_typography_is_that_of_the_tag(
    three: Build, place: str, tag: str, texts: tuple[str, ...]
) -> None:
    page = three.page(place)
    assert page.html is not None
    assert page.html["lang"] == tag
    printed = " ".join(page.get_text().split(" "))
    assert [text for text in texts if text not in printed] == []


def test_notice_names_the_language_that_was_signed(three: Build) -> None:
    for place, words in (
        ("our-letter/", "The signed text is in French."),
        ("es/our-letter/", "El texto firmado está en francés."),
    ):
        notice = three.page(place).select_one(".notice")
        assert notice is not None
        assert words in notice.get_text()
    signed = three.page("fr/our-letter/").select_one(".notice")
    assert signed is not None
    assert "traduction" not in signed.get_text()


def test_footnote_back_links_are_in_the_language_of_the_page(three: Build) -> None:
    titles = {
        place: three.page(f"{place}our-letter/").select(".footnote-backref")[0]["title"]
        for place in ("", "fr/", "es/")
    }
    assert titles == {
        "": "Back to reference 1 in the text",
        "fr/": f"Revenir à l’appel de note{NBSP}1".replace(NBSP, " "),
        "es/": "Volver a la llamada de nota 1 en el texto",
    }


def test_csv_has_columns_for_each_language(three: Build) -> None:
    text = (three.site / "figures.csv").read_bytes().decode("utf-8-sig")
    row = next(csv.DictReader(io.StringIO(text, newline="")))
    assert [key for key in row if key.startswith("label_")] == ["label_en", "label_fr", "label_es"]
    assert row["label_es"] == "personas a pie en un día común"


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            "No contestaron.",
            "Cuándo contestan?",
            "18: this “?” has no opening mark; write “¿” where the question or exclamation begins",
        ),
        (
            "No contestaron.",
            "Ultima vez.",
            "1: “Ultima” is missing the accent on its capital; write “Última”",
        ),
    ],
)
def test_spanish_mistakes_are_reported_at_their_line(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    project = in_three_languages(tmp_path)
    page = project / "docs/es/asks/replies.md"
    edit(page, "El ayuntamiento no ha contestado desde el {{ closed }}.", f"{old} {{{{ closed }}}}")
    assert problems(project) == []
    edit(page, old, new)
    column, text = message.split(": ", 1)
    assert problems(project) == [f"docs/es/asks/replies.md:9:{int(column) - 1 or 1}: {text}"]


def test_question_mark_can_open_before_markup(tmp_path: Path) -> None:
    project = in_three_languages(tmp_path)
    page = project / "docs/es/asks/replies.md"
    edit(
        page, "El ayuntamiento no ha contestado desde el {{ closed }}.", "¿*Desde* el {{ closed }}?"
    )
    assert problems(project) == []
