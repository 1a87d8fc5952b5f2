# SPDX-License-Identifier: MIT
"""One style sheet, or script, out of a file per component, and no more of them than is used."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.metadata import version
from pathlib import Path

import rjsmin

from campaign.assets.css_names import theme_sources, used_names
from campaign.storage.cache import Cache

_TRIMMING = ("css_names.py", "css_selectors.py", "unused_css.py")
"""What decides which rules are left, beside the style sheet and the names."""


def whole_style_sheet(ground: str, files: Iterable[Path]) -> str:
    """The theme's style sheet, in a layer of its own, so that any rule of ours goes before any of
    it; on it our files, in the order given: ``00-tokens.css`` sorts before its users.
    """
    ground = ground.removeprefix('@charset "UTF-8";').partition("/*# sourceMappingURL")[0]
    ours = "\n".join(file.read_text(encoding="utf-8") for file in files)
    return f"@layer material{{{ground}}}\n{ours}"


def style_sheet(whole: str, in_pages: Iterable[str], themes: list[Path], root: Path) -> str:
    """What pages can use of a style sheet.

    ``in_pages``: the names in the pages' text; ``themes``: the folders of templates, ours first;
    ``root``: the project's folder, where the result is kept.
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
            trimmed,  # most builds find it made and need no parser
        )

        return trimmed(whole, used_names(in_pages, sources)).encode()

    return Cache(root, "styles").get(made_from, make).decode()


def script(files: Iterable[Path]) -> str:
    """The files one after the other, without comments but the first of each library, its licence:
    such a comment begins with ``/**`` or ``/*!``.
    """
    parts = [file.read_text(encoding="utf-8").strip() for file in files]
    parts = [f"/*!{part[3:]}" if part.startswith("/**") else part for part in parts]
    return "\n".join(rjsmin.jsmin(part, keep_bang_comments=True) for part in parts) + "\n"
