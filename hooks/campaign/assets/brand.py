# SPDX-License-Identifier: MIT
"""The style sheets of a campaign: our tokens in its colours, rules for its logo, and its own."""

import hashlib
import re
from pathlib import Path, PurePosixPath

from campaign.model.brand import COLOURS, DARK, GROUNDS, LIGHT, Brand
from campaign.model.settings import Settings

_ON_ACCENT_DARK, _TARGET_DARK = "#33000f", "#463a10"
"""Colours of ``00-tokens.css`` that fit only our own colour on dark backgrounds."""


def branded(sheets: dict[str, str], folder: Path, brand: Brand) -> dict[str, str]:
    """Return our style sheets with the campaign's colours instead of ours in ``00-tokens.css``.

    ``folder`` has rules for what only some sites have: a logo, and a colour of hovered links.
    """
    has = {"logo.css": brand.logo, "hovered.css": brand.hovered}
    more = [(folder / name).read_text(encoding="utf-8") for name, given in has.items() if given]
    css = "\n".join([sheets["site"], *more]).replace("HOVERED", ", ".join(brand.hovered))
    if (brand.light, brand.dark) != tuple(COLOURS.values()):
        paper, _, target = GROUNDS[DARK]
        colours = {COLOURS[LIGHT]: brand.light, COLOURS[DARK]: brand.dark}
        colours |= {_ON_ACCENT_DARK: paper, _TARGET_DARK: target}
        css = re.sub(r"(?<=: )#[0-9a-f]{6}(?=;)", lambda at: colours.get(at[0], at[0]), css)
    return sheets | {"site": css}


def own_style_sheets(settings: Settings) -> dict[str, str]:
    """Return the addresses of the campaign's style sheets, with their hashes, by path in docs/."""
    found = {}
    for name in settings.brand.style_sheets:
        digest = hashlib.sha256((settings.docs / name).read_bytes()).hexdigest()[:8]
        found[name] = str(PurePosixPath(name).with_suffix(f".{digest}.css"))
    return found
