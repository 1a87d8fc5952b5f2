# SPDX-License-Identifier: MIT
"""Bundles the components' files into one style sheet, without unused rules, and into scripts."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import rjsmin

from campaign.assets.css_names import theme_sources, used_names
from campaign.storage.cache import Cache

_TRIMMING = ("css_names.py", "css_selectors.py", "unused_css.py")
"""Modules that affect the result, and so are part of its cache key."""


def whole_style_sheet(ground: str, files: Iterable[Path]) -> str:
    """Return the theme's style sheet followed by our files, in the order given.

    The theme's is in a cascade layer, so that every rule of ours overrides it.
    """
    ground = ground.removeprefix('@charset "UTF-8";').partition("/*# sourceMappingURL")[0]
    ours = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return f"@layer material{{{ground}}}\n{ours}"


def style_sheet(whole: str, in_pages: Iterable[str], themes: list[Path], root: Path) -> str:
    """Return the style sheet without unused rules, cached below the project's folder ``root``.

    ``in_pages`` are the names in the rendered text; ``themes`` the template folders, ours first.
    The cache saves 0.4 s per build.
    """
    in_pages = sorted(in_pages)
    sources = theme_sources(themes)
    trimming = [Path(__file__).with_name(name).read_bytes() for name in _TRIMMING]
    made_from: list[str | bytes] = [
        whole,
        *in_pages,
        "",
        *sources,
        *sources.values(),
        *trimming,
        version("tinycss2"),
    ]

    def make() -> bytes:
        from campaign.assets.unused_css import (
            trimmed,  # imported late: the parser is not needed if the result is cached
        )

        return trimmed(whole, used_names(in_pages, sources)).encode()

    return Cache(root, "styles").get(made_from, make).decode()


def script(files: Iterable[Path]) -> str:
    """Return the files joined and minified, with the licence comment at the start of each file."""
    parts = [file.read_text(encoding="utf-8").strip() for file in files]
    parts = [f"/*!{part[3:]}" if part.startswith("/**") else part for part in parts]
    return "\n".join(rjsmin.jsmin(part, keep_bang_comments=True) for part in parts) + "\n"
