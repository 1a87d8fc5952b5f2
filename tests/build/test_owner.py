# SPDX-License-Identifier: MIT
"""Whose site it is, whether its versions are authentic, and whether it is a draft."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup, Tag
from pypdf import PdfReader

from campaign.load import read_campaign
from campaign.views.citations import Citations
from campaign.views.language_view import LanguageView
from owned_campaign import FRENCH, owned, set_campaign
from support import SMALL, Build, build_once, command, copy_campaign, edit, problems, squeezed


def pdf_text(file: Path) -> str:
    return squeezed(" ".join(page.extract_text() for page in PdfReader(file).pages))


def selected(page: BeautifulSoup, selector: str) -> Tag:
    (found,) = page.select(selector)
    return found


@pytest.fixture(scope="module")
def site() -> Build:
    return build_once("owned", owned)


@pytest.fixture
def campaign(tmp_path: Path) -> Path:
    return copy_campaign(tmp_path, SMALL)


def test_site_of_its_author_does_not_disown_it(site: Build) -> None:
    for address, name in (
        ("letter/", "Published by Friends"),
        ("fr/letter/", "Publié par\N{NO-BREAK SPACE}: Les amis"),
    ):
        page = site.page(address)
        assert name in selected(page, "footer").text
        assert "official" not in page.text
        assert "officiel" not in page.text


def test_authentic_versions_are_not_called_translations(site: Build) -> None:
    page = site.page("fr/letter/")
    assert "traduction" not in page.text
    assert "telle qu’elle a été envoyée (avril 2024). Des mots comme" in page.text
    assert "traduction" not in pdf_text(site.site / "letter-fr.pdf")


def test_no_authentic_version_is_the_translation_of_another(site: Build) -> None:
    found = {}
    for address in ("letter/", "fr/letter/"):
        (script,) = site.page(address).find_all("script", type="application/ld+json")
        found[address] = json.loads(str(script.string))
    english, french = found.values()
    assert not {"translationOfWork", "workTranslation"} & {*english, *french}
    assert english["datePublished"] == french["datePublished"] == "2024-04"


def test_contact_is_in_the_footer_and_beside_the_edit_link(site: Build) -> None:
    for address, contact in (("", "mailto:elms@example.org"), ("fr/", "https://example.org/ormes")):
        page = site.page(address)
        assert selected(page, f'footer a[href="{contact}"]')
        assert selected(page, f'main .edit-link a[href="{contact}"]')


def test_draft_says_so_and_is_not_for_search_engines(site: Build) -> None:
    for file in site.site.rglob("*.html"):
        html = file.read_text(encoding="utf-8")
        assert '<meta name="robots" content="noindex">' in html, file
    assert "Draft" in selected(site.page(""), ".draft").text
    assert "Ébauche" in selected(site.page("fr/annex/costs/"), ".draft").text
    assert "Draft" in pdf_text(site.site / "letter-en.pdf")
    assert not (site.site / "sitemap.xml").exists()
    robots = (site.site / "robots.txt").read_text(encoding="utf-8")
    assert robots == "User-agent: *\nAllow: /\n"


def test_workflow_learns_whether_it_is_a_draft(site: Build) -> None:
    project = site.site.parent
    assert command("campaign", "draft", cwd=project).stdout == "draft=true\n"
    assert command("campaign", "draft", cwd=SMALL).stdout == "draft=false\n"


def test_each_language_is_compared_with_its_own_text(campaign: Path) -> None:
    set_campaign(campaign, "reference: {en: letter.txt, fr: lettre.txt}", "versions: authentic")
    (campaign / "docs/lettre.txt").write_text(FRENCH, encoding="utf-8")
    assert problems(campaign) == []
    edit(campaign / "docs/fr/annex/costs.md", "Personne ne l'a demandé", "Nul ne l'a demandé")
    (line,) = problems(campaign)
    assert line.startswith("docs/fr/annex/costs.md:11:1: the letter says “Personne”")


def test_translations_made_for_the_site_are_still_called_that(campaign: Path) -> None:
    campaign_read = read_campaign(campaign / "mkdocs.yml")
    french = LanguageView(campaign_read, "fr")
    assert french.published_as_sent() == [
        "Cette lettre n’a pas été mise à jour depuis son envoi (avril 2024)."
    ]
    assert Citations(french).is_translation
    assert not Citations(LanguageView(campaign_read, "en")).is_translation


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("publisher: us", "“publisher” cannot be “us”; write author or others"),
        ("versions: both", "“versions” cannot be “both”; write authentic or translated"),
        ("draft: maybe", "“draft” cannot be “maybe”; write true or false"),
        (
            "contact: {en: elms@example.org, fr: 'https://example.org/'}",
            "“elms@example.org” is not an address that readers can write to; "
            "begin it with https:// or mailto:",
        ),
        (
            "reference: {en: letter.txt, de: brief.txt}",
            "“reference” has a text in “en, de”, but the languages of this site are "
            "“en, fr”; write one text in each of them, and no other",
        ),
    ],
)
def test_invalid_setting_is_reported_at_its_line(
    campaign: Path, setting: str, message: str
) -> None:
    config = campaign / "mkdocs.yml"
    number = config.read_text(encoding="utf-8").split("\n").index("    reference: letter.txt") + 1
    set_campaign(campaign, setting)
    (line,) = problems(campaign)
    assert line.startswith(f"mkdocs.yml:{number}:")
    assert line.endswith(f": {message}")


def test_texts_of_the_example_are_reported_unless_it_is_a_draft(campaign: Path) -> None:
    edit(campaign / "docs/en/index.md", "\n# ", "\nReplace this: who asks what.\n\n# ")
    edit(campaign / "docs/fr/index.md", "\n# ", "\nÀ remplacer : qui demande quoi.\n\n# ")
    edit(campaign / "docs/figures.yml", "en: over", "en: over (replace this)")
    edit(campaign / "docs/figures.yml", "figures:\n", "# Replace this: a comment.\nfigures:\n")
    found = [line for line in problems(campaign) if "example" in line]
    assert [line.split(":")[0] for line in found] == [
        "docs/en/index.md",
        "docs/figures.yml",
        "docs/fr/index.md",
    ]
    assert found[0].endswith(
        "this text is still the example’s; replace it, or write “draft: true” under extra.campaign"
    )
    set_campaign(campaign, "reference: letter.txt", "draft: true")
    assert [line for line in problems(campaign) if "example" in line] == []


def test_words_like_those_of_the_example_are_not_reported(campaign: Path) -> None:
    for code, text in (
        ("en", "Do replace this: it is old."),
        ("fr", "Un arbre à remplacer : lequel?"),
    ):
        page = campaign / f"docs/{code}/index.md"
        page.write_text(page.read_text(encoding="utf-8") + f"\n{text}\n", encoding="utf-8")
    assert problems(campaign) == []
