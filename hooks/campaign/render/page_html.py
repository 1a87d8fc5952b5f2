# SPDX-License-Identifier: MIT
"""The HTML of a page, and of the rows of its side-by-side page, made of the same elements."""

import json
from collections.abc import Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass
from functools import partial
from itertools import takewhile
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions.abbr import AbbrTreeprocessor
from markdown.extensions.toc import TocExtension

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.render.page_elements import PageElements, escaped
from campaign.render.page_links import address as absolute
from campaign.render.page_links import figures_link, mark
from campaign.render.paper import Paper
from campaign.source.directives import NOT_A_FIGURE, NOT_A_TERM
from campaign.source.markdown_blocks import Block
from campaign.storage.cache import cached
from campaign.views.language_view import LanguageView

OUTWARD = "noopener noreferrer"  # the `rel` of external links (HTML, “Link types”)
_APART = ("ul", "ol", "dl", "div", "details")  # in an item, their blocks have rows of their own
Tags = list[tuple[str, dict[str, str]]]  # elements, each in the one before, with their attributes


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What was made of a page; only a page of the letter has more than its ``html``."""

    html: str
    fragments: Mapping[int, str]  # the HTML of each row side by side, by the index of its block
    notes: Mapping[str, str]  # the HTML of its footnotes, by ID
    paper: str = ""  # its blocks for the PDF, as JSON


RenderedPages = dict[tuple[str, str], RenderedPage]  # the pages by language and path


def render_pages(campaign: Campaign, urls: Urls) -> RenderedPages:
    """Render every page."""
    settings = campaign.settings
    views = {code: LanguageView(campaign, code) for code in settings.codes}
    shared = repr((urls, settings.languages, settings.campaign))
    rendered = RenderedPages()
    for page in campaign.pages:
        text, link = "\n".join(page.lines), str(figures_link(campaign, page))
        figures = (f"{name} {x!r}" for name, x in campaign.figures.items() if name in text)
        made_from = (shared, page.language, page.path, link, text, *figures)
        make = partial(render_page, page, views[page.language], urls)
        rendered[page.language, page.path] = cached(settings.root, "pages", made_from, make)
    return rendered


def render_page(page: Page, views: LanguageView, urls: Urls) -> RenderedPage:
    """Render a page of the campaign."""
    campaign = views.campaign
    md = Markdown(extensions=[TocExtension(marker="")])
    elements = PageElements(md, page, campaign)
    root, is_letter = elements.root, page.matter.document
    paper = json.dumps(Paper(page, elements, views, urls).blocks(root)) if is_letter else ""
    md.treeprocessors["prettify"].run(root)
    known = campaign.settings.campaign.abbreviations.get(page.language, {})
    typeset = {escaped(views.typeset(k)): escaped(views.typeset(v)) for k, v in known.items()}
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
    """Add ``OUTWARD`` to an external link; to others, but of figures, the URL that print shows."""
    address = link.get("href") or ""
    url, own = urlsplit(address), urls.site_url and address.startswith(urls.site_url)
    is_page = not url.netloc and url.path.endswith(".md")
    if address.startswith(("http://", "https://", "//")) and not own:
        given = link.get("rel", "").split()  # such as `license`
        link.set("rel", " ".join(dict.fromkeys([*given, *OUTWARD.split()])))
    elif urls.site_url and is_page and link.get("class") != "figure-link":
        link.set("data-address", absolute(address, page, urls))


def _set_classes(element: Element) -> None:
    """Remove classes that answer a check; align cells by class: the policy blocks ``style``."""
    given = element.get("class", "").split()
    classes = [name for name in given if name not in (NOT_A_FIGURE, NOT_A_TERM)]
    if element.tag in ("td", "th") and (style := element.attrib.pop("style", "")):
        classes.append(f"align-{style.removeprefix('text-align:').strip(' ;')}")
    if classes:
        element.set("class", " ".join(classes))
    else:
        element.attrib.pop("class", None)


def _add_permalinks(elements: PageElements, views: LanguageView, page: Page) -> None:
    """Add a link to each passage; its number is drawn: it is not read out or copied."""
    for element, passage in elements.passages.items():
        attributes = {"class": "passage-number", "href": f"#{passage.id}"}
        attributes["aria-label"] = views.cite(page, passage, "passage_named")
        attributes["data-number"] = str(passage.number)
        if subheading := views.subheading(page, passage):
            attributes["data-section"] = subheading
        permalink = Element("a", attributes)
        permalink.tail, element.text = element.text, None
        element.insert(0, permalink)


def fragments(
    md: Markdown, page: Page, elements: PageElements
) -> tuple[dict[int, str], dict[str, str]]:
    """Return copies: the HTML of rows by the index of their block, that of footnotes by ID."""
    rows = {i: each for i, each in elements.blocks.items() if _has_row(page.blocks[i])}
    notes = [each for each in elements.root.iter("li") if each.get("id", "").startswith("fn:")]
    apart = {*notes, *rows.values()}
    inner = {x.get("id") for x in elements.root.iter() if x.get("id") and x not in apart}

    def html(element: Element, around: Tags, without: Sequence[str] = ()) -> str:
        """Return what is in an element, in others; IDs begin with the language, to be unique."""
        shown = innermost = Element("div")
        for tag, attributes in around:
            innermost = SubElement(innermost, tag, attributes)
        innermost.text = element.text
        innermost.extend(deepcopy(child) for child in element if child.tag not in without)
        for each in shown.iter():
            if each.get("id") in inner:
                each.set("id", f"{page.language}-{each.get('id')}")
            link = unquote(each.get("href", ""))
            if link[:1] == "#" and link[1:] in inner:
                each.set("href", f"#{page.language}-{link[1:]}")
        return inner_html(md, shown)

    texts, numbered = dict[int, str](), enumerate(notes, 1)
    for index, element in rows.items():
        language = {k: v for k in ("lang", "dir") if (v := elements.nearest(element, k))}
        texts[index] = html(element, _around(element, page.blocks[index], language), _APART)
    lists = (([("ol", {"start": str(number)}), ("li", {})], note) for number, note in numbered)
    return texts, {note.get("id", ""): html(note, list_) for list_, note in lists}


def _has_row(block: Block) -> bool:
    """Return whether a block is not shown with the table or the item around it."""
    if {"cell", "footnote"} & {block.kind, *block.ancestors}:
        return False
    inside = {*takewhile(lambda name: name != "item", reversed(block.ancestors))}
    is_part = "item" in block.ancestors and inside <= {"quote"}
    return block.kind in ("item", "term") or not is_part


def _around(element: Element, block: Block, language: dict[str, str]) -> Tags:
    """Return the elements in which a row shows what is in an element of the page."""
    if block.kind in ("table", "code"):
        return [*([("div", language)] if language else []), (element.tag, element.attrib)]
    quote: Tags = [("blockquote", {})] if "quote" in block.ancestors else []
    if block.kind == "heading":
        return [*quote, (f"h{min(block.level + 1, 6)}", language)]
    if element.tag != "li":
        return [*quote, ("div" if element.tag == "dd" else "p", language)]
    number = block.place and block.place.number
    list_ = ("ul", {}) if number is None else ("ol", {"start": str(number)})
    return [*quote, list_, ("li", language)]


def inner_html(md: Markdown, element: Element) -> str:
    """Return the HTML inside of an element."""
    text: str = md.serializer(element)
    text = text[text.index(">") + 1 : text.rindex("</div>")].strip()
    for processor in md.postprocessors:
        text = processor.run(text)
    return text.strip()
