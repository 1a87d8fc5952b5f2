# SPDX-License-Identifier: MIT
"""Bundle the components' files into style sheets, without unused rules, and into scripts."""

import re
from collections.abc import Iterable
from pathlib import Path

import rjsmin

from campaign.assets.unused_css import names_in_tags, theme_sources, trimmed, used_names
from campaign.model.brand import COLOURS, DARK, GROUNDS, LIGHT, Brand

_ON_ACCENT_DARK, _TARGET_DARK = "#33000f", "#463a10"
"""Colours of ``00-tokens.css`` that fit only our own colour on dark backgrounds."""


def whole_style_sheets(ground: str, folder: Path) -> dict[str, str]:
    """Return the style sheets by name, nothing removed: ``site``, and one per folder in ``folder``.

    The theme's, ``ground``, is in a cascade layer of ``site``, so that every rule of ours wins.
    """
    ground = ground.removeprefix('@charset "UTF-8";').partition("/*# sourceMappingURL")[0]
    parts = {part.name: part for part in sorted(folder.iterdir()) if part.is_dir()}
    sheets = {
        name: "\n".join(file.read_text(encoding="utf-8") for file in sorted(part.glob("*.css")))
        for name, part in {"site": folder, **parts}.items()
    }
    return sheets | {"site": f"@layer material{{{ground}}}\n{sheets['site']}"}


def _branded(css: str, folder: Path, brand: Brand) -> str:
    """Return a style sheet with the campaign's colours instead of ours, and rules for a logo."""
    if brand.logo:
        css += "\n" + (folder / "logo.css").read_text(encoding="utf-8")
    if (brand.light, brand.dark) != tuple(COLOURS.values()):
        paper, _, target = GROUNDS[DARK]
        colours = {COLOURS[LIGHT]: brand.light, COLOURS[DARK]: brand.dark}
        colours |= {_ON_ACCENT_DARK: paper, _TARGET_DARK: target}
        css = re.sub(r"(?<=: )#[0-9a-f]{6}(?=;)", lambda at: colours.get(at[0], at[0]), css)
    return css


def style_sheets(ground: str, themes: list[Path], brand: Brand, html: str) -> dict[str, str]:
    """Return the style sheets by name, without unused rules.

    ``themes`` are the folders of templates, ours first; ``html`` is that of all pages.
    """
    whole = whole_style_sheets(ground, themes[0] / "stylesheets")
    whole["site"] = _branded(whole["site"], themes[0] / "brand", brand)
    in_pages, sources = names_in_tags(html), theme_sources(themes)
    site = {name: text for name, text in sources.items() if not name.startswith("inserts/")}
    return trimmed(whole, used_names(in_pages, site), used_names(in_pages, sources))


def script(files: Iterable[Path]) -> str:
    """Return the files joined and minified, with the licence comment at the start of each file."""
    parts = [file.read_text(encoding="utf-8").strip() for file in files]
    parts = [f"/*!{part[3:]}" if part.startswith("/**") else part for part in parts]
    return "\n".join(rjsmin.jsmin(part, keep_bang_comments=True) for part in parts) + "\n"
