# SPDX-License-Identifier: MIT
"""The elements of boxes, as pymdown-extensions makes them: the theme styles all but tabs."""

from typing import Any
from xml.etree.ElementTree import Element, SubElement


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
    elif name == "caption":
        box, content = _add_caption(parent)
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


def _add_caption(parent: Element) -> tuple[Element, Element]:
    """Put what is above a caption into a figure, if it is not in one; return it and the caption."""
    above = parent[-1] if len(parent) else None
    if above is not None and above.tag == "figure" and above.find("figcaption") is None:
        return above, SubElement(above, "figcaption")
    figure = Element("figure")
    if above is not None:
        parent.remove(above)
        figure.append(above)
    parent.append(figure)
    return figure, SubElement(figure, "figcaption")
