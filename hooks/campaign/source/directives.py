# SPDX-License-Identifier: MIT
"""The names of the ``///`` blocks and inserts, apart from what renders them."""

from __future__ import annotations

RECOMMENDATIONS = "recommendations"
SIGNATORIES = "signatories"
INSERT = "insert"
BLOCKS = (RECOMMENDATIONS, SIGNATORIES, INSERT, "html")

INSERTS = (
    "figures",
    "comparisons",
    "changes",
    "highlights",
    "recommendations",
    "corrections",
    "contents",
    "downloads",
    "verification",
)
"""What ``/// insert | …`` can put on a page: each is a template of that name in
``overrides/inserts/``."""


def insert_placeholder(name: str) -> str:
    """The HTML that stands in a rendered page where ``/// insert | name`` was written."""
    return f'<div data-insert="{name}"></div>'
