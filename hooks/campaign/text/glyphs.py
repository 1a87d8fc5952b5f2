# SPDX-License-Identifier: MIT
"""Find the characters that the fonts of the PDF lack.

They are those inside the package ``typst``, and font files that a campaign adds.
"""

import atexit
import json
import re
import tempfile
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typst import Fonts

Added = tuple[bytes, ...]  # the content of font files that a campaign adds

_PROBE = '#set document(title: "x")\n#json(bytes(sys.inputs.data))'
# All other characters of Latin texts are in the fonts.
_RARE = re.compile("[^\0-\u024f\u2010-\u205e€™−≤≥\ud800-\udfff]")


def missing_glyphs(text: str, added: Added) -> set[str]:
    """Return the characters of a text that the fonts lack: a square is set instead."""
    return _missing("".join(sorted(set(_RARE.findall(text)))), added)


@cache
def _missing(characters: str, added: Added) -> set[str]:
    if not characters or _has_glyphs(characters, added):
        return set()
    return {one for one in characters if not _has_glyphs(one, added)}


@cache
def typst_fonts(added: Added) -> "Fonts":
    """Return the fonts inside the package ``typst`` and those added, which it reads from files."""
    from typst import Fonts  # here, so that a build with everything cached does not load its 80 MB

    folder = tempfile.TemporaryDirectory()
    atexit.register(folder.cleanup)
    for number, font in enumerate(added):
        Path(folder.name, f"{number}.ttf").write_bytes(font)
    return Fonts(include_system_fonts=False, font_paths=[folder.name])


def is_font(content: bytes) -> bool:
    """Return whether Typst can read a font file: TrueType or OpenType, not WOFF."""
    return any(font.path for font in typst_fonts((content,)).fonts())


def is_emoji(character: str) -> bool:
    """Return whether a character is a picture, such as an emoji or a flag."""
    return unicodedata.category(character) in ("So", "Sk")


def _has_glyphs(text: str, added: Added) -> bool:
    import typst  # here, so that a build with everything cached does not load its 80 MB

    try:  # PDF/UA forbids characters without a glyph
        typst.compile(
            _PROBE.encode(),
            format="pdf",
            font_paths=typst_fonts(added),
            ignore_system_fonts=True,
            sys_inputs={"data": json.dumps(text)},
            pdf_standards=["ua-1"],
        )
    except typst.TypstError:
        return False
    return True
