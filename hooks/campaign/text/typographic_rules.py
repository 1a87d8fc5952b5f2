# SPDX-License-Identifier: MIT
"""The rules of typography of each language tag: quotes, apostrophes, non-breaking spaces.

Rules belong to a tag, because they differ between countries; a bare language has those of its
likely country (CLDR, ``likelySubtags``).  A tag that is not in ``_RULES`` only has what is true of
every language: a number stays with its unit (BIPM, SI Brochure, 5.4.3), and addresses are never
changed.  The spaces are those of

- fr-CA: OQLF, « Espacement avant et après les signes de ponctuation »;
- fr-FR and fr-BE: Lexique des règles typographiques en usage à l'Imprimerie nationale;
- fr-CH: the Federal Chancellery's texts, with narrow spaces, « 8,1 % »;
- es: RAE and ASALE, Ortografía de la lengua española (2010).
"""

import re
from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from babel import Locale, UnknownLocaleError
from babel.core import get_global

NBSP = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_SPACE = f"[ \t\n{NBSP}{_NARROW}\N{THIN SPACE}]"
_DIGITS = "0123456789"
UNITS = (
    r"[cdkmnµ]?m[²³23]?|[kmµ]?g|[kMG]?t|[cdhm]?[lL]|ha|h|min|s|°[CF]|[kMGT]?Wh?|[kMG]?Hz|[kMGT][oB]|dB|"
    r"[kM]?Pa|k?V|[kM]?J|ppm"
)
"""The symbols of units, as a regular expression."""
_SIGNS = "[kMG]?[$€£¥]|[¢‰]"


class Rule(NamedTuple):
    """A replacement, tried only on texts that have one of ``signs``: this saves most searches.

    ``signs`` must include those from which an earlier rule makes a sign of its own.
    """

    signs: frozenset[str]
    pattern: re.Pattern[str]
    replacement: str | Callable[[re.Match[str]], str]


def _rule(signs: str, pattern: str, replacement: str | Callable[[re.Match[str]], str]) -> Rule:
    return Rule(frozenset(signs), re.compile(pattern), replacement)


def _join(match: re.Match[str]) -> str:
    return re.sub(_SPACE, NBSP, match[0])


def _joined_to_number(words: str) -> Rule:
    return _rule(_DIGITS, rf"(?<=\d){_SPACE}(?=(?:{words})(?!\w))", NBSP)


def _group_symbol(tag: str) -> str:
    symbols = Locale.parse(tag, sep="-").number_symbols
    return str(symbols.get("latn", symbols)["group"])


def _months(language: str) -> str:
    """Return the months of a language, as in the middle of a date (CLDR)."""
    names = Locale(language).months["format"]
    every = {*names["wide"].values(), *names["abbreviated"].values()}
    return "|".join(sorted(map(re.escape, every), reverse=True))


_COMMON = [_joined_to_number(UNITS)]
# Apostrophes that begin a word: the class of ’08, rock ’n’ roll, ’tis.
_APOSTROPHES = _rule("'", r"(?<=\w)'(?=\w)|'(?=\d\ds?(?!\w))|'(?=n'(?!\w))|(?<='n)'|(?<=’n)'", "’")


def _english() -> list[Rule]:
    months = _months("en")
    return [
        *_quoted("“", "”"),
        _rule("'", r"'(?=(?:[Tt]is|[Tt]was|til|em)(?![\w']))", "’"),
        *_quoted("‘", "’", "'"),
        _rule(_DIGITS, rf"\b(?:{months}){_SPACE}\d{{1,2}}(?!\w)", _join),
        _joined_to_number(rf"{_SIGNS}|(?:{months})|(?:m|b|tr)illions?"),
    ]


def _quoted(start: str, end: str, typed: str = '"', after: str = "") -> list[Rule]:
    """Return the rules for straight quotes, which open ``after`` some signs.

    The quotation marks of each tag are those of CLDR 45, ``delimiters``.
    """
    opening = rf"(?<![^\s(\[{{«“‘—–/¿¡{after}-]){typed}"
    broken_off = rf"(?<=[—–-]{typed})(?![^\s.,;:!?)\]])"  # "Never—" he said
    return [_rule(typed, f"{opening}(?!{broken_off})", start), _rule(typed, typed, end)]


