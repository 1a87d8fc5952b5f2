# SPDX-License-Identifier: MIT
"""Align each page of the letter in all languages, which have the same blocks (``parity.py``)."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice, pairwise
from types import SimpleNamespace
from typing import NamedTuple

from campaign.model.campaign import Campaign
from campaign.model.pages import Page, Passage
from campaign.model.settings import Language
from campaign.model.urls import Urls, side_by_side_path
from campaign.render.page_html import RenderedPages
from campaign.render.page_links import resolve
from campaign.source.directives import DEFINITIONS, RECOMMENDATIONS, SIGNATORIES
from campaign.source.markdown_blocks import Block
from campaign.views.language_view import language_names

_AROUND = {"admonition": "box", "details": "box", "quote": "quote"}
_AROUND |= {RECOMMENDATIONS: RECOMMENDATIONS, SIGNATORIES: SIGNATORIES}
"""The name of what is around a row, by what is around its block."""


class Row(NamedTuple):
    """A block of a page: its HTML in every language, in order."""

    texts: tuple[str, ...]
    names: Sequence[str]  # of its kind and of what is around it, for its classes
    id: str | None = None
    passage: Passage | None = None
    is_editorial: bool = False


def own_first(language: Language, languages: Sequence[Language]) -> tuple[Language, ...]:
    """Return the languages, with ``language`` first."""
    return (language, *(other for other in languages if other != language))


def paired_pages(campaign: Campaign, language: str, urls: Urls) -> list[SimpleNamespace]:
    """Return the side-by-side pages in a language, with the attributes of MkDocs' pages."""
    settings, words = campaign.settings, campaign.words(language)
    own = settings.language(language)
    names = language_names(own_first(own, settings.languages), own.tag)
    sources = [page for page in campaign.pages.in_language(language) if page.matter.document]
    pages = []
    for source in sources if len(settings.languages) > 1 else ():
        title, path = campaign.plain(source.matter.title, language), side_by_side_path(source.path)
        link = SimpleNamespace(title=title, url=urls.page(path, language))
        page = SimpleNamespace(source=source, path=path, link=link, url=link.url)
        page.title = words("side_by_side_title", title=title)
        about = words("side_by_side_description", title=title, languages=names)
        page.meta = {"description": about}
        page.canonical_url = urls.absolute(link.url) if urls.site_url else None
        page.edit_url = page.previous_page = page.next_page = None
        pages.append(page)
    for before, after in pairwise(pages):
        before.next_page, after.previous_page = after.link, before.link
    return pages


def rows(
    page: Page, rendered: RenderedPages, languages: Sequence[Language], urls: Urls
) -> Iterator[Row]:
    """Yield the blocks of ``page`` in ``languages``, its own first."""
    passages = {id(passage.blocks[0]): passage for passage in page.passages}
    link = partial(urls.file, urls.page(side_by_side_path(page.path), page.language))
    sides = [rendered[language.code, page.path] for language in languages]
    fragments = zip(*(side.fragments.values() for side in sides), strict=True)
    for index, texts in zip(sides[0].fragments, fragments, strict=True):
        block = page.blocks[index]
        passage = passages.get(id(block))
        shown = tuple(resolve(text, link) for text in texts)
        id_ = passage.id if passage else block.id
        yield Row(shown, _names(block), id_, passage, block.editorial)
    # Footnotes follow the order of their references, which a translation may change.
    for name in sides[0].notes:
        texts = tuple(resolve(side.notes.get(name, ""), link) for side in sides)
        yield Row(texts, ["note", "footnote"], name)


def _names(block: Block) -> list[str]:
    kind = "definition" if block.ancestors[-2:-1] == (DEFINITIONS,) else block.kind
    around = (_AROUND[name] for name in reversed(block.ancestors) if name in _AROUND)
    level = min(block.ancestors.count("item"), 4)
    return [kind, *islice(around, 1), *([f"level-{level}"] if kind == "item" else [])]
