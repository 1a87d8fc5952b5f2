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


def add_box(
    parent: Element, name: str, head: dict[str, Any], root: Element
) -> tuple[Element | None, Element]:
    """Add a box to what is around it, and return the elements of its title and of its content.

    ``head`` is what is typed in its head; without a title, there is no element for one.  ``root``
    has all of the page.
    """
    title: Element | None = None
    if name == "tab":
        box, title, content = _add_tab(parent, head, root)
    elif name == "caption":  # it is in a figure with what is above it
        box = Element("figure")
        box.extend(parent[-1:])
        parent[-1:] = [box]
        content = SubElement(box, "figcaption")
    elif name == "details":
        box = content = SubElement(parent, "details")
        if head.get("open"):
            box.set("open", "open")
        title = SubElement(box, "summary") if head["title"] else None
    else:
        box = content = SubElement(parent, "div", {"class": "admonition"})
        title = SubElement(box, "p", {"class": "admonition-title"}) if head["title"] else None
    if head["types"]:
        box.set("class", " ".join([*box.get("class", "").split(), *head["types"]]))
    return title, content


def _add_tab(
    parent: Element, head: dict[str, Any], root: Element
) -> tuple[Element, Element, Element]:
    """Add a tab to the set of tabs above it, or to a new one; return the set, label and content.

    Each label is behind its button, and before its content: so two rules style any number of tabs.
    """
    is_new = head.get("new") or not len(parent) or "tabbed-set" not in parent[-1].get("class", "")
    box = SubElement(parent, "div", {"class": "tabbed-set"}) if is_new else parent[-1]
    buttons = box.findall("input")
    number = sum("tabbed-set" in each.get("class", "") for each in root.iter())
    name = f"__tabbed_{number}" if is_new else buttons[0].get("name", "")
    attributes = {"name": name, "id": f"{name}_{len(buttons) + 1}", "type": "radio"}
    button = SubElement(box, "input", attributes)
    if is_new or head.get("select"):
        for each in buttons:
            each.attrib.pop("checked", None)
        button.set("checked", "checked")
    label = SubElement(box, "label", {"for": attributes["id"]})
    return box, label, SubElement(box, "div", {"class": "tabbed-block"})
