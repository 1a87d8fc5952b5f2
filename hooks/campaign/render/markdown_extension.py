# SPDX-License-Identifier: MIT
"""Python-Markdown extension of the campaign: figures, passages, typography, ``///`` blocks."""

import re
import string
from functools import partial
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element, SubElement

from markdown import Extension, Markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.inlinepatterns import InlineProcessor, SubstituteTagInlineProcessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.render.directive_blocks import CampaignBlocks, mark_names
from campaign.render.external_links import BareAddresses, protect_links
from campaign.render.html_fragments import Fragment, FragmentCollector, RenderedPage
from campaign.render.list_blocks import ListBlocks
from campaign.render.normalized_markdown import normalized_markdown
from campaign.render.page_links import LinkMarker, figures_link, source
from campaign.render.passage_numbers import HEADINGS, add_permalinks, set_ids
from campaign.render.typography import Typography
from campaign.source.directives import ALWAYS_ON, NOT_A_FIGURE, NOT_A_TERM, SWITCHES
from campaign.text.markers import MARKER
from campaign.views.language_view import LanguageView

_TITLES = (*HEADINGS, "summary", "label")


def render_page(page: Page, campaign: Campaign, urls: Urls) -> RenderedPage:
    """Render a page of the campaign."""
    options = dict(campaign.settings.extension_options)
    options["footnotes"] = options.get("footnotes", {}) | {
        "BACKLINK_TITLE": campaign.words(page.language)("back_to_text", number="{}"),
        "SUPERSCRIPT_TEXT": "[{}]",  # “33,000¹” is copied as 33,0001
    }
    options[SWITCHES["caption"]] = {"types": ["caption"]}
    text = normalized_markdown(page.markdown)
    # Most pages have no such block; these two extensions take 0.2 s to import.
    blocks = [SWITCHES[name] for name in ("html", "caption") if re.search(f"///+ *{name}", text)]
    extension = CampaignExtension(page, campaign, urls)
    markdown = Markdown(extensions=[*ALWAYS_ON, *blocks, extension], extension_configs=options)
    return RenderedPage(markdown.convert(text), extension.fragments)


