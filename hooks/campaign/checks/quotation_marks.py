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

_CLOSED_BY = {"“": "”", "«": "»"}
_OPENED_BY = {closing: opening for opening, closing in _CLOSED_BY.items()}
# In French, straight marks, and “ ” that are not inside « », are reported by ``check_spelling``.
_MARKS = {
    "en": re.compile('[“”"]'),
    "es": re.compile('[“”"«»]'),
    "fr": re.compile("[«»“”]|<<|>>"),
}
_INCHES = re.compile(r"\"$|[’′]\s?\d+”$")  # 5’ 4”; a straight mark may be one of them
_CURVED = {"<<": "«", ">>": "»"}
# What is before an opening straight mark, besides markup; after a dash, it has a word behind it.
_OPENS = re.compile(r"(?:^|[\s(\[{«“‘/¿¡])[*_]*$")
_DASH, _WORD = re.compile(r"[—–-][*_]*$"), re.compile(r"[^\s.,;:!?)\]]")


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
    """Yield the marks of texts in order; straight ones as curved ones."""
    for number, (_, group) in enumerate(groupby(texts, key=lambda text: text.block)):
        block, is_first = list(group), True
        straight = sum(text.text.count('"') for text in block)
        is_unclear = straight > 1 and straight % 2 == 1  # which one is alone, only its author knows
        for text in block:
            language, typed = draft.settings.tag(text.language).partition("-")[0], text.text
            is_known = language in _MARKS and not (language == "fr" and straight)
            for match in _MARKS[language].finditer(typed) if is_known else ():
                before = typed[: match.start()]
                begins = is_first and not before.strip()
                before = before or (lines[text.line - 1][: text.column - 1] if lines else "")
                sign = _CURVED.get(match[0], match[0])
                if sign == '"':
                    after_dash = _DASH.search(before) and _WORD.match(typed, match.end())
                    sign = "“" if _OPENS.search(before) or after_dash else "”"
                if match[0] != '"' or not is_unclear:
                    yield _Mark(sign, text, match.start(), number, begins)
            is_first = is_first and not typed.strip()


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
