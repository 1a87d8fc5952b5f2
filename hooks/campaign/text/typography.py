# SPDX-License-Identifier: MIT
"""Sets plain typing as each language prints it: quotes, apostrophes, non-breaking spaces.

Canadian French after the OQLF (« Espacement avant et après les signes de ponctuation »): U+00A0
before ``:``, ``%`` and ``$``, inside « », between the groups of a number, and between a number and
its unit; nothing before ``; ! ?``.  Spanish (es-MX) after the RAE and ASALE (Ortografía de la
lengua española, 2010): U+00A0 before ``%`` and a unit, no space inside « », ``¿`` and ``¡`` close
to the word that they open, no space before ``: ; ? !``; straight quotes are set as “ ”.
Every function is idempotent and takes text only, never code or addresses.
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
    """What is replaced in a text that has one of ``signs``: most texts have few, and to look for a
    sign is quicker than for a pattern.
    """

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
    # A colon between words, or after a blank of ours: not in 10:30, nor in an address.
    _Rule(":", rf"(?<=[\w»)\]’}}]){_SPACE}*:(?=\s|$)", f"{NBSP}:"),
    _Rule(";!?", rf"(?<=\S){_SPACE}+(?=[;!?])", ""),
    _Rule("%$", rf"(?<=\d){_SPACE}*(?=[%$])", NBSP),
    # Between a number and its unit, or the word that counts by thousands.
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
    """Sets a run of text; ``before`` is the character that stands before it on the page."""

    def __call__(self, text: str, before: str = "") -> str:
        """The text as it is printed."""


@cache
def typographer(language: str) -> SetText:
    """A function that sets a run of text in ``language``; one without rules is left as typed.

    What stands before a run matters: an opening quote and a closing one differ by it.
    """
    rules = _rules(language)

    def apply(text: str) -> str:
        present = set(text)  # no rule writes a sign of a later one
        for signs, pattern, replacement in rules:
            if not signs.isdisjoint(present):
                text = pattern.sub(replacement, text)
        return text

    def set_text(text: str, before: str = "") -> str:
        result = apply(before + text)
        # A rule that would reach back over `before` has no text to change there: it is another
        # run's.
        return result[len(before) :] if result.startswith(before) else apply(text)

    return set_text


def _rules(
    language: str,
) -> list[tuple[frozenset[str], re.Pattern[str], str | Callable[[re.Match[str]], str]]]:
    return [
        (frozenset(rule.signs), re.compile(rule.pattern), rule.replacement)
        for rule in _LANGUAGES.get(language, ())
    ]
