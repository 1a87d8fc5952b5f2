# SPDX-License-Identifier: MIT
"""Compare the quantities of texts with those of their translations."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from campaign.checks.languages.sentences import ComparedText, sentences
from campaign.checks.touched import one_sided, two_sided
from campaign.problems import Problem
from campaign.text.quantities import Quantity, quantities
from campaign.text.units import SHARE, SIGNS
from campaign.text.written_numbers import spelled_numbers

_DIGITS = ("number", "digits")
_NUMBERS = (*_DIGITS, "figure", "word", "name", "code")
_LEAST = 10  # smaller numbers are often other words: “both”, « une paire »
_DAY = 24 * 60
_LOST = {
    SHARE: r"[%‰]|cent|p\. ?100|points?\b|punto",
    **dict.fromkeys(SIGNS, r"[$€£¥¢]|d[oó]l|cent|euro|peso|franc|pound|livre|libra"),
}
"""Units that a translation may not lack, and words of which it needs one."""
_ROMAN = re.compile(r"\b[IVXLC]{2,}(?:e|er|es)?\b")
_PARTS = {
    50: ("half", "moiti", "mitad"),
    100: ("all", "entire", "total", "tous", "tout", "todo", "toda"),
}
"""Words for percentages."""


class _Side(NamedTuple):
    """One of the two texts, or a sentence of it."""

    text: str
    quantities: tuple[Quantity, ...]

    def of_kinds(self, *kinds: str) -> list[Quantity]:
        """Return the quantities of some kinds."""
        return [each for each in self.quantities if each.kind in kinds]


_Choice = Callable[[_Side, _Side], list[Quantity]]
"""What returns the quantities of a text that are compared with those of the second one."""


class _Difference(NamedTuple):
    """Values that one text only has, with what is typed there."""

    pair: tuple[ComparedText, ComparedText]
    typed: list[list[str]]
    values: tuple[Counter[object], Counter[object]]
    key: str = "parity_numbers"

    def problem(self, key: str, **facts: tuple[object, object]) -> Problem:
        """Return the problem, at the first of the values in both texts."""
        ours, theirs = (
            text.spot(typed[0]) for text, typed in zip(self.pair, self.typed, strict=True)
        )
        facts["numbers"] = (", ".join(self.typed[0]), ", ".join(self.typed[1]))
        return two_sided(key, ours, theirs, **facts)


def compare_numbers(
    pairs: Iterable[tuple[ComparedText, ComparedText]], tags: Sequence[str]
) -> Iterator[Problem]:
    """Report the translations that have as many numbers, but others.

    Numbers that have changed places, between two texts or two sentences of one, are one problem.
    """
    found: list[_Difference] = []
    for pair in pairs:
        if pair[0].text != pair[1].text:  # else it is not translated yet
            differences = [*_differences(pair, tags)]
            found += differences
            yield from () if differences else _missing(pair, tags)
    while found:
        first = found.pop(0)
        second = next((each for each in found if each.values == first.values[::-1]), None)
        if second is None:
            yield first.problem(first.key)
        else:
            found.remove(second)
            other = second.problem("parity_exchanged")
            yield first.problem("parity_exchanged", second=(other.details["line"], other.line))


def _differences(
    pair: tuple[ComparedText, ComparedText], tags: Sequence[str]
) -> Iterator[_Difference]:
    """Yield the difference of two texts in numbers, or else of their sentences, times or units.

    If one of them has the class ``not-a-figure``, a free translation, only digits are compared.
    """
    here, there = _sides([text.text for text in pair], tags)
    in_digits = _difference(pair, _digits, here, there)
    if not all(text.has_figures for text in pair):
        yield from filter(None, [in_digits])
        return
    parts = [[here, there]]
    if _values(here) == _values(there):
        split = sentences(here.text), sentences(there.text)
        parts = [_sides(each, tags) for each in zip(*split, strict=False)]
        parts = parts if len(split[0]) == len(split[1]) else []
    differences = [x for part in parts if (x := _difference(pair, _numbers, *part))]
    for each in differences:
        values = [*each.values[0], *each.values[1]]
        is_free = not in_digits and all(isinstance(value, Decimal) for value in values)
        yield each._replace(key=pair[0].free_key if is_free else each.key)
    if not differences:
        others = (_difference(pair, x, here, there) for x in (_times, _units))
        yield from filter(None, [next(filter(None, others), None)])


def _values(side: _Side) -> Counter[object]:
    return Counter(each.value for each in _numbers(side))


def _sides(texts: Sequence[str], tags: Sequence[str]) -> list[_Side]:
    return [_Side(text, quantities(text, tag)) for text, tag in zip(texts, tags, strict=True)]


def _difference(
    pair: tuple[ComparedText, ComparedText], choice: _Choice, here: _Side, there: _Side
) -> _Difference | None:
    """Return the difference of two texts in some values, if they are as many in both.

    « Section 3.1 » is not a number in French: what is typed alike in both texts is left out.
    """
    found = [
        [each for each in choice(*sides) if "." not in each.text or each.text not in other.text]
        for sides, other in zip(((here, there), (there, here)), pair[::-1], strict=True)
    ]
    ours, theirs = (Counter(each.value for each in side) for side in found)
    only = ours - theirs, theirs - ours
    # “9/11” is « le 11 septembre ».
    dates = [Counter(x[-1] if isinstance(x, tuple) else x for x in side) for side in only]
    if not only[0] or only[0].total() != only[1].total() or dates[0] == dates[1]:
        return None
    typed = [
        [*dict.fromkeys(each.text for each in side if each.value in own)]
        for side, own in zip(found, only, strict=True)
    ]
    return _Difference(pair, typed, only)


def _numbers(side: _Side, _: object = None) -> list[Quantity]:
    """Return numbers, dates and figures; not “one”, which is an article in French."""
    return [each for each in side.of_kinds(*_NUMBERS) if each.value != 1]


def _digits(side: _Side, other: _Side) -> list[Quantity]:
    """Return the numbers in digits, without those in two units: 10 miles, 16 km."""
    units, others = ({x.unit for x in each.quantities if x.unit} for each in (side, other))
    both = (*side.quantities, *other.quantities)
    is_converted = units and others and units.isdisjoint(others)
    converted = {x.value for x in both if x.unit and is_converted}
    return [x for x in side.of_kinds(*_DIGITS, "code") if x.value not in (1, *converted)]


def _times(side: _Side, other: _Side) -> list[Quantity]:
    """Return the times; on the face of a clock if one may be of the morning or of the evening."""
    every = [each.value for each in (*side.of_kinds("time"), *other.of_kinds("time"))]
    day = _DAY if all(is_certain for minutes, is_certain in every if minutes < _DAY) else _DAY // 2
    return [x._replace(value=x.value[0] % day) for x in side.of_kinds("time") if x.value[0] < _DAY]


def _units(side: _Side, other: _Side) -> list[Quantity]:
    """Return the numbers in digits that both texts have, with their units.

    A number without a unit has that of the same number elsewhere, except for ``_LOST``.
    """
    values = {each.value for each in other.of_kinds(*_DIGITS)}
    ours, theirs = ({x.value: x.unit for x in each.quantities if x.unit} for each in (side, other))
    found = []
    for each in side.of_kinds(*_DIGITS):
        if each.value in values:
            unit = theirs.get(each.value, "")
            is_said = re.search(_LOST.get(unit, ""), side.text, re.IGNORECASE)
            unit = each.unit or ours.get(each.value, unit if is_said else "")
            found.append(each._replace(text=each.with_unit, value=(each.value, unit)))
    return found


def _missing(pair: tuple[ComparedText, ComparedText], tags: Sequence[str]) -> Iterator[Problem]:
    """Yield the first number in digits that only one of two texts has, in any form."""
    both = _sides([text.text for text in pair], tags)
    for here, there in ((0, 1), (1, 0)) if all(text.has_figures for text in pair) else ():
        text, other = both[here].text, both[there]
        for each in _digits(both[here], other):
            typed = re.escape(each.text)
            is_plain = re.search(rf"(?<![\w/-])(?!['’]){typed}(?![\w/-])", text)
            if is_plain and not _may_mention(other, tags[there], each):
                keys = "parity_number", "parity_number_absent"
                spots = pair[here].spot(each.text), pair[there].spot("")
                yield one_sided(keys, *spots, is_in_original=here == 0, number=each.text)
                return


def _may_mention(side: _Side, tag: str, number: Quantity) -> bool:
    """Return whether a text may have a number in another form: « une quinzaine », « XXIe »."""
    value, text = number.value, side.text.casefold()
    if not isinstance(value, Decimal) or abs(value) < _LEAST:
        return True
    digits, in_text = (re.sub(r"\D", "", each) for each in (number.text, text))
    words = [*(word[:-1] for word in spelled_numbers(value, tag)), *_PARTS.get(int(value), ())]
    is_there = digits in in_text or value in _values(side)
    return is_there or bool(_ROMAN.search(side.text)) or any(word in text for word in words)
