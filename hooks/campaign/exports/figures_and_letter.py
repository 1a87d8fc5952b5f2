# SPDX-License-Identifier: MIT
"""The figures and the letter as JSON and CSV, in all languages, with their JSON Schemas."""

import csv
import io
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pydantic import BaseModel

from campaign.exports.schemas import DocumentExport, FigureExport, FiguresExport
from campaign.model.campaign import Campaign
from campaign.model.file_names import FIGURES_SCHEMA, LETTER_SCHEMA
from campaign.model.pages import Page, Passage
from campaign.model.urls import Urls
from campaign.source.markdown_blocks import Block
from campaign.views.language_view import LanguageView

# Characters that start a formula in spreadsheets, also full-width (OWASP, “CSV Injection”).
_FORMULA = tuple("=+-@\uff1d\uff0b\uff0d\uff20")
_COLUMNS = ("name", "kind", "currency", "unit", "value", "as_published", "moved", "as_of")
_TEXT_COLUMNS = ("text", "text_published", "label", "before", "period", "revised")


@dataclass(frozen=True)
class Texts:
    """The texts of a site: one view per language, and the addresses."""

    views: Sequence[LanguageView]
    urls: Urls

    @property
    def campaign(self) -> Campaign:
        """The campaign, with all its languages."""
        return self.views[0].campaign


class Text(str):
    """A text that is different in each language."""

    __slots__ = ()


def merged(sides: Mapping[str, Any]) -> Any:  # noqa: ANN401 (any JSON)
    """Return the same data in several languages as one, in which a ``Text`` is a map of them."""
    first = next(iter(sides.values()))
    if isinstance(first, Text):
        return sides
    if isinstance(first, dict):
        return {key: merged({c: side.get(key, "") for c, side in sides.items()}) for key in first}
    if isinstance(first, list):
        items = zip(*sides.values(), strict=True)
        return [merged(dict(zip(sides, each, strict=True))) for each in items]
    return first


def figures_export(texts: Texts) -> FiguresExport:
    """Return the figures, in the order of the data file."""
    sides = {v.language.code: [_figure(n, v, texts) for n in v.figures] for v in texts.views}
    tags = {views.language.code: views.language.tag for views in texts.views}
    data = {"$schema": FIGURES_SCHEMA, "languages": tags, "figures": merged(sides)}
    return FiguresExport.model_validate(data)


def letter_export(texts: Texts) -> DocumentExport:
    """Return the pages of the letter with their passages, in the order of the navigation."""
    sides = {
        views.language.code: {
            "$schema": LETTER_SCHEMA,
            "languages": Text(views.language.tag),
            "title": Text(views.document_title()),
            "original": texts.campaign.settings.reference_language,
            "pages": [_page(page, views, texts.urls) for page in views.letter],
        }
        for views in texts.views
    }
    data = merged(sides)
    for page in data["pages"]:  # each language has its own order of notes
        page["notes"] = [{"id": f"fn:{k}", "text": text} for k, text in page["notes"].items()]
    return DocumentExport.model_validate(data)


def _figure(name: str, views: LanguageView, texts: Texts) -> dict[str, Any]:
    figure, shown, code = texts.campaign.figures[name], views.figures[name], views.language.code
    same = ("kind", "currency", "value", "as_published", "moved", "as_of")
    own = {key: getattr(figure, key) for key in ("label", "before", "period", "revised")}
    # A title may cite a figure in one language only: the citation is listed for all.
    uses = (use for each in texts.views for use in each.figures[name].uses)
    places = dict.fromkeys((use.path, "" if use.is_below else use.anchor) for use in uses)
    is_cited = figure.as_published is not None
    return {
        "name": name,
        **{key: getattr(figure, key) for key in same},
        **{key: Text(views.own(given)) if given else None for key, given in own.items()},
        "unit": "%" if figure.kind == "percent" else None,
        "text": Text(shown.text),
        "text_published": Text(texts.campaign.published_text(name, code)) if is_cited else None,
        "source": figure.source.model_dump() | {"title": Text(shown.source)},
        "citations": [_citation(views, texts.urls, *place) for place in places],
    }


def _citation(views: LanguageView, urls: Urls, path: str, anchor: str) -> dict[str, Any]:
    page = views.page(path)
    passage = next((each for each in page.passages if each.id == anchor), None)
    return {
        "page": path,
        "id": anchor or None,
        "number": passage.number if passage else None,
        "label": Text(views.cite(page, passage)),
        "url": _url(page, urls, f"#{anchor}" if anchor else ""),
    }


def _url(page: Page, urls: Urls, end: str = "") -> Text:
    return Text(urls.absolute(urls.page(page.path, page.language)) + end)


def _page(page: Page, views: LanguageView, urls: Urls) -> dict[str, Any]:
    own = [block for block in page.blocks if not block.editorial]
    return {
        "path": page.path,
        "title": Text(views.plain(page.matter.title)),
        "cite": Text(views.cite(page)),
        "url": _url(page, urls),
        "passages": [_passage(passage, page, views) for passage in page.passages],
        "notes": {name: Text(text) for name, text in views.notes(page).items()},
        "tables": _tables(own, page, views),
        "titles": [
            {
                "passage": next((p.id for p in page.passages if p.blocks[-1].line > x.line), None),
                "text": Text(views.typeset_block(x, page)),
            }
            for x in own
            if x.kind == "title"
        ],
    }


def _passage(passage: Passage, page: Page, views: LanguageView) -> dict[str, Any]:
    first = passage.blocks[0]
    return {
        **{key: getattr(passage, key) for key in ("id", "number", "section")},
        "kind": "item" if first.kind in ("item", "term") else "paragraph",
        "item": first.place.number if first.place else None,
        "recommendation": passage.is_recommendation,
        "text": Text(views.text(page, passage)),
    }


def _tables(blocks: list[Block], page: Page, views: LanguageView) -> list[dict[str, Any]]:
    cells = (Text(views.typeset_block(x, page)) for x in blocks if x.kind == "cell")
    tables = (x for x in blocks if x.kind == "table")
    return [{"rows": [[*islice(cells, x.columns)] for _ in range(x.rows)]} for x in tables]


def figures_csv(texts: Texts) -> str:
    """Return the figures as CSV (RFC 4180), with the byte order mark that Excel needs for UTF-8."""
    export = figures_export(texts)
    rows = [_row(figure, export.languages) for figure in export.figures]
    written = io.StringIO()
    writer = csv.DictWriter(written, rows[0])  # ends lines with CRLF
    writer.writeheader()
    writer.writerows(rows)
    return "\N{BYTE ORDER MARK}" + written.getvalue()


def _row(figure: FigureExport, languages: Iterable[str]) -> dict[str, str]:
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
