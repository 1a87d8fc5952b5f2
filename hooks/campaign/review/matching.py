# SPDX-License-Identifier: MIT
"""The texts of a page that translate each other, matched with those of an earlier state.

A group is a text and its translations.  If the languages of a page have the same texts, their
order says which ones are a group.  If not, which the check reports, each text is one by itself.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from campaign.model.pages import Page
from campaign.review.segments import Segment, segments_of

Texts = Mapping[str, Sequence[Segment]]
"""The texts of a page by language."""


@dataclass(frozen=True, slots=True, eq=False)
class Group:
    """A text by language, compared by identity."""

    texts: Mapping[str, Segment]

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """What is compared, by language."""
        return tuple((code, text.kind, text.key) for code, text in self.texts.items())

    @property
    def place(self) -> object:
        """The place on the page, which a changed text keeps."""
        return tuple((code, text.place) for code, text in self.texts.items())


def page_texts(pages: Iterable[Page]) -> dict[str, dict[str, Sequence[Segment]]]:
    """Return the texts of pages by path and language."""
    found: dict[str, dict[str, Sequence[Segment]]] = defaultdict(dict)
    for page in pages:
        found[page.path][page.language] = segments_of(page)
    return found


def is_aligned(texts: Texts, languages: Collection[str]) -> bool:
    """Return whether the languages of a page have the same texts, by kind and anchor."""
    shapes = [[(each.kind, each.anchor) for each in texts.get(code, ())] for code in languages]
    return all(shape and shape == shapes[0] for shape in shapes)


def groups_of(texts: Texts, aligned: bool) -> list[Group]:
    """Return the groups of a page; of one text each if its languages are not ``aligned``."""
    if aligned:
        rows = zip(*texts.values(), strict=True)
        return [Group(dict(zip(texts, row, strict=True))) for row in rows]
    return [Group({code: each}) for code, side in texts.items() for each in side]


def match(old: Sequence[Group], new: Sequence[Group]) -> dict[Group, Group]:
    """Return the earlier groups of ``new`` ones on a page.

    First come those that are the same in all languages, in order; then those of which a text is
    the same, at the same place or elsewhere; then what replaced a text at its place.
    """
    before, after = ([each.keys for each in side] for side in (old, new))
    found: dict[Group, Group] = {}
    for i, k, size in SequenceMatcher(None, before, after, False).get_matching_blocks():
        found |= zip(new[k : k + size], old[i : i + size], strict=True)
    taken = {*found.values()}
    rest = [each for each in old if each not in taken]

    def shares(one: Group, other: Group) -> bool:
        return not {*one.keys}.isdisjoint(other.keys)

    def stays(one: Group, other: Group) -> bool:
        return one.place == other.place

    for rules in ((stays, shares), (shares,), (stays,)):
        for group in new:
            fitting = (each for each in rest if all(rule(group, each) for rule in rules))
            if group not in found and (earlier := next(fitting, None)):
                found[group] = earlier
                rest.remove(earlier)
    return found
