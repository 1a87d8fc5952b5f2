# SPDX-License-Identifier: MIT
"""Check the look of the campaign: its colours, and the files that it names."""

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path
from urllib.parse import unquote
from xml.etree import ElementTree

from campaign.model.brand import DARK, GROUNDS, LIGHT, nearest_readable
from campaign.model.campaign import Campaign
from campaign.model.settings import Settings
from campaign.problems import Problem
from campaign.source.yaml_source import KeyPath
from campaign.text.glyphs import is_font

_ADDRESS_IN_CSS = re.compile(
    r"""/\*.*?\*/|(?:\burl\(\s*|@import\s+(?!url\())["']?(?P<address>[^"')\s;#?]+)""", re.DOTALL
)
_BRAND = ("extra", "campaign", "brand")


def check_brand(draft: Campaign) -> Iterator[Problem]:
    """Report colours that are hard to read, and files that are missing or cannot be used."""
    settings, brand = draft.settings, draft.settings.brand
    for key, colour, scheme in (("colour", brand.light, LIGHT), ("colour_dark", brand.dark, DARK)):
        if (nearest := nearest_readable(colour, GROUNDS[scheme])) != colour.lower():
            details = {"colour": colour, "nearest": nearest}
            yield settings.config.problem((*_BRAND, key), "contrast", **details)
    files: list[tuple[KeyPath, str]] = [(("theme", "logo"), brand.logo)] if brand.logo else []
    files += [(("theme", "favicon"), brand.icon)] if brand.icon != brand.logo else []
    files += [(("extra_css", index), name) for index, name in enumerate(brand.style_sheets)]
    files += [((*_BRAND, "pdf_fonts", index), name) for index, name in enumerate(brand.fonts)]
    for where, name in files:
        if key := _unloadable(settings.docs, name, settings.docs):
            yield settings.config.problem(where, key, name=name)
        elif where[0] == "extra_css":
            yield from _style_sheet(settings, settings.docs / name)
        elif not _is_usable((settings.docs / name).read_bytes(), where):
            yield settings.config.problem(where, "file_unusable", name=name)


def _unloadable(folder: Path, name: str, root: Path) -> str:
    """Return the key of what is wrong with the address of a file, or nothing."""
    if re.match(r"([a-z]+:)?//", name, re.IGNORECASE):
        return "file_elsewhere"
    file = Path(normpath(folder / name))
    return "" if file.is_relative_to(root) and file.is_file() else "config_not_found"


def _is_usable(content: bytes, where: KeyPath) -> bool:
    """Return whether a logo can be drawn, as a PNG or an SVG, or the PDF can use a font."""
    if "logo" not in where:
        return "pdf_fonts" not in where or is_font(content)
    if content.startswith(b"\x89PNG") and len(content) >= 24:  # with its size
        return True
    try:
        return ElementTree.fromstring(content).tag.endswith("}svg")
    except (ElementTree.ParseError, ValueError):
        return False


def _style_sheet(settings: Settings, file: Path) -> Iterator[Problem]:
    """Report addresses in a style sheet that browsers would not load."""
    css = file.read_text(encoding="utf-8", errors="replace")
    for found in filter(lambda found: found["address"], _ADDRESS_IN_CSS.finditer(css)):
        target, start = unquote(found["address"]), found.start("address")
        key = _unloadable(file.parent, target, settings.docs)
        if key and not target.startswith("data:"):
            place = css.count("\n", 0, start) + 1, start - css.rfind("\n", 0, start)
            yield Problem(settings.display_path(file), *place, key, {"name": target})
