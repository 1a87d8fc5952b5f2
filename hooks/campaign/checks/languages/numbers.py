# SPDX-License-Identifier: MIT
"""Compare the numbers of texts with those of their translations."""

from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal

from campaign.checks.languages.sentences import ComparedText
from campaign.checks.touched import two_sided
from campaign.problems import Problem
from campaign.text.amounts import comparable_values, states


def compare_numbers(
    pairs: Iterable[tuple[ComparedText, ComparedText]], tags: Sequence[str]
) -> Iterator[Problem]:
    """Report the translations that have as many numbers in digits, but others.

    Numbers that have changed places between two texts are reported at the first of them.
    """
    seen: list[tuple[Set[object], Set[object]]] = []
    for pair in pairs:
        if pair[0].text == pair[1].text or not all(text.has_figures for text in pair):
            continue  # it is not translated yet, or translated freely
        only = _differences(pair, tags)
        values = only[0].keys(), only[1].keys()
        if len(values[0]) == len(values[1]) > 0 and values[::-1] not in seen:
            seen.append(values)
            typed, others = ([*each.values()] for each in only)
            spots = pair[0].spot(typed[0]), pair[1].spot(others[0])
            yield two_sided("parity_numbers", *spots, numbers=(", ".join(typed), ", ".join(others)))


def _differences(
    pair: tuple[ComparedText, ComparedText], tags: Sequence[str]
) -> list[dict[object, str]]:
    """Return the values that only one text has, as it types them.

    « Section 3.1 » is not a number in French: what is typed alike in both texts is left out.
    """
    values = [comparable_values(text.text, tag) for text, tag in zip(pair, tags, strict=True)]
    return [
        {
            value: typed
            for value, typed in values[here].items()
            if value not in values[there]
            and not ("." in typed and typed in pair[there].text)
            and not (isinstance(value, Decimal) and states(pair[there].text, value, tags[there]))
        }
        for here, there in ((0, 1), (1, 0))
    ]
