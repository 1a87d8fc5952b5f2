# SPDX-License-Identifier: MIT
"""Isolate names in scripts from right to left in the text of a page."""

from xml.etree.ElementTree import Element

from campaign.text.languages import RIGHT_TO_LEFT

_NOT_INSIDE = ("code", "pre", "bdi", "bdo")


def isolate(parent: Element) -> None:
    """Put text from right to left into ``<bdi>``: otherwise a number after it moves before it."""
    if parent.tag in _NOT_INSIDE or parent.get("dir"):
        return
    for child in list(parent):
        isolate(child)
        child.tail = _insert(parent, child.tail, list(parent).index(child) + 1)
    parent.text = _insert(parent, parent.text, 0)


def _insert(parent: Element, text: str | None, index: int) -> str | None:
    """Insert the names of a text as children, and return the text before the first one."""
    before, *rest = RIGHT_TO_LEFT.split(text or "")
    for number in range(0, len(rest), 2):
        name = Element("bdi")
        name.text, name.tail = rest[number], rest[number + 1]
        parent.insert(index + number // 2, name)
    return before
