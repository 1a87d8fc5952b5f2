# SPDX-License-Identifier: MIT
"""Find the words that differ between the letter and its pages."""

import difflib
import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from campaign.checks.letter.page_words import Word, without_sign
from campaign.checks.texts import BULLETS
from campaign.problems import Problem, cut_between_words

_SHOWN_WORDS = 12
_SHOWN = 80
"""The most characters of a quotation; a message has two, and at most 200 in all."""
_MARK = re.compile(rf"[{BULLETS}—*o-]|\(?(?:\d{{1,2}}|[a-z]|[ivx]+)[.)]")
"""What is before an item of a list in the letter; on the page, the list itself has it."""


class Difference(NamedTuple):
    """What differs at a word of a page: the key of the message, and the words of both."""

    word: Word
    key: str
    letter: str = ""
    page: str = ""
    after: str = ""

    def problem(self, **details: object) -> Problem:
        """Return the problem at the word."""
        return self.word.problem(self.key, letter=self.letter, page=self.page, **details)


def differences(
    expected: list[str], actual: list[str], found: list[Word], openings: set[int]
) -> Iterator[Difference]:
    """Yield the differences; ``openings`` are the indices of words that begin a paragraph."""
    changes = list[tuple[str, int, int, int, int]]()
    for change in _changes(expected, actual, found):
        if changes and (changes[-1][2], changes[-1][4]) == (change[1], change[3]):
            _, i, _, k, _ = changes.pop()  # “elms ,” instead of “elms,” is one change
            change = "replace", i, change[2], k, change[4]
        changes.append(change)
    # Words both dropped and added have moved; order is ignored, since a diff may rotate them.
    dropped = {_bag(expected[i:j]): i for tag, i, j, _, _ in changes if tag == "delete"}
    added = {_bag(actual[k:m]) for tag, _, _, k, m in changes if tag == "insert"}
    for tag, i, j, k, m in changes:
        if tag == "replace":  # a part of a figure such as “1.2 million” is shown as the figure
            while i and k and _same_marker(found[k - 1], found[k]):
                i, k = i - 1, k - 1
            while j < len(expected) and _same_marker(found[m - 1], found[m]):
                j, m = j + 1, m + 1
        if i in openings and k < m and _MARK.fullmatch(" ".join(expected[i:j])):
            tag = "insert"  # an item before which the letter has the mark of the next one
        size = {"replace": 32, "insert": 60}.get(tag, _SHOWN)
        letter, page = _shorten(expected[i:j], size), _shorten(actual[k:m], size)
        if tag == "replace":
            yield Difference(found[k], "fidelity_changed", letter=letter, page=page)
        elif tag == "insert" and _bag(actual[k:m]) in dropped:
            start = dropped[_bag(actual[k:m])]
            after = _shorten(expected[max(start - _SHOWN_WORDS, 0) : start], 40)
            yield Difference(found[k], "fidelity_moved", page=page, after=after)
        elif tag == "insert":
            yield Difference(found[k], "fidelity_added", page=page)
        elif i in openings and found[k].opens_item and _MARK.fullmatch(" ".join(expected[i:j])):
            continue
        elif _bag(expected[i:j]) not in added:
            # If a paragraph's beginning is missing, report the next word, else the previous one.
            after_name = k > 0 and found[k - 1].signed
            place = found[k] if k == 0 or (i in openings and not after_name) else found[k - 1]
            yield Difference(place, "fidelity_dropped", letter=letter)


def _changes(
    expected: list[str], actual: list[str], found: list[Word]
) -> Iterator[tuple[str, int, int, int, int]]:
    """Yield the opcodes of difflib that are not equal.

    Words that differ only in the signs between names and titles are the same if they are signed.
    """
    # Without what is the same at both ends: difflib's time grows with the square of the length.
    first = _same_words(expected, actual)
    last = _same_words(expected[first:][::-1], actual[first:][::-1])
    sent, shown = (
        [without_sign(word) or word for word in words[first : len(words) - last]]
        for words in (expected, actual)
    )
    for tag, *ends in difflib.SequenceMatcher(None, sent, shown, autojunk=False).get_opcodes():
        i, j, k, m = (end + first for end in ends)
        if tag != "equal":
            yield tag, i, j, k, m
        for a, b in zip(range(i, j), range(k, m), strict=True) if tag == "equal" else ():
            if expected[a] != actual[b] and not found[b].signed:
                yield "replace", a, a + 1, b, b + 1


def _same_words(one: list[str], other: list[str]) -> int:
    """Return how many words are the same at the beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((n for n, (a, b) in pairs if a != b), min(len(one), len(other)))


def _same_marker(word: Word, other: Word) -> bool:
    return bool(word.figure) and word.place == other.place


def _bag(words: list[str]) -> frozenset[tuple[str, int]]:
    return frozenset(Counter(words).items())


def _shorten(words: list[str], longest: int) -> str:
    text = " ".join(words if len(words) <= _SHOWN_WORDS else [*words[:_SHOWN_WORDS], "…"])
    return cut_between_words(text, longest)
