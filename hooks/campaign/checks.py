# SPDX-License-Identifier: MIT
"""What every page and figure must hold to, beyond being readable: each function yields problems."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from campaign.block_names import BLOCKS, INSERT, INSERTS
from campaign.document import Document, Page, side_by_side_path
from campaign.figures import FiguresFile
from campaign.markdown_source import Block, Citation
from campaign.markers import scan
from campaign.problems import Problem, near
from campaign.settings import Settings
from campaign.words import load_words
from campaign.yaml_source import YamlSource

# Of overrides/: a heading with one of these would stand twice on the page.
_FRAME_IDS = ("main", "search", "search-query")
# Words in another language: <span lang="fr">…</span>
_LANGUAGE_MARK = re.compile(r'<span lang="[\w-]+">|</span>|<!--.*-->', re.DOTALL)


def check_twins(document: Document, settings: Settings) -> Iterator[Problem]:
    """Pages that exist in one language and not in another: none is ever published without its
    twin.
    """
    for page in document.pages:
        for language in document.languages:
            file = settings.docs / language / page.path
            if not file.is_file():
                yield Problem(page.shown, 1, 1, "twin_missing", {"path": settings.shown(file)})


def check_navigation(document: Document, settings: Settings) -> Iterator[Problem]:
    """Pages that ``nav`` names in vain or leaves out, and titles without a translation."""
    source = settings.config
    titles: set[str] = set()
    for where, position in source.values.items():
        if where[:1] != ("nav",):
            continue
        value = _at(source, where)
        titles |= (
            {key for key in value if isinstance(key, str)} if isinstance(value, dict) else set()
        )
        if isinstance(value, str) and not (settings.docs / settings.codes[0] / value).is_file():
            yield Problem(source.path, *position, "nav_unknown", {"path": value})
    for page in document.of(settings.codes[0]) if settings.pages else ():
        if page.path not in settings.pages:
            yield Problem(page.shown, 1, 1, "nav_left_out", {"path": page.path})
    for where, position in source.values.items():
        if "nav_translations" in where[:-1] and not isinstance(_at(source, where), str):
            details = {"name": where[-1], "value": _at(source, where)}
            yield Problem(source.path, *position, "not_text", details)
        if where[-1:] == ("nav_translations",):
            known = _at(source, where)
            for title in sorted(titles.difference(known if isinstance(known, dict) else ())):
                yield Problem(source.path, *position, "nav_untranslated", {"title": title})
            for title in known if isinstance(known, dict) else ():
                if title not in titles:
                    place = source.key_position((*where, title))
                    yield Problem(source.path, *place, "nav_unmatched", {"title": title})


def check_settings(settings: Settings) -> Iterator[Problem]:
    """Markers where text is printed as it is, and pages outside the languages' folders."""
    source = settings.config
    for where, (line, column) in source.values.items():
        if where[-1:] in (("site_name",), ("site_description",)):
            for marker in scan(str(_at(source, where))):
                place = (source.path, line, column + marker.start)
                yield Problem(*place, "marker_in_settings", {"name": where[-1]})
    for path in sorted(settings.docs.rglob("*")):
        folder = path.relative_to(settings.docs).parts[0]
        is_page = path.suffix in (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
        if is_page and (folder not in settings.codes or path.suffix != ".md"):
            details = {"folders": ", ".join(f"docs/{code}" for code in settings.codes)}
            yield Problem(settings.shown(path), 1, 1, "page_misplaced", details)


def navigation_citations(settings: Settings) -> Iterator[Citation]:
    """The markers in the titles of the navigation, translated ones included."""
    source = settings.config
    for where, (line, column) in source.keys.items():
        if where[0] == "nav":
            text = str(where[-1])
        elif "nav_translations" in where[:-1]:
            text = str(_at(source, where))
            line, column = source.values[where]
        else:
            continue
        for marker in scan(text):
            yield Citation(marker, line, column + marker.start)


def check_markers(
    document: Document, settings: Settings, known: Collection[str], figures_path: str
) -> Iterator[Problem]:
    """Markers that are malformed, or that name no figure of the data file (where it has any)."""
    words = load_words("en")
    places = [(page.shown, citation) for page in document.pages for citation, _ in page.citations()]
    places += [(settings.config.path, citation) for citation in navigation_citations(settings)]
    for path, citation in places:
        name = citation.marker.name
        if citation.marker.fault:
            details = {"name": name, "file": figures_path}
            yield Problem(path, citation.line, citation.column, citation.marker.fault, details)
        elif known and name not in known:
            details = {"name": name, "hint": near(name, known, words)}
            yield Problem(path, citation.line, citation.column, "unknown_figure", details)


def check_figures(
    document: Document, settings: Settings, file: FiguresFile, source: YamlSource
) -> Iterator[Problem]:
    """Figures that nothing uses, and figures of the document that do not say what it says."""
    in_document = {
        citation.marker.name
        for page in document.pages
        if page.matter.document
        for citation, block in page.citations()
        if block and not block.editorial
    }
    passages = {passage.id for page in document.pages for passage in page.passages}
    used = {citation.marker.name for page in document.pages for citation, _ in page.citations()}
    used |= {citation.marker.name for citation in navigation_citations(settings)}
    used |= {n for c in file.comparisons.values() for series in c.series for n in series.figures}
    for name, figure in file.figures.items():
        position = source.key_position(("figures", name))
        if name not in used:
            yield Problem(source.path, *position, "figure_unused", {"name": name})
        if name in in_document and figure.as_published is None:
            yield Problem(source.path, *position, "figure_not_as_published", {"name": name})
        if (passage := figure.source.document) and passage not in passages:
            place = source.position(("figures", name, "source", "document"))
            details = {"id": passage, "hint": near(passage, passages, load_words("en"))}
            yield Problem(source.path, *place, "source_passage_unknown", details)
        elif passage and figure.moved:
            place = source.position(("figures", name, "source", "document"))
            yield Problem(source.path, *place, "source_is_the_letter", {"name": name})
        if figure.moved and figure.revised is None:
            place = source.position(("figures", name, "value"))
            yield Problem(source.path, *place, "revised_missing", {"name": name})
        if figure.revised is not None and not figure.moved:
            place = source.key_position(("figures", name, "revised"))
            yield Problem(source.path, *place, "revised_without_change", {"name": name})
    for language in document.languages if in_document else ():
        if document.page_with_slot(language, INSERT, "figures") is None:
            details = {"folder": f"docs/{language}"}
            yield Problem(
                source.path, *source.key_position(("figures",)), "no_figures_page", details
            )


def check_blocks(document: Document) -> Iterator[Problem]:
    """``///`` blocks that do not exist or do not end, ids that are not unique, and what does not
    belong on a page of the document.
    """
    for page in document.pages:
        for block in page.blocks:
            if block.kind in ("block", "slot"):
                yield from _block_problems(page, block)
            elif page.matter.document and not block.editorial:
                yield from _document_problems(page, block)
        yield from _repeated_inserts(page)
    yield from _id_problems(document)


def _repeated_inserts(page: Page) -> Iterator[Problem]:
    seen: set[str | None] = set()
    for slot in page.slots(INSERT):
        if slot.argument in seen:
            yield Problem(page.shown, slot.line, 1, "insert_twice", {"name": slot.argument})
        seen.add(slot.argument)


def _id_problems(document: Document) -> Iterator[Problem]:
    """An id is unique on its page, and on all pages of the document in a language."""
    headings: dict[tuple[str, str], Page] = {}
    for page in document.pages:
        taken = {*_FRAME_IDS, *(passage.id for passage in page.passages)}
        for block in page.blocks:
            if block.kind != "heading" or block.id is None:
                continue
            details = {"id": block.id, "path": page.shown}
            if block.id in taken:
                yield Problem(page.shown, block.line, 1, "heading_id_taken", details)
            elif page.matter.document:
                other = headings.setdefault((page.language, block.id), page)
                if other is not page:
                    details["path"] = other.shown
                    yield Problem(page.shown, block.line, 1, "heading_id_twice", details)
            taken.add(block.id)


def _document_problems(page: Page, block: Block) -> Iterator[Problem]:
    """The letter is headings, paragraphs and lists of words: what else is printed is ours."""
    if block.kind == "heading" and block.id is None:
        yield Problem(page.shown, block.line, 1, "heading_without_id")
    is_comment = block.kind == "html" and page.lines[block.line - 1].lstrip().startswith("<!--")
    if block.kind in ("html", "code") and not is_comment:
        yield Problem(page.shown, block.line, 1, "not_of_the_document")
    if any(
        token.type == "image"
        or (token.type == "html_inline" and not _LANGUAGE_MARK.fullmatch(token.content))
        for token in block.tokens
    ):
        yield Problem(page.shown, block.line, 1, "not_of_the_document")


def _block_problems(page: Page, block: Block) -> Iterator[Problem]:
    words = load_words("en")
    name, argument = block.name, block.argument or ""
    if name not in BLOCKS:
        details = {"name": name, "hint": near(name, BLOCKS, words)}
        yield Problem(page.shown, block.line, 1, "unknown_block", details)
    elif name == INSERT and block.kind == "block":
        yield Problem(page.shown, block.line, 1, "insert_not_empty", {"name": argument})
    elif name == INSERT and argument not in INSERTS:
        details = {"name": argument, "hint": near(argument, INSERTS, words)}
        yield Problem(page.shown, block.line, 1, "unknown_insert", details)
    last = page.lines[min(block.end_line, len(page.lines)) - 1]
    if last.strip().strip("/"):
        yield Problem(page.shown, block.line, 1, "block_unclosed", {"name": name})


def check_side_by_side(document: Document) -> Iterator[Problem]:
    """Pages that lie where the build puts another one in every language at once."""
    for page in document.pages if len(document.languages) > 1 else ():
        path = side_by_side_path(page.path)
        for taken in (path, f"{path.removesuffix('.md')}/index.md"):
            other = document.page(page.language, taken)
            if other and page.matter.document:
                yield Problem(other.shown, 1, 1, "side_by_side_taken", {"path": page.path})


def _at(source: YamlSource, where: tuple[str | int, ...]) -> object:
    data: object = source.data
    for key in where:
        data = data[key]  # type: ignore[index]
    return data


def known_figures(source: YamlSource) -> set[str]:
    """The names in a data file that may itself be faulty, so that its faults hide no others."""
    data = source.data if isinstance(source.data, dict) else {}
    figures = data.get("figures")
    return set(figures) if isinstance(figures, dict) else set()
