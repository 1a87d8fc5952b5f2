# SPDX-License-Identifier: MIT
"""Find the characters that the fonts inside the package ``typst`` lack, and what is set instead."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache

_PROBE = '#set document(title: "x")\n#json(bytes(sys.inputs.data))'
# All other characters of Latin texts are in the fonts.
_RARE = re.compile("[^\0-\u024f\u2010-\u205e€™−≤≥\ud800-\udfff]")


def missing_glyphs(text: str) -> dict[int, str]:
    """Return the characters of a text that the fonts lack, with what is set instead.

    That is the name of an emoji, and a square for any other character.
    """
    return _missing("".join(sorted(set(_RARE.findall(text)))))


def is_emoji(character: str) -> bool:
    """Return whether a character is a picture, such as an emoji or a flag."""
    return unicodedata.category(character) in ("So", "Sk")


@cache
def _missing(characters: str) -> dict[int, str]:
    if _has_glyphs(characters):
        return {}
    return {ord(one): _instead(one) for one in characters if not _has_glyphs(one)}


def _has_glyphs(text: str) -> bool:
    import typst  # here, so that a build with everything cached does not load its 80 MB

    try:  # PDF/UA forbids characters without a glyph
        typst.compile(
            _PROBE.encode(),
            format="pdf",
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(text)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        return False
    return True


def _instead(character: str) -> str:
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if is_emoji(character) and name else "\N{WHITE SQUARE}"
