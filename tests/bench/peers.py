# SPDX-License-Identifier: MIT
"""The pages of a project on other generators, as their manuals set them up, to hold ours against.

Each is installed into a folder of its own in ``.cache/bench``, at the version that stands here or
in the ``package.json`` beside its settings (which has no lock: two thousand packages, of which none
comes near the site, would have to be looked after).
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
    """A site of another generator: ``command`` in ``folder`` makes ``folder/site``."""

    command: tuple[str | Path, ...]
    folder: Path


def base(project: Path, folder: Path) -> Peer:
    """MkDocs, Material and static-i18n at our versions, with the figures by mkdocs-macros."""
    base_site(project, folder)
    return Peer((base_command(), "build"), folder)


def zensical(project: Path, folder: Path) -> Peer:
    """Zensical, which has no plugin for languages: both as one site."""
    _write_pages(project, {"en": folder / "docs/en", "fr": folder / "docs/fr"})
    (folder / "mkdocs.yml").write_text(_ZENSICAL, encoding="utf-8")
    return Peer((installed("zensical", "zensical==0.0.73").with_name("zensical"), "build"), folder)


def docusaurus(project: Path, folder: Path) -> Peer:
    """Docusaurus with its faster build; it comes without a search."""
    command = _from_npm("docusaurus", folder)
    french = "i18n/fr/docusaurus-plugin-content-docs/current"
    _write_pages(project, {"en": folder / "docs", "fr": folder / french})
    return Peer((command, "build", "--out-dir", "site"), folder)


def starlight(project: Path, folder: Path) -> Peer:
    """Starlight, with its search."""
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
    """Makes ``folder`` a site with the settings in ``tests/bench/<name>`` and the packages named
    there; where the command ``name`` would be among them.

    It leads to the folder that they are installed in: neither builds with packages elsewhere.
    """
    settings, kept = ROOT / "tests/bench" / name, ROOT / ".cache/bench" / name
    wanted, whole = (settings / "package.json").read_bytes(), kept / "whole"
    if not whole.is_file() or whole.read_bytes() != wanted:
        npm = shutil.which("npm")
        assert npm, f"{name} needs Node 20 or newer, and its npm"
        shutil.rmtree(kept, ignore_errors=True)
        kept.mkdir(parents=True)
        shutil.copy(settings / "package.json", kept)
        options = ("--silent", "--no-package-lock", "--ignore-scripts")
        subprocess.run([npm, "install", *options], cwd=kept, check=True)
        whole.write_bytes(wanted)
    for old in ("docs", "i18n", "src", "site"):
        shutil.rmtree(kept / old, ignore_errors=True)
    shutil.copytree(settings, kept, dirs_exist_ok=True)
    folder.symlink_to(kept)
    return kept / "node_modules/.bin" / name


def _write_pages(project: Path, folders: Mapping[str, Path]) -> None:
    """The pages, each language into its folder: with their figures, and without what no other
    generator knows.
    """
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
