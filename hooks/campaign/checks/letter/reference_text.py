# SPDX-License-Identifier: MIT
"""Compare the pages of the letter with the text that was sent: word by word, in order.

White space is not significant; words, numbers and punctuation are.  Figures have the value in the
letter (``as_published``), and text added by the site (class ``editorial``) is skipped.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate, chain
from typing import NamedTuple

from campaign.checks.letter.page_words import Word, bare_words, page_words, with_signs
from campaign.checks.texts import BULLETS
from campaign.model.campaign import Campaign
from campaign.model.pages import Page
from campaign.model.settings import Settings
from campaign.problems import CampaignError, Problem, cut_between_words
from campaign.source.text_files import read_text
from campaign.text.typography import typographer

_RULE = re.compile(r"^[ \t]*_{3,}[ \t_]*$", re.MULTILINE)
"""Lines to sign on."""
_NOTE_NUMBER = re.compile(r"\[\d{1,3}\]|(?:^|(?<=[.,;:!?”\"»)]))[¹²³⁰⁴-⁹]+", re.MULTILINE)
_MARK = re.compile(rf"[{BULLETS}—*o-]|\(?(?:\d{{1,2}}|[a-z]|[ivx]+)[.)]")
"""What is before an item of a list in the letter; on the page, the list itself has it."""
_SHOWN = {"fidelity_changed": 32, "fidelity_added": 60, "fidelity_dropped": 80}
"""The most characters of a quotation in each message, which has at most 200 in all."""


class _Difference(NamedTuple):
    """What differs at a word of a page: the key of the message, and the words of both."""

    key: str
    word: Word
    letter: list[str]
    page: list[str]


def check_reference_text(draft: Campaign) -> Iterator[Problem]:
    """Report differences between the letter's pages and its reference text in each language."""
    for language, name in draft.settings.references.items():
        try:
            yield from _check_language(draft, language, name)
        except CampaignError as error:
            yield from error.problems


def _check_language(draft: Campaign, language: str, name: str) -> Iterator[Problem]:
    """Report the differences in a language; ``CampaignError`` if its reference cannot be used."""
    path = draft.settings.docs / name
    reference = read_text(path, draft.settings.display_path(path))
    if not reference.strip():
        yield Problem(draft.settings.display_path(path), 1, 1, "reference_empty")
        return
    tag = draft.settings.tag(language)
    pages = [page for page in draft.pages.in_language(language) if page.matter.document]
    published = {key: each.published_text(language, tag) for key, each in draft.figures.items()}
    typeset = typographer(tag)
    # Most words occur again.
    set_text = cache(lambda word: typeset(re.sub("[‐‑]", "-", word).replace("…", "...")))
    lines = _lines(_corrected(reference, language, draft.settings), pages)
    expected = [set_text(word.text) for line in lines for word in line]
    words = (page_words(page, lambda x: published.get(x, x), expected) for page in pages)
    found = with_signs(chain.from_iterable(words))
    actual = [set_text(word.text) for word in found]
    if not pages or expected == actual:
        return
    found.append(Word("", (pages[-1].display_path, max(len(pages[-1].lines), 1), 1)))
    different = list(_differences(expected, actual, found, {*accumulate(map(len, lines))}))
    # Of signatories, the first that differs is reported, without a name: the others may follow.
    for each in [each for each in different if each.word.signed][:1]:
        yield Problem(*each.word.place, "fidelity_signatory", {"reference": name})
    others = [each for each in different if not each.word.signed]
    yield from _problems(draft, others, found, published, name)


