# SPDX-License-Identifier: MIT
"""The rules of typography of each language tag: quotes, apostrophes, non-breaking spaces.

Rules belong to a tag; a bare language has those of its likely country (CLDR, ``likelySubtags``).
A tag that is not in ``_RULES`` only has what is true of every language: a number stays with its
unit (BIPM, SI Brochure, 5.4.3).  The spaces are those of

- fr-CA: OQLF, « Espacement avant et après les signes de ponctuation »;
- fr-FR and fr-BE: Lexique des règles typographiques en usage à l'Imprimerie nationale;
- fr-CH: the Federal Chancellery's texts, with narrow spaces, « 8,1 % »;
- es: RAE and ASALE, Ortografía de la lengua española (2010).
"""

import re
from collections.abc import Callable
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global

NBSP = "\N{NO-BREAK SPACE}"
_NARROW = "\N{NARROW NO-BREAK SPACE}"
_SPACE = f"[ \t\n{NBSP}{_NARROW}\N{THIN SPACE}]"
# The symbols of units, as a regular expression.
UNITS = (
    r"[cdkmnµ]?m[²³23]?|[kmµ]?g|[kMG]?t|[cdhm]?[lL]|ha|h|min|s|°[CF]|[kMGT]?Wh?|[kMG]?Hz|[kMGT][oB]|dB|"
    r"[kM]?Pa|k?V|[kM]?J|ppm"
)
_SIGNS = "[kMG]?[$€£¥]|[¢‰]"
Rule = tuple[re.Pattern[str], str | Callable[[re.Match[str]], str]]  # what is replaced, and by what


def _rule(pattern: str, new: str | Callable[[re.Match[str]], str]) -> Rule:
    return re.compile(pattern), new


def _join(match: re.Match[str]) -> str:
    return re.sub(_SPACE, NBSP, match[0])


def _joined_to_number(words: str) -> Rule:
    return _rule(rf"(?<=\d){_SPACE}(?=(?:{words})(?!\w))", NBSP)


def _months(language: str) -> str:
    months = Locale(language).months["format"]
    names = {name for width in ("wide", "abbreviated") for name in months[width].values()}
    return "|".join(sorted(map(re.escape, names), reverse=True))


_COMMON = [
    _rule(rf"(?<=\d)({_SPACE}?)[º˚](?=[CF]\b)", r"\1°"),  # 20 ºC
    _joined_to_number(UNITS),
]
# Apostrophes inside a word or at the beginning of one: it’s, the class of ’08, rock ’n’ roll.
# U+02BC looks like one.
_APOSTROPHES = _rule(
    r"\u02bc|(?<=\w)'(?=\w)|'(?=\d\ds?(?!\w))|'(?=n'(?!\w))|(?<='n)'|(?<=’n)'", "’"
)
_NOT_ENCODED = r"(?![\dA-F]{2})"  # not %20, a space in an address


def _english() -> list[Rule]:
    months = _months("en")
    return [
        *_quoted("“", "”"),
        _rule(r"'(?=(?:[Tt]is|[Tt]was|til|em|n)(?![\w']))", "’"),  # ’tis
        *_quoted("‘", "’", "'"),
        _rule(rf"\b(?:{months}){_SPACE}\d{{1,2}}(?!\w)", _join),  # October 31
        _joined_to_number(rf"{_SIGNS}|(?:{months})|(?:m|b|tr)illions?"),
    ]


def _quoted(start: str, end: str, typed: str = '"', after: str = "") -> list[Rule]:
    """Return the rules for straight quotes, which open or close (marks of CLDR, ``delimiters``).

    One opens at the beginning, and after a space, an opening sign, a dash or a sign in ``after``;
    after a dash it closes if a space or a sign follows: "Never—" he said.
    """
    opening = rf"(?<![^\s(\[{{«“‘—–/¿¡{after}-]){typed}"
    broken_off = rf"(?<=[—–-]{typed})(?![^\s.,;:!?)\]])"
    return [_rule(f"{opening}(?!{broken_off})", start), _rule(typed, end)]


