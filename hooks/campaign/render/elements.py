# SPDX-License-Identifier: MIT
"""The elements of texts, of figures, and of boxes.

Those of boxes are as pymdown-extensions makes them: the theme styles all but tabs.
"""

from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown.util import AtomicString

from campaign.model.figures import Figure
from campaign.text.languages import RIGHT_TO_LEFT


def escaped(text: str) -> str:
    """Return a text whose ``&`` the serializer does not take for the beginning of an entity."""
    return text.replace("&", "&amp;")


def add_text(parent: Element, text: str) -> None:
    """Add text behind what is in an element.

    Text from right to left is in ``<bdi>``: otherwise a number after it moves before it.
    """
    before, *names = [text] if parent.get("dir") else RIGHT_TO_LEFT.split(text)
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + before
    else:
        parent.text = (parent.text or "") + before
    for name, after in zip(names[::2], names[1::2], strict=True):
        isolated = SubElement(parent, "bdi")
        isolated.text, isolated.tail = name, after


def figure_element(
    figure: Figure, name: str, link: str | None, text: str, space: str = "", note: str = ""
) -> Element:
    """Return ``<data value="33000">33,000</data>``, in a link to its entry if there is one.

    If the figure has changed, what was sent follows.
    """
    classes = "figure figure--words" if figure.form or figure.form_published else "figure"
    data = element = Element("data", {"value": str(figure.value), "class": classes})
    data.text = AtomicString(text)
    if link:
        element = Element("a", {"href": f"{link}#{name}", "class": "figure-link"})
        element.append(data)
    if not note:
        return element
    whole = Element("span", {"class": "figure-moved"})
    whole.append(element)
    element.tail = space
    SubElement(whole, "small", {"class": "figure-moved__sent"}).text = AtomicString(note)
    return whole


def add_box(parent: Element, name: str, head: dict[str, Any]) -> tuple[Element | None, Element]:
    """Add a box, ``head`` is what is typed in its head; return its title, if any, and itself."""
    title = None
    if name == "details":
        box = SubElement(parent, name, {"open": "open"} if head["open"] else {})
        title = SubElement(box, "summary") if head["title"] else None
    else:
        box = SubElement(parent, "div", {"class": "admonition"})
        title = SubElement(box, "p", {"class": "admonition-title"}) if head["title"] else None
    if head["types"]:
        box.set("class", " ".join([*box.get("class", "").split(), *head["types"]]))
    return title, box
