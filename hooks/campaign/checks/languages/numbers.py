# SPDX-License-Identifier: MIT
"""Compare the quantities of texts with those of their translations."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from campaign.checks.languages.sentences import ComparedText
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

_PARTS = {50: ("half", "moiti", "mitad"), 100: ("all", "total", "tous", "todo")}
"""Words for percentages."""


class _Side(NamedTuple):
    """One of the two texts."""

    text: str
    quantities: tuple[Quantity, ...]

    def of_kinds(self, *kinds: str) -> list[Quantity]:
        """Return the quantities of some kinds."""
        return [each for each in self.quantities if each.kind in kinds]


_Pair = tuple[ComparedText, ComparedText]
_Choice = Callable[[_Side, _Side], list[Quantity]]
"""What returns the quantities of a text that are compared with those of the second one."""


class _Difference(NamedTuple):
    """Values that one text only has, with what is typed there."""

    pair: _Pair
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


def compare_numbers(pairs: Iterable[_Pair], tags: Sequence[str]) -> Iterator[Problem]:
    """Report the translations that have as many numbers, but others, or lack one in digits.

    Numbers that have changed places between two texts are one problem.
    """
    found: list[_Difference] = []
    for pair in pairs:
        if pair[0].text != pair[1].text:  # else it is not translated yet
            here, there = (
                _Side(x.text, quantities(x.text, tag)) for x, tag in zip(pair, tags, strict=True)
            )
            if difference := _first_difference(pair, here, there):
                found.append(difference)
            elif all(text.has_figures for text in pair):
                yield from _missing(pair, (here, there), tags)
    while found:
        first = found.pop(0)
        second = next((each for each in found if each.values == first.values[::-1]), None)
        if second is None:
            yield first.problem(first.key)
        else:
            found.remove(second)
            other = second.problem("parity_exchanged")
            yield first.problem("parity_exchanged", second=(other.details["line"], other.line))


def _first_difference(pair: _Pair, here: _Side, there: _Side) -> _Difference | None:
    """Return the difference of two texts in numbers, or else in times or units.

    If one of them has the class ``not-a-figure``, a free translation, only digits are compared.
    """
    in_digits = _difference(pair, _digits, here, there)
    if not all(text.has_figures for text in pair):
        return in_digits
    if found := _difference(pair, _numbers, here, there):
        values = [*found.values[0], *found.values[1]]
        is_free = not in_digits and all(isinstance(value, Decimal) for value in values)
        return found._replace(key=pair[0].free_key) if is_free else found
    return _difference(pair, _times, here, there) or _difference(pair, _units, here, there)


def _difference(pair: _Pair, choice: _Choice, here: _Side, there: _Side) -> _Difference | None:
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
    return [each for each in side.of_kinds(*_NUMBERS) if each.value != 1 or each.kind != "word"]


def _digits(side: _Side, other: _Side) -> list[Quantity]:
    """Return the numbers in digits, without those in two units: 10 miles, 16 km."""
    units, others = ({x.unit for x in each.quantities if x.unit} for each in (side, other))
    both = (*side.quantities, *other.quantities)
    is_converted = units and others and units.isdisjoint(others)
    converted = {x.value for x in both if x.unit and is_converted}
    return [x for x in side.of_kinds(*_DIGITS, "code") if x.value not in converted]


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


def _missing(pair: _Pair, both: tuple[_Side, _Side], tags: Sequence[str]) -> Iterator[Problem]:
    """Yield the first number in digits that only one of two texts has, in any form."""
    for here, there in ((0, 1), (1, 0)):
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
    """Return whether a text may have a number in another form: « une quinzaine »."""
    value, text = number.value, side.text.casefold()
    if not isinstance(value, Decimal) or abs(value) < _LEAST:
        return True
    digits, in_text = (re.sub(r"\D", "", each) for each in (number.text, text))
    is_there = digits in in_text or value in [each.value for each in _numbers(side)]
    words = [*(word[:-1] for word in spelled_numbers(value, tag)), *_PARTS.get(int(value), ())]
    return is_there or any(word in text for word in words)
