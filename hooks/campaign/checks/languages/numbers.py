# SPDX-License-Identifier: MIT
"""Compare the numbers and figures of texts with those of their translations."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from campaign.checks.languages.numbers_in_text import numbers_in, values_in
from campaign.checks.languages.quantities import BOUND, Found, amounts, times, with_units
from campaign.checks.languages.sentences import Text, sentences
from campaign.checks.touched import two_sided
from campaign.problems import Problem
from campaign.text.written_numbers import spelled_numbers

_ROMAN = re.compile(r"\b[IVXLC]{2,}(?:e|er|es)?\b")
# Two letters of C or L are rather an abbreviation. In “15(1)”, nobody writes the 1 as a word.
_PARTS = re.compile(r"\b[IVX]{2,}\b|\b\d+\(\d+\)")
_PARTS_OF_ALL = {50: r"\bhalf\b|moiti|mitad", 100: r"\b(?:all|entire|tous|tout|tod[oa]s?)\b|total"}
_LEAST = 10  # smaller numbers are often other words: “both”, « une paire »


@dataclass(frozen=True, slots=True)
class _Difference:
    """Numbers that one text only has, as they are typed there."""

    original: Text
    translation: Text
    ours: list[str]
    theirs: list[str]
    values: tuple[Counter[object], Counter[object]]
    may_be_free: bool = False
    """Whether the class ``not-a-figure`` would allow it."""


def compare_numbers(pairs: Iterable[tuple[Text, Text]], tags: Sequence[str]) -> Iterator[Problem]:
    """Report the translations that have as many numbers, but others.

    Numbers that have changed places, between two texts or two sentences of one, are one problem.
    """
    found: list[_Difference] = []
    for pair in pairs:
        differences = [*_differences(*pair, tags)]
        found += differences
        if not differences:
            yield from _missing(*pair, tags)
    while found:
        first = found.pop(0)
        second = next((each for each in found if each.values == first.values[::-1]), None)
        spots = first.original.spot(first.ours[0]), first.translation.spot(first.theirs[0])
        numbers = ", ".join(first.ours), ", ".join(first.theirs)
        if second is None:
            are_numbers = all(isinstance(x, Decimal) for side in first.values for x in side)
            is_free = first.may_be_free and are_numbers
            key = first.original.free_key if is_free else "parity_numbers"
            if all(isinstance(x, tuple) and isinstance(x[0], str) for x in first.values[0]):
                key = "parity_numbers_of_date"
            yield two_sided(key, *spots, numbers=numbers)
            continue
        found.remove(second)
        others = second.original.spot(second.ours[0]), second.translation.spot(second.theirs[0])
        places = others[0].line, others[1].line
        yield two_sided("parity_exchanged", *spots, numbers=numbers, second=places)


def _differences(original: Text, translation: Text, tags: Sequence[str]) -> Iterator[_Difference]:
    """Yield the texts if they have different numbers, or else their sentences that have.

    If one of them has the class ``not-a-figure``, a free translation, only digits are compared.
    """
    if original.text == translation.text:  # not translated yet
        return
    texts = original.text, translation.text
    if not (original.has_figures and translation.has_figures):
        if digits := _difference(original, translation, _digits(texts, tags)):
            yield digits
        return
    pairs = [texts]
    if values_in(original.text, tags[0]) == values_in(translation.text, tags[1]):
        parts = sentences(original.text), sentences(translation.text)
        pairs = list(zip(*parts, strict=False)) if len({*map(len, parts)}) == 1 else []
    numbers = [[[*numbers_in(*side)] for side in zip(pair, tags, strict=True)] for pair in pairs]
    differences = [each for found in numbers if (each := _difference(original, translation, found))]
    if differences:
        digits = _difference(original, translation, _digits(texts, tags))
        yield from (replace(each, may_be_free=not digits) for each in differences)
        return
    romans = [[(each, each) for each in _PARTS.findall(text)] for text in texts]
    bounds = [[(m[0], n) for n, x in BOUND.items() for m in x.finditer(text)] for text in texts]
    for found in (times(texts), amounts(texts, tags), bounds, romans):
        if other := _difference(original, translation, found):
            yield other
            return


def _missing(original: Text, translation: Text, tags: Sequence[str]) -> Iterator[Problem]:
    """Yield the first number in digits that only one of two texts has, in any form."""
    sides = original, translation
    texts = original.text, translation.text
    if original.text == translation.text or not (original.has_figures and translation.has_figures):
        return
    found = _digits(texts, tags) if re.search(r"\d\d", "".join(texts)) else [[], []]
    for here, there in ((0, 1), (1, 0)):
        for typed, value in found[here]:
            is_plain = re.search(rf"(?<![\w/-]){re.escape(typed)}(?![\w/-])", texts[here])
            if is_plain and not _may_mention(texts[there], tags[there], typed, value):
                details = {"number": typed}
                spot = replace(sides[here].spot(typed), details=details)
                other = sides[there].spot(texts[there])
                other = replace(other, details=details, key="parity_number_absent")
                yield two_sided("parity_number", *((spot, other) if here == 0 else (other, spot)))
                return


def _may_mention(text: str, tag: str, typed: str, value: object) -> bool:
    """Return whether a text may have a number in another form: « une quinzaine », « XXIe »."""
    if not isinstance(value, Decimal) or abs(value) < _LEAST:
        return True
    if re.search(_PARTS_OF_ALL.get(int(value), "(?!)"), text, re.IGNORECASE):
        return True
    digits, in_text = (re.sub(r"\D", "", each) for each in (typed, text))
    if digits in in_text or value in values_in(text, tag) or _ROMAN.search(text):
        return True
    return any(word[:-1] in text.casefold() for word in spelled_numbers(value, tag))


def _digits(texts: Sequence[str], tags: Sequence[str]) -> list[Found]:
    """Return the numbers in digits of two texts without those in two units: 10 miles, 16 km."""
    amounts = [[value for _, value in with_units(*side)] for side in zip(texts, tags, strict=True)]
    units = [{unit for _, unit in side} for side in amounts]
    is_other = all(units) and units[0].isdisjoint(units[1])
    converted = {number for side in amounts for number, _ in side if is_other}
    found = [numbers_in(*side) for side in zip(texts, tags, strict=True)]
    return [
        [
            (typed, value)
            for typed, value in side
            if re.match(r"\W?\d", typed)
            and value not in converted
            and not isinstance(value, tuple)  # a month, which may be a word
        ]
        for side in found
    ]


def _difference(original: Text, translation: Text, found: Sequence[Found]) -> _Difference | None:
    """Return the difference of what was found, if it is as much in both texts.

    « Section 3.1 » is not a number in French: what is typed alike in both texts is left out.
    """
    others = translation.text, original.text
    found = [
        [(typed, value) for typed, value in side if not ("." in typed and typed in other)]
        for side, other in zip(found, others, strict=True)
    ]
    here, there = (Counter(value for _, value in side) for side in found)
    values = here - there, there - here
    # “9/11” is « le 11 septembre ».
    dates = [Counter(x[-1] if isinstance(x, tuple) else x for x in side) for side in values]
    if not values[0] or values[0].total() != values[1].total() or dates[0] == dates[1]:
        return None
    ours, theirs = (
        [*dict.fromkeys(typed for typed, value in side if value in own)]
        for side, own in zip(found, values, strict=True)
    )
    return _Difference(original, translation, ours, theirs, values)
