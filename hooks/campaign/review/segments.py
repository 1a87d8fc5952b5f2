# SPDX-License-Identifier: MIT
"""The texts of a page, one by one, and which ones of two states of the page belong together.

A segment is a title, a description, a heading, a paragraph, a list item, a cell or an inserted
block.  A group is a segment and its translations.  If the languages of a page have the same
segments, their order says which ones are a group.  If not, which the check reports, each segment
is a group by itself.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cached_property

from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.inline_text import plain_text, read_apart
from campaign.source.markdown_blocks import Block
from campaign.text.markers import substitute

_IGNORED = re.compile("[\\s\u00ad\u200b\u2060\"“”„‟«»‹›'‘’‚‛‐‑‒–—−-]+")
"""White space, quotation marks and dashes: the typography of a text, not its words."""


@dataclass(frozen=True, eq=False)
class Segment:
    """A text of a page, compared by identity."""

    page: Page
    name: str
    """Its name on the page, the same in all languages: ``title``, ``letter-p2``."""
    kind: str
    line: int
    source: str | Block
    """What is typed in the front matter, or the block."""

    def text(self, figure: Callable[[str], str] = "{{{{ {} }}}}".format) -> str:
        """Return the text without markup, with ``figure(name)`` for each figure."""
        if isinstance(self.source, str):
            return substitute(self.source, figure)
        if self.kind in ("code", "html", "slot"):
            typed = " ".join(self.page.lines[self.line - 1 : self.source.end_line])
            return " ".join(re.sub(r"<[^>]*>|\s///$", " ", typed).split())
        texts = (plain_text(line, figure, images=True) for line in read_apart(self.source))
        return ", ".join(" ".join(text.split()) for text in texts)

    @cached_property
    def key(self) -> str:
        """What is compared: the words, without markup and typography."""
        return _IGNORED.sub("", unicodedata.normalize("NFKC", self.text()))

    @property
    def classes(self) -> frozenset[str]:
        """The marks of its block, such as ``not-a-term``."""
        return self.source.classes if isinstance(self.source, Block) else frozenset()

    @property
    def pair(self) -> str:
        """Its name in commit messages: ``letter.md#letter-p2``, ``index.md#title``."""
        return f"{self.page.path}#{self.name}"

    @property
    def language(self) -> str:
        """The language of the page."""
        return self.page.language

    @property
    def location(self) -> str:
        """Its file and line."""
        return f"{self.page.display_path}:{self.line}"

    def problem(self, key: str, /, **details: object) -> Problem:
        """Return a problem at its place."""
        return self.page.problem(self.line, 1, key, **details)


Texts = Mapping[str, Sequence[Segment]]
"""The segments of a page by language."""
Group = tuple[Segment, ...]


def segments_of(page: Page) -> list[Segment]:
    """Return the segments of a page, in order."""
    matter = [Segment(page, key, key, line, text) for key, text, line, _ in page.matter_texts()]
    return [*matter, *filter(Segment.text, _of_blocks(page))]


def _of_blocks(page: Page) -> Iterator[Segment]:
    passages = {
        id(block): f"{passage.id}-{index}" if index else passage.id
        for passage in page.passages
        for index, block in enumerate(passage.blocks)
    }
    section, counts = "", Counter[tuple[str, str]]()
    for block in page.blocks:
        if block.kind in ("block", "table"):  # which have texts in them
            continue
        section = block.id or section if block.kind == "heading" else section
        counts[section, block.kind] += 1
        name = block.id or f"{section}-{block.kind}-{counts[section, block.kind]}".lstrip("-")
        name = passages.get(id(block), name)
        yield Segment(page, name, block.kind, block.line, block)


def is_aligned(texts: Texts, languages: Collection[str]) -> bool:
    """Return whether the languages of a page have the same segments."""
    shapes = [[(each.kind, each.name) for each in texts.get(code, ())] for code in languages]
    return all(shape and shape == shapes[0] for shape in shapes)


def groups_of(texts: Texts, aligned: bool) -> list[Group]:
    """Return the groups of a page; of one segment each if its languages are not ``aligned``."""
    if aligned:
        return [*zip(*texts.values(), strict=True)]
    return [(each,) for side in texts.values() for each in side]


def match(old: Sequence[Group], new: Sequence[Group]) -> dict[Group, Group]:
    """Return the earlier groups of ``new`` ones on a page.

    First come those that are the same in all languages, in order; then those of which a text is
    the same; then what replaced a text at its place.
    """
    before, after = ([_keys(each) for each in side] for side in (old, new))
    found: dict[Group, Group] = {}
    for i, k, size in SequenceMatcher(None, before, after, False).get_matching_blocks():
        found |= zip(new[k : k + size], old[i : i + size], strict=True)
    taken = {*found.values()}
    rest = [each for each in old if each not in taken]
    for rule in (_share_text, _share_place):
        for group in new:
            fitting = (each for each in rest if rule(group, each))
            if group not in found and (earlier := next(fitting, None)):
                found[group] = earlier
                rest.remove(earlier)
    return found


def _keys(group: Group) -> tuple[tuple[str, str], ...]:
    return tuple((text.language, text.key) for text in group)


def _share_text(one: Group, other: Group) -> bool:
    return not {*_keys(one)}.isdisjoint(_keys(other))


def _share_place(one: Group, other: Group) -> bool:
    return [(x.language, x.name) for x in one] == [(x.language, x.name) for x in other]
