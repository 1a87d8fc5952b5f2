# SPDX-License-Identifier: MIT
"""Links to other sites tell them nothing of the reader, and give them no hold on the page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

OUTWARD = "noopener noreferrer"
"""The ``rel`` of a link to another site (HTML, “Link types”)."""


class OutwardLinks(Treeprocessor):
    """Gives the links to other sites their ``rel``; ``site_url`` may be empty."""

    def __init__(self, md: Markdown, site_url: str) -> None:
        super().__init__(md)
        self.site_url = site_url

    def run(self, root: Element) -> None:
        """Adds to what an editor may have written there."""
        for link in root.iter("a"):
            address = link.get("href") or ""
            own = self.site_url and address.startswith(self.site_url)
            if address.startswith(("http://", "https://", "//")) and not own:
                given = (link.get("rel") or "").split()
                link.set("rel", " ".join(dict.fromkeys([*given, *OUTWARD.split()])))
