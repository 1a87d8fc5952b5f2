# SPDX-License-Identifier: MIT
"""The numbers of a text that can be compared, without times, or amounts, and the units beside them.

What is not compared is replaced by as many spaces, so that places stay.
"""

import re
from functools import cache

from babel import Locale
from babel.dates import get_month_names

from campaign.text.markers import MARKER
from campaign.text.written_numbers import written_numbers

_CODE = re.compile(  # telephone numbers, and Canadian postal codes
    r"(?:\+?\d{1,3}[ .-])?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}\b|\b[A-Z]\d[A-Z] {0,2}\d[A-Z]\d\b"
)
# What each language writes in its own way.
_FREE = re.compile(
    r"\b\d{4}[-/]\d\d[-/]\d\d\b|\b\d{1,2}/\d{1,2}/\d{4}\b"
    r"|(?:\b\d{1,2}\s?(?:[–-]|to|and|or|à|et|ou|a|y|o)\s?)?"  # from 5 to 7 p.m.
    r"\b\d{1,2}\s?(?::\s?[0-5]\d\b(?![.,]\d)(?:\s?[ap]\.?\s?m\b)?|[ap]\.?\s?m\b|h(?:\s?\d{1,2})?\b)"
    r"|(?:(?<=años\s)|(?<=années\s))\d{2,4}(?:\s(?:et|ou|y|o)\s\d{2,4})?|\d*0['’]?s\b|['’]\d\d\b"
    r"|(?<=\d{3})[–/-]\d\d?\b(?![–/-])"  # the end of 2015–16
    r"|\d[\d.,]*\s?(?:[kKMBGT]|Md|bn|¢|cents?)(?!\w)"
    r"|\d+\s?(?:st|nd|rd|th|\.?er|re|ère|e|ème|ᵉ|ᵗʰ|o)\b|\d+\.?[ºª]"
)

_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_DAYS = rf"{_DAY}(?:(?:\s*[,–-]\s*|\s+(?:au|et|to|and|y|al|or|ou)\s+)(?:le\s+)?{_DAY})*"
_REFERENCES = (
    r"articles?|sections?|pages?|pp?\.|no\.?|n[°º]|bill|loi|chapters?|chapitres?|annexe?s?|"
    r"paragraphe?s?|figures?|tables?|tableaux?|art[ií]culos?|p[aá]ginas?|r[eé]solutions?|suite|"
    r"bureau|apt\.?|unit|box|postale|highway|autoroute|route|vol(?:\.|umes?)|volúmen(?:es)?|"
    r"tom[eo]s?|(?:t|ch|chap|col|fig|sec|par|para)\.|lines?|lignes?|columns?|colonnes?|alinéas?"
)
_NO_AMOUNT = (
    r"\b(?:1[89]|2[01])\d\d(?:[-–/]\d{2,4})*\b",
    r"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b|\b\d{1,3}(?:\.\d{1,3}){3}\b",
    r"^\d{1,2}(?:\.\d{1,2})+\.?\s+(?=[A-ZÀ-Ý](?:['’]|[a-zà-ÿ]))",
    r"\b\d+,? (?:rue|avenue|av\.|boul\.|boulevard|chemin|place|calle)(?!\w)",
    r"\b\d+ (?:[A-Z]\w+ ){1,3}(?:Street|St|Avenue|Ave|Road|Rd|Drive|Boulevard|Lane)\b",
    r"\b[A-Za-z]+[-‑–#]\d+\b|[#§¶]\s?\d+",
    rf"(?i:\b(?:{_REFERENCES})\s?)\d+(?:(?:[,–-]| and | et | to | à | y | a )\s?\d+)*",
)

_SPACE = r"(?:\s|&nbsp;|[*_])*"
_SIGN = r"[$€£]"
_UNITS = {
    "percent": r"%|per\s?cent\b|pour\s?cent\b|por\s?ciento\b",
    "money": rf"{_SIGN}|(?:de\s|d[’'])?(?:dollars?|dólar(?:es)?|pesos?|euros?)\b",
}


def comparable_values(text: str, tag: str) -> dict[object, str]:
    """Return what a text types as a number, figure, telephone number or postal code, by value."""
    found: dict[object, str] = {match["name"]: match[0] for match in MARKER.finditer(text)}
    found |= {re.sub(r"\W", "", match[0]): match[0] for match in _CODE.finditer(text)}
    text = _without(MARKER, _without(_CODE, text))
    text = re.sub("-(?=[a-z])", " ", _without(_FREE, text))  # $2-million
    text = re.sub(r"(?<=\w)[-:/#]", ";", text)  # each number of “C-58” and of “9/11” counts
    return found | {each.value: each.text for each in written_numbers(text, tag, strict=True)}


def only_amounts(text: str, tag: str) -> str:
    """Return a text with spaces instead of what has a number but states no amount."""
    if not re.search(r"\d", text):
        return text
    return _without(_no_amount(tag), _without(_FREE, _without(_CODE, text)))


def units_in(text: str) -> list[str]:
    """Return the kinds of the units in a text: ``percent``, ``money``."""
    return [kind for kind, unit in _UNITS.items() if re.search(unit, text)]


def unit_beside(before: str, after: str) -> tuple[str, str, str]:
    """Return the kind of the unit next to a number, and what is typed before and after it."""
    sign = re.search(_SIGN + _SPACE + "$", before)
    for kind, unit in _UNITS.items():
        word = re.match(rf"{_SPACE}(?:{unit})", after)
        left, right = sign[0] if sign and kind == "money" else "", word[0] if word else ""
        if left or right:
            return kind, left, right
    return "", "", ""


def _without(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


@cache
def _no_amount(tag: str) -> re.Pattern[str]:
    names = get_month_names("wide", locale=Locale.parse(tag, sep="-")).values()
    short = "|".join({name[:3] for name in names})  # “Sept.”, where CLDR has “Sep”
    months = rf"(?i:(?:{'|'.join(names)})\b|(?:{short})\w{{0,2}}\.)"
    dates = rf"\b{_DAYS}\s+(?:de\s+)?{months}", rf"\b{months}\s+{_DAYS}\b"
    return re.compile("|".join((*dates, *_NO_AMOUNT)))
