# SPDX-License-Identifier: MIT
"""The look of a campaign: ``extra.campaign.brand``, and Material's logo, icon and style sheets."""

import colorsys
from dataclasses import dataclass
from typing import Any

from campaign.model.mkdocs_file import BrandSettings
from campaign.source.yaml_source import YamlSource

ENOUGH = 4.5  # the lowest contrast of text (WCAG 2.2, 1.4.3, level AA)
LIGHT, DARK = "light", "dark"
COLOURS = {LIGHT: "#8a1538", DARK: "#ff9db4"}
"""The colour of a site that sets none, by scheme (``00-tokens.css``)."""
GROUNDS = {LIGHT: ("#fffefb", "#f4f2ec", "#fff3c4"), DARK: ("#171614", "#23211e", "#2a2000")}
"""The backgrounds on which the colour is used; the last is that of a highlighted passage."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The look of a campaign; files are paths in ``docs/``."""

    light: str
    dark: str
    logo: str
    icon: str
    style_sheets: tuple[str, ...]
    fonts: tuple[str, ...]


def read_brand(source: YamlSource, brand: BrandSettings) -> Brand:
    """Return the look that ``mkdocs.yml`` describes; what is not chosen fits what is."""
    logo, icon = (str(theme_of(source).get(key) or "") for key in ("logo", "favicon"))
    chosen = brand.colour or brand.colour_dark
    light, dark = (
        own or (nearest_readable(chosen, GROUNDS[scheme]) if chosen else COLOURS[scheme])
        for scheme, own in ((LIGHT, brand.colour), (DARK, brand.colour_dark))
    )
    sheets = tuple(map(str, source.data.get("extra_css") or ()))
    return Brand(light, dark, logo, icon or logo, sheets, tuple(brand.pdf_fonts))


def theme_of(source: YamlSource) -> dict[str, Any]:
    """Return the ``theme`` of ``mkdocs.yml``; empty if it has none with settings."""
    theme = source.data.get("theme")
    return theme if isinstance(theme, dict) else {}


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def nearest_readable(colour: str, grounds: tuple[str, ...]) -> str:
    """Return the colour of the same hue and the nearest lightness that is readable.

    ``grounds`` are all light or all dark: no colour is readable on both.
    """
    hue, own, saturation = colorsys.rgb_to_hls(*_channels(colour))
    steps = sorted((step / 255 for step in range(256)), key=lambda step: abs(step - own))
    tried = (colorsys.hls_to_rgb(hue, step, saturation) for step in (own, *steps))
    colours = ("#" + bytes(round(255 * channel) for channel in each).hex() for each in tried)
    return next(x for x in colours if min(contrast(x, ground) for ground in grounds) >= ENOUGH)


def _channels(colour: str) -> list[float]:
    return [value / 255 for value in bytes.fromhex(colour[1:])]


def _luminance(colour: str) -> float:
    linear = [
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in _channels(colour)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
