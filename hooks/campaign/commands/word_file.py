# SPDX-License-Identifier: MIT
"""Look into a Word file (DOCX, ECMA-376) for what must not be, or cannot be, published."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from html import unescape
from pathlib import Path

from campaign.text.translations import Translations

_LARGEST = 50_000_000
"""In bytes, unpacked; more is not a letter, or a file made to fill the memory."""
_OFF = r'(?![^>]*w:val="(?:0|false|off)")'
_MUST_NOT_BE = {
    "import_changes": re.compile(r"<w:(?:ins|del|moveFrom|moveTo)[ >]"),
    "import_comments": re.compile(r"<w:commentReference[ />]"),
    "import_hidden": re.compile(rf"<w:vanish{_OFF}[ />]"),
}
_CANNOT_BE = {
    "import_images": re.compile(r"<(?:pic:pic|v:imagedata)[ >]"),
    "import_text_boxes": re.compile(r"<w:txbxContent[ >]"),
    "import_equations": re.compile(r"<m:oMath[ >]"),
    "import_objects": re.compile(r"<o:OLEObject[ >]"),
}
_PART = re.compile(r"word/(?:document|footnotes|endnotes|header\d*|footer\d*)\.xml")
_TEXT = re.compile(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)</w:")


def reasons(file: Path, words: Translations) -> list[str]:
    """Return why a file cannot be imported; paragraphs are named by their first words."""
    parts = _parts(file)
    if "document" not in parts:
        return [words("import_not_docx", path=file)]
    return [*_found(file, parts, _MUST_NOT_BE, words)]


def left_out(file: Path, words: Translations) -> list[str]:
    """Return what is in a file and not in the pages."""
    parts = _parts(file)
    texts = [_text(part) for name, part in parts.items() if name.startswith(("header", "footer"))]
    headers = [words("import_header", path=file, text=text[:60]) for text in texts if text]
    return [*_found(file, parts, _CANNOT_BE, words), *headers]


def _parts(file: Path) -> dict[str, str]:
    """Return the XML of the text, the notes, the headers and the footers; empty if invalid."""
    try:
        with zipfile.ZipFile(file) as archive:
            parts = [part for part in archive.infolist() if _PART.fullmatch(part.filename)]
            if sum(part.file_size for part in parts) > _LARGEST:
                return {}
            return {Path(part.filename).stem: archive.read(part).decode("utf-8") for part in parts}
    except (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
        return {}


def _found(
    file: Path, parts: dict[str, str], kinds: dict[str, re.Pattern[str]], words: Translations
) -> Iterator[str]:
    text = "".join(
        part for name, part in parts.items() if not name.startswith(("header", "footer"))
    )
    paragraphs = re.split(r"(?=<w:p[ >])", text)
    for key, pattern in kinds.items():
        places = [_text(paragraph) for paragraph in paragraphs if pattern.search(paragraph)]
        if places:
            shown = [f"“{' '.join(place.split()[:6])}…”" for place in places[:5]]
            yield words(key, path=file, count=len(places), places="; ".join(dict.fromkeys(shown)))


def _text(xml: str) -> str:
    return unescape("".join(_TEXT.findall(xml))).strip()
