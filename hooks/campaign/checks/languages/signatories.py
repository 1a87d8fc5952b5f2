# SPDX-License-Identifier: MIT
"""Compare the names of the signatories of two languages.

Names of persons are the same in every language; those of organizations are translated, and so are
titles.  Messages give the place of a name, never the name.
"""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from campaign.checks.languages.alignment import Unit
from campaign.checks.touched import two_sided
from campaign.problems import Problem

_TITLE = re.compile(
    r"^(?:(?:D(?:re?|ra)|Doct\w+|Pre?|Prof\w*|M(?:mes?|lles?|rs?|s|e|M)?|Sra?|R[eé]v\w*|Hon|Mgr|Bishop"
    r"|Évêque|Mayor|Maire(?:sse)?|Alcald\w+|S[eé]na\w+|Chief|Cheff?e?|Minist\w+)\.? )+"
)
"""Titles before a name."""
_PERSON = re.compile(
    r"(?:(?:[A-ZÀ-ÝĀ-Ž][\w.'-]*|d'\w+|de|des|du|da|la|van|von|der|y|e)(?: |$)){2,5}"
)
_ORGANIZATION = re.compile(
    r"(?i)\b(?:amn[ei]st|assoc|asoc|cent(?:er|r)|c[ao]?mm?it|coali|conf[eé]d|conse[ij]|counc|f[eé]d[eé]r"
    r"|fondat|found|friend|fund|gr(?:o?u)p|instit|intern|league|liga\b|ligue|network|nation|réseau"
    r"|s(?:ans|in)\b|soci[eé]|synd|trust|uni(?:on|ty|v)|without"
    r"|canada|m[eé]xi[cq]|qu[eé]bec|france|europ|am[eé]ri[cq])"
)
"""Words in the names of organizations."""
_LIKENESS = 0.85
"""How much alike two names are that are one name misspelt."""


def compare_signatories(pairs: Sequence[tuple[Unit, Unit]]) -> Iterator[Problem]:
    """Report persons with another name in the translation; of another order, the first one.

    Names that are not alike are one person's if at least half of the names are the same.
    """
    names = [(_TITLE.sub("", one.text), _TITLE.sub("", other.text)) for one, other in pairs]
    same, is_order_reported = sum(one == other for one, other in names), False
    others = {other for _, other in names}
    for (one, other), units in zip(names, pairs, strict=True):
        is_person = all(_PERSON.fullmatch(x) and not _ORGANIZATION.search(x) for x in (one, other))
        if one == other or not is_person or (one in others and is_order_reported):
            continue
        is_likely = one in others or same * 2 >= len(names)
        if is_likely or SequenceMatcher(None, one, other).ratio() > _LIKENESS:
            is_order_reported |= one in others
            yield two_sided("signatory_differs", *(unit.spot() for unit in units))
