# SPDX-License-Identifier: MIT
"""The words of the letter's pages, each with its place in the source.

Signatories may be in columns in the letter, one below the other, or on one line, with commas or
dashes between name and title: their words are read in the order of the letter.
"""

import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from markdown_it.token import Token

from campaign.model.pages import Page
from campaign.problems import Problem
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import plain_text, source_lines
from campaign.source.markdown_blocks import Block

_SEPARATOR = re.compile(r"[•·*|–—-]+$|[,;]+$")
_MOST_COLUMNS = 4
_SIGN = re.compile(r"[»›;:!?%‰$€¢|–—]\W*")


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a page, with punctuation, and its position."""

    text: str
    path: str = ""
    line: int = 0
    column: int = 0
    figure: str = ""
    """The figure whose text contains the word, if any."""
    signed: bool = False
    """Whether it belongs to a signatory."""
    opens_item: bool = False
    """Whether it is the first word of a list item."""

    @property
    def place(self) -> tuple[str, int, int]:
        """The position: the words of one figure have the same."""
        return self.path, self.line, self.column

    def problem(self, key: str, **details: object) -> Problem:
        """Return a problem at the word."""
        return Problem(*self.place, key, details)


def with_signs(words: Iterable[Word]) -> list[Word]:
    """Join « : », « % » and dashes to the word before, « to the next: their spaces do not count."""
    joined: list[Word] = []
    for word in words:
        if joined and (joined[-1].text[-1] in "«‹" or _SIGN.fullmatch(word.text)):
            joined[-1] = replace(joined[-1], text=joined[-1].text + word.text)
        else:
            joined.append(word)
    return joined


def page_words(
    page: Page, published: Callable[[str], str], letter: Sequence[str]
) -> Iterator[Word]:
    """Yield the words of a page in the order of the words of the ``letter``."""
    blocks = [block for block in page.blocks if not block.editorial]
    for signed, run in itertools.groupby(blocks, key=lambda block: SIGNATORIES in block.ancestors):
        columns = [list(_rows(page, block, published)) for block in run]
        if signed:
            names = [[[replace(w, signed=True) for w in row] for row in rows] for rows in columns]
            yield from _as_signed([column for column in names if any(column)], letter)
        else:
            yield from itertools.chain.from_iterable(itertools.chain.from_iterable(columns))


def _as_signed(columns: list[list[list[Word]]], letter: Sequence[str]) -> list[Word]:
    """Return the words of signatories in the layout that is nearest to the letter's."""
    widths = len(columns), *range(1, min(len(columns), _MOST_COLUMNS + 1))
    orders = [_by_rows(columns, width) for width in widths]
    pairs = {*pairwise(bare_words(letter))}
    return max(
        orders,
        key=lambda words: len(pairs.intersection(pairwise(bare_words(w.text for w in words)))),
    )


def without_sign(word: str) -> str:
    """Return a word without what separates a name from its title, and from the next one."""
    return _SEPARATOR.sub("", word).replace("'", "’")


def bare_words(words: Iterable[str]) -> list[str]:
    """Return the words without such signs."""
    return [bare for word in words if (bare := without_sign(word))]


def _by_rows(columns: list[list[list[Word]]], width: int) -> list[Word]:
    """Return the words of columns, of which ``width`` are side by side."""
    return [
        word
        for start in range(0, len(columns), max(width, 1))
        for row in itertools.zip_longest(*columns[start : start + width], fillvalue=[])
        for words in row
        for word in words
    ]


def _rows(page: Page, block: Block, published: Callable[[str], str]) -> Iterator[list[Word]]:
    """Yield the words of a block, as one list for each source line."""
    for number, row in enumerate(source_lines(block.tokens), block.line):
        words = list(_located(row, published, page, number))
        if words and number == block.line and block.kind == "item":
            words[0] = replace(words[0], opens_item=True)
        yield words


def _located(
    row: list[Token], published: Callable[[str], str], page: Page, number: int
) -> Iterator[Word]:
    """Yield each word with its column in the source line, which also contains the markup.

    Every word of a figure is at its marker.
    """
    line, after = page.lines[number - 1] if number <= len(page.lines) else "", 0
    signs: list[tuple[str, int, str]] = []  # each with its column and figure
    for token in row:
        text = plain_text([token], published)
        figure = token.meta["marker"].name if token.type == "marker" else ""
        column = max(line.find("{{" if figure else text, after), after)
        signs += [(sign, column + (0 if figure else n), figure) for n, sign in enumerate(text)]
        after = line.find("}}", column) + 2 if figure else column + len(text)
    for is_space, group in itertools.groupby(signs, key=lambda sign: sign[0].isspace()):
        word = [*group]
        _, column, figure = next((sign for sign in word if sign[2]), word[0])
        if not is_space:
            typed = "".join(sign for sign, *_ in word)
            yield Word(typed, page.display_path, number, column + 1, figure)
