# SPDX-License-Identifier: MIT
"""The same pages on other generators, set up as their manuals say, to compare ours with.

Each is installed into its own folder in ``.cache/bench``, at the version given here or in the
``package.json`` beside its settings. There is no lock file, which would mean the upkeep of two
thousand packages that the site does not use.
"""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import NamedTuple

from bench_support import base_command, base_site, installed
from campaign.load import read_campaign
from campaign.text.markers import substitute
from support import ROOT

_ZENSICAL = """\
site_name: Open letter on human rights
site_url: https://example.org/letters/
theme: {name: material, language: fr, font: false}
markdown_extensions: [attr_list, abbr, footnotes, tables]
"""


class Peer(NamedTuple):
    """A site of another generator: ``command``, run in ``folder``, builds ``folder/site``."""

    command: tuple[str | Path, ...]
    folder: Path


def base(project: Path, folder: Path) -> Peer:
    """Set up MkDocs, Material and static-i18n at our versions, with figures by mkdocs-macros."""
    base_site(project, folder)
    return Peer((base_command(), "build"), folder)


def zensical(project: Path, folder: Path) -> Peer:
    """Set up Zensical, which has no plugin for languages: both are in one site."""
    _write_pages(project, {"en": folder / "docs/en", "fr": folder / "docs/fr"})
    (folder / "mkdocs.yml").write_text(_ZENSICAL, encoding="utf-8")
    return Peer((installed("zensical", "zensical==0.0.73").with_name("zensical"), "build"), folder)


def docusaurus(project: Path, folder: Path) -> Peer:
    """Set up Docusaurus with its faster build; it has no built-in search."""
    command = _from_npm("docusaurus", folder)
    french = "i18n/fr/docusaurus-plugin-content-docs/current"
    _write_pages(project, {"en": folder / "docs", "fr": folder / french})
    return Peer((command, "build", "--out-dir", "site"), folder)


def starlight(project: Path, folder: Path) -> Peer:
    """Set up Starlight, with its search."""
    command = _from_npm("starlight", folder).with_name("astro")
    pages = folder / "src/content/docs"
    _write_pages(project, {"en": pages, "fr": pages / "fr"})
    return Peer((command, "build"), folder)


PEERS: Mapping[str, Callable[[Path, Path], Peer]] = {
    "Zensical": zensical,
    "Docusaurus": docusaurus,
    "Starlight": starlight,
}


def _from_npm(name: str, folder: Path) -> Path:
    """Make ``folder`` a site of a generator from npm; return the path of the command ``name``.

    The settings and the list of packages are in ``tests/bench/<name>``. ``folder`` is a link to
    where the packages are installed, as neither generator builds with packages elsewhere.
    """
    settings, home = ROOT / "tests/bench" / name, ROOT / ".cache/bench" / name
    wanted, marker = (settings / "package.json").read_bytes(), home / "whole"
    if not marker.is_file() or marker.read_bytes() != wanted:
        npm = shutil.which("npm")
        assert npm, f"{name} needs Node 20 or newer, and its npm"
        shutil.rmtree(home, ignore_errors=True)
        home.mkdir(parents=True)
        shutil.copy(settings / "package.json", home)
        options = ("--silent", "--no-package-lock", "--ignore-scripts")
        subprocess.run([npm, "install", *options], cwd=home, check=True)
        marker.write_bytes(wanted)
    for old in ("docs", "i18n", "src", "site"):
        shutil.rmtree(home / old, ignore_errors=True)
    shutil.copytree(settings, home, dirs_exist_ok=True)
    folder.symlink_to(home)
    return home / "node_modules/.bin" / name


def _write_pages(project: Path, folders: Mapping[str, Path]) -> None:
    """Write the pages of each language, with figures and without blocks that only we support."""
    campaign = read_campaign(project / "mkdocs.yml")
    for code, folder in folders.items():
        for page in campaign.pages.in_language(code):

            def text(written: str, code: str = code) -> str:
                return substitute(written, lambda name: campaign.figure_text(name, code))

            matter = {"title": page.matter.title, "description": page.matter.description}
            head = "".join(f"{key}: {json.dumps(text(value))}\n" for key, value in matter.items())
            body = re.sub(r"(?m)^/// ?.*\n", "", text(page.markdown.text))
            file = folder / page.path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(f"---\n{head}---\n\n{body}", encoding="utf-8")
