# SPDX-License-Identifier: MIT
"""The data of a PDF: all that its template reads."""

import re
from collections.abc import Iterator
from typing import Any

from babel import Locale

from campaign.model.campaign import Campaign
from campaign.model.file_names import pdf_name
from campaign.model.urls import Urls
from campaign.pdf.pages import LetterPages
from campaign.pdf.typst import read_logo
from campaign.problems import cut_between_words
from campaign.render.prerender import RenderedPages
from campaign.render.rendered_page import address_run, language_of, text_run
from campaign.source.inline_text import plain_text
from campaign.views.citations import Citations
from campaign.views.language_view import LanguageView, language_names

_RUNNING_HEAD = 70  # characters that fit beside the name of a page


def pdf_data(campaign: Campaign, code: str, urls: Urls, rendered: RenderedPages) -> dict[str, Any]:
    """Return the template's data in one language."""
    views = LanguageView(campaign, code)
    pages = LetterPages(views, urls).nodes(rendered)
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
        "abbreviations": _abbreviations(views),
        "abbreviations_title": views.words("pdf_abbreviations"),
    }


def _notice(views: LanguageView, urls: Urls) -> Iterator[list[dict[str, Any]]]:
    """Yield the notices above the letter: its author, its date, and that this is a translation."""
    settings = views.campaign.settings
    if settings.campaign.draft:
        yield [text_run(views.words("draft"))]
    if author := views.own(settings.campaign.author):
        key = "published_by" if settings.campaign.publisher == "author" else "pdf_credit"
        yield [text_run(views.words(key, author=author))]
    if views.sent():
        yield [text_run(" ".join(views.published_as_sent()))]
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


def _abbreviations(views: LanguageView) -> list[tuple[str, str]]:
    code, campaign = views.language.code, views.campaign
    blocks = (block for page in views.letter for block in page.blocks)
    text = "\n".join(plain_text(block.tokens, lambda _: "") for block in blocks)
    known = campaign.settings.campaign.abbreviations.get(code, {})
    return [
        (short, campaign.typeset(long, code))
        for short, long in sorted(known.items())
        if re.search(rf"(?<!\w){re.escape(short)}(?!\w)", text)
    ]
