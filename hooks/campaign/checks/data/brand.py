# SPDX-License-Identifier: MIT
"""Check the look of the campaign: contrast of colours, logo, icon, style sheets and fonts."""

import re
from collections.abc import Iterator
from os.path import normpath
from pathlib import Path, PurePosixPath
from xml.etree import ElementTree

from campaign.model.brand import GROUNDS, LIGHT, chosen_colours, theme_of
from campaign.model.campaign import Draft
from campaign.model.settings import Settings
from campaign.problems import Problem, Term
from campaign.text.addresses import css_targets
from campaign.text.colours import ENOUGH, lowest_contrast, nearest_readable
from campaign.text.glyphs import is_font

_FONTS = ("extra", "campaign", "brand", "pdf_fonts")
_FILES = (("theme", "logo"), ("theme", "favicon"), ("extra_css",), _FONTS)
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR.{8}", re.S)
_SCRIPT = re.compile(rb"<script\b|<foreignObject\b|\son[a-z]+(?=\s*=)", re.I)


def check_brand(draft: Draft) -> Iterator[Problem]:
    """Report colours that are hard to read, and files that are missing or cannot be used."""
    settings = draft.settings
    yield from _colours(settings)
    theme = theme_of(settings.config)
    for name in ("logo", "favicon"):
        if (value := theme.get(name)) and not isinstance(value, str):
            yield settings.config.problem(("theme", name), "not_text", name=name, value=value)
    for where, name, line, column in settings.config.texts():
        kind = where if where[0] == "theme" else where[:-1]  # of an item of a list
        if kind not in _FILES:
            continue
        file, path = settings.docs / name, PurePosixPath(name)
        key, details = "", {"name": name}
        if re.match(r"([a-z]+:)?//", name, re.I):
            key = "file_elsewhere"
        elif path.is_absolute() or ".." in path.parts or not file.is_file():
            key = "config_not_found"
        elif kind == ("theme", "logo"):
            key, details["reason"] = _fault_of_logo(file.read_bytes())
        elif kind == _FONTS and not is_font(file.read_bytes()):
            key = "font_unreadable"
        elif kind == ("extra_css",):
            yield from _style_sheet(settings, file)
        if key:
            yield Problem(settings.config.path, line, column, key, details)


def _colours(settings: Settings) -> Iterator[Problem]:
    config = settings.config
    chosen = chosen_colours(config, settings.campaign.brand)
    if len({where[0] for where, *_ in chosen}) > 1:
        yield config.problem(chosen[0][0], "brand_and_palette")
    for where, scheme, colour in chosen:
        ratio, ground = lowest_contrast(colour, GROUNDS[scheme])
        if ratio < ENOUGH:
            details = {
                "colour": colour,
                "ratio": f"{min(ratio, ENOUGH - 0.01):.2f}",
                "ground": (Term("ground_light" if scheme == LIGHT else "ground_dark"), ground),
                "nearest": nearest_readable(colour, GROUNDS[scheme]),
                "instead": "colour" if scheme == LIGHT else "colour_dark",
                "name": config.value(where),
            }
            key = "contrast_of_palette" if where[0] == "theme" else "contrast"
            yield config.problem(where, key, **details)


def _fault_of_logo(content: bytes) -> tuple[str, str]:
    """Return the key of the problem of a logo and its reason; empty if it can be used."""
    if _PNG.match(content):
        return "", ""
    if found := _SCRIPT.search(content):
        return "logo_script", found[0].decode().strip()
    try:
        tag = ElementTree.fromstring(content).tag
    except (ElementTree.ParseError, ValueError) as error:
        return "logo_form", str(error)
    return ("", "") if tag.endswith("}svg") else ("logo_form", f"<{tag}>")


def _style_sheet(settings: Settings, file: Path) -> Iterator[Problem]:
    """Report addresses in a style sheet that browsers would not load."""
    css = file.read_text(encoding="utf-8", errors="replace")
    for target, start in css_targets(css):
        is_elsewhere = re.match(r"[a-z]+:|/", target, re.I)
        if target.startswith("data:") or Path(normpath(file.parent / target)).is_file():
            continue
        before = css[:start]
        place = before.count("\n") + 1, len(before) - before.rfind("\n")
        key = "style_elsewhere" if is_elsewhere else "config_not_found"
        yield Problem(settings.display_path(file), *place, key, {"name": target})