def _spanish() -> list[Rule]:
    months = _months("es")
    return [
        _rule("«¿¡", rf"(?<=[«¿¡]){_SPACE}+", ""),
        _rule("»:;?!", rf"(?<=\S){_SPACE}+(?=[»:;?!](?![\w/]))", ""),
        *_quoted("“", "”"),
        *_quoted("‘", "’", "'"),
        _rule("%", rf"(?<=\d){_SPACE}*%(?![\dA-F]{{2}})", f"{NBSP}%"),
        _rule(_DIGITS, rf"\d{_SPACE}de{_SPACE}(?=(?:{months})(?!\w))", _join),
        _joined_to_number(rf"{_SIGNS}|mil|mill[oó]n(?:es)?"),
    ]


def _french(tag: str, high: str, colon: str, inside: str) -> list[Rule]:
    """Return the rules with the space before ``; ! ?``, before the colon and inside « »."""
    group = _group_symbol(tag)
    rules = [
        _rule("'", r"(?<=\w)'", "’"),
        _rule("<", r"(?<!<)<<(?!<)", "«"),
        _rule(">", r"(?<!>)>>(?!>)", "»"),
        *_quoted("«", "»", after="’"),
        _rule('«‹"<', rf"([«‹]){_SPACE}*", rf"\1{inside}"),
        _rule('»›">', rf"{_SPACE}*([»›])", rf"{inside}\1"),
        # A colon after a word or a placeholder, but not in 10:30.
        _rule(":", rf"(?<=[^\s:(\[]){_SPACE}*:(?=\s|$)", f"{colon}:"),
        _rule(";!?", rf"(?<=\S){_SPACE}+([;!?])(?!\w)", rf"{high}\1"),
        _rule("%‰$€£¢°", rf"(?<=\d){_SPACE}*([%‰$€£¢]|°[CF]\b)(?![\dA-F]{{2}})", rf"{NBSP}\1"),
        _rule("$€£", rf"(?<=\d){_SPACE}*([kMG]|Md){_SPACE}?([$€£])(?!\w)", rf"{NBSP}\1\2"),
        _rule("kcm", r"(?<=\d)(?=(?:[kcm]m[²³23]?|kg)(?!\w))", NBSP),
        _joined_to_number(rf"{_SIGNS}|{_months('fr')}|mill(?:ion|iard|ier)s?"),
        _rule("r", rf"(?<=\b1er){_SPACE}(?=(?:{_months('fr')})(?!\w))", NBSP),
        _rule(_DIGITS, rf"(?:\b(?:n[°ºo]|nos|pp?\.|art\.)|§){_SPACE}(?=\d)", _join),
        _rule("MD", rf"\b(?:MM?\.|M(?:mes?|lles?|e)|Dre?){_SPACE}(?=[A-ZÀ-Ý])", _join),
        _rule("h", rf"(?<![\w.,/])(\d{{1,3}}){_SPACE}?h(?=[0-5]\d\b|[^\w/]|$)", rf"\1{NBSP}h"),
        _rule("h", rf"(?<=\d{NBSP}h){_SPACE}?(?=[0-5]\d\b)", NBSP),
        _rule(
            _DIGITS,
            rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)",
            lambda number: re.sub(_SPACE, group, number[0]),
        ),
    ]
    if high:
        rules.append(_rule(";!?", r"(?<=[\w»›)\]}’”%$€°…])([;!?])(?!\w)", rf"{high}\1"))
    return rules


_RULES: dict[str, Callable[[], list[Rule]]] = {
    "en-CA": _english,
    "en-GB": _english,
    "en-US": _english,
    "es": _spanish,  # the same for all countries, by agreement of their academies
    "fr-BE": lambda: _french("fr-BE", _NARROW, NBSP, NBSP),
    "fr-CA": lambda: _french("fr-CA", "", NBSP, NBSP),
    "fr-CH": lambda: _french("fr-CH", _NARROW, _NARROW, _NARROW),
    "fr-FR": lambda: _french("fr-FR", _NARROW, NBSP, NBSP),
}


@cache
def rules(tag: str) -> tuple[Rule, ...]:
    """Return the rules of a tag, in the order in which they apply."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return tuple(_COMMON)
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    territory = locale.territory or likely.rpartition("_")[2]
    own = _RULES.get(f"{locale.language}-{territory}") or _RULES.get(locale.language)
    return (*_COMMON, *([_APOSTROPHES, *own()] if own else []))
