# SPDX-License-Identifier: MIT
"""The same letter on other generators, as their manuals set them up, to be weighed beside ours.

Each is installed into a folder of its own in ``.cache/bench``, at the version that stands here.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from bench_support import base_command, installed
from campaign.content import Campaign, read_campaign
from campaign.markers import substitute
from support import ROOT

_EXTENSIONS = "markdown_extensions: [attr_list, abbr, footnotes, tables]\n"
_BASE = """\
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
"""
_ZENSICAL = """\
site_name: Open letter on human rights
site_url: https://example.org/letters/
theme: {name: material, language: LANGUAGE, font: false}
"""
Site = tuple[Path, str]
"""Where the site is, and where the French letter is in it."""


def base(folder: Path) -> Site:
    """MkDocs, Material and static-i18n at our versions, with the figures by mkdocs-macros."""
    campaign = read_campaign(ROOT / "mkdocs.yml")
    for code in campaign.settings.codes:
        _pages(campaign, code, folder / "docs" / code, str)
    figures = "".join(f'  {n}: "{campaign.figure_text(n, "fr")}"\n' for n in campaign.figures)
    _write(folder / "mkdocs.yml", f"{_BASE}{_EXTENSIONS}extra:\n{figures}")
    _run(base_command(), "build", cwd=folder)
    return folder / "site", "fr/letter/"


def zensical(folder: Path) -> Site:
    """Zensical, which has no plugin for languages: the French pages alone, figures filled in."""
    _run(zensical_command(), "build", cwd=zensical_site(ROOT, folder, ["fr"]))
    return folder / "site", "fr/letter/"


def zensical_command() -> Path:
    """Zensical's command."""
    return installed("zensical", "zensical==0.0.73").with_name("zensical")


def zensical_site(project: Path, folder: Path, codes: list[str]) -> Path:
    """The pages of a project in these languages, as a site of Zensical in ``folder``."""
    campaign = read_campaign(project / "mkdocs.yml")
    for code in codes:

        def filled(text: str, code: str = code) -> str:
            return substitute(text, lambda name: campaign.figure_text(name, code))

        _pages(campaign, code, folder / "docs" / code, filled)
    _write(folder / "mkdocs.yml", _ZENSICAL.replace("LANGUAGE", codes[0]) + _EXTENSIONS)
    return folder


PEERS: dict[str, Callable[[Path], Site]] = {"base": base, "zensical": zensical}


def _pages(campaign: Campaign, code: str, folder: Path, change: Callable[[str], str]) -> None:
    """The pages of a language, without the blocks that only this project knows."""
    docs = campaign.settings.docs / code
    for file in docs.rglob("*.md"):
        text = re.sub(r"(?m)^/// ?.*\n", "", file.read_text(encoding="utf-8"))
        _write(folder / file.relative_to(docs), change(text))


def _run(command: Path, *arguments: str, cwd: Path) -> None:
    done = subprocess.run(
        [command, *arguments],
        cwd=cwd,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        sys.exit(done.stdout)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
