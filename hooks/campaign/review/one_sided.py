# SPDX-License-Identifier: MIT
"""Texts and pages that changed in some languages and not in the others, in one change.

``in_step`` finds them, as it does over the history of the pages.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from campaign.review.in_step import Behind, Ledger
from campaign.review.text_diff import Change, Step
from campaign.review.texts import TextChange


@dataclass(frozen=True, slots=True)
class OneSided:
    """A text that changed in some languages only, or the first one of such a page."""

    changed: tuple[Change, ...]
    others: tuple[Change, ...]
    """The same text in the other languages; for an added one, the text before it, if any."""
    languages: tuple[str, ...]
    """The languages that did not change."""
    is_page: bool


def one_sided(
    ledger: Ledger, changes: Iterable[Change], paths: Sequence[str]
) -> Iterator[OneSided]:
    """Yield the one-sided changes that a ledger of the change has found, in the order of pages."""
    step = Step(changes)
    pages = {(text.language, text.page.path) for text in step.became}
    groups: dict[object, list[Behind]] = defaultdict(list)
    for each in ledger.behind(paths):
        groups[each.texts, each.has_page].append(each)
    for group in groups.values():
        first, text = group[0], group[0].texts[0]
        mine = tuple(step.was[text] for text in first.texts)
        lost = tuple(step.became[each.debt.lost] for each in group if each.debt.lost)
        own, languages = (tuple(x.language for x in side) for side in (first.texts, group))
        if not first.has_page and (text.language, text.page.path) not in pages:
            added = tuple(Change("added", None, text) for text in first.texts)
            yield OneSided(added, (), languages, is_page=True)
        elif lost and not first.has_page:
            removed = tuple(Change("removed", change.before, None) for change in lost)
            yield OneSided(removed, mine, own, is_page=True)
        elif lost and mine[0].kind == "same":
            yield OneSided(lost, mine, own, is_page=False)
        elif first.has_page and not lost:
            if mine[0].kind == "added" and first.debt.before:  # instead of another
                mine = (Change("changed", first.debt.before, text),)
            near = (each.translation or ledger.near(text, each.language) for each in group)
            others = tuple(step.was[other] for other in near if other)
            yield OneSided(mine, others, languages, is_page=False)


def texts_alone(
    changes: Sequence[TextChange], languages: Sequence[str], new: Collection[str]
) -> list[TextChange]:
    """Return the links of pages and the texts of other files that changed in some languages only.

    Those that were added, the ``new`` ones, are not counted.  Texts translate each other if their
    keys, or else their files, differ only in the language.  Lists below a language, such as
    abbreviations, are compared as one text.
    """
    groups: dict[tuple[object, ...], dict[str, list[TextChange]]] = defaultdict(dict)
    for change in changes:
        group: tuple[object, ...] = ()
        key, path = change.key.split("."), re.split(r"[/.]", change.path)
        if change.place or not change.path.endswith(".md"):
            if key[-1] in ("site_name", "site_description"):
                group = (change.path, key[-1])
                code = languages[int(key[-2]) - 1] if key[1:] else languages[0]
            elif code := next((part for part in key if part in languages), ""):
                group = (change.path, *key[: key.index(code)])
            elif code := next((part for part in path if part in languages), ""):
                group = (tuple("" if part == code else part for part in path), *key, change.place)
            if code and code not in new:
                groups[group].setdefault(code, []).append(change)
    partial = (
        group.values() for group in groups.values() if len(group) < len(languages) - len(new)
    )
    return [change for group in partial for texts in group for change in texts]
