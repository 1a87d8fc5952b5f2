# SPDX-License-Identifier: MIT
"""The typography of each language: quotes, apostrophes, non-breaking spaces.

Canadian French follows the OQLF (« Espacement avant et après les signes de ponctuation »): U+00A0
before ``:``, ``%`` and ``$``, inside « », between the groups of a number, and between a number and
its unit; nothing before ``; ! ?``.  Spanish (es-MX) follows the RAE and ASALE (Ortografía de la
lengua española, 2010): U+00A0 before ``%`` and a unit; no space inside « », after ``¿`` and ``¡``,
or before ``: ; ? !``; straight quotes become “ ”.
Every function is idempotent and takes text only, never code or URLs.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple, Protocol

NBSP = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_SPACE = f"[ \t{NBSP}{_NARROW}]"
_UNITS = r"[cmk]?m[²³]?|k?g|ha|h|min|°C|k?Wh|[kMG]\$|millions?|milliards?"
_OPENING = r"(^|[\s(\[{«“‘—–/¿¡-])"

_DIGITS = "0123456789"


class _Rule(NamedTuple):
    """A replacement, tried only on texts that have one of ``signs``: this saves most searches."""

    signs: str
    pattern: str
    replacement: str | Callable[[re.Match[str]], str]


_APOSTROPHE = _Rule("'", r"(?<=\w)'|'(?=\d0s\b)", "’")

_ENGLISH = [
    _Rule('"', _OPENING + '"', r"\1“"),
    _Rule('"', '"', "”"),
    _APOSTROPHE,
    _Rule("'", _OPENING + "'", r"\1‘"),
    _Rule("'", "'", "’"),
]

_FRENCH = [
    _APOSTROPHE,
    _Rule("«", rf"«{_SPACE}*", f"«{NBSP}"),
    _Rule("»", rf"{_SPACE}*»", f"{NBSP}»"),
    # A colon after a word or a placeholder, but not in 10:30 or in a URL.
    _Rule(":", rf"(?<=[\w»)\]’}}]){_SPACE}*:(?=\s|$)", f"{NBSP}:"),
    _Rule(";!?", rf"(?<=\S){_SPACE}+(?=[;!?])", ""),
    _Rule("%$", rf"(?<=\d){_SPACE}*(?=[%$])", NBSP),
    _Rule(_DIGITS, rf"(?<=\d){_SPACE}(?=(?:{_UNITS})(?![\w]))", NBSP),
    _Rule(
        _DIGITS,
        rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)",
        lambda number: re.sub(_SPACE, NBSP, number[0]),
    ),
]

_SPANISH = [
    _Rule("«¿¡", rf"(?<=[«¿¡]){_SPACE}+", ""),
    _Rule("»:;?!", rf"(?<=\S){_SPACE}+(?=[»:;?!](?![\w/]))", ""),
    *_ENGLISH,
    _Rule("%", rf"(?<=\d){_SPACE}*(?=%)", NBSP),
    _Rule(_DIGITS, rf"(?<=\d){_SPACE}(?=(?:{_UNITS}|mil|mill[oó]n(?:es)?)(?![\w]))", NBSP),
]

_LANGUAGES = {"en": _ENGLISH, "es": _SPANISH, "fr": _FRENCH}


class SetText(Protocol):
    """A function that typesets a run of text; ``before`` is the character before it on the page."""

    def __call__(self, text: str, before: str = "") -> str:
        """Return the typeset text."""


@cache
def typographer(language: str) -> SetText:
    """Return the function that typesets ``language``; without rules, it changes nothing.

    The character before a run distinguishes an opening quote from a closing one.
    """
    rules = _rules(language)

    def apply(text: str) -> str:
        present = set(text)  # no rule writes a sign that a later one needs
        for signs, pattern, replacement in rules:
            if not signs.isdisjoint(present):
                text = pattern.sub(replacement, text)
        return text

    def set_text(text: str, before: str = "") -> str:
        result = apply(before + text)
        # `before` belongs to another run: if a rule changes it, set the text alone.
        return result[len(before) :] if result.startswith(before) else apply(text)

    return set_text


def _rules(
    language: str,
) -> list[tuple[frozenset[str], re.Pattern[str], str | Callable[[re.Match[str]], str]]]:
    return [
        (frozenset(rule.signs), re.compile(rule.pattern), rule.replacement)
        for rule in _LANGUAGES.get(language, ())
    ]
