# SPDX-License-Identifier: MIT
"""The small campaign as its author's own site, with a look of its own; everything is invented."""

from __future__ import annotations

import shutil
from pathlib import Path

from mkdocs.utils import get_theme_dir

from support import SMALL, copy_project, edit

FRENCH = """LETTRE OUVERTE : Sauvons les ormes
Madame la Mairesse,
Nous parlons pour 12 500 ormes, dont 12,5 % sont malades. L'ONU les compte depuis 1998.
gardez-les; et
arrosez-les avant le vote du 1er mai 2024.
Ann Elm         Béa Orme
Présidente      Présidente
I. COÛTS
Il en coûterait 1 200 000 $ pour les abattre. Personne ne l'a demandé. Et ils nous manqueraient.
"""
LOGO = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 40" width="120" height="40">
  <title>An invented logo: a tree, and three lines</title>
  <circle cx="20" cy="15" r="13" fill="#1c5a3a"/><path d="M18 26h4v12h-4z" fill="#5b3a1a"/>
  <path d="M44 8h70v4H44zM44 18h56v4H44zM44 28h64v4H44z" fill="#1c1b19"/>
</svg>
"""
STYLES = """\
@font-face { font-family: "Own"; src: url("own.woff2") format("woff2"); }
.site-footer { font-family: Own, serif; }
"""
COLOUR, COLOUR_DARK = "#1c5a3a", "#7fd1a3"
CHECK = "\N{WHITE HEAVY CHECK MARK} Annex I"
FONTS = Path(get_theme_dir("mkdocs")) / "webfonts"
"""Fonts that are installed with MkDocs; the one used has a check mark, which ours have not."""


def set_campaign(project: Path, *lines: str) -> None:
    """Add settings below ``extra.campaign``."""
    text = "".join(f"    {line}\n" for line in lines)
    edit(project / "mkdocs.yml", "    reference: letter.txt\n", text)


def with_brand(project: Path) -> None:
    """Give the campaign a logo, colours, a style sheet and a font; the logo is the icon too."""
    assets = project / "docs/assets"
    (assets / "logo.svg").write_text(LOGO, encoding="utf-8")
    (assets / "own.css").write_text(STYLES, encoding="utf-8")
    shutil.copy(FONTS / "fa-regular-400.woff2", assets / "own.woff2")
    shutil.copy(FONTS / "fa-regular-400.ttf", assets / "own.ttf")
    edit(
        project / "mkdocs.yml",
        "favicon: assets/favicon.svg}",
        "logo: assets/logo.svg}\nextra_css: [assets/own.css]",
    )
    edit(
        project / "docs/figures.yml", "{en: Annex I, fr: Annexe I}", f"{{en: {CHECK}, fr: {CHECK}}}"
    )
    set_campaign(
        project,
        "reference: letter.txt",
        f'brand: {{colour: "{COLOUR.upper()}", colour_dark: "{COLOUR_DARK}", '
        "pdf_fonts: [assets/own.ttf]}",
    )


def owned(folder: Path) -> Path:
    """Copy the small campaign as a draft of its author's own site, signed in both languages.

    It has a logo, colours, a style sheet and a font.
    """
    project = copy_project(folder, SMALL)
    with_brand(project)
    set_campaign(
        project,
        "reference: {en: letter.txt, fr: lettre.txt}",
        "publisher: author",
        "versions: authentic",
        "draft: true",
        "dated_words: true",
        "author: {en: Friends of the Elms, fr: Les amis des ormes}",
        "contact: {en: 'mailto:elms@example.org', fr: 'https://example.org/ormes'}",
    )
    (project / "docs/lettre.txt").write_text(FRENCH, encoding="utf-8")
    return project
