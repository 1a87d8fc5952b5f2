# SPDX-License-Identifier: MIT
"""The contrast of colours such as ``#8a1538`` (WCAG 2.2, 1.4.3), and the nearest with enough."""

import colorsys

ENOUGH = 4.5
"""The lowest contrast of text at level AA."""


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
