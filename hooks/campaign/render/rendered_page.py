# SPDX-License-Identifier: MIT
"""A page as it is cached: its HTML, and the fragments for the side-by-side pages.

This module needs no library of Markdown, as pages from the cache need none.
"""

from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Fragment:
    """A heading, a paragraph, a list item without its nested lists, a table or another block.

    ``kind`` is ``heading``, ``paragraph``, ``item``, ``term``, ``definition``, ``title`` (of a
    box), ``note`` (a footnote) or ``whole``. The HTML is the outer HTML for ``whole``, otherwise
    the inner HTML.
    """

    kind: str
    html: str = ""
    id: str | None = None
    level: int = 0
    """A heading's level, or the nesting depth of an item's list."""
    number: int | None = None
    """An item's number, in a numbered list."""
    block: str = ""
    """The enclosing ``recommendations``, ``signatories``, ``quote``, ``footnote`` or ``box``."""
    editorial: bool = False
    attributes: str = ""
    """The attributes of the language, as in HTML: ``' lang="es"'``."""


class RenderedPage(NamedTuple):
    """The HTML of a page, whose internal links are marked, not resolved, and its fragments."""

    html: str
    fragments: tuple[Fragment, ...] = ()
    paper: str = ""
    """The blocks for the PDF, as JSON."""
