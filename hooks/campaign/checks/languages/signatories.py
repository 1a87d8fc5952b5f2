# SPDX-License-Identifier: MIT
"""Compare the signatories of two languages, whose names are the same, and the names of footnotes.

Identical names decide which ones differ.  Messages give the place of a name, never the name.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from typing import NamedTuple

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
    r"|s(?:ans|in)\b|soci[eé]|synd|trust|uni(?:on|ty|v)|without"
    r"|canada|m[eé]xi[cq]|qu[eé]bec|france|europ|am[eé]ri[cq])"
)
"""Words in the names of organizations, which are translated."""
_LIKENESS = 0.85
"""How much alike two names are that are one name misspelt."""


class _Signatory(NamedTuple):
    number: int
    spot: Spot
    name: str
    has_title: bool


def compare_signatories(page: Page, translation: Page) -> Iterator[Problem]:
    """Report the signatories that are missing in a language, or have other names or places."""
    for left, right in zip(_lists(page), _lists(translation), strict=False):
        problems = [*_compare(_signatories(page, left), _signatories(translation, right))]
        if not problems and [b.kind for b in left] != [b.kind for b in right]:
            spots = (
                [Spot(p, b.line) for b in bs] for p, bs in ((page, left), (translation, right))
            )
            problems = [*_gap(*spots)]
        yield from problems


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
        _Signatory(number, Spot(page, line), _TITLE.sub("", name.strip()), has_title)
        for number, (line, name, has_title) in enumerate(named, 1)
    ]


def _compare(ours: list[_Signatory], theirs: list[_Signatory]) -> Iterator[Problem]:
    places, other_places = ({each.name: each for each in side} for side in (ours, theirs))
    left = [each for each in ours if each.name not in other_places]
    right = [each for each in theirs if each.name not in places]
    are_known = (len(ours) - len(left)) * 2 >= max(len(ours), len(theirs))
    if len(left) == len(right):
        are_known = are_known or all(map(_is_person, (*ours, *theirs)))
        yield from _other_persons(left, right, are_known)
    elif not are_known or not (groups := _between_same(ours, theirs, places, other_places)):
        yield from _gap([x.spot for x in ours], [x.spot for x in theirs])
        return
    else:
        for mine, others in groups:
            if len(mine) == len(others):
                yield from _other_persons(mine, others, are_all=True)
            yield from (_missing(x, ours, other_places, True) for x in mine if not others)
            yield from (_missing(x, theirs, places, False) for x in others if not mine)
    same = [each for each in ours if each.name in other_places]
    there = [each for each in theirs if each.name in places]
    for one, other in zip(same, there, strict=False):
        if one.name != other.name:
            yield _differs("signatory_moved", places[other.name], other)
            return
        if one.has_title != other.has_title:
            yield _differs("signatory_title", one, other)


def _between_same(
    ours: list[_Signatory],
    theirs: list[_Signatory],
    places: Collection[str],
    other_places: Collection[str],
) -> list[tuple[list[_Signatory], list[_Signatory]]]:
    """Return the names between two that are the same; none if it is unclear who is missing."""
    groups: dict[int, tuple[list[_Signatory], list[_Signatory]]] = {}
    for side, names, known in ((0, ours, other_places), (1, theirs, places)):
        before = 0
        for each in names:
            before += each.name in known
            if each.name not in known:
                groups.setdefault(before, ([], []))[side].append(each)
    sizes = [(len(mine), len(other)) for mine, other in groups.values()]
    is_clear = all(a == b or not (a and b) for a, b in sizes)
    missing = sum(abs(a - b) for a, b in sizes)
    return [*groups.values()] if is_clear and missing == abs(len(ours) - len(theirs)) else []


def _other_persons(
    ours: list[_Signatory], theirs: list[_Signatory], are_all: bool
) -> Iterator[Problem]:
    """Report persons with other names at the same places; organizations have translated names.

    Unless ``are_all`` persons or known, only names that are almost the same are reported.
    """
    for one, other in zip(ours, theirs, strict=True):
        ratio = 1 if are_all else SequenceMatcher(None, one.name, other.name).ratio()
        if _is_person(one) and _is_person(other) and ratio > _LIKENESS:
            yield _differs("signatory_differs", one, other)


def _differs(key: str, one: _Signatory, other: _Signatory) -> Problem:
    return two_sided(key, one.spot, other.spot, number=(one.number, other.number))


def _missing(
    name: _Signatory, own: list[_Signatory], others: dict[str, _Signatory], is_first: bool
) -> Problem:
    """Return the problem of a name that the ``others`` lack, before the next one that both have."""
    below = next((others[x.name] for x in own[name.number :] if x.name in others), None)
    here = (below or [*others.values()][-1]).spot
    here = replace(here, line=here.line - (below is not None))
    keys = "signatory_missing", "signatory_absent"
    return one_sided(keys, name.spot, here, is_first, number=name.number)


def _gap(ours: Sequence[Spot], theirs: Sequence[Spot]) -> Iterator[Problem]:
    """Report another number of names, if it is uncertain which ones are missing."""
    if ours and theirs:  # otherwise the block is empty, which its own check reports
        what, count = Term("blocks_item"), (len(ours), len(theirs))
        lines = f"{ours[0].line}–{ours[-1].line}", f"{theirs[0].line}–{theirs[-1].line}"
        spots, both = (ours[0], theirs[0]), (what, what)
        yield two_sided("parity_run", *spots, what=both, count=count, lines=lines)


def _is_person(signatory: _Signatory) -> bool:
    """Return whether a name may be a person's, and not an organization's or a job title."""
    words = signatory.name.split()
    return (
        1 < len(words) < 6
        and not _ORGANIZATION.search(signatory.name)
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
