# SPDX-License-Identifier: MIT
"""Typeset a text that may have markup inside, by the rules of its language tag.

The text comes in pieces, as some of it (code, other languages) has other rules. To typeset a text
again changes nothing more.
"""

import re
from bisect import bisect
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import accumulate, groupby, pairwise

from campaign.text.addresses import bare_addresses
from campaign.text.typographic_rules import Rule, rules

# Addresses without “https://”.
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)+/\S*[\w/=#-]")

Piece = tuple[str, str | None]
"""A part of a text and its language tag; None if it is left as it is typed."""


def typographer(tag: str) -> Callable[[str], str]:
    """Return the function that typesets a text of the language ``tag``."""
    return lambda text: typeset([(text, tag)], tag)[0]


def typeset(pieces: Sequence[Piece], tag: str) -> list[str]:
    """Return the pieces of a block of the language ``tag``, typeset as one text.

    A piece in another language has its own rules.  A piece without a language, such as code, stays
    as it is; the signs around it are set as if it were text.
    """
    return list(_typeset(tuple(pieces), tag))


@cache  # a text is typeset for the page, the PDF, the search and the data, and after each save
def _typeset(pieces: tuple[Piece, ...], tag: str) -> list[str]:
    texts = _set([text for text, _ in pieces], [own == tag for _, own in pieces], tag)
    first = 0
    for own, neighbours in groupby(pieces, key=lambda piece: piece[1]):
        end = first + len([*neighbours])
        if own is not None and own != tag:  # neighbours in one other language are set together
            texts[first:end] = _set(texts[first:end], [True] * (end - first), own)
        first = end
    return texts


def _set(texts: list[str], is_set: list[bool], tag: str) -> list[str]:
    """Apply the rules of ``tag`` to the joined texts, but not to those that are not ``is_set``."""
    parts = [
        (number, part, is_set[number] and not is_address)
        for number, text in enumerate(texts)
        for part, is_address in _without_addresses(text)
    ]
    whole = "".join(part for _, part, _ in parts)
    starts = [0, *accumulate(len(part) for _, part, _ in parts)]
    allowed = [is_allowed for *_, is_allowed in parts]
    for rule in rules(tag):
        whole, starts = _apply(rule, whole, starts, allowed)
    result = [""] * len(texts)
    for (number, *_), (start, end) in zip(parts, pairwise(starts), strict=True):
        result[number] += whole[start:end]
    return result


def _without_addresses(text: str) -> Iterator[tuple[str, bool]]:
    """Yield the parts of a text, and whether each is an address."""
    last = 0
    if re.search("[/@]|www", text):
        found = [*bare_addresses(text), *(match.span() for match in _ADDRESS.finditer(text))]
        for start, end in sorted(found):
            if start >= last:
                yield from ((text[last:start], False), (text[start:end], True))
                last = end
    yield text[last:], False


def _apply(rule: Rule, text: str, starts: list[int], allowed: list[bool]) -> tuple[str, list[int]]:
    """Return the text after a rule, and where its parts begin then.

    What would change a part that is not ``allowed`` is left out.
    """
    result, end, edits = "", 0, []
    for match in rule.pattern.finditer(text):
        parts = slice(bisect(starts, match.start()) - 1, bisect(starts, match.end() - 1))
        if all(allowed[parts]):
            new = rule.replacement
            new = match.expand(new) if isinstance(new, str) else new(match)
            result += text[end : match.start()] + new
            end = match.end()
            edits.append((match.start(), len(new) - len(match[0])))
    return result + text[end:], [_moved(start, edits) for start in starts]


def _moved(start: int, edits: list[tuple[int, int]]) -> int:
    """Return where a part begins after the edits, each with its place and its growth."""
    moved = start
    for first, growth in edits:
        if first < start:
            first_now = first + moved - start
            moved = max(moved + growth, first_now)  # it began in what became shorter
    return moved
