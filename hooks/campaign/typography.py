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
from typing import Protocol

NBSP = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_SPACE = f"[ \t{NBSP}{_NARROW}]"
_UNITS = r"[cmk]?m[²³]?|k?g|ha|h|min|°C|k?Wh|[kMG]\$|millions?|milliards?"
_OPENING = r"(^|[\s(\[{«“‘—–/¿¡-])"

Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]

_APOSTROPHE: Rule = (re.compile(r"(?<=\w)'|'(?=\d0s\b)"), "’")

_ENGLISH: list[Rule] = [
    (re.compile(_OPENING + '"'), r"\1“"),
    (re.compile('"'), "”"),
    _APOSTROPHE,
    (re.compile(_OPENING + "'"), r"\1‘"),
    (re.compile("'"), "’"),
]

_FRENCH: list[Rule] = [
    _APOSTROPHE,
    (re.compile(rf"«{_SPACE}*"), f"«{NBSP}"),
    (re.compile(rf"{_SPACE}*»"), f"{NBSP}»"),
    # A colon between words, or after a blank of ours: not in 10:30, nor in an address.
    (re.compile(rf"(?<=[\w»)\]’}}]){_SPACE}*:(?=\s|$)"), f"{NBSP}:"),
    (re.compile(rf"(?<=\S){_SPACE}+(?=[;!?])"), ""),
    (re.compile(rf"(?<=\d){_SPACE}*(?=[%$])"), NBSP),
    # Between a number and its unit, or the word that counts by thousands.
    (re.compile(rf"(?<=\d){_SPACE}(?=(?:{_UNITS})(?![\w]))"), NBSP),
    (
        re.compile(rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)"),
        lambda number: re.sub(_SPACE, NBSP, number[0]),
    ),
]


_SPANISH: list[Rule] = [
    (re.compile(rf"(?<=[«¿¡]){_SPACE}+"), ""),
    (re.compile(rf"(?<=\S){_SPACE}+(?=[»:;?!](?![\w/]))"), ""),
    *_ENGLISH,
    (re.compile(rf"(?<=\d){_SPACE}*(?=%)"), NBSP),
    (re.compile(rf"(?<=\d){_SPACE}(?=(?:{_UNITS}|mil|mill[oó]n(?:es)?)(?![\w]))"), NBSP),
]


class SetText(Protocol):
    """Sets a run of text; ``before`` is the character that stands before it on the page."""

    def __call__(self, text: str, before: str = "") -> str:
        """The text as it is printed."""


# By language, the signs that its rules are about, and the rules: a text without the signs is left
# as it is, which most runs of a page are.
_LANGUAGES: dict[str, tuple[re.Pattern[str], list[Rule]]] = {
    "en": (re.compile(r"[\"']"), _ENGLISH),
    "es": (re.compile(r"[\"'«»:;!?¿¡%\d]"), _SPANISH),
    "fr": (re.compile(r"['«»:;!?%$\d]"), _FRENCH),
}
_NO_RULES: tuple[re.Pattern[str], list[Rule]] = (re.compile(r"(?!)"), [])


def typographer(language: str) -> SetText:
    """A function that sets a run of text in ``language``; one without rules is left as typed.

    What stands before a run matters: an opening quote and a closing one differ by it.
    """
    signs, rules = _LANGUAGES.get(language, _NO_RULES)

    def set_text(text: str, before: str = "") -> str:
        if not signs.search(before + text):
            return text
        result = _apply(rules, before + text)
        # A rule that would reach back over `before` has no text to change there: it is another
        # run's.
        return result[len(before) :] if result.startswith(before) else _apply(rules, text)

    return set_text


def _apply(rules: list[Rule], text: str) -> str:
    for pattern, replacement in rules:
        text = pattern.sub(replacement, text)
    return text
