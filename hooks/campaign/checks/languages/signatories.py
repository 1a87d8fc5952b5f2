# SPDX-License-Identifier: MIT
"""Compare the signatories of two languages, whose names are the same, and the names of footnotes.

Identical names decide which ones differ.  Messages give the place of a name, never the name.
"""

import re
from collections.abc import Iterator
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


def compare_signatories(page: Page, translation: Page) -> Iterator[Problem]:
    """Report the signatories that are missing in a language, or have other names or places."""
    for left, right in zip(_lists(page), _lists(translation), strict=False):
        ours, theirs = _signatories(page, left), _signatories(translation, right)
        problems = [*_compare(ours, theirs)] if ours and theirs else []
        if ours and theirs and not problems and [b.kind for b in left] != [b.kind for b in right]:
            sides = ((page, left), (translation, right))
            problems = [_unclear(*([Spot(p, b.line) for b in blocks] for p, blocks in sides))]
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
    """Return the names: one for each block, or all those of a paragraph that is the only block."""
    found: list[tuple[int, str]] = []
    is_list = len(blocks) > 1 or any(block.kind == "item" for block in blocks)
    for block in blocks:
        lines = (plain_text(line, str) for line in source_lines(block.tokens))
        rows = [_END_OF_NAME.split(" ".join(line.replace("’", "'").split())) for line in lines]
        if is_list:
            found.append((block.line, rows[0][0]))
        elif len(rows) == 1:
            found += [(block.line, name) for name in rows[0]]
        else:
            found += [(line, names[0]) for line, names in enumerate(rows, block.line)]
    named = ((line, _TITLE.sub("", name.strip())) for line, name in found if name.strip())
    return [_Signatory(n, Spot(page, line), name) for n, (line, name) in enumerate(named, 1)]


def _compare(ours: list[_Signatory], theirs: list[_Signatory]) -> Iterator[Problem]:
    names, others = ([each.name for each in side] for side in (ours, theirs))
    changes = [
        (ours[i:j], theirs[k:m], i, k)
        for tag, i, j, k, m in SequenceMatcher(None, names, others, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    moved = (each for mine, *_ in changes for each in mine if each.name in others)
    if first := next(moved, None):
        yield _differs("signatory_moved", first, theirs[others.index(first.name)])
        return
    known = len(names) - sum(len(mine) for mine, *_ in changes)
    is_sure = known * 2 >= max(len(ours), len(theirs))
    sizes = [(len(mine), len(other)) for mine, other, *_ in changes]
    if not is_sure and len(ours) == len(theirs):
        sizes = []
        is_sure = all(map(_is_person, (*ours, *theirs)))
        changes = [(ours, theirs, 0, 0)]
    if any(a != b and (not is_sure or (a and b)) for a, b in sizes):
        yield _unclear([each.spot for each in ours], [each.spot for each in theirs])
        return
    for mine, their, i, k in changes:
        if len(mine) == len(their):
            yield from _other_persons(mine, their, is_sure)
        yield from (_missing(each, theirs, k, True) for each in mine if not their)
        yield from (_missing(each, ours, i, False) for each in their if not mine)


def _other_persons(
    ours: list[_Signatory], theirs: list[_Signatory], is_sure: bool
) -> Iterator[Problem]:
    """Report persons with other names at the same places; organizations have translated names.

    Unless it ``is_sure`` that the lists are the same, only names that are alike are reported.
    """
    for one, other in zip(ours, theirs, strict=True):
        ratio = 1 if is_sure else SequenceMatcher(None, one.name, other.name).ratio()
        is_other = one.name != other.name and ratio > _LIKENESS
        if is_other and _is_person(one) and _is_person(other):
            yield _differs("signatory_differs", one, other)


def _differs(key: str, one: _Signatory, other: _Signatory) -> Problem:
    return two_sided(key, one.spot, other.spot, number=(one.number, other.number))


def _missing(name: _Signatory, others: list[_Signatory], place: int, is_ours: bool) -> Problem:
    """Return the problem of a name that the ``others`` lack at a place."""
    is_last = place == len(others)
    here = others[place - is_last].spot
    here = replace(here, line=here.line - (not is_last))
    keys = "signatory_missing", "signatory_absent"
    return one_sided(keys, name.spot, here, is_ours, number=name.number)


def _unclear(ours: list[Spot], theirs: list[Spot]) -> Problem:
    """Return the problem of another number of names, if it is uncertain which are missing."""
    what, count = Term("blocks_item"), (len(ours), len(theirs))
    lines = f"{ours[0].line}–{ours[-1].line}", f"{theirs[0].line}–{theirs[-1].line}"
    return two_sided("parity_run", ours[0], theirs[0], what=(what, what), count=count, lines=lines)


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
