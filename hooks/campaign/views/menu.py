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


def listed_items(page: Any, level: Sequence[Any]) -> Sequence[Any]:  # noqa: ANN401 (MkDocs' types)
    """Return the items of a level of the navigation that the menu of ``page`` lists.

    A page or section has a ``parent``; without a page, the beginning of the level is listed.
    """
    if len(level) <= LONGEST:
        return level
    current = set()  # the page and the sections around it
    while page is not None:
        current.add(id(page))
        page = page.parent
    place = next((place for place, item in enumerate(level) if id(item) in current), None)
    if place == 0:
        return level
    first = max(1, min((place or 0) - _AROUND, len(level) - 2 * _AROUND - 1))
    return [level[0], *level[first : first + 2 * _AROUND + 1]]
