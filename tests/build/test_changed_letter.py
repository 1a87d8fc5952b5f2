# SPDX-License-Identifier: MIT
"""What readers see of a letter with corrected errors, a new figure, and asks to several."""

from __future__ import annotations

import json
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
ANNEX = {
    "en": "\n/// recommendations | city\n\n- ask the tenants.\n\n///\n",
    "fr": "\n/// recommendations | city\n\n- de consulter les locataires.\n\n///\n",
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
        text = costs.read_text(encoding="utf-8") + TABLES[language] + ANNEX[language]
        costs.write_text(text, encoding="utf-8")
        index = docs / language / "index.md"
        names = ("asks letter", "comparisons", "quote letter-p4")
        inserts = "".join(f"/// insert | {name}\n///\n\n" for name in names)
        edit(index, "/// insert | corrections\n///\n", inserts)
    edit(
        docs / "letter.txt",
        "keep them; and\nwater them before the the vote of May 1, 2024.",
        "We ask the mayor:\nkeep them all; and\nwater them before the the vote of May 1, 2024, "
        "which means\nby day; and\nby night.\nWe ask the minister:\npay for it.",
    )
    with (docs / "letter.txt").open("a", encoding="utf-8") as reference:
        reference.write("\nTree How many\nOaks 12,500\nask the tenants.\n")
    edit(project / "mkdocs.yml", '    sent: "2024-04"\n', f'    sent: "2024-04"\n{ADDRESSEES}')
    figures = docs / "figures.yml"
    period = "    period: {en: spring 2024, fr: printemps 2024}\n"
    edit(figures, "    before:", f"{period}    before:")
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
    error = (
        "corrected in the English text published here: "
        "Original: “before the the vote” Corrected: “before the vote”"
    )
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


def test_asks_of_each_list_follow_its_own_sentence(site: Build) -> None:
    page = site.page("")
    first, second = page.select("ol.asks")
    for asks, sentence in ((first, "We ask the <em>mayor</em>:"), (second, "We ask the minister:")):
        lead = asks.find_previous_sibling("p")
        assert str(lead) == f"<p>{sentence}</p>"
    assert len(first.find_all("li", recursive=False)) == 2
    # The annex also asks the mayor for something, but is the detail of neither of these.
    assert {str(a["href"]).partition("#")[0] for a in first.select("a")} == {"letter/"}
    assert [li.text for li in first.select("li li")] == ["by day", "by night."]
    assert "keep them <em>all</em> <a" in str(first)
    assert [squeezed(li.find(string=True) or "") for li in second.select("li")] == ["pay for it."]
    collected = site.page("figures/")
    assert "keep them <em>all</em>" in str(collected.select_one(".recommendation-list"))


def test_quoted_ask_ends_without_the_list(site: Build) -> None:
    assert [squeezed(x.get_text()) for x in site.page("").select("blockquote")] == [
        "“keep them all”"
    ]


def test_links_of_charts_and_cards_lead_somewhere(site: Build) -> None:
    for prefix in ("", "fr/"):
        home = site.page(prefix)
        links = [str(a["href"]) for a in home.select(".comparison__table a, .card__link")]
        assert len(links) == 6
        for link in links:
            address, _, anchor = link.partition("#")
            assert site.page(prefix + address).find(id=anchor), link
    assert "annex/costs/#costs-p1" in links


def test_figure_in_a_table_is_listed_with_the_paragraph_above(site: Build) -> None:
    for prefix, place in (("", "Annex I, ¶ 1 (table)"), ("fr/", "Annexe I, par. 1 (tableau)")):
        page = site.page(f"{prefix}figures/")
        (entry,) = page.select("#oaks")
        (use,) = entry.select(".figure-entry__uses a")
        assert squeezed(use.text) == place
        assert page.find(string=["Other figures", "Autres chiffres"]) is None


def test_bars_of_one_period_have_their_labels(site: Build) -> None:
    first, second = site.page("").select(".comparison")
    labels = [label.text for label in first.select(".chart__label")]
    assert labels == ["elms, spring 2024", "oaks, spring 2024"]
    assert [label.text for label in second.select(".chart__label")] == ["April 2024"] * 2
    assert "different" not in first.text
    assert "Each group measures something different." in second.text


def test_lines_of_a_signatory_are_apart_in_data(site: Build) -> None:
    letter = json.loads((site.site / "letter.json").read_text(encoding="utf-8"))
    signed = [p["text"]["en"] for p in letter["pages"][0]["passages"]][-2:]
    assert signed == ["Ann Elm, Chair", "Béa Orme, Présidente"]
