# SPDX-License-Identifier: MIT
"""The look of a campaign: colours, logo, icon, style sheets and fonts.

They are read from Material's own keys in ``mkdocs.yml`` where it has them, and else from
``extra.campaign.brand``.
"""

import colorsys
from dataclasses import dataclass
from typing import Any

from campaign.model.campaign_settings import BrandSettings
from campaign.source.yaml_source import KeyPath, YamlSource

ENOUGH = 4.5
"""The lowest contrast of text (WCAG 2.2, 1.4.3, level AA)."""
LIGHT, DARK = "default", "slate"
"""Material's names of the two schemes."""
_OUR_NAMES = {LIGHT: "light", DARK: "dark"}
COLOURS = {LIGHT: "#8a1538", DARK: "#ff9db4"}
"""The colour of a site that sets none, by scheme (``00-tokens.css``)."""
GROUNDS = {LIGHT: ("#fffefb", "#f4f2ec", "#fff3c4"), DARK: ("#171614", "#23211e", "#2a2000")}
"""The backgrounds on which the colour is used; the last is that of a highlighted passage."""
PRIMARY = {
    "red": ("#ef5552", "#ef5552"), "pink": ("#e92063", "#ed5487"),
    "purple": ("#ab47bd", "#c46fd3"), "deep-purple": ("#7e56c2", "#a47bea"),
    "indigo": ("#4051b5", "#5488e8"), "blue": ("#2094f3", "#2094f3"),
    "light-blue": ("#02a6f2", "#02a6f2"), "cyan": ("#00bdd6", "#00bdd6"),
    "teal": ("#009485", "#00ccb8"), "green": ("#4cae4f", "#71c174"),
    "light-green": ("#72ad2e", "#8bc34b"), "lime": ("#8b990a", "#cbdc38"),
    "yellow": ("#b8a500", "#ffec3d"), "amber": ("#d19d00", "#ffc105"),
    "orange": ("#e68a00", "#ffa724"), "deep-orange": ("#ff6e42", "#ff764d"),
    "brown": ("#795649", "#c1775c"), "grey": ("#757575", "#5e8bde"),
    "blue-grey": ("#546d78", "#5e8bde"), "black": ("#000000", "#5e8bde"),
    "white": ("#ffffff", "#5e8bde"),
}  # fmt: skip
"""The colours of links for ``palette.primary``, light and dark (Material 9.8)."""


@dataclass(frozen=True, slots=True)
class Brand:
    """The look of a campaign; files are paths in ``docs/``."""

    light: str
    dark: str
    scheme: str
    """``light`` or ``dark`` if the site has only one; else empty."""
    logo: str
    icon: str
    style_sheets: tuple[str, ...]
    fonts: tuple[str, ...]


def read_brand(source: YamlSource, brand: BrandSettings) -> Brand:
    """Return the look that ``mkdocs.yml`` describes; invalid values are ignored here."""
    data: Any = source.data
    chosen = [(scheme, colour) for _, scheme, colour in chosen_colours(source, brand)]
    colours = dict(reversed(chosen))  # the first of each scheme
    for scheme, grounds in GROUNDS.items():
        default = nearest_readable(chosen[0][1], grounds) if chosen else COLOURS[scheme]
        colours.setdefault(scheme, default)
    entries = [entry for _, entry in palettes(source) if isinstance(entry, dict)]
    is_fixed = len(entries) == 1 and "media" not in entries[0]
    sheets, theme = data.get("extra_css"), theme_of(source)
    logo, icon = (
        theme[key] if isinstance(theme.get(key), str) else "" for key in ("logo", "favicon")
    )
    return Brand(
        light=colours[LIGHT],
        dark=colours[DARK],
        scheme=_OUR_NAMES.get(str(entries[0].get("scheme")), "") if is_fixed else "",
        logo=logo,
        icon=icon or logo,
        style_sheets=tuple(map(str, sheets)) if isinstance(sheets, list) else (),
        fonts=tuple(brand.pdf_fonts),
    )


def chosen_colours(source: YamlSource, brand: BrandSettings) -> list[tuple[KeyPath, str, str]]:
    """Return the key, the scheme and the value of each colour that the campaign chose."""
    chosen = list[tuple[KeyPath, str, str]]()
    for scheme, key in ((LIGHT, "colour"), (DARK, "colour_dark")):
        if colour := getattr(brand, key):
            chosen.append((("extra", "campaign", "brand", key), scheme, colour))
    for where, entry in palettes(source):
        name = entry.get("primary") if isinstance(entry, dict) else None
        if colours := PRIMARY.get(colour_name(name)):
            is_dark = entry.get("scheme") == DARK
            chosen.append(((*where, "primary"), DARK if is_dark else LIGHT, colours[is_dark]))
    return chosen


def palettes(source: YamlSource) -> list[tuple[KeyPath, Any]]:
    """Return each palette with its keys: there is one, or a list of them."""
    given, where = theme_of(source).get("palette"), ("theme", "palette")
    if isinstance(given, list):
        return [((*where, index), entry) for index, entry in enumerate(given)]
    return [(where, given)] if given else []


def theme_of(source: YamlSource) -> dict[str, Any]:
    """Return the ``theme`` of ``mkdocs.yml``; empty if it has none with settings."""
    data: Any = source.data
    theme = data.get("theme")
    return theme if isinstance(theme, dict) else {}


def colour_name(value: object) -> str:
    """Return the name of a colour as Material reads it: “Deep Purple” is ``deep-purple``."""
    return str(value).lower().replace(" ", "-")


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colours, from 1 to 21."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def lowest_contrast(colour: str, grounds: tuple[str, ...]) -> tuple[float, str]:
    """Return the lowest contrast of a colour with one of the backgrounds, and that background."""
    return min((contrast(colour, ground), ground) for ground in grounds)


def nearest_readable(colour: str, grounds: tuple[str, ...]) -> str:
    """Return the colour of the same hue and the nearest lightness that is readable.

    ``grounds`` are all light or all dark: no colour is readable on both.
    """
    hue, own, saturation = colorsys.rgb_to_hls(*_channels(colour))
    steps = sorted((step / 255 for step in range(256)), key=lambda step: abs(step - own))
    tried = (colorsys.hls_to_rgb(hue, step, saturation) for step in (own, *steps))
    colours = ("#" + bytes(round(255 * channel) for channel in each).hex() for each in tried)
    return next(each for each in colours if lowest_contrast(each, grounds)[0] >= ENOUGH)


def _channels(colour: str) -> tuple[float, ...]:
    return tuple(value / 255 for value in bytes.fromhex(colour[1:]))


def _luminance(colour: str) -> float:
    channels = _channels(colour)
    linear = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return sum(share * c for share, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
