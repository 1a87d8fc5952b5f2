# SPDX-License-Identifier: MIT
"""The figures and the letter as JSON and CSV, in all languages, with their JSON Schemas."""

import csv
import io
import json
from collections.abc import Callable, Iterable, Iterator, Sequence

from pydantic import BaseModel

from campaign.exports import schemas
from campaign.model.figures import Figure
from campaign.model.file_names import FIGURES_SCHEMA, LETTER_SCHEMA
from campaign.model.pages import Page, Passage
from campaign.model.urls import Urls
from campaign.source.markdown_blocks import Block
from campaign.views.language_view import LanguageView

# Characters that start a formula in spreadsheets, also full-width (OWASP, “CSV Injection”).
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_COLUMNS = ("name", "kind", "currency", "unit", "value", "as_published", "moved", "as_of")
_TEXT_COLUMNS = ("text", "text_published", "label", "before", "period", "revised")


class Texts:
    """The texts of a site in all languages, by language code."""

    def __init__(self, views: Sequence[LanguageView], urls: Urls) -> None:
        self.urls = urls
        self.views = views
        self.campaign = views[0].campaign

    @property
    def tags(self) -> schemas.PerLanguage:
        """The tags of the languages."""
        return self.each(lambda views: views.language.tag)

    def each(self, text: Callable[[LanguageView], str]) -> schemas.PerLanguage:
        """Return the result of ``text`` for each language."""
        return {views.language.code: text(views) for views in self.views}

    def plain(self, texts: dict[str, str] | None) -> schemas.PerLanguage | None:
        """Return texts of the data file without markup, or None if there are none."""
        return self.each(lambda views: views.own(texts)) if texts else None

    def url(self, path: str, anchor: str = "") -> schemas.PerLanguage:
        """Return the absolute addresses of a page, or of an anchor on it."""
        end = f"#{anchor}" if anchor else ""
        return self.each(
            lambda views: self.urls.absolute(self.urls.page(path, views.language.code)) + end
        )


def figures_export(texts: Texts) -> schemas.FiguresExport:
    """Return the figures, in the order of the data file."""
    return schemas.FiguresExport(
        **{"$schema": FIGURES_SCHEMA},
        languages=texts.tags,
        figures=[_figure(name, each, texts) for name, each in texts.campaign.figures.items()],
    )


def letter_export(texts: Texts) -> schemas.DocumentExport:
    """Return the pages of the letter with their passages, in the order of the navigation."""
    return schemas.DocumentExport(
        **{"$schema": LETTER_SCHEMA},
        languages=texts.tags,
        title=texts.each(lambda views: views.document_title()),
        original=texts.campaign.settings.reference_language,
        pages=[_page(page, texts) for page in texts.views[0].letter],
    )


def figures_csv(texts: Texts) -> str:
    """Return the figures as CSV, one row per figure (RFC 4180).

    It starts with a byte order mark: without one, Excel does not read it as UTF-8.
    """
    rows = [_row(figure, texts.tags) for figure in figures_export(texts).figures]
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0])  # ends lines with CRLF
    writer.writeheader()
    writer.writerows(rows)
    return "\N{BYTE ORDER MARK}" + written.getvalue()


def _figure(name: str, figure: Figure, texts: Texts) -> schemas.FigureExport:
    published = texts.campaign.published_text
    is_cited = figure.as_published is not None
    return schemas.FigureExport(
        name=name,
        kind=figure.kind,
        currency=figure.currency,
        unit="%" if figure.kind == "percent" else None,
        value=figure.value,
        as_published=figure.as_published,
        moved=figure.moved,
        as_of=figure.as_of,
        period=texts.plain(figure.period),
        text=texts.each(lambda views: views.figures[name].text),
        text_published=texts.each(lambda v: published(name, v.language.code)) if is_cited else None,
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
    tables: list[list[list[schemas.PerLanguage]]] = []
    for block, text in _blocks(path, texts, "table", "cell"):
        if block.kind == "table":
            tables.append([])
            columns = block.columns
        elif tables[-1] and len(tables[-1][-1]) < columns:
            tables[-1][-1].append(text)
        else:
            tables[-1].append([text])
    return [schemas.TableExport(rows=rows) for rows in tables]


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
    notes = {views.language.code: views.notes(views.page(path)) for views in texts.views}
    first = notes[texts.views[0].language.code]
    return [
        schemas.NoteExport(id=f"fn:{name}", text={c: own.get(name, "") for c, own in notes.items()})
        for name in first
    ]


def _passage(passage: Passage, texts: Texts) -> schemas.PassageExport:
    first = passage.blocks[0]
    return schemas.PassageExport(
        id=passage.id,
        number=passage.number,
        section=passage.section,
        kind="item" if first.kind in ("item", "term") else "paragraph",
        item=first.place.number if first.place else None,
        recommendation=passage.is_recommendation,
        text=texts.each(lambda views: views.text(*views.find_passage(passage.id))),
    )


def _row(figure: schemas.FigureExport, languages: Iterable[str]) -> dict[str, str]:
    data, cited = figure.model_dump(), figure.citations
    row = {key: _cell(data[key]) for key in _COLUMNS}
    row["source_url"] = _cell(figure.source.url)
    for code in languages:
        texts = {key: (data[key] or {}).get(code) for key in _TEXT_COLUMNS}
        texts["source"] = figure.source.title[code]
        texts["cited_in"] = "; ".join(each.label[code] for each in cited)
        texts["citations"] = " ".join(each.url[code] for each in cited)
        row |= {f"{key}_{code}": _cell(text) for key, text in texts.items()}
    return row


def _cell(value: object) -> str:
    """Return a value as a CSV cell, a text escaped if a spreadsheet could run it as a formula."""
    if not isinstance(value, str | None):
        return json.dumps(value)
    text = value or ""
    return "'" + text if text.lstrip().startswith(_FORMULA) or text[:1] in {*"\t\r\n"} else text


def as_json(model: BaseModel) -> str:
    """Return a published file as JSON."""
    return model.model_dump_json(by_alias=True, indent=2) + "\n"


def schema(model: type[BaseModel]) -> str:
    """Return the JSON Schema of a published file."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"}
    schema |= model.model_json_schema(by_alias=True, mode="serialization")
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
