# SPDX-License-Identifier: MIT
"""Compare the numbers that are typed in a text with those of its translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import Block

_SPACES = " \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}"
# A language writes the time of day in its own way: 7:30 p.m. is 19 h 30.
_TIME = re.compile(rf"\b\d{{1,2}}[{_SPACES}]?(?::|h)[{_SPACES}]?(?:\d{{2}}\b)?")
_NUMBER = re.compile(rf"\d+(?:[,{_SPACES}]\d{{3}}(?!\d))*(?:[.,]\d+)?")


def check_numbers(draft: Draft) -> Iterator[Problem]:
    """Report blocks whose translation has as many numbers of two digits or more, but others.

    A number may be a word in one language, so a missing one is no problem.  Only pages whose
    blocks correspond one to one are compared; ``check_parity`` reports the others.
    """
    reference, *others = draft.pages.languages
    for page in draft.pages.in_language(reference):
        for language in others:
            translation = draft.pages.page(language, page.path)
            if translation and not {page.display_path, translation.display_path}.intersection(
                draft.invalid_paths
            ):
                yield from _compare(page, translation)


def _compare(page: Page, translation: Page) -> Iterator[Problem]:
    if [block.kind for block in page.blocks] != [block.kind for block in translation.blocks]:
        return
    for mine, other in zip(page.blocks, translation.blocks, strict=True):
        here, there = _numbers(mine), _numbers(other)
        if here != there and here.total() == there.total():
            details = {
                "numbers": ", ".join(sorted((there - here).elements())),
                "other_numbers": ", ".join(sorted((here - there).elements())),
                "other": page.display_path,
                "line": mine.line,
            }
            place = (translation.display_path, other.line, 1)
            yield Problem(*place, "parity_numbers", details)


def _numbers(block: Block) -> Counter[str]:
    if block.kind in ("code", "html", "block", "slot", "table"):
        return Counter()
    text = _TIME.sub(" ", plain_text(block.tokens, lambda _: " "))
    found = (re.sub(rf"[,{_SPACES}](?=\d{{3}})", "", m[0]) for m in _NUMBER.finditer(text))
    return Counter(number.replace(",", ".") for number in found if len(number) > 1)
