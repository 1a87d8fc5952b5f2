# SPDX-License-Identifier: MIT
"""A page as it is cached: for the site, side by side, and for paper.

This module needs no library of Markdown, as pages from the cache need none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Node = dict[str, Any]
"""A block, or a run of text, as data for paper: a small dictionary with its ``kind``."""


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What was made of a page; internal links in HTML are marked, not resolved.

    Only a page of the letter has more than its ``html``.
    """

    html: str
    fragments: Mapping[int, str] = field(default_factory=dict)
    """The HTML of each row of its side-by-side page, by the index of its block."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """The HTML of its footnotes, by ID."""
    paper: str = ""
    """Its blocks for the PDF, as JSON."""


def text_run(text: str) -> Node:
    """Return a text that is typeset already."""
    return {"kind": "text", "text": text}


def address_run(url: str) -> Node:
    """Return a printed web address that is a link."""
    return {"kind": "link", "to": url, "runs": [{"kind": "address", "text": url}]}


def language_of(tag: str) -> dict[str, str]:
    """Return a BCP 47 tag for Typst: language and region (two letters or empty)."""
    language, *others = tag.split("-")
    region = next((part.upper() for part in others if re.fullmatch("[A-Za-z]{2}", part)), "")
    return {"lang": language.lower()[:3], "region": region}
