# SPDX-License-Identifier: MIT
"""Compare the numbers of texts with those of their translations."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from campaign.checks.languages.sentences import ComparedText
from campaign.checks.touched import two_sided
from campaign.problems import Problem
from campaign.text.amounts import comparable_values
from campaign.text.written_numbers import states

_Pair = tuple[ComparedText, ComparedText]


class _Difference(NamedTuple):
    """Values that only one text of a pair has, as it types them."""

    pair: _Pair
    only: tuple[dict[object, str], dict[object, str]]

    def problem(self, key: str, **facts: tuple[object, object]) -> Problem:
        """Return the problem, at the first of the values in both texts."""
        typed = [list(side.values()) for side in self.only]
        here, there = (text.spot(all_[0]) for text, all_ in zip(self.pair, typed, strict=True))
        facts["numbers"] = (", ".join(typed[0]), ", ".join(typed[1]))
        return two_sided(key, here, there, **facts)


def compare_numbers(pairs: Iterable[_Pair], tags: Sequence[str]) -> Iterator[Problem]:
    """Report the translations that have as many numbers in digits, but others.

    Numbers that have changed places between two texts are one problem.
    """
    found = [each for pair in pairs if (each := _difference(pair, tags))]
    while found:
        first = found.pop(0)
        moved = [set(side) for side in reversed(first.only)]
        second = next((each for each in found if [*map(set, each.only)] == moved), None)
        if second is None:
            yield first.problem("parity_numbers")
        else:
            found.remove(second)
            other = second.problem("parity_exchanged")
            yield first.problem("parity_exchanged", second=(other.details["line"], other.line))


def _difference(pair: _Pair, tags: Sequence[str]) -> _Difference | None:
    """Return the values that only one text has, if they are as many in both.

    « Section 3.1 » is not a number in French: what is typed alike in both texts is left out.
    """
    if pair[0].text == pair[1].text or not all(text.has_figures for text in pair):
        return None  # it is not translated yet, or translated freely
    values = [comparable_values(x.text, tag) for x, tag in zip(pair, tags, strict=True)]
    ours, theirs = (
        {
            value: typed
            for value, typed in values[here].items()
            if value not in values[there]
            and not ("." in typed and typed in pair[there].text)
            and not (isinstance(value, Decimal) and states(pair[there].text, value, tags[there]))
        }
        for here, there in ((0, 1), (1, 0))
    )
    return _Difference(pair, (ours, theirs)) if ours and len(ours) == len(theirs) else None
