# SPDX-License-Identifier: MIT
"""Bundle the components' files into style sheets, without unused rules, and into scripts."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import rjsmin

from campaign.assets.css_names import names_in_tags, theme_sources, used_names
from campaign.assets.unused_css import trimmed


def whole_style_sheets(ground: str, folder: Path) -> dict[str, str]:
    """Return the style sheets by name, nothing removed: ``site``, and one per folder in ``folder``.

    ``site``, which every page has, begins with the theme's style sheet ``ground``. It is in a
    cascade layer, so that every rule of ours overrides it.
    """
    ground = ground.removeprefix('@charset "UTF-8";').partition("/*# sourceMappingURL")[0]
    sheets = {"site": f"@layer material{{{ground}}}\n{_joined(folder)}"}
    parts = sorted(part for part in folder.iterdir() if part.is_dir())
    return sheets | {part.name: _joined(part) for part in parts}


def _joined(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.glob("*.css")))


def style_sheets(
    whole: Mapping[str, str], pages: Iterable[str], themes: list[Path]
) -> dict[str, str]:
    """Return the style sheets without unused rules.

    ``pages`` are their rendered texts; ``themes`` the template folders, ours first.
    """
    in_pages = {name for page in pages for name in names_in_tags(page)}
    sources = theme_sources(themes)
    site = {name: text for name, text in sources.items() if not name.startswith("inserts/")}
    return trimmed(whole, *(used_names(in_pages, each) for each in (site, sources)))


def script(files: Iterable[Path]) -> str:
    """Return the files joined and minified, with the licence comment at the start of each file."""
    parts = [file.read_text(encoding="utf-8").strip() for file in files]
    parts = [f"/*!{part[3:]}" if part.startswith("/**") else part for part in parts]
    return "\n".join(rjsmin.jsmin(part, keep_bang_comments=True) for part in parts) + "\n"
