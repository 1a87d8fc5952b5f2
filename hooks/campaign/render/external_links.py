# SPDX-License-Identifier: MIT
"""Protects readers who follow external links: no referrer, no access to the opening page."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

OUTWARD = "noopener noreferrer"
"""The ``rel`` of an external link (HTML, “Link types”)."""


class OutwardLinks(Treeprocessor):
    """A tree processor that sets ``rel`` on external links; ``site_url`` may be empty."""

    def __init__(self, md: Markdown, site_url: str) -> None:
        super().__init__(md)
        self.site_url = site_url

    def run(self, root: Element) -> None:
        """Add the values of ``OUTWARD`` to any ``rel`` that an editor wrote."""
        for link in root.iter("a"):
            address = link.get("href") or ""
            own = self.site_url and address.startswith(self.site_url)
            if address.startswith(("http://", "https://", "//")) and not own:
                given = (link.get("rel") or "").split()
                link.set("rel", " ".join(dict.fromkeys([*given, *OUTWARD.split()])))
