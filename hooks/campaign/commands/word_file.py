# SPDX-License-Identifier: MIT
"""Look into a Word file (DOCX, ECMA-376) for what must not be, or cannot be, published."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
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
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")


@dataclass(frozen=True)
class WordFile:
    """A Word file."""

    path: Path

    @cached_property
    def _parts(self) -> dict[str, str]:
        """The XML of the text, the notes, the headers and the footers; empty if it is invalid."""
        try:
            with zipfile.ZipFile(self.path) as archive:
                parts = [part for part in archive.infolist() if _PART.fullmatch(part.filename)]
                if sum(part.file_size for part in parts) > _LARGEST:
                    return {}
                return {
                    Path(part.filename).stem: archive.read(part).decode("utf-8") for part in parts
                }
        except (OSError, EOFError, ValueError, RuntimeError, zipfile.BadZipFile, zlib.error):
            return {}

    def reasons(self, words: Translations) -> Iterator[str]:
        """Yield why the file cannot be imported; it names paragraphs by their first words."""
        if "document" not in self._parts:
            yield words("import_not_docx", path=self.path)
            return
        yield from self._found(_MUST_NOT_BE, words)

    def left_out(self, words: Translations) -> Iterator[str]:
        """Yield what is in the file and not in the pages."""
        yield from self._found(_CANNOT_BE, words)
        for name, part in self._parts.items():
            text = unescape("".join(_TEXT.findall(part))).strip()
            if name.startswith(("header", "footer")) and text:
                yield words("import_header", path=self.path, text=text[:60])

    def _found(self, kinds: dict[str, re.Pattern[str]], words: Translations) -> Iterator[str]:
        for key, pattern in kinds.items():
            places = [
                _beginning(paragraph)
                for name, part in self._parts.items()
                if not name.startswith(("header", "footer"))
                for paragraph in re.split(r"(?=<w:p[ >])", part)
                if pattern.search(paragraph)
            ]
            if places:
                shown = "; ".join(dict.fromkeys(f"“{place}…”" for place in places[:5]))
                yield words(key, path=self.path, count=len(places), places=shown)


def _beginning(paragraph: str) -> str:
    text = "".join(re.findall(r"<w:(?:t|delText)(?: [^>]*)?>([^<]*)</w:", paragraph))
    return " ".join(unescape(text).split()[:6])
