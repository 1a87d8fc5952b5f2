# SPDX-License-Identifier: MIT
"""``robots.txt`` (RFC 9309)."""

from __future__ import annotations

from campaign.exports.texts import Texts


def robots(texts: Texts) -> str:
    """Allow everything, and name the site map if there is one: a draft has none.

    A draft is not disallowed, since a page that may not be read cannot say ``noindex``.
    """
    urls = texts.urls
    lines = ["User-agent: *", "Allow: /"]
    if urls.site_url and not texts.campaign.settings.campaign.draft:
        lines.append(f"Sitemap: {urls.absolute('sitemap.xml')}")
    return "\n".join(lines) + "\n"
