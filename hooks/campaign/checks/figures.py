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
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import Citation
from campaign.source.text_files import read_text
from campaign.source.yaml_source import YamlSource
from campaign.text.markers import MARKER, scan
from campaign.text.units import units_beside
from campaign.text.written_numbers import spelled_numbers, states

_CODE = re.compile(r"(`+).*?\1")
_IN_ADDRESS = re.compile(
    r"(?:\]\([^()\s]*|https?://[^\s()]*)\{\{(?= )|(?<![<(])https?://[^\s()]*\{\{"
)
_WORD_BEFORE = re.compile(r"[^\W\d_]{2,}$|\d[.,]?$")
_BEGINNING = re.compile(r"(?:^|[.!?…][\"”’»)]*\s)\s*[\"“‘«(¿¡]*\s*$")
_WORD_AFTER = re.compile(r"(?!i?[eè]mes?\b)[^\W\d_]{3,}|[.,]?\d+")


def check_markers(draft: Draft) -> Iterator[Problem]:
    """Report malformed markers and, if the names of figures are known, unknown ones."""
    settings, config, known = draft.settings, draft.settings.config, draft.figure_names
    on_pages = ((p.display_path, c, p.lines, p) for p in draft.pages for c, _ in p.citations())
    settings_lines = read_text(settings.root / config.path, config.path).split("\n")
    in_navigation = ((config.path, c, settings_lines, None) for c in navigation_citations(settings))
    unknown: dict[str, list[Location]] = defaultdict(list)
    cited = set[str]()
    for path, citation, lines, page in (*on_pages, *in_navigation):
        name, place = citation.marker.name, (path, citation.line, citation.column)
        cited.add(name)
        fault, typed = citation.marker.fault, ""
        if not fault and (figure := draft.figures.get(name)):
            line, start = lines[citation.line - 1], citation.column - 1
            fault, typed = _fault_beside(draft, figure, page, (line[:start], line[start:]))
        if fault:
            yield Problem(*place, fault, {"name": name, "file": draft.data.path, "unit": typed})
        elif known and name not in known:
            unknown[name].append(place)
    unused = {*known} - cited
    for name, found in unknown.items():
        yield from _unknown(draft, name, found, sorted(unused))


def check_typed_markers(page: Page) -> Iterator[Problem]:
    """Report markers in titles and addresses, where readers see them as typed."""
    for block in page.blocks:
        typed = "\n".join(page.lines[block.line - 1 : block.end_line])  # not “%7B%7Belms%7D%7D”
        for value in (unquote(str(x)) for token in block.tokens for x in token.attrs.values()):
            if (marker := MARKER.search(value)) and marker[0] in typed:
                yield page.problem(*page.find(value, block.line, block.end_line), "page_marker")
    for number, line in page.text_lines():
        for match in _IN_ADDRESS.finditer(_CODE.sub(lambda code: " " * len(code[0]), line)):
            yield page.problem(number, match.end() - 1, "page_marker")


def _unknown(
    draft: Draft, name: str, places: list[Location], unused: list[str]
) -> Iterator[Problem]:
    """Report a name that the data file does not have.

    If it is like no name there, or like one that nothing uses, the data file has changed: that is
    one mistake, so one message names the lines that cite it, where the last change is.
    """
    hint = Suggestion(name, draft.figure_names)
    new = Suggestion(name, unused).best or (unused[0] if len(unused) == 1 else None)
    if len(places) == 1 or (hint.best and hint.best != new):  # a typing error
        for place in places:
            yield Problem(*place, "unknown_figure", {"name": name, "hint": hint})
        return
    charts = (text for text in draft.data.texts() if text[0][0] == "comparisons")
    places += [(draft.data.path, line, column) for _, text, line, column in charts if text == name]
    details: dict[str, object] = {"name": name, "file": draft.data.path, "at": places}
    if new:
        details |= {"new": new, "places": list_locations(places)}
        yield draft.data.problem_of_key(("figures", new), "figure_renamed", **details)
    else:
        others, all_places = ({"places": list_locations(some)} for some in (places[1:], places))
        here = draft.data.problem_of_key(("figures",), "figure_lacking", name=name, **all_places)
        yield Problem(*places[0], "figure_deleted", details | others, elsewhere=here)


