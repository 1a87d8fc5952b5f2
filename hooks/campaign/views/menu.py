# SPDX-License-Identifier: MIT
"""Select the pages that the menu of a page lists.

If every page listed every page, the site would grow with the square of their number.
"""

from collections.abc import Sequence
from typing import Any

LONGEST = 12
"""The most items in a level that is listed in full on every page."""
_AROUND = 4


def listed_items(level: Sequence[Any]) -> Sequence[Any]:
    """Return a level of the navigation; of a long one the first item and those around the page."""
    place = next((place for place, item in enumerate(level) if item.active), 1)
    if len(level) <= LONGEST or place == 0:  # the first page lists all
        return level
    return [level[0], *level[max(1, place - _AROUND) : place + _AROUND + 1]]