def _corrected(reference: str, language: str, settings: Settings) -> str:
    """Return the corrected reference text; ``CampaignError`` if a correction is not in it once."""
    text = "\n".join(" ".join(line.split()) for line in reference.split("\n"))
    problems = list[Problem]()
    for index, each in enumerate(settings.campaign.corrections):
        if (each.language or settings.reference_language) == language:
            sent = " ".join(each.sent.split())
            if (count := text.count(sent)) != 1:
                details = {"count": count, "reference": settings.references[language]}
                where = ("extra", "campaign", "corrections", index, "sent")
                key = "correction_misplaced"
                problems.append(settings.config.problem(where, key, sent=each.sent, **details))
            text = text.replace(sent, each.published)
    if problems:
        raise CampaignError(problems)
    return text


def _lines(letter: str, pages: list[Page]) -> list[list[Word]]:
    """Return the words of each line, without lines to sign on and what pages write otherwise."""
    tokens = (token for page in pages for block in page.blocks for token in block.tokens)
    if any(token.type == "footnote_ref" for token in tokens):  # which the pages number
        letter = _NOTE_NUMBER.sub("", letter)
    lines = _RULE.sub("", letter).split("\n")
    return [with_signs(Word(word) for word in line.split()) for line in lines]


def _differences(
    expected: list[str], actual: list[str], found: list[Word], openings: set[int]
) -> Iterator[_Difference]:
    """Yield the differences; ``openings`` are the indices of words that begin a paragraph.

    Words that have moved are reported where they are.
    """
    opcodes = SequenceMatcher(None, expected, actual, autojunk=False).get_opcodes()
    changes = [ends for tag, *ends in opcodes if tag != "equal"]
    added = [sorted(actual[k:m]) for i, j, k, m in changes if i == j]
    for i, j, k, m in changes:
        if i < j and k < m:  # a part of a figure such as “1.2 million” is shown as the figure
            while i and _continues(found, k):
                i, k = i - 1, k - 1
            while _continues(found, m):
                j, m = j + 1, m + 1
        letter, page = expected[i:j], actual[k:m]
        is_mark = i in openings and found[k].opens_item and _MARK.fullmatch(" ".join(letter))
        is_sign = found[k].signed and bare_words(letter) == bare_words(page)
        if is_sign or (is_mark and not page):
            continue
        if page:
            key = "fidelity_changed" if letter else "fidelity_added"
            yield _Difference(key, found[k], letter, page)
        elif sorted(letter) not in added:
            # If a paragraph's beginning is missing, report the next word, else the previous one.
            is_before = k > 0 and (i not in openings or found[k - 1].signed)
            yield _Difference("fidelity_dropped", found[k - is_before], letter, page)


def _continues(found: list[Word], n: int) -> bool:
    """Return whether a word is of the same figure as the one before."""
    return bool(found[n].figure) and found[n].place == found[n - 1].place


def _problems(
    draft: Campaign,
    different: list[_Difference],
    words: list[Word],
    published: Mapping[str, str],
    reference: str,
) -> Iterator[Problem]:
    """Report each difference; that of a figure once, in the data file.

    If the figure is right elsewhere, or the letter has another's text, it is the wrong figure.
    """
    wrong = {each.word.place for each in different}
    right = {word.figure for word in words if word.place not in wrong}
    texts = {name: _bare(text) for name, text in published.items()}
    reported: set[str] = set()
    for each in different:
        name = each.word.figure
        letter, page = " ".join(each.letter), " ".join(each.page)
        is_figure = letter and _bare(page) == texts.get(name)
        if not is_figure or name in right or _bare(letter) in texts.values():
            letter, page = (cut_between_words(x, _SHOWN[each.key]) for x in (letter, page))
            details = {"letter": letter, "page": page, "reference": reference}
            yield Problem(*each.word.place, each.key, details)
        elif name not in reported:
            reported.add(name)
            letter, page = letter.rstrip(".,;:"), page.rstrip(".,;:")
            details = {"name": name, "letter": letter, "page": page}
            place = ("figures", name, "as_published")
            yield draft.data.problem(place, "as_published_changed", **details)


def _bare(text: str) -> list[str]:
    return text.strip(" .,;:!?…()«»“”").split()
