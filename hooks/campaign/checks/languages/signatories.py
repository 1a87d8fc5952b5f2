# SPDX-License-Identifier: MIT
"""Compare the signatories of two languages, whose names are the same, and the names of footnotes.

Identical names decide which ones differ.  Messages give the place of a name, never the name.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import cache
from typing import NamedTuple

from babel import Locale

from campaign.checks.touched import Spot, one_sided, two_sided
from campaign.model.pages import Page
from campaign.problems import Problem, Term
from campaign.source.directives import SIGNATORIES
from campaign.source.inline_text import plain_text, source_lines
from campaign.source.markdown_blocks import Block

_END_OF_NAME = re.compile(r"\s*[,;(–—|]|\s-\s")
_TITLE = re.compile(
    r"^(?:(?:D(?:re?|ra)|Doct\w+|Pre?|Prof\w*|M(?:mes?|lles?|rs?|s|e|M)?|Sra?|R[eé]v\w*|Hon|Mgr|Bishop"
    r"|Évêque|Mayor|Maire(?:sse)?|Alcald\w+|S[eé]na\w+|Chief|Cheff?e?|Minist\w+)\.? )+"
)
"""Titles before a name, which are translated."""
_PERSON = re.compile(r"(?:[A-ZÀ-ÝĀ-Ž][\w.'’-]*|d['’]\w+|de|des|du|da|la|van|von|der|y|e)(?: |$)")
_ORGANIZATION = re.compile(
    r"(?i)\b(?:amn[ei]st|assoc|asoc|cent(?:er|r)|c[ao]?mm?it|coali|conf[eé]d|conse[ij]|counc|f[eé]d[eé]r"
    r"|fondat|found|friend|fund|gr(?:o?u)p|instit|intern|league|liga\b|ligue|network|nation|réseau"
    r"|s(?:ans|in)\b|soci[eé]|synd|trust|uni(?:on|ty|v)|without)"
)
"""Words in the names of organizations, which are translated."""


class _Signatory(NamedTuple):
    number: int
    spot: Spot
    name: str
    has_title: bool
    is_item: bool


def compare_signatories(page: Page, translation: Page) -> Iterator[Problem]:
    """Report the signatories that are missing in a language, or have other names or places."""
    for left, right in zip(_lists(page), _lists(translation), strict=False):
        spots = [Spot(page, b.line) for b in left], [Spot(translation, b.line) for b in right]
        if problems := [*_compare(_signatories(page, left), _signatories(translation, right))]:
            yield from problems
        elif left and right and left[0].kind != right[0].kind:
            kinds = Term(f"block_{left[0].kind}"), Term(f"block_{right[0].kind}")
            yield two_sided("parity_differs", spots[0][0], spots[1][0], what=kinds)
        elif len(left) != len(right):  # the rows side by side would not match
            yield from _gap(*spots)


def _lists(page: Page) -> list[list[Block]]:
    """Return the blocks with the names of each list of a page."""
    found: list[list[Block]] = []
    for block in page.blocks:
        if SIGNATORIES in block.ancestors:
            if block.kind == "block":
                found.append([])
            elif found:
                found[-1].append(block)
    return found


def _signatories(page: Page, blocks: list[Block]) -> list[_Signatory]:
    """Return the names, each with its place, and whether a title follows.

    A block has one name; a paragraph that is the only block has several, without titles.
    """
    found: list[tuple[int, str, bool]] = []
    is_list = len(blocks) > 1 or any(block.kind == "item" for block in blocks)
    for block in blocks:
        lines = (plain_text(line, str) for line in source_lines(block.tokens))
        rows = [_END_OF_NAME.split(" ".join(line.replace("’", "'").split())) for line in lines]
        if is_list:
            (name, *others), *below = rows
            found.append((block.line, name, any(others) or any(map(any, below))))
        elif len(rows) == 1:
            found += [(block.line, name, False) for name in rows[0]]
        else:
            found += [(line, names[0], False) for line, names in enumerate(rows, block.line)]
    named = (each for each in found if each[1].strip())
    return [
        _Signatory(number, Spot(page, line), _TITLE.sub("", name.strip()), has_title, is_list)
        for number, (line, name, has_title) in enumerate(named, 1)
    ]


def _compare(ours: list[_Signatory], theirs: list[_Signatory]) -> Iterator[Problem]:
    names, other_names = ([each.name for each in side] for side in (ours, theirs))
    common = Counter(names) & Counter(other_names)
    are_persons = all(map(_is_person, (*ours, *theirs)))
    if common.total() * 2 < max(len(ours), len(theirs)):  # few names can tell which ones differ
        if len(ours) == len(theirs):
            yield from _other_persons(ours, theirs, are_persons, 0.75)
        else:
            yield from _gap([x.spot for x in ours], [x.spot for x in theirs])
        return
    moved = False
    only = Counter(names) - common, Counter(other_names) - common
    for tag, i, j, k, m in SequenceMatcher(None, names, other_names, False).get_opcodes():
        if tag == "equal":
            for one, other in zip(ours[i:j], theirs[k:m], strict=True):
                if one.has_title != other.has_title:
                    yield _differs("signatory_title", one, other)
            continue
        left = [each for each in ours[i:j] if _take(only[0], each.name)]
        right = [each for each in theirs[k:m] if _take(only[1], each.name)]
        if len(right) < m - k and not moved:  # the list may be in another order altogether
            moved = True
            other = next(each for each in theirs[k:m] if each not in right)
            yield _differs("signatory_moved", ours[names.index(other.name)], other)
        if len(left) == len(right):
            yield from _other_persons(left, right, are_persons, 0)
        elif left and right:
            yield from _gap([x.spot for x in left], [x.spot for x in right])
        else:
            yield from (_missing(each, theirs, k, True) for each in left)
            yield from (_missing(each, ours, i, False) for each in right)


def _other_persons(
    ours: list[_Signatory], theirs: list[_Signatory], are_all: bool, likeness: float
) -> Iterator[Problem]:
    """Report persons with other names at the same places; organizations have translated names.

    If not all signatories are persons, only names of two words that are so much alike are reported.
    """
    for one, other in zip(ours, theirs, strict=True):
        if one.name != other.name and _is_person(one) and _is_person(other):
            ratio = SequenceMatcher(None, one.name, other.name).ratio() if likeness else 1
            if are_all or (ratio >= likeness and " " in one.name):
                yield _differs("signatory_differs", one, other)


def _differs(key: str, one: _Signatory, other: _Signatory) -> Problem:
    return two_sided(key, one.spot, other.spot, number=(one.number, other.number))


def _missing(name: _Signatory, others: list[_Signatory], index: int, is_first: bool) -> Problem:
    """Return the problem of a name that is missing before ``index`` among the ``others``."""
    below = others[min(index, len(others) - 1)].spot
    here = replace(below, line=below.line - (index < len(others)))
    keys = "signatory_missing", "signatory_absent"
    return one_sided(keys, name.spot, here, is_first, number=name.number)


def _take(names: Counter[str], name: str) -> bool:
    names[name] -= 1
    return names[name] >= 0


def _gap(ours: Sequence[Spot], theirs: Sequence[Spot]) -> Iterator[Problem]:
    """Report another number of names, if it is uncertain which ones are missing."""
    if ours and theirs:  # otherwise the block is empty, which its own check reports
        sides = ours, theirs
        yield two_sided(
            "parity_run",
            *(replace(side[0], details={"what": Term("blocks_item")}) for side in sides),
            count=(len(ours), len(theirs)),
            lines=(f"{ours[0].line}–{ours[-1].line}", f"{theirs[0].line}–{theirs[-1].line}"),
        )


@cache
def _countries() -> set[str]:
    """Return the names of countries, which organizations have in theirs: “Trees Canada”."""
    return {name for code in ("en", "fr", "es") for name in Locale(code).territories.values()}


def _is_person(signatory: _Signatory) -> bool:
    """Return whether a name may be a person's, and not an organization's or a job title."""
    name, words = signatory.name, signatory.name.split()
    return (
        len(words) < 6
        and (len(words) > 1 or (signatory.is_item and name.istitle()))
        and not _ORGANIZATION.search(name)
        and _countries().isdisjoint(words)
        and all(_PERSON.match(f"{word} ") for word in words)
    )


def compare_notes(page: Page, translation: Page) -> Iterator[Problem]:
    """Report a note of another name: side by side, notes of one name are in one row."""
    both = [
        {b.argument: b.line for b in reversed(p.blocks) if "footnote" in b.ancestors}
        for p in (page, translation)
    ]
    names = [sorted(map(str, a.keys() - b.keys())) for a, b in (both, both[::-1])]
    for mine, other in zip(*names, strict=False):
        spots = Spot(page, both[0][mine]), Spot(translation, both[1][other])
        yield two_sided("parity_notes", *spots, name=(mine, other))
