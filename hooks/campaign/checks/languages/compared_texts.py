# SPDX-License-Identifier: MIT
"""Compare texts with their translations: sentences left as they are, numbers, names of persons."""

import re
from collections.abc import Iterable, Iterator, Sequence, Set
from decimal import Decimal
from difflib import SequenceMatcher
from typing import NamedTuple

from markdown_it.token import Token

from campaign.checks.languages.alignment import Unit
from campaign.checks.texts import Text
from campaign.checks.touched import two_sided
from campaign.model.pages import Page
from campaign.problems import Location, Problem
from campaign.source.directives import NOT_A_FIGURE
from campaign.source.inline_text import plain_text
from campaign.source.markdown_blocks import Block
from campaign.text.amounts import comparable_values, states
from campaign.text.languages import with_languages

_ENGLISH_WORDS = "the of and to for is that by this with are be was it from not have"
_ENGLISH = frozenset(_ENGLISH_WORDS.split())
"""Words of English sentences and names that French does not have."""
_IN_TITLES = _ENGLISH.union(["a", "all", "how", "in", "on", "our", "what", "who", "why", "your"])
_END = re.compile(r"(?<=[.!?…])\W*\s")
_SHORTEST = 5
_NO_TEXT = ("code", "html", "block", "slot", "table")
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


class ComparedText(NamedTuple):
    """A block's text, or that of a key in the front matter, and its lines in the file."""

    page: Page | Text
    first: int
    last: int
    text: str
    own: str
    """The text without titles of works and words that are marked as of another language."""
    has_figures: bool = True
    """Whether its numbers are compared: not in blocks with the class ``not-a-figure``."""
    is_title: bool = False

    def place(self, typed: str = "") -> Location:
        """Return the place of a part of the text; its start if it is not found."""
        return self.page.display_path, *self.page.find(typed, self.first, self.last)


def text_of(page: Page, block: Block) -> ComparedText:
    """Return the text of a block, with alternative texts, and markers as they are typed."""
    tokens = [] if block.kind in _NO_TEXT else [t for t in block.tokens if t.type != "code_inline"]
    text, own = (
        plain_text(each, lambda name: f"{{{{ {name} }}}}", images=True)
        for each in (tokens, _own(tokens, block.language))
    )
    kinds = NOT_A_FIGURE not in block.classes, block.kind == "heading"
    return ComparedText(page, block.line, block.end_line, text, own, *kinds)


def _own(tokens: list[Token], language: str | None) -> Iterator[Token]:
    depth = 0
    for token, own in with_languages(tokens, language):
        depth += token.nesting if token.tag == "em" else 0
        if not depth and own == "":
            yield token


def matter_text(page: Page, key: str) -> ComparedText:
    """Return the title or the description of a page."""
    line, _ = page.matter_source.position((key,))
    text = getattr(page.matter, key) or ""
    return ComparedText(page, line, line, text, text, not page.matter.not_figures, key == "title")


def untranslated(original: ComparedText, translation: ComparedText) -> Iterator[Problem]:
    """Report the first sentence of a translation that is also the original's."""
    ours = _END.split(original.own)
    for sentence in _END.split(translation.own):
        is_title = translation.is_title and _is_title(sentence)
        if sentence in ours and (is_title or _is_sentence(sentence)):
            start = " ".join(sentence.split()[:2])
            yield two_sided("untranslated", original.place(start), translation.place(start))
            return


def _is_title(text: str) -> bool:
    """Return whether a short title is in English, and not the name of something."""
    words = re.findall(r"[^\W\d_]+", text)
    has_english = any(word.casefold() in _IN_TITLES for word in words)
    return has_english and any(word.islower() and word not in _IN_TITLES for word in words)


def _is_sentence(text: str) -> bool:
    """Return whether a text needs a translation: it is not a name, the title of a work or address.

    English names have capitals; those of other languages may be long, and have no full stop.
    """
    words = [x for word in text.split() if (x := word.strip(".,;:!?…")).isalpha() and x.islower()]
    if _ENGLISH.intersection(words):
        is_name = len([word for word in words if word not in _ENGLISH and len(word) > 1]) < 2
    else:
        is_name = len(words) < 8 and not text.endswith((".", "!", "?", "…"))
    return len(words) >= _SHORTEST and not is_name


def compare_numbers(
    pairs: Iterable[tuple[ComparedText, ComparedText]], tags: Sequence[str]
) -> Iterator[Problem]:
    """Report the translations that have as many numbers in digits, but others.

    Numbers that have changed places between two texts are reported at the first of them.
    """
    seen: list[tuple[Set[object], Set[object]]] = []
    for pair in pairs:
        if pair[0].text == pair[1].text or not all(text.has_figures for text in pair):
            continue  # it is not translated yet, or translated freely
        only = _differences(pair, tags)
        values = only[0].keys(), only[1].keys()
        if len(values[0]) == len(values[1]) > 0 and values[::-1] not in seen:
            seen.append(values)
            typed, others = ([*each.values()] for each in only)
            places = pair[0].place(typed[0]), pair[1].place(others[0])
            yield two_sided(
                "parity_numbers", *places, numbers=(", ".join(typed), ", ".join(others))
            )


def _differences(
    pair: tuple[ComparedText, ComparedText], tags: Sequence[str]
) -> list[dict[object, str]]:
    """Return the values that only one text has, as it types them.

    « Section 3.1 » is not a number in French: what is typed alike in both texts is left out.
    """
    values = [comparable_values(text.text, tag) for text, tag in zip(pair, tags, strict=True)]
    return [
        {
            value: typed
            for value, typed in values[here].items()
            if value not in values[there]
            and not ("." in typed and typed in pair[there].text)
            and not (isinstance(value, Decimal) and states(pair[there].text, value, tags[there]))
        }
        for here, there in ((0, 1), (1, 0))
    ]


def compare_signatories(pairs: Sequence[tuple[Unit, Unit]]) -> Iterator[Problem]:
    """Report persons with another name in the translation; of another order, the first one.

    Names of organizations are translated, and so are titles.  Names that are not alike are one
    person's if at least half of the names are the same.  Messages do not repeat a name.
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
            yield two_sided("signatory_differs", *(unit.place() for unit in units))
