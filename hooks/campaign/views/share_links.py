# SPDX-License-Identifier: MIT
"""Plain share links, which load nothing from the services until they are followed."""

from collections.abc import Mapping
from urllib.parse import quote


def share_links(services: Mapping[str, str], title: str, url: str) -> dict[str, str]:
    """Return each service's URL, with ``{title}`` and ``{url}`` percent-encoded (RFC 3986)."""
    title, url = quote(title, safe=""), quote(url, safe="")
    return {
        name: address.replace("{title}", title).replace("{url}", url)
        for name, address in services.items()
    }


def mail_link(title: str, url: str) -> str:
    """Return a ``mailto:`` link with the title as subject and the URL as body (RFC 6068)."""
    return f"mailto:?subject={quote(title, safe='')}&body={quote(url, safe='')}"
