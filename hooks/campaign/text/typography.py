# SPDX-License-Identifier: MIT
"""Typeset a text, in pieces with the rules of their language; doing it twice changes nothing."""

import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import groupby

from campaign.text.typographic_rules import Rule, rules

_CHARACTER = r"[^\s<>\"“”«»{}\[\]\\|`()]"
# The punctuation behind an address, and a parenthesis around it, belong to the sentence.
_BARE = re.compile(
    r"(?<![^\W_])(?<![@./-])(?:https?://|www\.)(?=[^\W_])"
    rf"(?:{_CHARACTER}|\({_CHARACTER}*\))+(?<![?!.,:;*_~'’…])"
    r"|(?<![\w.+/@-])\w[\w.+-]*@\w[\w-]*(?:\.\w[\w-]*)*\.[a-z]{2,}(?![\w@])",
    re.IGNORECASE,
)
# Addresses without “https://”.
_ADDRESS = re.compile(r"[\w.+'-]+@[\w-]+(?:\.[\w-]+)+|[\w-]+(?:\.[\w-]+)+/\S*[\w/=#-]")

Piece = tuple[str, str | None]
"""A part of a text and its language tag; None if it is left as it is typed."""


def typographer(tag: str) -> Callable[[str], str]:
    """Return the function that typesets a text of the language ``tag``."""
    return lambda text: typeset(((text, tag),), tag)[0]


@cache  # a text is typeset for the page, the PDF, the search and the data, and after each save
def typeset(pieces: tuple[Piece, ...], tag: str) -> list[str]:
    """Return the pieces of a block of the language ``tag``, typeset as one text.

    A piece without a language, such as code, stays as it is, and counts as text for its neighbours.
    """
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
    whole, result, owners = "".join(texts), [""] * len(texts), list[int]()
    # The text of which each character is part; its complement if the character stays as it is.
    for number, text in enumerate(texts):
        owners += [number if is_set[number] else ~number] * len(text)
    for start, end in _addresses(whole):
        owners[start:end] = [min(owner, ~owner) for owner in owners[start:end]]
    for rule in rules(tag):
        if rule[0].search(whole):
            whole, owners = _apply(rule, whole, owners)
    start = 0
    for owner, part in groupby(owners):
        end = start + len([*part])
        result[max(owner, ~owner)] += whole[start:end]
        start = end
    return result


def bare_addresses(text: str) -> Iterator[tuple[int, int]]:
    """Yield the start and the end of each address of a page or of email in a text."""
    yield from (match.span() for match in _BARE.finditer(text))


def _addresses(text: str) -> Iterator[tuple[int, int]]:
    if re.search("[/@]|www", text):
        yield from bare_addresses(text)
        yield from (match.span() for match in _ADDRESS.finditer(text))


def _apply(rule: Rule, text: str, owners: list[int]) -> tuple[str, list[int]]:
    """Return the text after a rule, which skips what stays as it is, and the owners then."""
    (pattern, replacement), result, kept, end = rule, "", list[int](), 0
    for match in pattern.finditer(text):
        first, last = match.span()
        touched = owners[first:last] or owners[max(first - 1, 0) : first + 1]
        if min(touched) >= 0:
            new = match.expand(replacement) if isinstance(replacement, str) else replacement(match)
            result += text[end:first] + new
            kept += owners[end:first]
            if new:  # what is added belongs to the first text, what is left to the last
                kept += [*[touched[0]] * len(new), *owners[first:last]][-len(new) :]
            end = last
    return result + text[end:], kept + owners[end:]
