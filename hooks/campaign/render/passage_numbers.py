# SPDX-License-Identifier: MIT
"""Add what only pages of the letter have: passage numbers, and the names of signatories in bold."""

from xml.etree.ElementTree import Element

from campaign.model.pages import Page
from campaign.render.page_elements import Elements
from campaign.source.directives import SIGNATORIES
from campaign.views.language_view import LanguageView

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


def add_permalinks(elements: Elements, views: LanguageView, page: Page) -> None:
    """Add a link to each passage, whose number is shown by the style sheet.

    So it is not part of text that is read out or copied.
    """
    for element, passage in ((element, passage) for element, _, passage in elements if passage):
        attributes = {
            "class": "passage-number",
            "href": f"#{passage.id}",
            "aria-label": views.passage_label(page, passage),
            "data-number": str(passage.number),
        }
        if subheading := views.subheading(page, passage):
            attributes["data-section"] = subheading
        permalink = Element("a", attributes)
        permalink.tail, element.text = element.text, None
        element.insert(0, permalink)


def mark_names(root: Element) -> None:
    """Mark the first line of each signatory, the name, as strong: it may wrap on a phone."""
    blocks = (div for div in root.iter("div") if div.get("class") == SIGNATORIES)
    for item in [item for block in blocks for item in block.iter("li")]:
        line = item[0] if len(item) and item[0].tag == "p" else item
        ends = (i for i, child in enumerate(line) if child.tag in ("br", "ul", "ol"))
        end = next(ends, len(line))
        name = Element("strong")
        name.extend(line[:end])
        name.text, line.text, line[:end] = line.text, None, [name]
