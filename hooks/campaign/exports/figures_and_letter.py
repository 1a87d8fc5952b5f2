# SPDX-License-Identifier: MIT
"""The figures and the letter as JSON and CSV, in all languages, with their JSON Schemas."""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Literal

from pydantic import BaseModel

from campaign.exports import schemas
from campaign.exports.texts import Texts
from campaign.model.campaign import Campaign
from campaign.model.figures import Figure
from campaign.model.file_names import FIGURES_SCHEMA, LETTER_SCHEMA
from campaign.model.pages import Page, Passage
from campaign.source.markdown_blocks import Block
from campaign.text.formats import Value
from campaign.views.language_view import LanguageView

# Characters that start a formula in spreadsheets, also full-width (OWASP, “CSV Injection”).
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")


def figures_export(texts: Texts) -> schemas.FiguresExport:
    """Return the figures, in the order of the data file."""
    campaign = texts.campaign
    return schemas.FiguresExport(
        **{"$schema": FIGURES_SCHEMA},
        languages=_tags(campaign),
        figures=[_figure(name, figure, texts) for name, figure in campaign.figures.items()],
    )


def letter_export(texts: Texts) -> schemas.DocumentExport:
    """Return the pages of the letter with their passages, in the order of the navigation."""
    return schemas.DocumentExport(
        **{"$schema": LETTER_SCHEMA},
        languages=_tags(texts.campaign),
        title=texts.each(lambda views: views.document_title()),
        original=texts.campaign.settings.reference_language,
        pages=[_page(page, texts) for page in texts.views[0].letter],
    )


def figures_csv(texts: Texts) -> str:
    """Return the figures as CSV, one row per figure (RFC 4180).

    It starts with a byte order mark: without one, Excel does not read it as UTF-8.
    """
    export = figures_export(texts)
    rows = [dict(_cells(figure, export.languages)) for figure in export.figures]
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0])  # ends lines with CRLF
    writer.writeheader()
    writer.writerows(rows)
    return "\N{BYTE ORDER MARK}" + written.getvalue()


def _figure(name: str, figure: Figure, texts: Texts) -> schemas.FigureExport:
    def published(views: LanguageView) -> str:
        return texts.campaign.published_text(name, views.language.code)

    return schemas.FigureExport(
        name=name,
        kind=figure.kind,
        currency=figure.currency,
        unit="%" if figure.kind == "percent" else None,
        value=_number(figure.value),
        as_published=None if figure.as_published is None else _number(figure.as_published),
        moved=figure.moved,
        as_of=figure.as_of,
        period=texts.plain(figure.period),
        text=texts.each(lambda views: views.figures[name].text),
        text_published=texts.each(published) if figure.as_published is not None else None,
        label=texts.plain(figure.label) or {},
        before=texts.plain(figure.before),
        source=schemas.SourceExport(
            title=texts.each(lambda views: views.figures[name].source),
            url=figure.source.url,
            document=figure.source.document,
        ),
        revised=texts.plain(figure.revised),
        citations=_citations(name, texts),
    )


def _citations(name: str, texts: Texts) -> list[schemas.CitationExport]:
    # A title may cite a figure in one language only: the citation is listed for all.
    uses = [use for views in texts.views for use in views.figures[name].uses]
    places = [(use.path, "" if use.is_below else use.anchor) for use in uses]
    return [_citation(path, anchor, texts) for path, anchor in dict.fromkeys(places)]


def _citation(path: str, anchor: str, texts: Texts) -> schemas.CitationExport:
    found = (p for p in texts.views[0].page(path).passages if anchor and p.id == anchor)
    passage = next(found, None)
    return schemas.CitationExport(
        page=path,
        id=anchor or None,
        number=passage.number if passage else None,
        label=texts.each(lambda views: views.cite(views.page(path), passage)),
        url=texts.url(path, anchor),
    )


def _page(page: Page, texts: Texts) -> schemas.PageExport:
    path = page.path
    return schemas.PageExport(
        path=path,
        title=texts.each(lambda views: views.plain(views.page(path).matter.title)),
        cite=texts.each(lambda views: views.cite(views.page(path))),
        url=texts.url(path),
        passages=[_passage(passage, texts) for passage in page.passages],
        notes=_notes(path, texts),
        tables=_tables(path, texts),
        titles=_titles(page, texts),
    )


