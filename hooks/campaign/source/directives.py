# SPDX-License-Identifier: MIT
"""The names of the ``///`` blocks and inserts, without the code that renders them."""

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
"""The names for ``/// insert | …``: each has a template in ``overrides/inserts/``."""


def insert_placeholder(name: str) -> str:
    """Return the HTML that ``/// insert | name`` becomes until its template is rendered."""
    return f'<div data-insert="{name}"></div>'
