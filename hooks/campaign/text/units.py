# SPDX-License-Identifier: MIT
"""The signs and words next to a number that belong to it: “$”, « pour cent », “million euros”."""

import re

_SPACE = r"(?:\s|&nbsp;|[*_])*"
_OF = r"(?:de |d[’'])?"
_SHARE = r"%|per\s?cent\b|pour\s?cent\b|por\s?ciento\b|p\.\s?100\b"
_SHARE_BESIDE = rf"{_SHARE}|percentage points?|points? de pourcentage|puntos? porcentual(?:es)?"
_IN_FULL = r"\d[\s,.]\d{3}\b"
_MAGNITUDE = r"(?:thousand|mille|mil|(?:mi|bi|tri)ll(?:ions?|iards?|ón|ones))\b"
_SIGN = r"[$€£¥]"
_MONEY = (
    rf"{_SIGN}|{_OF}(?:(?:Canadian|American|U\.?S\.?) )?"
    r"(?:[Dd]ollars?|d[oó]lar(?:es)?|[Ee]uros?|pounds|livres|pesos)\b"
)
_RANGE = r"\s?(?:to|and|or|à|et|ou|a|y|o|–|-)\s?\d+(?:[.,]\d+)?"
_WORD = r"[^\W\d_]+"
_FIRST = rf"1er|{_WORD}"
BOUNDS = {
    "lower": r"over|more than|at least|plus d|au moins|más de|al menos|por lo menos",
    "upper": r"under|less than|fewer than|at most|up to|moins d|au plus|jusqu|menos de|hasta",
}
"""Words before a value that say its bound, in every language."""


def units_beside(before: str, shown: str, after: str) -> tuple[str, str]:
    """Return the signs and words typed before and after a number that ``shown`` has too.

    ``shown`` is the number with its signs and words, such as “US$2.4 million”.  Spaces between
    are included; a text is empty if nothing is typed there.
    """
    first, last = re.match(_FIRST, shown), re.search(rf"({_OF})({_WORD}|\b\d{{4}})$", shown)
    before_sign = rf"(?:(?<!\w){first[0]})?" if first else ""
    after_sign = rf"(?:{_SPACE}{last[2]}\b)?" if last else ""
    left = right = ""
    if re.search(_MONEY, shown):
        left = _found(rf"{before_sign}{_SIGN}{_SPACE}$", before)
    if "%" in shown:
        left = _found(rf"(?<![\d\s])%{_SPACE}$|(?<!\d)\s%{_SPACE}$", before)
    for sign, unit in ((_SHARE, _SHARE_BESIDE), (_MONEY, _MONEY), (_IN_FULL, _MAGNITUDE)):
        if re.search(sign, shown):
            right = right or _found(rf"^{_SPACE}(?:{unit}){after_sign}", after)
    if first:
        left = left or _found(rf"(?<!\w){first[0]}{_SPACE}$", before)
    if last:
        same = last[2].removesuffix("s") or "s"
        right = right or _found(rf"^,?{_SPACE}{_OF if last[1] else ''}{same}s?\b", after)
    return left, right


def kind_beside(before: str, after: str) -> str | None:
    """Return ``percent`` or ``money`` if a number has such a sign or word on one side."""
    if re.search(rf"{_SIGN}{_SPACE}$", before) or re.match(rf"{_SPACE}(?:{_MONEY})", after):
        return "money"
    return "percent" if re.match(rf"(?:{_RANGE})?{_SPACE}(?:{_SHARE})", after) else None


def _found(pattern: str, text: str) -> str:
    match = re.search(pattern, text)
    return match[0] if match else ""
