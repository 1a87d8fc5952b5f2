# SPDX-License-Identifier: MIT
"""The words of the letter's pages, each with its place in the source.

Signatories may be in columns in the letter, or one below the other, with commas or dashes between
name and title: their words are read in the order of the letter.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, groupby, pairwise, zip_longest

from markdown_it.token import Token

from campaign.model.pages import Page
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
    place: tuple[str, int, int] = ("", 0, 0)
    """The path, line and column: the words of one figure have the same."""
    figure: str = ""
    """The figure whose text contains the word, if any."""
    signed: bool = False
    """Whether it belongs to a signatory."""
    opens_item: bool = False
    """Whether it is the first word of a list item."""


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
    for signed, run in groupby(blocks, key=lambda block: SIGNATORIES in block.ancestors):
        lines = [list(_lines(page, block, published)) for block in run]
        if signed:
            for word in _in_order([column for column in lines if any(column)], letter):
                yield replace(word, signed=True)
        else:
            yield from chain.from_iterable(chain.from_iterable(lines))


def _in_order(columns: list[list[list[Word]]], letter: Sequence[str]) -> list[Word]:
    """Return the words of signatories in the layout that is nearest to the letter's."""
    pairs = {*pairwise(bare_words(letter))}

    def likeness(words: list[Word]) -> int:
        return len(pairs.intersection(pairwise(bare_words(word.text for word in words))))

    widths = len(columns), *range(1, min(len(columns), _MOST_COLUMNS + 1))
    return max((_by_rows(columns, width) for width in widths), key=likeness)


def _by_rows(columns: list[list[list[Word]]], width: int) -> list[Word]:
    """Return the words of columns, of which ``width`` are side by side."""
    return [
        word
        for start in range(0, len(columns), max(width, 1))
        for row in zip_longest(*columns[start : start + width], fillvalue=[])
        for word in chain.from_iterable(row)
    ]


def bare_words(words: Iterable[str]) -> list[str]:
    """Return the words without what separates a name from its title, and from the next one."""
    return [bare for word in words if (bare := _SEPARATOR.sub("", word).replace("'", "’"))]


def _lines(page: Page, block: Block, published: Callable[[str], str]) -> Iterator[list[Word]]:
    """Yield the words of a block, as one list for each source line."""
    for number, tokens in enumerate(source_lines(block.tokens), block.line):
        line, column, after = page.lines[number - 1] if number <= len(page.lines) else "", 0, 0
        words = list[Word]()
        for text, figure in _split(tokens, published):
            if not words or not figure or figure != words[-1].figure:
                column = max(line.find("{{" if figure else text, after), after)
                after = line.find("}}", column) + 2 if figure else column + len(text)
            place = page.display_path, number, column + 1
            opens_item = not words and number == block.line and block.kind == "item"
            words.append(Word(text, place, figure, opens_item=opens_item))
        yield words


def _split(tokens: list[Token], published: Callable[[str], str]) -> Iterator[tuple[str, str]]:
    """Yield each word, with the name of the figure of which it has a part."""
    text, figures = "", dict[int, str]()
    for token in tokens:
        start, text = len(text), text + plain_text([token], published)
        if token.type == "marker":
            figures |= dict.fromkeys(range(start, len(text)), token.meta["marker"].name)
    for word in re.finditer(r"\S+", text):
        yield word[0], next((figures[n] for n in range(*word.span()) if n in figures), "")
