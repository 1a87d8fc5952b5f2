# SPDX-License-Identifier: MIT
"""Find the source of an element of a built page: its file and, if possible, its line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from campaign.model.campaign import Campaign
from campaign.model.urls import Urls, side_by_side_path

_NEVER = re.compile(r"(?!)")
_ENOUGH = 6
"""Letters and digits that a line must share with an element: fewer may match by chance.

The name of a file is enough, however short."""


@dataclass(frozen=True, slots=True)
class Place:
    """A line of a source; the first line, and not exact, if only the file is known."""

    path: str
    line: int = 1
    is_exact: bool = False


class Sources:
    """A campaign's pages by the files built from them, and the two sources that all pages share."""

    def __init__(self, campaign: Campaign) -> None:
        settings = campaign.settings
        urls = [Urls(tuple(settings.codes), "", directories) for directories in (True, False)]
        self.pages = {
            f"{address}index.html" if address.endswith("/") or not address else address: page
            for page in campaign.pages
            for path in (page.path, side_by_side_path(page.path))
            for address in (each.page(path, page.language) for each in urls)
        }
        files = (settings.docs / settings.campaign.figures, settings.root / settings.config.path)
        self.shared = {
            settings.display_path(file): file.read_text("utf-8").splitlines() for file in files
        }

    def place(self, file: str, texts: Mapping[str, Sequence[str]]) -> Place:
        """Return the line that has most of an element's own texts, then of its block's texts."""
        page = self.pages.get(file)
        sources = {page.display_path: page.lines} if page else {}
        own, block = (_bare(texts[key]) for key in ("own", "block"))
        names = (text.rpartition("/")[2] for text in texts["own"])
        files = [re.escape(name) for name in names if re.fullmatch(r"[^\s.]+\.\w+", name)]
        named = re.compile(rf"(?<![\w.-])(?:{'|'.join(files)})(?![\w-])") if files else _NEVER
        best, place = (0, 0), Place(page.display_path if page else f"site/{file}")
        for path, lines in (sources | self.shared).items():
            for number, line in enumerate(lines, 1):
                bare = _letters(line)
                is_named = bool(named.search(line))
                common = (
                    sum(len(t) for t in own if t in bare) + _ENOUGH * is_named,
                    sum(len(t) for t in block if t in bare),
                )
                if common > best and sum(common) >= _ENOUGH:
                    best, place = common, Place(path, number, is_exact=True)
            if place.is_exact:  # the page itself has precedence over the shared files
                break
        return place


def _bare(texts: Iterable[str]) -> set[str]:
    """Return the letters and digits of texts; of an address, only those of its last part."""
    names = (re.sub(r"[^\s?]*/(?=[^/])", "", text.rstrip("/")) for text in texts)
    return {_letters(name) for name in names} - {""}


def _letters(text: str) -> str:
    return re.sub(r"[\W_]", "", text.casefold())
