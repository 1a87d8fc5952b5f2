# SPDX-License-Identifier: MIT
"""The sites that the benchmarks build: this project grown to many pages, and a baseline.

The baseline has the same pages in plain MkDocs, Material, static-i18n and mkdocs-macros, with the
figures as preformatted variables: the least that such a site can cost.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

from campaign.load import read_campaign
from support import ROOT, SITE_URL, edit

SOURCES = ("united-states.md", "mexico.md")
_PINNED = ("mkdocs", "mkdocs-material", "mkdocs-static-i18n", "pymdown-extensions", "Markdown")
_BASE_CONFIG = """\
site_name: Open letter on human rights
site_url: https://example.org/letters/
theme: {name: material, font: false}
plugins:
  - search
  - i18n:
      docs_structure: folder
      languages:
        - {locale: en, name: English, default: true}
        - {locale: fr, name: Français}
  - macros: {j2_comment_start_string: "{##"} # a heading's id begins with {#
markdown_extensions: [attr_list, abbr, footnotes, tables, pymdownx.blocks.html]
"""


def grow(project: Path, pages: int) -> None:
    """Replace the project's pages with ``pages`` pages per language.

    One is the page of figures; the others are copies of two parts of the annex, with IDs, titles
    and descriptions of their own.
    """
    names = ["index.md", *(f"copy-{number}.md" for number in range(pages - 2))]
    config = project / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    nav = "nav:\n  - figures.md\n" + "".join(f"  - {name}\n" for name in names) + "\n"
    text = replaced(text, "nav:", "theme:", nav)
    text = replaced(text, "    reference: letter.txt", "    concerns:", "")
    config.write_text(text.replace("          nav_translations: {Annex: Annexe}\n", ""), "utf-8")
    data = project / "docs/figures.yml"
    data.write_text(
        replaced(data.read_text("utf-8"), "  supporters:", "  refugee_peak:", ""), "utf-8"
    )
    for language in ("en", "fr"):
        folder = project / "docs" / language
        sources = [(folder / "annex" / name).read_text(encoding="utf-8") for name in SOURCES]
        for old in [path for path in folder.rglob("*.md") if path.name != "figures.md"]:
            old.unlink()
        for number, name in enumerate(names):
            source = re.sub(r"\{#[\w-]+\}", f"{{#part-{number}}}", sources[number % len(sources)])
            # The same titles, descriptions or citations would be reported as a copied page, and
            # small numbers as figures.
            own = rf"\1 – {10_000 + number}\2"
            source = re.sub(r'(?m)^((?:title|description|cite): .*?)("?)$', own, source, count=3)
            (folder / name).write_text(source, encoding="utf-8")


def without_publications(project: Path) -> None:
    """Turn off the PDFs and the images of shared pages."""
    config = project / "mkdocs.yml"
    for name in ("pdf", "images"):
        edit(config, f"  - hooks/{name}.py\n", "")


def replaced(text: str, start: str, end: str, new: str) -> str:
    """Replace the lines of a text from ``start`` up to, but not including, ``end``."""
    return text[: text.index("\n" + start) + 1] + new + text[text.index("\n" + end) + 1 :]


def base_site(project: Path, folder: Path) -> None:
    """Write the pages of a grown project as a baseline site, without the blocks it lacks."""
    shutil.copytree(project / "docs", folder / "docs")
    for page in folder.glob("docs/*/**/*.md"):
        text = re.sub(r"(?m)^/// ?.*\n", "", page.read_text(encoding="utf-8"))
        page.write_text(text, encoding="utf-8")
    campaign = read_campaign(project / "mkdocs.yml")
    figures = "".join(
        f'  {name}: "{campaign.figure_text(name, "en")}"\n' for name in campaign.figures
    )
    (folder / "mkdocs.yml").write_text(f"{_BASE_CONFIG}extra:\n{figures}", encoding="utf-8")


def base_command() -> Path:
    """Return the baseline's ``mkdocs``, at the versions that this project has installed."""
    pinned = [f"{name}=={version(name)}" for name in _PINNED]
    return installed("base", *pinned, "mkdocs-macros-plugin==1.5.0").with_name("mkdocs")


def installed(name: str, *packages: str) -> Path:
    """Return the Python of a virtual environment with the packages, cached in ``.cache/bench``."""
    folder = ROOT / ".cache/bench" / name
    python, whole = folder / "bin/python", folder / "whole"
    if not whole.is_file():
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        whole.touch()
    return python


class Measured(NamedTuple):
    """The cost of a build."""

    seconds: float
    processor: float
    memory: float


def measured(command: Sequence[str | Path], project: Path) -> Measured:
    """Measure one build from scratch, with update notices and telemetry off."""
    shutil.rmtree(project / "site", ignore_errors=True)
    quiet = ("NO_MKDOCS_2_WARNING", "NO_UPDATE_NOTIFIER", "ASTRO_TELEMETRY_DISABLED")
    environment = os.environ | {"SITE_URL": SITE_URL} | dict.fromkeys(quiet, "1")
    measure = Path(__file__).with_name("bench") / "measure.py"
    done = subprocess.run(
        [sys.executable, "-I", "-S", measure, *command],
        cwd=project,
        env=environment,
        check=True,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    return Measured(*map(float, done.stdout.split()))
