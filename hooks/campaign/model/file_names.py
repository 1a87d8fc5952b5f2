# SPDX-License-Identifier: MIT
"""The names of published files, which must not change, and of files that are not published."""

from collections.abc import Iterable
from pathlib import Path

FIGURES_JSON = "figures.json"
FIGURES_SCHEMA = "figures.schema.json"
FIGURES_CSV = "figures.csv"
LETTER_JSON = "letter.json"
LETTER_SCHEMA = "letter.schema.json"
ROBOTS = "robots.txt"
CHECKSUMS = "SHA256SUMS"
FAVICON = "favicon.ico"
TOUCH_ICON = "apple-touch-icon.png"
PRIVATE_FILES = ("glossary.yml", "signatories.csv", "outcomes.yml")
"""Files that the build reads and never publishes, beside those that the settings name."""
PAGES = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")  # MkDocs reads all, the generator one
PICTURES = (".svg", ".png", ".jpg", ".jpeg", ".webp", ".avif", ".gif", ".bmp", ".ico")
"""The endings of pictures that all browsers show."""


def visible_files(folder: Path) -> list[Path]:
    """Return the files and folders below a folder, without those whose name begins with a dot."""
    paths = sorted(folder.rglob("*"))
    return [p for p in paths if not any(x.startswith(".") for x in p.relative_to(folder).parts)]


def pdf_name(language: str) -> str:
    """Return the name of the PDF in the language with this code."""
    return f"letter-{language}.pdf"


def published_files(languages: Iterable[str]) -> set[str]:
    """Return the names of generated files that a page may link to, at the root of the site."""
    data = (FIGURES_JSON, FIGURES_SCHEMA, FIGURES_CSV, LETTER_JSON, LETTER_SCHEMA)
    return {*data, CHECKSUMS, ROBOTS, "sitemap.xml", *map(pdf_name, languages)}
