# SPDX-License-Identifier: MIT
"""Report quotation marks without their counterpart.

A quotation may go on over paragraphs, of which each may begin with an opening mark.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from campaign.checks.texts import Text, texts_in_data, texts_on_page
from campaign.model.campaign import Draft
from campaign.problems import Problem
from campaign.text.typography import typeset

_CLOSED_BY = {"“": "”", "«": "»"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
# In French, straight marks, and “ ” that are not inside « », are reported by ``check_spelling``.
_MARKS = {
    "en": re.compile('[“”"]'),
    "es": re.compile('[“”"«»]'),
    "fr": re.compile("[«»“”]|<<|>>"),
}
_INCHES = re.compile(r"\"$|[’′]\s?\d+”$")  # 5’ 4”; a straight mark may be one of them
# A figure, code or an address, which is not in the texts: a mark after it closes a quotation.
_LEFT_OUT = re.compile(r"(?:[`}\w/]|<[^<>\s]+[:@][^<>\s]*>)$")


class _Mark(NamedTuple):
    sign: str
    text: Text
    offset: int
    block: int
    """The number of the block among those of its page."""
    begins_block: bool


def check_quotation_marks(draft: Draft) -> Iterator[Problem]:
    """Report opening marks that are not closed, and closing marks that nothing opened."""
    for page in draft.pages:
        texts = texts_on_page(page, names=False)
        yield from _without_counterpart(_marks(draft, texts, page.lines))
    for text in texts_in_data(draft):
        yield from _without_counterpart(_marks(draft, [text]))


def _marks(draft: Draft, texts: Iterable[Text], lines: Sequence[str] = ()) -> Iterator[_Mark]:
    """Yield the marks of texts in order; straight ones as typography sets them."""
    for number, (_, group) in enumerate(groupby(texts, key=lambda text: text.block)):
        block = list(group)
        if any(re.search('[“”"«»]|<<|>>', text.text) for text in block):
            yield from _marks_of_block(draft, block, number, lines)


def _marks_of_block(
    draft: Draft, block: Sequence[Text], number: int, lines: Sequence[str]
) -> Iterator[_Mark]:
    tag = draft.settings.tag(block[0].language)
    before = [lines[text.line - 1][: text.column - 1] if lines else "" for text in block]
    pieces = [
        (f"{'0' if _LEFT_OUT.search(start) else ''}{text.text}", draft.settings.tag(text.language))
        for text, start in zip(block, before, strict=True)
    ]
    straight = sum(text.text.count('"') for text in block)
    is_unclear = straight > 1 and straight % 2 == 1  # which one is alone, only its author knows
    is_first = True
    for text, (_, own), typeset_text in zip(block, pieces, typeset(pieces, tag), strict=True):
        language = own.partition("-")[0]
        pattern = _MARKS.get(language)
        if pattern and not (language == "fr" and straight):
            signs = (match[0] for match in pattern.finditer(typeset_text))
            for sign, match in zip(signs, pattern.finditer(text.text), strict=False):
                begins = is_first and not text.text[: match.start()].strip()
                if not (is_unclear and match[0] == '"'):
                    yield _Mark(sign, text, match.start(), number, begins)
        is_first = is_first and not text.text.strip()


def _without_counterpart(marks: Iterable[_Mark]) -> Iterator[Problem]:
    opened: list[_Mark] = []
    for mark in marks:
        if mark.sign in _CLOSED_BY:
            before = opened[-1] if opened and mark.begins_block else None
            if before and (before.sign, before.block + 1) == (mark.sign, mark.block):
                opened.pop()  # it goes on in the next paragraph
            opened.append(mark)
        elif _OPENED_BY.get(mark.sign, "") in (other.sign for other in opened):
            while (other := opened.pop()).sign != _OPENED_BY[mark.sign]:
                yield _unclosed(other)
        elif mark.sign in _OPENED_BY and not _INCHES.search(mark.text.text[: mark.offset + 1]):
            yield mark.text.problem(mark.offset, "quote_unopened", other=_OPENED_BY[mark.sign])
    yield from map(_unclosed, opened)


def _unclosed(mark: _Mark) -> Problem:
    return mark.text.problem(mark.offset, "quote_unclosed", other=_CLOSED_BY[mark.sign])
