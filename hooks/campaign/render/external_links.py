# SPDX-License-Identifier: MIT
"""Link bare addresses, and protect readers who follow links: no referrer, no ``opener``."""

import html
import re
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.util import INLINE_PLACEHOLDER_RE, AtomicString

from campaign.text.addresses import BARE_ADDRESS, target, without_punctuation

OUTWARD = "noopener noreferrer"
"""The ``rel`` of an external link (HTML, “Link types”)."""


class BareAddresses(InlineProcessor):
    """An inline pattern that links addresses without markup, with the text as it is typed."""

    ANCESTOR_EXCLUDES = ("a",)

    def __init__(self, md: Markdown) -> None:
        super().__init__(BARE_ADDRESS.pattern, md)
        self.compiled_re = BARE_ADDRESS

    def handleMatch(  # type: ignore[override]  # noqa: N802 (upstream's name)
        self,
        m: re.Match[str],
        data: str,  # noqa: ARG002
    ) -> tuple[Element, int, int]:
        """Return the link, and where it starts and ends."""
        typed = m[0]
        for found in INLINE_PLACEHOLDER_RE.finditer(typed):
            stashed = self.md.treeprocessors["inline"].stashed_nodes  # type: ignore[attr-defined]
            if not isinstance(stashed.get(found[1]), str):  # not an escaped character
                typed = typed[: found.start()]
                break
        typed = without_punctuation(typed)
        address = html.unescape(self.unescape(typed))
        link = Element("a", {"href": target(address)})
        link.text = AtomicString(address)
        return link, m.start(), m.start() + len(typed)


def protect_links(root: Element, site_url: str) -> None:
    """Add ``OUTWARD`` to the ``rel`` of external links; ``site_url`` may be empty."""
    for link in root.iter("a"):
        address = link.get("href") or ""
        own = site_url and address.startswith(site_url)
        if address.startswith(("http://", "https://", "//")) and not own:
            given = (link.get("rel") or "").split()
            link.set("rel", " ".join(dict.fromkeys([*given, *OUTWARD.split()])))
