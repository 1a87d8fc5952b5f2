# SPDX-License-Identifier: MIT
"""``robots.txt`` (RFC 9309)."""

from __future__ import annotations

from campaign.exports.figures_and_letter import Texts


def robots(texts: Texts) -> str:
    """Allow everything, and name the site map if the site has an absolute address."""
    urls = texts.urls
    lines = ["User-agent: *", "Allow: /"]
    if urls.site_url:
        lines.append(f"Sitemap: {urls.absolute('sitemap.xml')}")
    return "\n".join(lines) + "\n"
