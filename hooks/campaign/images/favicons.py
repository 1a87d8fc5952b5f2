# SPDX-License-Identifier: MIT
"""The site's icon for clients that do not draw SVG, made from the campaign's SVG, else its logo.

Safari before version 26 and clients that request ``/favicon.ico`` get 32 pixels; a phone's home
screen gets 180, on white because it paints transparent parts black.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from pathlib import Path

from campaign.model.file_names import FAVICON, TOUCH_ICON
from campaign.model.settings import Settings
from campaign.pdf.logo import read_logo
from campaign.pdf.typst import Typesetter, TypesettingError
from campaign.problems import CampaignError, Problem
from campaign.source.text_files import read_text

TEMPLATE = "publications/icon.typ"
"""In the theme's folder of templates."""

_SMALL, _LARGE = 32, 180


@dataclass(frozen=True, slots=True)
class Icon:
    """The campaign's icon and its path for messages; ``svg`` is empty for other formats."""

    svg: str
    display_path: str


def read_icon(settings: Settings) -> Icon:
    """Return the icon of ``theme.favicon``, else the logo, in SVG.

    Raises ``CampaignError`` if an SVG is missing.
    """
    brand = settings.brand
    path = settings.docs / brand.icon
    display_path = settings.display_path(path)
    if brand.icon == brand.logo:
        return Icon(read_logo(settings), display_path)
    return Icon(read_text(path, display_path) if path.suffix == ".svg" else "", display_path)


def make_icons(icon: Icon, root: Path, template: str) -> dict[str, bytes]:
    """Return the icons by name; clients look for these names at the site's root.

    Raises ``CampaignError`` if the icon cannot be drawn.
    """
    if not icon.svg:
        return {}
    sizes = [
        {"icon": icon.svg, "size": _SMALL, "ground": None},
        {"icon": icon.svg, "size": _LARGE, "ground": "#ffffff"},
    ]
    try:
        small, large = (file.read_bytes() for file in Typesetter(root).pngs(template, sizes))
    except TypesettingError as error:
        problem = Problem(icon.display_path, 1, 1, "icon_not_drawn", {"reason": error})
        raise CampaignError([problem]) from error
    return {FAVICON: _ico(small), TOUCH_ICON: large}


def _ico(png: bytes) -> bytes:
    """Return a PNG as an ICO: a header, a directory of one entry, and the PNG (ICONDIR)."""
    header = struct.pack("<3H", 0, 1, 1)
    return header + struct.pack("<4B2H2I", _SMALL, _SMALL, 0, 0, 1, 32, len(png), 22) + png
