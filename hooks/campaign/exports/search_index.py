# SPDX-License-Identifier: MIT
"""The search index of a language: an entry per passage, section of another page, and figure."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import TypedDict

from campaign.model.pages import Page
from campaign.model.urls import Urls
from campaign.source.directives import INSERT
from campaign.views.language_view import LanguageView


class Entry(TypedDict):
    """An entry for ``overrides/search/search.js``; ``url`` is from the site's root."""

    url: str
    title: str
    text: str


def search_index(views: LanguageView, urls: Urls) -> str:
    """Return the entries of a language as JSON."""
    entries = search_entries(views, urls)
    return json.dumps(entries, ensure_ascii=False, separators=(",", ":"))


def search_entries(views: LanguageView, urls: Urls) -> list[Entry]:
    """Return the entries of a language, in the order of the pages."""
    entries: list[Entry] = []
    for page in views.pages:
        url = urls.page(page.path, page.language)
        if page.passages:
            for passage in page.passages:
                title = views.cite(page, passage.number)
                entries.append(
                    {
                        "url": f"{url}#{passage.id}",
                        "title": title,
                        "text": views.text(passage, page),
                    }
                )
        else:
            entries += _sections(page, url, views)
        if any(slot.argument == "figures" for slot in page.slots(INSERT)):
            entries += [
                {
                    "url": f"{url}#{figure.name}",
                    "title": f"{figure.qualified} {figure.label}",
                    "text": figure.source,
                }
                for figure in views.figures()
            ]
    return entries


def _sections(page: Page, url: str, views: LanguageView) -> Iterator[Entry]:
    title, anchor, texts = (
        views.plain(page.matter.title),
        "",
        [views.plain(page.matter.description)],
    )
    for block in page.blocks:
        text = views.typeset_block(block, page)
        if block.kind == "heading" and block.level > 1:
            yield {"url": url + anchor, "title": title, "text": " ".join(texts)}
            title, anchor, texts = text, f"#{block.id}" if block.id else "", []
        elif block.kind != "heading" and text:
            texts.append(text)
    yield {"url": url + anchor, "title": title, "text": " ".join(texts)}
