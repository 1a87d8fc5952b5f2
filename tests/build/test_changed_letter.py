# SPDX-License-Identifier: MIT
"""What readers see of a letter with corrected errors, a new figure, and asks to several."""

from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader

from campaign.views.citations import with_prepositions
from support import (
    SMALL,
    Build,
    build_once,
    copy_project,
    edit,
    move_figure,
    squeezed,
    unchanged_build,
)

LISTS = {
    "en": """We ask the *mayor*:

/// recommendations | city

- keep them *all*; and
- water them before the vote of {{ vote }}, which means
    - by day; and
    - by night.

///

We ask the minister:

/// recommendations | province

- pay for it.

///
""",
    "fr": """Nous demandons à la *mairesse* :

/// recommendations | city

- de les garder *tous*; et
- de les arroser avant le vote du {{ vote }}, c'est-à-dire
    - le jour; et
    - la nuit.

///

Nous demandons au ministre :

/// recommendations | province

- de payer.

///
""",
}
TABLES = {
    "en": "\n| Tree | How many |\n|---|---|\n| Oaks | {{ oaks }} |\n",
    "fr": "\n| Arbre | Combien |\n|---|---|\n| Chênes | {{ oaks }} |\n",
}
CHARTS = """
comparisons:
  trees:
    title: {en: Trees, fr: Arbres}
    series:
      - {label: {en: "Elms", fr: "Ormes"}, figures: [elms, oaks]}
  shares:
    title: {en: Shares, fr: Parts}
    series:
      - {label: {en: Sick, fr: Malades}, figures: [sick]}
      - {label: {en: Again, fr: Encore}, figures: [sick]}
"""
ADDRESSEES = """\
    addressee:
      en: the minister and the mayor
      fr: le ministre du Logement, la ministre des Océans et de la Garde côtière, et la mairesse
"""


def changed(folder: Path) -> Path:
    """Copy the small campaign, with other recommendations, a moved figure, a table and charts."""
    project = copy_project(folder, SMALL)
    docs = project / "docs"
    for language in LISTS:
        letter = docs / language / "letter.md"
        text = letter.read_text(encoding="utf-8")
        start, end = text.index("/// recommendations"), text.index("/// signatories")
        text = text[:start] + LISTS[language] + "\n" + text[end:]
        letter.write_text(text, encoding="utf-8")
        costs = docs / language / "annex" / "costs.md"
        costs.write_text(costs.read_text(encoding="utf-8") + TABLES[language], encoding="utf-8")
        index = docs / language / "index.md"
        inserts = "".join(
            f"/// insert | {name}\n///\n\n" for name in ("asks letter", "comparisons")
        )
        edit(index, "/// insert | corrections\n///\n", inserts)
    edit(
        docs / "letter.txt",
        "keep them; and\nwater them before the the vote of May 1, 2024.",
        "We ask the mayor:\nkeep them all; and\nwater them before the the vote of May 1, 2024, "
        "which means\n"
        "by day; and\nby night.\n"
        "We ask the minister:\npay for it.",
    )
    with (docs / "letter.txt").open("a", encoding="utf-8") as reference:
        reference.write("\nTree How many\nOaks 12,500\n")
    edit(project / "mkdocs.yml", '    sent: "2024-04"\n', f'    sent: "2024-04"\n{ADDRESSEES}')
    figures = docs / "figures.yml"
    text = figures.read_text(encoding="utf-8").partition("\ncomparisons:")[0]
    oaks = text[text.index("  elms:") : text.index("  sick:")].replace("elms", "oaks")
    figures.write_text(text + CHARTS, encoding="utf-8")
    move_figure(figures, "12500", "13000")
    edit(figures, "  sick:\n", f"{oaks.replace('ormes', 'chênes')}  sick:\n")
    return project


@pytest.fixture(scope="module")
def site() -> Build:
    return build_once("changed_letter", changed)


def test_letter_is_as_it_was_sent_except_for_what_has_changed(site: Build) -> None:
    english, french = (
        "This letter is published as it was sent (April 2024), except for corrected typing "
        "errors and updated figures, which are marked.",
        "Cette lettre n’a pas été mise à jour depuis son envoi (avril 2024), à part des chiffres "
        "mis à jour, signalés dans le texte.",
    )
    error = "Original: “before the the vote” Corrected: “before the vote”"
    for address, sentence in (
        ("letter/", english),
        ("letter/side-by-side/", english),
        ("annex/costs/", english),
        ("fr/letter/", french),
    ):
        (notice,) = site.page(address).select(".notice")
        assert squeezed(notice.text).startswith(sentence)
        assert ("before the the vote" in notice.text) == (sentence == english)
    for name, sentence in (("letter-en.pdf", english), ("letter-fr.pdf", french)):
        pages = PdfReader(site.site / name).pages
        text = squeezed(" ".join(page.extract_text() for page in pages))
        assert sentence in text
        assert (error in text) == (sentence == english)


def test_letter_links_to_its_corrections_if_a_page_lists_them() -> None:
    page = unchanged_build(SMALL).page("letter/")
    (link,) = page.select(".notice a")
    assert (link.text, link["href"]) == ("What was corrected", "../#corrections")
    home = unchanged_build(SMALL).page("")
    (listed,) = home.select("#corrections")
    assert "typing error" in listed.text


def test_preposition_is_repeated_before_each_addressee(site: Build) -> None:
    (citation,) = site.page("fr/letter/").select(".cite")
    assert (
        "lettre ouverte au ministre du Logement, à la ministre des Océans et de la Garde côtière, "
        "et à la mairesse"
    ) in squeezed(citation.text)


@pytest.mark.parametrize(
    ("code", "addressees", "expected"),
    [
        ("fr", "le maire et l’évêque", "le maire et à l’évêque"),
        (
            "fr",
            "le premier ministre, le très honorable A",
            "le premier ministre, le très honorable A",
        ),
        ("fr", "le maire, la préfète et les élus", "le maire, à la préfète et à les élus"),
        ("es", "el alcalde, la jueza y las diputadas", "el alcalde, a la jueza y a las diputadas"),
        ("en", "the mayor and the judge", "the mayor and the judge"),
    ],
)
def test_addressees_follow_a_preposition(code: str, addressees: str, expected: str) -> None:
    assert with_prepositions(addressees, code) == expected
