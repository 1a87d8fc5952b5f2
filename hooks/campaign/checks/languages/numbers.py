# SPDX-License-Identifier: MIT
"""Compare the numbers that are typed in a text with those of its translation."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from campaign.checks.touched import Spot, two_sided
from campaign.model.draft import Draft
from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import Block
from campaign.text.written_numbers import written_numbers

# A language writes the time of day in its own way: 7:30 p.m. is 19 h 30.
_TIME = re.compile(r"\b\d{1,2}\s?[:h]\s?(?:\d{2}\b)?")


def check_numbers(draft: Draft) -> Iterator[Problem]:
    """Report blocks whose translation has as many numbers of two digits or more, but others.

    A number may be a word in one language, so a missing one is no problem.  Only pages whose
    blocks correspond one to one are compared; ``check_parity`` reports the others.
    """
    for page, translation in draft.translations():
        if not {page.display_path, translation.display_path}.intersection(draft.invalid_paths):
            both = (page, translation)
            tags = (draft.settings.language(each.language).tag for each in both)
            yield from _compare(*both, *tags)


def _compare(page: Page, translation: Page, tag: str, other_tag: str) -> Iterator[Problem]:
    if [block.kind for block in page.blocks] != [block.kind for block in translation.blocks]:
        return
    for mine, other in zip(page.blocks, translation.blocks, strict=True):
        here, there = _numbers(mine, tag), _numbers(other, other_tag)
        if here != there and here.total() == there.total():
            ours, theirs = (", ".join(sorted(n.elements())) for n in (here - there, there - here))
            spots = Spot(page, mine.line), Spot(translation, other.line)
            yield two_sided("parity_numbers", *spots, numbers=(ours, theirs))


def _numbers(block: Block, tag: str) -> Counter[str]:
    if block.kind in ("code", "html", "block", "slot", "table"):
        return Counter()
    text = _TIME.sub(" ", plain_text(block.tokens, lambda _: " "))
    # Unlike a figure, each number of “C-58” and of “2016-2017” counts.
    found = written_numbers(re.sub("[-:/#]", ";", text), tag)
    return Counter(f"{each.value.normalize():f}" for each in found if len(each.text) > 1)
