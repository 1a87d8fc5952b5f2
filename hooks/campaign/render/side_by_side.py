# SPDX-License-Identifier: MIT
"""Align each page of the letter in all languages, passage beside passage.

``parity.py`` ensures that a page has the same blocks in every language.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from campaign.model.campaign import Campaign
from campaign.model.pages import Page, Passage
from campaign.model.settings import Language
from campaign.model.urls import Urls, side_by_side_path
from campaign.render.page_links import resolve
from campaign.render.prerender import RenderedPages
from campaign.render.rendered_page import Fragment
from campaign.views.language_view import language_names


@dataclass(frozen=True, slots=True)
class Row:
    """A block of a page: its fragment, and its HTML in every language, in order."""

    own: Fragment
    """In the language of the page."""
    passage: Passage | None
    texts: tuple[str, ...]
    attributes: tuple[str, ...]
    """Those of the language of each text, if it is not that of its side."""


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link to the previous or next page."""

    title: str
    url: str


@dataclass(frozen=True, slots=True)
class PairedPage:
    """A side-by-side page, with the attributes of MkDocs' pages that the templates read."""

    source: Page
    path: str
    title: str
    url: str
    canonical_url: str | None
    meta: Mapping[str, str]
    previous_page: PageLink | None
    next_page: PageLink | None
    edit_url: None = None


def own_first(language: Language, languages: Sequence[Language]) -> tuple[Language, ...]:
    """Return the languages, with ``language`` first."""
    return (language, *(other for other in languages if other != language))


def paired_pages(campaign: Campaign, language: str, urls: Urls) -> list[PairedPage]:
    """Return the side-by-side pages in a language, in order; empty if it is the only language."""
    settings, words = campaign.settings, campaign.words(language)
    own = settings.language(language)
    names = language_names(own_first(own, settings.languages), own.tag)
    sources = [page for page in campaign.pages.in_language(language) if page.matter.document]
    titles = [campaign.plain(page.matter.title, language) for page in sources]
    paths = [side_by_side_path(page.path) for page in sources]
    links = [
        PageLink(title, urls.page(path, language))
        for title, path in zip(titles, paths, strict=True)
    ]
    return [
        PairedPage(
            source,
            path,
            words("side_by_side_title", title=link.title),
            link.url,
            urls.absolute(link.url) if urls.site_url else None,
            {"description": words("side_by_side_description", title=link.title, languages=names)},
            before,
            after,
        )
        for source, path, link, before, after in zip(
            sources, paths, links, [None, *links], [*links[1:], None], strict=False
        )  # not strict: the lists of previous and next pages may be longer
        if len(settings.languages) > 1
    ]


def rows(
    page: Page, rendered: RenderedPages, languages: Sequence[Language], urls: Urls
) -> Iterator[Row]:
    """Yield the blocks of ``page`` in ``languages``, its own first."""
    passages = {passage.id: passage for passage in page.passages}
    base = urls.page(side_by_side_path(page.path), page.language)
    link = partial(urls.file, base)
    sides = [rendered[language.code, page.path].fragments for language in languages]
    body = [[part for part in side if part.kind != "note"] for side in sides]
    # Footnotes follow the order of their references, which a translation may change.
    notes = [{part.id: part for part in side if part.kind == "note"} for side in sides]
    aligned = [*zip(*body, strict=True)]
    aligned += [tuple(side.get(key, Fragment("note")) for side in notes) for key in notes[0]]
    for parts in aligned:
        own = parts[0]
        texts = tuple(resolve(part.html, link) for part in parts)
        attributes = tuple(part.attributes for part in parts)
        yield Row(own, passages.get(own.id or ""), texts, attributes)
