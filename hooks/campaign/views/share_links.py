# SPDX-License-Identifier: MIT
"""Plain links that share a page: an address to open, and nothing loaded from anybody before."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote


def share_links(services: Mapping[str, str], title: str, url: str) -> dict[str, str]:
    """The address for each service, by its name: ``{title}`` and ``{url}`` are filled in and
    percent-encoded (RFC 3986).
    """
    return {
        name: address.replace("{title}", quote(title, safe="")).replace(
            "{url}", quote(url, safe="")
        )
        for name, address in services.items()
    }


def mail_link(title: str, url: str) -> str:
    """A message with the page's title as its subject and its address as its text (RFC 6068)."""
    return f"mailto:?subject={quote(title, safe='')}&body={quote(url, safe='')}"