def _spanish() -> list[Rule]:
    months = _months("es")
    return [
        _rule(rf"(?<=[«¿¡]){_SPACE}+", ""),
        _rule(rf"(?<=\S){_SPACE}+(?=[»:;?!](?![\w/]))", ""),
        *_quoted("“", "”"),
        *_quoted("‘", "’", "'"),
        _rule(rf"(?<=\d){_SPACE}*%{_NOT_ENCODED}", f"{NBSP}%"),
        _rule(rf"\d{_SPACE}de{_SPACE}(?=(?:{months})(?!\w))", _join),  # 31 de octubre
        _joined_to_number(rf"{_SIGNS}|mil|mill[oó]n(?:es)?"),
    ]


def _french(tag: str, before_high: str, before_colon: str, inside: str) -> list[Rule]:
    """Return the rules with the spaces before ``; ! ?``, before the colon and inside « »."""
    group = str(Locale.parse(tag, sep="-").number_symbols["latn"]["group"])
    months = _months("fr")
    rules = [
        _rule(r"(?<=\w)'", "’"),
        _rule(r"(?<!<)<<(?!<)", "«"),
        _rule(r"(?<!>)>>(?!>)", "»"),
        *_quoted("«", "»", after="’"),
        _rule(rf"([«‹]){_SPACE}*", rf"\1{inside}"),
        _rule(rf"{_SPACE}*([»›])", rf"{inside}\1"),
        _rule(rf"(?<=[^\s:(\[]){_SPACE}*:(?=\s|$)", f"{before_colon}:"),  # not in 10:30
        _rule(rf"(?<=\S){_SPACE}+([;!?])(?!\w)", rf"{before_high}\1"),
        # 5%, 5$, 20°C
        _rule(rf"(?<=\d){_SPACE}*([%‰$€£¢]|°[CF]\b){_NOT_ENCODED}", rf"{NBSP}\1"),
        _rule(rf"(?<=\d){_SPACE}*([kMG]|Md){_SPACE}?([$€£])(?!\w)", rf"{NBSP}\1\2"),  # 5 M $
        _rule(r"(?<=\d)(?=(?:[kcm]m[²³23]?|kg)(?!\w))", NBSP),  # 5km
        _joined_to_number(rf"{_SIGNS}|{months}|mill(?:ion|iard|ier)s?"),
        _rule(rf"(?<=\b1er){_SPACE}(?=(?:{months})(?!\w))", NBSP),
        _rule(rf"(?:\b(?:n[°ºo]|nos|(?:pp?|art|chap|vol|fig)\.)|§){_SPACE}(?=\d)", _join),  # p. 12
        # 2,5 millions $, 5 $ US
        _rule(rf"\bmilli(?:on|ard)s?{_SPACE}(?=[$€£])|\${_SPACE}(?=(?:US|CA|CAN)\b)", _join),
        _rule(rf"\b(?:MM?\.|M(?:mes?|lles?|e)|Dre?){_SPACE}(?=[A-ZÀ-Ý])", _join),  # Mme Roy
        # 17h, 17h30, 17 h 30
        _rule(rf"(?<![\w.,/])(\d{{1,3}}){_SPACE}?h(?=[0-5]\d\b|[^\w/]|$)", rf"\1{NBSP}h"),
        _rule(rf"(?<=\d{NBSP}h){_SPACE}?(?=[0-5]\d\b)", NBSP),
        # 1 000 000
        _rule(
            rf"(?<!\d)\d{{1,3}}(?:{_SPACE}\d{{3}})+(?!\d)",
            lambda number: re.sub(_SPACE, group, number[0]),
        ),
    ]
    # Where no space is typed.
    high = _rule(r"(?<=[\w»›)\]}’”%$€°…])([;!?])(?!\w)", rf"{before_high}\1")
    return [*rules, high] if before_high else rules


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
def rules(tag: str) -> list[Rule]:
    """Return the rules of a tag, in the order in which they apply."""
    try:
        locale = Locale.parse(tag, sep="-")
    except (ValueError, UnknownLocaleError):
        return _COMMON
    likely = str(get_global("likely_subtags").get(locale.language, ""))
    territory = locale.territory or likely.rpartition("_")[2]
    own = _RULES.get(f"{locale.language}-{territory}") or _RULES.get(locale.language)
    return [*_COMMON, _APOSTROPHES, *own()] if own else _COMMON
