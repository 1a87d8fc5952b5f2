# SPDX-License-Identifier: MIT
"""The file for search engines (RFC 9309)."""

from __future__ import annotations

from campaign.exports.figures_and_letter import Texts


def robots(texts: Texts) -> str:
    """Allow everything, and name the site map, whose address has to be absolute."""
    urls = texts.urls
    lines = ["User-agent: *", "Allow: /"]
    if urls.site_url:
        lines.append(f"Sitemap: {urls.absolute('sitemap.xml')}")
    return "\n".join(lines) + "\n"
