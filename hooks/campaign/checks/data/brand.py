# SPDX-License-Identifier: MIT
"""Check the look of the campaign: its colours, and the files that it names."""

import re
from collections.abc import Iterator
from functools import partial
from os.path import normpath
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from campaign.model.brand import DARK, ENOUGH, GROUNDS, LIGHT, lowest_contrast, nearest_readable
from campaign.model.campaign import Draft
from campaign.model.settings import Settings
from campaign.problems import Problem, Term
from campaign.source.yaml_source import KeyPath
from campaign.text.addresses import css_targets
from campaign.text.glyphs import is_font

_BRAND = ("extra", "campaign", "brand")


def check_brand(draft: Draft) -> Iterator[Problem]:
    """Report colours that are hard to read, and files that are missing or cannot be used."""
    settings, brand = draft.settings, draft.settings.brand
    for key, colour, scheme in (("colour", brand.light, LIGHT), ("colour_dark", brand.dark, DARK)):
        ratio, ground = lowest_contrast(colour, GROUNDS[scheme])
        if ratio < ENOUGH:
            problem = partial(settings.config.problem, (*_BRAND, key), "contrast", colour=colour)
            shown = Term("ground_light" if scheme == LIGHT else "ground_dark"), ground
            nearest = nearest_readable(colour, GROUNDS[scheme])
            yield problem(ratio=f"{min(ratio, ENOUGH - 0.01):.2f}", ground=shown, nearest=nearest)
    files: list[tuple[KeyPath, str]] = [(("theme", "logo"), brand.logo)] if brand.logo else []
    files += [(("theme", "favicon"), brand.icon)] if brand.icon != brand.logo else []
    files += [(("extra_css", index), name) for index, name in enumerate(brand.style_sheets)]
    files += [((*_BRAND, "pdf_fonts", index), name) for index, name in enumerate(brand.fonts)]
    for where, name in files:
        if key := _fault_of_file(settings, where, name):
            yield settings.config.problem(where, key, name=name)
        elif where[0] == "extra_css":
            yield from _style_sheet(settings, settings.docs / name)


def _fault_of_file(settings: Settings, where: KeyPath, name: str) -> str:
    """Return the key of what is wrong with a file that the settings name, or nothing."""
    file, path = settings.docs / name, PurePosixPath(name)
    if re.match(r"([a-z]+:)?//", name, re.IGNORECASE):
        return "file_elsewhere"
    if path.is_absolute() or ".." in path.parts or not file.is_file():
        return "config_not_found"
    if "logo" in where and not _is_picture(file.read_bytes()):
        return "logo_form"
    return "font_unreadable" if "pdf_fonts" in where and not is_font(file.read_bytes()) else ""


def _is_picture(content: bytes) -> bool:
    """Return whether a logo can be drawn: it is a PNG or an SVG."""
    if content.startswith(b"\x89PNG") and len(content) >= 24:  # with its size
        return True
    try:
        return ElementTree.fromstring(content).tag.endswith("}svg")
    except (ElementTree.ParseError, ValueError):
        return False


def _style_sheet(settings: Settings, file: Path) -> Iterator[Problem]:
    """Report addresses in a style sheet that browsers would not load."""
    css = file.read_text(encoding="utf-8", errors="replace")
    for target, start in css_targets(css):
        if target.startswith("data:") or Path(normpath(file.parent / target)).is_file():
            continue
        before = css[:start]
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        is_elsewhere = re.match(r"[a-z]+:|/", target, re.IGNORECASE)
        key = "file_elsewhere" if is_elsewhere else "config_not_found"
        yield Problem(settings.display_path(file), *place, key, {"name": target})
