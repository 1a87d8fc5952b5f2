# SPDX-License-Identifier: MIT
"""The search index of a language: passages, sections of other pages, notes, figures, downloads."""

import json
import re
from collections.abc import Iterator, Mapping

from campaign.exports.data_files import downloads
from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import plain_text
from campaign.views.language_view import LanguageView


def search_index(views: LanguageView, urls: Urls, sizes: Mapping[str, int]) -> str:
    """Return the entries of a language as JSON; for the downloads, ``sizes`` has all files."""
    entries = [
        {"url": urls.page(page.path, page.language) + anchor, "title": title, "text": text}
        for page in views.pages
        for anchor, title, text in _entries(page, views)
    ]
    entries += [{"url": f.name, "title": f.text, "text": ""} for f in downloads(views, sizes)]
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def _entries(page: Page, views: LanguageView) -> Iterator[tuple[str, str, str]]:
    """Yield the anchor, title and text of each entry of a page."""
    yield from _passages(page, views) if page.passages else _sections(page, views)
    for number, (label, text) in enumerate(views.notes(page).items(), start=1):
        yield f"#fn:{label}", views.words("note", page=views.cite(page), number=number), text
    if page.inserts("figures"):
        for figure in views.figures.values():
            yield f"#{figure.name}", f"{figure.qualified} {figure.label_after}", figure.source


def _passages(page: Page, views: LanguageView) -> Iterator[tuple[str, str, str]]:
    cells = [views.typeset_block(block, page) for block in page.blocks if block.kind == "cell"]
    description = views.plain(page.matter.description)
    yield "", views.plain(page.matter.title), " ".join([description, *cells])
    signed = {}
    for passage in page.passages:
        text = views.text(page, passage)
        if SIGNATORIES in passage.blocks[0].ancestors:
            signed[passage.id] = text
        text += _foreign(passage.id, page, text, views)
        yield f"#{passage.id}", views.cite(page, passage), text
    if signed:
        yield f"#{next(iter(signed))}", views.words("signatories"), "; ".join(signed.values())


def _foreign(passage: str, page: Page, own: str, views: LanguageView) -> str:
    """Return a passage's abbreviations in other languages, which may be all that readers know."""
    campaign, found = views.campaign, []
    for code, known in campaign.settings.campaign.abbreviations.items():
        other = campaign.pages.page(code, page.path) if code != page.language else None
        same = next((p for p in other.passages if p.id == passage), None) if other else None
        text = " ".join(plain_text(b.tokens, str) for b in same.blocks) if same else ""
        found += [a for a in known if re.search(rf"\b{re.escape(a)}\b", text) and a not in own]
    return f" ({', '.join(dict.fromkeys(found))})" if found else ""


def _sections(page: Page, views: LanguageView) -> Iterator[tuple[str, str, str]]:
    title, anchor = views.plain(page.matter.title), ""
    texts = [views.plain(page.matter.description)]
    for block in page.blocks:
        text = views.typeset_block(block, page)
        if block.kind == "heading" and block.level > 1:
            yield anchor, title, " ".join(texts)
            title, anchor, texts = text, f"#{block.id}" if block.id else "", []
        elif block.kind != "heading" and text and "footnote" not in block.ancestors:
            texts.append(text)
    yield anchor, title, " ".join(texts)
