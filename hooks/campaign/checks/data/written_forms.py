# SPDX-License-Identifier: MIT
"""Check the figures that are written in words: what they say, and where they begin a sentence."""

import re
from collections.abc import Iterator
from decimal import Decimal

from campaign.checks.texts import STILL_IN
from campaign.model.campaign import Draft
from campaign.model.figures import Figure
from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import Citation
from campaign.text.markers import scan
from campaign.text.written_numbers import spelled_numbers, states

_BEGINNING = re.compile(r"(?:^|[.!?…][\"”’»)]*\s)\s*[\"“‘«(¿¡]*\s*$")


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
