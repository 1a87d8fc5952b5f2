# SPDX-License-Identifier: MIT
"""Check the figures, and the markers that cite them."""

from __future__ import annotations

from collections.abc import Iterator

from campaign.checks.navigation import navigation_citations
from campaign.model.draft import Draft
from campaign.problems import Problem, Suggestion
from campaign.source.directives import INSERT
from campaign.source.markdown_blocks import Citation


def check_markers(draft: Draft) -> Iterator[Problem]:
    """Report malformed markers and, if the names of figures are known, unknown ones."""
    pages, settings, known = draft.pages, draft.settings, draft.figure_names
    places = [(page.display_path, citation) for page in pages for citation, _ in page.citations()]
    places += [(settings.config.path, citation) for citation in navigation_citations(settings)]
    for path, citation in places:
        name = citation.marker.name
        details: dict[str, object]
        if citation.marker.fault:
            details = {"name": name, "file": draft.data.path}
            yield Problem(path, citation.line, citation.column, citation.marker.fault, details)
        elif (unit := _unit_beside(draft, path, citation)) is not None:
            details = {"name": name, "unit": unit}
            yield Problem(path, citation.line, citation.column, "unit_twice", details)
        elif known and name not in known:
            details = {"name": name, "hint": Suggestion(name, known)}
            yield Problem(path, citation.line, citation.column, "unknown_figure", details)


def _unit_beside(draft: Draft, path: str, citation: Citation) -> str | None:
    """Return the % or $ that is typed beside a figure which brings its own."""
    figure = draft.figures.get(citation.marker.name)
    page = next((page for page in draft.pages if page.display_path == path), None)
    if figure is None or page is None or figure.kind not in ("percent", "money"):
        return None
    line, start = page.lines[citation.line - 1], citation.column - 1
    unit = "%" if figure.kind == "percent" else "$"
    if unit not in figure.text(page.language, draft.settings.language(page.language).tag):
        return None
    after = line[start:].partition("}}")[2].lstrip(" \N{NO-BREAK SPACE}")
    before = line[:start].rstrip(" \N{NO-BREAK SPACE}")
    return unit if after.startswith(unit) or (unit == "$" and before.endswith(unit)) else None


def check_figures(draft: Draft) -> Iterator[Problem]:
    """Report figures that nothing uses, that lack a key, or whose source is not in the letter."""
    pages, settings, source = draft.pages, draft.settings, draft.data
    in_document = {
        citation.marker.name
        for page in pages
        if page.matter.document
        for citation, block in page.citations()
        if block and not block.editorial
    }
    passages = {passage.id for page in pages for passage in page.passages}
    used = {citation.marker.name for page in pages for citation, _ in page.citations()}
    used |= {citation.marker.name for citation in navigation_citations(settings)}
    used |= {n for c in draft.comparisons.values() for series in c.series for n in series.figures}
    for name, figure in draft.figures.items():
        position = source.key_position(("figures", name))
        if name not in used:
            yield Problem(source.path, *position, "figure_unused", {"name": name})
        if name in in_document and figure.as_published is None:
            yield Problem(source.path, *position, "figure_not_as_published", {"name": name})
        if (passage := figure.source.document) and passage not in passages:
            place = source.position(("figures", name, "source", "document"))
            details = {"id": passage, "hint": Suggestion(passage, passages)}
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
    for language in pages.languages if in_document else ():
        if pages.page_with_slot(language, INSERT, "figures") is None:
            details = {"folder": f"docs/{language}"}
            yield Problem(
                source.path, *source.key_position(("figures",)), "no_figures_page", details
            )
