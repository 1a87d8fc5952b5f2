# SPDX-License-Identifier: MIT
"""Compare the terms of a text and of its translation with the glossary.

The build does not use this: a translation may say the same in other words.  A term of several words
hides the shorter ones in it: “human rights defender” is not “human rights”.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from campaign.checks.texts import STILL_IN
from campaign.model.campaign import Draft
from campaign.model.glossary import Entry, read_glossary
from campaign.problems import Problem

_WORD = re.compile(r"\w+")
_ENDINGS = ("", "s", "x", "e", "es")
"""What may follow a word of a term: plurals and feminines."""


def misuses(
    glossary: Sequence[Entry], original: str, text: str, languages: tuple[str, str]
) -> Iterator[tuple[Entry, str]]:
    """Yield the terms that a text lacks, and those of which it has a word to avoid, with that word.

    The text is in the second of ``languages``; ``original``, which it translates, in the first one.
    """
    first, second = languages
    glossary = [e for e in glossary if not any(map(STILL_IN.match, e.forms[second]))]
    words = _WORD.findall(text)
    terms = [form for entry in glossary for form in entry.forms[first]]
    used = set(_found(_WORD.findall(original), sorted(terms, key=len, reverse=True)))
    right = [form for entry in glossary for form in entry.forms[second]]
    wrong = {word: entry for entry in glossary for word in entry.avoid.get(second, ())}
    found = _found(words, sorted([*right, *wrong], key=len, reverse=True))
    avoided = [(wrong[x], x) for x in found if x in wrong and x not in right]
    for entry in glossary:
        is_said = any(_found(words, entry.forms[second])) or entry in [x for x, _ in avoided]
        if used.intersection(entry.forms[first]) and not is_said:
            yield entry, ""
    yield from avoided


def _found(words: Sequence[str], forms: Iterable[str]) -> Iterator[str]:
    """Yield the forms in a text, in order; the first one that fits hides the others."""
    split = [(form, _WORD.findall(form)) for form in forms]
    place = 0
    while place < len(words):
        for form, parts in split:
            here = words[place : place + len(parts)]
            if len(here) == len(parts) and all(map(_is_form, here, parts)):
                yield form
                place += len(parts)
                break
        else:
            place += 1


def _is_form(word: str, part: str) -> bool:
    if part.isupper() and len(part) > 1:  # “US” is not “us”
        return word in (part, f"{part}s")
    word, part = word.casefold(), part.casefold()
    return word.startswith(part) and word[len(part) :] in _ENDINGS


def check_glossary(draft: Draft) -> list[Problem]:
    """Report the mistakes in ``docs/glossary.yml``."""
    return read_glossary(draft.settings)[1]