def _fault_beside(
    draft: Draft, figure: Figure, page: Page | None, around: tuple[str, str]
) -> tuple[str, str]:
    """Return the key of a problem and what is typed beside a figure, or empty texts.

    That is a sign or word which the figure brings, or a word without a space between.
    """
    code = page.language if page else draft.settings.codes[0]
    shown = figure.text_on_page(code, draft.settings.tag(code), bool(page and page.matter.document))
    before, after = around[0], around[1].partition("}}")[2]
    left, right = units_beside(before, shown, after)
    if unit := (left or right).replace("&nbsp;", " ").strip(" ,*_\N{NO-BREAK SPACE}"):
        return "unit_twice", unit
    glued = _WORD_BEFORE.search(before) or _WORD_AFTER.match(after)
    return ("marker_glued", glued[0]) if glued else ("", "")


def _units_in_texts(draft: Draft, name: str, figure: Figure) -> Iterator[Problem]:
    """Report a sign or word that a figure has, in the texts shown before and after it."""
    for language in draft.settings.languages:
        code = language.code
        before, label = (text.get(code, "") for text in (figure.before or {}, figure.label))
        shown = figure.text(code, language.tag)
        again = re.match(r"\s".join(map(re.escape, shown.split())) + r"(?![\d-])", label)
        found = [*units_beside(f"{before} ", shown, f" {label}"), again[0] if again else ""]
        for key, unit in zip(("before", "label", "label"), map(str.strip, found), strict=True):
            if unit:
                place = ("figures", name, key, code)
                yield draft.data.problem(place, "unit_in_text", name=name, unit=unit)


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
    in_document = {
        citation.marker.name
        for page in pages
        if page.matter.document
        for citation, block in page.citations()
        if block and not block.editorial
    }
    passages = {passage.id for page in pages for passage in page.passages}
    used = {citation.marker.name for page in pages for citation, _ in page.citations()}
    used |= {citation.marker.name for citation in navigation_citations(draft.settings)}
    used |= {n for c in draft.comparisons.values() for series in c.series for n in series.figures}
    for name, figure in draft.figures.items():
        if name not in used:
            yield source.problem_of_key(("figures", name), "figure_unused", name=name)
        if name in in_document and figure.as_published is None:
            yield source.problem_of_key(("figures", name), "figure_not_as_published", name=name)
        yield from _units_in_texts(draft, name, figure)
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
    """Report forms that do not say the value, and words that lack a capital or their gender."""
    for name, figure in draft.figures.items():
        yield from _problems_of_forms(draft, name, figure)
    for page in draft.pages:
        tag = draft.settings.tag(page.language)
        for citation in _beginnings(page):
            cited = draft.figures.get(citation.marker.name)
            if cited and (cited.form or cited.form_published):
                shown = cited.text_on_page(page.language, tag, page.matter.document)
                if shown[0].islower():
                    details = {"text": shown, "name": citation.marker.name}
                    place = citation.line, citation.column
                    yield page.problem(*place, "form_without_capital", **details)


def _problems_of_forms(draft: Draft, name: str, figure: Figure) -> Iterator[Problem]:
    data, place = draft.data, ("figures", name)
    if figure.moved and isinstance(figure.form, dict) and figure.form_published is None:
        yield data.problem_of_key((*place, "form"), "form_published_missing", name=name)
        return
    published = figure.value if figure.as_published is None else figure.as_published
    for key, form, value in (
        ("form", figure.form, figure.value),
        ("form_published", figure.form_published, published),
    ):
        for language in draft.settings.languages if form else ():
            position = data.position((*place, key, language.code))
            details = {"name": name, "form": key, "value": value, "language": language.code}
            if isinstance(form, dict):
                text = form[language.code]
                if not STILL_IN.match(text) and not states(text, Decimal(value), language.tag):
                    details["text"] = text
                    yield Problem(data.path, *position, "form_without_value", details)
            elif form == "words" and len(spelled := spelled_numbers(value, language.tag)) > 1:
                details["words"] = ", ".join(spelled)
                yield Problem(data.path, *position, "form_agrees", details)


def _beginnings(page: Page) -> Iterator[Citation]:
    """Yield the markers that begin a sentence; an item or a cell may begin in lowercase."""
    for key, text, line, column in page.matter_texts():
        for marker in scan(text) if key != "cite" else ():
            if _BEGINNING.search(text[: marker.start]):
                yield Citation(marker, line, column + marker.start)
    for block in page.blocks:
        before = "-" if block.kind in ("item", "cell") else ""
        citations = iter(block.citations)
        for token in block.tokens:
            if token.type == "marker":
                name = token.meta["marker"].name  # alternative texts have markers too
                citation = next(each for each in citations if each.marker.name == name)
                if _BEGINNING.search(before):
                    yield citation
            before += plain_text([token], lambda _: "0")
