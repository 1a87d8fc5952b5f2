# SPDX-License-Identifier: MIT
"""The HTML of a page: its elements with links, passage numbers and typography."""

import json
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.toc import TocExtension

from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.render.elements import escaped
from campaign.render.html_fragments import fragments, inner_html
from campaign.render.page_elements import PageElements
from campaign.render.page_links import address as absolute
from campaign.render.page_links import mark
from campaign.render.paper import Paper
from campaign.render.rendered_page import RenderedPage
from campaign.source.directives import NOT_A_FIGURE, NOT_A_TERM
from campaign.views.language_view import LanguageView

OUTWARD = "noopener noreferrer"
"""The ``rel`` of an external link (HTML, “Link types”): no referrer, no ``opener``."""


def render_page(page: Page, views: LanguageView, urls: Urls) -> RenderedPage:
    """Render a page of the campaign."""
    campaign = views.campaign
    md = Markdown(extensions=[TocExtension(marker="")])
    elements = PageElements(md, page, campaign)
    root, is_letter = elements.root, page.matter.document
    paper = json.dumps(Paper(page, elements, views, urls).blocks(root)) if is_letter else ""
    md.treeprocessors["prettify"].run(root)
    known = campaign.settings.campaign.abbreviations.get(page.language, {})
    typeset = {
        escaped(views.typeset(short)): escaped(views.typeset(meaning))
        for short, meaning in known.items()
    }
    AbbrTreeprocessor(md, typeset).run(root)
    for element in root.iter():
        _set_classes(element)
        if element.tag == "table":
            element.set("tabindex", "0")  # it scrolls if it is too wide (WCAG 2.1.1)
        elif element.tag == "a":
            _set_address(element, urls, page)
        mark(element, page)
    rows, notes = fragments(md, page, elements) if is_letter else ({}, {})
    _add_permalinks(elements, views, page)
    md.treeprocessors["toc"].run(root)  # it gives headings their IDs
    return RenderedPage(inner_html(md, root), rows, notes, paper)


def _set_address(link: Element, urls: Urls, page: Page) -> None:
    """Add ``OUTWARD`` to an external link, and to others the absolute URL, which print shows.

    Links of figures are skipped: print shows their sources below the text.
    """
    address = link.get("href") or ""
    url, own = urlsplit(address), urls.site_url and address.startswith(urls.site_url)
    if address.startswith(("http://", "https://", "//")) and not own:
        given = (link.get("rel") or "").split()
        link.set("rel", " ".join(dict.fromkeys([*given, *OUTWARD.split()])))
    elif (
        urls.site_url
        and url.path.endswith(".md")
        and not url.netloc
        and link.get("class") != "figure-link"
    ):
        link.set("data-address", absolute(address, page, urls))


def _set_classes(element: Element) -> None:
    """Remove the classes that answer a check, and align the cells of tables by a class.

    The pages' policy blocks the attribute ``style``.
    """
    given = element.get("class", "").split()
    classes = [name for name in given if name not in (NOT_A_FIGURE, NOT_A_TERM)]
    if element.tag in ("td", "th") and (style := element.attrib.pop("style", "")):
        classes.append(f"align-{style.removeprefix('text-align:').strip(' ;')}")
    if classes:
        element.set("class", " ".join(classes))
    else:
        element.attrib.pop("class", None)


def _add_permalinks(elements: PageElements, views: LanguageView, page: Page) -> None:
    """Add a link to each passage, whose number is shown by the style sheet.

    So it is not part of text that is read out or copied.
    """
    for element, passage in elements.passages.items():
        attributes = {
            "class": "passage-number",
            "href": f"#{passage.id}",
            "aria-label": views.cite(page, passage, "passage_named"),
            "data-number": str(passage.number),
        }
        if subheading := views.subheading(page, passage):
            attributes["data-section"] = subheading
        permalink = Element("a", attributes)
        permalink.tail, element.text = element.text, None
        element.insert(0, permalink)