def _tables(path: str, texts: Texts) -> list[schemas.TableExport]:
    """Return the letter's tables on a page, which have the same cells in every language."""
    tables: list[tuple[int, list[schemas.PerLanguage]]] = []
    for block, text in _blocks(path, texts, "table", "cell"):
        if block.kind == "table":
            tables.append((block.columns, []))
        else:
            tables[-1][1].append(text)
    return [
        schemas.TableExport(rows=[cells[n : n + width] for n in range(0, len(cells), width)])
        for width, cells in tables
    ]


def _titles(page: Page, texts: Texts) -> list[schemas.TitleExport]:
    """Return the titles of the letter's boxes and tabs on a page."""
    return [
        schemas.TitleExport(
            passage=next((p.id for p in page.passages if p.blocks[-1].line > block.line), None),
            text=text,
        )
        for block, text in _blocks(page.path, texts, "title")
    ]


def _blocks(path: str, texts: Texts, *kinds: str) -> Iterator[tuple[Block, schemas.PerLanguage]]:
    """Yield the letter's blocks of some kinds on a page, with their text in every language."""
    pages = [views.page(path) for views in texts.views]
    sides = ([b for b in page.blocks if b.kind in kinds and not b.editorial] for page in pages)
    for blocks in zip(*sides, strict=True):
        found = zip(texts.views, blocks, pages, strict=True)
        text = {each.language.code: each.typeset_block(own, page) for each, own, page in found}
        yield blocks[0], text


def _notes(path: str, texts: Texts) -> list[schemas.NoteExport]:
    notes = texts.views[0].notes(texts.views[0].page(path))

    def note(name: str) -> schemas.PerLanguage:
        return texts.each(lambda views: views.notes(views.page(path)).get(name, ""))

    return [schemas.NoteExport(id=f"fn:{name}", text=note(name)) for name in notes]


def _passage(passage: Passage, texts: Texts) -> schemas.PassageExport:
    def text(views: LanguageView) -> str:
        page, own = views.find_passage(passage.id)
        return views.text(own, page)

    is_item, place = passage.blocks[0].kind in ("item", "term"), passage.blocks[0].place
    kind: Literal["paragraph", "item"] = "item" if is_item else "paragraph"
    return schemas.PassageExport(
        id=passage.id,
        number=passage.number,
        section=passage.section,
        kind=kind,
        item=place.number if place else None,
        recommendation=passage.is_recommendation,
        text=texts.each(text),
    )


def _number(value: Value) -> schemas.Number:
    """Return a value for JSON; decimals become floats, which are exact up to 15 digits."""
    return float(value) if isinstance(value, Decimal) else value


def _cells(figure: schemas.FigureExport, languages: Iterable[str]) -> Iterator[tuple[str, str]]:
    for key in ("name", "kind", "currency", "unit", "value", "as_published", "moved", "as_of"):
        value = getattr(figure, key)
        yield key, _cell(value) if isinstance(value, str | None) else json.dumps(value)
    yield "source_url", _cell(figure.source.url)
    for code in languages:
        for key in ("text", "text_published", "label", "before", "period", "revised"):
            yield f"{key}_{code}", _cell((getattr(figure, key) or {}).get(code))
        yield f"source_{code}", _cell(figure.source.title[code])
        yield f"cited_in_{code}", _cell("; ".join(c.label[code] for c in figure.citations))
        yield f"citations_{code}", _cell(" ".join(c.url[code] for c in figure.citations))


def _cell(text: str | None) -> str:
    """Return a text as a CSV cell, escaped if a spreadsheet could run it as a formula."""
    if not text:
        return ""
    return "'" + text if text.lstrip().startswith(_FORMULA) or text[0] in "\t\r\n" else text


def _tags(campaign: Campaign) -> schemas.PerLanguage:
    return {language.code: language.tag for language in campaign.settings.languages}


def as_json(model: BaseModel) -> str:
    """Return a published file as JSON."""
    return model.model_dump_json(by_alias=True, indent=2) + "\n"


def schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a published file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema(by_alias=True, mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