class CampaignExtension(Extension):
    """A Markdown extension for one page of a campaign; it also collects the page's fragments."""

    def __init__(self, page: Page, campaign: Campaign, urls: Urls) -> None:
        super().__init__()
        self.page = page
        self.campaign = campaign
        self.urls = urls
        self.fragments: tuple[Fragment, ...] = ()

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (upstream's name)
        glossary = self.campaign.settings.campaign.abbreviations.get(self.page.language, {})
        AbbrExtension(glossary=glossary).extendMarkdown(md)
        md.ESCAPED_CHARS += string.punctuation  # as in CommonMark (2.4)
        CampaignBlocks().extendMarkdown(md)
        ListBlocks().extendMarkdown(md)
        # Numbers are priorities in Python-Markdown. After code spans (190) and escapes (180),
        # before links (160), whose text may contain a figure.
        md.inlinePatterns.register(_FigurePattern(self.campaign, self.page), "campaign-figure", 175)
        # A backslash at the end of a line is a line break (CommonMark 6.7), which no editor strips.
        line_break = SubstituteTagInlineProcessor(r"\\\n", "br")
        md.inlinePatterns.register(line_break, "campaign-line-break", 185)
        # After raw HTML (90), before entities (80).
        md.inlinePatterns.register(BareAddresses(md), "campaign-addresses", 85)
        # After the inline patterns (20), attribute lists (8) and abbreviations (7); before the
        # table of contents (5), which copies the headings.
        md.treeprocessors.register(_Tree(md, self), "campaign-tree", 6)
        md.treeprocessors.register(LinkMarker(md, self.page), "campaign-links", -1)


class _Tree(Treeprocessor):
    """A tree processor that makes the elements of a page those of the site, step by step."""

    def __init__(self, md: Markdown, extension: CampaignExtension) -> None:
        super().__init__(md)
        self.extension = extension

    def run(self, root: Element) -> None:
        page, campaign, urls = self.extension.page, self.extension.campaign, self.extension.urls
        mark_names(root)
        _link_figures(root, figures_link(campaign, page))
        passages = set_ids(root) if page.matter.document else []
        _set_classes(root)
        for table in root.iter("table"):  # it scrolls if it is too wide (WCAG 2.1.1)
            table.set("tabindex", "0")
        Typography(self.md, partial(campaign.typeset_pieces, page.language)).run(root)
        if urls.site_url:
            _add_printed_addresses(root, urls, page)
        protect_links(root, urls.site_url)
        if page.matter.document:
            self.extension.fragments = FragmentCollector(self.md, page).fragments(root)
        add_permalinks(passages, LanguageView(campaign, page.language), page)


class _FigurePattern(InlineProcessor):
    """An inline pattern that renders ``{{ name }}`` as ``<data value="33000">33,000</data>``.

    In the letter, a figure revised since the letter was sent also shows the original value.
    """

    def __init__(self, campaign: Campaign, page: Page) -> None:
        super().__init__(MARKER.pattern)
        self.campaign = campaign
        self.page = page

    def handleMatch(  # type: ignore[override]  # noqa: N802 (upstream's name)
        self, m: re.Match[str], data: str
    ) -> tuple[Element | None, int | None, int | None]:
        figure = self.campaign.figures.get(m["name"])
        if figure is None:  # the checks did not parse this text; ``check_consistency`` reports it
            return None, None, None
        classes = "figure figure--words" if figure.form or figure.form_published else "figure"
        element = Element(
            "data", {"value": str(figure.value), "class": classes, "data-figure": m["name"]}
        )
        text, note = self.campaign.figure_on(self.page, m["name"])
        element.text = AtomicString(text)  # no Markdown
        if not note:
            return element, m.start(0), m.end(0)
        whole = Element("span", {"class": "figure-moved"})
        SubElement(whole, "small", {"class": "figure-moved__sent"}).text = AtomicString(note)
        element.tail = " "
        whole.insert(0, element)
        return whole, m.start(0), m.end(0)


def _link_figures(parent: Element, link: str | None) -> None:
    """Link figures to their entries on the page ``link``, except in links and headings."""
    for index, element in enumerate(parent):
        name = element.attrib.pop("data-figure", None)
        if name and link:
            anchor = Element("a", {"href": f"{link}#{name}", "class": "figure-link"})
            anchor.tail, element.tail = element.tail, None
            anchor.append(element)
            parent[index] = anchor
        else:
            _link_figures(element, None if element.tag in ("a", *_TITLES) else link)


def _add_printed_addresses(root: Element, urls: Urls, page: Page) -> None:
    """Add to links between pages the absolute URL, which print shows.

    Links of figures are skipped: print shows their sources below the text.
    """
    for link in root.iter("a"):
        url = urlsplit(link.get("href") or "")
        if url.path.endswith(".md") and not url.netloc and link.get("class") != "figure-link":
            address = urls.absolute(urls.file("", source(url.path, page)).removeprefix("./"))
            link.set("data-address", address + (f"#{url.fragment}" if url.fragment else ""))


def _set_classes(root: Element) -> None:
    """Remove the classes that answer a check, and align the cells of tables by a class.

    The pages' policy blocks the attribute ``style``.
    """
    for element in root.iter():
        given = element.get("class", "").split()
        classes = [name for name in given if name not in (NOT_A_FIGURE, NOT_A_TERM)]
        if element.tag in ("td", "th") and (style := element.attrib.pop("style", "")):
            classes.append(f"align-{style.removeprefix('text-align:').strip(' ;')}")
        if classes:
            element.set("class", " ".join(classes))
        else:
            element.attrib.pop("class", None)
