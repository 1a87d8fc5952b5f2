# SPDX-License-Identifier: MIT
"""Select the pages that the menu of a page lists.

If every page listed every page, the site would grow with the square of their number. So a long
level is listed in full on its first page only; other pages list that first page and the pages
near them.
"""

from collections.abc import Sequence
from typing import Any

LONGEST = 12
"""The most items in a level that is listed in full on every page."""
_AROUND = 4
"""How many items of a longer level are listed on each side of the current page."""


def listed_items(level: Sequence[Any]) -> Sequence[Any]:
    """Return the items of a level of the navigation that the menu of a page lists.

    MkDocs marks the page and the sections around it as ``active``; without one, the beginning of
    the level is listed.
    """
    place = next((place for place, item in enumerate(level) if item.active), None)
    if len(level) <= LONGEST or place == 0:
        return level
    first = max(1, min((place or 0) - _AROUND, len(level) - 2 * _AROUND - 1))
    return [level[0], *level[first : first + 2 * _AROUND + 1]]
