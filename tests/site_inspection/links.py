# SPDX-License-Identifier: MIT
"""The files of a built site, and the links between its pages."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

_CANONICAL = re.compile(r'<link rel="canonical" href="([^"]+)"')
_FORWARD = re.compile(r'<meta http-equiv="refresh" content="\d+; url=([^"]+)"')
NOT_FOUND, MISSING = "404.html", "no/such/page/"
"""The page for missing pages, and a path at which it is served."""
# Fragments that a browser resolves on every page: its top, and text fragments.
_EVERYWHERE = re.compile(r"top|:~:.*", re.IGNORECASE)


class Site:
    """A built site in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.html"))}
        pages = {path.relative_to(folder).as_posix(): text for path, text in texts.items()}
        self.forwards = {
            name: match[1] for name in pages if (match := _FORWARD.search(pages[name]))
        }
        """The targets of redirects, by the files of these."""
        self.pages = [name for name in pages if name not in self.forwards]
        canonical = _CANONICAL.search(pages.get("index.html", ""))
        self.published = urljoin(canonical[1], ".") if canonical else ""
        """The URL for which the site is built."""
        self.base = urlsplit(self.published).path or "/"

    def file(self, path: str) -> str | None:
        """Return the file that is served at a path, or ``None``."""
        below = unquote(path.removeprefix(self.base))
        file = self.folder / (NOT_FOUND if below == MISSING else below)
        file = file / "index.html" if file.is_dir() else file
        return file.relative_to(self.folder).as_posix() if file.is_file() else None

    def link_fault(
        self, address: str, served: str, ids: Mapping[str, frozenset[str]]
    ) -> str | None:
        """Return the key of a link's problem, or ``None``.

        ``served`` is the URL at which the site is served now; ``ids`` are the IDs of each page.
        """
        if self.published and address.startswith(self.published):
            address = served + address.removeprefix(self.published)
        if not address.startswith(urljoin(served, "/")):
            return None  # to another site
        if not address.startswith(served):
            return "link_outside"
        file, place = self.file(urlsplit(address).path), unquote(urlsplit(address).fragment)
        if file is None:
            return "link_missing"
        is_there = not place or place in ids.get(file, {place}) or _EVERYWHERE.fullmatch(place)
        return None if is_there else "place_missing"
