# SPDX-License-Identifier: MIT
"""Check the figures, the forms in which they are written, and the markers that cite them."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from decimal import Decimal
from urllib.parse import unquote

from campaign.checks.navigation import navigation_citations
from campaign.checks.texts import STILL_IN
from campaign.model.campaign import Draft
from campaign.model.figures import Figure
from campaign.model.pages import Page
from campaign.problems import Location, Problem, Suggestion, list_locations
from campaign.source.text_files import read_text
from campaign.source.yaml_source import YamlSource
from campaign.text.amounts import unit_beside, units_in
from campaign.text.markers import MARKER
from campaign.text.written_numbers import states

_IN_ADDRESS = re.compile(
    r"(?:\]\([^()\s]*|https?://[^\s()]*)\{\{(?= )|(?<![<(])https?://[^\s()]*\{\{"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,}$|\d[.,]?$")
_WORD_AFTER = re.compile(r"(?!i?[eè]mes?\b)[^\W\d_]{3,}|[.,]?\d+")
_END_OF_SENTENCE = re.compile(r"[.!?…][\"”’»)]*\s+[\"“‘«(¿¡*_]*\s*$")


def check_markers(draft: Draft) -> Iterator[Problem]:
    """Report malformed markers, what is typed beside them and, if names are known, unknown ones."""
    root, config, known = draft.settings.root, draft.settings.config, draft.figure_names
    unknown: dict[str, list[Location]] = defaultdict(list)
    for page in (*draft.pages, None):
        in_navigation = ((each, None) for each in navigation_citations(draft))
        lines = page.lines if page else read_text(root / config.path, config.path).split("\n")
        for citation, block in page.citations() if page else in_navigation:
            path, name = page.display_path if page else config.path, citation.marker.name
            place = path, citation.line, citation.column
            fault, typed = citation.marker.fault, ""
            if not fault and (figure := draft.figures.get(name)):
                line, start = lines[citation.line - 1], citation.column - 1
                before, after = line[:start], line[start:].partition("}}")[2]
                if page and (not block or (block.kind, block.line) == ("paragraph", citation.line)):
                    before = re.sub(r"^[ >]*" if block else r"^\w+: *", ". ", before)
                fault, typed = _fault_beside(draft, figure, page, before, after)
            if fault:
                yield Problem(*place, fault, {"name": name, "file": draft.data.path, "unit": typed})
            elif known and name not in known:
                unknown[name].append(place)
    for name, found in unknown.items():
        yield _unknown(draft, name, found)


def check_typed_markers(page: Page) -> Iterator[Problem]:
    """Report markers in titles and addresses, where readers see them as typed."""
    for block in page.blocks:
        typed = "\n".join(page.lines[block.line - 1 : block.end_line])  # not “%7B%7Belms%7D%7D”
        for value in (unquote(str(x)) for token in block.tokens for x in token.attrs.values()):
            if (marker := MARKER.search(value)) and marker[0] in typed:
                yield page.problem(*page.find(value, block.line, block.end_line), "page_marker")
    for number, line in page.text_lines():
        for match in _IN_ADDRESS.finditer(line):
            yield page.problem(number, match.end() - 1, "page_marker")


def _unknown(draft: Draft, name: str, places: list[Location]) -> Problem:
    """Return the problem of an unknown name; if several lines cite it, perhaps of the data file."""
    hint = Suggestion(name, draft.figure_names)
    if len(places) == 1:
        return Problem(*places[0], "unknown_figure", {"name": name, "hint": hint})
    charts = (text for text in draft.data.texts() if text[0][0] == "comparisons")
    places += [(draft.data.path, line, column) for _, text, line, column in charts if text == name]
    details: dict[str, object] = {"name": name, "file": draft.data.path, "at": places}
    details |= {"places": list_locations(places), "hint": hint if hint.best else ""}
    here = draft.data.problem_of_key(("figures",), "figure_deleted", **details)
    return Problem(*places[0], "figure_deleted", details, elsewhere=here)


def _fault_beside(
    draft: Draft, figure: Figure, page: Page | None, before: str, after: str
) -> tuple[str, str]:
    """Return the key of what is wrong beside a marker, and what is typed or shown there."""
    code = page.language if page else draft.settings.codes[0]
    shown = figure.text_on_page(code, draft.settings.tag(code), bool(page and page.matter.document))
    kind, left, right = unit_beside(before, after)
    if kind in units_in(shown):
        return "unit_twice", (left or right).replace("&nbsp;", " ").strip(" *_\N{NO-BREAK SPACE}")
    if glued := _WORD_BEFORE.search(before) or _WORD_AFTER.match(after):
        return "marker_glued", glued[0]
    is_words = (figure.form or figure.form_published) and shown[0].islower()
    is_first = is_words and _END_OF_SENTENCE.search(before)
    return ("form_without_capital", shown) if is_first else ("", "")


def _unlike_the_letter(
    source: YamlSource, name: str, figure: Figure, passages: Collection[str]
) -> Iterator[Problem]:
    """Report a source that the letter lacks or contradicts, and a change without its reason."""
    where = ("figures", name)
    given = (*where, "source", "document")
    if (passage := figure.source.document) and passage not in passages:
        hint = Suggestion(passage, passages)
        yield source.problem(given, "source_passage_unknown", id=passage, hint=hint)
    elif passage and figure.moved:
        yield source.problem(given, "source_is_the_letter", name=name)
    if figure.moved and figure.revised is None:
        yield source.problem((*where, "value"), "revised_missing", name=name)
    if figure.revised is not None and not figure.moved:
        yield source.problem_of_key((*where, "revised"), "revised_without_change", name=name)


def check_figures(draft: Draft) -> Iterator[Problem]:
    """Report figures that nothing uses, that lack a key, or whose source is not in the letter."""
    pages, source = draft.pages, draft.data
    passages = {passage.id for page in pages for passage in page.passages}
    used = {citation.marker.name for citation in navigation_citations(draft)}
    used |= {n for c in draft.comparisons.values() for series in c.series for n in series.figures}
    in_document = set[str]()
    for page in pages:
        for citation, block in page.citations():
            used.add(citation.marker.name)
            if page.matter.document and block and not block.editorial:
                in_document.add(citation.marker.name)
    for name, figure in draft.figures.items():
        if name not in used:
            yield source.problem_of_key(("figures", name), "figure_unused", name=name)
        if name in in_document and figure.as_published is None:
            yield source.problem_of_key(("figures", name), "figure_not_as_published", name=name)
        yield from _unlike_the_letter(source, name, figure, passages)
    for name, comparison in draft.comparisons.items():
        for language, words in (comparison.finding or {}).items():
            found = STILL_IN.match(words) or pages.with_words(language, words)
            if language in pages.languages and not found:
                place = ("comparisons", name, "finding", language)
                yield source.problem(place, "finding_not_in_letter", typed=words)
    for language in pages.languages if in_document else ():
        if pages.page_with_insert(language, "figures") is None:
            folder = f"docs/{language}"
            yield source.problem_of_key(("figures",), "no_figures_page", folder=folder)


def check_written_forms(draft: Draft) -> Iterator[Problem]:
    """Report texts of figures that do not say the value, and those of a former value."""
    tags = {language.code: language.tag for language in draft.settings.languages}
    for name, figure in draft.figures.items():
        place = "figures", name
        published = figure.value if figure.as_published is None else figure.as_published
        if figure.moved and isinstance(figure.form, dict) and figure.form_published is None:
            yield draft.data.problem_of_key((*place, "form"), "form_published_missing", name=name)
            continue
        for key, form, value in (
            ("form", figure.form, figure.value),
            ("form_published", figure.form_published, published),
        ):
            texts = form if isinstance(form, dict) else {}
            for code, text in texts.items():
                if not (STILL_IN.match(text) or states(text, Decimal(value), tags[code])):
                    details = {"name": name, "form": key, "value": value, "text": text}
                    where = (*place, key, code)
                    yield draft.data.problem(where, "form_without_value", **details)
