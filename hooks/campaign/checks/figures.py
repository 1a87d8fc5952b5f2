# SPDX-License-Identifier: MIT
"""Check the figures, the forms in which they are written, and the markers that cite them."""

import itertools
import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from functools import partial

from campaign.checks.navigation import navigation_citations
from campaign.checks.texts import STILL_IN
from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.problems import Location, Problem, Suggestion, cut_between_words
from campaign.source.text_files import read_text
from campaign.text.amounts import states, unit_beside, units_in
from campaign.text.markers import MARKER

_IN_ADDRESS = re.compile(r"(?:\]\([^()\s]*|https?://[^\s()]*)\{\{")
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,}$|\d[.,]?$")
_WORD_AFTER = re.compile(r"(?!i?[eè]mes?\b)[^\W\d_]{3,}|[.,]?\d+")


def check_markers(draft: Campaign) -> Iterator[Problem]:
    """Report malformed markers, what is typed beside them and, if names are known, unknown ones."""
    config, known, figures = draft.settings.config, draft.figure_names, draft.figures
    text = read_text(draft.settings.root / config.path, config.path)
    titles = [(None, text.split("\n"), citation) for citation in navigation_citations(draft)]
    on_pages = ((page, page.lines, each) for page in draft.pages for each, _ in page.citations())
    unknown: dict[str, list[Location]] = defaultdict(list)
    for page, lines, citation in (*on_pages, *titles):
        place = page.display_path if page else config.path, citation.line, citation.column
        name, fault, typed = citation.marker.name, citation.marker.fault, ""
        if name in figures and not fault:
            line, start = lines[citation.line - 1], citation.column - 1
            code = page.language if page else draft.settings.codes[0]
            shown = draft.figure_on(page, name)[0] if page else draft.figure_text(name, code)
            fault, typed = _fault_beside(shown, line[:start], line[start:].partition("}}")[2])
        if fault:
            yield Problem(*place, fault, {"name": name, "file": draft.data.path, "unit": typed})
        elif known and name not in known:
            unknown[name].append(place)
    for name, found in unknown.items():
        yield _unknown(draft, name, found)


def check_typed_markers(page: Page) -> Iterator[Problem]:
    """Report markers in titles and addresses, where readers would see them as typed."""
    for block in page.blocks:
        titles = (str(token.attrs.get("title", "")) for token in block.tokens)
        for title in filter(MARKER.search, titles):
            yield page.problem(*page.find(title, block.line, block.end_line), "page_marker")
    for number, line in page.text_lines():
        for match in _IN_ADDRESS.finditer(line):
            yield page.problem(number, match.end() - 1, "page_marker")


def _fault_beside(shown: str, before: str, after: str) -> tuple[str, str]:
    """Return the key of what is wrong beside a marker, and what is typed there."""
    kind, left, right = unit_beside(before, after)
    if kind in units_in(shown):
        return "unit_twice", (left or right).replace("&nbsp;", " ").strip(" *_\N{NO-BREAK SPACE}")
    glued = _WORD_BEFORE.search(before) or _WORD_AFTER.match(after)
    return ("marker_glued", glued[0]) if glued else ("", "")


def _unknown(draft: Campaign, name: str, places: list[Location]) -> Problem:
    """Return the problem of an unknown name; if several lines cite it, perhaps of the data file."""
    hint = Suggestion(name, draft.figure_names)
    if len(places) == 1:
        return Problem(*places[0], "unknown_figure", {"name": name, "hint": hint})
    charts = (text for text in draft.data.texts() if text[0][0] == "comparisons")
    places += [(draft.data.path, line, column) for _, text, line, column in charts if text == name]
    details: dict[str, object] = {"name": name, "file": draft.data.path, "at": places}
    files = itertools.groupby(places, key=lambda place: place[0])
    cited = "; ".join(f"{path}:{', '.join(str(x[1]) for x in them)}" for path, them in files)
    details |= {"places": cut_between_words(cited, 110), "hint": hint if hint.best else ""}
    here = draft.data.problem_of_key(("figures",), "figure_deleted", **details)
    return Problem(*places[0], "figure_deleted", details, elsewhere=here)


def check_figures(draft: Campaign) -> Iterator[Problem]:
    """Report figures that nothing uses, that lack a key, or whose source is not in the letter."""
    pages, source = draft.pages, draft.data
    passages = {passage.id for page in pages for passage in page.passages}
    used = {citation.marker.name for citation in navigation_citations(draft)}
    used |= {n for c in draft.comparisons.values() for series in c.series for n in series.figures}
    in_letter = set[str]()
    for page in pages:
        for citation, block in page.citations():
            used.add(citation.marker.name)
            if page.matter.document and block and not block.editorial:
                in_letter.add(citation.marker.name)
    for name, figure in draft.figures.items():
        at_key, passage = partial(source.problem_of_key, name=name), figure.source.document
        where = ("figures", name)
        if name not in used:
            yield at_key(where, "figure_unused")
        if name in in_letter and figure.as_published is None:
            yield at_key(where, "figure_not_as_published")
        if passage and passage not in passages:
            hint, given = Suggestion(passage, passages), (*where, "source", "document")
            yield source.problem(given, "source_passage_unknown", id=passage, hint=hint)
        elif passage and figure.moved:
            yield at_key((*where, "source", "document"), "source_is_the_letter")
        if figure.moved and figure.revised is None:
            yield source.problem((*where, "value"), "revised_missing", name=name)
        if figure.revised is not None and not figure.moved:
            yield at_key((*where, "revised"), "revised_without_change")
    for name, comparison in draft.comparisons.items():
        for language, words in (comparison.finding or {}).items():
            if not (STILL_IN.match(words) or pages.with_words(language, words)):
                place = ("comparisons", name, "finding", language)
                yield source.problem(place, "finding_not_in_letter", typed=words)


def check_written_forms(draft: Campaign) -> Iterator[Problem]:
    """Report texts of figures that do not say the value, and those of a former value."""
    for name, figure in draft.figures.items():
        at = ("figures", name)
        if figure.moved and isinstance(figure.form, dict) and figure.form_published is None:
            yield draft.data.problem_of_key((*at, "form"), "form_published_missing", name=name)
            continue
        published = figure.value if figure.as_published is None else figure.as_published
        for key, value in (("form", figure.value), ("form_published", published)):
            form = getattr(figure, key)
            for code, text in form.items() if isinstance(form, dict) else ():
                tag = draft.settings.tag(code)
                if not (STILL_IN.match(text) or states(text, Decimal(value), tag)):
                    details = {"name": name, "form": key, "value": value, "text": text}
                    yield draft.data.problem((*at, key, code), "form_without_value", **details)
