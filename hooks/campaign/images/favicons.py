# SPDX-License-Identifier: MIT
"""The icon for clients that do not draw SVG: 32 pixels, and 180 for the screens of phones."""

import struct
from pathlib import Path

from campaign.model.file_names import FAVICON, TOUCH_ICON
from campaign.model.settings import Settings
from campaign.pdf.typst import TypesettingError, make_images, read_logo
from campaign.problems import CampaignError, Problem
from campaign.source.text_files import read_text

TEMPLATE = "publications/icon.typ"
_SMALL, _LARGE = 32, 180


def make_icons(settings: Settings, template: Path) -> tuple[str, dict[str, bytes]]:
    """Return the icon, or else the logo, as SVG and as images; raises ``CampaignError``."""
    path, brand = settings.docs / settings.brand.icon, settings.brand
    display_path = settings.display_path(path)
    own = read_text(path, display_path) if path.suffix == ".svg" else ""
    if not (svg := read_logo(settings) if brand.icon == brand.logo else own):
        return "", {}
    icon = {"icon": svg, "size": _SMALL, "ground": None}
    both = [icon, icon | {"size": _LARGE, "ground": "#ffffff"}]
    source = read_text(template, settings.display_path(template))
    try:
        small, large = make_images(settings.root, source, both)
    except TypesettingError as error:
        problem = Problem(display_path, 1, 1, "icon_not_drawn", {"reason": error})
        raise CampaignError([problem]) from error
    # An ICO is a header, a directory of one entry, and the PNG (ICONDIR).
    head = 0, 1, 1, _SMALL, _SMALL, 0, 0, 1, 32, len(small), 22
    return svg, {FAVICON: struct.pack("<3H4B2H2I", *head) + small, TOUCH_ICON: large}
