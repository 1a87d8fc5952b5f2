# SPDX-License-Identifier: MIT
"""Compile the complete letter as one PDF per language, from data that its template reads."""

import json
import posixpath
import re
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit

from babel import Locale

from campaign.model.campaign import Campaign
from campaign.model.file_names import pdf_name
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.pdf.typst import TypesettingError, make_pdf, read_logo
from campaign.problems import CampaignError, cut_between_words
from campaign.render.page_html import RenderedPages
from campaign.render.page_links import address, source
from campaign.render.paper import Node, address_run, language_of, text_run
from campaign.source.source_date import source_date
from campaign.source.text_files import read_text
from campaign.views.citations import Citations
from campaign.views.language_view import LanguageView, language_names

_RUNNING_HEAD = 70  # characters that fit beside the name of a page
TEMPLATE = "publications/document.typ"  # with the modules that it imports beside it
Pdfs = Mapping[str, bytes]  # the content of each PDF, by its name on the site
SERVED_PDFS: dict[str, bytes] = {}  # of the first build of `mkdocs serve`, as they take seconds


def make_pdfs(campaign: Campaign, urls: Urls, rendered: RenderedPages, template: Path) -> Pdfs:
    """Return the PDFs of all languages, if the site has a letter; raises ``CampaignError``."""
    settings = campaign.settings
    firsts = {page.language: page for page in reversed([*campaign.pages]) if page.matter.document}
    if not firsts:
        return {}
    files = [template, *sorted(template.parent.glob(f"{template.stem}_*.typ"))]
    sources = {file.name: read_text(file, settings.display_path(file)) for file in files}
    date = source_date(settings.root)

    def make(code: str) -> bytes:
        data = pdf_data(campaign, code, urls, rendered)
        try:
            return make_pdf(settings.root, sources, data, date, settings.font_files)
        except TypesettingError as error:
            details = {"reason": error, "template": TEMPLATE}
            problem = firsts[code].problem(1, 1, "pdf_failed", **details)
            raise CampaignError([problem]) from error

    with ThreadPoolExecutor() as pool:
        return dict(zip(map(pdf_name, settings.codes), pool.map(make, settings.codes), strict=True))


def pdf_data(campaign: Campaign, code: str, urls: Urls, rendered: RenderedPages) -> dict[str, Any]:
    """Return the template's data in one language."""
    views = LanguageView(campaign, code)
    pages = letter_pages(views, urls, rendered)
    title, about = views.document_title(), []
    if urls.site_url:
        home = address_run(urls.absolute(urls.page("index.md", views.language.code)))
        about.append([text_run(views.words("pdf_address") + " "), home])
    about += [[text_run(corrected)] for corrected in _corrections(views)]
    site = views.typeset(views.language.site_name) or title
    return {
        **language_of(views.language.tag),
        "title": title,
        "accent": campaign.settings.brand.light,
        "logo": read_logo(campaign.settings),
        "site": site,
        "running": cut_between_words(site, _RUNNING_HEAD),
        "author": views.own(campaign.settings.campaign.author),
        "date": views.sent(),
        "notice": list(_notice(views, urls)),
        "pages": pages,
        "about": about,
        "about_title": views.words("pdf_about"),
        "abbreviations": _abbreviations(views, pages),
        "abbreviations_title": views.words("pdf_abbreviations"),
    }


def _notice(views: LanguageView, urls: Urls) -> Iterator[list[dict[str, Any]]]:
    """Yield the notices above the letter: its author, its date, and that this is a translation."""
    settings = views.campaign.settings
    if settings.campaign.draft:
        yield [text_run(views.words("draft"))]
    if credit := views.credit("pdf_credit"):
        yield [text_run(credit)]
    if as_sent := views.published_as_sent():
        yield [text_run(" ".join(as_sent))]
    signed = settings.reference_language
    if settings.is_translation(views.language.code):
        name = Locale.parse(signed, sep="-").get_language_name(views.language.code) or signed
        runs = [text_run(views.words("pdf_translated", language=name))]
        if urls.site_url:
            address = urls.absolute(pdf_name(signed))
            runs += [text_run(" "), address_run(address)]
        yield runs


def _corrections(views: LanguageView) -> Iterator[str]:
    """Yield the corrections of the letter, after a sentence that introduces them."""
    quoted, words = Citations(views).quoted, views.words
    if views.corrections:
        yield words("corrections", language=language_names([views.language], views.language.tag))
    for each in views.corrections:
        sent, published = views.typeset(each.sent), views.typeset(each.published)
        yield f"{words('sent')} {quoted(sent)} {words('published')} {quoted(published)}"


def _abbreviations(views: LanguageView, pages: list[Node]) -> list[tuple[str, str]]:
    text = "\n".join(node.get("text", "") for node in _every(pages))
    known = views.campaign.settings.campaign.abbreviations.get(views.language.code, {})
    used = (x for x in sorted(known) if re.search(rf"(?<!\w){re.escape(x)}(?!\w)", text))
    return [(short, views.typeset(known[short])) for short in used]


def letter_pages(views: LanguageView, urls: Urls, rendered: RenderedPages) -> list[Node]:
    """Return each page of the letter with its blocks, their links and levels of headings."""
    found, level, paths = [], 0, {page.path for page in views.letter}
    for page in views.letter:
        blocks = json.loads(rendered[page.language, page.path].paper)
        path = PurePosixPath(page.path)
        folders = (path.parent if path.name == "index.md" else path).parents
        # How many index pages are above it: one, `annex/index.md`, for `annex/elms.md`.
        depth = sum(str(folder / "index.md") in paths for folder in folders if folder.name)
        start: str | None = _beginning(page)
        for node in _every(blocks):
            kind = node.get("kind")
            if kind == "heading":  # PDF/UA: H1 to H6, which do not skip a level
                level = min(node["level"] + depth, level + 1, 6)
                node |= {"id": node["id"] or start, "level": level}
                start = None
            elif kind == "link":
                node["to"] = link_target(node["to"], page, views.letter, urls)
            elif kind == "contents":
                folder = posixpath.join(posixpath.dirname(page.path), "")
                below = (x for x in views.letter if x.path.startswith(folder) and x.passages)
                node["parts"] = [_beginning(other) for other in below if other is not page]
        found.append({"name": views.cite(page), "depth": depth, "blocks": blocks})
    return found


def link_target(href: str, page: Page, letter: list[Page], urls: Urls) -> str | None:
    """Return the target of a link in the PDF: ``#…``, an address, or None if that is not known."""
    url = urlsplit(href)
    if url.scheme or url.netloc:
        return href
    path, anchor = source(url.path, page), unquote(url.fragment)
    for other in letter:
        if path == f"/{other.language}/{other.path}" and (not anchor or anchor in other.ids):
            return f"#{anchor or _beginning(other)}"
    return address(href, page, urls) if urls.site_url else None


def _beginning(page: Page) -> str:
    """Return the ID of a page's first heading; its path if it has none."""
    return next((block.id for block in page.blocks if block.kind == "heading"), "") or page.path


def _every(value: object) -> Iterator[Node]:
    """Yield the dictionaries in JSON, in order."""
    if isinstance(value, dict):
        yield value
        value = [*value.values()]
    for each in value if isinstance(value, list) else ():
        yield from _every(each)
